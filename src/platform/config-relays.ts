// The sections `relays` and `dkim` of the configuration: through which server the mail of a desk leaves, and by whose key
// it is signed. docs/config.md prints the descriptions.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loopback, oauthConfig, oauthSection, type OauthConfig } from './config-oauth.ts';
import { errorText } from './fault.ts';

const relay = z.strictObject({
  host: z.string().min(1).meta({ description: 'SMTP server.' }),
  port: z.coerce.number().int().min(1).max(65_535).optional().meta({ description: 'Default 465 with `tls: implicit`, else 587.' }),
  tls: z.enum(['implicit', 'starttls', 'opportunistic', 'none']).default('starttls')
    .meta({ description: '`starttls` and `implicit` send nothing without a valid certificate; `opportunistic` takes what it gets; `none` only on this machine when it logs in.' }),
  ca: z.string().optional().meta({ description: 'PEM file of the authority that signed its certificate, when it is not a public one.' }),
  user: z.string().min(1).optional().meta({ description: 'Who logs in; without it nobody does.' }),
  password: z.string().min(1).optional().meta({ description: 'His password; instead of it `oauth`.' }),
  oauth: oauthSection.optional().meta({ description: 'Log in with an access token (XOAUTH2), as for a mailbox.' }),
  desks: z.array(z.string().min(1)).min(1).optional().meta({ description: 'The desks whose mail it takes; without it all that no other relay names.' }),
  connections: z.coerce.number().int().min(1).max(50).default(4).meta({ description: 'At most so many at once.' }),
  per_minute: z.coerce.number().int().min(1).optional().meta({ description: 'At most so many mails a minute.' }),
  dsn: z.boolean().default(true).meta({ description: 'Ask for reports of failures and delays where it can (RFC 3461).' }),
});

const dkim = z.strictObject({
  selector: z.string().regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/iu, 'a selector such as s2026').meta({ description: 'Name under `_domainkey` of the domain.' }),
  key: z.string().min(1).meta({ description: 'PEM file of the private key, RSA or Ed25519.' }),
});

/** The descriptions, for the document. */
export const relayShape = relay.shape;
export const dkimShape = dkim.shape;

export interface RelayConfig {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'opportunistic' | 'none';
  readonly ca: string | null;
  readonly login: { readonly user: string; readonly password: string } | { readonly user: string; readonly oauth: OauthConfig } | null;
  /** null = every desk that no other relay names. */
  readonly desks: readonly string[] | null;
  readonly connectionsMax: number;
  readonly perMinute: number | null;
  readonly dsn: boolean;
}

/** By the domain that publishes it, lower case. */
export type DkimConfig = ReadonlyMap<string, { readonly selector: string; readonly privateKey: string }>;

/** The relays of the section; what is wrong goes to `faults`, without what it holds of secrets. */
export function readRelays(section: unknown, faults: string[]): RelayConfig[] {
  const relays = entriesOf('relays', section, faults).flatMap(([id, written]) => {
    const parsed = relay.safeParse(written);
    if (parsed.success) return readRelay(id, parsed.data, faults) ?? [];
    for (const issue of parsed.error.issues) faults.push(`relays.${[id, ...issue.path].join('.')}: ${issue.message}`);
    return [];
  });
  const taken = new Map<string, string>();
  for (const { id, desks } of relays) {
    for (const desk of desks ?? ['']) {
      const other = taken.get(desk);
      if (other !== undefined) faults.push(desk === '' ? `relays.${id}: takes the mail of every other desk, as ${other} does; name the desks of one of them` : `relays.${id}.desks: the mail of ${desk} leaves by ${other}`);
      taken.set(desk, id);
    }
  }
  return relays;
}

/** The signing keys of the section. */
export function readDkim(section: unknown, faults: string[]): DkimConfig {
  return new Map(entriesOf('dkim', section, faults).flatMap(([domain, written]) => {
    const parsed = dkim.safeParse(written);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) faults.push(`dkim.${[domain, ...issue.path].join('.')}: ${issue.message}`);
      return [];
    }
    const privateKey = readPrivateKey(`dkim.${domain}.key`, parsed.data.key, faults);
    return privateKey === null ? [] : [[domain.toLowerCase(), { selector: parsed.data.selector, privateKey }] as const];
  }));
}

function entriesOf(name: string, section: unknown, faults: string[]): [string, unknown][] {
  if (section === undefined || section === null) return [];
  if (typeof section === 'object' && !Array.isArray(section)) return Object.entries(section);
  faults.push(`${name}: expected named entries, such as \`${name === 'dkim' ? 'my-desk.example: {selector: …, key: …}' : 'main: {host: …}'}\``);
  return [];
}

function readRelay(id: string, one: z.output<typeof relay>, faults: string[]): RelayConfig | null {
  const before = faults.length;
  if (!/^[a-z\d][a-z\d-]{0,62}$/u.test(id)) faults.push(`relays.${id}: expected a name of lower-case letters, digits and hyphens`);
  const login = loginOf(id, one, faults);
  if ((one.tls === 'none' || one.tls === 'opportunistic') && login !== null && !loopback.test(one.host)) faults.push(`relays.${id}.tls: ${one.tls} may send the login in the clear to ${one.host}; take starttls or implicit`);
  const ca = one.ca === undefined ? null : readText(`relays.${id}.ca`, one.ca, faults);
  if (faults.length > before) return null;
  return {
    id, host: one.host, port: one.port ?? (one.tls === 'implicit' ? 465 : 587), tls: one.tls, ca, login, desks: one.desks ?? null,
    connectionsMax: one.connections, perMinute: one.per_minute ?? null, dsn: one.dsn,
  };
}

function loginOf(id: string, { user, password, oauth }: z.output<typeof relay>, faults: string[]): RelayConfig['login'] {
  const ways = [password, oauth].filter((one) => one !== undefined).length;
  if (user === undefined && ways === 0) return null;
  if (user === undefined || ways !== 1) {
    faults.push(`relays.${id}: expected user and one of password and oauth, or none of them`);
    return null;
  }
  if (password !== undefined) return { user, password };
  return oauth === undefined ? null : { user, oauth: oauthConfig(`relays.${id}.oauth`, oauth, faults) };
}

function readPrivateKey(where: string, path: string, faults: string[]): string | null {
  const pem = readText(where, path, faults);
  if (pem === null) return null;
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    faults.push(`${where}: ${path} holds no private key in PEM`);
    return null;
  }
}

function readText(where: string, path: string, faults: string[]): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    faults.push(`${where}: ${errorText(error)}`);
    return null;
  }
}
