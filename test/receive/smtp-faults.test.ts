import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDoor, type OpenDoor } from './open-door.ts';
import { RawSmtpClient } from './raw-smtp-client.ts';

let door: OpenDoor;
afterEach(async () => {
  door.accepted.release();
  vi.useRealTimers();
  await door.close();
});

const mail = 'Subject: secret words\r\n\r\nbody words\r\n.\r\n';

describe('a store that is away', () => {
  const fault = Object.assign(new Error('connect ECONNREFUSED\nDETAIL: body words'), { code: 'store-unreachable' });

  test('is 451 4.3.0, nothing is kept, and the same mail is taken when the store is back', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);
    door.accepted.fault = fault;

    client.write(mail);

    expect(await client.reply()).toMatch(/^451 4\.3\.0 /);
    expect(door.stats()).toMatchObject({ stored: 0, inFlightBytes: 0, refused: { 'store-away': 1 } });
    door.accepted.fault = null;
    await client.envelope();
    await client.says('DATA');
    client.write(mail);
    expect(await client.reply()).toMatch(/^250 2\.6\.0 /);
    expect(door.accepted.mails).toHaveLength(1);
  });

  test('is 451 4.3.0 also when it throws before it returns a promise', async () => {
    door = await openDoor();
    door.accepted.throwsAtOnce = true;
    const client = await RawSmtpClient.inData(door.port);

    client.write(mail);

    expect(await client.reply()).toMatch(/^451 4\.3\.0 /);
    expect(door.stats().inFlightBytes).toBe(0);
  });

  test('is 451 4.3.0 when it does not answer in time; what it stored after all is a duplicate later, not a second mail', async () => {
    door = await openDoor({ limits: { acceptMs: 20 } });
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);
    client.write(mail);
    expect(await client.reply()).toMatch(/^451 4\.3\.0 /);

    door.accepted.release();
    await client.envelope();
    await client.says('DATA');
    client.write(mail);

    expect(await client.reply()).toMatch(/^250 /);
    expect(door.accepted.mails).toHaveLength(1);
    expect(door.stats()).toMatchObject({ stored: 0, duplicates: 1, inFlightBytes: 0 });
  });

  test('is one error line with the fault and without the mail', async () => {
    door = await openDoor();
    door.accepted.fault = fault;
    const client = await RawSmtpClient.inData(door.port);

    client.write(mail);
    await client.reply();

    expect(door.lines.filter(({ level }) => level === 50)).toMatchObject([{
      msg: 'store away, sender told to try again', reason: 'store-away', code: 'store-unreachable', detail: 'connect ECONNREFUSED',
      reversePath: 'j***@partner.example', remoteAddress: '127.0.0.1', sizeBytes: 37,
    }]);
    expect(JSON.stringify(door.lines)).not.toMatch(/words|jane/);
  });
});

describe('the 250', () => {
  test('does not come before the store has committed', async () => {
    door = await openDoor();
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);

    client.write(`${mail}NOOP\r\n`);
    await door.accepted.called(1);
    // A reply on another connection: had the 250 been sent, it would have been on its way by now.
    const other = await RawSmtpClient.greeted(door.port);
    await other.says('NOOP');
    const order: string[] = [];
    const answered = client.reply().then(() => order.push('250'));
    order.push('released');
    door.accepted.release();
    await answered;

    expect(order).toEqual(['released', '250']);
    expect(await client.reply()).toMatch(/^250 /);
  });

  test('is given for a duplicate too, with the id of the message that is kept', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);
    client.write(mail);
    const first = await client.reply();
    await client.envelope();
    await client.says('DATA');

    client.write(mail);

    expect(await client.reply()).toBe(first);
    expect(door.stats()).toMatchObject({ stored: 1, duplicates: 1 });
  });

  test('leaves one line that names the message and masks the writer', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);

    client.write(mail);
    await client.reply();

    expect(door.lines.filter(({ msg }) => msg === 'mail accepted')).toMatchObject([{ messageId: 'm1', outcome: 'stored', reversePath: 'j***@partner.example', sizeBytes: 37 }]);
    expect(JSON.stringify(door.lines)).not.toMatch(/words|jane/);
  });
});

