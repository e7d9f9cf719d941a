// A relay that fails in each phase, and bells that ring far too often. What may have left is never tried again; what
// cannot have left is, with the same bytes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { processMessage } from '../../src/journey.ts';
import type { OutboxState } from '../../src/record/database.ts';
import { openQueues, type Queues } from '../../src/platform/queue.ts';
import { createAcceptMail } from '../../src/record/accept-batches.ts';
import { mailBytes } from '../support/smtp-client.ts';
import { startRelay, type Behaviour, type CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { silentLog } from '../support/silent-log.ts';

let relay: CapturingRelay;
let gateway: TestGateway;
let queues: Queues;
beforeAll(async () => {
  relay = await startRelay();
  gateway = await startGateway({ environment: { POSTERN_LIVE: '1', POSTERN_RELAY: relay.url } });
  queues = await openQueues({ store: gateway.running.installation.store, log: silentLog });
}, 120_000);
afterAll(async () => {
  await queues?.close();
  await gateway?.close();
  await relay?.close();
});
beforeEach(async () => {
  relay.behave(() => null);
  relay.dropAtRecipients(false);
  await gateway.reset('2026-03-10T01:15:00Z');
  relay.seen.length = 0;
  relay.taken.length = 0;
});

const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';
const toEngineers = (reaction: ReturnType<Behaviour>): Behaviour => (mail) => (mail.to.includes(engineers) ? reaction : null);

/** Tom writes; one mail goes to the engineers, one back to him. */
async function oneCase(): Promise<void> {
  await gateway.send({
    from: 'tom@harbour.example', to: desk, subject: 'user cannot log in', messageId: `case-${gateway.clock.now()}@harbour.example`,
    text: 'One of our customers cannot log in to the portal since this morning, please help.',
  });
}

async function forward(): Promise<{ readonly state: OutboxState; readonly attempts: number; readonly reply: string } | undefined> {
  return gateway.db.selectFrom('outbox').select(['state', 'attempts', 'reply']).where('kind', '=', 'forward').executeTakeFirst();
}

const untilForwardIs = (state: OutboxState): Promise<unknown> => eventually(async () => {
  const row = await forward();
  if (row?.state !== state) throw new Error(`the forward is ${row?.state} after ${row?.attempts} attempts: ${row?.reply}`);
  return true;
});

/** Everything that can set the delivery going, several times over. */
async function ringEverything(): Promise<void> {
  await Promise.all([0, 1, 2, 3].flatMap((time) => (['process', 'deliver', 'wake'] as const).map((queue) => queues.ring(queue, { id: `again-${time}`, generation: time }))));
  await gateway.running.sweep();
  await eventually(async () => Object.values(await queues.counts()).every((count) => count.waiting + count.active === 0));
}

describe('a relay that drops the connection behind DATA', () => {
  it('leaves the mail uncertain, and no bell, sweep or hour sends it again', async () => {
    relay.behave(toEngineers('drop'));

    await oneCase();
    await untilForwardIs('uncertain');
    relay.behave(() => null);
    gateway.clock.advance(7 * 3_600_000);
    await ringEverything();
    await gateway.settled();

    expect(relay.seen.filter((mail) => mail.to.includes(engineers))).toHaveLength(1);
    expect(await forward()).toMatchObject({ state: 'uncertain', attempts: 1 });
  });
});

describe('a relay that drops the connection before DATA', () => {
  it('gets the mail a minute later, because nothing can have left', async () => {
    relay.dropAtRecipients(true);

    await oneCase();
    await eventually(async () => (await forward())?.state === 'pending' && (await forward())?.attempts === 1);
    relay.dropAtRecipients(false);
    gateway.clock.advance(61_000);
    await ringEverything();
    await untilForwardIs('sent');

    expect(relay.seen.filter((mail) => mail.to.includes(engineers))).toHaveLength(1);
  });
});

describe('a relay that refuses for now', () => {
  it('gets the same bytes a minute later', async () => {
    relay.behave(toEngineers(451));

    await oneCase();
    await eventually(async () => (await forward())?.state === 'pending' && (await forward())?.attempts === 1);
    await ringEverything();
    expect(await forward()).toMatchObject({ state: 'pending', attempts: 1 });
    relay.behave(() => null);
    gateway.clock.advance(61_000);
    await ringEverything();
    await untilForwardIs('sent');

    const tries = relay.seen.filter((mail) => mail.to.includes(engineers));
    expect(tries).toHaveLength(2);
    expect(tries[1]?.raw.equals(tries[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(tries[0]?.reversePath).toMatch(/^partner\.support\+rhi-0000001\.w\.\w{17}\.\w{9}@rhipe\.example$/u);
  });
});

describe('a relay that refuses for good', () => {
  it('ends the mail as failed, with its reason, and is not asked again', async () => {
    relay.behave(toEngineers(550));

    await oneCase();
    await untilForwardIs('failed');
    gateway.clock.advance(24 * 3_600_000);
    await ringEverything();

    expect(relay.seen.filter((mail) => mail.to.includes(engineers))).toHaveLength(1);
    expect(await forward()).toMatchObject({ state: 'failed', reply: expect.stringContaining('as told') });
  });
});

describe('a relay that refuses the requester for good', () => {
  it('is heard like a delivery report: the address is marked, the ticket notes it, and who has it is told once', async () => {
    relay.behave((mail) => (mail.to.includes('tom@harbour.example') ? 550 : null));

    await oneCase();
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ state: 'opened' }, { state: 'dsn', ref: 'RHI-0000001' }]);
    expect((await gateway.ticket('RHI-0000001')).flags).toContain('undeliverable');
    expect((await gateway.db.selectFrom('undeliverable_addresses').select(['address', 'diagnostic']).execute())).toEqual([{ address: 'tom@harbour.example', diagnostic: '550 as told' }]);
    expect(relay.taken.filter((mail) => mail.to.includes(engineers))).toHaveLength(2);
  });
});

describe('a bell that never rang', () => {
  it('is made good by the sweep: the mail is decided and its mails leave', async () => {
    const { db } = gateway;
    const raw = mailBytes({ from: 'tom@harbour.example', to: desk, subject: 'user cannot log in', messageId: 'unheard@harbour.example', text: 'One of our customers cannot log in since this morning.' });
    const unheard = createAcceptMail({ db, deskOf: () => 'rhipe-csp', onStored: () => undefined });
    await unheard.accept({
      source: 'smtp', envelope: { reversePath: 'tom@harbour.example', forwardPaths: [desk] }, raw, remoteAddress: '127.0.0.1', helo: 'test', tls: false, receivedAt: gateway.clock.now(),
    });

    await gateway.running.sweep();
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ messageId: 'unheard@harbour.example', state: 'opened' }]);
    expect(relay.taken).toHaveLength(2);
  });
});

