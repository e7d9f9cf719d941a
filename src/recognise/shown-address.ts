// A display name that shows another address than the one it stands before ("anna@shop.example" <x@evil.example>): mail
// programs show people the name alone. It is nobody's identity here; in comes a mailbox, out comes what it pretends, or null.
import { domainOf, type Mailbox } from '../mail/mailbox.ts';
import { aligned } from './results-field.ts';

const addressForm = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}\.[\p{L}]{2,}/u;

/** The address shown; null when there is none, or one of the same organisation. */
export function shownAddress({ displayName, addrSpec }: Mailbox): string | null {
  // Full-width and other forms of the sign look the same to people.
  const shown = addressForm.exec(displayName.normalize('NFKC').slice(0, 500))?.[0].toLowerCase() ?? null;
  if (shown === null || domainOf(shown) === domainOf(addrSpec) || aligned(domainOf(shown), domainOf(addrSpec))) return null;
  return shown;
}
