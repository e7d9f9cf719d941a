// Everything that people lay out instead of writing it behind labels: data pasted from programs, tables drawn as text, forms
// in columns, tables and blocks of several cases of which one is meant. In: the lines of a mail. Out: the same lines, such
// rows as cells of label and value, and blank what is no part of this case.
import { columnForms } from '../form/column-form.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { drawnTables } from './drawn-table.ts';
import { meantCases } from './meant-cases.ts';
import { meantSections } from './meant-sections.ts';
import { pastedData } from './pasted-data.ts';
import { rowsAsLines } from './rows-as-lines.ts';
import { withoutSystemLines } from './system-lines.ts';

export function laidOut(lines: TextLine[], context: ScanContext): TextLine[] {
  const tables = columnForms(drawnTables(pastedData(withoutSystemLines(lines), context.labels), context), context.labels);
  return rowsAsLines(meantSections(meantCases(tables, context), context), context.labels);
}
