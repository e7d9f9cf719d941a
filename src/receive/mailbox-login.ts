// How a mailbox is logged in to: its password, or an access token.
import type { Instant } from '../mail/instant.ts';
import { createAccessTokens, type RefreshTokens } from '../platform/access-tokens.ts';
import type { MailboxConfig } from '../platform/config-mailboxes.ts';
import type { ImapLogin } from './imap-session.ts';

export interface MailboxLogin {
  /** What to log in with now. Faults: `needs-consent` (a person must act) or `no-token` (try again). */
  get(): Promise<ImapLogin>;
  /** The server did not take it: the next one is had anew. */
  refused(): void;
}

export function createMailboxLogin({ login }: MailboxConfig, tokens: RefreshTokens, now: () => Instant): MailboxLogin {
  if ('password' in login) return { get: async () => login, refused: () => undefined };
  const access = createAccessTokens(login.oauth, tokens, now);
  return { get: async () => ({ accessToken: await access.get() }), refused: () => access.refused() };
}
