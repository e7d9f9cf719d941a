import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebhook, signature, type Webhook } from '../../src/send/webhook.ts';

const secret = 'a secret of sixteen';
const body = Buffer.from('{"schema":"postern/webhook/1"}');
const now = Date.UTC(2026, 2, 10, 9);
const address = 'level3@vendor.example';

let answer: { status: number; text: string; location?: string } | 'drop' | 'stall';
let calls: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
let server: Server;
let webhook: Webhook;
beforeEach(async () => {
  [answer, calls] = [{ status: 200, text: '' }, []];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (answer === 'drop') request.socket.destroy();
      else if (answer !== 'stall') response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location }).end(answer.text);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  webhook = createWebhook({ url: `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}/hook`, secret, timeoutMs: 300, now: () => now });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const call = () => webhook.call('rhi-1.w.x@postern.example', body, address);

test('bears the Message-ID as its key and a signature over time and body', async () => {
  await call();

  expect(calls[0]?.body).toBe(body.toString());
  expect(calls[0]?.headers).toMatchObject({ 'idempotency-key': '"rhi-1.w.x@postern.example"', 'content-type': 'application/json', ...signature(body, secret, now) });
  // Known answer, computed by: printf '1773133200.%s' '{"schema":"postern/webhook/1"}' | openssl dgst -sha256 -hmac 'a secret of sixteen'
  expect(calls[0]?.headers['x-postern-signature']).toBe('v1=66e994cfd8da6e34074120c280471af9e2a609f67f724d18dd8605778d306e36');
  expect(JSON.stringify(calls)).not.toContain(secret);
});

test('hands back the number that the other side gave the case', async () => {
  answer = { status: 201, text: '{"reference":"INC0012345"}' };

  expect(await call()).toMatchObject({ verdict: { kind: 'sent' }, reference: 'INC0012345' });
});

test.each(['', 'ok', '{"reference":7}', '{"reference":"two\\r\\nlines"}', `{"reference":"${'x'.repeat(65)}"}`, '[]', 'null'])('takes no reference from the answer %j', async (text) => {
  answer = { status: 200, text };

  expect(await call()).toMatchObject({ verdict: { kind: 'sent' }, reference: null });
});

describe('tries again later', () => {
  test.each([408, 425, 429, 500, 502, 503])('after %d', async (status) => {
    answer = { status, text: 'busy' };

    expect(await call()).toMatchObject({ verdict: { kind: 'persistentTransientFailure', reply: `HTTP ${status} busy` } });
  });

  test.each(['drop', 'stall'] as const)('after a connection that ends in %s, because the key makes a repetition harmless', async (end) => {
    answer = end;

    expect((await call()).verdict.kind).toBe('persistentTransientFailure');
  });
});

test.each([400, 401, 404, 410, 422])('gives up after %d', async (status) => {
  answer = { status, text: 'no such thing' };

  expect(await call()).toMatchObject({ verdict: { kind: 'permanentFailure', refused: [{ address, reply: `HTTP ${status} no such thing` }] } });
});

test('follows no redirection: the ticket goes where the admin said and nowhere else', async () => {
  answer = { status: 307, text: '', location: 'http://127.0.0.1:1/elsewhere' };

  expect((await call()).verdict.kind).toBe('persistentTransientFailure');
  expect(calls).toHaveLength(1);
});
