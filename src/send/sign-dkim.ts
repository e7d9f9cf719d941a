// DKIM (RFC 6376) of what we send, by the domain of its From: a receiver that asks for alignment (DMARC) believes no other.
// The time of signing is the mail's own date, so that every attempt has the same bytes.
import type { Instant } from '../mail/instant.ts';

export interface DkimKey {
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Keys by the domain that publishes them. */
export type DkimKeys = ReadonlyMap<string, DkimKey>;

/** The mail with its signature on top; as it is where its From is at a domain without a key. Throws when the key is no key. */
export async function signDkim(bytes: Buffer, fromDomain: string, date: Instant, keys: DkimKeys): Promise<Buffer> {
  const key = keys.get(fromDomain.toLowerCase());
  if (key === undefined) return bytes;
  // Loaded by the first mail that is signed: most desks leave it to their relay, and every start would pay for it.
  const { dkimSign } = await import('mailauth/lib/dkim/sign.js');
  const by = { signingDomain: fromDomain.toLowerCase(), selector: key.selector, privateKey: key.privateKey };
  // The types ask for one signature on top; what signs is the list.
  const { signatures, errors } = await dkimSign(bytes, { ...by, canonicalization: 'relaxed/relaxed', signTime: new Date(date), signatureData: [by] });
  // A mail that should be signed and is not would be thrown away by whoever relies on it.
  const [error] = errors;
  if (error !== undefined || signatures === '') throw new Error(`not signed for ${fromDomain}: ${error === undefined ? 'no signature came of it' : error.err.message}`);
  return Buffer.concat([Buffer.from(signatures), bytes]);
}
