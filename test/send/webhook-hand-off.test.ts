// A pack that names a webhook: its ticket goes there as JSON, the number that comes back belongs to the ticket, and the
// partner's mail still leaves as mail.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { serve } from '../../src/main/serve.ts';
import { startRelay, type CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';

interface Call {
  readonly key: string;
  readonly body: { schema: string; ref: string; kind: string; text: string; replyTo: string; ticket: { ref: string; fields: { id: string; value: unknown }[] } | null; attachments: { name: string; base64: string }[] };
}

const calls: Call[] = [];
let refusals = 1;
let server: Server;
let relay: CapturingRelay;
let gateway: TestGateway;
let environment: Record<string, string>;
const folder = mkdtempSync(join(tmpdir(), 'postern-webhook-'));
removeAfterwards(folder);

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      calls.push({ key: String(request.headers['idempotency-key']), body: JSON.parse(Buffer.concat(chunks).toString()) as Call['body'] });
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 503 : 201).end('{"reference":"RCR-901177"}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  relay = await startRelay();
  cpSync(fileURLToPath(new URL('../../rules', import.meta.url)), join(folder, 'rules'), { recursive: true });
  const pack = join(folder, 'rules/retarus-partner/pack.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace(/^working_side:\n/mu, 'working_side:\n  webhook: vendor\n'));
  writeFileSync(join(folder, 'postern.yaml'), `webhooks:\n  vendor: {url: "http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}/cases", secret: "a secret of sixteen"}\n`);
  environment = { POSTERN_RULES: join(folder, 'rules'), POSTERN_CONFIG: join(folder, 'postern.yaml'), POSTERN_LIVE: '1', POSTERN_RELAY: relay.url };
  gateway = await startGateway({ environment });
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  await relay?.close();
  server.closeAllConnections();
  server.close();
});

test('the ticket is called in under one key until it is taken, and its number is learned', async () => {
  await gateway.reset('2026-03-10T09:12:00Z');
  const complete = readFileSync(fileURLToPath(new URL('../../fixtures/scenarios/retarus-partner/complete-incident-with-both-ids-on-one-line.eml', import.meta.url)));
  await gateway.sendRaw('anna.keller@nordlicht.example', ['support@retarus.example'], complete);
  await eventually(() => calls.length > 0, 60_000);
  await eventually(async () => (await gateway.db.selectFrom('outbox').select('attempts').where('kind', '=', 'forward').where('state', '=', 'pending').execute()).length > 0);
  gateway.clock.advance(61_000);
  await gateway.running.sweep();
  await eventually(async () => (await gateway.tickets())[0]?.vendorRefs.includes('RCR-901177'), 60_000);

  const forwards = calls.filter(({ body }) => body.kind === 'forward');
  expect(new Set(forwards.map(({ key }) => key)).size).toBe(1);
  expect(forwards).toHaveLength(2);
  expect(forwards[1]?.body).toEqual(forwards[0]?.body);
  const [ticket] = await gateway.tickets();
  expect(forwards[1]?.body).toMatchObject({ schema: 'postern/webhook/1', ref: ticket?.ref, ticket: { ref: ticket?.ref } });
  expect(forwards[1]?.body.ticket?.fields).toContainEqual(expect.objectContaining({ id: 'main_id', value: '73125' }));
  expect(relay.taken.flatMap((mail) => mail.to)).not.toContain('level3@retarus.example');
  expect(relay.taken.flatMap((mail) => mail.to)).toContain('anna.keller@nordlicht.example');
}, 120_000);

test('a call whose process died is made again under its key; a mail whose process died is left to a person', async () => {
  const dead = new Date(gateway.clock.now() - 1_000);
  await gateway.db.updateTable('outbox').set({ state: 'sending', claimed_until: dead, done_at: null }).where('state', '=', 'sent').execute();
  const before = calls.length;

  await gateway.running.sweep();
  await eventually(async () => (await gateway.db.selectFrom('outbox').select('id').where('state', 'in', ['sending', 'pending']).execute()).length === 0, 60_000);

  const rows = await gateway.db.selectFrom('outbox').select(['address', 'state', 'header_message_id as id']).execute();
  expect(rows.filter((row) => row.address === 'level3@retarus.example').map((row) => row.state)).toEqual(['sent']);
  expect(new Set(rows.filter((row) => row.address !== 'level3@retarus.example').map((row) => row.state))).toEqual(new Set(['uncertain']));
  expect(calls.slice(before).map(({ key }) => key)).toEqual(rows.filter((row) => row.address === 'level3@retarus.example').map((row) => `"${row.id}"`));
}, 120_000);

test('a pack that names a webhook which the configuration does not have keeps the gateway from starting', async () => {
  const { POSTERN_CONFIG: _, ...without } = environment;
  const config = readConfig({ ...without, POSTERN_DATA: join(folder, 'data'), POSTERN_SMTP: '127.0.0.1:0', POSTERN_LOG: 'silent' }, folder);

  await expect(serve(config, { roles: ['worker'], print: () => undefined, onLost: () => undefined })).rejects.toThrow(/retarus-partner: working_side names the webhook vendor, and the configuration has none/u);
}, 120_000);
