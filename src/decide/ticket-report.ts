// What a report says of tickets: when each was answered and done, which targets were missed, and the sums.
import type { Instant } from '../mail/instant.ts';
import type { Pack } from '../rulebook/pack-schema.ts';
import type { ReportPeriod } from './report-period.ts';
import type { Ticket, TicketTimer } from './ticket.ts';

export interface ReportedEvent {
  readonly at: Instant;
  readonly kind: string;
  readonly text: string;
  /** Address of who did it; absent where it is not looked at. */
  readonly by?: string;
}

export interface ReportedTicket {
  readonly ticket: Ticket;
  /** A person's first words to the requester. */
  readonly answeredAt: Instant | null;
  /** Resolved or closed, and not taken up again since. */
  readonly doneAt: Instant | null;
  /** Names of timers whose due time passed unanswered. */
  readonly missed: readonly string[];
  /** null: no target, or the one there is still runs. */
  readonly withinTarget: boolean | null;
}

export interface TicketSums {
  readonly tickets: number;
  readonly opened: number;
  readonly done: number;
  readonly open: number;
  readonly missed: number;
}

/** What people of our side do: a timer that only this ends is a promise. */
const ourDeeds = ['staff.replied', 'work.started', 'triage.done', 'plan.sent', 'workaround.sent', 'solution.sent', 'vendor.replied', 'vendor.resolved', 'progress.shown'];

export function reportTicket(pack: Pack, ticket: Ticket, events: readonly ReportedEvent[]): ReportedTicket {
  const targets = targetsOf(pack, ticket);
  const missed = targets.filter(isMissed).map((timer) => timer.name);
  const met = targets.some((timer) => timer.state === 'stopped') && targets.every((timer) => timer.state !== 'running');
  return {
    ticket, answeredAt: events.find((event) => event.kind === 'answer')?.at ?? null, doneAt: doneAt(pack, ticket, events), missed,
    withinTarget: missed.length > 0 ? false : met ? true : null,
  };
}

export function sumTickets(reported: readonly ReportedTicket[], period: ReportPeriod): TicketSums {
  const within = (at: Instant | null): boolean => at !== null && at >= period.from && at < period.to;
  return {
    tickets: reported.length, opened: reported.filter((one) => within(one.ticket.receivedAt)).length, done: reported.filter((one) => within(one.doneAt)).length,
    open: reported.filter((one) => one.doneAt === null || one.doneAt >= period.to).length, missed: reported.filter((one) => one.missed.length > 0).length,
  };
}

/** The clocks of a ticket that were promised to its requester. */
export function targetsOf(pack: Pack, ticket: Ticket): TicketTimer[] {
  return Object.values(ticket.timers).filter((timer) => isTarget(pack, timer.name) && timer.withoutTarget !== true);
}

/** Its due time passed unanswered. */
export function isMissed(timer: TicketTimer): boolean {
  return timer.state === 'fired' || (timer.endedAt !== null && timer.endedAt > timer.dueAt);
}

function isTarget(pack: Pack, name: string): boolean {
  const timer = pack.timers[name];
  return timer !== undefined && timer.internal !== true && timer.window === undefined && timer.every === undefined && timer.before === undefined
    && timer.until.some((event) => ourDeeds.includes(event));
}

/** Since when it is in a status that calls it done; the history says `open → resolved (solution.sent)`. */
function doneAt(pack: Pack, ticket: Ticket, events: readonly ReportedEvent[]): Instant | null {
  const done = (status: string): boolean => ['resolved', 'closed'].includes(pack.statuses[status]?.is ?? '');
  if (!done(ticket.status)) return null;
  let since: Instant | null = null;
  for (const event of events) {
    const to = event.kind === 'status' ? Object.keys(pack.statuses).find((status) => event.text.includes(`→ ${status} (`)) : undefined;
    if (to !== undefined) since = done(to) ? (since ?? event.at) : null;
  }
  return since ?? ticket.closedAt;
}

export interface Satisfaction {
  readonly asked: number;
  readonly answers: number;
  /** Of those with a score; null without one. */
  readonly mean: number | null;
  readonly scale: number;
  /** How often each score was given, the best first. */
  readonly distribution: readonly { readonly score: number; readonly count: number }[];
  readonly rated: readonly Ticket[];
}

/** How content people were, by what they answered within the period. */
export function sumSatisfaction(pack: Pack, tickets: readonly Ticket[], period: ReportPeriod): Satisfaction {
  const within = (at: Instant | undefined): boolean => at !== undefined && at >= period.from && at < period.to;
  const scale = pack.survey?.scale ?? 5;
  const rated = tickets.filter((ticket) => within(ticket.survey?.answer?.at));
  const scores = rated.flatMap((ticket) => ticket.survey?.answer?.score ?? []);
  return {
    asked: tickets.filter((ticket) => within(ticket.survey?.askedAt)).length, answers: rated.length, scale, rated,
    mean: scores.length === 0 ? null : Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 10) / 10,
    distribution: Array.from({ length: scale }, (_, index) => scale - index).map((score) => ({ score, count: scores.filter((one) => one === score).length })),
  };
}
