// postern mailboxes: the mailboxes that are read by IMAP, how each of them is, and what a person can do about it.
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Installation } from '../../main/installation.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import type { MailboxConfig } from '../../platform/config-mailboxes.ts';
import { listMailboxes, type MailboxListing } from '../../record/mailbox-listing.ts';
import { attemptNow, listNoted, retryAside, type NotedMessage } from '../../record/mailbox-rows.ts';
import { keepRefreshToken } from '../../record/refresh-tokens.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('[id]', 'one mailbox, with the mails in it that are not simply done').option('--retry', 'try again what was set aside, and a failing mailbox at once')
    .option('--refresh-token', 'read a new refresh token from standard input, for a mailbox that needs consent').option('--json', 'one JSON array; one object for one mailbox')
    .addHelpText('after', '\nExamples: postern mailboxes\n          postern mailboxes support --retry\n          postern mailboxes support --refresh-token < token.txt');
}

interface Options {
  readonly retry?: true;
  readonly refreshToken?: true;
  readonly json?: true;
}

interface KnownMailbox {
  readonly config: MailboxConfig;
  /** null = it was never read. */
  readonly row: MailboxListing | null;
}

export async function run(id: string | undefined, options: Options): Promise<void> {
  if (id === undefined && (options.retry ?? options.refreshToken) !== undefined) throw usageFault('--retry and --refresh-token need the name of a mailbox, such as `postern mailboxes support --retry`');
  if (options.retry === true && options.refreshToken === true) throw usageFault('one of --retry and --refresh-token at a time');
  await withInstallation(async (installation) => {
    const all = await known(installation);
    if (id === undefined) return options.json === true ? printJson(all.map((one) => mailboxJson(one, installation.journey.now()))) : console.log(all.length === 0 ? 'no mailboxes; docs/config.md says how one is configured' : listText(all, installation.journey.now()));
    const one = all.find(({ config }) => config.id === id);
    if (one === undefined) throw noSuchName('mailbox', id, all.map(({ config }) => config.id));
    const note = await act(installation, one.config, options);
    if (note !== null) return options.json === true ? printJson({ id, note }) : console.log(note);
    const noted = await listNoted(installation.db, { mailbox: id, folder: one.config.folder }, ['taken', 'suspect', 'retry', 'aside']);
    if (options.json === true) printJson({ ...mailboxJson(one, installation.journey.now()), messages: noted.map(notedJson) });
    else console.log(oneText(one, noted, installation.journey.now()));
  });
}

async function known({ config, db }: Installation): Promise<KnownMailbox[]> {
  const rows = new Map((await listMailboxes(db)).map((row) => [row.id, row]));
  return config.mailboxes.map((one) => ({ config: one, row: rows.get(one.id) ?? null }));
}

/** Does what was asked for; null when nothing was. */
async function act({ db, journey }: Installation, config: MailboxConfig, options: Options): Promise<string | null> {
  if (options.retry === true) {
    const count = await retryAside(db, config.id, journey.now());
    const failing = await attemptNow(db, config.id, journey.now());
    return `${count === 0 ? 'nothing was set aside' : `${count} mail${count === 1 ? ' is' : 's are'} tried again at the next look`}${failing ? '; the mailbox is tried at once' : ''}`;
  }
  if (options.refreshToken !== true) return null;
  if (!('oauth' in config.login) || config.login.oauth.grant !== 'refresh_token') throw dataFault('not-possible', `the mailbox ${config.id} does not log in with a refresh token`);
  const token = (await text(process.stdin)).trim();
  if (token === '' || /\s/u.test(token)) throw dataFault('no-token', 'expected one refresh token on standard input');
  await keepRefreshToken(db, config.id, token, config.login.oauth.refreshToken);
  await attemptNow(db, config.id, journey.now());
  return `the token is kept; the mailbox is tried at once`;
}

/** Not read within the time that its configuration gives. */
function isLate({ config, row }: KnownMailbox, now: Instant): boolean {
  return row?.lastSuccessAt === null || row === null ? row?.state === 'failing' : now - row.lastSuccessAt > config.lateMs;
}

