// One login to a mailbox, to see whether it works: for the doctor. Only where no gateway reads it: two who refresh the same
// token at once would cost it.
import type { RefreshTokens } from '../platform/access-tokens.ts';
import type { MailboxConfig } from '../platform/config-mailboxes.ts';
import { imapDeadlines, ImapSession } from '../receive/imap-session.ts';
import { createMailboxLogin } from '../receive/mailbox-login.ts';
import type { Db } from '../record/database.ts';
import { holdLease, releaseLease } from '../record/mailbox-rows.ts';
import { keepRefreshToken, readRefreshToken } from '../record/refresh-tokens.ts';

export interface MailboxTrial {
  readonly outcome: 'opened' | 'read-by-another' | 'nowhere-to-keep';
}

const leaseMs = 2 * 60_000;
/** A person waits for the answer. */
const deadlines = { ...imapDeadlines, connectMs: 15_000, commandMs: 15_000 };

/** Throws a Fault that says what is wrong. Without a store there is nobody else who could read it. */
export async function tryMailbox(db: Db | null, mailbox: MailboxConfig): Promise<MailboxTrial> {
  if (db === null) return tryWithoutStore(mailbox);
  const holder = `doctor ${process.pid}`;
  if (!(await holdLease(db, mailbox.id, holder, leaseMs))) return { outcome: 'read-by-another' };
  const configured = 'oauth' in mailbox.login ? mailbox.login.oauth.refreshToken : null;
  try {
    return await open(mailbox, { read: () => readRefreshToken(db, mailbox.id, configured), keep: (token) => keepRefreshToken(db, mailbox.id, token, configured) });
  } finally {
    await releaseLease(db, mailbox.id, holder);
  }
}

async function tryWithoutStore(mailbox: MailboxConfig): Promise<MailboxTrial> {
  // The token that comes in place of the configured one would be lost.
  if ('oauth' in mailbox.login && mailbox.login.oauth.grant === 'refresh_token') return { outcome: 'nowhere-to-keep' };
  return open(mailbox, { read: async () => null, keep: async () => undefined });
}

async function open(mailbox: MailboxConfig, tokens: RefreshTokens): Promise<MailboxTrial> {
  const login = await createMailboxLogin(mailbox, tokens, Date.now).get();
  const session = await ImapSession.open(mailbox, login, deadlines, new AbortController().signal);
  await session.close();
  return { outcome: 'opened' };
}
