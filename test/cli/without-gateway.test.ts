// The commands when nothing runs: they open the store themselves and do on the spot what the gateway would have done.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, type Environment, type Ran } from './postern.ts';

interface Message { id: string; messageId: string | null; desk: string; state: string; reason: string; receivedAt: string }

let data: string;
let archive: string;
let postern: (args: readonly string[], extra?: { readonly env?: Environment; readonly input?: string }) => Promise<Ran>;

// Each test starts several processes; a loaded machine must not fail it.
vi.setConfig({ testTimeout: 120_000 });

const mail = (number: number, words: string): string => `From: Someone New <new${number}@stranger.example>
To: Partner Support <partner.support@rhipe.example>
Subject: ${words}
Message-ID: <archive-${number}@stranger.example>
Date: Tue, 10 Mar 2026 0${number}:00:00 +0000

${words}, can you help?
`;

beforeAll(async () => {
  data = await embeddedDataFolder();
  postern = posternOn(data);
  archive = mkdtempSync(join(tmpdir(), 'postern-archive-'));
  removeAfterwards(archive);
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(archive, 'maildir', part), { recursive: true });
  writeFileSync(join(archive, 'maildir/cur/1.host:2,S'), mail(1, 'first of a maildir'));
  writeFileSync(join(archive, 'maildir/new/2.host'), mail(2, 'second of a maildir'));
  writeFileSync(join(archive, 'maildir/tmp/3.host'), mail(3, 'never delivered'));
  writeFileSync(join(archive, 'box.mbox'), `From x@y.example Tue Mar 10 09:12:00 2026\n${mail(4, 'one of a box')}\nFrom x@y.example Tue Mar 10 09:13:00 2026\n${mail(5, 'two of a box')}`);
  writeFileSync(join(archive, 'single.eml'), mail(6, 'a file').replaceAll('\n', '\r\n'));
  writeFileSync(join(archive, 'notes.txt'), 'no mail');
  writeFileSync(join(archive, 'stranger.eml'), 'From: a@b.example\nTo: nobody@elsewhere.example\nSubject: not for us\n\nhello\n');
}, 120_000);

test('a folder of eml, mbox and maildir is imported once, each mail with its own receipt time', async () => {
  const first = await postern(['import', archive]);
  const second = await postern(['import', archive, '--json']);
  const messages = jsonOf<Message[]>(await postern(['messages', '--state', 'held', '--json']));

  expect(first).toMatchObject({ code: 65, text: expect.stringMatching(/^5 held; 1 for no desk/u) as unknown, errors: expect.stringContaining('stranger.eml: none of its recipients') as unknown });
  expect(JSON.parse(second.text)).toMatchObject({ states: {}, known: 5, withoutDesk: 1 });
  expect(messages.map((one) => one.messageId)).toEqual([4, 5, 1, 2, 6].map((number) => `archive-${number}@stranger.example`));
  expect(messages.map((one) => one.receivedAt.slice(0, 13))).toEqual([4, 5, 1, 2, 6].map((number) => `2026-03-10T0${number}`));
});

test('mails for another desk can be named, and what does not exist is said (65)', async () => {
  const [named, missing, desk] = [
    await postern(['import', join(archive, 'stranger.eml'), '--desk', 'ox-cloud', '--json']), await postern(['import', join(archive, 'gone.eml')]), await postern(['import', archive, '--desk', 'nobody']),
  ];

  expect(Object.values((JSON.parse(named.text) as { states: Record<string, number> }).states)).toEqual([1]);
  expect(missing).toMatchObject({ code: 65, errors: expect.stringContaining('no such file or folder') as unknown });
  expect(desk).toMatchObject({ code: 64, errors: expect.stringContaining('rhipe-csp') as unknown });
});

test('a held message is retried, released and discarded on the spot', async () => {
  const [first, second] = jsonOf<Message[]>(await postern(['messages', '--state', 'held', '--desk', 'rhipe-csp', '--json']));

  const retried = jsonOf<Message>(await postern(['message', first?.id ?? '', '--retry', '--json']));
  const released = jsonOf<Message>(await postern(['message', first?.id ?? '', '--release', '--json']));
  const discarded = jsonOf<Message>(await postern(['message', second?.id ?? '', '--discard', 'an advertisement', '--json']));
  const unknown = await postern(['message', '999999']);
  const nonsense = await postern(['message', 'abc']);

  expect(retried).toMatchObject({ state: 'held', receivedAt: first?.receivedAt });
  expect(released).toMatchObject({ state: 'opened', receivedAt: first?.receivedAt, releasedBy: expect.stringMatching(/ on the command line$/u) as unknown });
  expect(discarded).toMatchObject({ state: 'discarded', reason: 'by hand: an advertisement' });
  expect(unknown.code).toBe(65);
  expect(nonsense.code).toBe(64);
});

