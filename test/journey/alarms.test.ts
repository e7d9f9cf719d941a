// The gateway tells its admin what is wrong with it: once a cause, through its own door, also when a queue or the store
// is what is wrong; and no alarm makes another.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import type { Db } from '../../src/record/database.ts';
import { noteSweep } from '../../src/record/troubles.ts';
import { createAlarmWatch } from '../../src/wait/watch-alarms.ts';
import { startGateway, type SentMail, type TestGateway } from '../support/gateway.ts';
import { startRedis } from '../support/servers.ts';
import { silentLog } from '../support/silent-log.ts';

const desk = 'partner.support@rhipe.example';
const admin = 'ops@gateway.example';
const minuteMs = 60_000;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ environment: { POSTERN_ADMIN: `${admin}, ${desk}` } });
});
afterAll(() => gateway.close());
beforeEach(async () => {
  await sql`update outbox set state = 'discarded' where state in ('pending', 'sending')`.execute(gateway.db);
  await sql`update messages set state = 'discarded' where state = 'accepted'`.execute(gateway.db);
  await sql`update timers set state = 'stopped'`.execute(gateway.db);
  await gateway.reset('2026-03-10T09:00:00Z');
});

let number = 0;

/** A mail that was taken in and could not be decided. */
async function failOne(reason: string): Promise<string> {
  await gateway.send({ from: 'tom@harbour.example', to: desk, subject: `mail ${(number += 1)}`, messageId: `alarm-${number}@harbour.example`, text: 'hello' });
  await gateway.settled();
  const id = (await gateway.messages()).at(-1)?.id ?? '';
  await sql`update messages set state = 'failed', reason = ${reason} where id = ${id}`.execute(gateway.db);
  return id;
}

/** Looks once a minute for so long; returns the alarm mails that left. */
async function watch(minutes: number): Promise<SentMail[]> {
  await gateway.newMails();
  for (let minute = 0; minute < minutes; minute++) {
    await noteSweep(gateway.db, gateway.clock.now());
    await gateway.running.look();
    gateway.clock.advance(minuteMs);
  }
  return (await gateway.newMails()).filter((mail) => mail.kind === 'alarm');
}

describe('an alarm', () => {
  it('is one mail for one cause however many mails fail by it, with what to do, and an all-clear', async () => {
    for (const mail of [1, 2, 3]) await failOne(`not decided after 5 attempts: row ${mail} of anna.keller@nordlicht.example`);
    const raised = await watch(3);
    const ids = [await failOne('not decided after 5 attempts: row 9 of p.brun@sudouest.example')];
    const silent = await watch(10);
    await sql`update messages set state = 'discarded' where state = 'failed'`.execute(gateway.db);
    const over = await watch(8);

    expect(ids).toHaveLength(1);
    expect(raised.map((mail) => mail.mail.subject)).toEqual(['Alarm at postern.example: 3 received mails failed: not decided after 5 attempts: row 1 of a***@nordlicht.…']);
    expect(raised[0]?.text).toMatch(/postern message \d+, then --retry or --discard/u);
    expect(silent).toEqual([]);
    expect(over.map((mail) => mail.mail.subject)).toEqual([expect.stringMatching(/^All clear at postern\.example: /u)]);
  });

  it('names each other cause by itself, all of one look in one mail', async () => {
    await failOne('not decided after 5 attempts: the template is broken');
    await failOne('the process ended 10 times while this message was in hand');

    const [mail, ...more] = await watch(3);

    expect(more).toEqual([]);
    expect(mail?.text).toContain('the template is broken');
    expect(mail?.text).toContain('the process ended 10 times');
  });

  it('tells of a mail that nobody decides, of mails that do not leave, and of timers that nobody wakes', async () => {
    await failOne('x');
    await gateway.send({ from: 'jess@harbour.example', to: desk, subject: 'another', messageId: 'another@harbour.example', text: 'hello' });
    await gateway.settled();
    await sql`update messages set state = 'accepted', claimed_until = '2030-01-01', received_at = ${new Date(gateway.clock.now() - 11 * minuteMs)}`.execute(gateway.db);
    await sql`update outbox set state = 'uncertain' where id = (select min(id) from outbox)`.execute(gateway.db);
    await sql`update outbox set state = 'sending', created_at = created_at - interval '5 hours', claimed_until = '2030-01-01' where id = (select max(id) from outbox)`.execute(gateway.db);
    await sql`update timers set wake_at = ${new Date(gateway.clock.now() - 6 * minuteMs)}, rung_at = '2030-01-01', state = 'running' where ticket_id = (select min(ticket_id) from timers)`.execute(gateway.db);

    const [mail] = await watch(3);

    for (const part of [/2 received mails not decided; the oldest waits for 1\d min/u, /1 mail of ours may or may not have arrived/u, /1 mail of ours not delivered for more than 4 h/u]) expect(mail?.text).toMatch(part);
  });

  it('goes to admins and never to a desk, marked so that no machine answers', async () => {
    await failOne('some reason');

    const [mail] = await watch(3);
    const header = (name: string): string | undefined => mail?.mail.headers.find((field) => field.name.toLowerCase() === name)?.body.trim();

    expect(mail?.mail.to.map((one) => one.addrSpec)).toEqual([admin]);
    expect(mail?.reversePath).toBe('');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('All');
  });

  it('that comes back to a desk opens no ticket and is answered by nobody', async () => {
    await failOne('some reason');
    const [mail] = await watch(3);
    const before = (await gateway.tickets()).length;

    await gateway.sendRaw('', [desk], mail?.raw ?? Buffer.from(''));
    await gateway.settled();

    expect(await gateway.newMails()).toEqual([]);
    expect(await gateway.tickets()).toHaveLength(before);
    expect((await gateway.messages()).at(-1)).toMatchObject({ state: 'discarded', reason: expect.stringContaining('given by this gateway') as unknown });
  });

  it('that does not arrive causes no other alarm', async () => {
    await failOne('some reason');
    await watch(3);
    await sql`update outbox set state = 'failed', created_at = created_at - interval '1 day' where kind = 'alarm'`.execute(gateway.db);

    await watch(200);

    const { rows } = await sql<{ cause: string }>`select cause from alarms`.execute(gateway.db);
    expect(rows).toEqual([{ cause: 'failed some reason' }]);
  });

  it('stops at twenty mails a day, whatever goes wrong', async () => {
    const subjects: string[] = [];
    for (let cause = 0; cause < 30; cause++) {
      await sql`delete from alarms`.execute(gateway.db);
      if (cause === 0) await failOne('some reason');
      subjects.push(...(await watch(3)).map((mail) => mail.mail.subject));
    }

    expect(subjects).toHaveLength(20);
  });
});

