// A directory as one CSV table, as a spreadsheet or a CRM exports it: a line names an organisation and may add one
// contact and one key to it; further lines of the same organisation repeat its id and may leave the rest empty. In: the
// text. Out: what it says with the cell of everything, or every fault at once.
import type { DirectoryFile } from './directory-schema.ts';
import { readCsv, type CsvCell } from './csv-source.ts';
import { oneOf } from './near-names.ts';
import type { RuleFault } from './rulebook.ts';

/** What each column means; `postern directory --help` prints it. Several values of a cell are parted by |. */
export const directoryColumns = {
  organisation: 'id of the organisation (required)',
  name: 'its name',
  kind: 'its kind, a word of `org:` in the pack: partner, customer, …',
  domains: 'mail domains, parted by |',
  zone: 'IANA time zone',
  country: 'ISO 3166 code',
  tier: 'service tier',
  agreements: 'names of agreements, parted by |',
  platform: 'platform it is on',
  default_address: 'address for personal communication',
  'announcements:AUDIENCE': 'address at which it wants to be told what this audience of the pack is told',
  'announcement_phones:AUDIENCE': 'telephone number at which it wants to be phoned about the same',
  engineer: 'address of the person of the working side who looks after it',
  term_from: 'first day of its contract, YYYY-MM-DD',
  term_to: 'last day of its contract, YYYY-MM-DD',
  under: 'id of the organisation that serves it',
  'identifier:NAME': 'values of an identifier of the pack, parted by |',
  contact_address: 'mail address of a contact',
  contact_name: 'name of the contact',
  contact_phone: 'telephone of the contact',
  contact_authorised: 'yes when the contact may open tickets',
  key: 'an entitlement key',
  key_identifier: 'identifier of the pack that carries keys (only needed when it has several)',
  key_tier: 'tier that the key buys',
  key_from: 'first day, YYYY-MM-DD',
  key_to: 'last day, YYYY-MM-DD',
  'response:SEVERITY': 'response due that the key buys, such as 30m or 1bd',
} as const;

const texts = ['name', 'kind', 'zone', 'country', 'tier', 'platform', 'default_address', 'under', 'engineer', 'term_from', 'term_to'] as const;
type TextColumn = (typeof texts)[number];
type Contact = DirectoryFile['organisations'][number]['contacts'][number];
type Entitlement = DirectoryFile['entitlements'][number];

export interface CsvOrganisation {
  readonly id: string;
  readonly texts: { [K in TextColumn]?: string };
  readonly domains: string[];
  readonly agreements: string[];
  readonly identifiers: Record<string, string[]>;
  readonly announcements: Record<string, string>;
  readonly announcement_phones: Record<string, string>;
  readonly contacts: Contact[];
}

export interface DirectoryCsv {
  readonly file: string;
  readonly organisations: ReadonlyMap<string, CsvOrganisation>;
  readonly entitlements: readonly Entitlement[];
  /** `domain acme.example`, `kind acme`, … → where it stands */
  readonly cells: ReadonlyMap<string, CsvCell>;
}

/** Reads the table; `desk`, kinds, names of identifiers and all that needs a pack are checked once it is merged. */
export function readDirectoryCsv(file: string, text: string): { csv: DirectoryCsv; faults: readonly RuleFault[] } {
  const { rows, fault } = readCsv(text);
  const reader = new CsvReader(file);
  const [header = [], ...lines] = rows;
  if (fault !== null) reader.fault(fault, fault.found, fault.expected);
  else if (header.length === 0) reader.fault({ line: 1, column: 1 }, 'no header', `a first line with names of columns: ${Object.keys(directoryColumns).slice(0, 4).join(', ')}, …`);
  else if (reader.header(header)) for (const line of lines) reader.row(line);
  return { csv: { file, organisations: reader.organisations, entitlements: reader.entitlements, cells: reader.cells }, faults: reader.faults };
}

