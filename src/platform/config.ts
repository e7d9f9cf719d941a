// The configuration: one table of settings with what they mean and their defaults, read once at the start of a process
// from the environment and, where POSTERN_CONFIG names one, from a YAML file with the same names in lower case. A bad
// configuration prints all its faults and stops the process before a port opens. No other module reads the environment.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readConfigFile, type ConfigFile } from './config-file.ts';
import { readMailboxes, type MailboxConfig } from './config-mailboxes.ts';
import { readDkim, readRelays, type DkimConfig, type RelayConfig } from './config-relays.ts';
import { readWebhooks, type WebhookConfig } from './config-webhooks.ts';
import { errorText, exitCodes, Fault } from './fault.ts';
import { nearestName } from '../rulebook/near-names.ts';

const hostAndPort = z.string().regex(/^(\[[\da-fA-F:]+\]|[\w.-]+):\d{1,5}$/, 'HOST:PORT such as 127.0.0.1:2525')
  .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) < 65_536, 'a port up to 65535')
  .transform((text) => ({ host: text.slice(0, text.lastIndexOf(':')).replace(/^\[|\]$/g, ''), port: Number(text.slice(text.lastIndexOf(':') + 1)) }));
const portOrSocket = z.union([hostAndPort, z.string().startsWith('/').transform((path) => ({ path }))], 'HOST:PORT such as 127.0.0.1:2424, or the path of a Unix socket that begins with /');
const yesAndNo: Readonly<Record<string, boolean>> = { 1: true, true: true, yes: true, on: true, 0: false, false: false, no: false, off: false };
/** Whoever means yes and writes something else must not find out by the mail that never left. */
const yes = z.string().refine((text) => text.toLowerCase() in yesAndNo, '1 or 0').transform((text) => yesAndNo[text.toLowerCase()] === true);
const span = z.string().regex(/^[1-9]\d{0,4}[mhd]$/, 'a time such as 10m, 4h or 90d')
  .transform((text) => Number(text.slice(0, -1)) * ({ m: 60_000, h: 3_600_000, d: 86_400_000 }[text.slice(-1)] ?? 0));
/** An address, with or without a port; `[::1]:5300` as in a URL. */
const isNameServer = (text: string): boolean => isIP(/^\[(.+)\](?::\d{1,5})?$/u.exec(text)?.[1] ?? text.replace(/^([^:]+):\d{1,5}$/u, '$1')) !== 0;
const dnsServers = z.string().transform((text) => text.split(',').map((one) => one.trim()))
  .refine((servers) => servers.every(isNameServer), 'addresses such as 192.0.2.53,[2001:db8::53]:5300');
/** The ways in, as they stand with each message. */
export const doors = ['smtp', 'lmtp', 'pipe', 'imap', 'import'] as const;
const doorList = z.string().transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .refine((named) => named.length === 1 ? ['all', 'none', ...doors].includes(named[0] ?? '') : named.every((one) => doors.some((door) => door === one)), `all, none, or some of ${doors.join(',')}`)
  .transform((named) => (named[0] === 'all' ? [...doors] : doors.filter((door) => named.includes(door))));
