// Tables of several columns typed as plain text: with strokes and no frame, with tabs, with semicolons, or with nothing but
// gaps. In: the lines of a mail. Out: the same, the rows of such a table with their cells. Only where labels of the desk
// stand in its first column, or in its first row with values of theirs below: logs and listings have columns as well.
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { logLines } from '../log-lines.ts';
import { isHeader } from './meant-rows.ts';
import { firmLabel, type Row, type Table } from './table-block.ts';

/** A line drawn between rows, with whatever signs. */
const ruler = /^[\s+|:=_~*─━═┼╪╫┬┴├┤┌┐└┘╔╗╚╝╠╣╬╤╧╭╮╯╰│┃║-]{3,}$/u;
/** So many rows with a label in front are a table of columns. */
const labelledMin = 2;
const headedMin = 3;
const rowsMax = 60;
const columnsMax = 12;

type Split = (texts: readonly string[]) => readonly (readonly string[])[] | null;

export function drawnTables(lines: TextLine[], context: ScanContext): TextLine[] {
  const logs = logLines(lines);
  const usable = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.cells === null && (line.role === 'new' || line.role === 'forwarded') && line.text.trim() !== '' && !logs.has(index);
  };
  const cells = new Map<number, readonly string[]>();
  for (const block of blocksOf(lines, usable)) {
    const rows = block.filter((index) => !ruler.test(lines[index]?.text ?? ''));
    const found = splits.map((split) => tableIn(lines, rows, split, context)).find((one) => one !== null);
    if (found === undefined || found === null) continue;
    for (const row of found.rows) cells.set(row.index, row.cells);
    const [first, last] = [found.rows[0]?.index ?? 0, found.rows.at(-1)?.index ?? 0];
    for (const index of block) if (index >= first - 1 && index <= last + 1 && ruler.test(lines[index]?.text ?? '')) cells.set(index, []);
  }
  return cells.size === 0 ? lines : lines.map((line, index) => {
    const own = cells.get(index);
    return own === undefined ? line : { ...line, text: own.join(' | '), cells: own };
  });
}

/** Lines that stand together. */
function blocksOf(lines: readonly TextLine[], usable: (index: number) => boolean): number[][] {
  const blocks: number[][] = [[]];
  lines.forEach((_, index) => {
    if (usable(index)) blocks.at(-1)?.push(index);
    else if ((blocks.at(-1)?.length ?? 0) > 0) blocks.push([]);
  });
  return blocks.filter((block) => block.length >= 2 && block.length <= rowsMax);
}

/** Without what stands above the table as a line of its own, or below it. */
function tableIn(lines: readonly TextLine[], block: readonly number[], split: Split, context: ScanContext): Table | null {
  for (const [from, to] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
    const part = block.slice(from, block.length - to);
    if (part.length < 2) continue;
    const cells = split(part.map((index) => lines[index]?.text ?? ''));
    if (cells === null) continue;
    const rows = cells.map((row, i): Row => ({ index: part[i] ?? 0, cells: row, labels: row.map((cell) => firmLabel(context.labels, cell)) }));
    const table = { rows, width: Math.max(...rows.map((row) => row.cells.length)) };
    if (isTable(table, context)) return table;
  }
  return null;
}

function isTable(table: Table, context: ScanContext): boolean {
  const labelled = table.rows.filter((row) => row.labels[0] != null);
  if (table.width >= 3 && labelled.length >= labelledMin && new Set(labelled.map((row) => row.labels[0]?.field.id)).size >= labelledMin && labelled.every((row) => row.cells.length >= 3)) return true;
  // One label in the midst of other heads: the listing of a program.
  const heads = table.rows[0]?.labels ?? [];
  const headed = heads.filter((head) => head !== null).length;
  // "One row as usual": nearly every head is a label.
  if (table.rows.length === 2 && headed >= headedMin && headed * 4 >= heads.length * 3 && table.rows[1]?.labels.every((label) => label === null) === true) return isHeader(table, context);
  return table.rows.length >= 3 && (heads[0] != null || heads.filter((head) => head !== null).length >= labelledMin) && isHeader(table, context);
}

/** Every row has the same number of cells, an empty one at its end aside. */
function atSign(sign: RegExp): Split {
  return (texts) => {
    // Bars in front of all rows are a frame; in front of one they follow an empty cell.
    const framed = texts.every((text) => /^ *[|│┃║]/u.test(text));
    const rows = texts.map((text) => (framed ? text.replace(/^ *[|│┃║]/u, '').replace(/[|│┃║] *$/u, '') : text).split(sign).map((cell) => cell.trim()));
    const width = Math.max(...rows.map((row) => row.length));
    return width < 2 || width > columnsMax || rows.some((row) => row.length < width - 1 || row.length < 2) ? null : rows.map((row) => (row.length < width ? [...row, ''] : row));
  };
}

/** The places where most lines go on behind a gap. */
const atGaps: Split = (texts) => {
  const plain = texts.map((text) => text.replaceAll('\t', '    ').trimEnd());
  const counts = new Map<number, number>();
  for (const text of plain) for (const start of startsIn(text)) counts.set(start, (counts.get(start) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= 2 && count * 2 >= plain.length).map(([start]) => start).sort((a, b) => a - b);
  const [first = 0] = shared;
  const indent = Math.min(...plain.map((text) => text.length - text.trimStart().length));
  const columns = first > indent ? [indent, ...shared] : shared;
  if (columns.length < 2 || columns.length > columnsMax || plain.some((text) => columns.slice(1).some((column) => (text[column - 1] ?? ' ') !== ' '))) return null;
  const rows = plain.map((text) => columns.map((column, i) => text.slice(i === 0 ? 0 : column, columns[i + 1]).trim()));
  return rows.every((row) => row.filter((cell) => cell !== '').length >= 2 || row[0] === '') && rows.filter((row) => row.every((cell) => cell !== '')).length * 2 >= rows.length ? rows : null;
};

/** Where the line begins, and goes on behind two blanks. */
function startsIn(text: string): number[] {
  return [...text.matchAll(/\S+/gu)].map((one) => one.index).filter((at) => at === 0 || text.slice(0, at).trim() === '' || text.slice(at - 2, at) === '  ');
}

const splits: readonly Split[] = [atSign(/\s*[|│┃║¦]\s*/u), atSign(/\t/), atSign(/\s*;\s*/), atGaps];
