// Starting, stopping and recomputing the timers of a ticket (MODEL 2.3). A timer is data: its due instant was computed
// once, with the steps that led to it, and a generation tells a stale wake-up from a current one.
import { formatLocal, intersectCalendars, type Calendar, type Schedule } from './calendar.ts';
import { dueInstant, parseDue } from './due.ts';
import type { Instant } from '../mail/instant.ts';
import type { PackTimer } from '../rulebook/pack-schema.ts';
import { coverageOf, figureFor } from './by-tier.ts';
import { remember, type Draft } from './draft.ts';
import { holds } from './predicate.ts';
import type { TicketTimer } from './ticket.ts';

/** Starts every timer of the pack that begins with `event` (an event name, `received` or `status.NAME`). */
export function startTimers(draft: Draft, event: string, at: Instant): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.from !== event || !holds(draft, timer.if)) continue;
    // A service level counts from the receipt; a ticket outside it (wrong channel, no entitlement) has none.
    if (timer.from === 'received' && !draft.ticket.sla) continue;
    startTimer(draft, name, timer, at);
  }
}

/** Ends every running timer that `event` answers. */
export function stopTimers(draft: Draft, event: string): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.until.includes(event)) stopTimer(draft, name, event);
  }
}

/** Ends the timers that count the time in a status, when the ticket leaves it. */
export function stopTimersOf(draft: Draft, status: string): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.from === `status.${status}`) stopTimer(draft, name, `leaving ${status}`);
  }
}

/** Ends one timer if it runs; a window keeps its due instant, because `after:` may still ask for it. */
export function stopTimer(draft: Draft, name: string, because: string): void {
  const running = draft.ticket.timers[name];
  if (running?.withoutTarget === true) {
    const { withoutTarget: _, ...answered } = running;
    setTimer(draft, name, answered);
  }
  if (running === undefined || running.state !== 'running') return;
  setTimer(draft, name, { ...running, state: 'stopped', endedAt: draft.now, generation: running.generation + 1 });
  const late = draft.now > running.dueAt ? ', late' : '';
  remember(draft, 'timer', `${name} stopped by ${because}${late}`);
}

/** Starts or restarts one timer at `at`. Without a figure nothing is started, and the history says so. */
export function startTimer(draft: Draft, name: string, timer: PackTimer, at: Instant): void {
  const computed = computeDue(draft, timer, at);
  if ('never' in computed) {
    if (computed.never !== '') remember(draft, 'timer', `${name} not started: ${computed.never}`);
    // No target at this level; another level counts from this same event.
    else if (timer.recompute === 'from_start') setTimer(draft, name, { ...withoutTarget(name, at), generation: (draft.ticket.timers[name]?.generation ?? 0) + 1 });
    return;
  }
  const previous = draft.ticket.timers[name];
  setTimer(draft, name, {
    name, state: 'running', startedAt: at, dueAt: computed.due, warnAt: computed.warnAt, warned: false, endedAt: null,
    generation: (previous?.generation ?? 0) + 1, calendar: computed.calendar, calendarVersion: computed.calendarVersion, why: computed.why,
  });
}

/** MODEL 2.3.5: after a change of severity or entitlement due times count again from the original start. */
export function recomputeTimers(draft: Draft): void {
  if (draft.desk.pack.statuses[draft.ticket.status]?.is === 'closed') return;
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.recompute === undefined) continue;
    const running = draft.ticket.timers[name];
    if (running === undefined) {
      // Without a figure until now (no key, a level without target): it starts from the receipt and may already be late.
      if (timer.from === 'received' && draft.ticket.sla && draft.ticket.repliedAt === null && holds(draft, timer.if)) {
        startTimer(draft, name, timer, draft.ticket.receivedAt);
        endIfLate(draft, name);
      }
      continue;
    }
    if (running.state === 'stopped' && running.withoutTarget !== true) continue;
    if (running.state === 'fired') {
      remember(draft, 'timer', `${name} was already missed at ${formatLocal(running.dueAt, draft.ticket.zone)}; the new level does not change that`);
      continue;
    }
    const computed = computeDue(draft, timer, running.startedAt);
    if ('never' in computed) {
      if (running.state === 'stopped') continue;
      stopTimer(draft, name, computed.never === '' ? 'a level without target' : computed.never);
      setTimer(draft, name, { ...(draft.ticket.timers[name] ?? running), withoutTarget: true });
      continue;
    }
    if (computed.due === running.dueAt && running.state === 'running') continue;
    const { withoutTarget: _, ...rest } = running;
    setTimer(draft, name, {
      ...rest, state: 'running', endedAt: null, warned: running.warned && (computed.warnAt ?? 0) <= draft.now, dueAt: computed.due, warnAt: computed.warnAt, why: computed.why, calendar: computed.calendar,
      calendarVersion: computed.calendarVersion, generation: running.generation + 1,
    });
    remember(draft, 'timer', `${name} counted again from ${formatLocal(running.startedAt, draft.ticket.zone)}: due ${formatLocal(computed.due, draft.ticket.zone)}`);
  }
}