const kept = z.string().regex(/^([1-9]\d{0,4}d|keep)$/, 'days such as 365d, or keep').transform((days) => (days === 'keep' ? null : Number(days.slice(0, -1)) * 86_400_000));
const hostName = z.string().regex(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a host name such as postern.example');

interface Setting<T extends z.ZodType> {
  readonly schema: T;
  readonly fallback: string | undefined;
  readonly what: string;
}
const setting = <T extends z.ZodType>(schema: T, fallback: string | undefined, what: string): Setting<T> => ({ schema, fallback, what });

/** Every setting: schema, default, meaning. docs/config.md is made from this table. */
export const settings = {
  POSTERN_DATA: setting(z.string(), './data', 'Folder of the embedded store, the sandboxed outbox and the log of this installation.'),
  POSTERN_RULES: setting(z.string(), './rules', 'Folder of the rule packs.'),
  POSTERN_DIRECTORY: setting(z.enum(['yaml', 'postgres'], 'yaml or postgres'), 'yaml', 'Where partners, contacts and entitlements are looked up: the directory folder of POSTERN_RULES, or the tables that `postern directory import` fills.'),
  POSTERN_SMTP: setting(hostAndPort, '127.0.0.1:2525', 'Where the SMTP listener listens; port 0 takes a free one.'),
  POSTERN_LMTP: setting(portOrSocket.optional(), undefined, 'Where LMTP is spoken, for a mail server of yours that stands in front: HOST:PORT, or the path of a Unix socket. Without it there is none.'),
  POSTERN_HTTP: setting(hostAndPort, '127.0.0.1:8080', 'Where /healthz, /readyz and /metrics are served; port 0 takes a free one.'),
  DATABASE_URL: setting(z.string().regex(/^postgres(ql)?:\/\//, 'postgresql://…').optional(), undefined, 'PostgreSQL 15 or newer. Without it the embedded store in POSTERN_DATA is used.'),
  REDIS_URL: setting(z.string().regex(/^rediss?:\/\//, 'redis://…').optional(), undefined, 'Redis for the queues. Without it they live in the database.'),
  POSTERN_RELAY: setting(z.string().regex(/^smtps?:\/\//, 'smtp://… or smtps://…').optional(), undefined, 'Relay for the outgoing mail of every desk that the section `relays` does not name. Used only with POSTERN_LIVE=1.'),
  POSTERN_LIVE: setting(yes, '0', '1 = outgoing mail really leaves through its relay; otherwise it is written to POSTERN_DATA/outbox.'),
  POSTERN_HOST: setting(hostName, 'postern.example', 'Host of our Message-IDs and our name in SMTP.'),
  POSTERN_AUTHSERV: setting(z.string().optional(), undefined, 'Comma-separated authserv-ids whose Authentication-Results are believed; default mx. and POSTERN_HOST. All others are ignored. `unnamed` believes, of a mail from a mailbox, the topmost field when it names no server, as some providers write it. The server that writes them must take fields of that name out of what it receives (RFC 8601, section 5).'),
  POSTERN_SENDER_CHECK: setting(z.enum(['header', 'dns', 'off'], 'header, dns or off'), 'header', 'How it is found out who wrote a mail. header: a mail server in front checked it and wrote Authentication-Results. dns: this SMTP port stands in the internet; SPF, DKIM, DMARC and ARC are checked here, and what stands in the header of such mail counts for nothing. off: nobody is asked, every From is taken at its word.'),
  POSTERN_TRUSTED_DOORS: setting(doorList.optional(), undefined, 'Comma-separated doors (smtp, lmtp, pipe, imap, import), all or none: what comes in there without a word of anybody about its author is believed as he writes himself. Through every other door he counts as one for whom nobody vouches: not authorised. Default: none where POSTERN_AUTHSERV is set or POSTERN_SENDER_CHECK=dns, because then every mail is checked; else all. A stated failure counts at every door.'),
  POSTERN_DNS: setting(dnsServers.optional(), undefined, 'Comma-separated name servers for POSTERN_SENDER_CHECK=dns, such as 127.0.0.1 or [::1]:5300; default those of the system.'),
  POSTERN_ARC_SEALERS: setting(z.string().optional(), undefined, 'Comma-separated domains of forwarders and mailing lists whose ARC seal is believed: what they saw pass counts although forwarding broke it. Default: none.'),
  POSTERN_SECRET: setting(z.string().min(16, 'at least 16 characters').optional(), undefined, 'Secret that signs reply tokens: `secret`, or `b:new,a:old` while rotating. Without it one is made and kept in the store, where `postern keys --rotate` adds another; keys in the store go on verifying also beside this one.'),
  POSTERN_MONITOR_TOKEN: setting(z.string().min(16, 'at least 16 characters').optional(), undefined, 'Bearer token of the monitoring feed, POST /api/v1/monitor/DESK. Without it there is no feed.'),
  POSTERN_ADMIN: setting(z.string().regex(/^[^\s@,<>]+@[^\s@,<>]+(\s*,\s*[^\s@,<>]+@[^\s@,<>]+)*$/, 'an address, or several with commas').optional(), undefined, 'Who is told about the gateway itself: what is wrong with it (one mail a cause, and one when it is over), mutes, addresses of its own people that take no mail. Comma-separated addresses, none of them a desk; without it the working side of the desk is told of its own matters, and the rest stands in the log, in /metrics and in `postern doctor`.'),
  POSTERN_ALARM_UNDECIDED: setting(span, '10m', 'An alarm when a received mail is not decided within this time (10m, 4h, 2d).'),
  POSTERN_ALARM_UNDELIVERED: setting(span, '4h', 'An alarm when a mail of ours has not left within this time.'),
  POSTERN_CLAMD: setting(portOrSocket.optional(), undefined, 'ClamAV: where clamd listens, HOST:PORT or the path of its Unix socket. Mail with attachments is scanned before it is decided: infected mail is held and never passed on, and while clamd is away such mail waits. Without it nothing is scanned.'),
  POSTERN_RETENTION_ATTACHMENTS: setting(kept, '1095d', 'How long files of received mails are kept, in days, or `keep`; header and text stay. Never those of an open ticket. A pack may say otherwise for its desk (`retention:`).'),
  POSTERN_RETENTION_RAW: setting(kept, '2190d', 'How long the bytes of received mails are kept at all; the line in the ledger stays. Likewise.'),
  POSTERN_RETENTION_TICKETS: setting(kept, '2190d', 'How long after its end a ticket keeps its words and people; its figures stay for ever. Likewise.'),
  POSTERN_TLS_CERT: setting(z.string().optional(), undefined, 'PEM file of the certificate for STARTTLS. Without it STARTTLS is not offered.'),
  POSTERN_TLS_KEY: setting(z.string().optional(), undefined, 'PEM file of its key.'),
  POSTERN_LOG: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'trace, debug, info, warn, error or silent'), 'info', 'How much is logged, as JSON lines on standard error.'),
} as const satisfies Record<string, Setting<z.ZodType>>;

/** Parts of the file with a structure of their own; they have no environment variable. */
export const sections: readonly string[] = ['mailboxes', 'relays', 'dkim', 'webhooks'];

export interface Config {
  readonly dataFolder: string;
  readonly rulesFolder: string;
  readonly directory: 'yaml' | 'postgres';
  readonly smtp: { readonly host: string; readonly port: number };
  readonly lmtp: { readonly host: string; readonly port: number } | { readonly path: string } | null;
  readonly http: { readonly host: string; readonly port: number };
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly relayUrl: string | null;
  readonly live: boolean;
  readonly host: string;
  readonly trustedAuthservIds: readonly string[];
  readonly senderCheck: 'header' | 'dns' | 'off';
  /** Sources of messages whose author is believed when nobody checked him. */
  readonly trustedDoors: readonly string[];
  /** Empty = those of the system. */
  readonly dnsServers: readonly string[];
  readonly arcSealers: readonly string[];
  readonly secret: string | null;
  readonly monitorToken: string | null;
  /** Addresses; none: the working side of each desk. */
  readonly admins: readonly string[];
  readonly alarms: { readonly undecidedMs: number; readonly undeliveredMs: number };
  readonly clamd: { readonly host: string; readonly port: number } | { readonly path: string } | null;
  /** Milliseconds; null = for ever. */
  readonly retention: { readonly attachments: number | null; readonly raw: number | null; readonly tickets: number | null };
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  readonly logLevel: string;
  readonly mailboxes: readonly MailboxConfig[];
  readonly relays: readonly RelayConfig[];
  readonly dkim: DkimConfig;
  readonly webhooks: readonly WebhookConfig[];
}

/** Reads the configuration; throws a Fault (exit code 78) that names every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const faults: string[] = [];
  const written = readConfigFile(environment, folder, faults);
  const { content } = written;
  const file = fileSettings(written, faults);
  const values: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(settings)) {
    const given = environment[name] ?? file.get(name)?.value ?? one.fallback;
    const parsed = one.schema.safeParse(given === '' ? one.fallback : given);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${environment[name] === undefined ? (file.get(name)?.as ?? `${name}=`) : `${name}=`}${shown(name, String(given))}: expected ${parsed.error.issues[0]?.message ?? 'another value'}`);
  }
  faults.push(...misspelt(environment));
  const v = values as { readonly [K in keyof typeof settings]: z.output<(typeof settings)[K]['schema']> };
  const tls = faults.length === 0 ? readTls(v.POSTERN_TLS_CERT, v.POSTERN_TLS_KEY, faults) : null;
  const mailboxes = readMailboxes(content.get('mailboxes'), faults);
  const relays = readRelays(content.get('relays'), faults);
  const dkim = readDkim(content.get('dkim'), faults);
  const webhooks = readWebhooks(content.get('webhooks'), faults);
  if (v.POSTERN_LIVE === true && v.POSTERN_RELAY === undefined && relays.length === 0) faults.push('POSTERN_LIVE=1 needs POSTERN_RELAY, or relays in the file: nothing would say where mail should go');
  if (v.POSTERN_RELAY !== undefined && relays.some((relay) => relay.desks === null)) faults.push('POSTERN_RELAY and a relay without desks would both take the mail of every other desk; leave one of them out');
  if (v.POSTERN_SENDER_CHECK === 'off' && (v.POSTERN_TRUSTED_DOORS?.length ?? doors.length) < doors.length) faults.push('POSTERN_SENDER_CHECK=off asks nobody, so POSTERN_TRUSTED_DOORS would leave nobody authorised; leave one of them out');
  if (faults.length > 0) {
    throw new Fault('bad-configuration', `the configuration has ${faults.length} fault${faults.length > 1 ? 's' : ''}:\n  ${faults.join('\n  ')}`, { retryable: false, exitCode: exitCodes.configuration });
  }
  // Whoever names the server that states results, or has the DNS asked, says with it that silence is no ordinary thing.
  const everyMailIsChecked = v.POSTERN_SENDER_CHECK === 'dns' || (v.POSTERN_SENDER_CHECK === 'header' && v.POSTERN_AUTHSERV !== undefined);
  return {
    dataFolder: resolve(folder, v.POSTERN_DATA), rulesFolder: resolve(folder, v.POSTERN_RULES), directory: v.POSTERN_DIRECTORY, smtp: v.POSTERN_SMTP, lmtp: v.POSTERN_LMTP ?? null, http: v.POSTERN_HTTP,
    databaseUrl: v.DATABASE_URL ?? null, redisUrl: v.REDIS_URL ?? null, relayUrl: v.POSTERN_RELAY ?? null, live: v.POSTERN_LIVE,
    host: v.POSTERN_HOST.toLowerCase(), trustedAuthservIds: v.POSTERN_SENDER_CHECK === 'off' ? [] : namesOf(v.POSTERN_AUTHSERV ?? `mx.${v.POSTERN_HOST}`),
    senderCheck: v.POSTERN_SENDER_CHECK, trustedDoors: v.POSTERN_TRUSTED_DOORS ?? (everyMailIsChecked ? [] : doors), dnsServers: v.POSTERN_DNS ?? [], arcSealers: namesOf(v.POSTERN_ARC_SEALERS ?? ''),
    secret: v.POSTERN_SECRET ?? null, monitorToken: v.POSTERN_MONITOR_TOKEN ?? null, admins: (v.POSTERN_ADMIN ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''),
    alarms: { undecidedMs: v.POSTERN_ALARM_UNDECIDED, undeliveredMs: v.POSTERN_ALARM_UNDELIVERED },
    retention: { attachments: v.POSTERN_RETENTION_ATTACHMENTS, raw: v.POSTERN_RETENTION_RAW, tickets: v.POSTERN_RETENTION_TICKETS }, clamd: v.POSTERN_CLAMD ?? null, tls, logLevel: v.POSTERN_LOG, mailboxes, relays, dkim, webhooks,
  };
}

/** A variable that is near one of ours was meant for us; one that is not may belong to whoever starts us. */
function misspelt(environment: Readonly<Record<string, string | undefined>>): string[] {
  const short = (name: string): string => name.replace(/^POSTERN_/u, '');
  const known = Object.keys(settings).filter((name) => name.startsWith('POSTERN_')).map(short);
  return Object.keys(environment).filter((name) => name.startsWith('POSTERN_') && !(name in settings) && name !== 'POSTERN_CONFIG').flatMap((name) => {
    const near = nearestName(short(name), [...known, 'CONFIG']);
    return near === null ? [] : [`${name}=: unknown setting (did you mean POSTERN_${near}?)`];
  });
}

function namesOf(list: string): string[] {
  return list.split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
}

/** A value as a fault may show it: without what nobody may read over a shoulder. */
function shown(name: string, value: string): string {
  return name === 'POSTERN_SECRET' || name === 'POSTERN_MONITOR_TOKEN' ? '…' : value.replace(/\/\/[^/]*@/u, '//…@');
}

/** The settings of the file by their full names, and how they stand there; a section is no setting, anything else is a fault. */
function fileSettings({ content, placeOf }: ConfigFile, faults: string[]): Map<string, { readonly value: string; readonly as: string }> {
  const found = new Map<string, { readonly value: string; readonly as: string }>();
  for (const [name, value] of content) {
    if (sections.includes(name)) continue;
    const upper = name.toUpperCase();
    const known = [upper, `POSTERN_${upper}`].find((one) => one in settings);
    if (known === undefined) {
      const near = nearestName(name, [...sections, ...Object.keys(settings).map((one) => one.replace(/^POSTERN_/u, '').toLowerCase())]);
      faults.push(`${placeOf(name)}: unknown setting "${name}"${near === null ? '' : ` (did you mean ${near}?)`}`);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      found.set(known, { value: String(value), as: `${placeOf(name)}: ${name}=` });
    } else if (value !== null) {
      faults.push(`${placeOf(name)}: ${name} takes one value, not a list or a section${sections.includes(`${name}s`) ? ` (did you mean ${name}s?)` : ''}`);
    }
  }
  return found;
}

function readTls(cert: string | undefined, key: string | undefined, faults: string[]): Config['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    faults.push('POSTERN_TLS_CERT and POSTERN_TLS_KEY belong together');
    return null;
  }
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch (error) {
    faults.push(`the certificate cannot be read: ${errorText(error)}`);
    return null;
  }
}
