import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { smtpListenerLimits, type SmtpListenerLimits } from '../../src/receive/smtp-listener-limits.ts';
import { openDoor, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await door.close();
});

const kilobyte = 1024;

async function openLimited(limits: Partial<SmtpListenerLimits>): Promise<void> {
  door = await openDoor({ limits });
}

function lines(sizeBytes: number): Buffer {
  return Buffer.alloc(sizeBytes, `${'x'.repeat(62)}\r\n`);
}

describe('a message larger than announced', () => {
  test('is refused at MAIL when its SIZE says so', async () => {
    await openLimited({ messageBytesMax: 1_000 });
    const client = await RawSmtpClient.greeted(door.port);

    expect(await client.says('MAIL FROM:<jane@partner.example> SIZE=1001')).toMatch(/^552 5\.3\.4 /);
    expect(await client.says('MAIL FROM:<jane@partner.example> SIZE=1000')).toMatch(/^250 /);
  });

  test('is refused at its end when it only then turns out, and the connection goes on', async () => {
    await openLimited({ messageBytesMax: 64 * kilobyte });
    const client = await RawSmtpClient.inData(door.port);

    client.write(lines(64 * kilobyte + 64));
    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^552 5\.3\.4 /);
    await client.envelope();
    await client.says('DATA');
    client.write(lines(64 * kilobyte));
    client.write('.\r\n');
    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails.map(({ raw }) => raw.length)).toEqual([64 * kilobyte]);
  });

  test('is counted after dot-unstuffing, as the sender counts it', async () => {
    await openLimited({ messageBytesMax: 300 });
    const client = await RawSmtpClient.inData(door.port);

    client.write('..\r\n'.repeat(100));
    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^250 /);
  });

  test('costs no memory beyond the limit however long it goes on', async () => {
    await openLimited({ messageBytesMax: 100 * kilobyte });
    const client = await RawSmtpClient.inData(door.port);

    for (let i = 0; i < 50; i++) client.write(lines(100 * kilobyte));
    // Given back as soon as it is too large, not only when the client comes to an end.
    await vi.waitUntil(() => door.stats().inFlightBytesPeak > 0 && door.stats().inFlightBytes === 0);
    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^552 /);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, stored: 0 });
    expect(door.stats().inFlightBytesPeak).toBeLessThanOrEqual(128 * kilobyte);
  });
});

describe('the bytes held by all connections', () => {
  /** 100 kB need two blocks of 64 kB. */
  const held = 128 * kilobyte;

  /** Two mails are being stored and hold the whole budget; release them with `door.accepted.release()`. */
  async function fill(limits: Partial<SmtpListenerLimits> = {}): Promise<RawSmtpClient[]> {
    await openLimited({ inFlightBytesMax: 2 * held, ...limits });
    door.accepted.hold();
    const clients: RawSmtpClient[] = [];
    for (let i = 1; i <= 2; i++) {
      const client = await RawSmtpClient.inData(door.port);
      client.write(Buffer.concat([Buffer.from(`N: ${i}\r\n`), lines(100 * kilobyte), Buffer.from('.\r\n')]));
      await door.accepted.called(i);
      clients.push(client);
    }
    expect(door.stats().inFlightBytes).toBe(2 * held);
    return clients;
  }

  test('being used up is 452 4.3.1 for the next mail, which gets through later on the same connection', async () => {
    const clients = await fill({ roomMs: 1 });
    const late = await RawSmtpClient.greeted(door.port);
    await late.envelope();

    expect(await late.says('DATA')).toMatch(/^452 4\.3\.1 /);
    door.accepted.release();
    for (const client of clients) expect(await client.reply()).toMatch(/^250 /);
    expect(await late.says('DATA')).toMatch(/^354 /);
    late.write('x\r\n.\r\n');
    expect(await late.reply()).toMatch(/^250 /);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, inFlightBytesPeak: 2 * held });
  });

  test('being used up is 452 4.3.1 at once for a mail that says its SIZE', async () => {
    await fill();
    const late = await RawSmtpClient.greeted(door.port);

    expect(await late.says('MAIL FROM:<jane@partner.example> SIZE=5000')).toMatch(/^452 4\.3\.1 /);
    door.accepted.release();
  });

  test('being used up lets the next DATA wait for room first', async () => {
    await fill({ roomMs: 60_000 });
    const late = await RawSmtpClient.greeted(door.port);
    await late.envelope();

    const answer = late.says('DATA');
    await expect.poll(() => door.stats().waitingForRoom).toBe(1);
    door.accepted.release();

    expect(await answer).toMatch(/^354 /);
    late.vanish();
  });

  test('stay counted when the store has not answered in time, for it still holds them', async () => {
    const clients = await fill({ acceptMs: 1, roomMs: 1 });

    for (const client of clients) expect(await client.reply()).toMatch(/^451 4\.3\.0 /);
    expect(door.stats().inFlightBytes).toBe(2 * held);
    door.accepted.release();
    await expect.poll(() => door.stats().inFlightBytes).toBe(0);
  });

  test('cannot be exceeded by one mail that grows: 452 at its end, nothing kept, connection usable', async () => {
    await openLimited({ inFlightBytesMax: 100 * kilobyte });
    const client = await RawSmtpClient.inData(door.port);

    client.write(lines(500 * kilobyte));
    client.write('.\r\n');

    expect(await client.reply()).toMatch(/^452 4\.3\.1 /);
    expect(await client.says('RSET')).toMatch(/^250 /);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, stored: 0 });
    expect(door.stats().inFlightBytesPeak).toBeLessThanOrEqual(100 * kilobyte);
  });

  test('never exceed the budget with forty senders at once, each of which is answered and can come again', async () => {
    await openLimited({ inFlightBytesMax: 512 * kilobyte, roomMs: 1 });
    const send = async (client: RawSmtpClient, number: number): Promise<void> => {
      for (;;) {
        await client.envelope();
        if (!(await client.says('DATA')).startsWith('354')) {
          await client.says('RSET');
          continue;
        }
        client.write(Buffer.concat([Buffer.from(`N: ${number}\r\n`), lines(200 * kilobyte), Buffer.from('.\r\n')]));
        if ((await client.reply()).startsWith('250')) return;
      }
    };

    const clients = await Promise.all(Array.from({ length: 40 }, () => RawSmtpClient.greeted(door.port)));
    await Promise.all(clients.map(send));

    expect(new Set(door.accepted.mails.map(({ raw }) => raw.toString().slice(0, 6))).size).toBe(40);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, stored: 40 });
    expect(door.stats().inFlightBytesPeak).toBeLessThanOrEqual(512 * kilobyte);
  });
});