test('rules are checked with every fault at its line, and their schema is JSON', async () => {
  const rules = mkdtempSync(join(tmpdir(), 'postern-rules-'));
  removeAfterwards(rules);
  mkdirSync(join(rules, 'shop'));
  writeFileSync(join(rules, 'shop/pack.yaml'), 'pack: shop\nversion: "1"\nunknown_word: 1\n');

  const [sound, faulty, json, gone, schema] = await Promise.all([
    postern(['rules', 'check']), postern(['rules', 'check', rules]), postern(['rules', 'check', rules, '--json']), postern(['rules', 'check', join(rules, 'none')]), postern(['rules', 'schema']),
  ]);

  expect(sound).toMatchObject({ code: 0, text: expect.stringContaining('partner.support@rhipe.example') as unknown });
  expect(faulty.code).toBe(78);
  expect(faulty.text.trim().split('\n').every((line) => /^shop\/pack\.yaml:\d+:\d+: found .+, expected .+$/u.test(line))).toBe(true);
  expect((JSON.parse(json.text) as { faults: unknown[] }).faults.length).toBeGreaterThan(0);
  expect(gone.code).toBe(78);
  expect(schema.text).toContain('"$schema"');
});

test('the doctor exits 78 for a wrong setting, naming all of them, and 69 for a database that is away', async () => {
  const [wrong, away, well] = [
    await postern(['doctor'], { env: { POSTERN_SMTP: 'nowhere', POSTERN_LIVE: '1' } }),
    await postern(['doctor', '--json'], { env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', POSTERN_SMTP: '127.0.0.1:0' } }),
    await postern(['doctor', '--json'], { env: { POSTERN_SMTP: '127.0.0.1:0' } }),
  ];

  expect(wrong.code).toBe(78);
  expect(wrong.text).toMatch(/POSTERN_SMTP=nowhere[^]*POSTERN_LIVE=1/u);
  expect(away.code).toBe(69);
  expect((JSON.parse(away.text) as { what: string; level: string }[]).find((one) => one.what === 'store')?.level).toBe('fail');
  expect(well.code).toBe(0);
  expect((JSON.parse(well.text) as { what: string; level: string }[]).find((one) => one.what === 'held')?.level).toBe('warn');
});

test('migrate makes the tables of a new store and says its version', async () => {
  const fresh = posternOn(await embeddedDataFolder());

  const first = await fresh(['migrate']);
  const second = await fresh(['migrate', '--json']);

  expect(first).toMatchObject({ code: 0, text: expect.stringMatching(/^applied 1 journey\n[^]*at version \d+\n$/u) as unknown });
  expect(jsonOf(second)).toMatchObject({ applied: [] });
});

test('a page keeps escape sequences of a mail out of the terminal', async () => {
  const file = join(archive, 'hostile.eml');
  writeFileSync(file, mail(7, 'look \u001b[2J\u001b]0;owned\u0007 here'));
  await postern(['import', file]);

  const list = await postern(['messages', '--limit', '1']);
  const [message] = jsonOf<Message[]>(await postern(['messages', '--limit', '1', '--json']));
  const page = await postern(['message', message?.id ?? '']);

  expect(page.text).toContain('look');
  // oxlint-disable-next-line no-control-regex -- exactly these must not be there
  expect(list.text + page.text).not.toMatch(/[\u001b\u0007]/u);
});

test('a mail from a pipe stays with the mail server while our store, rules or configuration are at fault', async () => {
  const to = ['receive', '--to', 'partner.support@rhipe.example'];
  const input = mail(7, 'from a pipe');
  const broken = { POSTERN_RULES: join(archive, 'no-such-rules') };

  expect(await postern(to, { input, env: { DATABASE_URL: 'postgresql://127.0.0.1:1/away' } })).toMatchObject({ code: 75, errors: expect.stringMatching(/^postern: not kept, the mail server should try again/u) as unknown });
  expect(await postern(to, { input, env: broken })).toMatchObject({ code: 75 });
  expect(await postern(to, { input, env: { POSTERN_SMTP: 'nonsense' } })).toMatchObject({ code: 75 });
});

test('a mail from a pipe is kept when nothing runs, and decided when the gateway starts', async () => {
  const kept = await postern(['receive', '--to', 'partner.support@rhipe.example', '--from', ''], { input: mail(8, 'kept for later') });

  expect(kept).toMatchObject({ code: 0, text: expect.stringMatching(/^kept as \d+; decided when the gateway runs/u) as unknown });
  expect(jsonOf<Message[]>(await postern(['messages', '--state', 'accepted', '--json']))).toMatchObject([{ id: /\d+/u.exec(kept.text)?.[0], desk: 'rhipe-csp' }]);
});

test('nothing on standard input is a wrong call, not an empty mail', async () => {
  expect(await postern(['receive', '--to', 'partner.support@rhipe.example'])).toMatchObject({ code: 64 });
});
