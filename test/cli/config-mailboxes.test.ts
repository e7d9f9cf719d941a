// The section `mailboxes` of a configuration file: what is read from it, and what is said about what is wrong with it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';

function read(yaml: string, environment: Readonly<Record<string, string>> = {}): Config {
  const folder = mkdtempSync(join(tmpdir(), 'postern-config-'));
  removeAfterwards(folder);
  writeFileSync(join(folder, 'postern.yaml'), yaml);
  return readConfig({ POSTERN_CONFIG: 'postern.yaml', ...environment }, folder);
}

function complaint(yaml: string): string {
  try {
    read(yaml);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

it('reads a mailbox with what is usual, and a password with any character in it from the environment', () => {
  const { mailboxes } = read('# not set: ${NOBODY}\nmailboxes:\n  support: {desk: d, host: imap.box.example, user: s@box.example, password: "${PASS}"}\n', { PASS: 'a: #"{b}' });

  expect(mailboxes).toEqual([{
    id: 'support', desk: 'd', host: 'imap.box.example', port: 993, tls: 'implicit', ca: null, user: 's@box.example', login: { password: 'a: #"{b}' }, folder: 'INBOX',
    done: { kind: 'flag', flag: '\\Seen' }, start: 'unseen', pollMs: 120_000, lateMs: 900_000,
  }]);
});

it('keeps the settings beside it, and refuses what is neither', () => {
  expect(read('smtp: 127.0.0.1:2600\nmailboxes: {}\n').smtp.port).toBe(2600);
  expect(complaint('mailbox: {}\n')).toContain('unknown setting "mailbox"');
});

const whole = 'desk: d, host: imap.box.example, user: u';
it.each([
  ['two ways to log in', `a: {${whole}, password: p, oauth: {grant: client_credentials, token_endpoint: "https://login.box.example/t", client_id: c, client_secret: s}}`, 'mailboxes.a: expected one of password and oauth'],
  ['none', `a: {${whole}}`, 'mailboxes.a: expected one of password and oauth'],
  ['a login in the clear over a network', `a: {${whole}, password: p, tls: none}`, 'mailboxes.a.tls: none would send the login in the clear to imap.box.example'],
  ['a token endpoint without TLS', `a: {${whole}, oauth: {grant: refresh_token, token_endpoint: "http://login.box.example/t", client_id: c}}`, 'mailboxes.a.oauth.token_endpoint: plain http'],
  ['a client that cannot show who it is', `a: {${whole}, oauth: {grant: client_credentials, token_endpoint: "https://login.box.example/t", client_id: c}}`, 'mailboxes.a.oauth.client_secret'],
  ['a word that nobody knows', `a: {${whole}, password: p, pasword: q}`, 'mailboxes.a: Unrecognized key: "pasword"'],
  ['an end that nobody knows', `a: {${whole}, password: p, done: delete}`, 'mailboxes.a.done'],
  ['the same folder twice', `a: {${whole}, password: p}\n  b: {${whole}, password: p}`, 'mailboxes.b: reads the same folder of the same account as a'],
])('says what is wrong with %s', (_, entry, word) => {
  expect(complaint(`mailboxes:\n  ${entry}\n`)).toContain(word);
});
