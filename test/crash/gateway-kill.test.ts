// kill -9 under load, again and again: every mail answered 250 is there once and decided, and nothing leaves twice.
import { afterEach, describe, expect, it } from 'vitest';
import { startRelay, type CapturingRelay } from '../support/capturing-relay.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith, startPostgres, type TestServer } from '../support/servers.ts';
import { startLoad } from './load.ts';
import { faultsOf, leasesRunOut, relayFaultsOf, untilDone } from './reckoning.ts';

const timeout = 180_000;
const clients = 4;
/** Mails acknowledged between two kills; different numbers, so that the kills fall into different moments. */
const between = [7, 31, 16];

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function killUnderLoad(gateway: GatewayProcess, rounds = between): Promise<string[]> {
  await gateway.start();
  const load = startLoad(() => gateway.port, clients, 'mortal');
  for (const count of rounds) {
    const enough = load.acknowledged.length + count;
    await eventually(() => load.acknowledged.length >= enough, 60_000);
    await gateway.kill();
    await leasesRunOut(gateway);
    await gateway.start();
  }
  await load.stop();
  return load.acknowledged;
}

async function relay(): Promise<CapturingRelay> {
  const started = await startRelay();
  closing.push(() => started.close());
  return started;
}

describe('a gateway with an embedded store, killed with -9 under load', () => {
  it('holds what it acknowledged and answers each mail once', { timeout }, async () => {
    const gateway = await GatewayProcess.create();

    const acknowledged = await killUnderLoad(gateway, between.slice(0, 2));
    await untilDone(gateway);

    expect(await faultsOf(gateway, acknowledged)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(30);
    expect(await gateway.terminate()).toBe(0);
  });

  it('hands no mail to the relay twice', { timeout }, async () => {
    const outside = await relay();
    const gateway = await GatewayProcess.create({ environment: { POSTERN_LIVE: '1', POSTERN_RELAY: outside.url } });

    const acknowledged = await killUnderLoad(gateway);
    await untilDone(gateway);

    expect(await faultsOf(gateway, acknowledged)).toEqual([]);
    expect(await relayFaultsOf(gateway, outside)).toEqual([]);
    // Four mails are on their way at any moment; more uncertain ones would be a person's work for nothing.
    const [uncertain] = await gateway.query<{ count: number }>(`select count(*)::int from outbox where state = 'uncertain'`);
    expect(uncertain?.count).toBeLessThanOrEqual(between.length * 4);
    await gateway.kill();
  });
});

describeWith('postgres', 'two gateways on one PostgreSQL, one of them killed with -9 under load', () => {
  it('hold what they acknowledged and hand no mail to the relay twice', { timeout }, async () => {
    const postgres = await startPostgres();
    if (postgres === null) throw new Error('postgres is not installed');
    closing.push(() => (postgres as TestServer).remove());
    const outside = await relay();
    const { url } = await postgres.createDatabase();
    const options = { databaseUrl: url, environment: { POSTERN_LIVE: '1', POSTERN_RELAY: outside.url } };
    const steady = await GatewayProcess.create(options);
    const mortal = await GatewayProcess.create(options);
    closing.push(() => steady.kill());
    await steady.start();
    const load = startLoad(() => steady.port, 1, 'steady');

    const acknowledged = await killUnderLoad(mortal);
    await load.stop();
    await untilDone(mortal);

    expect(await faultsOf(mortal, [...acknowledged, ...load.acknowledged])).toEqual([]);
    expect(await relayFaultsOf(mortal, outside)).toEqual([]);
    expect(await mortal.terminate()).toBe(0);
    expect(await steady.terminate()).toBe(0);
  });
});
