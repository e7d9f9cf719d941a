// Walks over the lines of one region of a mail (new text, forwarded part, quoted own form) and reads every label in it:
// lines, several labels a line, tables, questions over two lines. Returns claims; which region they come from and what
// that is worth is the caller's.
import type { FieldClaim, FieldSource } from '../recognition.ts';
import { isClosing, isName, isPolite, isThanks } from './closing.ts';
import { findLabelWithTail, type LabelIndex } from './label-index.ts';
import { labelAtStart, labelsInside, type LineLabel } from './line-labels.ts';
import { labelWords, valueKey } from './fold.ts';
import { isExampleLine } from './no-value.ts';
import { isQuestion, isShort, readValue, type ReadContext } from './read-value.ts';
import { tableClaims, tableRows, type TableRow } from './table.ts';
import type { TextLine } from './text-line.ts';
import type { ValueLine, ValueText } from './value-text.ts';

export interface ScanContext extends Omit<ReadContext, 'strict'> {
  readonly labels: LabelIndex;
  /** Lines on which one everyday word is no label; see letter-end.ts. */
  readonly belowLetter?: ReadonlySet<number>;
  /** Words of the sender's name, folded: a line of nothing else signs the mail. */
  readonly senderWords: ReadonlySet<string>;
}

export interface ScanResult {
  readonly claims: FieldClaim[];
  /** Numbers of the lines that belong to a label or its value. */
  readonly used: ReadonlySet<number>;
  /** Numbers of the lines that a label stands on. */
  readonly labelled: ReadonlySet<number>;
  /** What stands in front of the first label of such a line. */
  readonly before: readonly TextLine[];
  /** What stands behind the last label inside running text. */
  readonly behind: readonly TextLine[];
}

/** A value that is written over more lines than this is a log; the rest stays in the mail. */
const valueLinesMax = 400;

/** An answer of this length is being told, and may well go on in another paragraph. */
const longAnswer = 50;

interface Anchor {
  readonly label: LineLabel;
  readonly index: number;
  /** End of its inline text: the next label on the line, or the end of the line. */
  readonly end: number;
  readonly last: boolean;
}

/** `form`: the region is a copy of our own form, where a value never goes on over a blank line. */
export function scanLines(lines: readonly TextLine[], context: ScanContext, source: FieldSource, form: boolean): ScanResult {
  const rows = tableRows(lines, context.labels);
  const anchors = findAnchors(lines, rows, context.labels).filter((anchor) => (form ? asksInForm(lines, anchor) : anchor.label.wordCount > 1 || context.belowLetter?.has(lines[anchor.index]?.number ?? 0) !== true));
  const claims: FieldClaim[] = [];
  const used = new Set<number>();
  for (const row of rows.values()) used.add(row.number);
  claims.push(...tableClaims(rows, context, source));
  anchors.forEach((anchor, i) => {
    const next = anchors[i + 1];
    const text = valueBehind(lines, anchor, { nextIndex: next?.index ?? lines.length, lastLabel: next === undefined, rows, form, senderWords: context.senderWords });
    used.add(lines[anchor.index]?.number ?? 0);
    const readings = readValue(anchor.label.field, text, { ...context, strict: anchor.label.strict });
    for (const reading of readings) {
      claims.push({ field: anchor.label.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source, line: reading.line, rule: anchor.label.rule });
    }
    if (readings.length > 0 && !isShort(anchor.label.field)) for (const line of text.lines) used.add(line.number);
  });
  const before = anchors.flatMap((anchor, i) => {
    const line = lines[anchor.index];
    return line === undefined || anchors[i - 1]?.index === anchor.index || anchor.label.start === 0 ? [] : [{ ...line, text: line.text.slice(0, anchor.label.start) }];
  });
  const behind = anchors.flatMap((anchor) => {
    const line = lines[anchor.index];
    return line === undefined || !anchor.last || anchor.label.inside === false ? [] : [{ ...line, text: line.text.slice(anchor.label.valueStart) }];
  });
  return { claims, used, labelled: new Set(anchors.map((anchor) => lines[anchor.index]?.number ?? 0)), before, behind };
}

