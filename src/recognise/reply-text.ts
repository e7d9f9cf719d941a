// What the writer of a mail added, apart from what his client quoted, forwarded, signed or was made to append.
// In: the readable lines. Out: segments that cover every line in order (so that field extraction runs over the whole
// text with the quote marked) and the new text. Line-based, one pass with bounded look-ahead, linear in the input.
// It never drops a line: a wrong guess changes a role, not the text. Knowingly not handled: answers typed between
// the lines of an Outlook quote without marks (they stay quoted; the recogniser of our own form reads them there).
import type { BodyLine } from '../parse/parsed-message.ts';
import type { ReplyText, Segment, SegmentKind } from './recognition.ts';
import { isExampleLine } from './field/value/no-value.ts';
import { attributionAt } from './reply/attribution.ts';
import { markDisclaimers } from './reply/disclaimer.ts';
import { dismissedFrom } from './reply/dismissed.ts';
import { opensCorrection } from './reply/opens-correction.ts';
import { headerBlockAt, headerLabelOf, type HeaderContext } from './reply/header-block.ts';
import { originatorOf } from './reply/originator.ts';
import { pointsBelow as saysBelow } from './reply/points-below.ts';
import { isRule, toReplyLines, type ReplyLine } from './reply/reply-line.ts';
import { separatorOf, subjectKind } from './reply/separator.ts';
import { markSignatures } from './reply/signature.ts';

/** What the lines mean so far; the recogniser fills it from top to bottom. */
interface Sheet {
  readonly lines: readonly ReplyLine[];
  readonly kinds: SegmentKind[];
  /** Characters of a line that are new although an attribution follows on the same line. */
  readonly cuts: Map<number, number>;
  readonly subject: ReturnType<typeof subjectKind>;
  /** Index of the first line that is not blank. */
  readonly firstFilled: number;
  forwardedFrom: ReplyText['forwardedFrom'];
}

/** A quoted line longer than this was probably wrapped by the client, and its tail has lost the quote mark. */
const wrappedLineCharactersMin = 60;
const wrappedTailCharactersMax = 40;

/** Splits the readable lines into roles. `subject` tells a forward from a reply where the text alone cannot. */
export function recogniseReplyText(lines: readonly BodyLine[], options: { readonly subject?: string } = {}): ReplyText {
  const replyLines = toReplyLines(lines);
  const sheet: Sheet = {
    lines: replyLines,
    kinds: lines.map((): SegmentKind => 'new'),
    cuts: new Map(),
    subject: subjectKind(options.subject),
    firstFilled: replyLines.findIndex(({ blank }) => !blank),
    forwardedFrom: null,
  };
  fill(sheet);
  dismiss(sheet);
  const passedOn = passedOnBy(lines, sheet);
  return { segments: toSegments(sheet.kinds), text: newText(lines, sheet), forwardedFrom: sheet.forwardedFrom, forwardedText: sheet.forwardedFrom === null ? '' : passedOn.text, forwardedLines: passedOn.lines };
}

function fill(sheet: Sheet): void {
  let index = 0;
  while (index < sheet.lines.length) index = readFrom(sheet, index);
  markEdges(sheet);
  fillBlanks(sheet);
}

/** "Please ignore what stands below the line": nothing of it counts, whoever wrote it. */
function dismiss(sheet: Sheet): void {
  const from = dismissedFrom(sheet.lines, sheet.kinds);
  if (from === null) return;
  if (!sheet.kinds.slice(0, from).includes('forwarded')) sheet.forwardedFrom = null;
  const quotes = sheet.kinds.findIndex((kind, index) => index >= from && kind === 'quoted');
  for (let index = from; index < sheet.kinds.length; index += 1) {
    // What he types below the lines that he quotes is his own again, and so is a correction.
    if (sheet.kinds[index] === 'new' && ((quotes >= 0 && index > quotes && quotes - from <= headLinesMax) || opensCorrection(sheet.lines[index]?.bare ?? ''))) return;
    sheet.kinds[index] = 'disclaimer';
  }
}

