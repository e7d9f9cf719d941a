// Raw bytes of a mail → ParsedMessage. Reads the MIME structure, decodes header and body, lists attachments. Never
// throws on any bytes and never interprets: who wrote and what it means is recognise/'s work. Synchronous and bounded
// by mail/limits.ts; run it in the parser pool, because bounded is not the same as quick.
import { createHash } from 'node:crypto';
import { limits } from '../mail/limits.ts';
import { contentIdOf, findBodyParts, type BodyParts } from './body-parts.ts';
import { readBodyText, type BodyText } from './body-text.ts';
import { decodeCharset } from './charset.ts';
import { cutText } from './cut-text.ts';
import { fileNameOf } from './file-name.ts';
import { readHeaderValues } from './header-values.ts';
import { minimalMessage } from './minimal-message.ts';
import type { Attachment, Entity, ParsedMessage } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';
import { isTnefPart } from './tnef-entities.ts';
import { embedsMessage, entityBytes, isSealed, splitEntities, type RawEntity } from './split-entities.ts';

/** Parts that recognise/ reads beside the text (RFC 3464, 3798, 5965, 6533). */
const reportTypes = new Set(['message/delivery-status', 'message/global-delivery-status', 'text/rfc822-headers', 'message/global-headers', 'message/disposition-notification', 'message/feedback-report', 'message/rfc822', 'message/global']);

/** Decoded once per entity: sizes, hashes, text and reports all ask. Dropped with the parse. */
function decodeOnce(): (entity: RawEntity) => Buffer {
  const decoded = new Map<RawEntity, Buffer>();
  return (entity) => {
    let bytes = decoded.get(entity);
    if (bytes === undefined) {
      bytes = entityBytes(entity);
      decoded.set(entity, bytes);
    }
    return bytes;
  };
}

function toEntity(raw: RawEntity, decoded: (entity: RawEntity) => Buffer, problems: ProblemLog): Entity {
  const charset = raw.contentType.parameters.get('charset') ?? '';
  return {
    path: raw.path,
    mediaType: raw.mediaType,
    charset: charset === '' ? null : charset.toLowerCase(),
    disposition: raw.disposition === null || raw.disposition.value === '' ? null : raw.disposition.value,
    fileName: fileNameOf(raw, problems),
    contentId: contentIdOf(raw),
    sizeBytes: raw.mediaType.startsWith('multipart/') ? 0 : decoded(raw).length,
    headers: raw.headers,
    children: raw.children.map((child) => toEntity(child, decoded, problems)),
  };
}

function toAttachment(raw: RawEntity, parts: BodyParts, body: BodyText, bytes: Buffer, problems: ProblemLog): Attachment {
  const contentId = contentIdOf(raw);
  const name = fileNameOf(raw, problems) ?? '';
  const shown = contentId !== null && body.shownContentIds.has(contentId);
  return {
    path: raw.path,
    name,
    mediaType: raw.mediaType,
    sizeBytes: bytes.length,
    contentId,
    inline: shown || (parts.relatedPaths.has(raw.path) && name === ''),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Report parts anywhere outside embedded messages, each cut at the text limit before decoding. */
function collectReports(raw: RawEntity, decoded: (entity: RawEntity) => Buffer, problems: ProblemLog): { path: string; mediaType: string; text: string }[] {
  if (!reportTypes.has(raw.mediaType)) return raw.children.flatMap((child) => (embedsMessage(raw.mediaType) ? [] : collectReports(child, decoded, problems)));
  const bytes = decoded(raw).subarray(0, limits.textBytesMax);
  return [{ path: raw.path, mediaType: raw.mediaType, text: decodeCharset(bytes, raw.contentType.parameters.get('charset') ?? null, problems) }];
}

/** The first reports up to this much text: the result crosses a thread, and no report needs its hundredth mail. */
const reportsTextMax = 8 * limits.textBytesMax;

function boundedReports(reports: ParsedMessage['reports'], problems: ProblemLog): ParsedMessage['reports'] {
  let room = reportsTextMax;
  return reports.map((report) => {
    const text = cutText(report.text, room);
    if (text.length < report.text.length) problems.add('reports-too-long', `embedded messages and reports beyond ${reportsTextMax} characters were left out`, false);
    room -= text.length;
    return { ...report, text };
  });
}

function noteUnreadable(parts: readonly RawEntity[], problems: ProblemLog): void {
  for (const part of parts) {
    const { mediaType } = part;
    if (isTnefPart(part)) problems.add('tnef', 'body and files may be inside winmail.dat, which could not be read', true);
    if ((isSealed(mediaType) && part.children.length === 0) || mediaType === 'application/pgp-encrypted') problems.add('encrypted', 'the content is encrypted or sealed and was not opened', true);
  }
}

function parse(bytes: Uint8Array): ParsedMessage {
  const problems = new ProblemLog();
  const raw = splitEntities(bytes, problems);
  const decoded = decodeOnce();
  const parts = findBodyParts(raw);
  const body = readBodyText(parts.segments, decoded, problems);
  const attachments = parts.attachments.map((part) => toAttachment(part, parts, body, decoded(part), problems));
  noteUnreadable(parts.attachments, problems);
  if (body.lines.some((line) => line.text.startsWith('-----BEGIN PGP MESSAGE-----'))) problems.add('encrypted', 'the text is encrypted with PGP and was not opened', true);
  return {
    ...readHeaderValues(raw.headers, problems),
    root: toEntity(raw, decoded, problems),
    plain: body.plain,
    html: body.html,
    lines: body.lines,
    attachments,
    reports: boundedReports(collectReports(raw, decoded, problems), problems),
    sizeBytes: bytes.byteLength,
    problems: problems.list,
  };
}

/** Parses one whole message. Any bytes give a message; what could not be read is in its problems. */
export function parseMessage(bytes: Uint8Array): ParsedMessage {
  try {
    return parse(bytes);
  } catch (fault) {
    // A fault of this parser must not lose the mail: header and raw bytes go on, and a person sees the problem.
    return minimalMessage(bytes, { code: 'parser-fault', detail: fault instanceof Error ? fault.message : String(fault), severe: true });
  }
}
