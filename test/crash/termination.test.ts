// SIGTERM under load: what is in hand is finished, nothing new is taken in, the process exits 0, and the next one goes
// on where it stopped.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { startLoad } from './load.ts';
import { faultsOf, relayFaultsOf, untilDone } from './reckoning.ts';

/** Far more than a gateway decides between its start and a signal that comes at once. */
const backlog = 150;

it('a gateway told to end before a backlog leaves it to the next one', { timeout: 180_000 }, async () => {
  const gateway = await GatewayProcess.create();
  await gateway.start('smtp');
  const load = startLoad(() => gateway.port, 20);
  await eventually(() => load.acknowledged.length >= backlog, 60_000);
  await load.stop();
  await gateway.terminate();

  await gateway.start();
  expect(await gateway.terminate()).toBe(0);

  const [left] = await gateway.query<{ count: number }>(`select count(*)::int as count from messages where state = 'accepted'`);
  expect(left?.count).toBeGreaterThan(0);
  await gateway.start();
  await untilDone(gateway);
  expect(await faultsOf(gateway, load.acknowledged)).toEqual([]);
  await gateway.kill();
});

it('a gateway told to end while it still starts exits 0 all the same', { timeout: 180_000 }, async () => {
  const gateway = await GatewayProcess.create();
  const started = gateway.start().catch(() => undefined);
  // Its store is open and more than the database lies there, its doors are not open yet.
  await eventually(() => readdirSync(join(gateway.dataFolder, 'store')).length > 1, 60_000);

  expect(await gateway.terminate()).toBe(0);
  await started;
});

it('a gateway told to end under load finishes what is in hand, exits 0, and leaves nothing uncertain', { timeout: 180_000 }, async () => {
  const relay = await startRelay();
  const gateway = await GatewayProcess.create({ environment: { POSTERN_LIVE: '1', POSTERN_RELAY: relay.url } });
  await gateway.start();
  const load = startLoad(() => gateway.port, 4);
  await eventually(() => load.acknowledged.length >= 30, 60_000);

  expect(await gateway.terminate()).toBe(0);

  const refused = load.refusals.length + 1;
  await eventually(() => load.refusals.length >= refused);
  expect(await gateway.query(`select state from outbox where state in ('sending', 'uncertain')`)).toEqual([]);
  await gateway.start();
  await load.stop();
  await untilDone(gateway);
  expect(await faultsOf(gateway, load.acknowledged)).toEqual([]);
  expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  // 421 is the door saying good-bye; without a code nobody was there to answer.
  expect(load.refusals.every((refusal) => refusal.code === 421 || refusal.code === null)).toBe(true);
  expect(await gateway.terminate()).toBe(0);
  await relay.close();
});
