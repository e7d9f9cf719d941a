// Whoever holds a mail of ours can answer it: a partner passes our question on to his customer, and the customer presses
// reply. What he knows is welcome; what we know of the partner is not for him, so nothing automatic goes to him (H-13).
import type { Draft } from './draft.ts';
import { sameAddress } from '../mail/mailbox.ts';

/** The mail came by a token, from an address that is neither of the ticket nor of the requester's organisation. */
export function isOutsideWriter({ mail, ticket, facts }: Draft): boolean {
  const from = mail?.mail.from[0]?.addrSpec;
  if (from === undefined || mail?.release !== null || mail.threadSide !== 'requester' || ticket.organisation === null) return false;
  if (sameAddress(from, ticket.requester.addrSpec) || ticket.participants.some((one) => sameAddress(one, from))) return false;
  return facts.organisation?.id !== ticket.organisation.id;
}

/** He belongs to another organisation that we know: what he states is about its matters, not about this ticket (H-06). */
export function isOfAnotherOrganisation(draft: Draft): boolean {
  return isOutsideWriter(draft) && draft.facts.organisation !== null;
}
