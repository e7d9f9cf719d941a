// Addresses that take no mail, as a decision sees them: who cannot be written to, and who can again because he wrote.
import type { Decision, MailEvent, TicketEvent, UndeliverableAddress } from './decision.ts';
import type { Draft } from './draft.ts';
import { sameAddress } from '../mail/mailbox.ts';

/** Those that this event may concern. */
export function deadAddresses(event: TicketEvent): readonly UndeliverableAddress[] {
  return 'budget' in event ? (event.budget.undeliverable ?? []) : [];
}

/** Why nothing can be sent to the requester; null when something can, be it to the default address of his organisation. */
export function whyUnreachable(draft: Draft): string | null {
  const { requester, organisation } = draft.ticket;
  const central = draft.desk.pack.desk.personal_copy === true ? (organisation?.mailbox ?? null) : null;
  const to = central === null ? [requester.addrSpec] : [central, requester.addrSpec];
  const dead = to.map((address) => draft.dead.find((one) => sameAddress(one.address, address)));
  const [first] = dead;
  return first === undefined || dead.includes(undefined) ? null : deadText(first);
}

/** For staff and history. */
export function deadText({ address, since, status }: UndeliverableAddress): string {
  return `mail to ${address} came back as undeliverable on ${new Date(since).toISOString().slice(0, 10)}${status === null ? '' : ` (${status})`}`;
}

/**
 * A person who writes from an address reads there again: it is tried once more. When that mail comes back too, only
 * somebody's hand clears the mark, or an address that sends and never takes would be answered and marked in turns.
 */
export function withWriterBack(event: MailEvent, decideMail: (event: MailEvent) => Decision): Decision {
  const from = event.mail.from[0]?.addrSpec ?? '';
  const marked = deadAddresses(event).find((one) => sameAddress(one.address, from));
  const { mailClass, authentication } = event.recognition;
  if (marked === undefined || marked.times > 1 || mailClass.classification !== 'human' || authentication.from === 'fail') return decideMail(event);
  const decision = decideMail({ ...event, budget: { ...event.budget, undeliverable: deadAddresses(event).filter((one) => one !== marked) } });
  const said = decision.history.some((entry) => entry.kind === 'delivery');
  return {
    ...decision,
    history: said ? decision.history : [...decision.history, { kind: 'delivery', text: `${deadText(marked)}; he writes from it again, so mail to it is tried again`, side: 'internal', by: from, messageId: event.messageId }],
    effects: [...decision.effects, { kind: 'undeliverable', change: 'clear', address: marked.address, status: null, diagnostic: '', own: false }],
  };
}