/** From the words that head an old form to its quoted lines. */
const headLinesMax = 2;

/** Whoever says no more than this passes on what somebody else wrote. */
const passedWordsMax = 12;
const levelsMax = 4;

/** The forwarded mail read as a mail of its own; what it forwards in turn is not its writer's, unless he wrote nothing. */
function passedOnBy(lines: readonly BodyLine[], outer: Sheet, level = 1): { readonly text: string; readonly lines: readonly number[] } {
  const { kinds, lines: replyLines } = outer;
  const first = kinds.indexOf('forwarded');
  if (first < 0) return { text: '', lines: [] };
  const heads = Array.from({ length: headerLookAhead }, (_, offset) => headerBlockAt(replyLines, first + offset, 'after-separator'));
  const from = (heads.find((block) => block !== null)?.last ?? first) + 1;
  const below = lines.slice(from, kinds.lastIndexOf('forwarded') + 1);
  // Some clients mark the whole forwarded mail as a quote.
  const marked = below.every(({ text }) => text.trim() === '' || /^\s*>/.test(text));
  const body = marked ? below.map((line) => ({ ...line, text: line.text.replace(/^\s*> ?/, '') })) : below;
  const inner = toReplyLines(body);
  const sheetOf = (subject: Sheet['subject']): Sheet => ({ lines: inner, kinds: body.map((): SegmentKind => 'new'), cuts: new Map(), subject, firstFilled: inner.findIndex(({ blank }) => !blank), forwardedFrom: null });
  const sheet = sheetOf('reply');
  fill(sheet);
  if (level < levelsMax && sheet.kinds.includes('quoted') && (newText(body, sheet).match(/[\p{L}\p{N}]+/gu) ?? []).length < passedWordsMax) {
    const further = sheetOf('forward');
    fill(further);
    const below = passedOnBy(body, further, level + 1);
    if (below.lines.length > 0) {
      outer.forwardedFrom = further.forwardedFrom ?? outer.forwardedFrom;
      return { text: below.text, lines: below.lines.map((number) => from + number) };
    }
  }
  return { text: newText(body, sheet), lines: sheet.kinds.flatMap((kind, index) => (kind === 'new' ? [from + index + 1] : [])) };
}

/** Lines below a forward marker in which the header block begins. */
const headerLookAhead = 5;

/** Decides the role of what starts at `index`; returns where to go on. */
function readFrom(sheet: Sheet, index: number): number {
  const line = sheet.lines[index]!;
  if (line.blank) return index + 1;
  const attribution = attributionAt(sheet.lines, index, sheet.subject === 'fresh');
  if (line.depth > 0 && attribution === null) return readQuote(sheet, index);
  const separator = separatorOf(line.bare);
  if (separator === 'forwarded') return readForwarded(sheet, index);
  if (separator === 'original' || separator === 'reply-above') return readOriginal(sheet, index, separator);
  if (attribution !== null) {
    const first = attribution.cutAt > 0 ? index + 1 : index;
    if (attribution.cutAt > 0) sheet.cuts.set(index, attribution.cutAt);
    if (!attribution.quoteBelow) return sheet.subject === 'fresh' && standsAlone(sheet, first)
      ? setForwarded(sheet, first) : setKind(sheet, first, sheet.lines.length, 'quoted');
    if (sheet.subject === 'forward') return readAttributed(sheet, first, attribution.last);
    return setKind(sheet, first, attribution.last + 1, 'quoted');
  }
  return readHeaderBlock(sheet, index) ?? index + 1;
}

/** "On … Robin wrote:" above marked lines, in a mail that says that it passes something on. */
function readAttributed(sheet: Sheet, first: number, last: number): number {
  const end = readQuote(sheet, sheet.lines[last]!.nextFilled);
  return setKind(sheet, first, end, 'forwarded');
}