function findAnchors(lines: readonly TextLine[], rows: ReadonlyMap<number, TableRow>, labels: LabelIndex): Anchor[] {
  const anchors: Anchor[] = [];
  const logs = logLines(lines);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === '' || isRule(line.text) || rows.has(index) || logs.has(index) || isExampleLine(line.text)) continue;
    if (answersAbove(lines, index, anchors.at(-1))) continue;
    const first = acceptable(labelAtStart(labels, line.text), lines, index) ?? wrappedQuestion(labels, lines, index);
    const more = labelsInside(labels, line.text, first?.valueStart ?? 0, first !== null && isChain(first)).filter((label) => first === null || label.start >= first.valueStart);
    const found = (first === null ? more : [first, ...more]).filter((label, i, all) => i === 0 || keepsTextWhole(all[i - 1], label));
    found.forEach((label, i) => {
      const next = found[i + 1];
      anchors.push({ label, index, end: next?.start ?? line.text.length, last: next === undefined });
    });
  }
  return anchors;
}

/**
 * Our forms ask with `LABEL:`. A label without a colon is no question there, and `LABEL = value` shows what we know
 * already, shortened for reading: taking it back would replace the full value by its beginning.
 */
function asksInForm(lines: readonly TextLine[], anchor: Anchor): boolean {
  const text = lines[anchor.index]?.text.slice(anchor.label.start, anchor.label.valueStart) ?? '';
  return !anchor.label.alone && !/=[\s*_]*$/.test(text);
}

/** A long text may well say "Error: 550"; only labels of several words or closed kinds cut it. */
function keepsTextWhole(before: LineLabel | undefined, label: LineLabel): boolean {
  if (before === undefined || isShort(before.field) || before.field.kind === 'contact') return true;
  return label.wordCount >= 2 || isShort(label.field) || label.inside === 'form';
}

/** The line is a choice of the empty label right above it, even if it reads like a label itself ("Product" / "Contact"). */
function answersAbove(lines: readonly TextLine[], index: number, above: Anchor | undefined): boolean {
  if (above === undefined || !above.last || (lines[above.index]?.text.slice(above.label.valueStart) ?? '').trim() !== '') return false;
  const field = above.label.field;
  if ((field.kind !== 'enum' && field.kind !== 'enum_open') || lines.slice(above.index + 1, index).some((line) => line.text.trim() !== '')) return false;
  const text = valueKey(lines[index]?.text ?? '');
  return field.values.some((value) => valueKey(value) === text) || field.words.some((word) => valueKey(word.text) === text);
}

/** After a text label the line may go on as prose. */
function isChain(first: LineLabel): boolean {
  return isShort(first.field) || first.field.kind === 'contact' || first.field.kind === 'list';
}

/** A label alone on its line needs something below it that is not a sentence going on from above. */
function acceptable(label: LineLabel | null, lines: readonly TextLine[], index: number): LineLabel | null {
  if (label === null || !label.alone) return label;
  const before = lines[index - 1]?.text.trim() ?? '';
  if (label.wordCount === 1 && before !== '' && /[\p{Ll},-]$/u.test(before) && !lines[index - 1]?.cells) return before.length > 50 ? null : label;
  return label;
}

/** A printed question that the mail client broke over two or three lines. */
function wrappedQuestion(labels: LabelIndex, lines: readonly TextLine[], index: number): LineLabel | null {
  const line = lines[index];
  if (line === undefined || line.text.trim().length < 30 || /[:：?]/.test(line.text)) return null;
  const found = findLabelWithTail(labels, labelWords(line.text).slice(0, 26), true);
  const full = found ?? (labels.exact.get(labelWords(line.text).join('')) === undefined ? null : findLabelWithTail(labels, [...labelWords(line.text), 'x'], true));
  if (full === null || full.wordCount < 4) return null;
  const following = lines.slice(index + 1, index + 3).map((one) => one.text);
  const end = following.findIndex((text) => /^[^?:]{0,120}[?:]/.test(text));
  return end < 0 ? null : { ...full, start: 0, valueStart: line.text.length, alone: false, strict: false, inside: false, question: true };
}

