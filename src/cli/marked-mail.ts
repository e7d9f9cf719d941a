// The readable text of a mail for a terminal, each value marked where it stands and named behind its line with the pack
// line that found it. In colour where there is colour, else between « and ». Control characters of the mail are shown as
// pictures, so that nothing in it can steer the terminal. Long stretches without values are left out, and say so.
import pc from 'picocolors';
import type { KnownField, Ticket } from '../decide/ticket.ts';
import type { Understood } from '../journey.ts';
import type { FieldValue } from '../recognise/recognition.ts';
import { cut } from './table.ts';

/** What stands in one line, and what became of it. */
export interface Mark {
  readonly name: string;
  /** As it stands in the mail; may go over several lines. */
  readonly raw: string;
  readonly line: number;
  readonly rule: string;
  readonly verdict: 'taken' | 'wrong' | 'seen';
}

/** Every value that was found in the mail, in the order of its lines; line 0 is the subject. */
export function marksOf({ recognition }: Understood, ticket: Ticket | null): Mark[] {
  const fields = recognition.fields.map((claim): Mark => {
    const known = ticket?.fields[claim.field];
    const taken = known !== undefined && known.source === claim.source && ((known.line === claim.line && known.raw === claim.raw) || isPart(known, claim.value, claim.raw));
    const wrong = [...(ticket?.wrong ?? []), ...(ticket?.unusable ?? [])].some((one) => one.field === claim.field && one.raw === claim.raw) || claim.value === null;
    return { name: claim.field, raw: claim.raw, line: claim.line, rule: claim.rule, verdict: taken ? 'taken' : wrong ? 'wrong' : 'seen' };
  });
  const named = new Set(fields.flatMap((one) => [`${one.line} ${one.raw.trim()}`, `${one.line} ${one.rule}`]));
  const isEntry = (value: string, line: number): boolean => fields.some((one) => one.line === line && one.verdict === 'taken' && Array.isArray(ticket?.fields[one.name]?.value) && ticket?.fields[one.name]?.value.includes(value) === true);
  const identifiers = recognition.identifiers.filter((one) => !named.has(`${one.line} ${one.raw.trim()}`) && !named.has(`${one.line} ${one.rule}`) && !isEntry(one.value, one.line)).map((claim): Mark => ({
    name: claim.placeholder ? `${claim.identifier} (placeholder)` : claim.identifier, raw: claim.raw, line: claim.line, rule: claim.rule,
    verdict: Object.values(ticket?.fields ?? {}).some((known) => known.rule === claim.rule && known.line === claim.line) ? 'taken' : 'seen',
  }));
  const words = recognition.phrases.map((one): Mark => ({ name: `words ${one.name}`, raw: one.words, line: one.line, rule: '', verdict: 'seen' }));
  return [...fields, ...identifiers, ...words].toSorted((a, b) => a.line - b.line);
}

/** One entry of a list, or one of several passages that were put together. */
function isPart({ value, raw }: KnownField, claimed: FieldValue | null, part: string): boolean {
  if (typeof value === 'string') return part !== '' && raw.split('\n').includes(part);
  const entries = claimed === null ? [] : typeof claimed === 'string' ? [claimed] : claimed;
  return entries.length > 0 && entries.every((entry) => value.includes(entry));
}

/** A mail of this length is printed whole. */
const wholeLinesMax = 80;
/** Of a longer one: its beginning, and this much around every value. */
const beginningLines = 20;
const aroundLines = 2;
/** Cells of a line; a value further right is named behind it all the same. */
const lineCellsMax = 160;

