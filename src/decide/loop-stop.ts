// Where a loop ends (H-05), however well its mails look like a person's. Beyond a budget the mail is kept and nothing
// follows from it: no answer, no reopening, a new matter is held. Staff hear of it once; it ends when the flow has ended
// for a while, or by an admin's hand. It is no verdict on anybody: a machine may write as it likes, it cannot make us.
import { flag, tell } from './actions.ts';
import type { Decision, DecisionInput, LoopScope, LoopState, LoopWhat, MailEvent, MuteEffect } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { isMuted, loopCounts, reopensSpent, ticketsSpent } from './loop-budget.ts';
import { matchesAddress } from '../mail/mailbox.ts';
import { newDraft } from './new-draft.ts';
import type { Ticket } from './ticket.ts';

const dayMs = 24 * 3_600_000;

/** The decision on a mail, as far as the budgets let it happen. What staff write, or let pass, is theirs to judge. */
export function withinLoopBudget(input: DecisionInput, event: MailEvent, decision: Decision): Decision {
  const staff = input.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, event.mail.from[0]?.addrSpec ?? ''));
  if (event.release !== null || staff) return decision;
  if (decision.outcome?.state === 'opened') return withinTickets(input, event, decision);
  if (input.ticket === null || decision.ticket === null || loopCounts(input.desk, input.ticket, decision).reopens === 0) return decision;
  return withinReopens(input, event, input.ticket, { ...decision, ticket: decision.ticket });
}

/** Puts a mute on the decision; who looks after the desk hears of it when it begins. */
export function muteFor(draft: Draft, loops: LoopState, what: LoopWhat, scope: LoopScope, reason: string): void {
  draft.effects.push(muteEffect(loops, what, scope, reason));
  if (!isMuted(loops, what, scope)) tell(draft, 'working_side', `staff_${scope}_muted`);
}

function withinTickets(input: DecisionInput, event: MailEvent, decision: Decision): Decision {
  const { loops } = event.budget;
  const over = loops === undefined ? null : ticketsSpent(input.desk, loops);
  if (loops === undefined || over === null) return decision;
  const draft = newDraft({ ...input, event }, decision.ticket as Ticket, event.mail.from[0]?.addrSpec ?? '');
  muteFor(draft, loops, 'tickets', over.scope, over.reason);
  const reason = `muted: ${over.reason}`;
  return { outcome: { state: 'held', reason }, ticket: decision.ticket, history: [], effects: draft.effects, wantsRef: false, sender: { verdict: 'hold', reason } };
}

function withinReopens(input: DecisionInput, event: MailEvent, before: Ticket, decision: Decision & { readonly ticket: Ticket }): Decision {
  const recent = (before.reopenedAt ?? []).filter((at) => at > event.receivedAt - dayMs);
  const over = reopensSpent(input.desk, recent.length, event.budget.loops);
  if (over === null) return { ...decision, ticket: { ...decision.ticket, reopenedAt: [...recent, event.receivedAt], flags: decision.ticket.flags.filter((one) => one !== 'reopens_muted') } };
  const draft = newDraft({ ...input, event }, before, event.mail.from[0]?.addrSpec ?? '');
  remember(draft, 'reply', firstLine(event), 'requester');
  remember(draft, 'not-reopened', over.reason);
  draft.ticket.requesterMessageId = event.mail.messageId ?? before.requesterMessageId;
  if (over.scope !== 'ticket' && event.budget.loops !== undefined) draft.effects.push(muteEffect(event.budget.loops, 'reopens', over.scope, over.reason));
  // What he wrote is on the ticket; somebody looks at it, once.
  if (!before.flags.includes('reopens_muted')) tell(draft, 'working_side', 'staff_reopens_muted');
  flag(draft, 'reopens_muted');
  return {
    outcome: { state: 'joined', reason: `reply on ${before.ref} (by ${event.threadedBy}), not reopened: ${over.reason}` },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false, sender: decision.sender,
  };
}

function muteEffect(loops: LoopState, what: LoopWhat, scope: LoopScope, reason: string): MuteEffect {
  return { kind: 'mute', scope, subject: scope === 'sender' ? loops.sender : '', what, reason };
}

function firstLine(event: MailEvent): string {
  return (event.recognition.reply.text.split('\n').find((line) => line.trim() !== '') ?? event.mail.subject).slice(0, 200);
}
