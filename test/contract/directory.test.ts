// What every directory must answer, whether it reads the rules folder or the tables of the store.
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory, DirectoryFacts, DirectoryQuery } from '../../src/decide/directory-facts.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { createDatabase, type Db } from '../../src/record/database.ts';
import { keyDirectoryDomains, readDirectoryRows, writeDirectoryRows } from '../../src/record/directory-rows.ts';
import { pgDirectory } from '../../src/record/pg-directory.ts';
import { directorySchema, type DirectoryFile } from '../../src/rulebook/directory-schema.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { describeWith, startPostgres } from '../support/servers.ts';
import { silentLog } from '../support/silent-log.ts';

const retail = directorySchema.parse({
  desk: 'retail',
  organisations: [
    {
      id: 'acme', name: 'Acme "Tools" Ltd', kind: 'partner', domains: ['acme.example', 'ACME.test'], zone: 'Europe/Dublin', country: 'IE', tier: 'Gold',
      agreements: ['direct_support', 'night'], platform: 'eu', term: { from: '2026-01-01', to: '2026-12-31' }, engineer: 'dana@desk.example', default_address: 'desk@acme.example', announcements: { news: 'news@acme.example' }, announcement_phones: { news: '+353 1 555 0100' }, identifiers: { site: ['S2', 'S1'], account: ['7712'] },
      contacts: [
        { address: 'Jo@acme.example', name: 'Jo', phone: '+353 1 555 0111', authorised: true }, { address: 'sam@elsewhere.example', name: 'Sam', authorised: true },
        { address: 'temp@acme.example', name: 'Temp' },
      ],
    },
    { id: 'shop', name: 'Shop', kind: 'end_customer', domains: ['shop.acme.example'], under: 'acme', identifiers: { account: ['7713'] }},
    { id: 'mill', name: 'Mill', kind: 'supplier', contacts: [{ address: 'one@mill.example', name: 'One', phone: '0044 20 5550 0199' }, { address: 'two@mill.example', name: 'Two', phone: '+44 (0)20 5550 0199 ext. 7' }] },
  ],
  entitlements: [
    { key: 'K-1', identifier: 'plan', organisation: 'shop', tier: 'Silver', from: '2026-01-01', to: '2026-12-31', response: { '1': '30m', '2': '2h' } },
    { key: 'K-2', identifier: 'plan', organisation: 'acme' },
  ],
});
const repair = directorySchema.parse({ desk: 'repair', organisations: [{ id: 'acme', name: 'Acme for repairs', kind: 'customer', domains: ['acme.example'] }] });

