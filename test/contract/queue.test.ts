// The doorbell on each of its three grounds: Redis, a PostgreSQL server, the embedded store.
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { type Bell, openQueues, type QueueName, type Queues } from '../../src/platform/queue.ts';
import { queueTables } from '../../src/platform/queue-postgres.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith, startPostgres, startRedis, type TestPostgres, type TestRedis } from '../support/servers.ts';
import { silentLog } from '../support/silent-log.ts';

interface Ground {
  readonly store: Store;
  readonly redisUrl?: string;
  remove(): Promise<void>;
}

/** Everything that BullMQ keeps: rows of its tables, or keys and entries of streams. */
async function keptBy({ store, redisUrl }: Ground): Promise<number> {
  if (redisUrl === undefined) {
    const { rows } = await store.pool.query<{ count: string }>(`SELECT ${queueTables.map((table) => `(SELECT count(*) FROM bullmq.${table})`).join(' + ')} AS count`);
    return Number(rows[0]?.count);
  }
  const client = new Redis(redisUrl);
  let count = 0;
  for (const key of await client.keys('*')) count += (await client.type(key)) === 'stream' ? await client.xlen(key) : 1;
  client.disconnect();
  return count;
}

const empty = { waiting: 0, delayed: 0, active: 0, failed: 0 };

