import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRelayTransport, type RelayOptions } from '../../src/send/relay-transport.ts';
import type { Transport } from '../../src/send/transport.ts';
import { startScriptedRelay, type Reaction, type Script, type ScriptedRelay } from '../support/scripted-relay.ts';

let relay: ScriptedRelay;
let transport: Transport;
beforeAll(async () => {
  relay = await startScriptedRelay();
});
afterAll(() => relay.close());
beforeEach(() => {
  relay.follow({});
  relay.said.length = 0;
  relay.taken.length = 0;
  transport = transportWith({});
});
afterEach(() => transport.close());

function transportWith(options: Partial<RelayOptions>): Transport {
  return createRelayTransport({
    host: '127.0.0.1', port: relay.port, tls: 'none', ca: null, login: null, connectionsMax: 1, perMinute: null, dsn: false, hostName: 'postern.example',
    // Short for the peers that stall; the others answer at once.
    deadlines: { connectMs: 400, greetingMs: 400, socketMs: 400 }, ...options,
  });
}

const letter = Buffer.from(`From: desk@kestrel.example\r\nTo: jane@partner.example\r\nSubject: hello\r\n\r\n${'a line of it\r\n'.repeat(20_000)}`);
const attempt = (forwardPaths: readonly string[] = ['jane@partner.example'], reversePath = 'desk+x@kestrel.example') => transport.attempt({ id: '7', desk: 'kestrel' }, { reversePath, forwardPaths }, letter);
const [refusal, deferral] = ['550 5.1.1 no such user', '451 4.7.1 greylisted, come back later'];

const nothingLeft: readonly (readonly [string, Script])[] = [
  ['resets before its greeting', { greeting: 'drop' }],
  ['never greets', { greeting: 'stall' }],
  ['is too busy to greet', { greeting: '421 4.3.2 too busy' }],
  ['resets at EHLO', { ehlo: 'drop' }],
  ['never answers EHLO', { ehlo: 'stall' }],
  ['resets at MAIL', { mail: 'drop' }],
  ['defers at MAIL', { mail: '451 4.3.0 later' }],
  ['never answers RCPT', { rcpt: () => 'stall' }],
  ['resets at RCPT', { rcpt: () => 'drop' }],
  ['greylists', { rcpt: () => deferral }],
  ['resets at DATA', { data: 'drop' }],
  ['never answers DATA', { data: 'stall' }],
  ['has no room at DATA', { data: '452 4.3.1 no room' }],
  ['says later behind the message', { end: '451 4.3.0 later' }],
];
test.each(nothingLeft)('a relay that %s gets the mail another time', async (_, script) => {
  relay.follow(script);

  expect(await attempt()).toMatchObject({ kind: 'persistentTransientFailure', refused: [] });
});

const forGood: readonly (readonly [string, Script])[] = [
  ['refuses the sender', { mail: '550 5.7.1 not you' }],
  ['refuses the recipient', { rcpt: () => refusal }],
  ['refuses DATA', { data: '554 5.5.1 no' }],
  ['refuses the message', { end: '554 5.6.0 no such mail here' }],
];
test.each(forGood)('a relay that %s is not asked again', async (_, script) => {
  relay.follow(script);

  expect(await attempt()).toMatchObject({ kind: 'permanentFailure', refused: [{ address: 'jane@partner.example', reply: expect.stringMatching(/^55\d 5\.\d\.\d /u) as unknown }] });
});

const nobodyKnows: readonly (readonly [string, Script])[] = [
  ['resets when it has the whole message', { end: 'drop' }],
  ['never answers the final dot', { end: 'stall' }],
];
test.each(nobodyKnows)('a relay that %s leaves it uncertain', async (_, script) => {
  relay.follow(script);

  expect(await attempt()).toMatchObject({ kind: 'uncertain' });
});

test('a port where nobody listens is tried again later', async () => {
  await transport.close();
  const gone = await startScriptedRelay();
  await gone.close();
  transport = transportWith({ port: gone.port });

  expect(await attempt()).toMatchObject({ kind: 'persistentTransientFailure', reply: expect.stringContaining('ECONNREFUSED') as unknown });
});