/** OX-S04: due before its figure was known. That is recorded, but nobody missed it, so nobody is alarmed. */
function endIfLate(draft: Draft, name: string): void {
  const started = draft.ticket.timers[name];
  if (started === undefined || started.dueAt > draft.now) return;
  setTimer(draft, name, { ...started, state: 'fired', warned: true, endedAt: draft.now });
  remember(draft, 'timer', `${name} was due ${formatLocal(started.dueAt, draft.ticket.zone)}, before its figure was known`);
}

/** Ends all running timers, for a closed ticket. */
export function stopAllTimers(draft: Draft, because: string): void {
  for (const name of Object.keys(draft.ticket.timers)) {
    // A window opens with the closing itself (`from: status.closed`) and must outlive it.
    if (draft.desk.pack.timers[name]?.window === undefined) stopTimer(draft, name, because);
  }
}

function withoutTarget(name: string, at: Instant): TicketTimer {
  return {
    name, state: 'stopped', startedAt: at, dueAt: at, warnAt: null, warned: false, endedAt: at, generation: 1, calendar: '', calendarVersion: '',
    why: ['no target at this level'], withoutTarget: true,
  };
}

type Computed =
  | { readonly due: Instant; readonly warnAt: Instant | null; readonly why: readonly string[]; readonly calendar: string; readonly calendarVersion: string }
  | { readonly never: string };

function computeDue(draft: Draft, timer: PackTimer, start: Instant): Computed {
  const severity = draft.ticket.severity ?? '';
  const calendarName = typeof timer.clock === 'string' ? timer.clock : timer.clock[severity];
  const text = typeof timer.due === 'string' ? contractDue(draft, timer.due) : figureFor(timer.due, draft.ticket);
  // No entry for this level is the pack's way to say "no target": nothing to remember.
  if (text === 'none' || calendarName === undefined) return { never: '' };
  if (text === undefined) return { never: timer.due === 'contract' ? 'no figure in the contract for this severity' : '' };
  const calendar = effectiveClock(draft, calendarName);
  const expression = parseDue(text);
  if (calendar === undefined || 'problem' in expression) return { never: `due "${text}" on calendar ${calendarName} cannot be computed` };
  const found = dueInstant(start, expression, calendar);
  if ('never' in found) return { never: found.never };
  const warnText = timer.warn === undefined ? undefined : figureFor(timer.warn, draft.ticket);
  const warn = warnText === undefined ? null : parseDue(warnText);
  const warned = warn === null || 'problem' in warn ? null : dueInstant(start, warn, calendar);
  const warnAt = warned === null || 'never' in warned || warned.due >= found.due ? null : warned.due;
  return { due: found.due, warnAt, why: found.why, calendar: calendar.name, calendarVersion: calendar.version };
}

/** MODEL 2.3.7: a timer runs on its clock, but only within the coverage that the requester's tier pays for. */
function effectiveClock(draft: Draft, name: string): Calendar | Schedule | undefined {
  const coverage = coverageOf(draft.desk.pack, draft.ticket);
  if (name === 'coverage') return draft.desk.calendars.get(coverage ?? '');
  const clock = draft.desk.calendars.get(name);
  const paid = coverage === undefined || coverage === name ? undefined : draft.desk.calendars.get(coverage);
  // Paid around the clock: nothing is taken away, and an admin reads the name of the clock alone.
  return clock === undefined || paid === undefined || neverCloses(paid) ? clock : intersectCalendars(clock, paid);
}

function neverCloses(calendar: Calendar): boolean {
  return calendar.holidays.length === 0 && calendar.windows.length === 7 && calendar.windows.every((window) => window.fromMinute === 0 && window.toMinute === 1440);
}

/** `contract` is the figure of the entitlement that the key or the sender brought (OX-26). */
function contractDue(draft: Draft, due: string): string | undefined {
  if (due !== 'contract') return due;
  return draft.ticket.entitlement?.response[draft.ticket.severity ?? ''];
}

function setTimer(draft: Draft, name: string, timer: TicketTimer): void {
  draft.ticket.timers = { ...draft.ticket.timers, [name]: timer };
}
