// Lists for a terminal: a head, columns parted by blanks, no borders. What came from a mail is stripped of control
// characters first, because a subject may carry escape sequences that rewrite what the admin sees.
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import { isoInstant, type Instant } from '../mail/instant.ts';

export interface Column {
  readonly head: string;
  /** Cells at most; longer texts are cut with an ellipsis. Without it the column is as wide as its content. */
  readonly width?: number;
  /** Takes what the others leave of the line. */
  readonly flexible?: boolean;
  readonly right?: boolean;
}

/** Wide enough for what matters, narrow enough for a terminal of 100 columns beside other windows. */
export const columnsMax = 100;

const bare = {
  'top': '', 'top-mid': '', 'top-left': '', 'top-right': '', 'bottom': '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  'left': '', 'left-mid': '', 'mid': '', 'mid-mid': '', 'right': '', 'right-mid': '', 'middle': '  ',
};

/** The lines of a table, as wide as the terminal but never narrower than `columnsMax`; cells may hold colours. */
export function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) => rows.reduce((widest, row) => Math.max(widest, Math.min(cellWidth(row[index] ?? ''), column.width ?? Infinity)), column.head.length));
  const fixed = columns.reduce((sum, column, index) => sum + (column.flexible === true ? 0 : (widths[index] ?? 0)) + 2, -2);
  const flexible = columns.filter((column) => column.flexible === true).length;
  const room = Math.max(12, Math.floor((Math.max(columnsMax, process.stdout.columns ?? 0) - fixed) / Math.max(1, flexible)));
  const table = new Table({
    head: columns.map((column) => pc.dim(column.head)), chars: bare,
    colAligns: columns.map((column) => (column.right === true ? 'right' : 'left')),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((cell, index) => cut(cell, columns[index]?.flexible === true ? room : columns[index]?.width)));
  return table.toString().split('\n').map((line) => line.trimEnd()).join('\n');
}

/** One line without control characters; tabs and line breaks become blanks. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what must go
  return text.replace(/[\t\r\n]+/gu, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** `11-21 22:28` within the year of `now`, else `2025-11-21`; lists show UTC, as their JSON does. */
export function shortInstant(iso: string, now: Instant): string {
  return iso.slice(0, 4) === isoInstant(now).slice(0, 4) ? iso.slice(5, 16).replace('T', ' ') : iso.slice(0, 10);
}

/** Several lines without control characters. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/u).map((line) => printable(line.replaceAll('\t', '  ')).trimEnd());
}

/** `text` cut to `width` cells with an ellipsis; text with colours is left alone. */
export function cut(text: string, width: number | undefined): string {
  if (width === undefined || text.includes('\u001b') || cellWidth(text) <= width) return text;
  let kept = '';
  let cells = 0;
  for (const character of text) {
    cells += cellWidth(character);
    if (cells >= width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** East Asian and picture characters take two cells of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function cellWidth(text: string): number {
  let cells = 0;
  for (const character of stripVTControlCharacters(text)) cells += wide.test(character) ? 2 : 1;
  return cells;
}

/** Words of `text` in lines of at most `width`, each behind `indent`; a line break of the text stays one. */
export function wrapped(text: string, indent: string, width = columnsMax): string[] {
  return printableLines(text).flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(/(?<=\S)\s+/u)) {
      if (current !== '' && indent.length + current.length + 1 + word.length > width) {
        lines.push(indent + current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    return [...lines, current === '' ? '' : indent + current];
  });
}
