// The Directory port over the tables of the store (migrations/0002_directory.sql): one query a mail, each of its parts by
// primary key. It answers exactly as the YAML directory does; test/contract/directory.test.ts asks both.
import { sql } from 'kysely';
import { resembledMax } from '../decide/directory-facts.ts';
import type { Caller, Contact, Directory, DirectoryFacts, DirectoryQuery, Entitlement, IdentifierFact, Organisation, PhoneNamed, Resembled } from '../decide/directory-facts.ts';
import { domainOf } from '../mail/mailbox.ts';
import { phoneKey } from '../mail/phone-key.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { keysToAsk, resembles } from '../recognise/look-alike.ts';
import type { Db } from './database.ts';

/** Labels of a host name that are tried as domains: nobody's address has more (RFC 1035 allows 127). */
const domainLabelsMax = 20;

/** A directory that asks the store. Rejects with a retryable Fault when the store is away: never with "nobody". */
export function pgDirectory(db: Db): Directory {
  return {
    facts: async (query) => {
      const row = await readFacts(db, query).catch((error: unknown) => {
        throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
      });
      const { organisation, contact, authorised } = row;
      const asked = query.identifiers.map(({ identifier, value }, index): IdentifierFact => {
        const found = row.identifiers?.[index];
        return { identifier, value, organisation: found?.organisation ?? null, under: found?.under ?? null, ownerName: found?.ownerName ?? null, domains: found?.domains ?? [], entitlement: found?.entitlement ?? null };
      });
      const callers = query.phones === undefined ? {} : { callers: await callersOf(db, query.desk, query.phones) };
      const resembled = organisation === null ? await resembledBy(db, query) : [];
      return { organisation, contact, authorisedContacts: authorised ?? [], identifiers: asked, ...callers, ...(resembled.length === 0 ? {} : { resembles: resembled }) } satisfies DirectoryFacts;
    },
    namedFor: async ({ desk, audience, platforms }) => {
      const { rows } = await sql<{ address: string }>`
        select announcements->>${audience}::text as address from directory_organisations
        where desk = ${desk} and announcements->>${audience}::text is not null
          and (cardinality(${[...platforms]}::text[]) = 0 or platform is null or platform = any(${[...platforms]}::text[]))
        order by place`.execute(db).catch((error: unknown) => {
        throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
      });
      return rows.map((row) => row.address);
    },
    phonesFor: async ({ desk, audience, platforms }) => {
      const { rows } = await sql<PhoneNamed>`
        select name as organisation, announcement_phones->>${audience}::text as phone from directory_organisations
        where desk = ${desk} and announcement_phones->>${audience}::text is not null
          and (cardinality(${[...platforms]}::text[]) = 0 or platform is null or platform = any(${[...platforms]}::text[]))
        order by place`.execute(db).catch((error: unknown) => {
        throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
      });
      return rows;
    },
    members: async ({ desk, kinds, tiers }) => {
      const { rows } = await sql<{ address: string }>`
        select coalesce(o.default_address, c.address) as address from directory_organisations o
        left join directory_contacts c on o.default_address is null and c.desk = o.desk and c.organisation = o.id
          and (c.authorised or not exists (select 1 from directory_contacts a where a.desk = o.desk and a.organisation = o.id and a.authorised))
        where o.desk = ${desk} and (${kinds}::text[] is null or o.kind = any(${kinds}::text[])) and (${tiers}::text[] is null or o.tier = any(${tiers}::text[]))
          and coalesce(o.default_address, c.address) is not null
        order by o.place, c.place`.execute(db).catch((error: unknown) => {
        throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
      });
      return rows.map((row) => row.address);
    },
  };
}

/** Whom a stranger may be taken for. Whoever is listed, at whichever desk, is himself. */
async function resembledBy(db: Db, { desk, addrSpec }: DirectoryQuery): Promise<Resembled[]> {
  const domain = domainOf(addrSpec);
  const keys = keysToAsk(domain);
  if (keys.length === 0) return [];
  const { rows } = await sql<Resembled>`
    select d.domain, d.organisation, o.name as "organisationName",
           (select coalesce(json_agg(json_build_object('name', c.name, 'addrSpec', c.address) order by c.place), '[]')
            from directory_contacts c where c.desk = d.desk and c.organisation = d.organisation) as people
    from directory_domains d join directory_organisations o on o.desk = d.desk and o.id = d.organisation
    where d.desk = ${desk} and d.looks && ${keys}::text[]
      and not exists (select 1 from directory_domains listed where listed.domain = any(${domainsOf(addrSpec)}::text[]))
    order by d.domain collate "C"`.execute(db).catch((error: unknown) => {
    throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
  });
  return rows.filter((row) => resembles(domain, row.domain)).slice(0, resembledMax);
}

