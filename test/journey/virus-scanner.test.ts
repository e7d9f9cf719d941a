// A gateway with a real clamd: infected mail is held and nothing of it leaves, mail waits visibly while the scanner is away,
// and mail without attachments never waits for it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { releaseMessage } from '../../src/record/message-repair.ts';
import { eicar, prepareClamd, type TestClamd } from '../support/clamd.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { describeWith } from '../support/servers.ts';
import { tnefStream } from '../support/tnef-stream.ts';

const anna = 'anna.keller@nordlicht.example';
const desk = 'support@retarus.example';

interface File {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Buffer;
}

function mailWith(id: string, files: readonly File[], headers: readonly string[] = []): Buffer {
  return Buffer.from([
    `From: Anna Keller <${anna}>`, `To: ${desk}`, `Subject: mails are refused ${id}`, `Message-ID: <${id}@nordlicht.example>`, ...headers, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/plain', '', 'Main Customer ID: 73125', 'Service: Email Security', 'Mails of 40 users are refused since this morning.',
    ...files.flatMap((file) => ['--b', `Content-Type: ${file.type ?? 'application/octet-stream'}; name="${file.name}"`, 'Content-Transfer-Encoding: base64', '', file.bytes.toString('base64')]), '--b--', '',
  ].join('\r\n'));
}
const log = { name: 'refused.log', bytes: Buffer.from('554 5.7.1 refused\n') };
const virus = { name: 'capture.pcap', bytes: Buffer.from(eicar) };

describeWith('clamd', 'a gateway with a virus scanner', () => {
  let scanner: TestClamd;
  let gateway: TestGateway;
  beforeAll(async () => {
    scanner = (await prepareClamd()) as TestClamd;
    await scanner.start();
    gateway = await startGateway({ environment: { POSTERN_CLAMD: scanner.address } });
    await gateway.reset('2026-03-10T09:00:00Z');
  });
  afterAll(async () => {
    await gateway.close();
    await scanner.remove();
  });

  it('holds an infected mail, says in which file what was found, answers nobody and tells a person', async () => {
    await gateway.sendRaw(anna, [desk], mailWith('infected', [log, virus]));
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ state: 'held', reason: expect.stringMatching(/^the virus scanner found Eicar-Test\S* in capture\.pcap$/u), ref: null }]);
    const mails = await gateway.newMails();
    expect(mails.map((mail) => mail.kind)).toEqual(['tell']);
    expect(mails[0]?.text).toContain('capture.pcap: Eicar-Test');
    expect(mails[0]?.mail.attachments).toEqual([]);
  });

  it('finds it inside a winmail.dat and names the file there', async () => {
    await gateway.reset('2026-03-10T09:00:00Z');
    await gateway.sendRaw(anna, [desk], mailWith('tnef', [{ name: 'winmail.dat', type: 'application/ms-tnef', bytes: tnefStream({ files: [{ name: 'offer for you.doc', bytes: virus.bytes }] }) }]));
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ state: 'held', reason: expect.stringContaining('in offer for you.doc') }]);
  });

  it('released by a person it opens its ticket, and the infected file stays behind', async () => {
    await gateway.reset('2026-03-10T09:00:00Z');
    await gateway.sendRaw(anna, [desk], mailWith('released', [log, virus]));
    await gateway.settled();
    await releaseMessage(gateway.db, (await gateway.messages())[0]?.id ?? '', 'mia@retarus.example', gateway.clock.now());
    await gateway.running.sweep();
    await gateway.settled();

    const [ticket] = await gateway.tickets();
    expect(await gateway.messages()).toMatchObject([{ state: 'opened' }]);
    expect(ticket?.files).toMatchObject([{ name: 'refused.log', leftOut: null }, { name: 'capture.pcap', leftOut: 'infected' }]);
    expect((await gateway.newMails()).flatMap((mail) => mail.mail.attachments.map((one) => one.name))).not.toContain('capture.pcap');
  });

  it('holds an infected answer and leaves its ticket as it is', async () => {
    await gateway.reset('2026-03-10T09:00:00Z');
    await gateway.sendRaw(anna, [desk], mailWith('clean-first', [log]));
    await gateway.settled();
    const [before] = await gateway.tickets();
    await gateway.sendRaw(anna, [desk], mailWith('infected-answer', [virus], ['In-Reply-To: <clean-first@nordlicht.example>']));
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ state: 'opened' }, { state: 'held', reason: expect.stringContaining('the virus scanner found') }]);
    expect(await gateway.tickets()).toEqual([before]);
  });

  it('lets clean mail through', async () => {
    await gateway.reset('2026-03-10T09:00:00Z');
    await gateway.sendRaw(anna, [desk], mailWith('clean', [log]));
    await gateway.settled();

    expect(await gateway.messages()).toMatchObject([{ state: 'opened' }]);
  });

  it('while it is away, mail with attachments waits and says so, other mail goes on, and it is caught up', async () => {
    await gateway.reset('2026-03-10T09:00:00Z');
    await scanner.kill();
    await gateway.sendRaw(anna, [desk], mailWith('waits', [log]));
    await gateway.sendRaw(anna, [desk], Buffer.from(`From: ${anna}\r\nTo: ${desk}\r\nSubject: quarantine\r\nMessage-ID: <plain@nordlicht.example>\r\n\r\nMain Customer ID: 73125\r\n`));

    await eventually(async () => (await gateway.messages()).some((one) => one.state === 'opened') && (await gateway.messages()).some((one) => one.reason !== '' && one.state === 'accepted'));
    expect((await gateway.messages()).map((one) => [one.state, one.reason])).toEqual([['accepted', expect.stringMatching(/waits for the virus scanner: /u)], ['opened', expect.any(String)]]);

    await scanner.start();
    gateway.clock.set('2026-03-10T09:10:00Z');
    await gateway.running.sweep();
    await gateway.settled();
    expect((await gateway.messages()).map((one) => one.state)).toEqual(['opened', 'opened']);
  });
});
