// Two desks, two relays: which way a mail takes, and that it is signed by the key of its domain.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startOauthIssuer, type OauthIssuer } from '../support/oauth-issuer.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { startScriptedRelay, type ScriptedRelay } from '../support/scripted-relay.ts';

let [one, other]: (ScriptedRelay | undefined)[] = [];
let issuer: OauthIssuer;
let gateway: TestGateway;
beforeAll(async () => {
  [one, other] = [await startScriptedRelay(), await startScriptedRelay()];
  issuer = await startOauthIssuer('csp@rhipe.example');
  const folder = mkdtempSync(join(tmpdir(), 'postern-way-out-'));
  removeAfterwards(folder);
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'postern.yaml')];
  writeFileSync(key, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(file, `relays:
  csp:
    {host: 127.0.0.1, port: ${one.port}, tls: none, desks: [rhipe-csp], user: csp@rhipe.example, oauth: {grant: client_credentials, token_endpoint: "${issuer.tokenEndpoint}", client_id: postern, client_secret: its secret}}
  others: {host: 127.0.0.1, port: ${other.port}, tls: none}
dkim:
  rhipe.example: {selector: s1, key: ${key}}
`);
  gateway = await startGateway({ environment: { POSTERN_CONFIG: file, POSTERN_LIVE: '1' } });
}, 120_000);
afterAll(async () => {
  await gateway?.close();
  await one?.close();
  await other?.close();
  await issuer?.close();
});

test('the mail of each desk leaves by its own relay, logged in with its own token, signed where there is a key', async () => {
  await gateway.send({ from: 'tom@harbour.example', to: 'partner.support@rhipe.example', subject: 'cannot log in', messageId: 'a@harbour.example', text: 'One of our customers cannot log in, please help.' });
  await gateway.send({ from: 'anna.keller@nordlicht.example', to: 'support@retarus.example', subject: 'no mail', messageId: 'b@nordlicht.example', text: 'Main Customer ID: 73125\nNo mail arrives.' });

  await eventually(() => (one?.taken.length ?? 0) > 0 && (other?.taken.length ?? 0) > 0, 60_000);

  const all = (relay: ScriptedRelay | undefined): string[] => (relay?.taken ?? []).map(({ bytes }) => bytes.toString());
  expect(all(one).every((mail) => /^From: .*@rhipe\.example>?\r$/mu.test(mail) && /^DKIM-Signature: v=1; .*d=rhipe\.example;/u.test(mail))).toBe(true);
  expect(all(other).every((mail) => /^From: .*@retarus\.example>?\r$/mu.test(mail) && !mail.includes('DKIM-Signature'))).toBe(true);
  expect(one?.said.some((line) => line.startsWith('AUTH XOAUTH2 '))).toBe(true);
  expect(other?.said.some((line) => line.startsWith('AUTH'))).toBe(false);
}, 120_000);
