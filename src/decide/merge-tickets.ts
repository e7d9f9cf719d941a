// Two tickets turn out to be one: a person says so. One of them stays; the other is closed without any of what a closing
// does (no survey, no window, no words of farewell), its clocks end, and whatever is written to it from then on goes to
// the one that stays. Each of the two is decided by itself, with the other one as it was.
import { ActRefused } from './act-refused.ts';
import { say } from './actions.ts';
import type { Decision, DecisionInput, ActEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { forwardIfDue } from './forwarding.ts';
import { closedStatus, raise, statusClass } from './lifecycle.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { newDraft } from './new-draft.ts';
import { isComplete } from './predicate.ts';
import { decideRequirements } from './requirements.ts';
import type { Ticket } from './ticket.ts';
import { stopTimer } from './timers.ts';
import { toldText } from './told-text.ts';
import { attachParagraphs } from './working-answer.ts';
import { keepFilesOf } from './ticket-files.ts';

/** Both halves of `merge OTHER`: the ticket that goes, and the one that stays. */
export function mergeTickets(input: DecisionInput, event: ActEvent, ticket: Ticket): Decision {
  if (event.with === undefined) throw new ActRefused('a mail names only its own ticket; two are merged by the command: act REF merge OTHER');
  const { ticket: other, stays } = event.with;
  const [goes, remains] = stays ? [other, ticket] : [ticket, other];
  const problem = whyNotToMerge(input, goes, remains);
  if (problem !== null) throw new ActRefused(problem);
  const draft = newDraft(input, ticket, event.by);
  draft.ticket.staffAt = input.now;
  if (stays) takeOver(draft, other);
  else endAs(draft, other, event);
  return { outcome: null, ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false, sender: { verdict: 'none', reason: '' } };
}

function whyNotToMerge({ desk }: DecisionInput, goes: Ticket, stays: Ticket): string | null {
  if (goes.desk !== stays.desk) return `${stays.ref} is a ticket of another desk`;
  if (goes.mergedInto !== undefined) return `${goes.ref} was merged into ${goes.mergedInto} already`;
  if (stays.mergedInto !== undefined) return `${stays.ref} was merged into ${stays.mergedInto}: name that one`;
  if (goes.notice !== undefined || stays.notice !== undefined) return 'an announcement has no requester; it is not merged';
  const together = goes.organisation !== null && stays.organisation !== null ? goes.organisation.id === stays.organisation.id : sameAddress(goes.requester.addrSpec, stays.requester.addrSpec);
  if (!together) return 'they are of different companies, and each would read what the other writes';
  const status = desk.pack.statuses[stays.status];
  if (status?.is === 'closed' && status.ball === 'none') return `${stays.ref} is ${stays.status}; first take it up again (reopen)`;
  if (goes.sla && !stays.sla) return `${goes.ref} has its service level and ${stays.ref} has none: merge ${stays.ref} into ${goes.ref}`;
  return goes.heldReply == null ? null : `an answer waits on ${goes.ref} for its severity: first confirm it`;
}

/** The ticket that goes. */
function endAs(draft: Draft, stays: Ticket, event: ActEvent): void {
  for (const name of Object.keys(draft.ticket.timers)) stopTimer(draft, name, `the merging into ${stays.ref}`);
  const closed = closedStatus(draft.desk.pack);
  const open = statusClass(draft) !== 'closed';
  if (closed !== null) draft.ticket.status = closed;
  draft.ticket.closedAt = draft.ticket.closedAt ?? draft.now;
  draft.ticket.closeReason = `merged into ${stays.ref}`;
  draft.ticket.mergedInto = stays.ref;
  draft.ticket.asked = [];
  draft.ticket.links = [...draft.ticket.links.filter((link) => link.ref !== stays.ref), { ref: stays.ref, kind: 'merged-into' }];
  remember(draft, 'merged', `into ${stays.ref}: what is written here goes there`, 'requester');
  // Who has heard long ago that it is closed need not hear of it again.
  if (!open) return;
  say(draft, 'merged');
  attachParagraphs(draft, { ...event.budget, perTicketDay: 0 });
}

/** The ticket that stays knows what the other one knew, where it knows nothing itself. */
function takeOver(draft: Draft, goes: Ticket): void {
  const { ticket } = draft;
  const lacking = !isComplete(draft);
  const stated = new Set(ticket.wrong.map((one) => one.field));
  const known = Object.entries(goes.fields).filter(([id]) => !stated.has(id)).map(([id, field]) => [id, { ...field, line: 0, assumed: true, earlier: field.earlier ?? goes.ref }] as const);
  ticket.fields = { ...Object.fromEntries(known), ...ticket.fields };
  ticket.participants = [...new Set([...ticket.participants, ...goes.participants])];
  ticket.vendorRefs = [...new Set([...ticket.vendorRefs, ...goes.vendorRefs])];
  ticket.links = [...ticket.links.filter((link) => link.ref !== goes.ref), { ref: goes.ref, kind: 'merged-from' }];
  remember(draft, 'merged', `${goes.ref} (${goes.subject.slice(0, 200)}) is merged into this one: what is written there comes here`);
  decideRequirements(draft);
  keepFilesOf(draft, goes);
  if (ticket.forwardedAt === null) {
    ticket.text = toldText(goes.text, ticket.text);
    ticket.attachmentsIn = [...new Set([...goes.attachmentsIn, ...ticket.attachmentsIn])];
  } else if (goes.forwardedAt === null) {
    draft.effects.push({
      kind: 'relay', direction: 'to-working-side', text: goes.text, author: goes.requester.displayName === '' ? goes.requester.addrSpec : goes.requester.displayName,
      attachmentsOf: goes.attachmentsIn.at(-1) ?? null, changed: [], paragraphs: [], inReplyTo: ticket.workingMessageId,
    });
  }
  if (lacking && isComplete(draft)) raise(draft, 'fields.complete');
  raise(draft, 'ticket.updated');
  forwardIfDue(draft);
}
