// Bytes → MIME tree (RFC 2045-2046): every entity with its header and the byte range of its body; bodies are not
// copied. Our own splitter instead of mailsplit: mailsplit fails the whole message at a limit, streams asynchronously
// and gives no offsets; here a limit degrades one entity with a problem and message/rfc822 stays byte-exact (F50).
// The work is at most depth times size of native search. A missing closing boundary ends with its range (F43).
// Knowingly not handled: message/partial, uuencoded files inside text.
import { limits } from '../mail/limits.ts';
import { firstField, headerRoom, readHeaderSection, type HeaderRoom } from './header-section.ts';
import { parseStructuredField } from './parameters.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RawEntity } from './raw-entity.ts';
import { signedContent } from './sealed-content.ts';
import { isTnefPart, tnefEntities } from './tnef-entities.ts';
import { decodeTransfer } from './transfer-encoding.ts';

export type { RawEntity };

/** RFC 2046 5.1.1 allows 70 characters; longer ones exist, but nothing needs more than this. */
const boundaryCharactersMax = 250;

const mediaTypePattern = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/;

function mediaTypeOf(body: string | null, value: string, insideDigest: boolean): { mediaType: string; malformed: boolean } {
  if (body === null || body.trim() === '') return { mediaType: insideDigest ? 'message/rfc822' : 'text/plain', malformed: false };
  const unblanked = value.replaceAll(/\s+/g, '');
  if (mediaTypePattern.test(unblanked)) return { mediaType: unblanked, malformed: false };
  // Whatever subtype it tries to say, a multipart is read as RFC 2046 5.1.7 asks: like mixed.
  if (unblanked.startsWith('multipart/')) return { mediaType: 'multipart/mixed', malformed: true };
  // `Content-Type: text` is what mailers before MIME wrote.
  if (value === 'text') return { mediaType: 'text/plain', malformed: false };
  return { mediaType: 'application/octet-stream', malformed: true };
}

/** Whether the type embeds a message of its own (RFC 2046 5.2.1, RFC 6532 3.7). */
export function embedsMessage(mediaType: string): boolean {
  return mediaType === 'message/rfc822' || mediaType === 'message/global';
}

/** S/MIME that hides its content from other readers (RFC 8551 3.2). */
export function isSealed(mediaType: string): boolean {
  return mediaType === 'application/pkcs7-mime' || mediaType === 'application/x-pkcs7-mime';
}

/** What one walk over a message shares: the number of entities is bounded over the whole tree. */
interface Walk {
  readonly problems: ProblemLog;
  readonly room: HeaderRoom;
  entityCount: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Delimiter lines of one boundary in [start, end) as part ranges (RFC 2046 5.1.1). Parts that follow a closing
 * delimiter count too: a nested multipart that reuses the boundary of its parent must not hide the parent's rest.
 */
function partRanges(source: Buffer, start: number, end: number, boundary: string, partsMax: number): Range[] {
  const needle = Buffer.from(`--${boundary}`, 'latin1');
  const ranges: Range[] = [];
  let open = -1;
  let at = source.indexOf(needle, start);
  while (at >= 0 && at < end) {
    const newline = source.indexOf(0x0a, at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const tail = source.toString('latin1', at + needle.length, Math.min(lineEnd, at + needle.length + 200)).trim();
    const startsLine = at === start || source[at - 1] === 0x0a;
    if (startsLine && (tail === '' || tail === '--')) {
      if (open >= 0) ranges.push({ start: open, end: withoutLineEnd(source, open, at) });
      if (ranges.length > partsMax) return ranges;
      open = tail === '' ? Math.min(lineEnd + 1, end) : -1;
    }
    at = source.indexOf(needle, Math.max(at + needle.length, lineEnd));
  }
  if (open >= 0) ranges.push({ start: open, end });
  return ranges;
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1). */
function withoutLineEnd(source: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && source[end - 1] === 0x0a) end--;
  if (end > start && source[end - 1] === 0x0d) end--;
  return end;
}

/** A boundary that the header lost: the first `--x` line of the body that a MIME field follows. */
function sniffBoundary(source: Buffer, start: number, end: number): string | null {
  const head = source.toString('latin1', start, Math.min(end, start + 4096));
  return /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?:Content-|MIME-)[\w-]+[ \t]*:/i.exec(head)?.[1] ?? null;
}

function childPath(parent: string, number: number): string {
  const prefix = parent === '0' ? '' : parent.endsWith('.0') ? parent.slice(0, -1) : parent === '' ? '' : `${parent}.`;
  return `${prefix}${number}`;
}

/** Below a message/rfc822: there a missing body is normal, bounces return headers only. */
function isEmbedded(path: string): boolean {
  return path.split('.').includes('0');
}

interface Place {
  readonly source: Buffer;
  readonly range: Range;
  readonly path: string;
  readonly depth: number;
  readonly insideDigest: boolean;
}

function readEntity(walk: Walk, place: Place): RawEntity {
  walk.entityCount++;
  const { source, range, path } = place;
  const { headers, bodyStart } = readHeaderSection(source, range.start, range.end, walk.room, walk.problems);
  const typeBody = firstField(headers, 'content-type');
  const contentType = parseStructuredField(typeBody ?? '', walk.problems);
  const { mediaType, malformed } = mediaTypeOf(typeBody, contentType.value, place.insideDigest);
  if (malformed) walk.problems.add('content-type-malformed', typeBody ?? '', false);
  const dispositionBody = firstField(headers, 'content-disposition');
  const disposition = dispositionBody === null ? null : parseStructuredField(dispositionBody, walk.problems);
  const transferEncoding = firstField(headers, 'content-transfer-encoding') ?? '';
  const childless = { path, headers, contentType, mediaType, malformed, disposition, transferEncoding, source, bodyStart, bodyEnd: range.end, children: [] };
  return { ...childless, children: readChildren(walk, childless, place) };
}

