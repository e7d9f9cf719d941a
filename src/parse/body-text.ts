// The chosen body segments → readable lines of the text/plain and of the HTML alternative, and which of them a person
// reads. Bytes are cut at the limits before anything is decoded to text.
import { limits } from '../mail/limits.ts';
import type { BodySegment } from './body-parts.ts';
import { decodeCharset } from './charset.ts';
import { htmlLines } from './html-lines.ts';
import type { BodyLine } from './parsed-message.ts';
import { plainLines } from './plain-lines.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RawEntity } from './split-entities.ts';

export interface BodyText {
  readonly plain: readonly BodyLine[] | null;
  readonly html: readonly BodyLine[] | null;
  /** See `ParsedMessage.lines`. */
  readonly lines: readonly BodyLine[];
  /** Content-IDs that the HTML shows (`cid:` URLs, RFC 2392). */
  readonly shownContentIds: ReadonlySet<string>;
}

/** Decoded bytes of an entity; given by the caller, who needs them for sizes too. */
export type DecodedBytes = (entity: RawEntity) => Buffer;

/** Shorter than this and pointing to HTML, a text part is a stub; a person who mentions HTML writes the same in both. */
const stubCharactersMax = 400;

/** Charset of HTML that only says it inside itself. */
function metaCharset(bytes: Buffer): string | null {
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? null;
}

/** A cut in the middle of a UTF-8 character would make the whole text look damaged. */
function characterEnd(bytes: Buffer, max: number): number {
  let end = Math.min(max, bytes.length);
  for (let step = 0; step < 3 && end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80; step++) end--;
  return end;
}

function segmentText(entity: RawEntity, bytes: Buffer, bytesMax: number, problems: ProblemLog): string {
  const html = entity.mediaType !== 'text/plain' && entity.mediaType.includes('html');
  const declared = entity.contentType.parameters.get('charset') ?? '';
  if (bytes.length > bytesMax) problems.add(html ? 'html-too-long' : 'text-too-long', `only the first ${bytesMax} bytes of a body part were read`, true);
  const cut = bytes.subarray(0, characterEnd(bytes, bytesMax));
  return decodeCharset(cut, declared !== '' ? declared : html ? metaCharset(bytes) : null, problems);
}

function plainOf(entity: RawEntity, bytes: Buffer, problems: ProblemLog): BodyLine[] {
  const { parameters } = entity.contentType;
  // Enriched text (RFC 1896) is plain text with marks that a reader of plain text is meant to endure.
  const flowed = entity.mediaType === 'text/plain' && parameters.get('format')?.toLowerCase() === 'flowed';
  return plainLines(segmentText(entity, bytes, limits.textBytesMax, problems), { flowed, delSp: parameters.get('delsp')?.toLowerCase() === 'yes' }, problems);
}

/** The first `textLinesMax` lines of several segments, an empty line between them. */
function joined(pieces: readonly (readonly BodyLine[])[], problems: ProblemLog): BodyLine[] {
  const lines: BodyLine[] = [];
  let characters = 0;
  for (const piece of pieces) {
    if (lines.length > 0 && piece.length > 0) lines.push({ text: '' });
    for (const line of piece) {
      characters += line.text.length + 1;
      if (lines.length >= limits.textLinesMax || characters > limits.textBytesMax) {
        problems.add('text-too-long', `text beyond ${limits.textLinesMax} lines or ${limits.textBytesMax} characters was left out`, true);
        return lines;
      }
      lines.push(line);
    }
  }
  return lines;
}

function letters(lines: readonly BodyLine[]): string {
  return lines.map((line) => line.text).join('').replaceAll(/\s+/g, '');
}

/** An empty text part, or one that only tells to look at the HTML. Words differ by language, "HTML" does not. */
function isStub(plain: readonly BodyLine[], html: readonly BodyLine[]): boolean {
  const text = letters(plain);
  if (text === '') return true;
  if (text.length > stubCharactersMax || !/html/i.test(text)) return false;
  const full = letters(html);
  return full.length > 0 && !full.includes(text);
}

/** Lines of all segments under the limits; never throws. */
export function readBodyText(segments: readonly BodySegment[], decoded: DecodedBytes, problems: ProblemLog): BodyText {
  const plains: BodyLine[][] = [];
  const htmls: BodyLine[][] = [];
  const shownContentIds = new Set<string>();
  let room = limits.htmlBytesMax;
  for (const { plain, html } of segments) {
    const plainPiece = plain === null ? null : plainOf(plain, decoded(plain), problems);
    let htmlPiece: BodyLine[] | null = null;
    if (html !== null) {
      const source = segmentText(html, decoded(html), room, problems);
      room = Math.max(0, room - source.length);
      for (const match of source.matchAll(/\bcid:([^"'\s<>)]{1,250})/gi)) shownContentIds.add(unescaped(match[1] as string));
      htmlPiece = htmlLines(source, problems);
    }
    // A stretch that exists in one form only (a footer, the text after an attachment) belongs to both readings.
    plains.push(plainPiece ?? htmlPiece ?? []);
    htmls.push(htmlPiece ?? plainPiece ?? []);
  }
  const plain = segments.some((segment) => segment.plain !== null) ? joined(plains, problems) : null;
  const html = segments.some((segment) => segment.html !== null) ? joined(htmls, problems) : null;
  const lines = plain === null ? (html ?? []) : html !== null && html.length > 0 && isStub(plain, html) ? html : plain;
  return { plain, html, lines, shownContentIds };
}

/** `%xx` of a cid: URL (RFC 2392 2); a broken escape stays as it is. */
function unescaped(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