function mailboxJson(one: KnownMailbox, now: Instant): object {
  const { config, row } = one;
  const iso = (at: Instant | null | undefined): string | null => (at === null || at === undefined ? null : isoInstant(at));
  const folder = row?.folders.find((found) => found.folder === config.folder);
  return {
    id: config.id, desk: config.desk, account: `${config.user} at ${config.host}:${config.port}`, folder: config.folder, state: row?.state ?? 'unread', needsConsent: row?.state === 'needs-consent',
    late: isLate(one, now), reason: row?.reason ?? '', failures: row?.failures ?? 0, nextAttemptAt: iso(row?.nextAttemptAt), lastSuccessAt: iso(row?.lastSuccessAt), lastMailAt: iso(row?.lastMailAt),
    readBy: row?.holder ?? null, uidValidity: folder?.uidValidity ?? null, uidMark: folder?.uidMark ?? null, taken: row?.taken ?? 0, retry: row?.retry ?? 0, aside: row?.aside ?? 0,
  };
}

function notedJson({ uid, state, attempts, reason, nextAttemptAt, notedAt }: NotedMessage): object {
  return { uid, state, attempts, reason, nextAttemptAt: nextAttemptAt === null ? null : isoInstant(nextAttemptAt), at: isoInstant(notedAt) };
}

function stateText(one: KnownMailbox, now: Instant): string {
  const { row } = one;
  if (row?.state === 'needs-consent') return pc.red('needs consent');
  if (row === null || row.state === 'unread') return 'unread';
  return isLate(one, now) ? pc.red(`${row.state}, late`) : row.state === 'failing' ? pc.yellow('failing') : row.state;
}

function listText(all: readonly KnownMailbox[], now: Instant): string {
  const rows = all.map((one) => {
    const { config, row } = one;
    const aside = row?.aside ?? 0;
    return [config.id, config.desk, stateText(one, now), row?.lastSuccessAt === null || row === null ? '' : shortInstant(isoInstant(row.lastSuccessAt), now),
      row?.lastMailAt === null || row === null ? '' : shortInstant(isoInstant(row.lastMailAt), now), String(row?.folders.find((one) => one.folder === config.folder)?.uidMark ?? ''),
      aside > 0 ? pc.red(String(aside)) : '', printable(row?.reason ?? '')];
  });
  return tableText([{ head: 'mailbox' }, { head: 'desk' }, { head: 'state' }, { head: 'read (UTC)' }, { head: 'last mail' }, { head: 'up to', right: true }, { head: 'aside', right: true }, { head: 'why', flexible: true }], rows);
}

function oneText(one: KnownMailbox, noted: readonly NotedMessage[], now: Instant): string {
  const { config, row } = one;
  const line = (name: string, value: string): string => `  ${pc.dim(name.padEnd(9))} ${printable(value)}`;
  const at = (instant: Instant | null | undefined): string => (instant === null || instant === undefined ? 'never' : isoInstant(instant));
  const folder = row?.folders.find((found) => found.folder === config.folder);
  return [
    `${pc.bold(config.id)}  ${stateText(one, now)}${row === null || row.reason === '' ? '' : `: ${printable(row.reason)}`}`, '',
    line('desk', config.desk), line('account', `${config.user} at ${config.host}:${config.port}`), line('folder', config.folder), line('read', at(row?.lastSuccessAt)), line('last mail', at(row?.lastMailAt)),
    line('up to', folder === undefined ? 'nothing yet' : `UID ${folder.uidMark} under UIDVALIDITY ${folder.uidValidity}`), line('read by', row?.holder ?? 'nobody'),
    ...(row?.nextAttemptAt === null || row === null ? [] : [line('tried', `${row.failures} time${row.failures === 1 ? '' : 's'}, again at ${at(row.nextAttemptAt)}`)]),
    ...(noted.length === 0 ? [] : ['', tableText([{ head: 'UID', right: true }, { head: 'state' }, { head: 'tried', right: true }, { head: 'why', flexible: true }],
      noted.map((mail) => [String(mail.uid), mail.state === 'aside' ? pc.red('set aside') : mail.state, String(mail.attempts), printable(mail.reason)]))]),
    ...((row?.aside ?? 0) > 0 ? ['', pc.dim(`  postern mailboxes ${config.id} --retry`)] : []),
  ].join('\n');
}
