// Tables of HTML mail: data or layout? A row of a data table (label | value) becomes one line with its cells; a table
// that only arranges the page is unrolled, so that the data tables inside still give their rows. A table inside the
// value of a data row stays that value. Decided from the rendered cells, never from borders or class names.
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import type { DraftLine } from './line-writer.ts';
import { readableText } from './readable-text.ts';

/** A label is short: longer first cells mean that two columns of text stand side by side. */
const labelCharactersMax = 200;
const labelLinesMax = 3;

/** A nested table of more lines than this is a part of the page, whatever stands beside it. */
const nestedLinesMax = 40;

interface Cell {
  readonly lines: readonly DraftLine[];
  /** Lines joined by `\n`, without empty ones at the ends; '' when nothing is to be read. */
  readonly value: string;
  /** Rows of a nested data table are among the lines. */
  readonly holdsRows: boolean;
}

/** Renders the content of one cell (or of what stands between rows) to lines of its own. */
export type RenderNodes = (nodes: readonly HtmlNode[]) => DraftLine[];

function cellOf(lines: readonly DraftLine[]): Cell {
  const texts = lines.map((line) => readableText('> '.repeat(line.quoteLevel) + line.text).trim());
  return { lines, value: texts.join('\n').replaceAll(/\n{3,}/g, '\n\n').trim(), holdsRows: lines.some((line) => line.cells !== undefined) };
}

/** Rows of this table, not of nested ones. Anything that is no row (captions, stray text) counts as a row of one cell. */
function rowsOf(table: HtmlElement, render: RenderNodes): Cell[][] {
  const rows: Cell[][] = [];
  for (const child of table.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') rows.push([cellOf(render([child]))]);
    } else if (child.tag === 'tr') {
      rows.push(cellsOf(child, render));
    } else if (child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot') {
      rows.push(...rowsOf(child, render));
    } else if (child.tag !== 'colgroup' && child.tag !== 'col') {
      rows.push([cellOf(render([child]))]);
    }
  }
  return rows;
}

function cellsOf(row: HtmlElement, render: RenderNodes): Cell[] {
  const cells: Cell[] = [];
  for (const child of row.children) {
    if (typeof child !== 'string' && (child.tag === 'td' || child.tag === 'th')) cells.push(cellOf(render(child.children)));
    else if (typeof child !== 'string' || child.trim() !== '') cells.push(cellOf(render([child])));
  }
  return cells;
}

/** Without the columns before the last that are empty in every row: they only make room on the page. */
function withoutSpacers(rows: readonly Cell[][]): Cell[][] {
  const used = new Set<number>();
  for (const row of rows) for (const [index, cell] of row.entries()) if (cell.value !== '') used.add(index);
  return rows.map((row) => row.filter((_, index) => used.has(index) || index === row.length - 1));
}

function isLabel(cell: Cell): boolean {
  return !cell.holdsRows && cell.value.length <= labelCharactersMax && cell.value.split('\n').length <= labelLinesMax;
}

function filled(row: readonly Cell[]): Cell[] {
  return row.filter((cell) => cell.value !== '');
}

/** Label and value without any table inside: what makes a table a data table. */
function isPlainDataRow(row: readonly Cell[]): boolean {
  const [first, ...others] = filled(row);
  return first !== undefined && others.length > 0 && isLabel(first) && others.every((cell) => !cell.holdsRows);
}

function isDataRow(row: readonly Cell[], plainRowCount: number): boolean {
  const [first, ...others] = filled(row);
  if (first === undefined || !isLabel(first)) return false;
  // A label whose value is still empty: the row must not look like running text.
  if (others.length === 0) return plainRowCount > 0 && row.length > 1 && row[0] === first;
  // Only in a form is a table inside a cell a value; alone on its row it is a column of the page.
  if (others.some((cell) => cell.holdsRows)) return plainRowCount > 0 && others.every((cell) => cell.value.split('\n').length <= nestedLinesMax);
  // One row alone with several lines in each column is a signature or a footer in columns.
  return plainRowCount > 1 || !filled(row).every((cell) => cell.value.includes('\n'));
}

/** Lines of one table element, nested tables included. */
export function tableLines(table: HtmlElement, render: RenderNodes): DraftLine[] {
  const rows = withoutSpacers(rowsOf(table, render));
  const plainRowCount = rows.filter(isPlainDataRow).length;
  const lines: DraftLine[] = [];
  for (const row of rows) {
    if (isDataRow(row, plainRowCount)) {
      const cells = row.map((cell) => cell.value);
      lines.push({ text: cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ').trimEnd(), quoteLevel: 0, cells });
    } else {
      for (const cell of row) lines.push(...cell.lines);
    }
  }
  return lines;
}
