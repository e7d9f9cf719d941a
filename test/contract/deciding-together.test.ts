// Many mails in one transaction: whatever a batch decides is what its mails would have come to one by one, in the order
// of their receipt; and a mail that cannot be decided takes no other with it.
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { processMessage, type JourneyContext } from '../../src/journey.ts';
import { processAccepted } from '../../src/main/process-mail.ts';
import { serve, type Running } from '../../src/main/serve.ts';
import { limits } from '../../src/mail/limits.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Db } from '../../src/record/database.ts';
import { claimMessages } from '../../src/record/message-row.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { silentLog } from '../support/silent-log.ts';
import { addrSpecOf, mailBytes, sendBytes, type MailText } from '../support/smtp-client.ts';

/** It stands still: two runs have the same instants. */
const now = (): number => Date.parse('2026-03-10T01:15:00Z');
let running: Running;
let db: Db;

beforeAll(async () => {
  const dataFolder = await embeddedDataFolder();
  removeAfterwards(dataFolder);
  const config = readConfig({ POSTERN_DATA: dataFolder, POSTERN_SMTP: '127.0.0.1:0', POSTERN_LOG: 'silent' }, fileURLToPath(new URL('../../', import.meta.url)));
  running = await serve(config, { roles: ['smtp'], print: () => undefined, onLost: () => undefined, now });
  db = running.installation.db;
});

beforeEach(async () => {
  await sql`truncate messages, tickets, threads, vendor_references, ticket_subjects, ticket_events, outbox, timers, reference_counters, loop_counts, mutes, said_once, undeliverable_addresses restart identity`.execute(db);
});

afterAll(() => running.close());

/** The gateway's own context, with ids that come in the same order in each run. */
function contextOf(change: Partial<JourneyContext> = {}): JourneyContext {
  let id = 0;
  return { ...running.installation.journey, uniqueId: () => `id${(id += 1)}`, ...change };
}

const mailOf = (name: string, more: Partial<MailText> = {}): MailText => ({
  from: `${name} <${name}@harbour.example>`, to: 'partner.support@rhipe.example', subject: `Outlook asks ${name} for the password`, messageId: `${name}@harbour.example`,
  text: `Company Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nUsers affected: all\nIssue: since this morning Outlook of ${name} asks for the password`, ...more,
});

/** Sends them one after the other; `trace` stands above the header, as another way of the same mail leaves it. */
async function take(mails: readonly (MailText & { readonly trace?: string })[]): Promise<void> {
  for (const mail of mails) {
    await sendBytes(running.smtpPort ?? 0, addrSpecOf(mail.from), [mail.to], Buffer.concat([Buffer.from(mail.trace ?? ''), mailBytes(mail)]));
  }
}

const together = (context: JourneyContext): Promise<number> => processAccepted({ context, log: silentLog, onStep: () => undefined, goesOn: () => true });

async function oneByOne(context: JourneyContext): Promise<void> {
  for (;;) {
    const [message] = await claimMessages(db, 1, now());
    if (message === undefined) return;
    await processMessage(context, message);
  }
}

/** Everything that decisions wrote. */
async function everything(): Promise<object> {
  const rows = async (query: ReturnType<typeof sql>): Promise<readonly unknown[]> => (await query.execute(db)).rows;
  return {
    messages: await rows(sql`select id, state, reason, message_id, duplicate_of, from_address, subject, classification, ticket_id, attempts from messages order by id`),
    tickets: await rows(sql`select * from tickets order by id`),
    events: await rows(sql`select ticket_id, at, kind, side, text, by, message_id from ticket_events order by ticket_id, id`),
    threads: await rows(sql`select * from threads order by message_id, ticket_id`),
    timers: await rows(sql`select * from timers order by ticket_id, name`),
    outbox: await rows(sql`select ticket_id, caused_by, kind, automatic, address, header_message_id, mail, created_at from outbox order by ticket_id, caused_by, kind, address`),
    counters: await rows(sql`select * from reference_counters order by desk, period`),
  };
}

it('comes to what its mails come to one by one: copies, answers to each other, floods, several desks, typed NULs', async () => {
  const mails = [
    mailOf('tom'), mailOf('ada'),
    { ...mailOf('tom'), trace: 'Received: by mx2.postern.example; Tue, 10 Mar 2026 01:15:09 +0000\r\n' },
    mailOf('tom', { subject: 'Re: Outlook asks tom for the password', messageId: 'more@harbour.example', text: 'Troubleshooting: rebooted, no change', headers: ['In-Reply-To: <tom@harbour.example>'] }),
    mailOf('ben', { to: 'support@retarus.example' }),
    mailOf('nul', { text: 'Company Name: Contoso Dental\nIssue: the log says C:\\u0000\\ud83d and \\\\u0000 since this morning' }),
    ...Array.from({ length: limits.automaticPerAddressHourMax + 3 }, (_, time) => mailOf('flood', { subject: `case ${time}`, messageId: `flood-${time}@harbour.example` })),
    mailOf('tom', { subject: 'Re: Outlook asks tom for the password', messageId: 'again@harbour.example', text: 'And Teams is silent, too.', headers: ['In-Reply-To: <more@harbour.example>'] }),
    mailOf('eve'),
  ];
  await take(mails);
  await oneByOne(contextOf());
  const expected = await everything();
  await sql`truncate tickets, threads, vendor_references, ticket_subjects, ticket_events, outbox, timers, reference_counters, loop_counts, mutes, said_once, undeliverable_addresses, messages restart identity`.execute(db);
  await take(mails);

  await together(contextOf());

  expect(await everything()).toEqual(expected);
  expect((await db.selectFrom('tickets').select('ref').where('desk', '=', 'rhipe-csp').orderBy('id').execute()).map((row) => row.ref).slice(0, 3)).toEqual(['RHI-0000001', 'RHI-0000002', 'RHI-0000003']);
  expect((await db.selectFrom('messages').select('state').execute()).map((row) => row.state)).toEqual(expect.arrayContaining(['opened', 'joined', 'duplicate']));
});

