// What an admin sees of who wrote a mail, and of the keys of reply tokens: the doctor on each way to find out, explain with
// the DNS asked, an imported mail whose own server had checked it, keys listed, rotated and retired. The name server is the
// test's own.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startDnsServer, type DnsServer } from '../support/dns-server.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { signedBy, zoneOf } from '../support/mail-zone.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, type Environment, type Ran } from './postern.ts';

// A dozen processes, one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const zone = zoneOf({ 'harbour.example': { spf: 'v=spf1 ip4:198.51.100.7 -all', dmarc: 'v=DMARC1; p=reject' } });
const raw = (more = ''): Buffer => Buffer.from(`From: Tom Hale <tom@harbour.example>\r\nTo: partner.support@rhipe.example\r\nSubject: Mail does not leave\r\nMessage-ID: <seen@harbour.example>\r\n${more}\r\nIssue: mail stays in the outbox\r\n`);

let dns: DnsServer;
let postern: (args: readonly string[], env?: Environment) => Promise<Ran>;
let folder: string;

beforeAll(async () => {
  dns = await startDnsServer(zone);
  folder = mkdtempSync(join(tmpdir(), 'postern-authors-'));
  removeAfterwards(folder);
  const run = posternOn(await embeddedDataFolder());
  postern = (args, env = {}) => run(args, { env });
}, 120_000);
afterAll(async () => dns?.close());

test('the doctor says how authors are found out, and whether that works', async () => {
  const found = async (env: Environment) => jsonOf<{ what: string; level: string; detail: string }[]>(await postern(['doctor', '--json'], { POSTERN_SMTP: '127.0.0.1:0', ...env })).find((one) => one.what === 'authors');

  expect(await found({})).toMatchObject({ level: 'ok', detail: 'Authentication-Results of mx.postern.example are believed' });
  expect(await found({ POSTERN_SMTP: '0.0.0.0:0' })).toMatchObject({ level: 'warn', detail: expect.stringContaining('whoever reaches 0.0.0.0:0 may write them himself') });
  expect(await found({ POSTERN_SENDER_CHECK: 'off' })).toMatchObject({ level: 'warn' });
  expect(await found({ POSTERN_SENDER_CHECK: 'dns', POSTERN_DNS: dns.address })).toMatchObject({ level: 'ok', detail: expect.stringContaining(`${dns.address} answered in`) });
  const away = await postern(['doctor', '--json'], { POSTERN_SMTP: '127.0.0.1:0', POSTERN_SENDER_CHECK: 'dns', POSTERN_DNS: '127.0.0.1:1' });
  expect([away.code, (JSON.parse(away.text) as { what: string; level: string }[]).find((one) => one.what === 'authors')?.level]).toEqual([69, 'fail']);
});

test('a wrong name server is a fault of the configuration', async () => {
  expect(await postern(['doctor'], { POSTERN_DNS: 'dns.shop.example' })).toMatchObject({ code: 78, text: expect.stringContaining('POSTERN_DNS=dns.shop.example: expected addresses such as') });
});

test('explain asks the DNS for a mail whose client is named, and says what that changes', async () => {
  const [signed, forged] = [join(folder, 'signed.eml'), join(folder, 'forged.eml')];
  writeFileSync(signed, await signedBy('harbour.example', raw()));
  writeFileSync(forged, raw());
  const explain = (file: string, ...more: string[]) => postern(['explain', file, '--client', '203.0.113.66', ...more], { POSTERN_DNS: dns.address });

  expect((await explain(signed)).text).toMatch(/author +verified: dmarc=pass for harbour\.example[\s\S]*dkim=pass by harbour\.example, key k1/u);
  expect((await explain(forged)).text).toMatch(/author +FORGED, says its domain: dmarc=fail[\s\S]*counts as: nobody known[\s\S]*outcome +held: .*failed authentication/u);
  expect(jsonOf<object>(await explain(forged, '--json'))).toMatchObject({ senderVerdict: 'hold', authentication: { from: 'fail', check: { client: '203.0.113.66', dmarc: { result: 'fail', policy: 'reject' } } } });
  expect((await postern(['explain', forged])).text).toMatch(/author +not asked: no Authentication-Results of a trusted host/u);
});

test('a message shows what its own server had found out, and its history what that changed', async () => {
  const file = join(folder, 'checked.eml');
  writeFileSync(file, raw('Authentication-Results: mx.postern.example; dmarc=fail header.from=harbour.example\r\n'));
  expect(await postern(['import', file])).toMatchObject({ code: 0 });

  expect((await postern(['message', '1'])).text).toMatch(/held: .*failed authentication \(dmarc=fail for harbour\.example\)[\s\S]*author +FORGED, says its domain: dmarc=fail for harbour\.example/u);
  expect(jsonOf<object>(await postern(['message', '1', '--json']))).toMatchObject({ authentication: { from: 'fail', check: null }, forgedTokens: 0 });
});

test('keys are listed without secrets, rotated, and retired when they no longer sign', async () => {
  expect((await postern(['keys'])).text).toMatch(/k +signs +first start/u);

  const [first, second] = jsonOf<{ id: string; signs: boolean }[]>(await postern(['keys', '--rotate', '--json']));
  expect([first, second]).toMatchObject([{ id: 'k', signs: true }, { id: 'l', signs: false }]);
  expect(Object.keys(first ?? {}).toSorted()).toEqual(['from', 'id', 'signs']);
  expect(await postern(['keys', '--retire', 'k'])).toMatchObject({ code: 65, errors: expect.stringContaining('key k cannot be retired') });
  expect(jsonOf<object[]>(await postern(['keys', '--retire', 'l', '--json']))).toMatchObject([{ id: 'k' }]);
  expect(await postern(['keys', '--rotate'], { POSTERN_SECRET: 'b:a-secret-of-the-configuration' })).toMatchObject({ code: 64, errors: expect.stringContaining('POSTERN_SECRET=b:NEW,a:OLD') });
  expect((await postern(['keys'], { POSTERN_SECRET: 'b:a-secret-of-the-configuration' })).text).toMatch(/b +signs +configured[\s\S]*k +verifies +first start/u);
  expect((await postern(['audit'])).text).toMatch(/rotate keys[\s\S]*retire key/u);
});
