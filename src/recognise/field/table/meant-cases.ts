// Tables that show several cases of which one is meant: a column or a row for each machine, customer, attempt or date, and
// columns of printed examples or of who owes an answer. In: the lines of a mail and what the desk knows of labels. Out: the
// same lines, each table reduced to rows of label and value of the case that heads, marks, states and the sentences around
// say is meant. Where that is open only what all cases have in common stays: two columns are never joined into one answer.
import { ownSentences } from '../../reply/own-sentences.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { meantColumn } from './meant-column.ts';
import { meantRows } from './meant-rows.ts';
import { tablesOf } from './table-block.ts';

export function meantCases(lines: TextLine[], context: ScanContext): TextLine[] {
  const tables = tablesOf(lines, context.labels);
  if (tables.length === 0) return lines;
  const sentences = ownSentences(lines.map((line) => (line.cells === null && (line.role === 'new' || line.role === 'forwarded') ? line.text : null))).map((one) => one.text);
  const instead = new Map<number, readonly (readonly string[])[]>();
  for (const table of tables) {
    for (const [index, rows] of meantRows(table, sentences, context) ?? meantColumn(table, sentences, context) ?? []) instead.set(index, rows);
  }
  return instead.size === 0 ? lines : lines.flatMap((line, index) => {
    const rows = instead.get(index);
    if (rows === undefined) return [line];
    return rows.length === 0 ? [{ ...line, text: '', cells: [] }] : rows.map((cells) => ({ ...line, text: cells.filter((cell) => cell !== '').join(' | '), cells: cells.length > 1 ? cells : null }));
  });
}