describe('a client that goes away', () => {
  test.each([
    ['by a reset', (client: RawSmtpClient) => client.vanish()],
    ['in order', (client: RawSmtpClient) => client.end()],
  ])('%s in the middle of DATA leaves nothing behind', async (_how, leave) => {
    door = await openDoor();
    const client = await RawSmtpClient.inData(door.port);
    client.write(Buffer.alloc(100_000, 'x\r\n'));
    await expect.poll(() => door.stats().inFlightBytes).toBeGreaterThan(0);

    leave(client);

    await expect.poll(() => door.stats()).toMatchObject({ connections: 0, inFlightBytes: 0, stored: 0, abandoned: 1 });
    expect(door.lines.filter(({ msg }) => msg === 'client left in the middle of a mail, nothing kept')).toHaveLength(1);
  });

  test('after the final dot changes nothing: the mail is kept', async () => {
    door = await openDoor();
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);
    client.write(mail);
    await door.accepted.called(1);

    client.vanish();
    await expect.poll(() => door.stats().connections).toBe(0);
    door.accepted.release();

    await expect.poll(() => door.stats()).toMatchObject({ stored: 1, inFlightBytes: 0 });
  });
});

describe('a refused recipient', () => {
  test('leaves one line with the reason and masked addresses', async () => {
    door = await openDoor();
    const client = await RawSmtpClient.greeted(door.port);
    await client.envelope(['nobody@kestrel.example']);

    expect(door.lines.filter(({ msg }) => msg === 'refused at the door')).toMatchObject([{
      level: 30, reason: 'unknown-recipient', forwardPath: 'n***@kestrel.example', reversePath: 'j***@partner.example', remoteAddress: '127.0.0.1',
    }]);
    expect(JSON.stringify(door.lines)).not.toMatch(/nobody|jane/);
  });
});

test('a directory of desks that fails is 451, never "no such desk" and never a relay', async () => {
  door = await openDoor({ deskOf: () => { throw new Error('rulebook is being exchanged'); } });
  const client = await RawSmtpClient.greeted(door.port);
  await client.says('MAIL FROM:<jane@partner.example>');

  expect(await client.says('RCPT TO:<desk@kestrel.example>')).toMatch(/^451 4\.3\.0 /);
  expect(await client.says('DATA')).toMatch(/^503 /);
});

describe('closing', () => {
  test('takes no new connection, lets a mail in hand arrive and be stored, then closes it with 421', async () => {
    door = await openDoor();
    const inHand = await RawSmtpClient.inData(door.port);
    const idle = await RawSmtpClient.greeted(door.port);
    inHand.write('first half\r\n');

    const closed = door.close();

    expect(await idle.rest()).toMatch(/^421 4\.3\.2 /);
    await expect(new Promise((resolve, reject) => connect(door.port, '127.0.0.1').once('connect', resolve).once('error', reject))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    inHand.write('second half\r\n.\r\n');
    expect(await inHand.reply()).toMatch(/^250 /);
    expect(await inHand.rest()).toMatch(/^421 4\.3\.2 /);
    await closed;
    expect(door.accepted.mails.map(({ raw }) => raw.toString())).toEqual(['first half\r\nsecond half\r\n']);
  });

  test('answers a mail that is being stored before it closes', async () => {
    door = await openDoor();
    door.accepted.hold();
    const client = await RawSmtpClient.inData(door.port);
    client.write(mail);
    await door.accepted.called(1);

    const closed = door.close();
    door.accepted.release();

    expect(await client.reply()).toMatch(/^250 /);
    await closed;
  });

  test('waits no longer than its deadline for a client that does not finish, and keeps nothing of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    door = await openDoor({ limits: { closeMs: 1_000 } });
    const client = await RawSmtpClient.inData(door.port);
    client.write('half\r\n');

    const closed = door.close();
    vi.advanceTimersByTime(1_000);

    await closed;
    expect(await client.rest()).toMatch(/^421 /);
    expect(door.accepted.mails).toEqual([]);
  });

  test('twice is once', async () => {
    door = await openDoor();

    await Promise.all([door.close(), door.close()]);
  });
});

test('a port that is taken is an error of starting, not a crash later', async () => {
  door = await openDoor();

  await expect(openDoor({ at: { host: '127.0.0.1', port: door.port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