class CsvReader {
  readonly organisations = new Map<string, CsvOrganisation>();
  readonly entitlements: Entitlement[] = [];
  readonly cells = new Map<string, CsvCell>();
  readonly faults: RuleFault[] = [];
  readonly #file: string;
  #columns: readonly string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  fault({ line, column }: { readonly line: number; readonly column: number }, found: string, expected: string): void {
    this.faults.push({ file: this.#file, line, column, found, expected });
  }

  /** False when the columns cannot be told: then the lines would only repeat it. */
  header(cells: readonly CsvCell[]): boolean {
    const before = this.faults.length;
    const known = Object.keys(directoryColumns);
    cells.forEach((cell, index) => {
      const name = cell.text.toLowerCase();
      const sound = known.includes(name) || /^(identifier|response|announcements|announcement_phones):[\w.-]+$/u.test(cell.text);
      if (!sound) this.fault(cell, `the column "${cell.text}"`, oneOf(name, known, 'a column'));
      else if (cells.findIndex((other) => other.text.toLowerCase() === name) !== index) this.fault(cell, `the column ${cell.text} a second time`, 'each column once');
    });
    this.#columns = cells.map((cell) => (cell.text.includes(':') ? cell.text : cell.text.toLowerCase()));
    const first = cells[0] ?? { line: 1, column: 1 };
    if (!this.#columns.includes('organisation') && this.faults.length === before) this.fault(first, 'no column organisation', 'the id of the organisation in each line');
    return this.faults.length === before;
  }

  row(cells: readonly CsvCell[]): void {
    const extra = cells[this.#columns.length];
    if (extra !== undefined) this.fault(extra, `${cells.length} cells`, `${this.#columns.length}, as in the header; quote a cell that holds the separator`);
    const row = new Map(this.#columns.map((name, index) => [name, cells[index] ?? { text: '', line: cells[0]?.line ?? 1, column: 1 }]));
    const get = (name: string): CsvCell => row.get(name) ?? { text: '', line: cells[0]?.line ?? 1, column: 1 };
    const id = get('organisation');
    if (id.text === '') return this.fault(id, 'no organisation', 'the id of an organisation in every line');
    const organisation = this.#organisation(id);
    for (const name of texts) this.#text(organisation, name, get(name));
    for (const [name, cell] of row) {
      if (name === 'domains') this.#list(organisation.domains, cell, (value) => `domain ${value.toLowerCase()}`);
      if (name === 'agreements') this.#list(organisation.agreements, cell, (value) => `agreement ${id.text} ${value}`);
      this.#named(organisation, 'announcements', name, cell, /^[^\s@<>]+@[^\s@<>]+$/u, 'a mail address');
      this.#named(organisation, 'announcement_phones', name, cell, /^[+\d][\d ()/.-]{4,30}$/u, 'a telephone number such as +1 312 555 0188');
      if (name.startsWith('identifier:')) {
        const identifier = name.slice('identifier:'.length);
        if (cell.text !== '') this.#list((organisation.identifiers[identifier] ??= []), cell, (value) => `identifier ${identifier} ${value.toLowerCase()}`);
      }
    }
    this.#contact(organisation, get);
    this.#key(organisation, get, row);
  }

  /** What an organisation names for an audience, in a column such as `announcements:incidents`. */
  #named(organisation: CsvOrganisation, section: 'announcements' | 'announcement_phones', name: string, cell: CsvCell, form: RegExp, expected: string): void {
    if (!name.startsWith(`${section}:`) || cell.text === '') return;
    if (!form.test(cell.text)) this.fault(cell, `"${cell.text}"`, expected);
    organisation[section][name.slice(section.length + 1)] = cell.text;
    this.cells.set(`${section} ${organisation.id}`, cell);
  }

  #organisation(id: CsvCell): CsvOrganisation {
    const known = this.organisations.get(id.text);
    if (known !== undefined) return known;
    const made: CsvOrganisation = { id: id.text, texts: {}, domains: [], agreements: [], identifiers: {}, announcements: {}, announcement_phones: {}, contacts: [] };
    this.organisations.set(id.text, made);
    this.cells.set(`id ${id.text}`, id);
    return made;
  }

  #text(organisation: CsvOrganisation, name: TextColumn, cell: CsvCell): void {
    if (cell.text === '') return;
    const known = organisation.texts[name];
    const where = `${name} ${organisation.id}`;
    if (known !== undefined && known !== cell.text) this.fault(cell, `${name} "${cell.text}" of ${organisation.id}`, `"${known}" as in line ${this.cells.get(where)?.line ?? 0}, or nothing`);
    if (known !== undefined) return;
    organisation.texts[name] = cell.text;
    this.cells.set(where, cell);
  }

  #list(list: string[], cell: CsvCell, where: (value: string) => string): void {
    for (const value of cell.text.split('|').map((one) => one.trim()).filter((one) => one !== '')) {
      if (list.some((one) => one.toLowerCase() === value.toLowerCase())) continue;
      list.push(value);
      this.cells.set(where(value), cell);
    }
  }