function directoryContract(directory: () => Directory): void {
  const ask = (addrSpec: string, identifiers: DirectoryQuery['identifiers'] = [], desk = 'retail'): Promise<DirectoryFacts> =>
    directory().facts({ desk, addrSpec, identifiers });

  it('names where organisations of a kind and a tier are told of announcements: the default address, else who is authorised', async () => {
    const members = (desk: string, kinds: readonly string[] | null, tiers: readonly string[] | null): Promise<readonly string[]> => directory().members({ desk, kinds, tiers });

    expect(await members('retail', ['partner'], null)).toEqual(['desk@acme.example']);
    expect(await members('retail', null, ['Gold'])).toEqual(['desk@acme.example']);
    expect(await members('retail', ['partner'], ['Silver'])).toEqual([]);
    // Nobody there is named: nobody is written to.
    expect(await members('retail', ['end_customer'], null)).toEqual([]);
    expect(await members('nowhere', null, null)).toEqual([]);
  });

  it('names the addresses that organisations on a platform gave for an audience', async () => {
    const named = (audience: string, platforms: readonly string[]): Promise<readonly string[]> => directory().namedFor({ desk: 'retail', audience, platforms });

    expect(await named('news', [])).toEqual(['news@acme.example']);
    expect(await named('news', ['eu'])).toEqual(['news@acme.example']);
    expect(await named('news', ['us'])).toEqual([]);
    expect(await named('alarms', [])).toEqual([]);
  });

  it('names the numbers at which organisations on a platform want to be phoned', async () => {
    const phones = (audience: string, platforms: readonly string[], desk = 'retail'): Promise<readonly unknown[]> => directory().phonesFor({ desk, audience, platforms });
    const acme = [{ organisation: 'Acme "Tools" Ltd', phone: '+353 1 555 0100' }];

    expect([await phones('news', []), await phones('news', ['eu']), await phones('news', ['us']), await phones('alarms', []), await phones('news', [], 'repair')]).toEqual([acme, acme, [], [], []]);
  });

  it('knows a contact with his organisation and whom else it has authorised, in their order', async () => {
    expect(await ask('JO@Acme.example')).toEqual({
      organisation: {
        id: 'acme', name: 'Acme "Tools" Ltd', kind: 'partner', domains: ['acme.example', 'ACME.test'].map((one) => expect.stringMatching(new RegExp(one, 'iu')) as unknown), zone: 'Europe/Dublin', country: 'IE',
        tier: 'Gold', agreements: ['direct_support', 'night'], platform: 'eu', term: { from: '2026-01-01', to: '2026-12-31' }, engineer: 'dana@desk.example', announcements: { news: 'news@acme.example' }, defaultAddress: 'desk@acme.example', under: null,
        identifiers: { site: ['S2', 'S1'], account: ['7712'] },
      },
      contact: { addrSpec: 'Jo@acme.example', name: 'Jo', phone: '+353 1 555 0111', organisation: 'acme', authorised: true },
      authorisedContacts: [
        { addrSpec: 'Jo@acme.example', name: 'Jo', phone: '+353 1 555 0111', organisation: 'acme', authorised: true },
        { addrSpec: 'sam@elsewhere.example', name: 'Sam', phone: null, organisation: 'acme', authorised: true },
      ],
      identifiers: [],
    });
  });

  it.each([
    ['new@acme.example', 'acme'], ['new@acme.test', 'acme'], ['new@mail.acme.example', 'acme'], ['new@shop.acme.example', 'shop'], ['a@deep.shop.acme.example', 'shop'],
    ['sam@elsewhere.example', 'acme'], ['someone@elsewhere.example', null], ['x@notacme.example', null], ['x@example', null], ['nobody', null], ['', null],
  ])('puts %s under %s by contact, then by the nearest domain', async (addrSpec, organisation) => {
    expect((await ask(addrSpec)).organisation?.id ?? null).toBe(organisation);
  });

  it('has nothing to fill in where the file says nothing', async () => {
    expect((await ask('a@shop.acme.example')).organisation).toEqual({
      id: 'shop', name: 'Shop', kind: 'end_customer', domains: ['shop.acme.example'], zone: null, country: null, tier: null, agreements: [], platform: null, term: null, engineer: null,
      announcements: {}, defaultAddress: null, under: 'acme', identifiers: { account: ['7713'] },
    });
  });

  it('says of each identifier whose it is and under which domains that one is known, in the order of the question, and nothing of unknown ones', async () => {
    const { identifiers } = await ask('nobody@else.example', [
      { identifier: 'plan', value: 'k-1' }, { identifier: 'account', value: '7713' }, { identifier: 'site', value: '7713' }, { identifier: 'account', value: 'K-1' },
      { identifier: 'plan', value: 'K-2' }, { identifier: 'site', value: 's1' },
    ]);

    expect(identifiers).toEqual([
      { identifier: 'plan', value: 'k-1', organisation: 'shop', under: 'acme', ownerName: 'Shop', domains: ['shop.acme.example'], entitlement: { key: 'K-1', organisation: 'shop', tier: 'Silver', from: '2026-01-01', to: '2026-12-31', response: { '1': '30m', '2': '2h' } } },
      { identifier: 'account', value: '7713', organisation: 'shop', under: 'acme', ownerName: 'Shop', domains: ['shop.acme.example'], entitlement: null },
      { identifier: 'site', value: '7713', organisation: null, under: null, ownerName: null, domains: [], entitlement: null },
      { identifier: 'account', value: 'K-1', organisation: null, under: null, ownerName: null, domains: [], entitlement: null },
      { identifier: 'plan', value: 'K-2', organisation: 'acme', under: null, ownerName: 'Acme "Tools" Ltd', domains: ['acme.example', 'acme.test'], entitlement: { key: 'K-2', organisation: 'acme', tier: null, from: null, to: null, response: {} } },
      { identifier: 'site', value: 's1', organisation: 'acme', under: null, ownerName: 'Acme "Tools" Ltd', domains: ['acme.example', 'acme.test'], entitlement: null },
    ]);
  });

  it('keeps the desks apart', async () => {
    expect((await ask('jo@acme.example', [{ identifier: 'plan', value: 'K-1' }], 'repair'))).toMatchObject({ organisation: { name: 'Acme for repairs' }, contact: null, identifiers: [{ organisation: null }] });
    expect(await ask('jo@acme.example', [], 'none')).toEqual({ organisation: null, contact: null, authorisedContacts: [], identifiers: [] });
  });

  it('names whoever has a number, however it is written, and everybody who shares it', async () => {
    const callers = async (...phones: readonly string[]): Promise<readonly unknown[] | undefined> => (await directory().facts({ desk: 'retail', addrSpec: 'pbx@phones.example', identifiers: [], phones })).callers;
    const jo = { addrSpec: 'Jo@acme.example', name: 'Jo', phone: '+353 1 555 0111', organisation: 'acme', authorised: true, organisationName: 'Acme "Tools" Ltd' };

    expect(await callers('00353 (0)1 555-0111')).toEqual([{ ...jo, called: '00353 (0)1 555-0111' }]);
    expect(await callers('+44 20 5550 0199')).toEqual([{ addrSpec: 'one@mill.example', name: 'One', phone: '0044 20 5550 0199', organisation: 'mill', authorised: false, organisationName: 'Mill', called: '+44 20 5550 0199' }, { addrSpec: 'two@mill.example', name: 'Two', phone: '+44 (0)20 5550 0199 ext. 7', organisation: 'mill', authorised: false, organisationName: 'Mill', called: '+44 20 5550 0199' }]);
    // Without its country, or shorter, it is another number.
    expect([await callers('1 555 0111'), await callers('555 0111'), await callers('x'), await callers('+1 555 0111 000')]).toEqual([[], [], [], []]);
    expect((await ask('jo@acme.example')).callers).toBeUndefined();
  });

  it('names to whom a stranger’s domain is alike, and of nobody who is listed at any desk', async () => {
    const alike = async (addrSpec: string, desk = 'retail'): Promise<readonly unknown[] | undefined> => (await ask(addrSpec, [], desk)).resembles;
    const acme = { organisation: 'acme', organisationName: 'Acme "Tools" Ltd', people: [{ name: 'Jo', addrSpec: 'Jo@acme.example' }, { name: 'Sam', addrSpec: 'sam@elsewhere.example' }, { name: 'Temp', addrSpec: 'temp@acme.example' }] };

    for (const listed of ['jo@acme.example', 'x@mail.acme.example', 'sam@elsewhere.example', 'x@acme-tools.example', 'x@acne.example', 'nobody', '']) expect(await alike(listed)).toBeUndefined();
    const shop = { domain: 'shop.acme.example', organisation: 'shop', organisationName: 'Shop', people: [] };
    expect(await alike('jo@acrne.test')).toEqual([{ domain: 'acme.example', ...acme }, { domain: 'acme.test', ...acme }, shop]);
    expect(await alike('jo@acme.example.evil.example')).toEqual([{ domain: 'acme.example', ...acme }]);
    expect(await alike('jo@\u0430cme.example')).toEqual([{ domain: 'acme.example', ...acme }, { domain: 'acme.test', ...acme }, shop]);
    // Of one desk, and a stranger at the other.
    expect([await alike('x@acme.test', 'repair'), await alike('x@acme.test', 'none'), await alike('x@acme.invalid', 'repair')]).toEqual([undefined, undefined, [{ domain: 'acme.example', organisation: 'acme', organisationName: 'Acme for repairs', people: [] }]]);
  });

  it('is not led astray by what a hostile address contains', async () => {
    for (const addrSpec of [`x'; drop table directory_contacts; --@acme.example`, `x@${'a.'.repeat(500)}acme.example`, `"quoted@acme.example"@else.example`, 'x@%']) {
      expect((await ask(addrSpec, [{ identifier: `'`, value: `{"a":1}` }])).contact).toBeNull();
    }
  });
}