const logLine = /^\s*(?:[[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d\s|[[(]?\d\d:\d\d:\d\d[\s\])]|\[?(?:INFO|WARN|WARNING|DEBUG|FATAL|TRACE)\]?[\s:])/;

/** Lines of a log, or of a pasted HTTP or SMTP conversation: "Server: nginx" there is no answer to anything. */
function logLines(lines: readonly TextLine[]): Set<number> {
  const found = new Set<number>();
  let until = -1;
  let fenced = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line.text)) {
      fenced = !fenced;
      found.add(index);
    }
    if (/^\s*(?:[<>]\s)?(?:HTTP\/\d|(?:GET|POST|HEAD|PUT)\s\/\S*\sHTTP)/.test(line.text)) until = index + 15;
    if (line.text.trim() === '') until = Math.min(until, index);
    if (index <= until || fenced || logLine.test(line.text)) found.add(index);
  });
  // A fence that is never closed is a stray line, not a log to the end of the mail.
  return fenced ? new Set([...found].filter((index) => logLine.test(lines[index]?.text ?? ''))) : found;
}

function valueBehind(lines: readonly TextLine[], anchor: Anchor, around: Around): ValueText {
  const own = lines[anchor.index];
  if (own === undefined) return { lines: [], inline: false, afterBlank: false };
  const taken: ValueLine[] = [];
  const rest = own.text.slice(anchor.label.valueStart, anchor.end).replace(/[\s,;|/(*_–-]+$/, (end) => (anchor.last ? end : ''));
  let index = anchor.index + 1;
  if (rest.trim() !== '') taken.push({ number: own.number, text: rest });
  else if (anchor.label.question && wrapsOn(lines, anchor)) {
    const at = lines.slice(index, index + 2).findIndex((line) => /[?:]/.test(line.text));
    const line = lines[index + at];
    if (at >= 0 && line !== undefined) {
      const tail = line.text.slice((/^[^?:]*[?:][\s:?*_)]*/.exec(line.text)?.[0] ?? '').length);
      if (tail.trim() !== '') taken.push({ number: line.number, text: tail });
      index += at + 1;
    }
  }
  const inline = taken.length > 0;
  if (inline && anchor.label.inside === 'text' && isShort(anchor.label.field) && taken[0] !== undefined) {
    // Inside running text a short value ends with its sentence.
    return { lines: [{ number: own.number, text: taken[0].text.replace(/(?<=[\p{L}\d]{2})[.;!]\s.*$/u, '') }], inline, afterBlank: false };
  }
  if (!anchor.last) return { lines: taken, inline, afterBlank: false };
  const below = linesBelow(lines, index, anchor, { ...around, inline, inlineLength: taken[0]?.text.trim().length ?? 0 });
  return { lines: [...taken, ...below.lines], inline, afterBlank: below.afterBlank };
}

function wrapsOn(lines: readonly TextLine[], anchor: Anchor): boolean {
  const line = lines[anchor.index];
  return line !== undefined && !/[?:：]/.test(line.text.slice(anchor.label.start));
}

interface Around {
  /** Index of the line with the next label. */
  readonly nextIndex: number;
  readonly lastLabel: boolean;
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly form: boolean;
  readonly senderWords: ReadonlySet<string>;
}

interface BelowOptions extends Around {
  readonly inline: boolean;
  readonly inlineLength: number;
}

