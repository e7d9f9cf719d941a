// A table with labels in its first column and several columns behind it: one for each case, or the answer beside what the
// form prints ("Example", "Mandatory?", "Owner"). In: the table and the sentences around it. Out: its rows with the label
// and the one value that is meant, or null where it is no such table. See meant-cases.ts.
import { labelWords } from '../fold.ts';
import type { ScanContext } from '../scan-context.ts';
import { namesOf, spokenOf } from './case-sentences.ts';
import { statesOf, type Verdict, verdictOf } from './state-words.ts';
import { decidedCases, type Verdicts } from './decided-case.ts';
import { type Instead, isTelling, reads, type Row, sameCells, type Table } from './table-block.ts';

/** "Was | Wert": what stands above the column of the answers. */
const valueHead = /^(?:(?:your|our|my|the|ihre?|unsere?|meine?|votre|notre|vos|nos)\s)?(?:values?|answers?|response|reply|entry|entries|input|content|details?|data|to fill(?: in)?|filled in|wert|werte|antworten?|angaben?|eintrag|einträge|eingabe|inhalt|daten|valeurs?|réponses?|saisie|contenu|données|renseignements?)(?:\s?\([^()]*\))?\s?[:?]?$/i;
/** What the form prints beside it, or who deals with it. */
const asideHead = /^(?:(?:an?|ein|un|une|z\. ?b\.|e\. ?g\.)\s)?(?:examples?|samples?|hints?|help|format|mandatory|required|obligatory|optional|needed|must|owner|responsible|who|by whom|source|reference|ref|page|guide|explanation|meaning|instructions?|type|unit|beispiele?|muster|hinweise?|hilfe|pflicht|pflichtfeld|erforderlich|zuständig|verantwortlich|wer|quelle|erläuterung|erklärung|bedeutung|typ|exemples?|modèle|indications?|aide|obligatoire|requis|facultatif|responsable|qui|explications?)(?![\p{L}])[^|]{0,40}$/iu;
const remarkHead = /^(?:remarks?|notes?|comments?|annotations?|bemerkung(?:en)?|anmerkung(?:en)?|kommentare?|notizen?|remarques?|commentaires?|observations?)\s?:?$/i;
/** What stands above the column of the labels. */
const labelHead = /^(?:fields?|items?|points?|questions?|labels?|parameters?|what|topic|attribute|property|key|feld(?:er)?|punkte?|frage(?:n)?|was|angabe|merkmal|parameter|thema|champs?|rubriques?|élément|quoi|information)?\s?[:?]?$/i;
/** Nothing went wrong in this case. */
const nothing = /^(?:-+|–|—|none|nothing|no problem|n\/?a|keine?s?|nichts|rien|aucune?|néant)$/i;

export function meantColumn(table: Table, sentences: readonly string[], context: ScanContext): Instead | null {
  const labelled = table.rows.filter((row) => row.labels[0] != null && row.cells.length >= 2);
  if (table.width < 3 || labelled.length === 0 || isPairs(table)) return null;
  const header = headerOf(table);
  const body = table.rows.filter((row) => row !== header);
  if (body.length === 0 || labelled.length * 3 < body.length) return null;
  const kept = valueColumns(table, header, body, context);
  const [only] = kept.columns;
  if (only !== undefined && kept.columns.length === 1) return reduced(body, header, (row) => [row.cells[0] ?? '', valueIn(row, only, kept.remarks)]);
  if (kept.columns.length < 2 || (header === null && labelled.length < 2)) return null;
  const { meant, all } = meantOf(kept.columns, header, body, sentences);
  if (meant === null && !isComparison(kept.columns, header, body, context)) return null;
  return reduced(body, header, (row) => {
    const cells = (meant ?? kept.columns).map((column) => row.cells[column] ?? '');
    if (meant?.length === 1) return [row.cells[0] ?? '', cells[0] ?? ''];
    const said = cells.filter((cell) => cell !== '');
    const kind = row.labels[0]?.field.kind;
    if (said.length > 0 && sameCells(said)) return [row.cells[0] ?? '', said[0] ?? ''];
    return all && (kind === 'id_list' || kind === 'list' || kind === 'text') ? [row.cells[0] ?? '', [...new Set(said)].join('\n')] : null;
  });
}

function reduced(body: readonly Row[], header: Row | null, rowOf: (row: Row) => readonly string[] | null): Instead {
  const instead = new Map<number, readonly (readonly string[])[]>(body.map((row) => {
    const cells = rowOf(row);
    return [row.index, cells === null || cells.every((cell) => cell === '') ? [] : [cells]];
  }));
  if (header !== null) instead.set(header.index, []);
  return instead;
}

/** Label and value, twice in a row. */
function isPairs(table: Table): boolean {
  return table.width >= 4 && table.rows.filter((row) => row.labels[2] != null && row.labels[0] != null).length * 2 >= table.rows.length;
}