describe('the directory of the rules folder', () => {
  const directory = yamlDirectory([retail, repair]);
  directoryContract(() => directory);
});

function storeContract(open: () => Promise<Store>, remove: () => Promise<void> = async () => undefined): void {
  let store: Store;
  let db: Db;
  beforeAll(async () => {
    store = await open();
    await migrate(store.pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
    db = createDatabase(store.pool);
    for (const file of [retail, repair]) await db.transaction().execute((tx) => writeDirectoryRows(tx, file));
  }, 120_000);
  afterAll(async () => {
    await store?.close();
    await remove();
  });

  directoryContract(() => pgDirectory(db));

  it('gives back what was written, and writing it again changes nothing', async () => {
    const first = await readDirectoryRows(db, 'retail');
    await db.transaction().execute((tx) => writeDirectoryRows(tx, first));

    expect(await readDirectoryRows(db, 'retail')).toEqual(first);
    expect(first).toEqual(inStoreSpelling(retail));
  });

  it('finds look-alikes of domains that came in before there were keys for them', async () => {
    await sql`update directory_domains set looks = null`.execute(db);
    const before = (await pgDirectory(db).facts({ desk: 'retail', addrSpec: 'x@acme.invalid', identifiers: [] })).resembles;

    expect([before, await keyDirectoryDomains(db), await keyDirectoryDomains(db)]).toEqual([undefined, 4, 0]);
    expect((await pgDirectory(db).facts({ desk: 'retail', addrSpec: 'x@acme.invalid', identifiers: [] })).resembles).toHaveLength(3);
  });

  it('asks the store once a mail', async () => {
    let count = 0;
    const counted = createDatabase(new Proxy(store.pool, {
      get: (pool, name) => {
        if (name !== 'connect') return Reflect.get(pool, name) as unknown;
        return async () => {
          const client = await pool.connect();
          return new Proxy(client, {
            get: (target, key) => {
              if (key === 'query') count += 1;
              const value: unknown = Reflect.get(target, key);
              return typeof value === 'function' ? (value.bind(target) as unknown) : value;
            },
          });
        };
      },
    }));

    await pgDirectory(counted).facts({ desk: 'retail', addrSpec: 'jo@acme.example', identifiers: [{ identifier: 'plan', value: 'K-1' }, { identifier: 'site', value: 'S1' }] });

    expect(count).toBe(1);
  });
}

/** Domains are kept in lower case. */
function inStoreSpelling(file: DirectoryFile): DirectoryFile {
  return { ...file, organisations: file.organisations.map((one) => ({ ...one, domains: one.domains.map((domain) => domain.toLowerCase()) })) };
}

describe('the directory of the embedded store', () => {
  storeContract(async () => openStore({ dataFolder: await embeddedDataFolder(), log: silentLog }));
});

describeWith('postgres', 'the directory of PostgreSQL', () => {
  let remove: () => Promise<void> = async () => undefined;
  storeContract(async () => {
    const server = await startPostgres();
    if (server === null) throw new Error('postgres is not installed');
    remove = () => server.remove();
    return openStore({ dataFolder: '/nonexistent', databaseUrl: (await server.createDatabase()).url, log: silentLog });
  }, () => remove());
});
