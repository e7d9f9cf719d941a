// People whose address is not ASCII (RFC 6531): their mail comes in, their answer goes out by SMTPUTF8, and nobody else's mail
// needs it.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { buildMime } from '../../src/send/build-mime.ts';
import { createRelayTransport } from '../../src/send/relay-transport.ts';
import type { Transport } from '../../src/send/transport.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startScriptedRelay, type ScriptedRelay } from '../support/scripted-relay.ts';

let gateway: TestGateway;
let relay: ScriptedRelay;
let transport: Transport;
beforeAll(async () => {
  gateway = await startGateway();
  relay = await startScriptedRelay();
  transport = createRelayTransport({ host: '127.0.0.1', port: relay.port, tls: 'none', ca: null, login: null, connectionsMax: 1, perMinute: null, dsn: false, hostName: 'postern.example' });
});
beforeEach(() => {
  relay.follow({});
  relay.said.length = 0;
  relay.taken.length = 0;
});
afterAll(async () => {
  await transport.close();
  await relay.close();
  await gateway.close();
});

const simple: OutgoingMail = {
  kind: 'answer', automatic: true, from: { displayName: 'Apiary Help', addrSpec: 'help@apiary.example' }, to: [{ displayName: 'Žofie', addrSpec: 'žofie@včela.example' }], cc: [], replyTo: { displayName: '', addrSpec: 'help+t@apiary.example' },
  subject: 'včely', text: 'x\n', messageId: 't.1@gateway.example', inReplyTo: 'zpráva-1@včela.example', references: ['zpráva-1@včela.example', 't.1@gateway.example'], headers: [], date: 0, reversePath: '', files: [], attachmentsOf: [],
};

it('takes mail from and about such addresses, and answers there', async () => {
  await gateway.reset('2026-03-10T09:20:00Z');
  await gateway.sendRaw('žofie@včela.example', ['partner.support@rhipe.example'], Buffer.from('From: Žofie Nováková <žofie@včela.example>\r\nTo: partner.support@rhipe.example\r\nSubject: včely\r\nMessage-ID: <zpráva-1@včela.example>\r\n\r\nCompany Name: Včela s.r.o.\r\nIssue: nobody can log in\r\n'));
  await gateway.settled();

  expect(await gateway.messages()).toMatchObject([{ state: expect.stringMatching(/^(?:opened|held|redirected)$/u), messageId: 'zpráva-1@včela.example' }]);
  const answer = (await gateway.newMails()).find((mail) => mail.kind === 'answer');
  expect(answer?.mail.to).toEqual([expect.objectContaining({ addrSpec: 'žofie@včela.example' })]);
  expect(answer?.mail.inReplyTo).toEqual(['zpráva-1@včela.example']);
});

it('sends there by SMTPUTF8, header and envelope as they are written', async () => {
  const verdict = await transport.attempt({ id: '1', desk: 'apiary' }, { reversePath: '', forwardPaths: ['žofie@včela.example'] }, await buildMime('1', simple, []));

  expect(verdict.kind).toBe('sent');
  expect(relay.said).toContain('MAIL FROM:<> SMTPUTF8');
  expect(relay.taken[0]?.recipients.join()).toContain('žofie@včela.example');
  expect(parseMessage(relay.taken[0]?.bytes ?? Buffer.alloc(0)).to).toEqual([{ displayName: 'Žofie', addrSpec: 'žofie@včela.example' }]);
});

it('a relay that cannot is not asked for days: the address is refused for good', async () => {
  relay.follow({ ehlo: '250 relay.example', rcpt: () => '553 5.6.7 not without SMTPUTF8' });

  expect(await transport.attempt({ id: '1', desk: 'apiary' }, { reversePath: '', forwardPaths: ['žofie@včela.example'] }, await buildMime('1', simple, []))).toMatchObject({ kind: 'permanentFailure' });
});

it('a mail to ASCII addresses has an ASCII header, whatever it answers', async () => {
  const raw = await buildMime('1', { ...simple, to: [{ displayName: 'Žofie', addrSpec: 'zofie@linden.example' }] }, []);
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';

  expect(head).not.toMatch(/[^\r\n\t\x20-\x7e]/u);
  expect(head).not.toMatch(/^In-Reply-To:/mu);
  expect(parseMessage(raw).references).toEqual(['t.1@gateway.example']);
});
