// Starting, stopping, pausing and recomputing the timers of a ticket (MODEL 2.3). A timer is data: its due instant was
// computed once, with the steps that led to it, and a generation tells a stale wake-up from a current one.
import { formatLocal, openMsBetween } from './calendar.ts';
import type { Instant } from '../mail/instant.ts';
import type { PackTimer } from '../rulebook/pack-schema.ts';
import { remember, type Draft } from './draft.ts';
import { holds } from './predicate.ts';
import type { TicketTimer } from './ticket.ts';
import { asAgreed, computeDue, effectiveClock, type TimerDue } from './timer-due.ts';

/** Starts every timer of the pack that begins with `event` (an event name, `received` or `status.NAME`). */
export function startTimers(draft: Draft, event: string, at: Instant): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (!timer.from.includes(event) || !holds(draft, timer.if)) continue;
    // A service level counts from the receipt; a ticket outside it (wrong channel, no entitlement) has none.
    if (event === 'received' && !draft.ticket.sla) continue;
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
    if (timer.from.includes(`status.${status}`)) stopTimer(draft, name, `leaving ${status}`);
  }
}

/** Ends one timer if it runs or stands still; a window keeps its due instant, because `after:` may still ask for it. */
export function stopTimer(draft: Draft, name: string, because: string): void {
  const running = draft.ticket.timers[name];
  if (running?.withoutTarget === true) {
    const { withoutTarget: _, ...answered } = running;
    setTimer(draft, answered);
  }
  if (running === undefined || (running.state !== 'running' && running.pausedAt === undefined)) return;
  const { pausedAt, ...rest } = running;
  setTimer(draft, { ...rest, state: 'stopped', endedAt: draft.now, generation: running.generation + 1 });
  const late = pausedAt === undefined && draft.now > running.dueAt && draft.desk.pack.timers[name]?.window === undefined ? ', late' : '';
  remember(draft, 'timer', `${name} stopped by ${because}${late}`);
}

/** Starts or restarts one timer at `at`. Without a figure nothing is started, and the history says so. */
export function startTimer(draft: Draft, name: string, timer: PackTimer, at: Instant): void {
  const computed = computeDue(draft, asAgreed(draft, name, timer), at);
  const generation = (draft.ticket.timers[name]?.generation ?? 0) + 1;
  if ('never' in computed) {
    const before = draft.ticket.timers[name];
    // Said once: what starts it may come with every mail.
    if (before?.withoutTarget === true && before.why[0] === computed.never) return;
    if (computed.never !== '') remember(draft, 'timer', `${name} not started: ${computed.never}`);
    // No target at this level, or no instant yet: another level or the answer counts from this same event.
    if (computed.waits === true || (computed.never === '' && timer.recompute === 'from_start')) {
      setTimer(draft, {
        name, state: 'stopped', startedAt: at, dueAt: at, warnAt: null, warned: false, endedAt: at, generation, calendar: '', calendarVersion: '',
        why: [computed.never === '' ? 'no target at this level' : computed.never], withoutTarget: true,
      });
    }
    return;
  }
  setTimer(draft, {
    name, state: 'running', startedAt: at, dueAt: computed.due, warnAt: computed.warnAt, warned: false, endedAt: null, generation,
    calendar: computed.calendar, calendarVersion: computed.calendarVersion, why: computed.why,
  });
  if (timer.pause?.includes(draft.ticket.status) === true) pause(draft, name);
}

/** MODEL 2.3.1: entering one of its statuses a timer stands still, leaving them it counts on. */
export function pauseOrResume(draft: Draft): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.pause === undefined) continue;
    const stands = draft.ticket.timers[name]?.pausedAt !== undefined;
    if (timer.pause.includes(draft.ticket.status)) pause(draft, name);
    else if (stands) resume(draft, name, timer);
  }
}

function pause(draft: Draft, name: string): void {
  const running = draft.ticket.timers[name];
  // What is overdue stays overdue: the wake-up that says so is on its way.
  if (running === undefined || running.state !== 'running' || running.dueAt <= draft.now) return;
  setTimer(draft, { ...running, state: 'stopped', pausedAt: draft.now, generation: running.generation + 1 });
  remember(draft, 'timer', `${name} stands still while ${draft.ticket.status}`);
}

function resume(draft: Draft, name: string, timer: PackTimer): void {
  const { pausedAt = draft.now, ...standing } = draft.ticket.timers[name] as TicketTimer;
  const calendarName = typeof timer.clock === 'string' ? timer.clock : (timer.clock[draft.ticket.severity ?? ''] ?? '');
  const clock = effectiveClock(draft, calendarName);
  const pausedMs = (standing.pausedMs ?? 0) + (clock === undefined ? 0 : openMsBetween(pausedAt, draft.now, clock));
  const computed = computeDue(draft, asAgreed(draft, name, timer), standing.startedAt, pausedMs);
  setTimer(draft, { ...standing, pausedMs });
  if ('never' in computed) return;
  setTimer(draft, { ...standing, ...counted(computed, standing, draft), pausedMs, endedAt: null });
  remember(draft, 'timer', `${name} counts on: due ${formatLocal(computed.due, draft.ticket.zone)}`);
}

