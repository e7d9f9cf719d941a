// A mail that could not be read in time is not a mail that says nothing: nobody is asked for what he has written, no ticket
// is opened that lacks everything, and once it can be read it is decided as it would have been.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import { retryMessage } from '../../src/record/message-repair.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { mailBytes } from '../support/smtp-client.ts';
import { completeIncident } from './complete-incident.ts';

const desk = 'support@retarus.example';
const anna = 'anna.keller@nordlicht.example';
const folder = mkdtempSync(join(tmpdir(), 'postern-unread-'));
removeAfterwards(folder);
const busy = join(folder, 'busy');

let gateway: TestGateway;
beforeAll(async () => {
  // Long enough for a mail that is read at all, on any machine; the one that hangs outlasts every deadline.
  gateway = await startGateway({ reading: { timeoutMs: 3_000, workerUrl: new URL('../support/hanging-parser-worker.mjs', import.meta.url) } });
}, 120_000);
afterAll(async () => gateway.close());

/** Lets the waits between its attempts pass until the first mail is no longer to be decided. */
async function attemptsRunOut(): Promise<void> {
  await eventually(async () => {
    const row = await gateway.db.selectFrom('messages').select(['state', 'claimed_until']).orderBy('id').executeTakeFirst();
    const waitMs = (row?.claimed_until?.getTime() ?? gateway.clock.now()) - gateway.clock.now();
    // A worker that has it in hand claims it for a minute; between two attempts it rests for seconds.
    if (waitMs < 30_000) gateway.clock.advance(Math.max(0, waitMs) + 1_000);
    await gateway.running.sweep();
    return row !== undefined && row.state !== 'accepted';
  }, 90_000);
}

it('sets a mail that cannot be read in time aside, asks nobody, stops nothing behind it, and decides it whole when it is tried again', { timeout: 120_000 }, async () => {
  await gateway.reset('2026-03-10T09:20:00Z');
  writeFileSync(busy, '');
  await gateway.sendRaw(anna, [desk], mailBytes({ from: `Anna Keller <${anna}>`, to: desk, subject: 'Mails are refused', messageId: 'slow@nordlicht.example', headers: [`X-Hang-While: ${busy}`], text: completeIncident() }));
  await gateway.sendRaw('pia@sudouest.example', [desk], mailBytes({ from: 'c.roux@sudouest.example', to: desk, subject: 'The mail behind it', messageId: 'behind@sudouest.example', text: completeIncident().replaceAll('73125', '80210') }));

  await attemptsRunOut();

  const [slow, behind] = await gateway.messages();
  expect(await gateway.db.selectFrom('messages').select(['from_address', 'subject']).where('id', '=', slow?.id ?? '').executeTakeFirst()).toEqual({ from_address: anna, subject: 'Mails are refused' });
  expect(slow).toMatchObject({ state: 'failed', ref: null, reason: `not decided after ${limits.processAttemptsMax} attempts: the mail could not be read: not done within 3000 ms` });
  expect(behind?.state).toBe('opened');
  expect((await gateway.newMails()).filter((one) => one.to === anna || one.text.includes('Mails are refused'))).toEqual([]);
  expect((await gateway.tickets()).map((one) => one.requester.addrSpec)).toEqual(['c.roux@sudouest.example']);

  rmSync(busy);
  expect(await retryMessage(gateway.db, slow?.id ?? '')).toBe(true);
  await gateway.running.sweep();
  await gateway.settled();

  expect((await gateway.messages())[0]?.state).toBe('opened');
  const [, ticket] = await gateway.tickets();
  expect(ticket).toMatchObject({ missing: [], wrong: [], fields: { main_id: { value: '73125' } } });
  const mails = (await gateway.newMails()).filter((one) => one.to === anna || one.text.includes(ticket?.ref ?? ''));
  expect(mails.map((one) => `${one.kind} ${one.to}`).toSorted()).toEqual([`answer ${anna}`, 'forward level3@retarus.example']);
  expect(mails.map((one) => one.text).join('\n')).not.toContain('still need');
});
