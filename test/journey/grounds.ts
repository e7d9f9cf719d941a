// The grounds on which every journey must come out the same: the embedded store, a real PostgreSQL, and one of them
// with its queues on Redis. One gateway a ground; each journey begins with empty tables and its own date.
import { afterAll, beforeAll, describe } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { describeWith, startPostgres, startRedis, type TestServer } from '../support/servers.ts';

/** Defines the journeys once for each ground; `gateway()` is for use inside them. */
export function onEveryGround(journeys: (gateway: () => TestGateway) => void): void {
  describe('on the embedded store', () => ground(() => startGateway(), journeys));
  describeWith('postgres', 'on PostgreSQL', () => {
    let server: TestServer | null = null;
    ground(async () => {
      const postgres = await startPostgres();
      server = postgres;
      return startGateway(await databaseOf(postgres));
    }, journeys, async () => server?.remove());
  });
}

/** Likewise for PostgreSQL with the queues on Redis. */
export function onRedis(journeys: (gateway: () => TestGateway) => void): void {
  describeWith('redis', 'with its queues on Redis', () => {
    const servers: TestServer[] = [];
    ground(async () => {
      const redis = await startRedis();
      if (redis === null) throw new Error('redis is not installed');
      servers.push(redis);
      return startGateway({ redisUrl: redis.url });
    }, journeys, async () => {
      for (const server of servers) await server.remove();
    });
  });
}

async function databaseOf(postgres: Awaited<ReturnType<typeof startPostgres>>): Promise<{ databaseUrl: string }> {
  if (postgres === null) throw new Error('postgres is not installed');
  return { databaseUrl: (await postgres.createDatabase()).url };
}

function ground(start: () => Promise<TestGateway>, journeys: (gateway: () => TestGateway) => void, stop?: () => Promise<void>): void {
  let gateway: TestGateway | null = null;
  beforeAll(async () => {
    gateway = await start();
  }, 120_000);
  afterAll(async () => {
    await gateway?.close();
    await stop?.();
  });
  journeys(() => {
    if (gateway === null) throw new Error('the gateway has not started');
    return gateway;
  });
}
