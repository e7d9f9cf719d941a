// Whoever a ticket is given to hears of it: a role of the pack or a person, once, unless the same decision tells him
// anyway. The whole working side has it by the forward.
import type { Decision, DecisionInput } from './decision.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { assigneeAddress } from './role-address.ts';
import type { Desk } from '../rulebook/rulebook.ts';

/** The decision, with a word to the new owner of its ticket. */
export function tellAssignee(input: DecisionInput, decision: Decision): Decision {
  const { ticket } = decision;
  const { event } = input;
  const stored = decision.outcome === null || decision.outcome.state === 'opened' || decision.outcome.state === 'joined';
  if (ticket === null || !stored || ticket.assignedTo === null) return decision;
  const before = input.ticket?.ref === ticket.ref ? input.ticket.assignedTo : null;
  const address = addressOf(input.desk, ticket.assignedTo);
  const himself = event.kind === 'act' && sameAddress(event.by, address ?? '');
  if (address === null || himself || ticket.assignedTo === before || isTold(decision, address)) return decision;
  // What made it his is what the requester has just written; staff who give it away have said all they wanted to.
  const says = event.kind === 'mail' && event.threadSide === 'requester' && decision.outcome?.state === 'joined' ? event.recognition.reply.text : '';
  return { ...decision, effects: [...decision.effects, { kind: 'tell', to: [address], text: 'assigned', ...(says === '' ? {} : { says }) }] };
}

/** null: nobody in particular, or the working side as a whole. */
function addressOf(desk: Desk, assignedTo: string): string | null {
  const found = assigneeAddress(desk, assignedTo);
  return sameAddress(found, desk.pack.working_side.address) ? null : found;
}

function isTold(decision: Decision, address: string): boolean {
  return decision.effects.some((effect) => effect.kind === 'tell' && effect.to.some((one) => sameAddress(one, address)));
}
