// What the gateway stands on, and what goes wrong with it: processes of every role, PostgreSQL, Redis, the relay. Each
// mishap is undone before the next, as people and service managers would do it.
import { Redis } from 'ioredis';
import { startRelay, type CapturingRelay } from '../../test/support/capturing-relay.ts';
import { eventually } from '../../test/support/eventually.ts';
import { GatewayProcess } from '../../test/support/gateway-process.ts';
import { startPostgres, startRedis, type TestPostgres, type TestRedis } from '../../test/support/servers.ts';

/** Two of every role, so that none of them ever is the only one. */
const processRoles = ['smtp', 'smtp', 'worker', 'worker', 'http'] as const;

export interface Surroundings {
  readonly relay: CapturingRelay;
  /** Where mail can be delivered now: a port of a process that runs. */
  readonly port: (turn: number) => number;
  /** Any of the processes, to ask the store by. */
  readonly asked: GatewayProcess;
  /** Lets one thing go wrong, chosen by `draw` (0–1), and mends it; returns what it was. */
  readonly mishap: (draw: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Null where PostgreSQL or Redis is not installed. */
export async function startSurroundings(): Promise<Surroundings | null> {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  if (postgres === null || redis === null) return null;
  const relay = await startRelay();
  const { url } = await postgres.createDatabase();
  const processes: { readonly role: string; readonly process: GatewayProcess }[] = [];
  for (const role of processRoles) {
    const process = await GatewayProcess.create({ databaseUrl: url, environment: { POSTERN_LIVE: '1', POSTERN_RELAY: relay.url, REDIS_URL: redis.url } });
    await process.start(role);
    processes.push({ role, process });
  }
  const doors = processes.filter(({ role }) => role === 'smtp');
  const mishaps = table(processes, postgres, redis, relay);
  const [first] = processes;
  if (first === undefined) throw new Error('no process');
  return {
    relay,
    asked: first.process,
    port: (turn) => doors[turn % doors.length]?.process.port ?? 0,
    mishap: async (draw) => {
      const one = mishaps[Math.floor(draw * mishaps.length)] ?? mishaps[0];
      await one?.happen();
      return one?.name ?? '';
    },
    close: async () => {
      for (const { process } of processes) await process.kill();
      await relay.close();
      await redis.remove();
      await postgres.remove();
    },
  };
}

interface Mishap {
  readonly name: string;
  happen(): Promise<void>;
}

function table(processes: readonly { readonly role: string; readonly process: GatewayProcess }[], postgres: TestPostgres, redis: TestRedis, relay: CapturingRelay): Mishap[] {
  const restarts = processes.flatMap(({ role, process }, index) => [
    { name: `${role} ${index} killed with -9`, happen: async () => {
      await process.kill();
      await process.start(role);
    } },
    { name: `${role} ${index} restarted in order`, happen: async () => {
      await process.terminate();
      await process.start(role);
    } },
  ]);
  return [
    ...restarts,
    { name: 'PostgreSQL restarted', happen: async () => {
      await postgres.stop();
      await postgres.start();
    } },
    { name: 'PostgreSQL killed', happen: async () => {
      await postgres.kill();
      await postgres.start();
    } },
    { name: 'Redis emptied', happen: async () => {
      const client = new Redis(redis.url);
      await client.flushall();
      await client.quit();
    } },
    { name: 'Redis killed', happen: async () => {
      await redis.kill();
      await redis.start();
    } },
    { name: 'the relay refuses for now', happen: async () => {
      const before = relay.seen.length;
      relay.behave(() => 451);
      // Nothing may be on its way just now: then it is over at once.
      await eventually(() => relay.seen.length > before, 3_000).catch(() => undefined);
      relay.behave(() => null);
    } },
    { name: 'the relay cuts connections before the message', happen: async () => {
      relay.dropAtRecipients(true);
      await new Promise((done) => setTimeout(done, 500));
      relay.dropAtRecipients(false);
    } },
    { name: 'the relay cuts connections behind the message', happen: async () => {
      const before = relay.seen.length;
      relay.behave(() => 'drop');
      await eventually(() => relay.seen.length > before, 3_000).catch(() => undefined);
      relay.behave(() => null);
    } },
  ];
}
