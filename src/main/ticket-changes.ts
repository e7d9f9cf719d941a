// What one event changed about a ticket, as a person would tell it: timers and flags by comparing before and after, the
// rest from the history that the decision wrote. What only repeats the event itself or a mail of it is left out.
import type { Decision, HistoryEntry } from '../decide/decision.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';

export type Change =
  | { readonly kind: 'status'; readonly from: string | null; readonly to: string; readonly because: string }
  | { readonly kind: 'timer'; readonly name: string; readonly change: TimerChange; readonly due: Instant | null; readonly because: string }
  | { readonly kind: 'flag'; readonly name: string; readonly set: boolean }
  | { readonly kind: 'note'; readonly what: string; readonly text: string };

export type TimerChange = 'starts' | 'moves' | 'counts again' | 'stands still' | 'stops' | 'fires' | 'warns' | 'not started';

/** Kinds of history that the timeline tells in another way: as the event, as a mail, or by comparing. */
const told = new Set(['opened', 'reply', 'working-reply', 'receipt', 'answer', 'forwarded', 'status', 'timer', 'automatic', 'list', 'dsn', 'own', 'flag', 'reopened']);

/** The changes of one decision, in the order in which a reader wants them. */
export function changesOf(before: Ticket | null, decision: Decision): Change[] {
  const after = decision.ticket;
  if (after === null) return [];
  const { history } = decision;
  return [
    ...(before === null ? [note('kind', `${after.type}${after.severity === null ? '' : `, severity ${after.severity}${after.severityAssumed ? ' (assumed)' : ''}`}`)] : []),
    ...statusChange(before, after, history),
    ...asks(before, after),
    ...history.filter((one) => !told.has(one.kind)).map((one) => note(one.kind, one.text)),
    ...flagChanges(before, after),
    ...Object.values(after.timers).flatMap((timer) => timerChange(before?.timers[timer.name], timer, history)),
    ...history.filter((one) => one.kind === 'timer').flatMap(neverStarted),
  ];
}

function note(what: string, text: string): Change {
  return { kind: 'note', what, text };
}

/** What keeps the ticket waiting, when that is another list than before. */
function asks(before: Ticket | null, after: Ticket): Change[] {
  const open = ({ missing, wrong }: Ticket): string => [...wrong.map((one) => `${one.field} (${one.reason.replaceAll('_', ' ')})`), ...missing].join(', ');
  const now = open(after);
  const was = before === null ? '' : open(before);
  return now === was ? [] : [note('missing', now === '' ? 'nothing any more' : now)];
}

function statusChange(before: Ticket | null, after: Ticket, history: readonly HistoryEntry[]): Change[] {
  if (before?.status === after.status) return [];
  const last = history.findLast((one) => one.kind === 'status')?.text ?? '';
  return [{ kind: 'status', from: before?.status ?? null, to: after.status, because: /\(([^()]*)\)$/u.exec(last)?.[1] ?? '' }];
}

function flagChanges(before: Ticket | null, after: Ticket): Change[] {
  const old = before?.flags ?? [];
  return [
    ...after.flags.filter((name) => !old.includes(name)).map((name): Change => ({ kind: 'flag', name, set: true })),
    ...old.filter((name) => !after.flags.includes(name)).map((name): Change => ({ kind: 'flag', name, set: false })),
  ];
}

function timerChange(before: TicketTimer | undefined, after: TicketTimer, history: readonly HistoryEntry[]): Change[] {
  const change = whatChanged(before, after);
  if (change === null) return [];
  const { name } = after;
  const said = history.findLast((one) => one.kind === 'timer' && one.text.startsWith(`${name} stopped by `));
  const because = change === 'stops' ? (said?.text.slice(`${name} stopped by `.length) ?? '') : '';
  return [{ kind: 'timer', name, change, due: after.state === 'running' ? after.dueAt : null, because }];
}

function whatChanged(before: TicketTimer | undefined, after: TicketTimer): TimerChange | null {
  const ran = before?.state === 'running';
  const stood = before?.pausedAt !== undefined;
  if (after.state === 'running') {
    if (stood) return 'counts again';
    if (!ran) return 'starts';
    if (after.dueAt !== before.dueAt) return after.startedAt === before.startedAt ? 'moves' : 'starts';
    return after.warned && !before.warned ? 'warns' : null;
  }
  if (after.pausedAt !== undefined) return stood ? null : 'stands still';
  if (after.state === 'fired') return before?.state === 'fired' && before.generation === after.generation ? null : 'fires';
  return ran || stood ? 'stops' : null;
}

/** `response not started: no figure …`: a clock that people may be waiting for. */
function neverStarted({ text }: HistoryEntry): Change[] {
  const [, name, because] = /^(\S+) not started: ([\s\S]*)$/u.exec(text) ?? [];
  return name === undefined || because === undefined ? [] : [{ kind: 'timer', name, change: 'not started', due: null, because }];
}