describe('bells that ring for what is done', () => {
  it('change nothing', async () => {
    await oneCase();
    await gateway.settled();
    const before = await everything();

    await ringEverything();
    await ringEverything();

    expect(await everything()).toEqual(before);
    expect(relay.taken).toHaveLength(2);
  });

  it('decide a mail once although eight workers take it up at the same moment', async () => {
    await Promise.all([oneCase(), ...Array.from({ length: 8 }, (_, time) => queues.ring('process', { id: `early-${time}`, generation: 0 }))]);
    await ringEverything();
    await gateway.settled();

    expect(await gateway.tickets()).toHaveLength(1);
    expect(relay.taken).toHaveLength(2);
  });

  it('a worker whose claim ran out, and who comes late, changes nothing', async () => {
    await oneCase();
    await gateway.settled();
    const before = await everything();
    const row = await gateway.db.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const late = {
      id: row.id, desk: row.desk, source: row.source, reversePath: row.reverse_path, forwardPaths: row.forward_paths, receivedAt: row.received_at.getTime(),
      raw: row.raw ?? Buffer.alloc(0), attempts: 1, release: null, remoteAddress: '', helo: '', senderCheck: null,
    };

    const results = await Promise.all([0, 1].map(() => processMessage(gateway.running.installation.journey, late)));
    await ringEverything();

    expect(results.map((result) => result.mails)).toEqual([0, 0]);
    expect(await everything()).toEqual(before);
  });

  it('fire a timer that is due once', async () => {
    await oneCase();
    await gateway.settled();
    gateway.clock.advance(5 * 3_600_000);

    await gateway.db.updateTable('timers').set({ rung_at: null }).execute();
    await Promise.all([ringEverything(), gateway.running.sweep(), gateway.running.sweep()]);
    await gateway.settled();

    const told = await gateway.db.selectFrom('outbox').select('mail').where('kind', '=', 'tell').execute();
    expect(told.map((row) => row.mail.to[0]?.addrSpec)).toEqual(['tss@rhipe.example', 'tss@rhipe.example']);
    expect((await gateway.history('RHI-0000001')).filter((entry) => entry.text.endsWith('is due')).map((entry) => entry.text).toSorted()).toEqual(['response is due', 'triage is due']);
  });
});

/** Every row that a second run could have changed. */
async function everything(): Promise<unknown> {
  const { db } = gateway;
  return Promise.all([
    db.selectFrom('messages').select(['id', 'state', 'reason', 'attempts', 'processed_at']).orderBy('id').execute(),
    db.selectFrom('tickets').select(['ref', 'version', 'updated_at']).orderBy('id').execute(),
    db.selectFrom('ticket_events').select(['id', 'text']).orderBy('id').execute(),
    db.selectFrom('outbox').select(['id', 'state', 'attempts', 'done_at']).orderBy('id').execute(),
    db.selectFrom('timers').select(['name', 'generation', 'state', 'due_at']).orderBy('ticket_id').orderBy('name').execute(),
  ]);
}
