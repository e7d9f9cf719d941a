// A site's own mail server in front, the gateway behind it by LMTP: what each of its answers makes Postfix do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startPostfix, type TestPostfix } from '../support/postfix.ts';
import { describeWith, freePort } from '../support/servers.ts';
import { sendBytes } from '../support/smtp-client.ts';
import { openDoor, type OpenDoor } from './open-door.ts';

describeWith('postfix', 'a Postfix in front', () => {
  let postfix: TestPostfix;
  let door: OpenDoor;
  let lmtpPort: number;
  const open = (): Promise<OpenDoor> => openDoor({ protocol: 'lmtp', at: { host: '127.0.0.1', port: lmtpPort } });
  const send = (subject: string, recipients: readonly string[]): Promise<void> =>
    sendBytes(postfix.port, 'jane@partner.example', recipients, Buffer.from(`From: jane@partner.example\r\nTo: desk@kestrel.example\r\nSubject: ${subject}\r\n\r\nhello\r\n`));

  beforeAll(async () => {
    lmtpPort = await freePort();
    door = await open();
    // Its bounces would go to a domain that is nobody's: they are thrown away.
    const started = await startPostfix({ relay_domains: 'kestrel.example', relay_transport: `lmtp:inet:127.0.0.1:${lmtpPort}`, default_transport: 'discard' });
    if (started === null) throw new Error('describeWith should have skipped this');
    postfix = started;
  });
  afterAll(async () => {
    postfix.stop();
    await door.close();
  });

  test('hands a mail over, for both of its recipients at once, with its own trace on top', async () => {
    await send('for two', ['desk@kestrel.example', 'other@kestrel.example']);

    await eventually(() => door.accepted.mails.length === 1 && postfix.queued() === 0);

    expect(door.accepted.mails[0]?.envelope).toEqual({ reversePath: 'jane@partner.example', forwardPaths: ['desk@kestrel.example', 'other@kestrel.example'] });
    expect(door.accepted.mails[0]?.raw.toString()).toMatch(/^Received: from .*\r\n[\s\S]*by front\.example \(Postfix\)/u);
    expect(postfix.log()).toMatch(/to=<desk@kestrel\.example>.*dsn=2\.6\.0, status=sent \(250 2\.6\.0 kept as m1\)/u);
  });

  test('returns a mail for a mailbox that does not exist', async () => {
    await send('for nobody', ['nobody@kestrel.example']);

    await eventually(() => /to=<nobody@kestrel\.example>.*dsn=5\.1\.1, status=bounced/u.test(postfix.log()));
  });

  test('keeps a mail that could not be stored, and hands it over when it can be', async () => {
    const before = door.accepted.mails.length;
    door.accepted.fault = new Error('store is away');
    await send('store away', ['desk@kestrel.example']);

    await eventually(() => /dsn=4\.\d\.\d, status=deferred.*451/u.test(postfix.log()));
    door.accepted.fault = null;
    await eventually(() => door.accepted.mails.length === before + 1 && postfix.queued() === 0, 60_000);
  }, 90_000);

  test('keeps what comes while the gateway is down, and hands over all of it once', async () => {
    await door.close();
    for (let number = 0; number < 5; number++) await send(`while down ${number}`, ['desk@kestrel.example']);
    await eventually(() => postfix.queued() === 5 && /Connection refused/u.test(postfix.log()));

    door = await open();

    await eventually(() => postfix.queued() === 0, 60_000);
    expect(new Set(door.accepted.mails.map(({ raw }) => /^Subject: (.*)\r$/mu.exec(raw.toString())?.[1]))).toEqual(new Set([0, 1, 2, 3, 4].map((number) => `while down ${number}`)));
    expect(door.accepted.mails).toHaveLength(5);
  }, 90_000);
});
