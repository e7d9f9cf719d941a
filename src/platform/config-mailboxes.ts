// The section `mailboxes` of the configuration: which IMAP accounts are read, how one logs in there, which desk their mail
// is for and what becomes of a mail that was taken. Names of providers appear nowhere: what differs between them is an
// endpoint and a scope. docs/config.md prints the descriptions.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loopback, oauthConfig, oauthSection, type OauthConfig } from './config-oauth.ts';
import { errorText } from './fault.ts';

const mailbox = z.strictObject({
  desk: z.string().min(1).meta({ description: 'Desk that its mail is for, whatever its To field says.' }),
  host: z.string().min(1).meta({ description: 'IMAP server.' }),
  port: z.coerce.number().int().min(1).max(65_535).optional().meta({ description: 'Default 993 with `tls: implicit`, else 143.' }),
  tls: z.enum(['implicit', 'starttls', 'none']).default('implicit').meta({ description: '`none` only on this machine.' }),
  ca: z.string().optional().meta({ description: 'PEM file of the authority that signed the certificate of the server, when it is not a public one.' }),
  user: z.string().min(1).meta({ description: 'Who logs in.' }),
  password: z.string().min(1).optional().meta({ description: 'His password; instead of it `oauth`.' }),
  oauth: oauthSection.optional().meta({ description: 'Log in with an access token.' }),
  folder: z.string().min(1).default('INBOX').meta({ description: 'Folder that is read; another folder of the same account is another mailbox here.' }),
  done: z.string().regex(/^(seen|keep|flag:[\w$.-]+|move:.+)$/u, '`seen`, `keep`, `flag:KEYWORD` or `move:FOLDER`').default('seen')
    .meta({ description: 'What becomes of a mail once it is stored: `seen`, `flag:KEYWORD`, `move:FOLDER` (made when it is not there) or `keep`.' }),
  start: z.enum(['unseen', 'all', 'new']).default('unseen').meta({ description: 'Which of the mails that lie there when the mailbox is read for the first time are taken. Later ones always are.' }),
  poll_seconds: z.coerce.number().int().min(1).max(1_500).default(120).meta({ description: 'How often is looked and the connection probed, also when the server announces new mail by itself.' }),
  late_minutes: z.coerce.number().int().min(1).default(15).meta({ description: 'Not read for so long is an alarm.' }),
});

/** The descriptions, for the document. */
export const mailboxShape = mailbox.shape;

export type DoneWith = { readonly kind: 'keep' } | { readonly kind: 'flag'; readonly flag: string } | { readonly kind: 'move'; readonly folder: string };

export interface MailboxConfig {
  readonly id: string;
  readonly desk: string;
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly ca: string | null;
  readonly user: string;
  readonly login: { readonly password: string } | { readonly oauth: OauthConfig };
  readonly folder: string;
  readonly done: DoneWith;
  readonly start: 'unseen' | 'all' | 'new';
  readonly pollMs: number;
  readonly lateMs: number;
}

/** The mailboxes of the section; what is wrong with one goes to `faults`, without what it holds of secrets. */
export function readMailboxes(section: unknown, faults: string[]): MailboxConfig[] {
  if (section === undefined || section === null) return [];
  if (typeof section !== 'object' || Array.isArray(section)) {
    faults.push('mailboxes: expected one entry for each mailbox, such as `support: {desk: …, host: …}`');
    return [];
  }
  const places = new Map<string, string>();
  return Object.entries(section).flatMap(([id, written]) => {
    const parsed = mailbox.safeParse(written);
    if (!/^[a-z\d][a-z\d-]{0,62}$/u.test(id)) faults.push(`mailboxes.${id}: expected a name of lower-case letters, digits and hyphens`);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) faults.push(`mailboxes.${[id, ...issue.path].join('.')}: ${issue.message}`);
      return [];
    }
    const read = readOne(id, parsed.data, faults);
    if (read === null) return [];
    // Two watchers of one folder would take each other's mail and each see the other's marks move.
    const place = JSON.stringify([read.host.toLowerCase(), read.port, read.user, read.folder]);
    const other = places.get(place);
    if (other !== undefined) faults.push(`mailboxes.${id}: reads the same folder of the same account as ${other}`);
    places.set(place, id);
    return [read];
  });
}

function readOne(id: string, one: z.output<typeof mailbox>, faults: string[]): MailboxConfig | null {
  const before = faults.length;
  if (one.tls === 'none' && !loopback.test(one.host)) faults.push(`mailboxes.${id}.tls: none would send the login in the clear to ${one.host}; take implicit or starttls`);
  const login = loginOf(id, one, faults);
  const ca = one.ca === undefined ? null : readPem(id, one.ca, faults);
  if (faults.length > before || login === null) return null;
  return {
    id, desk: one.desk, host: one.host, port: one.port ?? (one.tls === 'implicit' ? 993 : 143), tls: one.tls, ca, user: one.user, login,
    folder: one.folder, done: doneWith(one.done), start: one.start, pollMs: one.poll_seconds * 1_000, lateMs: one.late_minutes * 60_000,
  };
}

function loginOf(id: string, { password, oauth: consent }: z.output<typeof mailbox>, faults: string[]): MailboxConfig['login'] | null {
  if ((password === undefined) === (consent === undefined)) {
    faults.push(`mailboxes.${id}: expected one of password and oauth`);
    return null;
  }
  if (consent === undefined) return { password: password ?? '' };
  return { oauth: oauthConfig(`mailboxes.${id}.oauth`, consent, faults) };
}

function doneWith(written: string): DoneWith {
  if (written === 'keep') return { kind: 'keep' };
  if (written === 'seen') return { kind: 'flag', flag: '\\Seen' };
  const rest = written.slice(5);
  return written.startsWith('flag:') ? { kind: 'flag', flag: rest } : { kind: 'move', folder: rest };
}

function readPem(id: string, path: string, faults: string[]): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    faults.push(`mailboxes.${id}.ca: ${errorText(error)}`);
    return null;
  }
}