describe('connections', () => {
  test('beyond the limit get 421 and are closed; a free place is used again', async () => {
    await openLimited({ connectionsMax: 2 });
    const first = await RawSmtpClient.greeted(door.port);
    await RawSmtpClient.greeted(door.port);

    const third = await RawSmtpClient.open(door.port);

    expect(await third.rest()).toMatch(/^421 4\.3\.2 [^\r\n]*\r\n$/);
    expect(await first.says('QUIT')).toMatch(/^221 /);
    await first.rest();
    const fourth = await RawSmtpClient.open(door.port);
    expect(await fourth.reply()).toMatch(/^220 /);
  });

  test('that are idle get 421 4.4.2', async () => {
    await openLimited({ idleMs: 250 });
    const client = await RawSmtpClient.greeted(door.port);

    expect(await client.rest()).toMatch(/^421 4\.4\.2 Idle[^\r\n]*\r\n$/);
  });

  test('that fall silent inside DATA get 421 4.4.2 and nothing is kept', async () => {
    await openLimited({ idleMs: 250 });
    const client = await RawSmtpClient.inData(door.port);

    client.write('half a mail\r\n');

    expect(await client.rest()).toMatch(/^421 4\.4\.2 Idle/);
    await expect.poll(() => door.stats()).toMatchObject({ inFlightBytes: 0, stored: 0, abandoned: 1 });
  });

  test('are not idle while the client waits for our answer to a complete mail', async () => {
    await openLimited({ idleMs: 250 });
    const armed = vi.spyOn(Socket.prototype, 'setTimeout');
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);
    client.write('x\r\n.\r\n');
    await door.accepted.called(1);

    armed.mockClear();
    await expect.poll(() => armed.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(1);
    door.accepted.release();

    expect(await client.reply()).toMatch(/^250 /);
  });
});

describe('the deadline for a whole connection', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  test.each([
    ['inside DATA', async () => RawSmtpClient.inData(door.port), 'x'],
    ['inside a command', async () => RawSmtpClient.greeted(door.port), 'x'],
    ['inside the greeting', async () => RawSmtpClient.open(door.port), ''],
  ])('ends one that drips %s, and nothing is kept', async (_where, open, drop) => {
    await openLimited({});
    const client = await open();
    await vi.waitUntil(() => door.stats().connections === 1);

    client.write(drop);
    vi.advanceTimersByTime(smtpListenerLimits.totalMs);

    expect(await client.rest()).toMatch(/421 4\.4\.2 Connection open for too long[^\r\n]*\r\n$/);
    await vi.waitUntil(() => door.stats().connections === 0);
    expect(door.stats()).toMatchObject({ inFlightBytes: 0, stored: 0 });
  });

  test('lets one go on that is younger', async () => {
    await openLimited({});
    const client = await RawSmtpClient.greeted(door.port);

    vi.advanceTimersByTime(smtpListenerLimits.totalMs - 1);

    expect(await client.says('NOOP')).toMatch(/^250 /);
  });

  test('lets a complete mail be answered first', async () => {
    await openLimited({ totalMs: smtpListenerLimits.acceptMs / 2 });
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);
    client.write('x\r\n.\r\n');
    await door.accepted.called(1);

    vi.advanceTimersByTime(smtpListenerLimits.acceptMs / 2);
    door.accepted.release();

    expect(await client.reply()).toMatch(/^250 /);
    expect(await client.rest()).toMatch(/^421 4\.4\.2 /);
  });
});