/** The lines to print. */
export function markedMail(understood: Understood, marks: readonly Mark[]): string[] {
  const { mail: { lines }, recognition } = understood;
  const kindOf = new Map<number, string>();
  for (const segment of recognition.reply.segments) for (let line = segment.from; line <= segment.to; line++) kindOf.set(line, segment.kind);
  const fragments = lines.length === 0 ? [] : fragmentsOf(marks, lines.map((line) => line.text));
  const shown = (number: number): boolean => lines.length <= wholeLinesMax || number <= beginningLines || fragments.some((one) => Math.abs(one.line - number) <= aroundLines);
  const printed: string[] = [];
  let leftOut = 0;
  const tellLeftOut = (next: number): void => {
    if (leftOut > 0) printed.push(pc.dim(`       … ${leftOut} line${leftOut === 1 ? '' : 's'} without values (${next - leftOut} to ${next - 1})`));
    leftOut = 0;
  };
  lines.forEach(({ text }, index) => {
    const number = index + 1;
    if (!shown(number)) {
      leftOut += 1;
      return;
    }
    tellLeftOut(number);
    const kind = kindOf.get(number) ?? 'new';
    const here = fragments.filter((one) => one.line === number);
    const taken = new Set(here.filter((one) => one.mark.verdict === 'taken').map((one) => one.mark.name));
    const names = here.filter((one) => one.first && (one.mark.verdict !== 'seen' || !taken.has(one.mark.name))).map(({ mark }) => `${sign(mark)} ${mark.name}${mark.rule === '' ? '' : pc.dim(` ${mark.rule}`)}`);
    const body = kind === 'new' ? withMarks(text, here) : pc.dim(visible(cut(text, lineCellsMax)));
    printed.push(`${pc.dim(String(number).padStart(4))} ${kind === 'new' ? ' ' : pc.dim(kind.slice(0, 1))} ${body}${names.length === 0 ? '' : `  ${names.join('  ')}`}`.trimEnd());
  });
  tellLeftOut(lines.length + 1);
  return printed;
}

interface Fragment {
  readonly mark: Mark;
  readonly line: number;
  /** -1: it could not be found letter by letter. */
  readonly start: number;
  readonly length: number;
  /** The line behind which it is named. */
  readonly first: boolean;
}

/** Where a text stands in a line, rather as words of its own: the "no" behind "Already known?" is not the one in "known". */
function placeOf(line: string, part: string): number {
  const [text, wanted] = [line.toLowerCase(), part.toLowerCase()];
  const first = text.indexOf(wanted);
  for (let at = first; at >= 0; at = text.indexOf(wanted, at + 1)) if (!inWord.test(text.slice(at - 1, at + 1)) && !inWord.test(text.slice(at + wanted.length - 1, at + wanted.length + 1))) return at;
  return first;
}
const inWord = /[\p{L}\p{N}]{2}/u;

/** A value below its label, or over several lines, is looked for in the lines that follow. */
function fragmentsOf(marks: readonly Mark[], lines: readonly string[]): Fragment[] {
  return marks.flatMap((mark): Fragment[] => {
    if (mark.line === 0) return [];
    let from = mark.line - 1;
    const parts = mark.raw.split('\n').map((part) => part.trim()).filter((part) => part !== '').flatMap((part): Fragment[] => {
      for (let at = from; at < Math.min(lines.length, from + 4); at++) {
        const start = placeOf(lines[at] ?? '', part);
        if (start < 0) continue;
        from = at;
        return [{ mark, line: at + 1, start, length: part.length, first: false }];
      }
      return [];
    });
    const [head, ...rest] = parts;
    return head === undefined ? [{ mark, line: mark.line, start: -1, length: 0, first: true }] : [{ ...head, first: true }, ...rest];
  });
}

function sign({ verdict }: Mark): string {
  if (verdict === 'taken') return pc.green('←');
  return verdict === 'wrong' ? pc.red('✗') : pc.dim('·');
}

/** The text with its values set off; of two that overlap the first. */
function withMarks(text: string, fragments: readonly Fragment[]): string {
  const sorted = fragments.filter((one) => one.start >= 0 && one.mark.verdict !== 'seen').toSorted((a, b) => a.start - b.start || b.length - a.length);
  let done = 0;
  let printed = '';
  for (const { start, length, mark } of sorted) {
    if (start < done || start > lineCellsMax) continue;
    printed += visible(text.slice(done, start)) + setOff(visible(text.slice(start, start + length)), mark);
    done = start + length;
  }
  return printed + visible(done === 0 ? cut(text, lineCellsMax) : cut(text.slice(done), Math.max(1, lineCellsMax - done)));
}

function setOff(text: string, { verdict }: Mark): string {
  if (!pc.isColorSupported) return verdict === 'wrong' ? `»${text}«` : `«${text}»`;
  return verdict === 'wrong' ? pc.red(pc.underline(text)) : pc.green(pc.underline(text));
}

/** One line with every control character as its picture; what turns the direction of text is taken out. */
export function visible(text: string): string {
  return text.replaceAll('\t', '  ')
    // oxlint-disable-next-line no-control-regex -- these are what must be shown
    .replace(/[\u0000-\u001f]/gu, (character) => String.fromCodePoint(0x2400 + (character.codePointAt(0) ?? 0)))
    .replace(/\u007f/gu, '\u2421').replace(/[\u0080-\u009f]/gu, '\u241a').replace(/[\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '');
}
