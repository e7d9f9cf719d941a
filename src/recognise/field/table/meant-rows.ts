// A table with labels in its first row and a row below for each case, or without labels and a state in each row. In: the
// table and the sentences around it. Out: the row that is meant as rows of label and value, or null where it is no such
// table or where all its rows count. See meant-cases.ts.
import { labelWords } from '../fold.ts';
import { findLabel, type LabelHit } from '../label/label-index.ts';
import type { ScanContext } from '../scan-context.ts';
import { namesOf, spokenOf } from './case-sentences.ts';
import { statesOf, type Verdict } from './state-words.ts';
import { decidedCases, type Verdicts } from './decided-case.ts';
import { type Instead, isTelling, reads, type Row, sameCells, type Table } from './table-block.ts';

export function meantRows(table: Table, sentences: readonly string[], context: ScanContext): Instead | null {
  const [first] = table.rows;
  if (first === undefined) return null;
  const header = isHeader(table, context) ? first : null;
  const cases = header === null ? table.rows : table.rows.slice(1);
  if (cases.length < 2 || (header === null && table.rows.some((row) => row.labels[0] != null))) return null;
  const spoken = spokenOf(sentences, namesOf(cases.map((row) => row.cells)), 'rows');
  const states = columnsOf(table).map((column) => statesIn(cases, column, header?.cells[column] ?? ''));
  const meant = spoken.open ? null : decidedCases(cases.length, [spoken.verdicts, ...states]);
  if (header === null && meant === null) return null;
  const instead = new Map<number, readonly (readonly string[])[]>();
  if (header === null) {
    cases.forEach((row, index) => { if (meant?.includes(index) !== true) instead.set(row.index, []); });
    return instead;
  }
  const heads = headsOf(header, context);
  const isState = (column: number): boolean => states[column]?.some((verdict) => verdict !== null) === true && heads[column]?.hit?.field.kind !== 'enum';
  instead.set(header.index, []);
  const chosen = meant === null ? cases : cases.filter((_, index) => meant.includes(index));
  const single = chosen.length === 1;
  cases.forEach((row) => {
    const columns = chosen.includes(row) ? columnsOf(table).filter((column) => single || staysOpen(column, heads, chosen, spoken.open && meant === null)) : [];
    instead.set(row.index, columns.flatMap((column) => {
      const cell = row.cells[column] ?? '';
      if (isState(column)) return single && cell.split(/\s+/).length >= toldWordsMin ? [[cell]] : [];
      return cell === '' ? [] : [[heads[column]?.text ?? '', cell]];
    }));
  });
  return instead;
}

/** A state in so many words is told, and belongs to the story. */
const toldWordsMin = 3;

function columnsOf(table: Table): number[] {
  return Array.from({ length: table.width }, (_, column) => column);
}

interface Head {
  readonly text: string;
  readonly hit: LabelHit | null;
}

/** "Server | Version": what a column holds may be told by the first one too. */
function headsOf(header: Row, context: ScanContext): Head[] {
  return header.cells.map((text, column) => {
    const own = header.labels[column] ?? null;
    const joined = `${header.cells[0] ?? ''} ${text}`;
    const hit = own === null && column > 0 ? findLabel(context.labels, labelWords(joined), false) : own;
    return hit !== null && own === null ? { text: joined, hit } : { text, hit };
  });
}

/** Of several rows a list takes all, any other field only what they have in common. */
function staysOpen(column: number, heads: readonly Head[], rows: readonly Row[], open: boolean): boolean {
  const kind = heads[column]?.hit?.field.kind;
  if (kind === undefined) return !open;
  return (!open && (kind === 'id_list' || kind === 'list' || kind === 'text')) || sameCells(rows.map((row) => row.cells[column] ?? ''));
}

/** The first row names the columns: the rows below hold values, and begin with no label. */
export function isHeader(table: Table, context: ScanContext): boolean {
  const [first, ...rest] = table.rows;
  if (first === undefined || rest.length === 0 || first.cells.length < table.width) return false;
  const heads = first.labels.flatMap((hit, column) => (hit === null ? [] : [{ hit, column }]));
  if (heads.length === 0 || rest.filter((row) => row.labels[0] != null).length * 2 > rest.length) return false;
  if (heads.some(({ hit, column }) => isTelling(hit) && rest.filter((row) => reads(hit, row.cells[column] ?? '', context)).length * 2 > rest.length)) return !first.cells.some((cell, column) => column > 0 && first.labels[column - 1] != null && first.labels[column] == null && /\d/.test(cell));
  return heads.length >= 2 && table.width >= 3 && first.cells.every((cell) => !/\d/.test(cell));
}

const mark = /^(?:x|\*+|!+|<[-=]+|[-=]+>|→|►|▶|←|⇒|✗|✘|❌|this one|this|hier|ici|dieser?)$/i;

/** What a column says of each row. */
function statesIn(cases: readonly Row[], column: number, heading: string): Verdicts {
  const cells = cases.map((row) => row.cells[column] ?? '');
  const marked = cells.map((cell): Verdict | null => (mark.test(cell) ? 'meant' : null));
  // One row with a sign, and nothing in the same place of the others.
  if (marked.filter((one) => one !== null).length === 1 && cells.filter((cell) => cell !== '').length === 1) return marked;
  return statesOf(cells, heading);
}
