// "Our engineer for Microsoft | Tom Hale, +61 …": a form in two columns is read like the lines "Our engineer for Microsoft:
// Tom Hale, +61 …", since people put the same words into both: leads that no list knows, answers left open, more facts
// behind an answer. In: lines with cells, the labels. Out: the same, each row of such a form as text that says that it was
// a row. Tables of another shape stay, and so do rows with nothing behind their label.
import { tableRows } from '../form/table.ts';
import type { LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';
import { tablesOf } from './table-block.ts';

/** A longer first cell is told, and one that begins with a figure or holds an address is data. */
const lead = /^[^\p{L}\n]{0,6}\p{L}[^\n@|]{1,219}$/u;
/** Of a lead that no list knows. */
const leadCharactersMax = 60;
const columns = 2;

export function rowsAsLines(lines: TextLine[], labels: LabelIndex): TextLine[] {
  const tables = tablesOf(lines, labels).filter((table) => table.width === columns);
  if (tables.length === 0) return lines;
  const known = tableRows(lines, labels);
  const texts = new Map<number, { readonly told: readonly string[]; readonly opens: boolean }>();
  for (const { rows } of tables) {
    let goesOn = false;
    for (const { index, cells } of rows) {
      const [name = '', value = ''] = cells;
      const row = known.get(index);
      const isHeading = row?.cells.length === 0;
      if (isHeading && cells.length === columns && name !== '') texts.set(index, { told: [''], opens: false });
      if (name === '' && goesOn) texts.set(index, { told: value.split('\n'), opens: false });
      else {
        goesOn = !isHeading && value !== '' && lead.test(name) && (row !== undefined || name.length <= leadCharactersMax);
        if (goesOn) texts.set(index, { told: `${asLead(name)} ${value}`.split('\n'), opens: true });
      }
    }
  }
  return lines.flatMap((line, index) => {
    const row = texts.get(index);
    return row === undefined ? [line] : row.told.map((text, i) => ({ ...line, text, cells: null, row: row.opens && i === 0 ? 'lead' as const : 'more' as const }));
  });
}

/** With the separator that it has not got yet. */
function asLead(name: string): string {
  return /[:：?？]$/u.test(name) ? name : `${name}:`;
}
