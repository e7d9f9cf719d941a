// A desk's directory in the store as one whole, in the shape of a directory file: read, or written in one transaction.
// Writing replaces every row, so that the same import twice leaves the same tables, and a failed one leaves the old.
import { sql } from 'kysely';
import { keysOfListed } from '../recognise/look-alike.ts';
import type { DirectoryFile } from '../rulebook/directory-schema.ts';
import type { Db, Tx } from './database.ts';

type Organisation = DirectoryFile['organisations'][number];
type Row = Readonly<Record<string, unknown>>;

/** Rows of one INSERT, as one JSON parameter. */
const rowsAtOnce = 1_000;

/** The directory of a desk as it stands; without any organisation when nothing was imported. */
export async function readDirectoryRows(db: Db, desk: string): Promise<DirectoryFile> {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const organisations = await rowsOf(tx, desk, 'directory_organisations');
    const [domains, contacts, identifiers, entitlements] = [
      await rowsOf(tx, desk, 'directory_domains'), await rowsOf(tx, desk, 'directory_contacts'),
      await rowsOf(tx, desk, 'directory_identifiers'), await rowsOf(tx, desk, 'directory_entitlements'),
    ].map((rows) => byOrganisation(rows));
    return {
      desk,
      organisations: organisations.map((row): Organisation => {
        const id = String(row['id']);
        return {
          id, name: String(row['name']), kind: String(row['kind']), agreements: row['agreements'] as string[],
          ...given(row, { zone: 'zone', country: 'country', tier: 'tier', platform: 'platform', default_address: 'default_address', under: 'under', engineer: 'engineer' }),
          ...termOf(row), ...byAudience(row, 'announcements'), ...byAudience(row, 'announcement_phones'),
          domains: (domains?.get(id) ?? []).map((one) => String(one['domain'])),
          identifiers: identifiersOf(identifiers?.get(id) ?? []),
          contacts: (contacts?.get(id) ?? []).map((one) => ({
            address: String(one['address']), name: String(one['name']), authorised: one['authorised'] === true, ...given(one, { phone: 'phone' }),
          })),
        };
      }),
      entitlements: [...(entitlements?.values() ?? [])].flat().toSorted((a, b) => Number(a['place']) - Number(b['place'])).map((one) => ({
        key: String(one['key']), identifier: String(one['identifier']), organisation: String(one['organisation']), response: one['response'] as Record<string, string>,
        ...given(one, { tier: 'tier', from: 'valid_from', to: 'valid_to' }),
      })),
    };
  });
}

type Table = 'directory_organisations' | 'directory_domains' | 'directory_contacts' | 'directory_identifiers' | 'directory_entitlements';

async function rowsOf(tx: Tx, desk: string, table: Table): Promise<Row[]> {
  // As JSON, a date is its ISO text whatever the session's date style and zone.
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} t where desk = ${desk} order by place`.execute(tx);
  return rows.map((one) => one.row);
}

function byOrganisation(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row['organisation']);
    const list = found.get(id);
    if (list === undefined) found.set(id, [row]);
    else list.push(row);
  }
  return found;
}

function identifiersOf(rows: readonly Row[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const row of rows) (found[String(row['identifier'])] ??= []).push(String(row['value']));
  return found;
}

function byAudience<K extends 'announcements' | 'announcement_phones'>(row: Row, column: K): { [N in K]?: Record<string, string> } {
  const named = row[column] as Record<string, string>;
  return (Object.keys(named).length === 0 ? {} : { [column]: named }) as { [N in K]?: Record<string, string> };
}

function termOf(row: Row): { term?: { from?: string; to?: string } } {
  const term = given(row, { from: 'term_from', to: 'term_to' });
  return Object.keys(term).length === 0 ? {} : { term };
}

/** Only what is set: an absent property and an empty one are not the same in a directory file. */
function given<K extends string>(row: Row, names: Readonly<Record<K, string>>): { [N in K]?: string } {
  return Object.fromEntries(Object.entries<string>(names).flatMap(([name, column]) => (typeof row[column] === 'string' ? [[name, row[column]]] : []))) as { [N in K]?: string };
}

/** Puts `file` in the place of everything its desk had. Keys must name their identifier. */
export async function writeDirectoryRows(tx: Tx, file: DirectoryFile): Promise<void> {
  const { desk, organisations, entitlements } = file;
  // Two imports at once would each delete what they see and then meet in the keys of the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory ${desk}`}, 0))`.execute(tx);
  await sql`delete from directory_organisations where desk = ${desk}`.execute(tx);
  await insert(tx, 'directory_organisations', organisations.map((one, place) => ({
    desk, id: one.id, place, name: one.name, kind: one.kind, zone: one.zone, country: one.country, tier: one.tier, agreements: one.agreements,
    platform: one.platform, default_address: one.default_address, under: one.under, engineer: one.engineer,
    announcements: one.announcements ?? {}, announcement_phones: one.announcement_phones ?? {}, term_from: one.term?.from, term_to: one.term?.to,
  })));
  const of = <T>(list: (one: Organisation) => readonly T[], row: (item: T) => Row): Row[] =>
    organisations.flatMap((one) => list(one).map((item) => ({ desk, organisation: one.id, ...row(item) }))).map((one, place) => ({ ...one, place }));
  await insert(tx, 'directory_domains', of((one) => one.domains, (domain) => ({ domain: domain.toLowerCase(), looks: keysOfListed(domain) })));
  await insert(tx, 'directory_contacts', of((one) => one.contacts, (contact) => ({ ...contact, address_key: contact.address.toLowerCase() })));
  await insert(tx, 'directory_identifiers', of(
    (one) => Object.entries(one.identifiers).flatMap(([identifier, values]) => values.map((value) => ({ identifier, value }))),
    (one) => ({ ...one, value_key: one.value.toLowerCase() }),
  ));
  await insert(tx, 'directory_entitlements', entitlements.map((one, place) => ({
    desk, organisation: one.organisation, place, identifier: one.identifier ?? '', key: one.key, key_key: one.key.toLowerCase(), tier: one.tier,
    valid_from: one.from, valid_to: one.to, response: one.response,
  })));
}

/** Domains that came in without the keys by which their look-alikes are found: before there were any, or by another hand. */
export async function keyDirectoryDomains(db: Db): Promise<number> {
  const { rows } = await sql<{ desk: string; domain: string }>`select desk, domain from directory_domains where looks is null`.execute(db);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const keyed = rows.slice(start, start + rowsAtOnce).map((row) => ({ ...row, looks: keysOfListed(row.domain) }));
    await sql`
      update directory_domains d set looks = r.looks
      from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as r(desk text, domain text, looks text[]) where d.desk = r.desk and d.domain = r.domain`.execute(db);
  }
  return rows.length;
}

async function insert(tx: Tx, table: Table, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const name = sql.table(table);
    await sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows.slice(start, start + rowsAtOnce))}::jsonb)`.execute(tx);
  }
}