  #contact(organisation: CsvOrganisation, get: (name: string) => CsvCell): void {
    const address = get('contact_address');
    const details = ['contact_name', 'contact_phone', 'contact_authorised'].map(get).find((cell) => cell.text !== '');
    if (address.text === '') {
      if (details !== undefined) this.fault(details, `"${details.text}" of a contact without address`, 'contact_address in the same line');
      return;
    }
    if (!/^[^\s@<>]+@[^\s@<>]+$/u.test(address.text)) return this.fault(address, `"${address.text}"`, 'a mail address');
    const authorised = yesOrNo(get('contact_authorised').text);
    if (authorised === null) return this.fault(get('contact_authorised'), `"${get('contact_authorised').text}"`, 'yes or no');
    const where = `contact ${address.text.toLowerCase()}`;
    const earlier = this.cells.get(where);
    // The same contact may stand in several lines, one for each key of the organisation.
    if (earlier !== undefined && organisation.contacts.some((one) => one.address.toLowerCase() === address.text.toLowerCase())) return;
    this.cells.set(where, address);
    const phone = get('contact_phone').text;
    organisation.contacts.push({ address: address.text, name: get('contact_name').text, authorised, ...(phone === '' ? {} : { phone }) });
  }

  #key(organisation: CsvOrganisation, get: (name: string) => CsvCell, row: ReadonlyMap<string, CsvCell>): void {
    const key = get('key');
    const responses = [...row].filter(([name, cell]) => name.startsWith('response:') && cell.text !== '');
    if (key.text === '') {
      const stray = [...['key_identifier', 'key_tier', 'key_from', 'key_to'].map(get), ...responses.map(([, cell]) => cell)].find((cell) => cell.text !== '');
      if (stray !== undefined) this.fault(stray, `"${stray.text}" of no key`, 'key in the same line');
      return;
    }
    const where = `key ${key.text.toLowerCase()}`;
    const earlier = this.cells.get(where);
    if (earlier !== undefined) return this.fault(key, `the key of line ${earlier.line} once more`, 'each key in one line');
    this.cells.set(where, key);
    for (const name of ['key_from', 'key_to']) {
      const cell = get(name);
      if (cell.text !== '' && !isDate(cell.text)) this.fault(cell, `"${cell.text}"`, 'a date such as 2026-12-31');
      this.cells.set(`${name} ${key.text.toLowerCase()}`, cell);
    }
    for (const [name, cell] of responses) this.cells.set(`${name} ${key.text.toLowerCase()}`, cell);
    const given = (name: string, as: string): Record<string, string> => (get(name).text === '' ? {} : { [as]: get(name).text });
    this.entitlements.push({
      key: key.text, organisation: organisation.id, response: Object.fromEntries(responses.map(([name, cell]) => [name.slice('response:'.length), cell.text])),
      ...given('key_identifier', 'identifier'), ...given('key_tier', 'tier'), ...given('key_from', 'from'), ...given('key_to', 'to'),
    });
  }
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // 2026-02-30 parses in some engines as March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function yesOrNo(text: string): boolean | null {
  if (['', 'no', 'false', '0'].includes(text.toLowerCase())) return false;
  return ['yes', 'true', '1'].includes(text.toLowerCase()) ? true : null;
}
