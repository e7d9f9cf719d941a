// Running timers counted again because their calendar has changed since (MODEL 2.3.8). Nobody's act and no new fact: no
// event is raised and nothing is said to anybody. What is overdue stays as it is, it is about to fire.
import { formatLocal, isOlderCalendar } from './calendar.ts';
import type { PackTimer } from '../rulebook/pack-schema.ts';
import { remember, type Draft } from './draft.ts';
import type { TicketTimer } from './ticket.ts';
import { asAgreed, computeDue, nextRun, type NoDue, type TimerDue } from './timer-due.ts';
import { counted, setTimer } from './timers.ts';

/** Gives every running timer that was counted on an older calendar the due time of today's. */
export function recountTimers(draft: Draft): void {
  for (const running of Object.values(draft.ticket.timers)) {
    const timer = draft.desk.pack.timers[running.name];
    if (timer === undefined || running.state !== 'running' || running.dueAt <= draft.now) continue;
    if (!isOlderCalendar(running.calendar, running.calendarVersion, draft.desk.calendars)) continue;
    const computed = countAgain(draft, asAgreed(draft, running.name, timer), running);
    if ('never' in computed) {
      remember(draft, 'timer', `${running.name} keeps its due time: ${computed.never === '' ? 'the pack names none any more' : computed.never}`);
      continue;
    }
    setTimer(draft, { ...running, ...counted(computed, running, draft) });
    if (computed.due === running.dueAt) continue;
    const [was, is] = [running.dueAt, computed.due].map((due) => formatLocal(due, draft.ticket.zone));
    remember(draft, 'timer', `${running.name} counted again, calendar ${computed.calendar} has changed: due ${is ?? ''}, was ${was ?? ''}`);
  }
}

/** From its start, on the calendar of today; a cadence takes the first of its rounds that still lies ahead. */
function countAgain(draft: Draft, timer: PackTimer, running: TicketTimer): TimerDue | NoDue {
  const first = computeDue(draft, timer, running.startedAt, running.pausedMs);
  return timer.every === undefined || 'never' in first || first.due > draft.now ? first : nextRun(draft, timer, first.due);
}
