// A partner wrote to a member of staff, who passed it on, and then he writes to the desk himself (RHI-S06). The second
// case has its service level, counted from its own receipt; that both are one is for a person to say, so it is offered.
import { sameAddress } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision } from './decision.ts';
import { watchAddress } from './role-address.ts';
import type { Ticket } from './ticket.ts';

/** Has this decision opened a case with a service level, at a desk where others come in without one? */
export function mayBeSecond(desk: Desk, { outcome, ticket }: Decision): boolean {
  return outcome?.state === 'opened' && ticket?.sla === true && Object.values(desk.pack.channels).some((channel) => channel.opens && !channel.sla);
}

/** Links the open cases that came in by a channel without service level and are about the same, and tells the working side. */
export function offerMerge(desk: Desk, decision: Decision, candidates: readonly Ticket[]): Decision {
  const { ticket } = decision;
  if (ticket === null) return decision;
  const twins = candidates.filter((one) =>
    one.ref !== ticket.ref && desk.pack.channels[one.channel]?.sla === false && sameAddress(one.requester.addrSpec, ticket.requester.addrSpec) && similar(one.subject, ticket.subject));
  const links = twins.filter((one) => !ticket.links.some((link) => link.ref === one.ref)).map((one) => ({ ref: one.ref, kind: 'possibly-related' }));
  if (links.length === 0) return decision;
  const refs = links.map((link) => link.ref).join(', ');
  return {
    ...decision, ticket: { ...ticket, links: [...ticket.links, ...links] },
    history: [...decision.history, { kind: 'related', text: `${refs} came in by staff and seems to be the same; service levels count from this case`, side: 'internal', by: '', messageId: decision.history[0]?.messageId ?? null }],
    effects: [...decision.effects, { kind: 'tell', to: [watchAddress(desk)], text: 'same_as_outside' }],
  };
}

/** Most of the shorter subject's words stand in the other. */
const wordsShared = 0.6;

function similar(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  if (short.size === 0) return false;
  return [...short].filter((word) => long.has(word)).length / short.size >= wordsShared;
}

function wordsOf(subject: string): Set<string> {
  return new Set(subject.toLowerCase().replace(/^\s*((re|aw|antw|sv|vs|fwd?|wg|tr|rv)\s*:\s*)+/u, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1));
}
