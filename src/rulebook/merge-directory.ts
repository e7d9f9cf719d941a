// A CSV table put over the directory that a desk has: what the table names is as the table says, everything else stays. A
// contact, domain, number or key that stands with another organisation moves. Merging the same table again changes
// nothing. The result is checked like a directory file, with faults at the cells of the table.
import { checkDirectory, withKeyIdentifiers } from './check-directory.ts';
import type { CsvOrganisation, DirectoryCsv } from './directory-csv.ts';
import type { DirectoryFile } from './directory-schema.ts';
import type { Pack } from './pack-schema.ts';
import type { RuleFault } from './rulebook.ts';
import type { Path, Position } from './yaml-source.ts';

type Organisation = DirectoryFile['organisations'][number];

/** The merged directory, or all that is wrong with it. `packs` holds at least the pack of its desk. */
export function mergeDirectory(existing: DirectoryFile, csv: DirectoryCsv, packs: ReadonlyMap<string, Pack>): { directory: DirectoryFile; faults: readonly RuleFault[] } {
  const named = (what: string, value: string): boolean => csv.cells.has(`${what} ${value.toLowerCase()}`);
  const kept = existing.organisations.map((one): Organisation => ({
    ...one,
    domains: one.domains.filter((domain) => !named('domain', domain)),
    contacts: one.contacts.filter((contact) => !named('contact', contact.address)),
    identifiers: Object.fromEntries(Object.entries(one.identifiers)
      .map(([name, values]) => [name, values.filter((value) => !csv.cells.has(`identifier ${name} ${value.toLowerCase()}`))] as const)
      .filter(([, values]) => values.length > 0)),
  }));
  const known = new Set(kept.map((one) => one.id));
  const organisations = [
    ...kept.map((one) => overlay(one, csv.organisations.get(one.id))),
    ...[...csv.organisations.values()].filter((one) => !known.has(one.id)).map((one) => overlay(blank(one.id), one)),
  ];
  const merged = { desk: existing.desk, organisations, entitlements: [...existing.entitlements.filter((one) => !named('key', one.key)), ...csv.entitlements] };
  const directory = withKeyIdentifiers(merged, packs);
  const nameless = withoutName(organisations, csv);
  // Half an organisation would only have faults that are none.
  if (nameless.length > 0) return { directory, faults: nameless };
  const source = { file: csv.file, valueAt: (path: Path) => cellOf(directory, csv, path) };
  return { directory, faults: checkDirectory(directory, source, packs) };
}

function blank(id: string): Organisation {
  return { id, name: '', kind: '', domains: [], agreements: [], identifiers: {}, contacts: [] };
}

function overlay(one: Organisation, said: CsvOrganisation | undefined): Organisation {
  if (said === undefined) return one;
  const identifiers = { ...one.identifiers };
  for (const [name, values] of Object.entries(said.identifiers)) identifiers[name] = [...(identifiers[name] ?? []), ...values];
  const named = (section: 'announcements' | 'announcement_phones'): Partial<Organisation> => {
    const all = { ...one[section], ...said[section] };
    return Object.keys(all).length === 0 ? {} : { [section]: all };
  };
  return {
    ...one, ...named('announcements'), ...named('announcement_phones'), ...withTerm(one, said.texts), domains: [...one.domains, ...said.domains], contacts: [...one.contacts, ...said.contacts], identifiers,
    agreements: [...new Set([...one.agreements, ...said.agreements])],
  };
}

function withoutName(organisations: readonly Organisation[], { file, cells }: DirectoryCsv): RuleFault[] {
  return organisations.flatMap((one) => (['name', 'kind'] as const).filter((property) => one[property] === '').map((property) => {
    const { line, column } = cells.get(`id ${one.id}`) ?? { line: 1, column: 1 };
    return { file, line, column, found: `no ${property} of ${one.id}`, expected: `${property} in its first line` };
  }));
}

/** The cell that says what stands at `path` of the directory; that of its organisation, else the beginning of the file. */
function cellOf(directory: DirectoryFile, { cells }: DirectoryCsv, path: Path): Position {
  const [section, index, property, ...rest] = path;
  const at = (...names: string[]): Position => {
    const found = names.map((name) => cells.get(name)).find((cell) => cell !== undefined);
    return found === undefined ? { line: 1, column: 1 } : { line: found.line, column: found.column };
  };
  if (section === 'organisations') {
    const one = directory.organisations[Number(index)];
    if (one === undefined) return at();
    if (property === 'domains') return at(`domain ${(one.domains[Number(rest[0])] ?? '').toLowerCase()}`, `id ${one.id}`);
    if (property === 'contacts') return at(`contact ${(one.contacts[Number(rest[0])]?.address ?? '').toLowerCase()}`, `id ${one.id}`);
    if (property === 'identifiers') {
      const name = String(rest[0]);
      return at(`identifier ${name} ${(one.identifiers[name]?.[Number(rest[1] ?? 0)] ?? '').toLowerCase()}`, `id ${one.id}`);
    }
    return at(`${String(property)} ${one.id}`, `id ${one.id}`);
  }
  const key = (directory.entitlements[Number(index)]?.key ?? '').toLowerCase();
  return at(property === 'response' ? `response:${String(rest[0])} ${key}` : `key_${String(property)} ${key}`, `key ${key}`);
}

/** Two columns of the table are one property of the file. */
function withTerm(one: Organisation, { term_from: from, term_to: to, ...texts }: CsvOrganisation['texts']): Partial<Organisation> {
  if (from === undefined && to === undefined) return texts;
  return { ...texts, term: { ...one.term, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } };
}
