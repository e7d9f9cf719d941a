// A watcher on a real Dovecot with a real store behind it, as the role `imap` builds it. What came in is read from the
// rows; what became of it on the server, from its maildir.
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { MailboxConfig } from '../../src/platform/config-mailboxes.ts';
import type { EventLog } from '../../src/platform/event-log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { createAcceptMail } from '../../src/record/accept-batches.ts';
import { createDatabase, type Db } from '../../src/record/database.ts';
import type { AcceptMail } from '../../src/receive/accept-mail.ts';
import type { ImapDeadlines } from '../../src/receive/imap-session.ts';
import { watchMailbox, type MailboxWatcher, type WatchOptions } from '../../src/receive/mailbox-watcher.ts';
import { SmtpByteBudget } from '../../src/receive/smtp-byte-budget.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { silentLog } from '../support/silent-log.ts';

/** Short ones, so that what is dead is found dead soon. */
const deadlines: ImapDeadlines = { connectMs: 3_000, commandMs: 3_000, fetchMs: 10_000, silenceMs: 2_000 };

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
  readonly mailbox: unknown;
  readonly reason: unknown;
}

export interface MailboxRig {
  readonly db: Db;
  readonly door: AcceptMail;
  readonly log: LoggedLine[];
  watch(mailbox: MailboxConfig, options?: Partial<WatchOptions>): MailboxWatcher;
  /** What is stored: Message-ID's local part, by order of acceptance, `=` for a duplicate. */
  stored(desk?: string): Promise<string[]>;
}

/** A store for a test file. */
export async function startMailboxRig(): Promise<MailboxRig> {
  const store: Store = await openStore({ dataFolder: await embeddedDataFolder(), log: silentLog });
  closing.push(() => store.close());
  await migrate(store.pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
  const db = createDatabase(store.pool);
  const deskOf = (path: string): string | null => /^([a-z]+)(\+.*)?@desk\.example$/u.exec(path.toLowerCase())?.[1] ?? null;
  const door = createAcceptMail({ db, deskOf, onStored: () => undefined });
  const log: LoggedLine[] = [];
  const write = (level: LoggedLine['level']) => (fields: object, text: string): void => {
    const { mailbox, reason } = fields as { mailbox?: unknown; reason?: unknown };
    log.push({ level, text, mailbox, reason });
  };
  const events: EventLog = { info: write('info'), warn: write('warn'), error: write('error') };
  let holders = 0;
  return {
    db, door, log,
    watch: (mailbox, options = {}) => {
      const watcher = watchMailbox({
        mailbox, db, acceptMail: door, address: () => `${mailbox.desk}@desk.example`, deskOf, budget: new SmtpByteBudget(64 * 1024 * 1024),
        holder: `process ${(holders += 1)}`, now: Date.now, random: () => 0, log: events, deadlines, lookMs: 50, connectionBackoff: { firstMs: 50, longestMs: 200 },
        loginBackoff: { firstMs: 100, longestMs: 200 }, messageBackoff: { firstMs: 20, longestMs: 40 }, ...options,
      });
      closing.push(() => watcher.stop());
      return watcher;
    },
    stored: async (desk = 'support') => {
      const rows = await db.selectFrom('messages').select(['raw', 'duplicate_of']).where('desk', '=', desk).orderBy('id').execute();
      return rows.map((row) => (row.duplicate_of === null ? (/^message-id: <([^@>]*)/imu.exec(row.raw?.toString('latin1') ?? '')?.[1] ?? '?') : '='));
    },
  };
}

let users = 0;

/** A mailbox of a user of its own. */
export function mailboxAt(port: number, options: Partial<MailboxConfig> = {}): MailboxConfig {
  users += 1;
  return {
    id: `box-${users}`, desk: 'support', host: '127.0.0.1', port, tls: 'none', ca: null, user: `user${users}@box.example`, login: { password: 'correct-horse' }, folder: 'INBOX',
    done: { kind: 'flag', flag: '\\Seen' }, start: 'unseen', pollMs: 100, lateMs: 60_000, ...options,
  };
}

/** A mail with its own Message-ID; `more` are further header lines. */
export function mailNamed(id: string, more: readonly string[] = [], body = 'The shop is down.'): string {
  return ['Return-Path: <anna@nord.example>', `From: Anna <anna@nord.example>`, 'To: Somebody <else@where.example>', `Subject: ${id}`, `Message-ID: <${id}@nord.example>`,
    ...more, '', body, ''].join('\r\n');
}
