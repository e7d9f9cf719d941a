// Everything that people lay out instead of writing it behind labels: tables drawn as text, forms in columns, and tables of
// several cases of which one is meant. In: the lines of a mail. Out: the same lines, such rows as cells of label and value.
import { columnForms } from '../form/column-form.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { drawnTables } from './drawn-table.ts';
import { meantCases } from './meant-cases.ts';

export function laidOut(lines: TextLine[], context: ScanContext): TextLine[] {
  return meantCases(columnForms(drawnTables(lines, context), context.labels), context);
}
