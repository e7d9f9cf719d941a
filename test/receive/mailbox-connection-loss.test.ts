// The connection to a mailbox breaks, in every phase and in every way: nothing is lost, nothing is there twice, and what
// is stored is moved in the end. And what a mailbox that fails costs the others: nothing.
import { beforeAll, expect, it } from 'vitest';
import { listMailboxes } from '../../src/record/mailbox-listing.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith } from '../support/servers.ts';
import { startTcpProxy, type ProxiedBytes } from '../support/tcp-proxy.ts';
import { mailboxAt, mailNamed, startMailboxRig, type MailboxRig } from './watched-mailbox.ts';

let dovecot: TestDovecot;
let rig: MailboxRig;
const state = async (id: string) => (await listMailboxes(rig.db)).find((one) => one.id === id);

/** Where it breaks, the first time each of these is reached on the first connection. */
const client = (command: RegExp) => () => ({ from, text }: ProxiedBytes): boolean => from === 'client' && command.test(text);
/** After the command went through: its effect is there, its answer is not. */
const answerTo = (command: RegExp) => (): ((bytes: ProxiedBytes) => boolean) => {
  let asked = false;
  return ({ from, text }) => {
    if (from === 'client') asked ||= command.test(text);
    return from === 'server' && asked;
  };
};
const phases: Readonly<Record<string, () => (bytes: ProxiedBytes) => boolean>> = {
  'the greeting': () => ({ from }) => from === 'server',
  'the login': client(/AUTHENTICATE|LOGIN/u),
  'opening the folder': client(/ SELECT /u),
  'the search': client(/ UID SEARCH /u),
  'the answer with the sizes': answerTo(/RFC822\.SIZE/u),
  'the middle of a mail': () => ({ from, total }) => from === 'server' && total > 60_000,
  'the move': client(/ UID MOVE /u),
  'the answer to the move': answerTo(/ UID MOVE /u),
  'the wait for news': client(/ IDLE\r\n/u),
  'the probe': client(/ NOOP\r\n/u),
};
const ways = ['cut', 'reset', 'stall'] as const;
const cases = Object.keys(phases).flatMap((phase) => ways.map((way) => [phase, way] as const));

describeWith('dovecot', 'a connection to a mailbox', () => {
  beforeAll(async () => {
    dovecot = await startDovecot();
    rig = await startMailboxRig();
  });

  it.each(cases)('broken at %s by a %s loses nothing and doubles nothing', async (phase, way) => {
    const desk = `loss${`${phase}${way}`.replaceAll(/[^a-z]/gu, '')}`;
    const proxy = await startTcpProxy(dovecot.port);
    const mailbox = mailboxAt(proxy.port, { desk, done: { kind: 'move', folder: 'Done' } });
    const ids = ['one', 'two', 'three'];
    for (const id of ids) dovecot.deliver(mailbox.user, mailNamed(id, [], 'All of it is down. '.repeat(2_000)));
    const reached = (phases[phase] ?? expect.fail())();
    let broken = false;
    proxy.behave((bytes) => {
      if (broken || bytes.connection > 1 || !reached(bytes)) return 'pass';
      broken = true;
      return way;
    });

    const watcher = rig.watch(mailbox);
    await eventually(async () => broken && dovecot.mails(mailbox.user, 'Done').length === 3 && dovecot.mails(mailbox.user).length === 0 && (await state(mailbox.id))?.taken === 0);

    await eventually(() => proxy.connections > 1);
    expect(await rig.stored(desk)).toEqual(ids);
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');
    await watcher.stop();
    await proxy.close();
  });

  it('that always ends with the same mail lets the others pass, and that one is set aside', async () => {
    const proxy = await startTcpProxy(dovecot.port);
    const mailbox = mailboxAt(proxy.port, { desk: 'killer' });
    dovecot.deliver(mailbox.user, mailNamed('before'));
    dovecot.deliver(mailbox.user, mailNamed('killer', [], 'boom '.repeat(30_000)));
    dovecot.deliver(mailbox.user, mailNamed('behind'));
    proxy.behave(({ from, text }) => (from === 'server' && text.includes('boom boom') ? 'reset' : 'pass'));

    rig.watch(mailbox);

    await eventually(async () => (await state(mailbox.id))?.aside === 1);
    expect(await rig.stored('killer')).toEqual(['before', 'behind']);
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');
  });

  it('that cannot be made holds up no other mailbox, comes back later each time, and is an alarm once (F12)', async () => {
    const dead = await startTcpProxy(1);
    const failing = mailboxAt(dead.port, { desk: 'failing', lateMs: 1 });
    const sound = mailboxAt(dovecot.port, { desk: 'sound' });
    dovecot.deliver(sound.user, mailNamed('through'));

    rig.watch(failing);
    rig.watch(sound);
    await eventually(async () => (await rig.stored('sound')).length === 1);
    await eventually(async () => ((await state(failing.id))?.failures ?? 0) >= 3);

    expect(await state(failing.id)).toMatchObject({ state: 'failing', lastSuccessAt: null });
    expect((await state(failing.id))?.reason).toContain('no connection');
    const lines = rig.log.filter((line) => line.mailbox === failing.id).map((line) => line.text);
    expect(lines.filter((text) => text === 'mailbox was not read for too long')).toHaveLength(1);
    expect(lines.filter((text) => text === 'mailbox cannot be read').length).toBeLessThan((await state(failing.id))?.failures ?? 0);
  });

  it('with a wrong password is not tried as often as one that broke', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'refused', login: { password: 'wrong' } });

    rig.watch(mailbox, { loginBackoff: { firstMs: 3_600_000, longestMs: 3_600_000 } });
    await eventually(async () => (await state(mailbox.id))?.state === 'failing');

    const seen = await state(mailbox.id);
    expect(seen?.reason).toContain('the login was refused');
    expect((seen?.nextAttemptAt ?? 0) - Date.now()).toBeGreaterThan(1_000_000);
  });

  it('to a server that was down for a while brings all that came meanwhile', async () => {
    const proxy = await startTcpProxy(dovecot.port);
    const mailbox = mailboxAt(proxy.port, { desk: 'outage' });
    const watcher = rig.watch(mailbox);
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');

    proxy.behave(() => 'reset');
    for (const id of ['late', 'later']) dovecot.deliver(mailbox.user, mailNamed(id));
    await eventually(async () => (await state(mailbox.id))?.state === 'failing');
    proxy.behave(() => 'pass');

    await eventually(async () => (await rig.stored('outage')).length === 2);
    expect(await rig.stored('outage')).toEqual(['late', 'later']);
    await watcher.stop();
  });
});
