// The tables of a mail as rows of cells, and which of their cells are labels. In: lines whose rows have cells. Out: one
// table for each block of rows; ruled lines are no rows. Only what the writer or the one whose mail he passes on typed.
import { cellLabel } from '../form/table.ts';
import type { LabelHit, LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';

export interface Row {
  readonly index: number;
  readonly cells: readonly string[];
  /** Of each cell; null where it is none, letter by letter. */
  readonly labels: readonly (LabelHit | null)[];
}

export interface Table {
  readonly rows: readonly Row[];
  readonly width: number;
}

export type Instead = ReadonlyMap<number, readonly (readonly string[])[]>;

/** A larger one is a listing, which nobody reads row by row. */
const rowsMax = 60;

export function tablesOf(lines: readonly TextLine[], labels: LabelIndex): Table[] {
  const blocks: Row[][] = [[]];
  lines.forEach((line, index) => {
    if (line.cells === null || (line.role !== 'new' && line.role !== 'forwarded')) blocks.push([]);
    else if (line.cells.length > 0) blocks.at(-1)?.push({ index, cells: line.cells.map((cell) => cell.trim()), labels: line.cells.map((cell) => firmLabel(labels, cell)) });
  });
  return blocks.filter((rows) => rows.length >= 2 && rows.length <= rowsMax).map((rows) => ({ rows, width: Math.max(...rows.map((row) => row.cells.length)) })).filter((table) => table.width >= 2);
}

export function firmLabel(labels: LabelIndex, cell: string): LabelHit | null {
  const hit = cellLabel(labels, cell);
  return hit !== null && (hit.quality === 'exact' || hit.quality === 'typo' || hit.quality === 'tail') ? hit : null;
}

/** A longer cell tells a story in which a product is named. */
const namedCharactersMax = 60;

/** The cell is certainly a value of that field. */
export function reads(hit: LabelHit, cell: string, context: ScanContext): boolean {
  if (cell === '') return false;
  if (hit.field.kind === 'text') return cell.length <= namedCharactersMax && hit.field.names.some((name) => cell.toLowerCase().includes(name.toLowerCase()));
  return readValue(hit.field, { lines: [{ number: 0, text: cell }], inline: true, afterBlank: false }, { ...context, strict: true }).some((reading) => reading.value !== null && reading.problem === null);
}

/** Kinds whose value can be told from any other text. */
export function isTelling({ field }: LabelHit): boolean {
  return ['id', 'id_list', 'url', 'version', 'enum', 'instant', 'bool'].includes(field.kind) || field.names.length > 0;
}

export function sameCells(cells: readonly string[]): boolean {
  return new Set(cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' '))).size === 1;
}
