import { spawn, spawnSync } from 'node:child_process';
import { createTransport } from 'nodemailer';
import testKeys from 'smtp-server/lib/tls-options.js';
import { afterEach, describe, expect, test } from 'vitest';
import { openDoor, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(() => door.close());

/** smtp-server's public test pair: good enough to test with, and the reason why the listener insists on its own. */
const certificate = testKeys<{ readonly cert: string; readonly key: string }>();

const letter = { from: 'Jane <jane@partner.example>', to: 'desk@kestrel.example', subject: 'Grüße', text: '.a line that begins with a dot\n\nGrüße\n' };

describe('nodemailer', () => {
  test('delivers a mail with an attachment over STARTTLS', async () => {
    door = await openDoor({ tls: certificate });
    const transport = createTransport({ host: '127.0.0.1', port: door.port, requireTLS: true, tls: { rejectUnauthorized: false } });
    const content = Buffer.alloc(300_000, 'evidence ');

    const info = await transport.sendMail({ ...letter, attachments: [{ filename: 'log.txt', content }] });
    transport.close();

    expect(info).toMatchObject({ accepted: ['desk@kestrel.example'], response: '250 2.6.0 kept as m1' });
    const [mail] = door.accepted.mails;
    expect(mail).toMatchObject({ tls: true, envelope: { reversePath: 'jane@partner.example', forwardPaths: ['desk@kestrel.example'] } });
    expect(mail?.raw.toString()).toContain('\r\n.a line that begins with a dot');
    expect(mail?.raw.toString().replaceAll('\r\n', '')).toContain(content.toString('base64').slice(0, 400));
  });

  test('delivers to and from internationalised addresses', async () => {
    door = await openDoor();
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });

    await transport.sendMail({ ...letter, from: 'jörg@partner.example', to: 'bücher@kestrel.example' });
    transport.close();

    expect(door.accepted.mails[0]?.envelope).toEqual({ reversePath: 'jörg@partner.example', forwardPaths: ['bücher@kestrel.example'] });
  });

  test('is told which of its recipients do not exist, and the others get the mail', async () => {
    door = await openDoor();
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });

    const info = await transport.sendMail({ ...letter, to: ['desk@kestrel.example', 'nobody@kestrel.example'] });
    transport.close();

    expect(info.rejected).toEqual(['nobody@kestrel.example']);
    expect(door.accepted.mails[0]?.envelope.forwardPaths).toEqual(['desk@kestrel.example']);
  });

  test('gets two hundred mails through over two hundred connections at once, each kept once', async () => {
    door = await openDoor();

    await Promise.all(Array.from({ length: 200 }, async (_, number) => {
      const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
      await transport.sendMail({ ...letter, subject: `mail ${number}`, text: 'x'.repeat(30_000) });
      transport.close();
    }));

    const subjects = door.accepted.mails.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]);
    expect(new Set(subjects).size).toBe(200);
    expect(door.stats()).toMatchObject({ stored: 200, duplicates: 0, abandoned: 0, inFlightBytes: 0, refused: {} });
  });
});

describe('STARTTLS', () => {
  test('is not offered without a certificate', async () => {
    door = await openDoor();
    const transport = createTransport({ host: '127.0.0.1', port: door.port, requireTLS: true, tls: { rejectUnauthorized: false } });

    await expect(transport.sendMail(letter)).rejects.toMatchObject({ command: 'STARTTLS' });
    transport.close();
  });

  test('forgets what was said in the clear, also commands sent behind it', async () => {
    door = await openDoor({ tls: certificate });
    const client = await RawSmtpClient.greeted(door.port);

    client.write('STARTTLS\r\nEHLO sender.example\r\nMAIL FROM:<jane@partner.example>\r\nRCPT TO:<desk@kestrel.example>\r\n');
    expect(await client.reply()).toMatch(/^220 /);
    await client.secure();

    expect(await client.says('DATA')).toMatch(/^503 /);
    expect(await client.says('EHLO sender.example')).not.toContain('STARTTLS');
    expect(await client.says('DATA')).toMatch(/^503 /);
  });

  test('with no TLS behind it ends that connection and nothing else', async () => {
    door = await openDoor({ tls: certificate });
    const client = await RawSmtpClient.greeted(door.port);
    await client.says('STARTTLS');

    client.write('this is no ClientHello\r\n'.repeat(20));

    await client.rest();
    expect(await (await RawSmtpClient.open(door.port)).reply()).toMatch(/^220 /);
  });
});

const hasSwaks = spawnSync('swaks', ['--version']).status === 0;

describe.skipIf(!hasSwaks)('swaks', () => {
  test('delivers a mail, pipelined and over STARTTLS', async () => {
    door = await openDoor({ tls: certificate });
    const swaks = spawn('swaks', ['--server', '127.0.0.1', '--port', String(door.port), '--from', 'jane@partner.example', '--to', 'desk+t0ken@kestrel.example,other@kestrel.example', '--body', 'from swaks', '--pipeline', '--tls-optional']);
    let spoken = '';
    swaks.stdout.on('data', (text: Buffer) => (spoken += text.toString()));

    const status = await new Promise((resolve) => swaks.on('close', resolve));

    expect(status, spoken).toBe(0);
    expect(door.accepted.mails[0]?.envelope.forwardPaths).toEqual(['desk+t0ken@kestrel.example', 'other@kestrel.example']);
  });
});
