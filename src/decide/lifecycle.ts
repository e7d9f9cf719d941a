// The one way an event changes a ticket: it ends timers, moves the status by the pack's flow table, starts timers, then
// the rules of the pack run in file order. Status names are the pack's; what they mean to the engine is their class.
import type { Pack } from '../rulebook/pack-schema.ts';
import { eventsMax, remember, type Draft } from './draft.ts';
import { holds } from './predicate.ts';
import { askSurvey } from './survey.ts';
import { pauseOrResume, startTimers, stopAllTimers, stopTimers, stopTimersOf } from './timers.ts';

export type StatusClass = 'open' | 'waiting' | 'resolved' | 'closed';

/** Class of the ticket's present status. */
export function statusClass(draft: Draft): StatusClass {
  return draft.desk.pack.statuses[draft.ticket.status]?.is ?? 'open';
}

/** First status of a class, in file order; null when the pack has none. */
export function statusOf(pack: Pack, wanted: StatusClass): string | null {
  return Object.entries(pack.statuses).find(([, status]) => status.is === wanted)?.[0] ?? null;
}

/** The status a ticket is born with: the initial one, else the first open one. */
export function initialStatus(pack: Pack): string {
  const initial = Object.entries(pack.statuses).find(([, status]) => status.initial === true)?.[0];
  return initial ?? statusOf(pack, 'open') ?? Object.keys(pack.statuses)[0] ?? '';
}

/** Raises one event on the draft. Rules may raise others through their actions; `eventsMax` bounds the chain. */
export function raise(draft: Draft, event: string): void {
  if (draft.raised.length >= eventsMax) {
    if (draft.raised.length === eventsMax) remember(draft, 'problem', `more than ${eventsMax} events from one mail: rules of this pack chase each other`);
    draft.raised.push(event);
    return;
  }
  draft.raised.push(event);
  draft.witness?.raised(event);
  stopTimers(draft, event);
  const step = draft.desk.pack.flow.findIndex((one) => one.event === event && holds(draft, one.if));
  const move = draft.desk.pack.flow[step];
  if (move !== undefined) {
    draft.witness?.ruled?.(['flow', step]);
    setStatus(draft, move.to, event);
  }
  startTimers(draft, event, draft.now);
  for (const [index, rule] of draft.desk.pack.rules.entries()) {
    if (rule.event !== event || !holds(draft, rule.if)) continue;
    draft.witness?.ruled?.(['rules', index]);
    for (const action of rule.do) draft.apply(draft, action);
  }
}

/** Moves the ticket to a status of its pack and lets timers and rules know. No-op for the present one. */
export function setStatus(draft: Draft, to: string, because: string): void {
  const from = draft.ticket.status;
  const target = draft.desk.pack.statuses[to];
  if (target === undefined || from === to) return;
  draft.ticket.status = to;
  // What counts the time in a status ends with it: a case that staff take up again must not close by itself.
  stopTimersOf(draft, from);
  remember(draft, 'status', from === '' ? `${to} (${because})` : `${from} → ${to} (${because})`);
  if (target.is === 'closed') {
    draft.ticket.closedAt = draft.now;
    stopAllTimers(draft, `status ${to}`);
  } else {
    draft.ticket.closedAt = null;
    draft.ticket.closeReason = null;
  }
  stopTimers(draft, `status.${to}`);
  pauseOrResume(draft);
  startTimers(draft, `status.${to}`, draft.now);
  if (from !== '') raise(draft, 'status.changed');
  askSurvey(draft, because);
}

/** Where closing leads. A case that somebody else has is closed for us too; to close it is to end it. */
export function closedStatus(pack: Pack): string | null {
  return Object.entries(pack.statuses).find(([, status]) => status.is === 'closed' && status.ball === 'none')?.[0] ?? statusOf(pack, 'closed');
}

/** Where a case goes that is taken up again: as the pack does when the requester does it, else to its first open status. */
export function reopenedStatus(pack: Pack, from: string): string | null {
  const byRule = pack.rules.filter((rule) => rule.if?.status?.includes(from) !== false).flatMap((rule) => rule.do.flatMap((one) => ('reopen' in one ? [one.reopen] : [])));
  const byFlow = pack.flow.filter((step) => step.event === 'mail.reply' && step.if?.status?.includes(from) === true).map((step) => step.to);
  return [...byRule, ...byFlow].find((to) => pack.statuses[to]?.is === 'open') ?? statusOf(pack, 'open');
}

/** Closes the ticket for one of the pack's reasons. */
export function closeTicket(draft: Draft, reason: string): void {
  const { pack } = draft.desk;
  const closed = closedStatus(pack);
  if (closed === null || draft.ticket.status === closed) return;
  // WAR-35: such a pack closes only what both sides call done.
  if (pack.statuses[closed]?.needs === 'agreement') raise(draft, 'closure.agreed');
  setStatus(draft, closed, reason);
  draft.ticket.closeReason = reason;
}
