import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { openDoor, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(() => door.close());

async function greeted(port: number): Promise<RawSmtpClient> {
  const client = await RawSmtpClient.open(port);
  expect(await client.reply()).toMatch(/^220 postern\.example LMTP/u);
  expect(await client.says('LHLO front.example')).toContain('250');
  return client;
}

function socketPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-lmtp-'));
  removeAfterwards(folder);
  return join(folder, 'lmtp');
}

test('answers once for each recipient after the one commit that keeps the mail for all (RFC 2033 4.2)', async () => {
  door = await openDoor({ protocol: 'lmtp' });
  const client = await greeted(door.port);
  await client.envelope(['desk@kestrel.example', 'other@kestrel.example']);
  await client.says('DATA');

  client.write('Subject: two of them\r\n\r\nhello\r\n.\r\n');

  expect([await client.reply(), await client.reply()]).toEqual(['250 2.6.0 kept as m1', '250 2.6.0 kept as m1']);
  expect(door.accepted.mails).toMatchObject([{ source: 'lmtp', envelope: { forwardPaths: ['desk@kestrel.example', 'other@kestrel.example'] } }]);
});

test('asks for every recipient to be tried again when the store is away', async () => {
  door = await openDoor({ protocol: 'lmtp' });
  door.accepted.fault = new Error('store is away');
  const client = await greeted(door.port);
  await client.envelope(['desk@kestrel.example', 'other@kestrel.example']);
  await client.says('DATA');

  client.write('Subject: later\r\n\r\nhello\r\n.\r\n');

  expect([await client.reply(), await client.reply()]).toEqual([expect.stringMatching(/^451 4\./u), expect.stringMatching(/^451 4\./u)]);
});

test('knows no EHLO, so that nobody takes it for a server of the open internet', async () => {
  door = await openDoor({ protocol: 'lmtp' });
  const client = await RawSmtpClient.open(door.port);
  await client.reply();

  expect(await client.says('EHLO front.example')).toMatch(/^500 /u);
});

test('refuses a recipient of no desk by itself, the others get the mail', async () => {
  door = await openDoor({ protocol: 'lmtp' });
  const client = await greeted(door.port);
  await client.says('MAIL FROM:<jane@partner.example>');

  expect(await client.says('RCPT TO:<nobody@kestrel.example>')).toMatch(/^550 5\.1\.1/u);
  expect(await client.says('RCPT TO:<desk@kestrel.example>')).toMatch(/^250/u);
});

test('takes over a socket that a killed process left behind', async () => {
  const path = socketPath();
  const child = spawn(process.execPath, ['-e', `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('listening'))`]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(path)).toBe(true);

  door = await openDoor({ protocol: 'lmtp', at: { path } });

  const greeting = await new Promise<string>((done) => connect(path).once('data', (bytes) => done(bytes.toString())));
  expect(greeting).toMatch(/^220 postern\.example LMTP/u);
});

test('leaves a socket alone that another process listens at', async () => {
  const path = socketPath();
  door = await openDoor({ protocol: 'lmtp', at: { path } });

  await expect(openDoor({ protocol: 'lmtp', at: { path } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('never removes a file that is no socket', async () => {
  const path = socketPath();
  writeFileSync(path, 'a letter');
  door = await openDoor();

  await expect(openDoor({ protocol: 'lmtp', at: { path } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(existsSync(path)).toBe(true);
});