/** The first row names the columns. */
function headerOf({ rows }: Table): Row | null {
  const first = rows[0];
  if (first === undefined || rows.length < 2) return null;
  const heads = first.cells.slice(1);
  if (labelHead.test(first.cells[0] ?? '') && heads.some((head) => head !== '')) return first;
  const speaks = heads.some((head) => valueHead.test(head) || asideHead.test(head));
  return first.labels[0] == null || speaks || (heads.filter((head) => verdictOf(head) !== null).length === heads.length && first.labels[0].quality !== 'exact') ? first : null;
}

interface Kept {
  readonly columns: readonly number[];
  readonly remarks: readonly number[];
}

/** The columns in which answers stand. */
function valueColumns(table: Table, header: Row | null, body: readonly Row[], context: ScanContext): Kept {
  const columns = Array.from({ length: table.width - 1 }, (_, i) => i + 1).filter((column) => body.some((row) => (row.cells[column] ?? '') !== ''));
  const head = (column: number): string => header?.cells[column] ?? '';
  const values = columns.filter((column) => valueHead.test(head(column)));
  const remarks = columns.filter((column) => remarkHead.test(head(column)));
  const rest = columns.filter((column) => !asideHead.test(head(column)) && !remarks.includes(column));
  if (values.length === 1) return { columns: values, remarks };
  if (rest.length < columns.length && rest.length > 0) return { columns: rest, remarks };
  if (columns.some((column) => verdictOf(head(column)) !== null)) return { columns, remarks };
  // Where the heads say nothing the cells do: what can be told from other text stands in the column of the answers.
  const telling = body.filter((row) => row.labels[0] != null && isTelling(row.labels[0]));
  const counts = columns.map((column) => telling.filter((row) => row.labels[0] != null && reads(row.labels[0], row.cells[column] ?? '', context)).length);
  const most = Math.max(...counts, 0);
  const sure = columns.filter((_, i) => (counts[i] ?? 0) * 2 > most);
  return most >= tellingMin && sure.length === 1 && header !== null ? { columns: sure, remarks } : { columns, remarks };
}

/** So many values show which column holds the answers. */
const tellingMin = 2;

function valueIn(row: Row, column: number, remarks: readonly number[]): string {
  const cells = [row.cells[column] ?? '', ...(row.labels[0]?.field.kind === 'text' ? remarks.map((one) => row.cells[one] ?? '') : [])];
  return cells.filter((cell) => cell !== '').join('\n');
}

function meantOf(columns: readonly number[], header: Row | null, body: readonly Row[], sentences: readonly string[]): { meant: readonly number[] | null; all: boolean } {
  const names = namesOf(columns.map((column) => [header, ...body.filter((row) => row.labels[0] == null || row.labels[0].field.kind !== 'text')].map((row) => row?.cells[column] ?? '')));
  const spoken = spokenOf(sentences, names, 'columns');
  const heads: Verdicts = columns.map((column) => verdictOf(header?.cells[column] ?? ''));
  const decided = spoken.open ? null : decidedCases(columns.length, [heads, spoken.verdicts, ...body.map((row) => stateOf(row, columns))]);
  const meant = decided === null ? null : decided.map((index) => columns[index] ?? 0);
  return { meant: meant?.length === columns.length ? null : meant, all: (spoken.all && !spoken.open) || (meant !== null && meant.length > 1) };
}

/** "Result | ok | HTTP 500", "Symptom | none | bounces": a row that says how each case does. */
function stateOf(row: Row, columns: readonly number[]): Verdicts {
  const lead = row.cells[0] ?? '';
  const field = row.labels[0]?.field;
  const story = field?.kind === 'text' && (field.prose || field.charactersMin > 0);
  const cells = columns.map((column) => row.cells[column] ?? '');
  if (!story) return labelWords(lead).length === 0 || cells.some((cell) => nothing.test(cell)) ? [] : statesOf(cells, lead);
  const verdicts = cells.map((cell): Verdict | null => (nothing.test(cell) ? 'other' : cell === '' ? null : 'meant'));
  return verdicts.includes('other') && !verdicts.includes(null) ? verdicts : [];
}

/** Columns that answer the same questions; without heads above them in most rows, since a remark may read like an answer. */
function isComparison(columns: readonly number[], header: Row | null, body: readonly Row[], context: ScanContext): boolean {
  const telling = body.flatMap((row) => (row.labels[0] != null && isTelling(row.labels[0]) ? [{ hit: row.labels[0], row }] : []));
  const twice = telling.filter(({ hit, row }) => columns.filter((column) => reads(hit, row.cells[column] ?? '', context)).length >= 2).length;
  return header === null ? twice * 2 > telling.length : twice > 0;
}
