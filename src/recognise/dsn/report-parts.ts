// Which parts of the MIME tree belong to the mail itself as a report (RFC 6522): a bounce that somebody forwards as an
// attached message has the same parts one level deeper, and there they prove nothing. In comes the mail, out come the
// texts of its own report parts.
import type { Entity, ParsedMessage } from '../../parse/parsed-message.ts';
import { fieldBody } from '../header-fields.ts';

/** RFC 3464, and RFC 6533 for internationalised addresses. */
const statusMediaTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);

/** Texts of the delivery-status parts of this mail, not of mails attached to it. */
export function deliveryStatusTexts(mail: ParsedMessage): string[] {
  const paths = new Set(ownEntities(mail.root).filter((entity) => statusMediaTypes.has(entity.mediaType)).map((entity) => entity.path));
  return mail.reports.filter((report) => statusMediaTypes.has(report.mediaType) && paths.has(report.path)).map((report) => report.text);
}

/** `report-type` of a multipart/report (RFC 6522 3), '' when it has none; null when the mail is no multipart/report. */
export function reportType(mail: ParsedMessage): string | null {
  const types = new Set(ownEntities(mail.root).map((entity) => entity.mediaType));
  if (types.has('message/feedback-report')) return 'feedback-report';
  if (types.has('message/disposition-notification')) return 'disposition-notification';
  if (mail.root.mediaType !== 'multipart/report') return null;
  const stated = /report-type\s*=\s*"?([A-Za-z-]+)/i.exec(fieldBody(mail.headers, 'Content-Type') ?? '');
  return (stated?.[1] ?? '').toLowerCase();
}

/** The tree without what lies inside attached messages. Depth and count are bounded by parse/. */
function ownEntities(root: Entity): Entity[] {
  const found: Entity[] = [root];
  for (const entity of found) {
    if (!entity.mediaType.startsWith('message/')) found.push(...entity.children);
  }
  return found;
}
