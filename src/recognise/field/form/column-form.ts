// A form typed in columns: "Mandant      12345RS", a stroke, a tab, leader dots, or nothing but a blank between label and value. In:
// lines of a mail and the labels of the desk. Out: the same lines, those of such a form with two cells, so that they are
// read like the rows of a table. Only where several lines of a block begin with labels that are known: aligned columns
// also stand in a log and in the listing of a program.
import { labelWords } from '../fold.ts';
import { guessLabel } from '../label/label-guess.ts';
import { findLabel, type LabelIndex } from '../label/label-index.ts';
import { logLines } from '../log-lines.ts';
import { isSentenceBehind } from '../label/sentence-behind.ts';
import type { TextLine } from '../text-line.ts';

/** So many labels that are known, of different fields, make a form. */
const knownMin = 3;
/** Without any gap the words of a sentence look the same: more of them, and nearly all lines. */
const bareKnownMin = 4;
/** So many lines below each other are a form where fewer of their labels are known. */
const ruledMin = 5;
const leadCharactersMax = 50;
const leadWordsMax = 7;
const mark = /^\s*(?:\(?\d{1,2}[a-z]?[.)]\s+|[-*•·–▪]\s+)?/u;
/** "Site [Harbour]", "Level [ ] (1 to 3)": the answer was typed between the brackets of the form. */
const between = /^(?<lead>[^[\]]*?[^[\]\s])\s*\[(?!\s?[xX✓]\s?\])(?<value>[^[\]]*)\]\s*(?:\([^()]*\))?\s*$/u;
/** "Site     | Harbour": a line drawn between the columns. */
const drawn = /^(?<lead>[^|]*?)\s*\|\s?(?<value>[^|]*)$/u;
/** "Caller .... Rosalind Pike", "Caller · · · · Rosalind Pike", "Caller ----- Rosalind Pike". */
const leaders = /^(?<lead>.*?)\s?(?:\.{4,}|…{2,}|·{4,}|-{5,}|(?:[.·] ){3,}[.·]?)\s*(?<value>.*)$/u;
/** A label that fills the line leaves room for one or two of them. */
const lastLeader = /^(?<lead>.*?\S)\s(?:\.{1,3}|…|·{1,3})\s(?<value>\S.*)$/u;
/** So many lines with leaders are a form of which fewer labels need be known. */
const ledMin = 3;
const gaps = [drawn, /^(?<lead>[^\t]*?)\s*\t+\s*(?<value>.*)$/u, leaders, /^(?<lead>.*?\S)\s{2,}(?<value>\S.*)$/u];

/** A mark between the words: the line has a form of its own. */
const separated = /^[^:：=→]{0,60}(?:[:：=→](?!\/\/)|\s[–—-]\s)/u;

interface Split {
  readonly lead: string;
  readonly value: string;
  /** Where the value begins; null = nothing stands between lead and value but one blank. */
  readonly column: number | null;
}

export function columnForms(lines: TextLine[], labels: LabelIndex): TextLine[] {
  const logs = logLines(lines);
  const usable = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.cells === null && (line.role === 'new' || line.role === 'forwarded') && !logs.has(index) && line.text.trim() !== '';
  };
  const cells = new Map<number, readonly [string, string]>();
  for (const block of blocksOf(lines, usable)) {
    for (const [index, row] of inColumns(lines, block, labels) ?? bare(lines, block, labels) ?? []) cells.set(index, row);
  }
  return cells.size === 0 ? lines : lines.map((line, index) => ({ ...line, cells: cells.get(index) ?? line.cells }));
}

/** Lines that stand together. */
function blocksOf(lines: readonly TextLine[], usable: (index: number) => boolean): number[][] {
  const blocks: number[][] = [[]];
  lines.forEach((line, index) => {
    if (usable(index)) blocks.at(-1)?.push(index);
    else if (line.text.trim() !== '' || (blocks.at(-1)?.length ?? 0) > 0) blocks.push([]);
  });
  return blocks.filter((block) => block.length >= knownMin);
}

type Rows = readonly (readonly [number, readonly [string, string]])[];

function inColumns(lines: readonly TextLine[], block: readonly number[], labels: LabelIndex): Rows | null {
  // On a line or two brackets hold a hint.
  const boxed = block.filter((index) => between.test(lines[index]?.text ?? '')).length * 2 >= block.length;
  const led = block.filter((index) => leaders.test(lines[index]?.text ?? '')).length >= ledMin;
  const found = new Map(block.flatMap((index) => {
    const text = lines[index]?.text ?? '';
    const one = (boxed ? splitAtBracket(text) : null) ?? splitAtGap(text, led ? [...gaps, lastLeader] : gaps);
    return one === null ? [] : [[index, one] as const];
  }));
  const leads = [...found.values()].map(({ lead }) => lead);
  const known = new Set(leads.flatMap((lead) => fieldOf(labels, lead, false) ?? []));
  const asked = new Set(leads.flatMap((lead) => fieldOf(labels, lead, true) ?? []));
  const column = commonColumn([...found.values()]);
  const ruled = found.size >= ruledMin && (column !== null || leads.length === block.filter((index) => lines[index]?.text.includes('\t') === true).length);
  const isForm = led ? known.size >= 1 && asked.size >= 2 : ruled ? known.size >= 1 && asked.size >= knownMin : known.size >= knownMin && asked.size * 2 >= found.size;
  if (!isForm) return null;
  const last = Math.max(...found.keys());
  let above = false;
  return block.filter((index) => index <= last || continues(lines[index]?.text ?? '', column)).flatMap((index): Rows => {
    const text = lines[index]?.text ?? '';
    const one = found.get(index) ?? splitAtColumn(text, column) ?? alone(text, labels);
    if (one === null && above && continues(text, column)) return [[index, ['', withoutStroke(text).trim()]]];
    // What nobody asked for tells its part of the story.
    above = one !== null && fieldOf(labels, one.lead, true) !== null;
    return one === null || !above ? [] : [[index, [one.lead, one.value.replace(/^[:=–-]\s+/, '')]]];
  });
}