it('tells a ticket about the same what was written on the first one, also where a mail of its own comes in the same batch', async () => {
  const fault = (from: string): MailText => ({
    from: `${from}@avonit.example`, to: 'support@zynstra.example', subject: `slow for ${from}`, messageId: `${from}@avonit.example`,
    text: 'Server: AVN-CMS-0042\nReported by: J. Hart\nAuthority checked: yes\nSymptoms: since Monday the intranet page of the firm takes a minute to open\nSuspected component: unclear\nMonitoring Console: ok\nReproduction: same from two clients',
  });
  await take([fault('desk'), fault('sam')]);
  await oneByOne(contextOf());
  const answer = (from: string, to: string, messageId: string, text: string): MailText => ({ from, to: 'support@zynstra.example', subject: `Re: [${to}] slow`, messageId, text });
  await take([
    answer('sam@avonit.example', 'ZYN-000002', 'more@avonit.example', 'It is still slow here.'), answer('Pat <pat@zynstra.example>', 'ZYN-000001', 'pat@zynstra.example', 'A disk is being replaced.'),
    answer('sam@avonit.example', 'ZYN-000002', 'again@avonit.example', 'Now it is quick.'),
  ]);

  await together(contextOf());

  const { rows } = await sql<{ line: string }>`select kind || ': ' || text as line from ticket_events where ticket_id = (select id from tickets where ref = 'ZYN-000002') and kind in ('reply', 'alike') order by id`.execute(db);
  expect(rows.map((row) => row.line)).toEqual(['reply: It is still slow here.', 'alike: told what was written on ZYN-000001', 'reply: Now it is quick.']);
  expect((await db.selectFrom('outbox').select('address').where('kind', '=', 'relay').where('automatic', '=', false).orderBy('id').execute()).map((row) => row.address))
    .toEqual(expect.arrayContaining(['desk@avonit.example', 'sam@avonit.example']));
});

it('decides all but the one that fails, which keeps its own count of attempts', async () => {
  await take(['tom', 'bad', 'ada'].map((name) => mailOf(name)));
  const { understand } = running.installation.journey;
  const failing = contextOf({
    understand: async (...input) => {
      const understood = await understand(...input);
      // What decide() cannot do without.
      return understood.mail.subject.includes('bad') ? { ...understood, mail: { ...understood.mail, subject: null as never } } : understood;
    },
  });

  await together(failing);

  const rows = await db.selectFrom('messages').select(['reverse_path', 'state', 'attempts', 'claimed_until']).orderBy('id').execute();
  expect(rows.map((row) => [row.reverse_path, row.state, row.attempts])).toEqual([
    ['tom@harbour.example', 'opened', 1], ['bad@harbour.example', 'accepted', 1], ['ada@harbour.example', 'opened', 1],
  ]);
  expect(rows[1]?.claimed_until?.getTime()).toBeGreaterThan(now());
});

it('claims a message alone that was in hand when the process ended twice', async () => {
  await take(['tom', 'killer', 'ada', 'ben'].map((name) => mailOf(name)));
  await db.updateTable('messages').set({ attempts: 2 }).where('reverse_path', '=', 'killer@harbour.example').execute();

  const claims: string[][] = [];
  for (let claim = 0; claim < 4; claim++) claims.push((await claimMessages(db, 32, now())).map((message) => message.reversePath.split('@')[0] ?? ''));

  expect(claims).toEqual([['tom'], ['killer'], ['ada', 'ben'], []]);
});

it('claims no more bytes at once than fit into memory, and a larger mail alone', async () => {
  await take(['tom', 'ada', 'ben'].map((name) => mailOf(name)));
  await db.updateTable('messages').set({ size_bytes: 20_000_000 }).where('reverse_path', '=', 'tom@harbour.example').execute();

  const claims: string[][] = [];
  for (let claim = 0; claim < 3; claim++) claims.push((await claimMessages(db, 32, now())).map((message) => message.reversePath.split('@')[0] ?? ''));

  expect(claims).toEqual([['tom'], ['ada', 'ben'], []]);
});