function linesBelow(lines: readonly TextLine[], from: number, anchor: Anchor, options: BelowOptions): { lines: ValueLine[]; afterBlank: boolean } {
  const taken: ValueLine[] = [];
  let blank = 0;
  let afterBlank = false;
  const isContact = anchor.label.field.kind === 'contact' || anchor.label.field.kind === 'list';
  const own = lines[anchor.index];
  let depth = own?.depth ?? 0;
  for (let index = from; index < options.nextIndex && taken.length < valueLinesMax; index++) {
    const line = lines[index];
    if (line === undefined || (options.rows.has(index) && isShort(anchor.label.field))) break;
    if (line.text.trim() === '') {
      blank++;
      continue;
    }
    if (isExampleLine(line.text) && !options.inline && (taken.length === 0 || (options.form && line.depth > 0 && printed(lines, from, index, taken, anchor)))) {
      taken.length = 0;
      blank = 0;
      continue;
    }
    if (isExampleLine(line.text) && options.form) break;
    if (taken.length === 0 && !options.inline && blank === 0 && isRule(line.text)) continue;
    if (blank > 0) {
      const typed = line.role === 'new' ? depth > 0 || lines[anchor.index]?.role === 'quoted' : line.depth < depth;
      if (options.form && !typed) break;
      if (taken.length === 0 && !options.inline) afterBlank = true;
      else if (!crosses(anchor.label, options, blank, taken)) break;
    }
    if (isSibling(own?.text ?? '', line.text) || isHeadingLine(lines, index) || isClosing(line.text) || (!isContact && isName(line.text, options.senderWords)) || ((blank > 0 || taken.length > 0 || options.inline) && isThanks(line.text))) break;
    if (options.lastLabel && blank > 0 && (taken.length > 0 || options.inline) && isPolite(line.text)) break;
    if (blank > 0 && taken.length > 0) taken.push({ number: line.number, text: '' });
    else if (blank > 0 && options.inline) taken.push({ number: line.number, text: '' });
    taken.push({ number: line.number, text: line.text });
    depth = line.role === 'new' ? depth : line.depth;
    blank = 0;
  }
  return { lines: taken, afterBlank };
}

/** What stands between the label of our form and its example is the printed question, unless it was typed with less depth. */
function printed(lines: readonly TextLine[], from: number, to: number, taken: readonly ValueLine[], anchor: Anchor): boolean {
  const label = lines[anchor.index];
  return taken.length <= 3 && !isShort(anchor.label.field) && lines.slice(from, to).every((line) => line.text.trim() === '' || (line.role === label?.role && line.depth === label.depth));
}

/** Whether a value may go on behind a blank line: texts do, answers to a short question do not. */
function crosses(label: LineLabel, options: BelowOptions, blank: number, taken: readonly ValueLine[]): boolean {
  if (blank > 2 || isShort(label.field) || label.field.kind === 'contact' || label.field.kind === 'list' || label.field.kind === 'bool_text') return false;
  if (!options.lastLabel) return true;
  // The last label of a mail: what follows a short answer is the letter going on, not the answer.
  if (isQuestion(label.field) && options.inline && options.inlineLength < longAnswer) return false;
  return !options.inline || taken.length > 1 || options.inlineLength >= longAnswer;
}

/** Another item of the list that the label is an item of, with a heading of its own: a label that this desk does not know. */
function isSibling(own: string, text: string): boolean {
  const mark = /^(\s*)(?:(\(?\d{1,2}[a-z]?[.)])|([-*•·–]))\s+\S/u;
  const [a, b] = [mark.exec(own), mark.exec(text)];
  if (a === null || b === null || a[1] !== b[1] || (a[3] ?? '') !== (b[3] ?? '')) return false;
  return /^[\s\d().•*·–-]*\p{L}[^:?]{2,40}(?::\s|:$)/u.test(text);
}

/** A rule, a Markdown heading, or a title in its own box: the next part of the mail begins. */
function isHeadingLine(lines: readonly TextLine[], index: number): boolean {
  const text = lines[index]?.text.trim() ?? '';
  if (isRule(text) || /^(?:#{1,4}\s.+|={2,}\s.+={2,})$/.test(text)) return true;
  // A line underlined by the next one.
  return isRule(lines[index + 1]?.text ?? '') && text.length < 60;
}

function isRule(text: string): boolean {
  return /^\s*[-=_*~]{4,}\s*$/.test(text);
}