it('reaches the admin while Redis, and with it every queue, is away', async (context) => {
  const redis = await startRedis();
  if (redis === null) return context.skip();
  const stuck = await startGateway({ redisUrl: redis.url, environment: { POSTERN_ADMIN: admin } });
  try {
    stuck.clock.set('2026-03-10T09:00:00Z');
    await stuck.running.sweep();
    await redis.kill();
    await stuck.send({ from: 'tom@harbour.example', to: desk, subject: 'meanwhile', messageId: 'meanwhile@harbour.example', text: 'hello' });
    // The rounds that ring for it fail.
    await stuck.running.sweep();
    stuck.clock.advance(11 * minuteMs);
    for (const _ of [1, 2]) {
      await stuck.running.look();
      stuck.clock.advance(2 * minuteMs);
    }

    const [mail] = await stuck.newMails();
    expect(mail).toMatchObject({ kind: 'alarm', to: admin });
    for (const part of ['the queues do not answer', 'the last complete round over timers and queues was at 2026-03-10T09:00', '1 received mail not decided']) expect(mail?.text).toContain(part);
  } finally {
    await redis.start();
    // A worker that is not back yet would not end.
    await stuck.settled();
    await stuck.close();
    await redis.remove();
  }
}, 60_000);

it('tells that the store is away by itself, once, and when it answers again', async () => {
  let now = Date.parse('2026-03-10T09:00:00Z');
  let away = true;
  const sent: OutgoingMail[] = [];
  const db = { transaction: () => ({ execute: async () => (away ? Promise.reject(new Error('connection refused')) : []) }) } as unknown as Db;
  const alarms = createAlarmWatch({
    db, admins: () => [admin], host: 'postern.example', limits: { undecidedMs: 1, undeliveredMs: 1 }, now: () => now, uniqueId: () => 'x', log: silentLog, own: () => [],
    deliver: async () => undefined, sendWithoutStore: async (mail) => void sent.push(mail),
  });

  for (let minute = 0; minute < 10; minute++, now += minuteMs) await alarms.look();
  away = false;
  for (let minute = 0; minute < 10; minute++, now += minuteMs) await alarms.look();

  expect(sent.map((mail) => mail.subject)).toEqual(['Alarm at postern.example: the store does not answer: connection refused', 'All clear at postern.example: the store answers again']);
});
