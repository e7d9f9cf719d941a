// Tables: two columns (label, value), four columns (two pairs), a first row of labels above rows of values, and labels
// inside a value cell ("sub-label"). Rows come from HTML cells or from a table drawn with bars.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { findAsked, fitsAsked, orAsked } from '../label/asked-like.ts';
import { guessLabel } from '../label/label-guess.ts';
import { findLabel, findLabelWithHead, findLabelWithTail, findShortened, isDayFirst, type LabelHit, type LabelIndex } from '../label/label-index.ts';
import { isStrictly, labelsInside } from '../label/line-labels.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import type { ValueLine } from '../value/value-text.ts';

/** A longer first cell is no label. */
const leadCharactersMax = 60;

interface Cell {
  readonly hit: LabelHit & { readonly strict: boolean };
  /** '' = the cell is empty. */
  readonly value: string;
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** The label that a whole cell is, or null. */
export function cellLabel(index: LabelIndex, cell: string): (LabelHit & { strict: boolean }) | null {
  const text = cell.trim();
  if (text === '' || text.length > 220) return null;
  const first = text.split('\n')[0] ?? '';
  const inner = [...text.matchAll(/\(([^()]{3,80})\)/g)].slice(0, 3).map((one) => one[1] ?? '');
  const bare = first.replace(/^\s*\(?\d{1,2}[a-z]?[.)]?\s+/, '');
  for (const reading of [bare, bare.replace(/\([^()]*\)/g, ' '), ...inner, text]) {
    const words = labelWords(reading);
    if (words.length === 0 || words.length > 30) continue;
    const found = findLabel(index, words, true);
    if (found !== null) return { ...found, strict: false };
  }
  const words = labelWords(text.replace(/\([^()]*\)/g, ' '));
  const shortened = findShortened(index, words);
  const tail = findLabelWithTail(index, words, true) ?? (shortened === null ? null : orAsked(index, text, shortened));
  if (tail !== null) return { ...tail, strict: tail.quality === 'asked' && isStrictly(tail) };
  const headed = words.length <= 8 ? findLabelWithHead(index, words) : null;
  const asked = headed === null ? null : findAsked(index, text);
  // "Over since": with the word in front it is surely another field's.
  if (headed !== null && asked !== null && asked.field.id !== headed.field.id) return { ...asked, strict: isStrictly(asked) };
  // A word in front that makes it surely no other field's makes it this one's.
  return headed === null ? null : { ...headed, strict: isStrictly(headed) || asked === null };
}

/** "Was | Wert": what stands above the column of the answers. */
const headsValues = /^(?:value|answer|response|wert|antwort|angabe|eintrag|valeur|réponse)s?$/i;

/** Rows of the region that hold a label, by their index in `lines`. */
export function tableRows(lines: readonly TextLine[], labels: LabelIndex): ReadonlyMap<number, TableRow> {
  const rows = new Map<number, TableRow>();
  let header: (LabelHit & { strict: boolean } | null)[] | null = null;
  // A row of three labels and more is a heading whatever its values look like ("all users" reads like a label).
  let wide = false;
  // The last row with a label, while the rows below may go on with it.
  let open: number | null = null;
  lines.forEach((line, index) => {
    const cells = line.cells;
    if (cells === null) {
      if (line.text.trim() !== '') header = null;
      open = null;
      return;
    }
    if (cells.length === 0) {
      rows.set(index, { number: line.number, cells: [] });
      return;
    }
    if (cells.length === 2 && headsValues.test(cells[1] ?? '')) {
      rows.set(index, { number: line.number, cells: [] });
      return;
    }
    // A table of another shape below: the heading was not for it.
    if (header !== null && cells.length < header.length - 1) header = null;
    const hits = cells.map((cell) => cellLabel(labels, cell));
    const count = hits.filter((hit) => hit !== null).length;
    const firm = hits.map((hit) => hit?.quality === 'exact' || hit?.quality === 'typo');
    const nextCells = lines[index + 1]?.cells ?? lines[index + 2]?.cells ?? null;
    const firmCount = firm.filter(Boolean).length;
    if (header !== null && (count === 0 || (wide && firmCount < 2))) {
      const heads = header;
      rows.set(index, { number: line.number, cells: cells.flatMap((cell, column) => (heads[column] == null ? [] : [{ hit: heads[column], value: cell }])) });
      return;
    }
    const named = firmCount >= 3 && firmCount * 5 >= cells.length * 3;
    const below = nextCells !== null && (named ? isValueRow(labels, nextCells) : firm[0] === true && firm[1] === true && cellLabel(labels, nextCells[0] ?? '') === null);
    if (cells.length >= 2 && count >= 2 && below) {
      header = hits;
      wide = named;
      rows.set(index, { number: line.number, cells: [] });
      return;
    }
    header = null;
    const above = open === null ? undefined : rows.get(open);
    if (open !== null && above !== undefined && cells.length >= 2 && cells[0] === '' && cells.length === lines[open]?.cells?.length) {
      // A drawn row that goes on: nothing in the column of the labels.
      rows.set(open, continued(above, cells));
      rows.set(index, { number: line.number, cells: [] });
      return;
    }
    const pairs = pairsOf(cells, hits);
    // A label that nobody knows ends the row above as well.
    open = pairs.length > 0 ? index : null;
    if (pairs.length > 0) rows.set(index, { number: line.number, cells: pairs });
  });
  return withGuessed(lines, rows, labels);
}

/** So many labels of different fields make a form of a table: a lead in other words is one more of them. */
const formFieldsMin = 3;

function withGuessed(lines: readonly TextLine[], rows: ReadonlyMap<number, TableRow>, labels: LabelIndex): ReadonlyMap<number, TableRow> {
  const fields = new Set([...rows.values()].flatMap((row) => row.cells.map((cell) => cell.hit.field.id)));
  const known = fields.size;
  const all = new Map(rows);
  lines.forEach((line, index) => {
    const [lead = '', ...values] = line.cells ?? [];
    if (all.has(index) || values.length === 0 || lead.length > leadCharactersMax) return;
    const hit = guessLabel(labels, lead.trim());
    const told = values.filter((value) => value.trim() !== '');
    // Which of several columns is meant is not known for a lead that is only like ours.
    if (hit === null || fields.has(hit.field.id) || (hit.quality === 'asked' && (told.length > 1 || !fitsAsked(hit, told.join())))) return;
    fields.add(hit.field.id);
    all.set(index, { number: line.number, cells: [{ hit: { ...hit, strict: hit.quality === 'asked' && isStrictly(hit) }, value: values.map((value) => value.trim()).filter((value) => value !== '').join('\n') }] });
    for (let below = index + 1; lines[below]?.cells?.[0] === '' && lines[below]?.cells?.length === line.cells?.length && !all.has(below); below++) {
      all.set(index, continued(all.get(index) as TableRow, lines[below]?.cells ?? []));
      all.set(below, { number: lines[below]?.number ?? 0, cells: [] });
    }
  });
  return known >= formFieldsMin || fields.size > formFieldsMin + 1 ? all : rows;
}

/** The last value of a row with what stands below it. */
function continued(row: TableRow, cells: readonly string[]): TableRow {
  const more = cells.slice(1).map((cell) => cell.trim()).filter((cell) => cell !== '').join('\n');
  return { ...row, cells: row.cells.map((cell, i) => (i === row.cells.length - 1 && more !== '' ? { ...cell, value: `${cell.value}\n${more}`.trim() } : cell)) };
}

/** Fewer than two of its cells are labels, letter by letter. The ruled line of a Markdown table stands in between. */
function isValueRow(labels: LabelIndex, cells: readonly string[]): boolean {
  return cells.length === 0 || cells.filter((cell) => findLabel(labels, labelWords(cell), true) !== null).length < 2;
}

/** Label cells take the cells behind them up to the next label. */
function pairsOf(cells: readonly string[], hits: readonly ((LabelHit & { strict: boolean }) | null)[]): Cell[] {
  const pairs: Cell[] = [];
  // Only a numbering or an empty cell may stand in front of the first label; else it is a row of data.
  const first = hits.findIndex((hit) => hit !== null);
  if (first < 0 || cells.slice(0, first).some((cell) => !/^[\s\d.)(a-z]{0,4}$/i.test(cell))) return [];
  for (let i = first; i < cells.length; i++) {
    const hit = hits[i];
    if (hit == null) continue;
    let end = i + 1;
    // The cell right behind a label is its value even if it reads like a label ("Environment" | "Product test").
    while (end < cells.length && (end === i + 1 || (hits[end]?.quality !== 'exact' && hits[end]?.quality !== 'typo'))) end++;
    pairs.push({ hit, value: cells.slice(i + 1, end).map((cell) => cell.trim()).filter((cell) => cell !== '').join('\n') });
    i = end - 1;
  }
  return pairs;
}

export function tableClaims(rows: ReadonlyMap<number, TableRow>, context: ScanContext, source: FieldSource): FieldClaim[] {
  const claims: FieldClaim[] = [];
  const own = source === 'label' ? 'table' : source;
  for (const row of rows.values()) {
    for (const cell of row.cells) claims.push(...cellClaims(row.number, cell, context, own));
  }
  return claims;
}

/** The value of a cell, with labels inside it split off. */
function cellClaims(number: number, cell: Cell, context: ScanContext, source: FieldSource): FieldClaim[] {
  const claims: FieldClaim[] = [];
  const lines: ValueLine[] = [];
  const subs: { hit: LabelHit; lines: ValueLine[] }[] = [];
  for (const text of cell.value.split('\n')) {
    const inside = labelsInside(context.labels, text, 0, false).filter((label) => label.wordCount >= 2 || label.start === 0);
    const first = inside[0];
    const front = first === undefined ? text : text.slice(0, first.start);
    const sub = subs.at(-1);
    if (sub === undefined) lines.push({ number, text: front });
    else if (front.trim() !== '') sub.lines.push({ number, text: front });
    inside.forEach((label, i) => {
      subs.push({ hit: label, lines: [{ number, text: text.slice(label.valueStart, inside[i + 1]?.start ?? text.length) }] });
    });
  }
  const filled = lines.filter((line, i) => line.text.trim() !== '' || (i > 0 && i < lines.length - 1));
  const add = (hit: LabelHit, value: readonly ValueLine[], from: FieldSource, strict: boolean): void => {
    for (const reading of readValue(hit.field, { lines: value, inline: true, afterBlank: false }, { ...context, strict, dayFirst: isDayFirst(hit) })) {
      claims.push({ field: hit.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source: from, line: number, rule: hit.rule });
    }
  };
  add(cell.hit, filled, source, cell.hit.strict);
  for (const one of subs) add(one.hit, one.lines, source === 'table' ? 'sublabel' : source, false);
  return claims;
}
