// Which entities are the body a person wrote and which are attachments (H-09), decided from the structure alone:
// multipart/alternative chooses, related and signed have a first part, mixed continues the body around attachments
// (Apple Mail), a text part with a file name or `attachment` is an attachment, message/rfc822 always is.
import { isSealed, type RawEntity } from './split-entities.ts';
import { isTnefPart } from './tnef-entities.ts';

/** One stretch of the body with its two alternatives; several follow each other in multipart/mixed. */
export interface BodySegment {
  readonly plain: RawEntity | null;
  readonly html: RawEntity | null;
}

export interface BodyParts {
  readonly segments: readonly BodySegment[];
  readonly attachments: readonly RawEntity[];
  /** Paths of attachments that are companions inside multipart/related. */
  readonly relatedPaths: ReadonlySet<string>;
}

interface Collected {
  readonly segments: BodySegment[];
  /** Text inside a winmail.dat: mostly what the mail says outside of it as well. */
  readonly tnefTexts: RawEntity[];
  readonly attachments: RawEntity[];
  readonly relatedPaths: Set<string>;
}

/** Types that are read as plain text when nothing says they are a file. */
const plainTypes = new Set(['text/plain', 'text/markdown', 'text/enriched', 'text/richtext', 'text/x-amp-plain']);
const htmlTypes = new Set(['text/html', 'application/xhtml+xml']);

function hasFileName(entity: RawEntity): boolean {
  return (entity.disposition?.parameters.get('filename') ?? entity.contentType.parameters.get('name') ?? '') !== '';
}

/** Text that stands for itself. The root may carry a name: some scanners and faxes name their only part. */
function isBodyText(entity: RawEntity): boolean {
  if (entity.disposition?.value === 'attachment') return false;
  return entity.path === '' || !hasFileName(entity);
}

function collect(entity: RawEntity, into: Collected): void {
  if (entity.mediaType.startsWith('multipart/') && entity.children.length > 0) {
    collectMultipart(entity, into);
    return;
  }
  if (entity.children.length > 0 && isTnefPart(entity)) {
    // What was taken out of it stands for it.
    for (const child of entity.children) {
      if (child.disposition === null) into.tnefTexts.push(child);
      else into.attachments.push(child);
    }
    return;
  }
  const [sealed] = isSealed(entity.mediaType) ? entity.children : [];
  // The content of an opaque signature is the body; the signature stays beside it as evidence.
  if (sealed !== undefined) collect(sealed, into);
  if (isBodyText(entity)) {
    if (htmlTypes.has(entity.mediaType)) {
      addHtml(entity, into);
      return;
    }
    // A multipart without any part, and a type nobody can read (RFC 2045 5.2), are text when they are the whole mail.
    const fallback = entity.path === '' && (entity.malformed || entity.mediaType.startsWith('multipart/'));
    if (plainTypes.has(entity.mediaType) || fallback) {
      into.segments.push({ plain: entity, html: null });
      return;
    }
  }
  // A multipart that turned out to hold nothing is nobody's attachment.
  if (entity.mediaType.startsWith('multipart/') && entity.bodyEnd <= entity.bodyStart) return;
  into.attachments.push(entity);
}

/** HTML right after a lone plain text is its alternative: old mailers wrote multipart/mixed for both. */
function addHtml(entity: RawEntity, into: Collected): void {
  const last = into.segments.at(-1);
  const sibling = last?.plain ?? null;
  if (last !== undefined && sibling !== null && last.html === null && follows(sibling.path, entity.path)) into.segments[into.segments.length - 1] = { plain: sibling, html: entity };
  else into.segments.push({ plain: null, html: entity });
}

function follows(earlier: string, later: string): boolean {
  const cut = earlier.lastIndexOf('.') + 1;
  return later === `${earlier.slice(0, cut)}${Number(earlier.slice(cut)) + 1}`;
}

function collectMultipart(entity: RawEntity, into: Collected): void {
  switch (entity.mediaType) {
    case 'multipart/alternative':
      collectAlternative(entity, into);
      return;
    case 'multipart/related':
      collectRelated(entity, into);
      return;
    default:
      for (const child of entity.children) collect(child, into);
  }
}

/** RFC 2046 5.1.4: the same content several times. The last HTML and the last plain text are the richest ones. */
function collectAlternative(entity: RawEntity, into: Collected): void {
  let segments: BodySegment[] = [];
  for (const child of entity.children) {
    const part: Collected = { ...into, segments: [] };
    collect(child, part);
    segments = mergeAlternatives(segments, part.segments);
  }
  into.segments.push(...segments);
}

function mergeAlternatives(before: readonly BodySegment[], next: readonly BodySegment[]): BodySegment[] {
  if (before.length === 0 || next.length === 0) return [...before, ...next];
  const plains = [...before, ...next].filter((segment) => segment.plain !== null);
  const htmls = [...before, ...next].filter((segment) => segment.html !== null);
  const merged: BodySegment[] = [];
  // One text beside an HTML that attachments cut into pieces: the text belongs to the first piece, the others have none.
  for (let index = 0; index < Math.max(plains.length, htmls.length); index++) merged.push({ plain: plains[index]?.plain ?? null, html: htmls[index]?.html ?? null });
  return merged;
}

/** RFC 2387: the root (the `start` parameter, else the first part) is the document, the others its pictures. */
function collectRelated(entity: RawEntity, into: Collected): void {
  const start = entity.contentType.parameters.get('start')?.replaceAll(/[<>\s]/g, '');
  const root = entity.children.find((child) => start !== undefined && start !== '' && contentIdOf(child) === start) ?? entity.children[0];
  for (const child of entity.children) {
    if (child === root) {
      collect(child, into);
      continue;
    }
    const before = into.attachments.length;
    collect(child, into);
    for (const attachment of into.attachments.slice(before)) into.relatedPaths.add(attachment.path);
  }
}

/** Content-ID (RFC 2045 7) without brackets, null when absent. */
export function contentIdOf(entity: RawEntity): string | null {
  const body = entity.headers.find((field) => field.name.toLowerCase() === 'content-id')?.body.replaceAll(/[<>\s]/g, '') ?? '';
  return body === '' ? null : body;
}

/** A mail that has no other text: gateways give their only text part a file name and still mean it to be read. */
function takeNamedText(into: Collected): void {
  const [first] = into.attachments;
  if (first === undefined || first.disposition?.value === 'attachment') return;
  if (!plainTypes.has(first.mediaType) && !htmlTypes.has(first.mediaType)) return;
  into.attachments.shift();
  into.segments.push(htmlTypes.has(first.mediaType) ? { plain: null, html: first } : { plain: first, html: null });
}

/** Nothing but a line end, which is what Outlook leaves beside a winmail.dat that holds the mail. */
function isBlank({ plain, html }: BodySegment): boolean {
  return html === null && (plain === null || plain.source.toString('latin1', plain.bodyStart, Math.min(plain.bodyEnd, plain.bodyStart + 100)).trim() === '');
}

function takeTnefText(into: Collected): void {
  for (const text of into.tnefTexts) into.segments.push(htmlTypes.has(text.mediaType) ? { plain: null, html: text } : { plain: text, html: null });
}

/** Body segments and attachments of a whole message, in the order they stand. */
export function findBodyParts(root: RawEntity): BodyParts {
  const collected: Collected = { segments: [], tnefTexts: [], attachments: [], relatedPaths: new Set() };
  collect(root, collected);
  if (collected.segments.every(isBlank)) takeTnefText(collected);
  if (collected.segments.length === 0) takeNamedText(collected);
  return collected;
}
