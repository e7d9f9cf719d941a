// A mail to two, of whom the relay takes one now: nobody gets it twice, the other gets it when he can, and when he never
// can the ticket knows.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startScriptedRelay, type ScriptedRelay } from '../support/scripted-relay.ts';

const writer = 'k.lange@mailwerk.example';
const central = 'noc@mailwerk.example';
let relay: ScriptedRelay;
let gateway: TestGateway;
beforeAll(async () => {
  relay = await startScriptedRelay();
  gateway = await startGateway({ environment: { POSTERN_LIVE: '1', POSTERN_RELAY: `smtp://127.0.0.1:${relay.port}` } });
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  await relay?.close();
});
beforeEach(async () => {
  await gateway.reset('2026-03-10T10:00:00Z');
  relay.taken.length = 0;
});

const row = async () => gateway.db.selectFrom('outbox').select(['id', 'state', 'attempts', 'still_to']).where('kind', '=', 'answer').executeTakeFirst();
const got = (address: string): number => relay.taken.filter(({ recipients }) => recipients.includes(address)).length;

async function writes(): Promise<void> {
  await gateway.send({ from: `K. Lange <${writer}>`, to: 'support@ox.example', subject: 'Calendar', messageId: 'case@mailwerk.example', text: 'License Key: MWAG-SUP-77120-4F2K9\nThe calendar loses entries.' });
  await eventually(async () => ((await row())?.attempts ?? 0) > 0 && (await row())?.state !== 'sending');
}

test('who was deferred gets it later, by himself; who has it gets no second copy', async () => {
  relay.follow({ rcpt: (address) => (address === writer ? '451 4.7.1 greylisted' : '250 ok') });
  await writes();
  expect(await row()).toMatchObject({ state: 'pending', still_to: [writer] });

  relay.follow({});
  gateway.clock.advance(61_000);
  await gateway.running.sweep();
  await eventually(async () => (await row())?.state === 'sent');

  expect([got(central), got(writer)]).toEqual([1, 1]);
});

test('who is deferred for ever is given up, and that comes back as a report about him alone', async () => {
  relay.follow({ rcpt: (address) => (address === writer ? '451 4.7.1 greylisted' : '250 ok') });
  await writes();
  await gateway.db.updateTable('outbox').set({ attempts: limits.deliverAttemptsMax - 1, next_attempt_at: new Date(gateway.clock.now()) }).where('kind', '=', 'answer').execute();

  await gateway.running.sweep();
  await eventually(async () => (await gateway.messages()).some((message) => message.state === 'dsn'));

  expect(await row()).toMatchObject({ state: 'failed', attempts: limits.deliverAttemptsMax });
  expect(got(central)).toBe(1);
  const [ticket] = await gateway.tickets();
  expect((await gateway.history(ticket?.ref ?? '')).filter((entry) => entry.kind === 'delivery').map((entry) => entry.text)).toEqual([expect.stringContaining(`failed 4.7.1 ${writer}`)]);
});
