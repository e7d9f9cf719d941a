import { afterEach, describe, expect, test } from 'vitest';
import { openDoor, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(() => door.close());

const smuggled = 'MAIL FROM:<boss@partner.example>\r\nRCPT TO:<desk@kestrel.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\n';

/** PEERS.md F15 and what is known of senders that pass these on. */
const variants: readonly [string, string][] = [
  ['LF . LF', '\n.\n'],
  ['LF . CRLF', '\n.\r\n'],
  ['LF . CR', '\n.\r'],
  ['CR . CR', '\r.\r'],
  ['CR . LF', '\r.\n'],
  ['CR . CRLF', '\r.\r\n'],
  ['CRLF . LF', '\r\n.\n'],
  ['CRLF . CR', '\r\n.\r'],
  ['CR CRLF . CR CRLF', '\r\r\n.\r\r\n'],
  ['LF LF . CRLF', '\n\n.\r\n'],
  ['LF . CR CRLF', '\n.\r\r\n'],
];

describe.each(variants)('%s inside DATA', (_title, sequence) => {
  test.each([
    ['in one piece', (client: RawSmtpClient, wire: string) => client.write(wire)],
    ['byte by byte', (client: RawSmtpClient, wire: string) => Array.from(wire).forEach((byte) => client.write(byte))],
  ])('ends nothing: no second mail, one 550 5.6.11 at the true end (%s)', async (_way, write) => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    write(client, `Subject: first\r\n\r\ntext${sequence}${smuggled}`);

    expect(await client.reply()).toMatch(/^550 5\.6\.11 /);
    expect(await client.says('NOOP')).toMatch(/^250 /);
    expect(door.accepted.mails).toEqual([]);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, refused: { 'bare-newline-around-dot': 1 } });
  });

  test('ends nothing at the very beginning of DATA either', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write(`${sequence}${smuggled}`);

    expect(await client.reply()).toMatch(/^550 5\.6\.11 /);
    expect(door.accepted.mails).toEqual([]);
  });
});

describe('a lone dot without line ends of its own at the beginning of DATA', () => {
  test.each(['.\n', '.\r', '.\r\r\n'])('ends nothing when followed by %j', async (sequence) => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write(`${sequence}${smuggled}`);

    expect(await client.reply()).toMatch(/^550 5\.6\.11 /);
    expect(door.accepted.mails).toEqual([]);
  });
});

describe('what is no smuggling', () => {
  test('keeps bare LF and bare CR as they came', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write('Subject: by a script\n\na\n..\nb\rc\r\r\nd\n.e\r\n..f\r\n.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.raw.toString('latin1')).toBe('Subject: by a script\n\na\n..\nb\rc\r\r\nd\n.e\r\n.f\r\n');
  });

  test('runs commands pipelined behind CRLF . CRLF, in order', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write(`one\r\n.\r\n${smuggled}QUIT\r\n`);

    expect((await client.rest()).split('\r\n').map((line) => line.slice(0, 3))).toEqual(['250', '250', '250', '354', '250', '221', '']);
    expect(door.accepted.mails.map(({ raw }) => raw.toString())).toEqual(['one\r\n', 'Subject: smuggled\r\n\r\nx\r\n']);
  });

  test('removes the stuffed dots and nothing else', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write('..\r\n...\r\n.a\r\n ..\r\n..b..\r\n.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.raw.toString()).toBe('.\r\n..\r\na\r\n ..\r\n.b..\r\n');
  });
});

describe('bare newlines in commands', () => {
  test.each([
    ['LF', 'MAIL FROM:<a@partner.example>\n'],
    ['LF in the middle', 'NOOP\nNOOP\r\n'],
    ['CR in the middle', 'NOOP\rNOOP\r\n'],
    ['CR CR LF', 'NOOP\r\r\n'],
    ['LF after DATA', 'DATA\n.\r\n'],
  ])('%s: answers 521 and looks at nothing that follows', async (_title, line) => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);
    await client.envelope();

    client.write(`${line}DATA\r\nx\r\n.\r\n`);

    expect(await client.rest()).toMatch(/^521 5\.5\.2 [^\r\n]*\r\n$/);
    expect(door.accepted.mails).toEqual([]);
  });

  test('does not run a command whose CRLF never came', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    client.write('NOOP');
    client.end();

    expect(await client.rest()).toBe('');
  });

  test('takes a CRLF that is cut between two packets', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    for (const byte of 'NOOP\r\n') client.write(byte);

    expect(await client.reply()).toMatch(/^250 /);
  });

  test('closes on a command line without end', async () => {
    door = await openDoor({ limits: { commandBytesMax: 512 } });
    const client = await RawSmtpClient.greeted(door.port);

    client.write('NOOP '.padEnd(600, 'x'));

    expect(await client.rest()).toMatch(/^500 5\.5\.2 /);
  });

  test('never reads chunks as commands: BDAT closes', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);
    await client.envelope();

    client.write('BDAT 8 LAST\r\nRSET\r\nDATA\r\nx\r\n.\r\n');

    expect(await client.rest()).toMatch(/^502 5\.5\.1 [^\r\n]*\r\n$/);
    expect(door.accepted.mails).toEqual([]);
  });
});