/** A run of quoted lines, with the blank lines and lost line ends inside it. */
function readQuote(sheet: Sheet, start: number): number {
  const { lines } = sheet;
  let end = start;
  let last = start;
  while (end < lines.length) {
    const line = lines[end]!;
    if (line.depth > 0) last = end;
    else if (!line.blank && !isWrappedTail(lines, end)) break;
    end += 1;
  }
  const opening = lines[start]!.bare === '' ? lines[start]!.nextFilled : start;
  // Or, in a mail that says it is one, a quote that begins with the header of what is passed on.
  const forwarded = separatorOf(lines[opening]?.bare ?? '') === 'forwarded' || (sheet.subject === 'forward' && ((headerBlockAt(lines, opening, 'after-separator')?.from ?? null) !== null || namesWriter(lines[opening]?.bare ?? '')));
  setKind(sheet, start, last + 1, forwarded ? 'forwarded' : 'quoted');
  if (forwarded) noteOriginator(sheet, separatorOf(lines[opening]?.bare ?? '') === 'forwarded' ? opening + 1 : opening);
  return last + 1;
}

/** "From: Ted (freight desk)": typed by hand above what is passed on. */
function namesWriter(bare: string): boolean {
  const label = headerLabelOf(bare);
  return label?.kind === 'from' && /\p{L}{2}/u.test(label.value);
}

/**
 * The end of a long quoted line that a client broke without repeating the mark, between two quoted lines. The example
 * that a form prints in brackets is complete: what stands below it was typed there.
 */
function isWrappedTail(lines: readonly ReplyLine[], index: number): boolean {
  const before = lines[index - 1];
  const after = lines[index + 1];
  const { bare } = lines[index]!;
  return before !== undefined && after !== undefined && before.depth > 0 && after.depth > 0 &&
    before.bare.length >= wrappedLineCharactersMin && bare.length <= wrappedTailCharactersMax &&
    !/[.!?:。？！)\]]$/.test(before.bare) && !isExampleLine(before.bare);
}

/** Everything behind a forward marker, up to its end marker; quotes inside keep their own role. */
function readForwarded(sheet: Sheet, start: number): number {
  const { lines } = sheet;
  const below = lines[start]!.nextFilled;
  if ((lines[below]?.depth ?? 0) > 0) {
    const end = readQuote(sheet, below);
    setKind(sheet, start, end, 'forwarded');
    noteOriginator(sheet, below);
    return end;
  }
  noteOriginator(sheet, start + 1);
  return setForwarded(sheet, start);
}

function setForwarded(sheet: Sheet, start: number): number {
  let index = start;
  for (; index < sheet.lines.length; index += 1) {
    const line = sheet.lines[index]!;
    sheet.kinds[index] = line.depth > 0 ? 'quoted' : 'forwarded';
    if (!line.blank && separatorOf(line.bare) === 'forward-end') return index + 1;
  }
  return index;
}

/** "-----Original Message-----" and "reply above this line": all that follows, unless only marked lines do. */
function readOriginal(sheet: Sheet, start: number, separator: 'original' | 'reply-above'): number {
  const { lines } = sheet;
  const below = lines[start]!.nextFilled;
  if (separator === 'original' && (lines[below]?.depth ?? 0) > 0) return setKind(sheet, start, start + 1, 'quoted');
  // The mail of a ticket system itself: it asks for answers above, and what it has to say stands below.
  if (separator === 'reply-above' && standsAlone(sheet, start)) return setKind(sheet, start, start + 1, 'disclaimer');
  if (separator === 'original' && isPassedOn(sheet, start)) {
    noteOriginator(sheet, start + 1);
    return setForwarded(sheet, start);
  }
  return setKind(sheet, start, lines.length, 'quoted');
}

