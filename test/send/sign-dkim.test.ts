import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { signDkim, type DkimKeys } from '../../src/send/sign-dkim.ts';

const date = Date.UTC(2026, 2, 10, 9);
const letter = Buffer.from('From: Support <support@kestrel.example>\r\nTo: jane@partner.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 10 Mar 2026 09:00:00 +0000\r\nMessage-ID: <a@kestrel.example>\r\n\r\nhello\r\n\r\n\r\n');

function keyPair(type: 'rsa' | 'ed25519'): { keys: DkimKeys; record: string } {
  const { privateKey, publicKey } = type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keys: new Map([['kestrel.example', { selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }]]),
    record: `v=DKIM1; k=${type}; p=${(type === 'rsa' ? der : der.subarray(-32)).toString('base64')}`,
  };
}

async function verified(bytes: Buffer, record: string): Promise<string | undefined> {
  const resolver = async (name: string): Promise<string[][]> => (name === 's1._domainkey.kestrel.example' ? [[record]] : []);
  const { results } = await dkimVerify(bytes, { resolver });
  return results[0]?.status.result;
}

describe.each(['rsa', 'ed25519'] as const)('a %s key', (type) => {
  const { keys, record } = keyPair(type);

  test('makes a signature that a receiver verifies, and that breaks with the mail', async () => {
    const signed = await signDkim(letter, 'kestrel.example', date, keys);

    expect(await verified(signed, record)).toBe('pass');
    expect(await verified(Buffer.from(signed.toString().replace('hello', 'hullo')), record)).not.toBe('pass');
  });

  test('gives the same bytes at every attempt', async () => {
    expect(await signDkim(letter, 'kestrel.example', date, keys)).toEqual(await signDkim(letter, 'Kestrel.example', date, keys));
  });
});

test('a mail of a domain without a key leaves as it is', async () => {
  expect(await signDkim(letter, 'other.example', date, keyPair('rsa').keys)).toBe(letter);
});

test('a key that is no key is a fault, not a mail without its signature', async () => {
  const keys: DkimKeys = new Map([['kestrel.example', { selector: 's1', privateKey: 'nonsense' }]]);

  await expect(signDkim(letter, 'kestrel.example', date, keys)).rejects.toThrow(/not signed for kestrel\.example/u);
});
