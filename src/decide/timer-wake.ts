// A timer wakes up: it warns, it is due, or one round of a cadence is. A wake-up that comes early, twice or for an older
// generation finds nothing to do (MODEL 2.3.6).
import { applyAction } from './actions.ts';
import type { TimerEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { formatLocal } from './calendar.ts';
import { asAgreed, nextRun } from './timer-due.ts';
import { counted, setTimer } from './timers.ts';

/** Lets the timer of this event do what its instant asks for. */
export function wakeTimer(draft: Draft, event: TimerEvent): void {
  const running = draft.ticket.timers[event.name];
  const timer = draft.desk.pack.timers[event.name];
  if (running === undefined || running.state !== 'running' || running.generation !== event.generation) return;
  if (timer === undefined) {
    // The pack no longer has this timer: without an end it would be woken for ever.
    setTimer(draft, { ...running, state: 'stopped', endedAt: draft.now });
    remember(draft, 'timer', `${event.name} ended: the pack no longer has it`);
    return;
  }
  // OX-33: whoever reads the announcement is not told the same twice; where it ends before his ticket, this goes on.
  const yielding = timer.yields === true && event.announced === true;
  if (draft.now < running.dueAt) {
    if (running.warned || running.warnAt === null || draft.now < running.warnAt) return;
    setTimer(draft, { ...running, warned: true });
    if (yielding) return;
    remember(draft, 'timer', `${event.name} is due soon`);
    for (const action of timer.on_warn ?? []) applyAction(draft, action);
    return;
  }
  const fired = { ...running, warned: true, state: 'fired', endedAt: draft.now } as const;
  const next = timer.every === undefined ? null : nextRun(draft, asAgreed(draft, event.name, timer), running.dueAt);
  if (next === null || 'never' in next) {
    setTimer(draft, fired);
    remember(draft, 'timer', `${event.name} is due`);
  } else {
    setTimer(draft, { ...running, ...counted(next, running, draft), warned: false });
    remember(draft, 'timer', `${event.name} is due; next ${formatLocal(next.due, draft.ticket.zone)}`);
  }
  if (yielding) {
    remember(draft, 'timer', `${event.name}: the announcement tells him`);
    return;
  }
  // After the timer is set: an action may stop it, and must not be undone.
  for (const action of timer.on_due) applyAction(draft, action);
}
