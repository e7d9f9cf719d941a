// When a mail that lies in a file came in: nobody wrote it down, the mail itself has to tell.
import type { Instant } from '../mail/instant.ts';
import type { ParsedMessage } from './parsed-message.ts';

/** In: the header of a mail. Out: when it was received by its newest trace field (RFC 5322 3.6.7), else when it was written by its own word; null when neither can be read. */
export function receiptOf({ received, date }: Pick<ParsedMessage, 'received' | 'date'>): Instant | null {
  return received ?? date;
}