/** Whoever has one of these numbers. Calls are rare: the contacts of the desk are compared here, as they are written. */
async function callersOf(db: Db, desk: string, phones: readonly string[]): Promise<Caller[]> {
  const wanted = new Map(phones.map((called) => [phoneKey(called), called]));
  const { rows } = await sql<Contact & { organisationName: string }>`
    select c.address as "addrSpec", c.name, c.phone, c.organisation, c.authorised, o.name as "organisationName"
    from directory_contacts c join directory_organisations o on o.desk = c.desk and o.id = c.organisation
    where c.desk = ${desk} and c.phone is not null order by c.place`.execute(db).catch((error: unknown) => {
    throw new Fault('directory-unavailable', `the directory does not answer: ${errorText(error)}`, { retryable: true, cause: error });
  });
  return rows.flatMap((row) => {
    const key = phoneKey(row.phone ?? '');
    const called = key === null ? undefined : wanted.get(key);
    return called === undefined ? [] : [{ ...row, called }];
  });
}

interface FactsRow {
  readonly organisation: Organisation | null;
  readonly contact: Contact | null;
  readonly authorised: readonly Contact[] | null;
  readonly identifiers: readonly { readonly organisation: string | null; readonly under: string | null; readonly ownerName: string | null; readonly domains: readonly string[] | null; readonly entitlement: Entitlement | null }[] | null;
}

/** The domain and all it lies under, nearest first. */
function domainsOf(addrSpec: string): string[] {
  const labels = domainOf(addrSpec).toLowerCase().split('.').slice(-domainLabelsMax);
  return labels.map((_, index) => labels.slice(index).join('.')).filter((domain) => domain.includes('.'));
}

const contactJson = sql`json_build_object('addrSpec', c.address, 'name', c.name, 'phone', c.phone, 'organisation', c.organisation, 'authorised', c.authorised)`;

async function readFacts(db: Db, { desk, addrSpec, identifiers }: DirectoryQuery): Promise<FactsRow> {
  const { rows } = await sql<FactsRow>`
    with contact as (
      select * from directory_contacts where desk = ${desk} and address_key = ${addrSpec.toLowerCase()}
    ), writer as (
      -- A contact belongs where it is listed, whatever the domain of its address.
      select coalesce(
        (select organisation from contact),
        (select organisation from directory_domains where desk = ${desk} and domain = any(${domainsOf(addrSpec)}) order by length(domain) desc limit 1)
      ) as id
    )
    select
      (select ${organisationJson} from directory_organisations o where o.desk = ${desk} and o.id = (select id from writer)) as organisation,
      (select ${contactJson} from contact c) as contact,
      (select json_agg(${contactJson} order by c.place) from directory_contacts c
        where c.desk = ${desk} and c.organisation = (select id from writer) and c.authorised) as authorised,
      (select json_agg(json_build_object(
          'organisation', o.id, 'under', o.under, 'ownerName', o.name,
          'domains', (select json_agg(d.domain order by d.place) from directory_domains d where d.desk = o.desk and d.organisation = o.id),
          'entitlement', case when e.key is null then null else json_build_object(
            'key', e.key, 'organisation', e.organisation, 'tier', e.tier, 'from', to_char(e.valid_from, 'YYYY-MM-DD'), 'to', to_char(e.valid_to, 'YYYY-MM-DD'),
            'response', e.response) end
        ) order by a.at)
        from unnest(${identifiers.map((one) => one.identifier)}::text[], ${identifiers.map((one) => one.value.toLowerCase())}::text[]) with ordinality as a (identifier, value_key, at)
        left join directory_entitlements e on e.desk = ${desk} and e.identifier = a.identifier and e.key_key = a.value_key
        left join directory_identifiers i on i.desk = ${desk} and i.identifier = a.identifier and i.value_key = a.value_key
        left join directory_organisations o on o.desk = ${desk} and o.id = coalesce(e.organisation, i.organisation)) as identifiers`.execute(db);
  return rows[0] ?? { organisation: null, contact: null, authorised: null, identifiers: null };
}

const organisationJson = sql`json_build_object(
  'id', o.id, 'name', o.name, 'kind', o.kind, 'zone', o.zone, 'country', o.country, 'tier', o.tier, 'agreements', o.agreements, 'platform', o.platform,
  'announcements', o.announcements, 'defaultAddress', o.default_address, 'under', o.under, 'engineer', o.engineer,
  'term', case when o.term_from is null and o.term_to is null then null
    else json_build_object('from', to_char(o.term_from, 'YYYY-MM-DD'), 'to', to_char(o.term_to, 'YYYY-MM-DD')) end,
  'domains', (select coalesce(json_agg(d.domain order by d.place), '[]') from directory_domains d where d.desk = o.desk and d.organisation = o.id),
  'identifiers', (select coalesce(json_object_agg(n.identifier, n.all_values order by n.first), '{}') from (
    select i.identifier, json_agg(i.value order by i.place) as all_values, min(i.place) as first
    from directory_identifiers i where i.desk = o.desk and i.organisation = o.id group by i.identifier) n))`;
