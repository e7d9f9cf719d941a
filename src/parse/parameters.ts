// A structured field of RFC 2045 5.1 (`text/plain; charset=…`) → value and parameters, with RFC 2231 continuations
// and charsets, RFC 2047 words where mailers misuse them, unquoted values with blanks, and junk between. Linear.
import { decodeCharset } from './charset.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import type { ProblemLog } from './problem-log.ts';

export interface StructuredField {
  /** Lower case, without comments. */
  readonly value: string;
  /** Lower-case names, decoded values. */
  readonly parameters: ReadonlyMap<string, string>;
}

interface Section {
  readonly index: number;
  readonly extended: boolean;
  readonly text: string;
}

/** Parameters of one field; the longest real ones are RFC 2231 file names cut into twenty or thirty. */
const sectionsMax = 200;

/** Stands for a blank inside quotes until its value is trimmed: there it belongs to the value (RFC 2231 sections begin with one). */
const quotedBlank = '\u0001';

/** Splits at `;` outside quoted strings; quotes are taken off and backslash pairs resolved. */
function splitSegments(body: string): string[] {
  const segments: string[] = [];
  let current = '';
  let quoted = false;
  for (let at = 0; at < body.length && segments.length < sectionsMax; at++) {
    const character = body[at] as string;
    if (quoted && character === '\\' && at + 1 < body.length) {
      const next = body[at + 1] as string;
      // Only these two need the escape; a Windows path written without doubling must keep its backslashes.
      if (next === '"' || next === '\\') at++;
      current += next === '"' || next === '\\' ? next : character;
    } else if (character === '"') quoted = !quoted;
    else if (character === ';' && !quoted) {
      segments.push(current);
      current = '';
    } else current += quoted && character === ' ' ? quotedBlank : character;
  }
  segments.push(current);
  return segments;
}

function percentBytes(text: string): Buffer {
  const bytes: number[] = [];
  const raw = Buffer.from(text, 'utf8');
  for (let at = 0; at < raw.length; at++) {
    const hex = raw[at] === 0x25 ? raw.toString('latin1', at + 1, at + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(raw[at] as number);
  }
  return Buffer.from(bytes);
}

/** RFC 2231 3 and 4: sections in numeric order; the charset of the first extended one holds for all. */
function joinSections(sections: readonly Section[], problems: ProblemLog): string {
  const ordered = sections.toSorted((a, b) => a.index - b.index);
  if (!ordered.some((section) => section.extended)) return decodeEncodedWords(ordered.map((section) => section.text).join(''), problems);
  let charset: string | null = null;
  const chunks: Buffer[] = [];
  for (const [position, section] of ordered.entries()) {
    let text = section.text;
    const prefix = position === 0 && section.extended ? /^([^']{0,60})'([^']{0,60})'/.exec(text) : null;
    if (prefix !== null) {
      charset = prefix[1] === '' ? null : (prefix[1] as string);
      text = text.slice(prefix[0].length);
    }
    chunks.push(section.extended ? percentBytes(text) : Buffer.from(text, 'utf8'));
  }
  return decodeCharset(Buffer.concat(chunks), charset, problems);
}

/** Value and parameters of a Content-Type or Content-Disposition body; never throws on any text. */
export function parseStructuredField(body: string, problems: ProblemLog): StructuredField {
  const [head = '', ...tail] = splitSegments(body);
  // `text/plain charset=x`: the missing semicolon of old mailers.
  const joint = /^\s*([^\s;=]+)\s+(\S[^=]{0,60}=.*)$/s.exec(head);
  const first = joint?.[1] ?? head;
  const rest = joint === null ? tail : [joint[2] as string, ...tail];
  const collected = new Map<string, Section[]>();
  for (const segment of rest) {
    const equals = segment.indexOf('=');
    if (equals < 0) continue;
    const rawName = segment.slice(0, equals).trim().toLowerCase();
    const match = /^([^*\s]{1,60})(?:\*(\d{1,4}))?(\*)?$/.exec(rawName);
    if (match === null) continue;
    const name = match[1] as string;
    const section = { index: Number(match[2] ?? 0), extended: match[3] !== undefined, text: segment.slice(equals + 1).trim().replaceAll(quotedBlank, ' ') };
    const list = collected.get(name) ?? [];
    // `filename` and `filename*` together: the extended form is the true one (RFC 6266 4.3 says so for HTTP).
    const plainTwice = match[2] === undefined && list.length > 0;
    if (plainTwice && section.extended && !list[0]?.extended) collected.set(name, [section]);
    else if (!plainTwice) collected.set(name, [...list, section]);
  }
  const parameters = new Map<string, string>();
  for (const [name, sections] of collected) parameters.set(name, joinSections(sections, problems).trim());
  return { value: first.replaceAll(quotedBlank, ' ').replace(/\([^()]*\)/g, '').trim().toLowerCase(), parameters };
}
