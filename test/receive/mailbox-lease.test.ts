// Several processes and one mailbox: one of them reads it, and another goes on when that one is gone (F09).
import { beforeAll, expect, it } from 'vitest';
import { listMailboxes } from '../../src/record/mailbox-listing.ts';
import { holdLease } from '../../src/record/mailbox-rows.ts';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith } from '../support/servers.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { mailboxAt, mailNamed, startMailboxRig, type MailboxRig } from './watched-mailbox.ts';

let dovecot: TestDovecot;
let rig: MailboxRig;
const state = async (id: string) => (await listMailboxes(rig.db)).find((one) => one.id === id);

describeWith('dovecot', 'a mailbox that several processes know', () => {
  beforeAll(async () => {
    dovecot = await startDovecot();
    rig = await startMailboxRig();
  });

  it('is read by one of them, and by the next when that one stops', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'shared' });
    const doors = [await startTcpProxy(dovecot.port), await startTcpProxy(dovecot.port)] as const;
    const first = rig.watch({ ...mailbox, port: doors[0].port }, { holder: 'first', leaseMs: 300 });
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');
    rig.watch({ ...mailbox, port: doors[1].port }, { holder: 'second', leaseMs: 300 });
    for (const id of ['one', 'two']) dovecot.deliver(mailbox.user, mailNamed(id));
    await eventually(async () => (await rig.stored('shared')).length === 2);
    const connectionsOfSecond = doors[1].connections;
    const holder = (await state(mailbox.id))?.holder;

    await first.stop();
    dovecot.deliver(mailbox.user, mailNamed('three'));
    await eventually(async () => (await rig.stored('shared')).length === 3);

    expect(connectionsOfSecond).toBe(0);
    expect(holder).toBe('first');
    expect((await state(mailbox.id))?.holder).toBe('second');
    expect(await rig.stored('shared')).toEqual(['one', 'two', 'three']);
  });

  it('is read again when the lease of a process that died runs out', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'orphan' });
    await holdLease(rig.db, mailbox.id, 'a process that died', 400);
    dovecot.deliver(mailbox.user, mailNamed('waiting'));

    rig.watch(mailbox, { holder: 'heir', leaseMs: 300 });

    await eventually(async () => (await rig.stored('orphan')).length === 1);
    expect((await state(mailbox.id))?.holder).toBe('heir');
  });

  it('is let go by a process whose lease another one has', async () => {
    const mailbox = mailboxAt(dovecot.port, { desk: 'robbed' });
    const watcher = rig.watch(mailbox, { holder: 'slow', leaseMs: 300 });
    await eventually(async () => (await state(mailbox.id))?.state === 'reading');

    await rig.db.updateTable('mailboxes').set({ lease_holder: 'quick', lease_until: new Date(Date.now() + 3_600_000) }).where('id', '=', mailbox.id).execute();
    await eventually(() => rig.log.some((line) => line.mailbox === mailbox.id && line.text === 'lease of the mailbox lost'));
    dovecot.deliver(mailbox.user, mailNamed('not for slow'));
    await watcher.stop();

    expect(await rig.stored('robbed')).toEqual([]);
    expect((await state(mailbox.id))?.holder).toBe('quick');
  });
});
