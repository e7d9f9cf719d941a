// Lists for a terminal: a head, columns parted by blanks, no borders. What came from a mail is stripped of control
// characters first, because a subject may carry escape sequences that rewrite what the admin sees.
import Table from 'cli-table3';
import pc from 'picocolors';

export interface Column {
  readonly head: string;
  /** Characters at most; longer texts are cut with an ellipsis. Without it the column is as wide as its content. */
  readonly width?: number;
  readonly right?: boolean;
}

/** Wide enough for what matters, narrow enough for a terminal of 100 columns beside other windows. */
export const columnsMax = 100;

const bare = {
  'top': '', 'top-mid': '', 'top-left': '', 'top-right': '', 'bottom': '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  'left': '', 'left-mid': '', 'mid': '', 'mid-mid': '', 'right': '', 'right-mid': '', 'middle': '  ',
};

/** The lines of a table; cells may hold colours, which do not count as width. */
export function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: columns.map((column) => pc.dim(column.head)), chars: bare,
    colAligns: columns.map((column) => (column.right === true ? 'right' : 'left')),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((cell, index) => cut(cell, columns[index]?.width)));
  return table.toString().split('\n').map((line) => line.trimEnd()).join('\n');
}

/** One line without control characters; tabs and line breaks become blanks. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what must go
  return text.replace(/[\t\r\n]+/gu, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** Several lines without control characters. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/u).map((line) => printable(line.replaceAll('\t', '  ')).trimEnd());
}

/** `text` cut to `width` characters with an ellipsis. */
export function cut(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
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
