// What the gateway stands on goes away under load: PostgreSQL restarts, Redis is emptied. Senders are told to come
// again, and everything accepted is decided once and leaves once.
import { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { startRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { describeWith, startPostgres, startRedis } from '../support/servers.ts';
import { limits } from '../../src/mail/limits.ts';
import { holdAt } from './held-at.ts';
import { startLoad } from './load.ts';
import { faultsOf, leasesRunOut, relayFaultsOf, untilDone } from './reckoning.ts';

const timeout = 180_000;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describeWith('postgres', 'a gateway whose PostgreSQL restarts under load', () => {
  it('answers 451 meanwhile, lives on, and decides everything it accepted', { timeout }, async () => {
    const postgres = await startPostgres();
    if (postgres === null) throw new Error('postgres is not installed');
    closing.push(() => postgres.remove());
    const relay = await startRelay();
    closing.push(() => relay.close());
    const { url } = await postgres.createDatabase();
    const gateway = await GatewayProcess.create({ databaseUrl: url, environment: { POSTERN_LIVE: '1', POSTERN_RELAY: relay.url } });
    closing.push(() => gateway.kill());
    await gateway.start();
    const load = startLoad(() => gateway.port, 3);

    for (const end of ['stop', 'kill'] as const) {
      const [acknowledged, refused] = [load.acknowledged.length + 15, load.refusals.length + 3];
      await eventually(() => load.acknowledged.length >= acknowledged, 60_000);
      await postgres[end]();
      await eventually(() => load.refusals.length >= refused, 60_000);
      await postgres.start();
    }
    const back = load.acknowledged.length + 10;
    await eventually(() => load.acknowledged.length >= back, 60_000);
    await load.stop();
    await leasesRunOut(gateway);
    await untilDone(gateway, 90_000);

    expect(new Set(load.refusals.map((refusal) => refusal.code))).toEqual(new Set([451]));
    expect(await faultsOf(gateway, load.acknowledged)).toEqual([]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
    expect(await gateway.terminate()).toBe(0);
  });
});

/** Lets the pause after a failed attempt pass. */
async function retried(gateway: TestGateway): Promise<false> {
  gateway.clock.advance(20_000);
  await gateway.running.sweep();
  return false;
}

describeWith('postgres', 'a mail whose every attempt loses its connection to the store', () => {
  it('is not given up: its attempts were never its own', { timeout }, async () => {
    const postgres = await startPostgres();
    if (postgres === null) throw new Error('postgres is not installed');
    closing.push(() => postgres.remove());
    const { url } = await postgres.createDatabase();
    const gateway = await startGateway({ databaseUrl: url });
    closing.push(() => gateway.close());
    const held = await holdAt(url, { table: 'tickets', when: 'insert', which: 'true' });

    await gateway.send({ from: 'tom@harbour.example', to: 'partner.support@rhipe.example', subject: 'user cannot log in', messageId: 'unlucky@harbour.example', text: 'One of our customers cannot log in since this morning.' });
    for (let attempt = 0; attempt < limits.processAttemptsMax + 2; attempt += 1) {
      await eventually(async () => (await held.isReached()) || retried(gateway));
      await held.cut();
      await eventually(async () => !(await held.isReached()));
    }
    await held.release();
    await eventually(async () => (await gateway.messages())[0]?.state !== 'accepted' || retried(gateway));

    const [message] = await gateway.messages();
    expect(message).toMatchObject({ state: 'opened', ref: 'RHI-0000001' });
  });
});

describeWith('redis', 'a gateway whose Redis is emptied under load', () => {
  it('loses nothing and sends nothing twice', { timeout }, async () => {
    const redis = await startRedis();
    if (redis === null) throw new Error('redis is not installed');
    closing.push(() => redis.remove());
    const relay = await startRelay();
    closing.push(() => relay.close());
    const gateway = await GatewayProcess.create({ environment: { REDIS_URL: redis.url, POSTERN_LIVE: '1', POSTERN_RELAY: relay.url } });
    closing.push(() => gateway.kill());
    await gateway.start();
    const client = new Redis(redis.url);
    closing.push(async () => client.disconnect());
    const load = startLoad(() => gateway.port, 3);

    for (const count of [3, 11, 17, 5]) {
      const enough = load.acknowledged.length + count;
      await eventually(() => load.acknowledged.length >= enough, 60_000);
      await client.flushall();
    }
    await load.stop();
    // Also the bell of the last mail is gone: only the sweep can find it.
    await client.flushall();
    await untilDone(gateway, 90_000);

    expect(load.refusals).toEqual([]);
    expect(await faultsOf(gateway, load.acknowledged)).toEqual([]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
    expect(await gateway.query(`select 1 from outbox where state <> 'sent'`)).toEqual([]);
    expect(await gateway.terminate()).toBe(0);
  });

  it('takes mail in while Redis is away, and decides it when Redis is back', { timeout }, async () => {
    const redis = await startRedis();
    if (redis === null) throw new Error('redis is not installed');
    closing.push(() => redis.remove());
    const gateway = await GatewayProcess.create({ environment: { REDIS_URL: redis.url } });
    closing.push(() => gateway.kill());
    await gateway.start();
    const load = startLoad(() => gateway.port, 3);

    await eventually(() => load.acknowledged.length >= 5, 60_000);
    await redis.kill();
    const meanwhile = load.acknowledged.length + 15;
    await eventually(() => load.acknowledged.length >= meanwhile, 60_000);
    await redis.start();
    await load.stop();
    await untilDone(gateway, 90_000);

    expect(load.refusals).toEqual([]);
    expect(await faultsOf(gateway, load.acknowledged)).toEqual([]);
    expect(await gateway.terminate()).toBe(0);
  });
});