/** MODEL 2.3.5: after a change of severity or entitlement due times count again from the original start. */
export function recomputeTimers(draft: Draft): void {
  if (draft.desk.pack.statuses[draft.ticket.status]?.is === 'closed') return;
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.recompute !== undefined) recomputeTimer(draft, name, timer);
    // A cadence promised to one level ends with it.
    else if (timer.every !== undefined && !holds(draft, timer.if)) stopTimer(draft, name, 'a change that it is not meant for');
  }
}

/** A lead time counts again when its instant becomes known or moves. */
export function recomputeLeadTimes(draft: Draft, changed: readonly string[]): void {
  for (const [name, timer] of Object.entries(draft.desk.pack.timers)) {
    if (timer.before === undefined || !changed.includes(timer.before.slice('field.'.length))) continue;
    const known = draft.ticket.timers[name];
    if (known !== undefined && (known.state === 'running' || known.withoutTarget === true || timer.window !== undefined)) startTimer(draft, name, timer, known.startedAt);
  }
}

function recomputeTimer(draft: Draft, name: string, timer: PackTimer): void {
  const running = draft.ticket.timers[name];
  if (running === undefined) {
    // Without a figure until now (no key, a level without target): it starts from the receipt and may already be late.
    if (timer.from.includes('received') && draft.ticket.sla && draft.ticket.repliedAt === null && holds(draft, timer.if)) {
      startTimer(draft, name, timer, draft.ticket.receivedAt);
      endIfLate(draft, name);
    }
    return;
  }
  if (running.state === 'stopped' && running.withoutTarget !== true) return;
  if (running.state === 'fired') {
    remember(draft, 'timer', `${name} was already missed at ${formatLocal(running.dueAt, draft.ticket.zone)}; the new level does not change that`);
    return;
  }
  // Elapsed pauses stay deducted.
  const computed = computeDue(draft, asAgreed(draft, name, timer), running.startedAt, running.pausedMs);
  if ('never' in computed) {
    if (running.state === 'stopped') return;
    stopTimer(draft, name, computed.never === '' ? 'a level without target' : computed.never);
    setTimer(draft, { ...(draft.ticket.timers[name] ?? running), withoutTarget: true });
    return;
  }
  if (computed.due === running.dueAt && running.state === 'running') return;
  const { withoutTarget: _, ...rest } = running;
  setTimer(draft, { ...rest, ...counted(computed, running, draft), endedAt: null });
  remember(draft, 'timer', `${name} counted again from ${formatLocal(running.startedAt, draft.ticket.zone)}: due ${formatLocal(computed.due, draft.ticket.zone)}${computed.due <= draft.now ? ', which is over: missed from this change on' : ''}`);
}

/** OX-S04: due before its figure was known. That is recorded, but nobody missed it, so nobody is alarmed. */
function endIfLate(draft: Draft, name: string): void {
  const started = draft.ticket.timers[name];
  if (started === undefined || started.dueAt > draft.now) return;
  setTimer(draft, { ...started, state: 'fired', warned: true, endedAt: draft.now });
  remember(draft, 'timer', `${name} was due ${formatLocal(started.dueAt, draft.ticket.zone)}, before its figure was known`);
}

/** Ends all timers, for a closed ticket. */
export function stopAllTimers(draft: Draft, because: string): void {
  for (const name of Object.keys(draft.ticket.timers)) {
    // A window opens with the closing itself (`from: status.closed`) and must outlive it.
    if (draft.desk.pack.timers[name]?.window === undefined) stopTimer(draft, name, because);
  }
}

/** The running timer with another due time; a wake-up for the old one is stale. */
export function counted(computed: TimerDue, old: TicketTimer, draft: Draft): Pick<TicketTimer, 'state' | 'dueAt' | 'warnAt' | 'warned' | 'why' | 'calendar' | 'calendarVersion' | 'generation'> {
  return {
    state: 'running', dueAt: computed.due, warnAt: computed.warnAt, warned: old.warned && (computed.warnAt ?? 0) <= draft.now, why: computed.why,
    calendar: computed.calendar, calendarVersion: computed.calendarVersion, generation: old.generation + 1,
  };
}

/** Puts the timer into the ticket. */
export function setTimer(draft: Draft, timer: TicketTimer): void {
  draft.ticket.timers = { ...draft.ticket.timers, [timer.name]: timer };
}
