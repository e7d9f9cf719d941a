import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';

const folder = mkdtempSync(join(tmpdir(), 'postern-config-'));
removeAfterwards(folder);
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
writeFileSync(join(folder, 'key.pem'), pem);
writeFileSync(join(folder, 'nonsense.pem'), 'no key');

function read(yaml: string, environment: Readonly<Record<string, string>> = {}): Config {
  writeFileSync(join(folder, 'postern.yaml'), yaml);
  return readConfig({ POSTERN_CONFIG: 'postern.yaml', ...environment }, folder);
}

test('a relay is read with its defaults: STARTTLS on 587, reports asked for', () => {
  expect(read('relays:\n  main: {host: relay.example, user: postern, password: "${P}"}\n', { P: 'a: #secret' }).relays).toEqual([{
    id: 'main', host: 'relay.example', port: 587, tls: 'starttls', ca: null, login: { user: 'postern', password: 'a: #secret' }, desks: null, connectionsMax: 4, perMinute: null, dsn: true,
  }]);
});

test('a signing key is read by its domain', () => {
  expect(read(`dkim:\n  Shop.example: {selector: s2026, key: ${join(folder, 'key.pem')}}\n`).dkim).toEqual(new Map([['shop.example', { selector: 's2026', privateKey: pem }]]));
});

const faulty: readonly (readonly [string, string, RegExp])[] = [
  ['a login that could be read on its way', 'relays:\n  main: {host: relay.example, tls: none, user: a, password: hidden}\n', /relays\.main\.tls: none may send the login in the clear/u],
  ['a password without a user', 'relays:\n  main: {host: relay.example, password: hidden}\n', /relays\.main: expected user and one of password and oauth/u],
  ['an unknown word', 'relays:\n  main: {host: relay.example, pasword: hidden}\n', /relays\.main.*pasword/u],
  ['two relays for one desk', 'relays:\n  one: {host: a.example, desks: [shop]}\n  two: {host: b.example, desks: [shop]}\n', /relays\.two\.desks: the mail of shop leaves by one/u],
  ['two relays for all other desks', 'relays:\n  one: {host: a.example}\n  two: {host: b.example}\n', /relays\.two: takes the mail of every other desk, as one does/u],
  ['a relay for all desks beside POSTERN_RELAY', 'relay: smtp://c.example\nrelays:\n  one: {host: a.example}\n', /POSTERN_RELAY and a relay without desks/u],
  ['a file that holds no key', `dkim:\n  shop.example: {selector: s1, key: ${join(folder, 'nonsense.pem')}}\n`, /dkim\.shop\.example\.key: .*nonsense\.pem holds no private key/u],
  ['an endpoint without TLS', 'relays:\n  main: {host: relay.example, user: a, oauth: {grant: refresh_token, token_endpoint: "http://login.example/token", client_id: x}}\n', /relays\.main\.oauth\.token_endpoint: plain http/u],
];
test.each(faulty)('%s is a fault of configuration that names its place and no secret', (_, yaml, complaint) => {
  const fault = (() => {
    try {
      read(yaml);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();

  expect(fault).toMatch(complaint);
  expect(fault).not.toContain('hidden');
});

test('POSTERN_LIVE wants somebody who takes the mail', () => {
  expect(() => read('live: "1"\n')).toThrow(/POSTERN_LIVE=1 needs POSTERN_RELAY, or relays in the file/u);
  expect(read('live: "1"\nrelays:\n  main: {host: relay.example}\n').live).toBe(true);
});
