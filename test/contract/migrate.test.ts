// Migrations on both kinds of store: forward, whole or not at all, and never on a database that knows more.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { describeWith, startPostgres, type TestPostgres } from '../support/servers.ts';
import { silentLog } from '../support/silent-log.ts';

let folderCount = 0;
const root = mkdtempSync(join(tmpdir(), 'postern-migrations-'));
removeAfterwards(root);

function migrations(files: Record<string, string>): string {
  const folder = join(root, String((folderCount += 1)));
  mkdirSync(folder);
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

const first = { '0001_first.sql': 'CREATE TABLE one (id int); CREATE TABLE two (id int);' };
const second = { ...first, '0002_second.sql': 'ALTER TABLE one ADD COLUMN name text;' };

function migrationContract(open: () => Promise<Store>): void {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());
  beforeEach(async () => {
    await store.pool.query('DROP TABLE IF EXISTS schema_migrations, one, two, three');
  });

  it('applies what is missing, in order, and reports it', async () => {
    expect(await migrate(store.pool, migrations(first))).toEqual([{ version: 1, name: 'first' }]);
    expect(await migrate(store.pool, migrations(second))).toEqual([{ version: 2, name: 'second' }]);
    expect(await migrate(store.pool, migrations(second))).toEqual([]);

    expect((await store.pool.query('SELECT id, name FROM one')).rows).toEqual([]);
  });

  it('leaves nothing behind of a migration that fails, and names it', async () => {
    const folder = migrations({ ...first, '0002_broken.sql': 'CREATE TABLE three (id int); SELECT nonsense;' });

    await expect(migrate(store.pool, folder)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('migration 2 (broken)'),
    });

    const { rows } = await store.pool.query(`SELECT to_regclass('three') AS three, max(version) FROM schema_migrations`);
    expect(rows).toEqual([{ three: null, max: 1 }]);
  });

  it('refuses a database that is newer than its newest file', async () => {
    await migrate(store.pool, migrations(second));

    await expect(migrate(store.pool, migrations(first))).rejects.toMatchObject({
      code: 'migration-refused',
      exitCode: 78,
      message: expect.stringContaining('version 2'),
    });
  });

  it('refuses a file that was changed after it had been applied', async () => {
    await migrate(store.pool, migrations(first));

    const changed = migrate(store.pool, migrations({ '0001_first.sql': 'CREATE TABLE one (id bigint);' }));

    await expect(changed).rejects.toThrow(/changed after/);
  });

  it.each(['2_second.sql', '0002-second.sql', '0002_Second.sql'])('refuses a file whose name it does not know, and applies nothing: %s', async (file) => {
    await expect(migrate(store.pool, migrations({ ...first, [file]: 'SELECT 1' }))).rejects.toThrow(new RegExp(`${file} is no name of a migration; it must be like 0012_`, 'u'));
    expect((await store.pool.query(`SELECT to_regclass('one') AS one`)).rows).toEqual([{ one: null }]);
  });

  it('refuses two of one number by their names', async () => {
    await expect(migrate(store.pool, migrations({ ...second, '0002_other.sql': 'SELECT 1' }))).rejects.toThrow(/migration 3 is missing or doubled.*2 other/u);
  });

  it('refuses a folder with a gap', async () => {
    const gap = migrations({ ...first, '0003_third.sql': 'SELECT 1' });

    await expect(migrate(store.pool, gap)).rejects.toThrow(/migration 2 is missing/);
  });

  it('lets several processes migrate at once', async () => {
    const folder = migrations(second);

    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(store.pool, folder)));

    expect(new Set(applied.flat().map(({ version }) => version))).toEqual(new Set([1, 2]));
    expect(applied.flat()).toHaveLength(2);
  });
}

describe('migrating the embedded store', () => {
  migrationContract(async () => openStore({ dataFolder: await embeddedDataFolder(), log: silentLog }));
});

describeWith('postgres', 'migrating a PostgreSQL server', () => {
  let server: TestPostgres | null = null;
  afterAll(() => server?.remove());

  migrationContract(async () => {
    server = await startPostgres();
    const database = await server?.createDatabase();
    return openStore({ databaseUrl: database?.url ?? '', dataFolder: '', log: silentLog });
  });
});