function queueContract(lay: () => Promise<Ground>): void {
  let ground: Ground;
  let queues: Queues;
  const opened: Queues[] = [];

  async function open(): Promise<Queues> {
    const { store, redisUrl } = ground;
    const more = await openQueues({ store, log: silentLog, ...(redisUrl === undefined ? {} : { redisUrl }) });
    opened.push(more);
    return more;
  }

  beforeAll(async () => {
    ground = await lay();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(async () => {
    await ground?.store.close();
    await ground?.remove();
  });

  /** A worker that notes what it hears, in order. */
  async function listen(queue: QueueName, concurrency = 1): Promise<Bell[]> {
    const heard: Bell[] = [];
    await queues.work(queue, async (bell) => void heard.push(bell), { concurrency });
    return heard;
  }

  async function isQuiet(): Promise<boolean> {
    const counts = await queues.counts();
    return Object.values(counts).every(({ waiting, delayed, active }) => waiting + delayed + active === 0);
  }

  it('brings a bell to a worker, once for two rings, and leaves nothing behind', async () => {
    queues = await open();
    await queues.ring('process', { id: 'one', generation: 0 });
    await queues.ring('process', { id: 'one', generation: 0 });
    expect((await queues.counts()).process.waiting).toBe(1);

    const heard = await listen('process');

    await eventually(isQuiet);
    expect(heard).toEqual([{ id: 'one', generation: 0 }]);
    expect(await queues.counts()).toEqual({ process: empty, deliver: empty, wake: empty });
  });

  it('takes the same bell again after it was answered, and another generation before', async () => {
    queues = await open();
    await queues.ring('process', { id: '7', generation: 0 });
    await queues.ring('process', { id: '7', generation: 1 });
    const heard = await listen('process');
    await eventually(isQuiet);

    await queues.ring('process', { id: '7', generation: 0 });

    await eventually(() => heard.length === 3);
    expect(heard.map(({ generation }) => generation)).toEqual([0, 1, 0]);
  });

  it('wakes a worker that is already waiting, from another connection', async () => {
    queues = await open();
    const heard = await listen('deliver');
    const other = await open();

    await other.ring('deliver', { id: 'late', generation: 0 });

    await eventually(() => heard.length === 1);
  });

  it('fires delayed bells in the order of their due times', async () => {
    queues = await open();
    const heard = await listen('wake');
    const now = Date.now();
    await queues.ring('wake', { id: 'third', generation: 0 }, now + 600);
    await queues.ring('wake', { id: 'second', generation: 0 }, now + 300);
    await queues.ring('wake', { id: 'first', generation: 0 }, now - 1_000);

    await eventually(() => heard.length === 3);

    expect(heard.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    expect(Date.now()).toBeGreaterThanOrEqual(now + 600);
  });

  it('rings many, with doubles and across chunks', async () => {
    queues = await open();
    const bells = Array.from({ length: 1_200 }, (_, index) => ({ id: `m${index % 1_100}`, generation: 0 }));
    await queues.ringMany('deliver', bells);
    expect((await queues.counts()).deliver.waiting).toBe(1_100);

    const heard = await listen('deliver', 8);

    await eventually(isQuiet);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1_100);
    expect(heard.length).toBe(1_100);
  });

  it('goes on after a handler that throws, and takes its bell again', async () => {
    queues = await open();
    let calls = 0;
    const onBell = async (): Promise<void> => {
      calls += 1;
      if (calls === 1) throw new Error('the handler failed');
    };
    await queues.work('process', onBell, { concurrency: 1 });
    await queues.ring('process', { id: 'bad', generation: 0 });
    await eventually(isQuiet);
    expect((await queues.counts()).process).toEqual(empty);

    await queues.ring('process', { id: 'bad', generation: 0 });

    await eventually(() => calls === 2);
  });

  it('keeps nothing of thousands of bells, answered or failed', { timeout: 120_000 }, async () => {
    queues = await open();
    const heard = new Set<string>();
    const onBell = async ({ id }: Bell): Promise<void> => {
      heard.add(id);
      if (id.endsWith('7')) throw new Error('the handler failed');
    };
    for (const name of ['process', 'wake'] as const) await queues.work(name, onBell, { concurrency: 8 });
    const ring = async (round: number): Promise<number> => {
      const bells = Array.from({ length: 1_000 }, (_, index) => ({ id: `r${round}n${index}`, generation: 0 }));
      await Promise.all([queues.ringMany('process', bells), queues.ringMany('wake', bells.map((bell) => ({ ...bell, id: `${bell.id}w`, dueAt: Date.now() + 50 })))]);
      await eventually(async () => heard.size === round * 2_000 && (await isQuiet()), 60_000);
      return keptBy(ground);
    };

    const kept = [await ring(1), await ring(2)];

    // The last events of each queue, for dashboards, and a few words about the queues themselves. Events are trimmed now and
    // then, so how many stand at one instant varies; untrimmed there would be seventeen thousand by now.
    expect(Math.max(...kept), `kept ${kept.join(', then ')}`).toBeLessThan(5_000);
    expect(await queues.counts()).toEqual({ process: empty, deliver: empty, wake: empty });
  });

  it('drains: waits for the bell in hand and takes no other', async () => {
    queues = await open();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const answered: string[] = [];
    const onBell = async ({ id }: Bell): Promise<void> => {
      await held;
      answered.push(id);
    };
    await queues.work('process', onBell, { concurrency: 1 });
    await queues.ring('process', { id: 'a', generation: 0 });
    await eventually(async () => (await queues.counts()).process.active === 1);
    await queues.ring('process', { id: 'b', generation: 0 });

    const drained = queues.drain();
    letGo();
    await drained;

    expect(answered).toEqual(['a']);
    expect((await queues.counts()).process.waiting).toBe(1);
    await listen('process');
    await eventually(isQuiet);
  });

  it('refuses ids that would not survive as names of jobs', async () => {
    queues = await open();

    await expect(queues.ring('process', { id: 'a:b', generation: 0 })).rejects.toThrow(TypeError);
  });
}

async function embeddedStore(): Promise<Store> {
  return openStore({ dataFolder: await embeddedDataFolder(), log: silentLog });
}

describe('queues in the embedded store', () => {
  queueContract(async () => ({ store: await embeddedStore(), remove: async () => undefined }));

  it('keep to tables whose names are known', async () => {
    const store = await embeddedStore();
    const queues = await openQueues({ store, log: silentLog });

    const { rows } = await store.pool.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bullmq' ORDER BY 1`,
    );

    expect(rows.map(({ name }) => name as string)).toEqual([...queueTables]);
    await queues.close();
    await store.close();
  });
});

describeWith('postgres', 'queues in a PostgreSQL server', () => {
  let server: TestPostgres | null = null;

  queueContract(async () => {
    server = await startPostgres();
    const database = await server?.createDatabase();
    const store = await openStore({ databaseUrl: database?.url ?? '', dataFolder: '', log: silentLog });
    return { store, remove: async () => server?.remove() };
  });

  it('go on after the server was restarted', async () => {
    const own = (await startPostgres()) as TestPostgres;
    const database = await own.createDatabase();
    const store = await openStore({ databaseUrl: database.url, dataFolder: '', log: silentLog });
    const queues = await openQueues({ store, log: silentLog });
    const heard: Bell[] = [];
    await queues.work('process', async (bell) => void heard.push(bell), { concurrency: 2 });

    await own.kill();
    await own.start();
    await eventually(async () => {
      await queues.ring('process', { id: 'after', generation: heard.length });
      return heard.length > 0;
    });

    expect(heard[0]?.id).toBe('after');
    await queues.close();
    await store.close();
    await own.remove();
  });
});

describeWith('redis', 'queues on Redis', () => {
  let server: TestRedis;
  let store: Store;

  beforeAll(async () => {
    server = (await startRedis()) as TestRedis;
    store = await embeddedStore();
  });
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  queueContract(async () => ({ store: await embeddedStore(), redisUrl: server.url, remove: async () => undefined }));

  it('go on after Redis was emptied in the middle of a bell', async () => {
    const queues = await openQueues({ store, redisUrl: server.url, log: silentLog });
    const client = new Redis(server.url);
    const answered: string[] = [];
    const onBell = async ({ id }: Bell): Promise<void> => {
      if (id === 'flushing') await client.flushall();
      answered.push(id);
    };
    for (const name of ['process', 'wake'] as const) await queues.work(name, onBell, { concurrency: 2 });
    await queues.ring('wake', { id: 'forgotten', generation: 0 }, Date.now() + 60_000);
    await queues.ring('process', { id: 'flushing', generation: 0 });
    await eventually(() => answered.length === 1);

    await queues.ring('process', { id: 'after', generation: 0 });
    await queues.ring('wake', { id: 'again', generation: 0 }, Date.now() + 100);

    await eventually(() => answered.length === 3);
    expect(answered.sort()).toEqual(['after', 'again', 'flushing']);
    await queues.close();
    client.disconnect();
  });

  it('fail to ring at once while Redis is away, and go on when it is back', async () => {
    const own = (await startRedis()) as TestRedis;
    const queues = await openQueues({ store, redisUrl: own.url, log: silentLog });
    const heard: Bell[] = [];
    await queues.work('process', async (bell) => void heard.push(bell), { concurrency: 1 });
    await eventually(async () => (await queues.counts()).process);

    await own.kill();
    await eventually(() => queues.ring('process', { id: 'x', generation: 0 }).then(() => false, () => true));
    await expect(queues.ring('process', { id: 'x', generation: 0 })).rejects.toMatchObject({
      code: 'queue-away',
      retryable: true,
    });
    await own.start();
    await eventually(async () => {
      await queues.ring('process', { id: 'back', generation: heard.length });
      return heard.length > 0;
    });

    expect(heard[0]?.id).toBe('back');
    await queues.close();
    await own.remove();
  });
});