describe('several recipients', () => {
  const answers = (table: Readonly<Record<string, Reaction>>): Script => ({ rcpt: (address) => table[address] ?? '250 ok' });

  test('are told apart: who has it, who is refused, who is to get it later', async () => {
    relay.follow(answers({ 'gone@partner.example': refusal, 'grey@partner.example': deferral }));

    expect(await attempt(['jane@partner.example', 'gone@partner.example', 'grey@partner.example'])).toMatchObject({
      kind: 'sent', refused: [{ address: 'gone@partner.example', reply: refusal }], deferred: [{ address: 'grey@partner.example', reply: deferral }],
    });
    expect(relay.taken[0]?.recipients).toEqual(['jane@partner.example']);
  });

  test('of whom none gets it now leave the deferred ones waiting, whatever was said last', async () => {
    relay.follow(answers({ 'grey@partner.example': deferral, 'gone@partner.example': refusal }));

    expect(await attempt(['grey@partner.example', 'gone@partner.example'])).toMatchObject({
      kind: 'persistentTransientFailure', reply: deferral, refused: [{ address: 'gone@partner.example', reply: refusal }],
    });
  });
});

describe('logging in', () => {
  test('an access token is asked for and sent as XOAUTH2', async () => {
    transport = transportWith({ login: { user: 'desk@kestrel.example', accessToken: async () => 'a-token' } });

    expect(await attempt()).toMatchObject({ kind: 'sent' });
    const given = /^AUTH XOAUTH2 (\S+)$/mu.exec(relay.said.join('\n'))?.[1] ?? '';
    expect(Buffer.from(given, 'base64').toString()).toBe('user=desk@kestrel.example\u0001auth=Bearer a-token\u0001\u0001');
  });

  test('that is not taken keeps the mail: it is not the mail that is wrong', async () => {
    transport = transportWith({ login: { user: 'desk', password: 'old one' } });
    relay.follow({ auth: '535 5.7.8 authentication failed' });

    expect(await attempt()).toMatchObject({ kind: 'persistentTransientFailure', reply: '535 5.7.8 authentication failed' });
  });

  test('without a token to be had keeps the mail as well', async () => {
    transport = transportWith({ login: { user: 'desk', accessToken: () => Promise.reject(new Error('nobody has consented yet')) } });

    expect(await attempt()).toMatchObject({ kind: 'persistentTransientFailure', reply: expect.stringContaining('nobody has consented yet') as unknown });
  });
});

describe('what is asked of the relay', () => {
  test('reports of failures and delays, with headers only, under our number (RFC 3461)', async () => {
    transport = transportWith({ dsn: true });

    await attempt();

    expect(relay.said).toContain('MAIL FROM:<desk+x@kestrel.example> RET=HDRS ENVID=7');
    expect(relay.said).toContain('RCPT TO:<jane@partner.example> NOTIFY=FAILURE,DELAY');
  });

  test('no report for mail with the null path, to which none could come', async () => {
    transport = transportWith({ dsn: true });

    await attempt(['jane@partner.example'], '');

    expect(relay.said).toContain('MAIL FROM:<>');
    expect(relay.said).toContain('RCPT TO:<jane@partner.example>');
  });

  test('TLS where the policy wants it: without STARTTLS nothing leaves, not even the envelope', async () => {
    transport = transportWith({ tls: 'starttls' });

    expect(await attempt()).toMatchObject({ kind: 'persistentTransientFailure' });
    expect(relay.said.some((line) => line.startsWith('MAIL'))).toBe(false);
  });
});

test('a connection that was cut within the message sends nothing twice: behind the whole of it nobody knows, before it is tried again', async () => {
  relay.follow({ cutAfterBytes: 1_000 });

  const verdict = await attempt();

  expect(['persistentTransientFailure', 'uncertain']).toContain(verdict.kind);
  expect(relay.taken).toHaveLength(0);
});
