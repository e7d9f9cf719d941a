// A person is forgotten while the gateway runs: afterwards nothing in the store, read however a reader could, names him;
// what reports count is as it was; and the tickets of others go on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { erasePerson, ourTextColumns, type Erasure } from '../../src/main/erase-person.ts';
import { recordAudit } from '../../src/record/audit-rows.ts';
import { columnsWith, decodedText } from '../support/words-in-store.ts';
import type { TestGateway } from '../support/gateway.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const address = 'anna.keller@nordlicht.example';
const trainee = 'Toni <trainee@nordlicht.example>';
const desk = 'support@retarus.example';
const thirdLevel = 'level3@retarus.example';
const words = /anna[.=%_-]?keller|anna\s+keller|keller,\s+anna|23125[\s-]?411/iu;

const incident = (who: string): string => completeIncident(`Contact person: ${who}`);

const base64 = (text: string): string => (Buffer.from(text).toString('base64').match(/.{1,76}/gu) ?? []).join('\r\n');

/** HTML in base64, with her name also where nobody sees it. */
const hidden = Buffer.from([
  `From: =?utf-8?B?${Buffer.from('Anna Keller').toString('base64')}?= <${address}>`, `To: ${desk}`, 'Subject: still refused', 'Message-ID: <anna.keller@nordlicht.example>', 'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', base64(`<div title="Anna Keller">${incident('Anna Keller, +49 30 23125 411').replaceAll('\n', '<br>')}</div>`),
  '--b', 'Content-Type: text/plain', 'Content-Disposition: attachment; filename="log.txt"', 'Content-Transfer-Encoding: base64', '', base64('log of Anna Keller'), '--b--', '',
].join('\r\n'));

const story: readonly Turn[] = [
  { what: 'Anna writes', mail: () => ({ reversePath: address, to: [desk], raw: hidden }), state: 'opened', mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: address }] },
  {
    what: 'third level answers her by name', mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), 'Lee <lee@retarus.example>', `Dear Anna Keller,\nplease send the log. I called +49 (30) 23125-411.`),
    mails: [{ kind: 'relay', to: address }],
  },
  { what: 'staff write a note', act: { verb: 'note', argument: 'Keller, Anna is on holiday' }, mails: [] },
];

const traineesStory: readonly Turn[] = [
  {
    what: 'a trainee writes and names her', state: 'held', mails: [{ kind: 'answer', to: 'trainee@nordlicht.example' }, { kind: 'tell', to: address }],
    mail: () => ({ from: trainee, to: desk, subject: 'Refused, says Anna Keller', messageId: 'trainee@nordlicht.example', text: incident('Anna Keller, +49 30 23125 411'), headers: [`Cc: ${anna}`] }),
  },
  { what: 'she says yes', mail: (sofar) => answerTo(lastTo(sofar, address), anna, 'ok'), mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'trainee@nordlicht.example' }] },
];

/** Everything a report counts. */
async function figures({ db }: TestGateway): Promise<unknown> {
  const { rows: tickets } = await sql`select ref, desk, type, status, status_class, severity, organisation, opened_at, closed_at, state->'timers' as timers, state->'flags' as flags, state->'missing' as missing from tickets order by id`.execute(db);
  const { rows: events } = await sql`select ticket_id, kind, at from ticket_events order by id`.execute(db);
  const { rows: mails } = await sql`select kind, automatic, created_at, ticket_id from outbox order by id`.execute(db);
  const { rows: messages } = await sql`select desk, received_at, size_bytes, classification, ticket_id from messages order by id`.execute(db);
  return { tickets, events, mails, messages };
}

const erase = (gateway: TestGateway, more: { readonly dryRun?: boolean } = {}): Promise<Erasure> =>
  erasePerson(gateway.running.installation, { address, names: [], phones: ['+49 30 23125 411'], dryRun: false, who: 'somebody', onProgress: () => undefined, ...more });

/** Names her wherever a table has room for it. */
async function nameElsewhere({ db, clock }: TestGateway): Promise<void> {
  const now = new Date(clock.now());
  await sql`insert into subscriptions (desk, audience, platform, address, organisation, ticket_ref, since) values ('retarus-partner', 'all', '', ${address}, 'nordlicht', 'RTP-1', ${now})`.execute(db);
  await sql`insert into directory_organisations (desk, id, place, name, kind, default_address, announcements, announcement_phones) values ('retarus-partner', 'nordlicht', 0, 'Nordlicht', 'partner', ${address}, ${JSON.stringify({ incidents: address })}::jsonb, ${JSON.stringify({ incidents: '+49 30 23125 411' })}::jsonb)`.execute(db);
  await sql`insert into directory_contacts (desk, address_key, address, organisation, place, name, phone, authorised) values ('retarus-partner', ${address}, ${address}, 'nordlicht', 0, 'Anna Keller', '+49 30 23125 411', true)`.execute(db);
  await sql`insert into undeliverable_addresses (address, since, diagnostic, ticket_ref, desk, own) values (${address}, ${now}, ${`550 <${address}> unknown`}, '', 'retarus-partner', false)`.execute(db);
  await sql`insert into mutes (desk, scope, subject, what, since, until, reason, stopped) values ('retarus-partner', 'sender', ${address}, 'answers', ${now}, ${now}, ${`too many to ${address}`}, 1)`.execute(db);
  await sql`insert into said_once (desk, text, who, at) values ('retarus-partner', 'guides', ${address}, ${now})`.execute(db);
  await sql`insert into settings (name, value) values ('some note', ${JSON.stringify({ said: `by ${address}` })}::jsonb)`.execute(db);
  await recordAudit(db, { who: address, what: 'act note', object: `of ${address}`, detail: '' }, clock.now());
}

