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
  const found = async (env: Environment) => jsonOf<{ what: string; level: string; detail: string; advice: string }[]>(await postern(['doctor', '--json'], { POSTERN_SMTP: '127.0.0.1:0', ...env })).find((one) => one.what === 'authors');

  expect(await found({})).toMatchObject({ level: 'warn', detail: expect.stringContaining('senders are believed as they write themselves'), advice: expect.stringContaining('POSTERN_AUTHSERV') });
  const named = { POSTERN_AUTHSERV: 'mx.postern.example' };
  expect(await found(named)).toMatchObject({ level: 'ok', detail: 'Authentication-Results of mx.postern.example are believed, and a mail without them counts as not verified' });
  expect(await found({ ...named, POSTERN_TRUSTED_DOORS: 'imap, lmtp' })).toMatchObject({ level: 'ok', detail: expect.stringContaining('believed unchecked what comes by lmtp, imap') });
  expect(await found({ ...named, POSTERN_TRUSTED_DOORS: 'all' })).toMatchObject({ level: 'warn', detail: expect.stringContaining('senders are believed') });
  expect(await found({ ...named, POSTERN_SMTP: '0.0.0.0:0' })).toMatchObject({ level: 'warn', detail: expect.stringContaining('whoever reaches 0.0.0.0:0 may write them himself') });
  expect(await found({ POSTERN_SENDER_CHECK: 'off' })).toMatchObject({ level: 'warn' });
  expect(await found({ POSTERN_SENDER_CHECK: 'dns', POSTERN_DNS: dns.address })).toMatchObject({ level: 'ok', detail: expect.stringContaining(`${dns.address} answered in`) });
  const away = await postern(['doctor', '--json'], { POSTERN_SMTP: '127.0.0.1:0', POSTERN_SENDER_CHECK: 'dns', POSTERN_DNS: '127.0.0.1:1' });
  expect([away.code, (JSON.parse(away.text) as { what: string; level: string }[]).find((one) => one.what === 'authors')?.level]).toEqual([69, 'fail']);
});

test('doors that may be trusted are named by name, and none is left in doubt where nobody is asked', async () => {
  expect(await postern(['doctor'], { POSTERN_TRUSTED_DOORS: 'smtp,window' })).toMatchObject({ code: 78, text: expect.stringContaining('POSTERN_TRUSTED_DOORS=smtp,window: expected all, none, or some of smtp,lmtp,pipe,imap,import') });
  expect(await postern(['doctor'], { POSTERN_SENDER_CHECK: 'off', POSTERN_TRUSTED_DOORS: 'imap' })).toMatchObject({ code: 78, text: expect.stringContaining('would leave nobody authorised') });
});

test('explain says what a missing check means at the door through which a mail came', async () => {
  const [plain, passed] = [join(folder, 'plain.eml'), join(folder, 'passed.eml')];
  writeFileSync(plain, raw());
  writeFileSync(passed, raw('Authentication-Results: mx.front.example; dmarc=pass header.from=harbour.example\r\n'));
  const explain = async (file: string, env: Environment, ...more: string[]) => (await postern(['explain', file, ...more], env)).text;
  const front = { POSTERN_AUTHSERV: 'mx.front.example' };

  expect(await explain(passed, front)).toMatch(/author +verified: dmarc=pass/u);
  expect(await explain(passed, {})).toMatch(/author +nobody has checked this sender: .*; what mx\.front\.example states does not count here/u);
  expect(await explain(plain, front)).toMatch(/author +not verified, nobody has checked this sender: no Authentication-Results of a trusted host\n +counts as: not authorised/u);
  expect(await explain(plain, { ...front, POSTERN_TRUSTED_DOORS: 'import' }, '--door', 'import')).toMatch(/author +nobody has checked/u);
  expect(await explain(plain, { POSTERN_SENDER_CHECK: 'dns' })).toMatch(/author +nobody has checked[\s\S]*the SMTP port would ask the DNS about it: --client ADDRESS/u);
  expect(await explain(plain, { POSTERN_SENDER_CHECK: 'dns' }, '--door', 'imap')).toMatch(/author +not verified, nobody has checked/u);
  const unnamed = join(folder, 'unnamed.eml');
  writeFileSync(unnamed, raw('Authentication-Results: spf=pass smtp.mailfrom=harbour.example;dmarc=pass action=none\r\n header.from=harbour.example\r\n'));
  expect(await explain(unnamed, { POSTERN_AUTHSERV: 'unnamed' }, '--door', 'imap')).toMatch(/author +verified: dmarc=pass/u);
  expect(await explain(unnamed, { POSTERN_AUTHSERV: 'unnamed' })).toMatch(/author +not verified, nobody has checked this sender: .*does not name itself does not count here/u);
  expect(await postern(['explain', plain, '--door', 'window'])).toMatchObject({ code: 64 });
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
  expect((await postern(['explain', forged])).text).toMatch(/author +nobody has checked this sender: no Authentication-Results of a trusted host\n.*only a stated failure/u);
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
