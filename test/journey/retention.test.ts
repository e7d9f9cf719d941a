// What is older than its desk keeps it goes, step by step, and nothing else: open tickets and what waits for a person stay.
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { submitEvent } from '../../src/journey.ts';
import { retain, type RetainOptions } from '../../src/main/retain.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { columnsWith } from '../support/words-in-store.ts';
import type { TestGateway } from '../support/gateway.ts';
import { onEveryGround } from './grounds.ts';

const desk = 'partner.support@rhipe.example';
const day = 24 * 3_600_000;
const start = '2026-03-10T09:00:00Z';

/** A mail with a file that is worth its room. */
function mailWithFile(from: string): Buffer {
  const log = (randomBytes(30_000).toString('base64').match(/.{1,76}/gu) ?? []).join('\r\n');
  return Buffer.from([
    `From: ${from}`, `To: ${desk}`, 'Subject: with a file', `Message-ID: <${randomBytes(6).toString('hex')}@harbour.example>`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/plain', '', 'the words of the mail', '--b', 'Content-Type: application/octet-stream', 'Content-Disposition: attachment; filename=log.bin', 'Content-Transfer-Encoding: base64', '', log, '--b--', '',
  ].join('\r\n'));
}

async function given(gateway: TestGateway): Promise<void> {
  await gateway.reset(start);
  await sql`delete from settings where name = 'retention'`.execute(gateway.db);
  await gateway.sendRaw('jess@harbour.example', [desk], readFileSync(new URL('../../fixtures/demo/rhipe-complete-with-screenshot.eml', import.meta.url)));
  await gateway.sendRaw('jess@harbour.example', [desk], mailWithFile('Jess <jess@harbour.example>'));
  await gateway.sendRaw('tom@harbour.example', [desk], mailWithFile('Tom <tom@harbour.example>'));
  await gateway.sendRaw('x@stranger.example', [desk], mailWithFile('A Stranger <x@stranger.example>'));
  await gateway.settled();
  const { journey } = gateway.running.installation;
  for (const ticket of (await gateway.tickets()).filter((one) => one.requester.addrSpec === 'jess@harbour.example')) {
    await submitEvent(journey, ticket.ref, { kind: 'act', verb: 'close', argument: 'done', by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });
  }
  await sql`update timers set state = 'stopped'`.execute(gateway.db);
  await gateway.running.sweep();
  await gateway.settled();
}

const run = (gateway: TestGateway, more: Partial<RetainOptions> = {}): Promise<Readonly<Record<string, number>>> =>
  retain(gateway.running.installation, { dryRun: false, batchesMax: Infinity, anyway: true, goesOn: () => true, ...more });

/** `state kept` of each message. */
async function kept({ db }: TestGateway): Promise<string[]> {
  const { rows } = await sql<{ state: string; kept: string; raw: boolean }>`select state, kept, raw is not null as raw from messages order by id`.execute(db);
  return rows.map((row) => `${row.state} ${row.kept}${row.raw ? '' : ', no bytes'}`);
}

const later = (gateway: TestGateway, days: number): void => gateway.clock.set(new Date(Date.parse(start) + days * day).toISOString());

onEveryGround((gateway) => {
  it('touches nothing before its time', async () => {
    await given(gateway());
    later(gateway(), 1_000);

    expect(await run(gateway())).toEqual({});
    expect(await kept(gateway())).toEqual(['opened whole', 'opened whole', 'opened whole', 'held whole']);
  });

  it('lets the files of closed tickets go first, and leaves header, words and the name of the file', async () => {
    await given(gateway());
    later(gateway(), 1_100);
    const counted = await run(gateway(), { dryRun: true });
    const still = await kept(gateway());

    const gone = await run(gateway());

    expect(still).toEqual(['opened whole', 'opened whole', 'opened whole', 'held whole']);
    expect(gone).toEqual(counted);
    expect(gone).toEqual({ 'mails without their files': 1 });
    expect((await kept(gateway())).slice(1)).toEqual(['opened text', 'opened whole', 'held whole']);
    const { rows: [row] } = await sql<{ raw: Buffer }>`select raw from messages where kept = 'text' and size_bytes > 30000 order by id desc limit 1`.execute(gateway().db);
    const mail = parseMessage(row?.raw ?? Buffer.from(''));
    expect(mail.from[0]?.addrSpec).toBe('jess@harbour.example');
    expect(mail.lines.map((line) => line.text).join('\n')).toMatch(/the words of the mail\s+\[file no longer kept: log\.bin, 30000 bytes, SHA-256 [\da-f]{64}\]/u);
    expect(await run(gateway())).toEqual({});
  });

  it('lets words and people of closed tickets go in the end, and keeps open ones, what waits for a person, and the figures', async () => {
    await given(gateway());
    const figures = async (): Promise<unknown> => (await sql`select ref, type, status, severity, organisation, opened_at, closed_at, state->'timers' as timers from tickets order by id`.execute(gateway().db)).rows;
    const before = await figures();
    later(gateway(), 2_200);
    // What the loop budgets count by goes after a day, with the sweep.
    await gateway().running.sweep();

    const gone = await run(gateway());

    expect(gone).toMatchObject({ 'closed tickets': 2, 'messages of their tickets': 2 });
    expect(await kept(gateway())).toEqual(['opened nothing, no bytes', 'opened nothing, no bytes', 'opened whole', 'held whole']);
    expect(await figures()).toEqual(before);
    expect(await columnsWith(gateway().db, /jess@harbour|jess wong/iu)).toEqual([]);
    expect(await columnsWith(gateway().db, /tom@harbour/iu)).toContain('tickets.requester');
    expect(await run(gateway())).toEqual({});
  });

  it('goes on where it stopped, a few batches at a time, once a day', async () => {
    await given(gateway());
    later(gateway(), 2_200);
    const turns: number[] = [];
    for (let turn = 0; turn < 10; turn++) turns.push(Object.keys(await run(gateway(), { batchesMax: 1, anyway: false })).length);

    expect(turns.filter((one) => one > 0).length).toBeGreaterThan(0);
    expect(turns.slice(3)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect((await kept(gateway()))[0]).toBe('opened nothing, no bytes');
  });

  it('keeps a mail that comes again after its bytes went as the same', async () => {
    await given(gateway());
    const raw = readFileSync(new URL('../../fixtures/demo/rhipe-complete-with-screenshot.eml', import.meta.url));
    later(gateway(), 2_200);
    await run(gateway());

    await gateway().sendRaw('jess@harbour.example', [desk], raw);
    await gateway().settled();

    expect((await gateway().messages()).at(-1)?.state).toBe('duplicate');
  });
});