onEveryGround((gateway) => {
  it('leaves no trace of the person in any column of any table, nor in what was sent, and every figure as it was', { timeout: 120_000 }, async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [...story, ...traineesStory]);
    await sql`delete from directory_organisations`.execute(gateway().db);
    await sql`delete from undeliverable_addresses`.execute(gateway().db);
    await sql`delete from mutes`.execute(gateway().db);
    await nameElsewhere(gateway());
    const before = await figures(gateway());
    const named = await columnsWith(gateway().db, words);

    const counted = await erase(gateway(), { dryRun: true });
    const stillNamed = await columnsWith(gateway().db, words);
    const erased = await erase(gateway());

    expect(named).toEqual(expect.arrayContaining(['messages.raw', 'messages.from_address', 'tickets.state', 'tickets.requester', 'ticket_events.text', 'outbox.mail', 'threads.message_id', 'subscriptions.address', 'directory_contacts.name', 'settings.value', 'audit.who']));
    expect(stillNamed).toEqual(named);
    expect(await columnsWith(gateway().db, words)).toEqual([]);
    expect(erased.names).toEqual(['Anna Keller']);
    expect(erased.remaining).toEqual([expect.stringContaining('the directory of retarus-partner')]);
    for (const what of ['tickets of his own', 'tickets that name him', 'messages of his own', 'messages that name him']) expect(counted.counts[what], what).toBe(erased.counts[what]);
    expect(await figures(gateway())).toEqual(before);
    const folder = join(gateway().running.installation.config.dataFolder, 'outbox');
    expect(readdirSync(folder).filter((name) => words.test(decodedText(readFileSync(join(folder, name)))))).toEqual([]);
  });

  it('changes nothing the second time, and goes on where it was stopped (F86)', { timeout: 120_000 }, async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [...story, ...traineesStory]);
    const { db } = gateway();
    const stopped = erasePerson(gateway().running.installation, {
      address, names: [], phones: [], dryRun: false, who: 'somebody',
      onProgress: (phase) => {
        if (phase === 'mails') throw new Error('the power went out');
      },
    });
    await expect(stopped).rejects.toThrow('the power went out');

    const resumed = await erase(gateway());
    const again = await erase(gateway());

    expect(resumed.resumed).toBe(true);
    // Her name was erased where it could be looked up before the rest was gone through.
    expect(resumed.names).toEqual(['Anna Keller']);
    expect(again).toMatchObject({ resumed: false, counts: {}, names: [] });
    expect(await columnsWith(db, /anna[.=%_-]?keller|anna\s+keller/iu)).toEqual([]);
    expect(await sql`select 1 from settings where name like 'erasing:%'`.execute(db).then(({ rows }) => rows)).toEqual([]);
  });

  it('lets nothing leave to the person any more, and the tickets of others go on', { timeout: 120_000 }, async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [...story, ...traineesStory]);
    const sofar = await gateway().db.selectFrom('outbox').select(['id', 'mail', 'ticket_id', 'kind']).orderBy('id').execute();
    await erase(gateway());
    await gateway().newMails();
    const toThirdLevel = sofar.filter((one) => one.kind === 'forward');
    const reply = (index: number, text: string): Parameters<TestGateway['send']>[0] => ({
      from: 'Lee <lee@retarus.example>', to: toThirdLevel[index]?.mail.replyTo.addrSpec ?? '', subject: 'Re: it', messageId: `after-${index}@retarus.example`, text,
    });

    await gateway().send(reply(0, 'It is mended.'));
    await gateway().send(reply(1, 'It is mended too.'));
    await gateway().settled();

    const mails = await gateway().db.selectFrom('outbox').select(['state', 'address', 'reply']).where('id', '>', sofar.at(-1)?.id ?? '0').orderBy('id').execute();
    expect(mails.filter((one) => one.state !== 'discarded').map((one) => one.address)).toEqual(['trainee@nordlicht.example']);
    expect(mails.filter((one) => one.state === 'discarded').map((one) => one.reply)).toEqual(['not sent: whom it was for is no longer known']);
  });

  it('finds columns by looking at the tables, so that a new one is not forgotten', async () => {
    const columns = (await ourTextColumns(gateway().db)).map((one) => `${one.table}.${one.column}`);

    expect(columns).toEqual(expect.arrayContaining(['undeliverable_addresses.address', 'mutes.subject', 'said_once.who', 'alarms.detail', 'audit.detail', 'directory_contacts.phone', 'messages.forward_paths', 'tickets.state']));
  });
});
