// What people write to the requester of a ticket also reaches the requester of a later one that may be about the same
// (ZYN-07): two tickets, two people of one company, one news. Nothing else happens to the other ticket; whether they are
// one is for a person to say.
import { sameAddress } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision, HistoryEntry, RelayEffect } from './decision.ts';
import type { Ticket } from './ticket.ts';

/** Does this decision carry anything that others may be told too? */
export function hasNewsForAlike(desk: Desk, { ticket, effects }: Decision): boolean {
  return desk.pack.alike?.updates !== undefined && ticket !== null && effects.some(isWordToRequester);
}

/** The decision on `other` that tells it what `decided` says on the ticket that it is linked with; null when it is not its own to hear. */
export function tellAlike(desk: Desk, { ticket, effects, history, sender }: Decision, other: Ticket): Decision | null {
  const updates = desk.pack.alike?.updates;
  const linked = ticket !== null && other.links.some((link) => link.kind === 'alike' && link.ref === ticket.ref);
  const worksOn = ['open', 'waiting'].includes(desk.pack.statuses[other.status]?.is ?? '');
  // The link says that they were of one company when it was made; mail to a machine reaches nobody.
  const sameCompany = ticket?.organisation != null && ticket.organisation.id === other.organisation?.id;
  const reachable = !other.flags.includes('undeliverable') && desk.pack.channels[other.channel]?.detect === undefined;
  if (updates === undefined || !linked || !worksOn || !sameCompany || !reachable || other.mergedInto !== undefined) return null;
  const by = history[0]?.by ?? '';
  const told = (text: string): HistoryEntry => ({ kind: 'alike', text, side: 'internal', by, messageId: null });
  const words = effects.filter(isWordToRequester);
  if (words.length === 0) return null;
  // Who has both tickets has read it there.
  const again = sameAddress(ticket.requester.addrSpec, other.requester.addrSpec);
  return {
    outcome: null, ticket: other, wantsRef: false, sender,
    history: [told(again ? `what was written on ${ticket.ref} went to the same person` : `told what was written on ${ticket.ref}`)],
    effects: again ? [] : words.map((effect): RelayEffect => ({
      kind: 'relay', direction: 'to-requester', text: `${desk.word('about_ticket', other.language)} ${ticket.ref}:\n\n${effect.text}`, author: effect.author,
      attachmentsOf: null, changed: [], paragraphs: [updates], inReplyTo: other.requesterMessageId,
    })),
  };
}

function isWordToRequester(effect: Decision['effects'][number]): effect is RelayEffect {
  return effect.kind === 'relay' && effect.direction === 'to-requester';
}
