// The mails of others that a mail names: kept with the ticket it opens, so that who answers the same mails, or what comes
// late, finds the way to it.
import { limits } from '../mail/limits.ts';
import { domainOf } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';

/** Their ids, newest first. Ours carry their ticket in themselves. */
export function referencesOf({ inReplyTo, references }: Pick<ParsedMessage, 'inReplyTo' | 'references'>, host: string): string[] {
  return [...new Set([...inReplyTo, ...references.toReversed()])].filter((id) => domainOf(id) !== host).slice(0, limits.referencesKeptMax);
}
