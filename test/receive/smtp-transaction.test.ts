import { afterEach, describe, expect, test } from 'vitest';
import { openDoor, receivedAt, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(() => door.close());

describe('the greeting', () => {
  test('announces what is served and nothing that is not', async () => {
    door = await openDoor({ limits: { messageBytesMax: 1_000 } });
    const client = await RawSmtpClient.open(door.port);

    expect(await client.reply()).toMatch(/^220 postern\.example ESMTP/);
    expect((await client.says('EHLO sender.example')).split('\r\n').map((line) => line.slice(4))).toEqual([
      'postern.example', 'PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'SIZE 1000',
    ]);
  });

  test.each(['STARTTLS', 'AUTH PLAIN AGEAYg==', 'XCLIENT ADDR=192.0.2.1', 'XFORWARD ADDR=192.0.2.1', 'WIZ', 'EXPN desk', 'ETRN x'])('refuses %s', async (command) => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    expect(await client.says(command)).toMatch(/^500 /);
  });

  test('tells nothing by VRFY', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    expect(await client.says('VRFY desk@kestrel.example')).toBe(await client.says('VRFY nobody@kestrel.example'));
  });
});

describe('recipients', () => {
  test.each(['desk@kestrel.example', 'Desk+t0ken@KESTREL.example', 'postmaster@kestrel.example', 'Postmaster', 'bücher@kestrel.example', '@relay.example:desk@kestrel.example'])(
    'takes <%s>',
    async (recipient) => {
      door = await openDoor();
      const client = await RawSmtpClient.greeted(door.port);
      await client.says('MAIL FROM:<jane@partner.example> SMTPUTF8');

      expect(await client.says(`RCPT TO:<${recipient}>`)).toMatch(/^250 2\.1\.5 /);
    },
  );

  test.each(['nobody@kestrel.example', 'desk@elsewhere.example', 'desk%elsewhere.example@kestrel.example', 'desk@elsewhere.example@kestrel.example', '"desk@kestrel.example"@elsewhere.example', 'desk@[127.0.0.1]'])(
    'relays nothing: <%s>',
    async (recipient) => {
      door = await openDoor();
      const client = await RawSmtpClient.greeted(door.port);
      await client.says('MAIL FROM:<jane@partner.example>');

      expect(await client.says(`RCPT TO:<${recipient}>`)).toMatch(/^(550 5\.1\.1|501 5\.1\.3) /);
      expect(await client.says('DATA')).toMatch(/^503 /);
    },
  );

  test('become one message with all forward-paths, as written, unknown and repeated ones left out', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port, ['Desk+t@kestrel.example', 'nobody@kestrel.example', 'other@kestrel.example', 'OTHER@kestrel.example']);

    client.write('x\r\n.\r\n');

    expect(await client.reply()).toMatch(/^250 2\.6\.0 kept as m1$/);
    expect(door.accepted.mails).toEqual([{
      envelope: { reversePath: 'jane@partner.example', forwardPaths: ['Desk+t@kestrel.example', 'OTHER@kestrel.example'] },
      raw: Buffer.from('x\r\n'), remoteAddress: '127.0.0.1', helo: 'sender.example', tls: false, receivedAt, source: 'smtp',
    }]);
  });

  test('beyond the limit get 452 4.5.3 and the rest goes on', async () => {
    door = await openDoor({ limits: { recipientsMax: 2 } });
    const client = await RawSmtpClient.greeted(door.port);
    await client.envelope(['desk+1@kestrel.example', 'desk+2@kestrel.example']);

    expect(await client.says('RCPT TO:<desk+3@kestrel.example>')).toMatch(/^452 4\.5\.3 /);
    expect(await client.says('RCPT TO:<DESK+2@kestrel.example>')).toMatch(/^250 /);
    expect(await client.says('DATA')).toMatch(/^354 /);
    client.vanish();
  });

  test('that look like attacks on a prototype are unknown like any other', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    expect(await client.says('MAIL FROM:<a@partner.example> __proto__=1')).toMatch(/^555 /);
  });
});

