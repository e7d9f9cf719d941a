// What only the embedded store has to answer for: whose it is, who may come in, and that its syncs are real.
import fs, { mkdirSync, renameSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/platform/embedded-postgres-engine.ts';
import { EmbeddedSocket } from '../../src/platform/embedded-postgres-socket.ts';
import { upkeepOnce } from '../../src/platform/embedded-upkeep.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { queryFrame } from '../../src/platform/wire-frames.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { eventually } from '../support/eventually.ts';
import { silentLog } from '../support/silent-log.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.close();
  vi.restoreAllMocks();
});

async function open(dataFolder: string, shared = false): Promise<Store> {
  const store = await openStore({ dataFolder, shared, log: silentLog });
  opened.unshift(store);
  return store;
}

describe('an embedded store', () => {
  it('refuses a second owner and says who has it', async () => {
    const dataFolder = await embeddedDataFolder();
    await open(dataFolder);

    await expect(open(dataFolder)).rejects.toMatchObject({
      code: 'store-in-use',
      retryable: true,
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('lets a guest in through the socket of its owner, and outlives the guest', async () => {
    const dataFolder = await embeddedDataFolder();
    const owner = await open(dataFolder);
    await owner.pool.query('CREATE TABLE seen (id int)');

    const guest = await open(dataFolder, true);
    await guest.pool.query('INSERT INTO seen VALUES (1)');
    await guest.close();

    expect(guest.owner).toBe(false);
    expect((await owner.pool.query('SELECT id FROM seen')).rows).toEqual([{ id: 1 }]);
  });

  it('makes a guest that comes while the owner is starting wait for it', async () => {
    const dataFolder = await embeddedDataFolder();

    const [one, other] = await Promise.all([open(dataFolder, true), open(dataFolder, true)]);

    expect([one, other].filter(({ owner }) => owner)).toHaveLength(1);
    expect((await other.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('works in a folder whose path is longer than a socket path may be', async () => {
    const folder = await embeddedDataFolder();
    const long = join(folder, 'long'.repeat(40));
    mkdirSync(long);
    renameSync(join(folder, 'store'), join(long, 'store'));

    const store = await open(long);
    const guest = await open(long, true);

    expect((await guest.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(store.owner).toBe(true);
  });

  it('lets nobody but its user reach the socket', async () => {
    const dataFolder = await embeddedDataFolder();
    await open(dataFolder);

    expect(statSync(join(dataFolder, 'store', 'socket')).mode & 0o777).toBe(0o700);
  });

  it('refuses COPY FROM STDIN, which PGlite would not survive, inside its transaction', async () => {
    const { pool } = await open(await embeddedDataFolder());
    await pool.query('CREATE TABLE copied (id int)');
    const client = await pool.connect();
    await client.query('BEGIN');

    await expect(client.query('COPY copied FROM STDIN')).rejects.toThrow(/embedded store/);
    await expect(client.query('INSERT INTO copied VALUES (1)')).rejects.toThrow(/aborted/);

    await client.query('ROLLBACK');
    client.release();
    expect((await pool.query('SELECT * FROM copied')).rows).toEqual([]);
  });

  it('reports the loss of its engine, fails what is asked of it, and opens again', async () => {
    const dataFolder = await embeddedDataFolder();
    const lost: string[] = [];
    const store = await openStore({ dataFolder, log: silentLog, onLost: ({ code }) => lost.push(code) });
    opened.push(store);
    await store.pool.query('CREATE TABLE survivor (id int)');
    await store.pool.query('INSERT INTO survivor VALUES (1)');

    // The comment gets it past the check; it stands here for anything that ends the engine.
    await expect(store.pool.query('COPY survivor FROM /**/ STDIN')).rejects.toThrow();

    await eventually(() => lost.length === 1);
    await expect(store.pool.query('SELECT 1')).rejects.toThrow();
    expect(lost).toEqual(['store-lost']);
    const again = await open(dataFolder);
    expect((await again.pool.query('SELECT id FROM survivor')).rows).toEqual([{ id: 1 }]);
  });

  it('keeps its log short and its tables swept without background processes', async () => {
    const { pool } = await open(await embeddedDataFolder());
    await pool.query('CREATE TABLE churn (id int, filler text)');
    await pool.query(`INSERT INTO churn SELECT i, repeat('x', 1000) FROM generate_series(1, 40000) i`);
    await pool.query('DELETE FROM churn');

    const checkpointedAt = await upkeepOnce(pool, 0);

    const { rows } = await pool.query(`SELECT (pg_control_checkpoint()).redo_lsn - '0/0' AS redo`);
    expect(Number(rows[0].redo)).toBeGreaterThanOrEqual(checkpointedAt);
    // PostgreSQL counts dead rows with up to a second of delay.
    await eventually(async () => {
      expect(await upkeepOnce(pool, checkpointedAt)).toBe(checkpointedAt);
      const size = await pool.query(`SELECT pg_relation_size('churn')::int AS size`);
      return size.rows[0].size === 0;
    });
  });

  it('makes one sync or more for each commit', async () => {
    const engine = await openDatabase(join(await embeddedDataFolder(), 'store', 'database'));
    opened.push(engine);
    await engine.execute(queryFrame('CREATE TABLE synced (id int)'));
    const sync = vi.spyOn(fs, 'fdatasyncSync');
    syncBuiltinESMExports();

    for (let id = 0; id < 20; id += 1) await engine.execute(queryFrame(`INSERT INTO synced VALUES (${id})`));

    expect(sync.mock.calls.length).toBeGreaterThanOrEqual(20);
    sync.mockRestore();
    syncBuiltinESMExports();
  });

  it('refuses to serve when a commit syncs nothing', async () => {
    const create = PGlite.create.bind(PGlite) as (folder: string, options: object) => Promise<PGlite>;
    let started: PGlite | undefined;
    vi.spyOn(PGlite, 'create').mockImplementation((async (folder: string, options: { startParams: string[] }) => {
      const startParams = options.startParams.map((parameter) => parameter.replace('fsync=on', 'fsync=off'));
      started = await create(folder, { ...options, startParams });
      return started;
    }) as never);

    const opening = openDatabase(join(await embeddedDataFolder(), 'store', 'database'));

    await expect(opening).rejects.toThrow(/did not sync/);
    await started?.close();
  });

  it('puts out a client that is silent in a transaction while others wait', async () => {
    const folder = await embeddedDataFolder();
    const engine = await openDatabase(join(folder, 'store', 'database'));
    const socketFolder = join(folder, 'socket');
    mkdirSync(socketFolder);
    const path = join(socketFolder, '.s.PGSQL.5432');
    const fail = (error: unknown): never => {
      throw error;
    };
    const socket = new EmbeddedSocket({ path, execute: engine.execute, onBroken: fail, silentHolderMs: 50 });
    await socket.listen();
    opened.push({ close: () => socket.close() }, engine);
    const clients = [0, 1].map(() => new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' }));
    const errors: Error[] = [];
    for (const client of clients) {
      client.on('error', (error) => errors.push(error));
      await client.connect();
    }
    const [silent, other] = clients as [pg.Client, pg.Client];
    await silent.query('BEGIN');
    await silent.query('CREATE TABLE forgotten (id int)');

    const { rows } = await other.query(`SELECT to_regclass('forgotten') AS found`);

    expect(rows).toEqual([{ found: null }]);
    expect(errors.map((error) => error.message)).toContainEqual(expect.stringContaining('silent while others waited'));
    await other.end();
  });
});
