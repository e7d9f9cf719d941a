// A DNS of our own for tests of senders: domains that publish SPF, DKIM keys and DMARC policies, and mail signed with those
// keys. Nothing of it asks a network.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimSign } from 'mailauth';
import type { AskDns } from '../../src/platform/dns-resolver.ts';

export interface PublishedDomain {
  /** `v=spf1 …` */
  readonly spf?: string;
  /** `v=DMARC1; p=reject` */
  readonly dmarc?: string;
}

/** `TXT name` → its strings; an Error is what the server answers instead. */
export type Zone = Map<string, string[][] | { readonly code: string }>;

const selector = 'k1';
const keys = new Map<string, KeyObject>();

/** A zone of these domains, each with a DKIM key. */
export function zoneOf(domains: Readonly<Record<string, PublishedDomain>>): Zone {
  const zone: Zone = new Map();
  for (const [domain, { spf, dmarc }] of Object.entries(domains)) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    keys.set(domain, privateKey);
    zone.set(`TXT ${selector}._domainkey.${domain}`, [[`v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`]]);
    if (spf !== undefined) zone.set(`TXT ${domain}`, [[spf]]);
    if (dmarc !== undefined) zone.set(`TXT _dmarc.${domain}`, [[dmarc]]);
  }
  return zone;
}

/** Answers from the zone; `asked` gets every question. */
export function answersOf(zone: Zone, asked: string[] = []): AskDns {
  return async (name, type) => {
    asked.push(`${type} ${name}`);
    const found = zone.get(`${type} ${name.toLowerCase()}`) ?? { code: 'ENOTFOUND' };
    if ('code' in found) throw Object.assign(new Error(found.code), { code: found.code });
    return found;
  };
}

/** The mail with a signature of `domain` on top. */
export async function signedBy(domain: string, raw: Buffer, more: { readonly maxBodyLength?: number } = {}): Promise<Buffer> {
  const key = keys.get(domain);
  if (key === undefined) throw new Error(`${domain} is in no zone`);
  // Its types want the names of one signature where it takes a list.
  const { signatures } = await dkimSign(raw, {
    canonicalization: 'relaxed/relaxed', signatureData: [{ signingDomain: domain, selector, privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string, ...more }],
  } as unknown as Parameters<typeof dkimSign>[1]);
  return Buffer.concat([Buffer.from(signatures, 'latin1'), raw]);
}

/** The private key of a domain, as a forwarder needs it to seal. */
export function pemOf(domain: string): string {
  return keys.get(domain)?.export({ type: 'pkcs8', format: 'pem' }) as string;
}
