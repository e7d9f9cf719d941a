// What its requester may read of the history of a ticket (RHI-25): what he and we wrote to each other, its statuses and
// levels, and that work began or a call took place. A closed list of kinds: notes, doubts, timers and everything else that
// was never meant for him stays out, and nothing is said that the history does not say.
import type { Instant } from '../mail/instant.ts';
import type { Pack } from '../rulebook/pack-schema.ts';
import { isMissed, reportTicket, targetsOf, type ReportedEvent } from './ticket-report.ts';
import type { Ticket } from './ticket.ts';

export interface CaseEvent {
  readonly at: Instant;
  readonly what: 'opened' | 'wrote' | 'answered' | 'status' | 'level' | 'working' | 'call';
  /** Words of who wrote, name of the status or level; '' where the kind says it all. */
  readonly text: string;
}

type Telling = (event: ReportedEvent, ticket: Ticket, pack: Pack) => Omit<CaseEvent, 'at'> | null;

const tellings: Readonly<Record<string, Telling>> = {
  opened: (event) => ({ what: 'opened', text: event.text }),
  // Somebody from outside who wrote on it is no part of what goes to the requester.
  reply: (event, ticket) => (ticket.participants.includes((event.by ?? '').toLowerCase()) ? { what: 'wrote', text: event.text } : null),
  answer: (event) => ({ what: 'answered', text: event.text }),
  status: (event, _ticket, pack) => {
    const to = Object.keys(pack.statuses).find((status) => event.text.includes(`→ ${status} (`));
    return to === undefined ? null : { what: 'status', text: to };
  },
  // `2 → 3 (urgency Medium, impact Medium)`, or `2 confirmed`: the level that it has from then on.
  severity: (event, _ticket, pack) => {
    const level = /(?:^|→ )(\S+)(?: confirmed\b| \(|$)/u.exec(event.text)?.[1] ?? '';
    return pack.severity.levels.includes(level) ? { what: 'level', text: level } : null;
  },
  // Of these the words are between colleagues.
  working: () => ({ what: 'working', text: '' }),
  call: () => ({ what: 'call', text: '' }),
};

/** What a report on one ticket says of it beside its fields. */
export interface CaseReport {
  readonly answeredAt: Instant | null;
  readonly doneAt: Instant | null;
  /** Its clocks by name; `met` is null while one runs. */
  readonly targets: readonly { readonly timer: string; readonly dueAt: Instant; readonly met: boolean | null }[];
  readonly events: readonly CaseEvent[];
}

/** The report on a ticket, from all that happened on it. */
export function caseReport(pack: Pack, ticket: Ticket, history: readonly ReportedEvent[]): CaseReport {
  const { answeredAt, doneAt } = reportTicket(pack, ticket, history);
  const targets = targetsOf(pack, ticket).map((timer) => ({ timer: timer.name, dueAt: timer.dueAt, met: isMissed(timer) ? false : timer.state === 'running' ? null : true }));
  return { answeredAt, doneAt, targets, events: caseEvents(pack, ticket, history) };
}

/** The history of a ticket as its requester may read it, oldest first. */
function caseEvents(pack: Pack, ticket: Ticket, events: readonly ReportedEvent[]): CaseEvent[] {
  return events.flatMap((event) => {
    const told = tellings[event.kind]?.(event, ticket, pack) ?? null;
    return told === null ? [] : [{ at: event.at, ...told }];
  });
}