function readChildren(walk: Walk, entity: RawEntity, place: Place): RawEntity[] {
  const multipart = entity.mediaType.startsWith('multipart/');
  const tnef = !multipart && isTnefPart(entity);
  if (!multipart && !embedsMessage(entity.mediaType) && !isSealed(entity.mediaType) && !tnef) return [];
  if (place.depth >= limits.mimeDepthMax) {
    walk.problems.add('mime-too-deep', `parts nested deeper than ${limits.mimeDepthMax} were not opened`, true);
    return [];
  }
  if (multipart) return readParts(walk, entity, place);
  if (tnef) return readTnefParts(walk, entity, place);
  return isSealed(entity.mediaType) ? readSealed(walk, entity, place) : readEmbedded(walk, entity, place);
}

function readParts(walk: Walk, entity: RawEntity, place: Place): RawEntity[] {
  const { source, bodyStart: start, bodyEnd: end } = entity;
  const declared = entity.contentType.parameters.get('boundary') ?? '';
  let ranges = declared === '' || declared.length > boundaryCharactersMax ? [] : partRanges(source, start, end, declared, limits.mimePartsMax);
  if (ranges.length === 0 && end > start) {
    // The declared boundary is nowhere: relays rewrite headers and forget the body.
    const boundary = sniffBoundary(source, start, end);
    ranges = boundary === null ? [] : partRanges(source, start, end, boundary, limits.mimePartsMax);
    walk.problems.add('boundary-missing', boundary === null ? 'no part of the multipart was found' : 'the boundary was guessed from the body', boundary === null && !isEmbedded(entity.path));
  }
  const children: RawEntity[] = [];
  for (const range of ranges) {
    if (walk.entityCount >= limits.mimePartsMax) {
      walk.problems.add('too-many-parts', `only the first ${limits.mimePartsMax} parts were read`, true);
      break;
    }
    const path = childPath(entity.path, children.length + 1);
    children.push(readEntity(walk, { source, range, path, depth: place.depth + 1, insideDigest: entity.mediaType === 'multipart/digest' }));
  }
  return children;
}

function readEmbedded(walk: Walk, entity: RawEntity, place: Place): RawEntity[] {
  if (walk.entityCount >= limits.mimePartsMax) return [];
  const path = entity.path === '' ? '0' : `${entity.path}.0`;
  const range = { start: entity.bodyStart, end: entity.bodyEnd };
  const body = entity.source.subarray(range.start, range.end);
  const decoded = decodeTransfer(body, entity.transferEncoding);
  if (decoded === body) return [readEntity(walk, { source: entity.source, range, path, depth: place.depth + 1, insideDigest: false })];
  // RFC 2046 5.2.1 forbids an encoding here and gateways use it all the same. Once is enough: each level is a copy.
  if (isEmbedded(place.path)) {
    walk.problems.add('mime-too-deep', 'an encoded message inside an embedded message was not opened', false);
    return [];
  }
  return [readEntity(walk, { source: decoded, range: { start: 0, end: decoded.length }, path, depth: place.depth + 1, insideDigest: false })];
}

/** The content of an opaque signature, under the same path as an embedded message. */
function readSealed(walk: Walk, entity: RawEntity, place: Place): RawEntity[] {
  if (walk.entityCount >= limits.mimePartsMax || isEmbedded(place.path)) return [];
  const content = signedContent(entityBytes(entity));
  if (content === null || content.length === 0) return [];
  return [readEntity(walk, { source: content, range: { start: 0, end: content.length }, path: entity.path === '' ? '0' : `${entity.path}.0`, depth: place.depth + 1, insideDigest: false })];
}

/** What lies in a winmail.dat; of one inside another, or inside an embedded message, nothing: each level is a copy. */
function readTnefParts(walk: Walk, entity: RawEntity, place: Place): RawEntity[] {
  const room = limits.mimePartsMax - walk.entityCount;
  if (room <= 0 || isEmbedded(place.path)) return [];
  const parts = tnefEntities(entityBytes(entity), entity.path, room);
  walk.entityCount += parts.length;
  return parts;
}

/** A message written with bare CR (old Macs) has no line this parser could see. */
function withLineFeeds(bytes: Buffer): Buffer {
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(0x0d); at >= 0; at = copy.indexOf(0x0d, at + 1)) copy[at] = 0x0a;
  return copy;
}

/** Mailbox formats and scripts leave empty lines before a message; the header follows them, else they are the header. */
function leadingBlankLines(source: Buffer): number {
  let start = 0;
  while (start < 64 && (source[start] === 0x0a || source[start] === 0x0d)) start++;
  return start > 0 && /^[\x21-\x39\x3b-\x7e]{1,80}:/.test(source.toString('latin1', start, start + 100)) ? start : 0;
}

/** The MIME tree of one whole message. Problems: see the codes above; never throws on any bytes. */
export function splitEntities(bytes: Uint8Array, problems: ProblemLog): RawEntity {
  const source = withLineFeeds(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const start = leadingBlankLines(source);
  return readEntity({ problems, room: headerRoom(), entityCount: 0 }, { source, range: { start, end: source.length }, path: '', depth: 0, insideDigest: false });
}

/** Decoded bytes of one entity's body; byte-exact for message/rfc822 that was not encoded. */
export function entityBytes(entity: RawEntity): Buffer {
  return decodeTransfer(entity.source.subarray(entity.bodyStart, entity.bodyEnd), entity.transferEncoding);
}