function splitAtBracket(text: string): Split | null {
  const { lead = '', value = '' } = between.exec(text.slice(mark.exec(text)?.[0].length ?? 0))?.groups ?? {};
  return isLead(lead) ? { lead, value: value.trim(), column: null } : null;
}

function splitAtGap(text: string, tried: readonly RegExp[]): Split | null {
  const start = mark.exec(text)?.[0].length ?? 0;
  for (const gap of tried) {
    const found = gap.exec(text.slice(start))?.groups;
    const lead = found?.['lead'] ?? '';
    if (found !== undefined && isLead(lead)) return { lead, value: found['value'] ?? '', column: text.length - (found['value'] ?? '').length };
  }
  return null;
}

function isLead(lead: string): boolean {
  return /^\p{L}/u.test(lead) && lead.length <= leadCharactersMax && lead.trim().split(/\s+/).length <= leadWordsMax && !/[:：=|;!]|[.,]\s/u.test(lead);
}

/** Where most values begin, null when they do not stand below each other. */
function commonColumn(splits: readonly Split[]): number | null {
  const counts = new Map<number, number>();
  for (const { column } of splits) if (column !== null) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= knownMin ? best[0] : null;
}

/** A label so long that only one blank is left before the column of the values. */
function splitAtColumn(text: string, column: number | null): Split | null {
  if (column === null || text[column - 1] !== ' ' || (text[column] ?? ' ') === ' ') return null;
  const lead = text.slice(mark.exec(text)?.[0].length ?? 0, column).trim();
  return isLead(lead) ? { lead, value: text.slice(column), column } : null;
}

/** The label of an answer that was left out. */
function alone(text: string, labels: LabelIndex): Split | null {
  const lead = text.slice(mark.exec(text)?.[0].length ?? 0).trim();
  return isLead(lead) && fieldOf(labels, lead, false) !== null ? { lead, value: '', column: null } : null;
}

/** The line that is drawn between the columns goes on where the label does not. */
function withoutStroke(text: string): string {
  return text.replace(/^(\s*)\|/u, '$1 ');
}

function continues(typed: string, column: number | null): boolean {
  const text = withoutStroke(typed);
  return column !== null && text.slice(0, column).trim() === '' && text.trim() !== '' && !/\S/.test(text.slice(0, Math.max(2, column - 2)));
}

/** Every line begins with a label, and nothing stands between it and the value. */
function bare(lines: readonly TextLine[], block: readonly number[], labels: LabelIndex): Rows | null {
  const rows = block.flatMap((index) => {
    const one = splitAtLabel(lines[index]?.text ?? '', labels);
    return one === null ? [] : [[index, one] as const];
  });
  const fields = new Set(rows.map(([, one]) => fieldOf(labels, one.lead, false)));
  return fields.size < bareKnownMin || rows.length * 4 < block.length * 3 ? null : rows.map(([index, { lead, value }]) => [index, [lead, value]] as const);
}

/** The longest label that a line begins with. */
function splitAtLabel(text: string, labels: LabelIndex): Split | null {
  const start = mark.exec(text)?.[0].length ?? 0;
  if (!/^\p{Lu}/u.test(text.slice(start)) || separated.test(text.slice(start))) return null;
  const words = [...text.slice(start).matchAll(/\S+/gu)].slice(0, leadWordsMax);
  for (let count = words.length; count >= 1; count--) {
    const end = start + (words[count - 1]?.index ?? 0) + (words[count - 1]?.[0].length ?? 0);
    const lead = text.slice(start, end);
    const value = text.slice(end).trim();
    if (!isLead(lead) || findLabel(labels, labelWords(lead), false) === null) continue;
    return isSentenceBehind(value) || /^[:=–—-]/.test(value) ? null : { lead, value, column: null };
  }
  return null;
}

/** The field that a lead asks for; `guess`: also in words that the labels do not have. */
function fieldOf(labels: LabelIndex, lead: string, guess: boolean): string | null {
  const words = labelWords(lead.replace(/[?\s]+$/, ''));
  const found = findLabel(labels, words, true) ?? (guess ? guessLabel(labels, lead) : null);
  return found?.field.id ?? null;
}
