// Where the labels of a region stand: at the start of lines, inside them, over two lines, and which of them are none
// because they belong to a longer text, a log, or to our own form's list of what is known already.
import { labelWords, valueKey } from '../fold.ts';
import { findLabelWithTail, type LabelIndex } from '../label/label-index.ts';
import { labelAtStart, labelsInside, type LineLabel } from '../label/line-labels.ts';
import { logLines } from '../log-lines.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isShort } from '../value/read-value.ts';
import type { TableRow } from './table.ts';
import { isRule, type TextLine } from '../text-line.ts';

export interface Anchor {
  readonly label: LineLabel;
  readonly index: number;
  /** End of its inline text: the next label on the line, or the end of the line. */
  readonly end: number;
  readonly last: boolean;
}

export function findAnchors(lines: readonly TextLine[], rows: ReadonlyMap<number, TableRow>, labels: LabelIndex): Anchor[] {
  const anchors: Anchor[] = [];
  const logs = logLines(lines);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === '' || isRule(line.text) || rows.has(index) || logs.has(index) || isExampleLine(line.text)) continue;
    if (answersAbove(lines, index, anchors.at(-1))) continue;
    const first = acceptable(labelAtStart(labels, line.text), lines, index) ?? wrappedQuestion(labels, lines, index);
    const more = labelsInside(labels, line.text, first?.valueStart ?? 0, first !== null && isChain(first)).filter((label) => first === null || label.start >= first.valueStart);
    const found = (first === null ? more : [first, ...more]).filter((label, i, all) => i === 0 || keepsTextWhole(all[i - 1], label, line.text));
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
export function asksInForm(lines: readonly TextLine[], anchor: Anchor): boolean {
  const line = lines[anchor.index]?.text ?? '';
  // A known value that begins like a label ("= Start: 10:00") stands on a line of its own.
  if (anchor.label.alone || /^[\s*_]*=/.test(line)) return false;
  return !/=[\s*_]*$/.test(line.slice(anchor.label.start, anchor.label.valueStart));
}

/** Behind so short a text a sentence that begins with a label is the next answer: "Expected: 200. Actual: 404." */
const shortAnswer = 60;

/** A long text may well say "Error: 550"; only labels of several words or closed kinds cut it. */
function keepsTextWhole(before: LineLabel | undefined, label: LineLabel, text: string): boolean {
  if (before === undefined || isShort(before.field) || before.field.kind === 'contact' || before.field.kind === 'list') return true;
  if (label.start - before.valueStart < shortAnswer && /[.!]\s+$/.test(text.slice(before.valueStart, label.start)) && /\p{Lu}/u.test(text[label.start] ?? '')) return true;
  // Behind another label in running text one that begins a sentence is the next answer, and so is a lead of several words.
  if (before.inside !== false && /[.!?;]\s+$/.test(text.slice(before.valueStart, label.start))) return true;
  if (label.quality === 'invented' && /\s/.test(text.slice(label.start, label.valueStart).trim())) return true;
  return label.wordCount >= 2 || isShort(label.field) || label.inside === 'form';
}

const reasonBehind = /\s[–—-]\s/;

/** The line is a choice of the empty label right above it, even if it reads like a label itself ("Product" / "Contact"). */
export function answersAbove(lines: readonly TextLine[], index: number, above: Anchor | undefined): boolean {
  if (above === undefined || !above.last || (lines[above.index]?.text.slice(above.label.valueStart) ?? '').trim() !== '') return false;
  const field = above.label.field;
  if ((field.kind !== 'enum' && field.kind !== 'enum_open') || lines.slice(above.index + 1, index).some((line) => line.text.trim() !== '')) return false;
  // "The server - the scanner writes happily": the choice, and why.
  const text = lines[index]?.text ?? '';
  const said = new Set([text, text.split(reasonBehind)[0] ?? ''].map(valueKey));
  return field.values.some((value) => said.has(valueKey(value))) || field.words.some((word) => said.has(valueKey(word.text)));
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
  if (line === undefined || line.text.trim().length < 30 || /[:：?]|[.!;]\s+\S/.test(line.text)) return null;
  const found = findLabelWithTail(labels, labelWords(line.text).slice(0, 26), true);
  const full = found ?? (labels.exact.get(labelWords(line.text).join('')) === undefined ? null : findLabelWithTail(labels, [...labelWords(line.text), 'x'], true));
  if (full === null || full.wordCount < 4) return null;
  const following = lines.slice(index + 1, index + 3).map((one) => one.text);
  const end = following.findIndex((text) => /^[^?:]{0,120}(?:\?|:(?!\d))/.test(text));
  return end < 0 ? null : { ...full, start: 0, valueStart: line.text.length, alone: false, strict: false, inside: false, question: true };
}
