// What every store must be able to do, embedded or remote; each is asked the same questions.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith, startPostgres, type TestPostgres } from '../support/servers.ts';
import { silentLog } from '../support/silent-log.ts';

/** Opens the same store again and again; each call is a fresh start on the data of the last one. */
interface StoreUnderTest {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

function storeContract(create: () => Promise<StoreUnderTest>): void {
  let underTest: StoreUnderTest;
  let store: Store;

  beforeAll(async () => {
    underTest = await create();
    store = await underTest.open();
  });
  afterAll(async () => {
    await store?.close();
    await underTest?.remove();
  });

  it('keeps a committed row over closing and opening', async () => {
    await store.pool.query('CREATE TABLE kept (id int PRIMARY KEY)');
    await store.pool.query('INSERT INTO kept VALUES (1)');

    await store.close();
    store = await underTest.open();

    expect((await store.pool.query('SELECT id FROM kept')).rows).toEqual([{ id: 1 }]);
  });

  it('answers a commit only when its log is on the disk', async () => {
    const { rows } = await store.pool.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
    );

    expect(rows).toEqual([{ fsync: 'on', commit: 'on' }]);
  });

  it('keeps the transactions of eight clients apart', async () => {
    await store.pool.query('CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL)');
    await store.pool.query('INSERT INTO account SELECT i, 100 FROM generate_series(0, 7) i');

    await Promise.all(Array.from({ length: 8 }, (_, client) => moveMoney(store.pool, client)));

    const { rows } = await store.pool.query('SELECT sum(amount)::int AS total FROM account');
    expect(rows).toEqual([{ total: 800 }]);
  });

  it('gives each client the answer to its own question, also with values larger than a socket buffer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, client) => {
        const value = String(client).repeat(2_000_000);
        const { rows } = await store.pool.query(`SELECT $1::text AS value, ${client} AS client`, [value]);
        return rows[0].client === client && rows[0].value === value;
      }),
    );

    expect(answers).toEqual(Array.from({ length: 8 }, () => true));
  });

  it('rolls back the transaction of a client that dies, and goes on', async () => {
    await store.pool.query('CREATE TABLE orphan (id int)');
    const client = new pg.Client({ connectionString: store.connectionString });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO orphan VALUES (1)');

    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();

    await store.pool.query('INSERT INTO orphan VALUES (2)');
    const { rows } = await store.pool.query('SELECT id FROM orphan');
    expect(rows).toEqual([{ id: 2 }]);
  });

  it('leaves a connection usable after a statement that fails', async () => {
    await expect(store.pool.query('SELECT 1 / $1::int', [0])).rejects.toThrow(/division by zero/);
    await expect(store.pool.query('SELECT $1::nosuchtype', ['x'])).rejects.toThrow(/nosuchtype/);

    const { rows } = await store.pool.query('SELECT $1::int AS one', [1]);
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('gives each row to one of several claimers', async () => {
    await store.pool.query('CREATE TABLE task (id int PRIMARY KEY, claimed_by int)');
    await store.pool.query('INSERT INTO task SELECT i FROM generate_series(1, 200) i');

    const claims = await Promise.all(Array.from({ length: 4 }, (_, claimer) => claimAll(store.pool, claimer)));

    const ids = claims.flat().sort((one, other) => one - other);
    expect(ids).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('tells listeners on other connections', async () => {
    const client = new pg.Client({ connectionString: store.connectionString });
    const heard: (string | undefined)[] = [];
    await client.connect();
    client.on('notification', (message) => heard.push(message.payload));
    await client.query('LISTEN contract');

    await store.pool.query(`SELECT pg_notify('contract', 'hello')`);

    await eventually(() => heard.length === 1);
    expect(heard).toEqual(['hello']);
    await client.end();
  });
}

async function moveMoney(pool: pg.Pool, seed: number): Promise<void> {
  for (let round = 0; round < 25; round += 1) {
    const [from, to] = [(seed + round) % 8, (seed + round * 3 + 1) % 8];
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      // Both rows in one order: what is tested is isolation, not how a deadlock is resolved.
      await client.query('SELECT 1 FROM account WHERE id IN ($1, $2) ORDER BY id FOR UPDATE', [from, to]);
      const { rows } = await client.query('SELECT amount FROM account WHERE id = $1', [from]);
      await client.query('UPDATE account SET amount = $2 WHERE id = $1', [from, rows[0].amount - 1]);
      await client.query('UPDATE account SET amount = amount + 1 WHERE id = $1', [to]);
      // Every fourth changes its mind.
      await client.query(round % 4 === 3 ? 'ROLLBACK' : 'COMMIT');
    } finally {
      client.release();
    }
  }
}

async function claimAll(pool: pg.Pool, claimer: number): Promise<number[]> {
  const claimed: number[] = [];
  for (;;) {
    const { rows } = await pool.query<{ id: number }>(
      `UPDATE task SET claimed_by = $1 WHERE id IN
         (SELECT id FROM task WHERE claimed_by IS NULL ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 7)
       RETURNING id`,
      [claimer],
    );
    if (rows.length === 0) return claimed;
    claimed.push(...rows.map((row) => row.id));
  }
}

describe('the embedded store', () => {
  storeContract(async () => {
    const dataFolder = await embeddedDataFolder();
    return { open: () => openStore({ dataFolder, log: silentLog }), remove: async () => undefined };
  });
});

describeWith('postgres', 'the store on a PostgreSQL server', () => {
  let server: TestPostgres | null = null;
  afterAll(() => server?.remove());

  storeContract(async () => {
    server = await startPostgres();
    const database = await server?.createDatabase();
    const databaseUrl = database?.url ?? '';
    return { open: () => openStore({ databaseUrl, dataFolder: '', log: silentLog }), remove: async () => undefined };
  });
});
