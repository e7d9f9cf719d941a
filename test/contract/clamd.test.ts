// The scanner's client against a real clamd, and against something that is none: it says what was found, or fails; nothing but
// a clean verdict is ever taken for clean.
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClamd } from '../../src/platform/clamd.ts';
import { Fault } from '../../src/platform/fault.ts';
import { eicar, prepareClamd, streamBytesMax, type TestClamd } from '../support/clamd.ts';
import { movableClock } from '../support/clock.ts';
import { describeWith } from '../support/servers.ts';
import { zipFile } from '../support/zip-file.ts';

const virus = Buffer.from(eicar);
const clock = movableClock('2026-03-10T09:00:00Z');

describeWith('clamd', 'a real scanner', () => {
  let server: TestClamd;
  beforeAll(async () => {
    server = (await prepareClamd()) as TestClamd;
    await server.start();
  });
  afterAll(() => server.remove());

  const clients = () => [
    createClamd({ address: { host: '127.0.0.1', port: Number(server.address.split(':')[1]) }, timeoutMs: 20_000, now: clock.now }),
    createClamd({ address: { path: server.socketPath }, timeoutMs: 20_000, now: clock.now }),
  ];

  it('names what it finds in each file, also inside an archive and inside a mail, over TCP and over a Unix socket', async () => {
    const mail = Buffer.from(`Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: application/octet-stream; name=x.com\r\nContent-Transfer-Encoding: base64\r\n\r\n${virus.toString('base64')}\r\n--b--\r\n`);
    for (const client of clients()) {
      const found = await client.scan([Buffer.from('harmless'), virus, new Uint8Array(), zipFile([{ name: 'inside.com', content: virus }]), mail, Buffer.alloc(300_000)]);
      expect(found.map((one) => one?.replace('.UNOFFICIAL', '') ?? null)).toEqual([null, 'Eicar-Test', null, 'Eicar-Test', 'Eicar-Test', null]);
    }
  });

  it('refuses what is larger than it takes, for good and with the setting to change', async () => {
    const failure = await clients()[0]?.scan([Buffer.alloc(streamBytesMax + 100_000)]).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Fault);
    expect(failure).toMatchObject({ code: 'scanner-refused', retryable: false, message: expect.stringContaining('StreamMaxLength') });
  });

  it('says its version', async () => {
    expect(await clients()[1]?.version()).toMatch(/^ClamAV \d/);
  });
});

describe('what is no verdict', () => {
  let server: Server;
  let behave: (socket: Socket) => void = () => undefined;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      behave(socket);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const client = (timeoutMs = 20_000) => {
    const address = server.address();
    return createClamd({ address: { host: '127.0.0.1', port: typeof address === 'object' && address !== null ? address.port : 0 }, timeoutMs, now: clock.now });
  };

  it.each([
    ['silence', (socket: Socket) => void socket.resume(), 50, 'no answer within 50 ms'],
    ['a connection that ends', (socket: Socket) => void socket.end(), 20_000, 'it closed the connection'],
    ['an error', (socket: Socket) => void socket.write('1: stream: Can\'t allocate memory ERROR\0'), 20_000, 'it answers "Can\'t allocate memory ERROR"'],
    ['something else', (socket: Socket) => void socket.write('220 mail.example ESMTP\0'), 20_000, 'it answers "220 mail.example ESMTP"'],
    ['endless talk', (socket: Socket) => void socket.write('x'.repeat(10_000)), 20_000, 'it does not answer like clamd'],
  ])('%s is a fault that passes, never clean', async (_, act, timeoutMs, why) => {
    behave = act;

    await expect(client(timeoutMs).scan([virus])).rejects.toMatchObject({ code: 'scanner-away', retryable: true, message: `waits for the virus scanner: ${why}` });
  });

  it('that it takes no more counts, though it hangs up on what is still being sent and the reset overtakes its answer', async () => {
    let asked = 0;
    behave = (socket) => {
      asked++;
      socket.once('readable', () => (asked < 3 ? socket.resetAndDestroy() : socket.write('1: INSTREAM size limit exceeded. ERROR\0')));
    };

    await expect(client().scan([Buffer.alloc(4 * 1024 * 1024)])).rejects.toMatchObject({ code: 'scanner-refused', retryable: false });
    expect(asked).toBe(3);
  });

  it('one that hangs up each time is asked three times, not for ever', async () => {
    let asked = 0;
    behave = (socket) => {
      asked++;
      socket.once('readable', () => socket.resetAndDestroy());
    };

    await expect(client().scan([Buffer.alloc(4 * 1024 * 1024)])).rejects.toMatchObject({ code: 'scanner-away', retryable: true });
    expect(asked).toBe(3);
  });

  it('after a failure it is left alone for a while, then asked again', async () => {
    let asked = 0;
    behave = (socket) => {
      asked++;
      socket.end();
    };
    const one = client();
    await expect(one.scan([virus])).rejects.toThrow();
    await expect(one.scan([virus])).rejects.toThrow('it closed the connection');
    expect(asked).toBe(1);

    clock.set('2026-03-10T09:01:00Z');
    await expect(one.scan([virus])).rejects.toThrow();
    expect(asked).toBe(2);
  });

  it('a scanner that is not there is a fault that passes', async () => {
    await expect(createClamd({ address: { path: '/nowhere/clamd.ctl' }, timeoutMs: 20_000, now: clock.now }).scan([virus])).rejects.toMatchObject({ code: 'scanner-away', message: expect.stringContaining('ENOENT') });
  });
});
