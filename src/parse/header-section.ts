// One header section of an entity (RFC 5322 2.2, RFC 2045 3): bytes → unfolded fields in order, bodies not yet
// decoded from RFC 2047. Tolerates mbox `From ` lines, `>From `, blanks before the colon, junk lines between fields,
// a missing blank line before the body, raw 8-bit bytes. Bounded by fields and bytes; always makes progress.
import { limits } from '../mail/limits.ts';
import { decodeCharset } from './charset.ts';
import type { HeaderField } from './parsed-message.ts';
import type { ProblemLog } from './problem-log.ts';

/** RFC 5322 3.6.8 ftext, with the blanks before the colon that 4.5 (obsolete syntax) allows. */
const fieldStart = /^([\x21-\x39\x3b-\x7e]{1,200})[ \t]*:/;

/** What is left for the headers of all entities of one message; it shrinks while they are read. */
export interface HeaderRoom {
  bytes: number;
  fields: number;
}

/**
 * Room for a whole message: the header limits of one section would allow a thousand parts a thousand fields each, and
 * the result has to cross a thread. A digest of 500 mails with 30 fields each fits.
 */
export function headerRoom(): HeaderRoom {
  return { bytes: 10 * limits.headerBytesMax, fields: 20 * limits.headerFieldsMax };
}

export interface HeaderSection {
  readonly headers: readonly HeaderField[];
  /** Offset of the first body byte. */
  readonly bodyStart: number;
}

/** One field may not eat the room of all others: a huge To must leave From and Subject readable. */
const fieldBytesMax = limits.headerBytesMax / 4;

interface RawField {
  readonly name: string;
  size: number;
  readonly chunks: string[];
}

function lineEndAt(source: Buffer, at: number, limit: number): { next: number; end: number } {
  const newline = source.indexOf(0x0a, at);
  const inside = newline >= 0 && newline < limit;
  const next = inside ? newline + 1 : limit;
  let end = inside ? newline : limit;
  // `\r\r\n` is what broken Windows gateways make of line ends.
  while (end > at && source[end - 1] === 0x0d) end--;
  return { next, end };
}

/** Text of a field body: ASCII fast, else UTF-8 (RFC 6532), else the charset the entity declares, else windows-1252. */
function fieldText(raw: string, charset: string | null, problems: ProblemLog): string {
  // eslint-disable-next-line no-control-regex -- raw headers do hold them
  if (!/[^\x01-\x1a\x1c-\x7f]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  const utf8 = bytes.toString('utf8');
  return decodeCharset(bytes, utf8.includes('\ufffd') && charset !== null && !/^(?:utf-?8|us-ascii)$/i.test(charset) ? charset : null, problems);
}

/** Reads lines of [start, end) until the blank line or the first line that can only be body. */
export function readHeaderSection(source: Buffer, start: number, end: number, room: HeaderRoom, problems: ProblemLog): HeaderSection {
  const raw: RawField[] = [];
  const bytesMax = Math.min(limits.headerBytesMax, room.bytes);
  const fieldsMax = Math.min(limits.headerFieldsMax, room.fields);
  let size = 0;
  let at = start;
  let cut = false;
  while (at < end) {
    const line = lineEndAt(source, at, end);
    if (line.end === at) {
      at = line.next;
      break;
    }
    const first = source[at];
    const budget = Math.max(0, bytesMax - size);
    const text = source.toString('latin1', at, Math.min(line.end, at + Math.min(budget, fieldBytesMax)));
    if (text.length < line.end - at) cut = true;
    size += text.length;
    const current = raw.at(-1);
    if ((first === 0x20 || first === 0x09) && current !== undefined) {
      if (current.size + text.length > fieldBytesMax) cut = true;
      else if (text.trim() !== '') {
        current.chunks.push(text);
        current.size += text.length;
      }
    } else if (budget > 0) {
      const name = fieldStart.exec(text);
      if (name !== null && raw.length < fieldsMax) raw.push({ name: name[1] as string, size: text.length, chunks: [text.slice(name[0].length)] });
      else if (name !== null) cut = true;
      else if (text.trim() !== '' && (raw.length > 0 || !/^>?From /.test(text))) {
        if (!fieldFollows(source, line.next, end)) {
          problems.add('header-not-separated', 'the body follows the header without a blank line', false);
          break;
        }
        problems.add('header-junk-line', text.slice(0, 60), false);
      }
    }
    at = line.next;
  }
  room.bytes -= size;
  room.fields -= raw.length;
  if (cut) problems.add('header-too-large', `header beyond ${limits.headerBytesMax} bytes (${fieldBytesMax} in one field) or ${limits.headerFieldsMax} fields was left out`, true);
  return { headers: decodeFields(raw, problems), bodyStart: at };
}

/** Whether the line after a junk line is a field, a continuation or the blank line: then the junk is skipped. */
function fieldFollows(source: Buffer, at: number, end: number): boolean {
  if (at >= end) return false;
  const line = lineEndAt(source, at, end);
  return fieldStart.test(source.toString('latin1', at, Math.min(line.end, at + 210)));
}

function decodeFields(raw: readonly RawField[], problems: ProblemLog): HeaderField[] {
  const contentType = raw.find((field) => field.name.toLowerCase() === 'content-type')?.chunks.join('') ?? '';
  const charset = /charset\s*=\s*"?([\w.:-]{1,60})/i.exec(contentType)?.[1] ?? null;
  return raw.map((field) => ({ name: field.name, body: fieldText(field.chunks.join(''), charset, problems).trim() }));
}

/** Body of the first field of that name (any case), null when absent. */
export function firstField(headers: readonly HeaderField[], name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find((field) => field.name.toLowerCase() === wanted)?.body ?? null;
}
