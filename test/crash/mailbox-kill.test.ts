// kill -9 of a gateway that reads a mailbox, between the commit of a mail and what comes after it: the mail is there, once,
// with one ticket and one answer, and the next gateway moves it (F08).
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { eventually } from '../support/eventually.ts';
import { GatewayProcess } from '../support/gateway-process.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { describeWith, startPostgres, type TestPostgres } from '../support/servers.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { holdAt } from './held-at.ts';

const timeout = 300_000;
const user = 'support@box.example';
const mail = ['From: Anna Keller <anna.keller@nordlicht.example>', 'To: somebody@else.example', 'Subject: Mails to gmx are refused', 'Message-ID: <killed@nordlicht.example>', '',
  'Main Customer ID: 73125', 'AFFECTED SERVICE: Email Security', 'DESCRIPTION: 40 users get 550 5.7.1 when they write to gmx', ''].join('\r\n');

let dovecot: TestDovecot;

/** The environment of a gateway that reads the mailbox through the proxy. */
function environmentFor(proxy: TcpProxy): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-config-'));
  removeAfterwards(folder);
  const file = join(folder, 'postern.yaml');
  writeFileSync(file, `mailboxes:
  support: {desk: retarus-partner, host: 127.0.0.1, port: ${proxy.port}, tls: none, user: ${user}, password: "\${BOX_PASSWORD}", done: "move:Done", poll_seconds: 1}
`);
  return { POSTERN_CONFIG: file, BOX_PASSWORD: dovecot.password };
}

interface Reckoning {
  readonly messages: number;
  readonly tickets: number;
  readonly answers: number;
}

async function reckoningOf(gateway: GatewayProcess): Promise<Reckoning | undefined> {
  const [row] = await gateway.query<{ messages: number; tickets: number; answers: number }>(`select (select count(*)::int from messages) as messages,
    (select count(*)::int from tickets) as tickets, (select count(*)::int from outbox where kind = 'answer' and state = 'sandboxed') as answers`);
  return row;
}

async function untilMoved(gateway: GatewayProcess): Promise<void> {
  await eventually(() => dovecot.mails(user, 'Done').length === 1 && dovecot.mails(user).length === 0, 120_000);
  await eventually(async () => (await reckoningOf(gateway))?.answers === 1, 120_000);
  await eventually(async () => (await gateway.query(`select 1 from mailbox_messages`)).length === 0, 120_000);
}

describeWith('dovecot', 'a gateway that reads a mailbox, killed with -9', () => {
  beforeAll(async () => {
    dovecot = await startDovecot();
  });

  it('before it has moved what it stored: the next one moves it, and stores nothing again', { timeout }, async () => {
    const proxy = await startTcpProxy(dovecot.port);
    const gateway = await GatewayProcess.create({ environment: environmentFor(proxy) });
    let asked = false;
    proxy.behave(({ from, text }) => {
      if (from !== 'client' || !text.includes(' UID MOVE ')) return 'pass';
      asked = true;
      return 'stall';
    });
    dovecot.deliver(user, mail);
    await gateway.start();
    await eventually(() => asked, 120_000);

    await gateway.kill();
    proxy.behave(() => 'pass');
    await gateway.start();
    await untilMoved(gateway);

    expect(await reckoningOf(gateway)).toEqual({ messages: 1, tickets: 1, answers: 1 });
    expect(await gateway.terminate()).toBe(0);
  });

  it('between the commit of a mail and its mark: the next one knows the mail by its bytes', { timeout }, async () => {
    const postgres = await startPostgres();
    if (postgres === null) throw new Error('postgres is not installed');
    const { url } = await (postgres satisfies TestPostgres).createDatabase();
    const proxy = await startTcpProxy(dovecot.port);
    const gateway = await GatewayProcess.create({ databaseUrl: url, environment: environmentFor(proxy) });
    await gateway.start('worker');
    const held = await holdAt(url, { table: 'mailbox_folders', when: 'update', which: 'new.uid_mark > old.uid_mark' });
    await gateway.terminate();
    for (const { raw } of dovecot.mails(user, 'Done')) expect(raw).toContain('killed@');
    const before = dovecot.mails(user, 'Done').length;
    dovecot.deliver(user, mail);
    await gateway.start();
    await held.reached();

    await gateway.kill();
    await held.release();
    // Of a process that died on another machine nobody can know sooner.
    await gateway.query(`update mailboxes set lease_until = now() - interval '1 second'`);
    await gateway.start();
    await eventually(() => dovecot.mails(user, 'Done').length === before + 1 && dovecot.mails(user).length === 0, 120_000);
    await eventually(async () => (await reckoningOf(gateway))?.answers === 1, 120_000);

    expect(await reckoningOf(gateway)).toEqual({ messages: 1, tickets: 1, answers: 1 });
    expect(await gateway.terminate()).toBe(0);
    await postgres.remove();
  });
});
