// Reading a mailbox of a real Dovecot: what is taken, in which order, and what becomes of it there. The situations of
// PEERS.md F01 to F13 that need no broken connection.
import { readFileSync } from 'node:fs';
import { ImapFlow } from 'imapflow';
import { beforeAll, expect, it } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import { SmtpByteBudget } from '../../src/receive/smtp-byte-budget.ts';
import { listMailboxes } from '../../src/record/mailbox-listing.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith } from '../support/servers.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { mailboxAt, mailNamed, startMailboxRig, type MailboxRig } from './watched-mailbox.ts';

let dovecot: TestDovecot;
let rig: MailboxRig;

/** Ends when a desk has so many mails. */
const count = async (desk: string, wanted: number): Promise<void> => void (await eventually(async () => (await rig.stored(desk)).length >= wanted));
const state = async (id: string) => (await listMailboxes(rig.db)).find((one) => one.id === id);
const named = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => `m${String(from + index).padStart(4, '0')}`);

describeWith('dovecot', 'a mailbox', () => {
  beforeAll(async () => {
    dovecot = await startDovecot();
    rig = await startMailboxRig();
  });

  it('is read in the order of its numbers, and each mail is flagged once it is stored', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'ordered' });
    for (const id of named(1, 12)) dovecot.deliver(mailbox.user, mailNamed(id));

    rig.watch(mailbox);
    await count('ordered', 12);

    expect(await rig.stored('ordered')).toEqual(named(1, 12));
    await eventually(() => dovecot.mails(mailbox.user).every((mail) => mail.flags.includes('S')));
  });

  it('is for its desk, whatever To says, and keeps the subaddress of an answer', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'routed' });
    dovecot.deliver(mailbox.user, mailNamed('copied', ['Cc: other@desk.example']));
    dovecot.deliver(mailbox.user, mailNamed('answered', ['Delivered-To: routed+abc@desk.example']));

    rig.watch(mailbox);
    await count('routed', 2);

    const rows = await rig.db.selectFrom('messages').select(['forward_paths', 'reverse_path', 'source']).where('desk', '=', 'routed').orderBy('id').execute();
    expect(rows).toEqual([
      { forward_paths: ['routed@desk.example'], reverse_path: 'anna@nord.example', source: 'imap' },
      { forward_paths: ['routed+abc@desk.example'], reverse_path: 'anna@nord.example', source: 'imap' },
    ]);
  });

  it('moves what is stored into a folder that it makes', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'moved', done: { kind: 'move', folder: 'Done' } });
    for (const id of named(1, 3)) dovecot.deliver(mailbox.user, mailNamed(id));

    rig.watch(mailbox);

    await eventually(() => dovecot.mails(mailbox.user, 'Done').length === 3 && dovecot.mails(mailbox.user).length === 0);
    expect(await rig.stored('moved')).toEqual(named(1, 3));
  });

  it('is told of new mail by its server, without a look of its own', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'told', pollMs: 3_600_000 });
    rig.watch(mailbox);
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');

    dovecot.deliver(mailbox.user, mailNamed('new'));

    await count('told', 1);
  });

  it('is looked at again when its server announces nothing (F10)', async () => {
    const proxy = await startTcpProxy(dovecot.port);
    // EXISTS never arrives while the client idles.
    proxy.behave(({ from, text }) => (from === 'server' && /^\* \d+ (EXISTS|RECENT)\r\n(\* \d+ RECENT\r\n)?$/u.test(text) ? { instead: '' } : 'pass'));
    const mailbox = mailboxAt(proxy.port, { desk: 'silent' });
    rig.watch(mailbox);
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');

    dovecot.deliver(mailbox.user, mailNamed('unannounced'));

    await count('silent', 1);
  });

  it('is drained to its end, also with more mail than fits into one answer (F05, F06)', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'backlog' });
    const ids = named(1, 450);
    for (const id of ids) dovecot.deliver(mailbox.user, mailNamed(id));

    rig.watch(mailbox);
    await count('backlog', 450);

    expect(await rig.stored('backlog')).toEqual(ids);
    await eventually(async () => (await state(mailbox.id))?.taken === 0);
  });

  it('takes of what lay there before only what nobody has read, unless told otherwise', async () => {
    for (const start of ['unseen', 'all', 'new'] as const) {
      const mailbox = mailboxAt(dovecot.port, { desk: `start${start}`, start });
      dovecot.deliver(mailbox.user, mailNamed('read'));
      dovecot.deliver(mailbox.user, mailNamed('unread'));
      const client = await openAs(mailbox.user);
      await client.messageFlagsAdd('1', ['\\Seen']);
      await client.logout();

      rig.watch(mailbox);
      await eventually(async () => (await state(mailbox.id))?.lastSuccessAt !== undefined && (await state(mailbox.id))?.lastSuccessAt !== null);
      dovecot.deliver(mailbox.user, mailNamed('later'));
      await eventually(async () => (await rig.stored(`start${start}`)).includes('later'));
    }

    expect(await rig.stored('startunseen')).toEqual(['unread', 'later']);
    expect(await rig.stored('startall')).toEqual(['read', 'unread', 'later']);
    expect(await rig.stored('startnew')).toEqual(['later']);
  });

  it('loses nothing while another client expunges (F04)', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'expunged', done: { kind: 'move', folder: 'Done' } });
    const other = await openAs(mailbox.user, () => {
      for (const id of named(1, 60)) dovecot.deliver(mailbox.user, mailNamed(id));
    });
    const proxy = await startTcpProxy(dovecot.port);
    let gone: Promise<void> | undefined;
    // Between the search and the fetch: every second one goes, and with it all sequence numbers shift.
    proxy.behave(({ from, text }) => {
      if (from === 'client' && / UID FETCH .*BODY\.PEEK/u.test(text)) gone ??= expungeEverySecond(other);
      return 'pass';
    });

    rig.watch({ ...mailbox, port: proxy.port });
    await eventually(async () => gone !== undefined && (await state(mailbox.id))?.lastSuccessAt !== null && (await state(mailbox.id))?.taken === 0 && dovecot.mails(mailbox.user).length === 0, 15_000);
    await (gone as Promise<void> | undefined);
    await other.logout();

    const stored = await rig.stored('expunged');
    const left = new Set(stored);
    expect(stored.length).toBe(left.size);
    // The others are there, each of them.
    expect(named(1, 60).filter((_, index) => index % 2 === 0 && !left.has(named(1, 60)[index] ?? ''))).toEqual([]);
    expect(await state(mailbox.id)).toMatchObject({ state: 'reading', retry: 0, aside: 0 });
  });

  it('knows its mail again when all of it was numbered anew (F07)', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'renumbered' });
    const without = mailNamed('x').replace(/^Message-ID:.*\r\n/mu, 'Subject-Of: nothing\r\n');
    for (const raw of [mailNamed('one'), mailNamed('two'), without]) dovecot.deliver(mailbox.user, raw);
    const first = rig.watch(mailbox);
    await count('renumbered', 3);
    await eventually(async () => (await state(mailbox.id))?.taken === 0);
    await first.stop();
    const before = (await state(mailbox.id))?.folders[0]?.uidValidity;
    dovecot.renumber(mailbox.user);
    dovecot.deliver(mailbox.user, mailNamed('three'));

    rig.watch(mailbox);
    await eventually(async () => (await rig.stored('renumbered')).includes('three'));

    expect(await rig.stored('renumbered')).toEqual(['one', 'two', '?', 'three']);
    expect((await state(mailbox.id))?.folders[0]?.uidValidity).not.toBe(before);
  });

  it('passes a message whose answer makes no sense, tries it again and sets it aside with one alarm (F01, F02, F03)', async () => {
    const proxy = await startTcpProxy(dovecot.port);
    // What the server says of message 2 is never IMAP.
    proxy.behave(({ from, text }) => (from === 'server' && text.includes('* 2 FETCH (') ? { instead: text.replace(/\* 2 FETCH \(/gu, '* 2 FETCH )(') } : 'pass'));
    const mailbox = mailboxAt(proxy.port, { desk: 'poison' });
    for (const id of ['before', 'broken', 'behind']) dovecot.deliver(mailbox.user, mailNamed(id));

    rig.watch(mailbox);

    await eventually(async () => (await state(mailbox.id))?.aside === 1);
    expect(await rig.stored('poison')).toEqual(['before', 'behind']);
    expect(rig.log.filter((line) => line.mailbox === mailbox.id && line.level === 'error').map((line) => line.text)).toEqual(['mail set aside in its mailbox']);
  });

  it('gives of a mail that is larger than we take the text without the files, once, and leaves the whole where it is (F13)', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'huge', done: { kind: 'move', folder: 'Done' } });
    const file = 'QUJDREVG'.repeat(9).concat('\r\n').repeat(Math.ceil(limits.messageBytesMax / 74));
    dovecot.deliver(mailbox.user, mailNamed('huge', ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b1"'],
      ['--b1', 'Content-Type: text/plain', '', 'The log is attached.', '--b1', 'Content-Type: application/octet-stream', 'Content-Transfer-Encoding: base64', '', file, '--b1--'].join('\r\n')));
    dovecot.deliver(mailbox.user, mailNamed('small'));

    rig.watch(mailbox);
    await count('huge', 2);

    expect(await rig.stored('huge')).toEqual(['huge', 'small']);
    const [row] = await rig.db.selectFrom('messages').select(['raw', 'source', 'size_bytes']).where('desk', '=', 'huge').orderBy('id').execute();
    expect(row?.source).toBe('imap-excerpt');
    expect(row?.raw?.toString('latin1')).toMatch(/The log is attached\.\r\n$/u);
    await eventually(() => dovecot.mails(mailbox.user, 'Done').some((mail) => mail.raw.length > limits.messageBytesMax));
    expect(await state(mailbox.id)).toMatchObject({ retry: 0, aside: 0 });
  });

  it('holds no more bytes than its budget, however many mailboxes bring large mail at once', async () => {
    const budget = new SmtpByteBudget(3 * 1024 * 1024);
    const mailboxes = ['largea', 'largeb', 'largec'].map((desk) => mailboxAt(dovecot.port, { desk }));
    const body = 'All of it is down, again and again. '.repeat(2).concat('\r\n').repeat(28_000);
    for (const mailbox of mailboxes) dovecot.deliver(mailbox.user, mailNamed(mailbox.desk, [], body));

    for (const mailbox of mailboxes) rig.watch(mailbox, { budget });
    for (const { desk } of mailboxes) await count(desk, 1);

    for (const { desk } of mailboxes) expect(await rig.stored(desk)).toEqual([desk]);
    expect(budget.peak).toBeGreaterThan(2_000_000);
    expect(budget.peak).toBeLessThanOrEqual(3 * 1024 * 1024);
    await eventually(() => budget.inUse === 0);
  });

  it('is read over TLS from the first byte or by STARTTLS, from a server that its authority vouches for', async () => {
    const ca = readFileSync(dovecot.caFile, 'utf8');
    const implicit = mailboxAt(dovecot.tlsPort, { desk: 'implicit', tls: 'implicit', ca });
    const upgraded = mailboxAt(dovecot.port, { desk: 'upgraded', tls: 'starttls', ca });
    const unknown = mailboxAt(dovecot.tlsPort, { desk: 'unknown', tls: 'implicit' });
    for (const mailbox of [implicit, upgraded, unknown]) {
      dovecot.deliver(mailbox.user, mailNamed('sealed'));
      rig.watch(mailbox);
    }

    await count('implicit', 1);
    await count('upgraded', 1);
    await eventually(async () => (await state(unknown.id))?.state === 'failing');

    expect((await state(unknown.id))?.reason).toContain('self-signed certificate');
    expect(await rig.stored('unknown')).toEqual([]);
  });
});

async function openAs(user: string, before: () => void = () => undefined): Promise<ImapFlow> {
  before();
  const client = new ImapFlow({ host: '127.0.0.1', port: dovecot.port, secure: false, doSTARTTLS: false, auth: { user, pass: dovecot.password }, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX');
  return client;
}

async function expungeEverySecond(client: ImapFlow): Promise<void> {
  const uids = await client.search({ all: true }, { uid: true });
  if (Array.isArray(uids)) await client.messageDelete(uids.filter((_, index) => index % 2 === 1).join(','), { uid: true });
}