describe('the reverse-path', () => {
  test.each([
    ['<>', ''],
    ['<jane.@partner.example>', 'jane.@partner.example'],
    ['<"j d@x"@partner.example>', '"j d@x"@partner.example'],
    ['<jörg@bücher.example> SMTPUTF8 BODY=8BITMIME SIZE=3', 'jörg@bücher.example'],
    ['<jane@xn--bcher-kva.example>', 'jane@xn--bcher-kva.example'],
    ['<jane@[IPv6:2001:db8::1]>', 'jane@[IPv6:2001:db8::1]'],
    [`<${'v'.repeat(200)}@partner.example>`, `${'v'.repeat(200)}@partner.example`],
  ])('MAIL FROM:%s is kept as written', async (written, reversePath) => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);
    await client.says(`MAIL FROM:${written}`);
    await client.says('RCPT TO:<desk@kestrel.example>');
    await client.says('DATA');

    client.write('x\r\n.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.envelope.reversePath).toBe(reversePath);
  });

  test.each(['jane', '<jane>', '<jane@>', '<@partner.example>', '<jane@partner..example>', '<jane@part ner.example>', '<ja(n)e@partner.example>', '<jane@[300.1.1.1]>', '<jane@partner.example', '<jane@p<x>.example>', '<ja\u202ene@partner.example>', `<jane@${'p'.repeat(64)}.example>`, `<${'v'.repeat(250)}@partner.example>`])(
    'MAIL FROM:%s is refused as bad syntax',
    async (written) => {
      door = await openDoor();
      const client = await RawSmtpClient.greeted(door.port);

      expect(await client.says(`MAIL FROM:${written}`)).toMatch(/^501 5\.1\.7 /);
      expect(await client.says('RCPT TO:<desk@kestrel.example>')).toMatch(/^503 /);
    },
  );

  test('that is not UTF-8 is refused instead of kept mangled', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);

    client.write(Buffer.from('MAIL FROM:<j\xf6rg@partner.example>\r\n', 'latin1'));

    expect(await client.reply()).toMatch(/^501 5\.1\.7 /);
  });

  test.each([
    ['MAIL', 'RET=HDRS', /^555 5\.5\.4 /], ['MAIL', 'AUTH=<>', /^555 5\.5\.4 /], ['MAIL', 'REQUIRETLS', /^(555|530) /],
    ['MAIL', 'FOO', /^555 5\.5\.4 /], ['MAIL', 'BODY=BINARYMIME', /^501 /], ['MAIL', 'SIZE=12x', /^501 /], ['MAIL', 'SIZE=1 SIZE=2', /^501 /],
    ['RCPT', 'NOTIFY=NEVER', /^555 5\.5\.4 /],
  ])('%s with the parameter %s is refused', async (verb, parameter, expected) => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);
    if (verb === 'RCPT') await client.says('MAIL FROM:<jane@partner.example>');

    expect(await client.says(verb === 'RCPT' ? `RCPT TO:<desk@kestrel.example> ${parameter}` : `MAIL FROM:<jane@partner.example> ${parameter}`)).toMatch(expected);
  });
});

describe('the bytes', () => {
  test('are kept exactly as sent, every octet of them', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);
    const octets = Buffer.concat([Buffer.from('X: '), Buffer.from(Array.from({ length: 256 }, (_, octet) => octet)).filter((octet) => octet !== 0x2e), Buffer.from('\r\n')]);

    client.write(Buffer.concat([octets, Buffer.from('.\r\n')]));

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.raw).toEqual(octets);
  });

  test('of a large mail are kept exactly as sent', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);
    const line = Buffer.from(`${'0123456789'.repeat(7)}\r\n`);
    const raw = Buffer.concat(Array.from({ length: 60_000 }, () => line));

    client.write(raw);
    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.raw.equals(raw)).toBe(true);
    expect(door.stats().inFlightBytes).toBe(0);
  });

  test('may be none at all', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails[0]?.raw.length).toBe(0);
  });
});