/** A header block, with the rule that Outlook draws above it. */
function readHeaderBlock(sheet: Sheet, start: number): number | null {
  const { lines } = sheet;
  const ruled = isRule(lines[start]!.bare) || separatorOf(lines[start]!.bare) !== null;
  const first = ruled ? lines[start]!.nextFilled : start;
  const line = lines[first];
  if (line === undefined || line.depth > 0 || headerLabelOf(line.bare) === null) return null;
  // Outlook on the web and on phones draws a long line of underscores, nobody else does.
  const context: HeaderContext = ruled && /^_{20}/.test(lines[start]!.bare)
    ? 'after-separator' : sheet.subject === 'fresh' ? 'fresh' : 'reply';
  const block = headerBlockAt(lines, first, context);
  if (block === null) return null;
  const below = lines[block.last]!.nextFilled;
  if ((lines[below]?.depth ?? 0) > 0) return setKind(sheet, start, block.last + 1, 'quoted');
  if (isPassedOn(sheet, start)) {
    sheet.forwardedFrom ??= block.from === null ? null : originatorOf(block.from);
    return setForwarded(sheet, start);
  }
  return setKind(sheet, start, lines.length, 'quoted');
}

/** Somebody else's mail rather than a quote: the subject says so, or it answers nothing and holds nothing else. */
function isPassedOn(sheet: Sheet, start: number): boolean {
  return sheet.subject === 'forward' || (sheet.subject === 'fresh' && (standsAlone(sheet, start) || (separatorOf(sheet.lines[start]!.bare) !== null && pointsBelow(sheet, start))));
}

/** A covering note is short. */
const noteLinesMax = 30;

function pointsBelow(sheet: Sheet, start: number): boolean {
  const above = sheet.lines.slice(0, start).filter((line, i) => !line.blank && line.depth === 0 && sheet.kinds[i] === 'new');
  return above.length <= noteLinesMax && above.some((line) => saysBelow(line.bare));
}

/** Nothing was written above. */
function standsAlone(sheet: Sheet, start: number): boolean {
  return sheet.firstFilled >= start;
}

/** Who wrote the forwarded part: the header block or attribution right below its marker. */
function noteOriginator(sheet: Sheet, from: number): void {
  const start = sheet.lines[from]?.bare === '' ? sheet.lines[from].nextFilled : from;
  for (let index = start; index < Math.min(sheet.lines.length, start + 4); index += 1) {
    const block = headerBlockAt(sheet.lines, index, 'after-separator');
    if (block === null) continue;
    if (block.from !== null) sheet.forwardedFrom ??= originatorOf(block.from);
    return;
  }
}

/** Signatures and notices within each stretch that is still new. */
function markEdges(sheet: Sheet): void {
  const { kinds, lines } = sheet;
  let from = 0;
  while (from < kinds.length) {
    let to = from;
    while (to + 1 < kinds.length && kinds[to + 1] === kinds[from]) to += 1;
    if (kinds[from] === 'new') {
      markDisclaimers(lines, from, to, (index) => { kinds[index] = 'disclaimer'; });
      let end = to;
      while (end >= from && (kinds[end] !== 'new' || lines[end]!.blank)) end -= 1;
      markSignatures(lines, from, end, (index) => { if (kinds[index] === 'new') kinds[index] = 'signature'; });
    }
    from = to + 1;
  }
}

/** A blank line belongs to what stands above it. */
function fillBlanks(sheet: Sheet): void {
  for (let index = 1; index < sheet.kinds.length; index += 1) {
    if (sheet.lines[index]!.blank) sheet.kinds[index] = sheet.kinds[index - 1]!;
  }
}

function setKind(sheet: Sheet, from: number, end: number, kind: SegmentKind): number {
  sheet.kinds.fill(kind, from, end);
  return end;
}

function toSegments(kinds: readonly SegmentKind[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  kinds.forEach((kind, index) => {
    if (kinds[index + 1] === kind) return;
    segments.push({ kind, from: from + 1, to: index + 1 });
    from = index + 1;
  });
  return segments;
}

function newText(lines: readonly BodyLine[], sheet: Sheet): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    if (sheet.kinds[index] === 'new') parts.push(readableText(line).slice(0, sheet.cuts.get(index)).trimEnd());
    // Two stretches of new text with a quote between them are two paragraphs.
    else if (parts.length > 0 && parts.at(-1) !== '') parts.push('');
  });
  return trimBlankLines(parts).join('\n');
}

/** A table row reads better with tabs than with the bars that recognisers use. */
function readableText(line: BodyLine): string {
  return line.cells === undefined ? line.text : line.cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join('\t');
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return [];
  return lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
