// Walks a schedule day by day, forward or back, until enough open time or open days are found. In: instants and
// amounts. Out: where the walk ended and the openings it used, or why it can never end. Every walk is bounded, so
// a calendar of an admin's slip (no hours, closed for years) gives a reason instead of an endless loop.

import type { Instant } from '../mail/instant.ts';
import { formatDay } from './calendar-format.ts';
import { openingsOnDay, type OpenInterval } from './calendar-openings.ts';
import type { Schedule } from './calendar-schedule.ts';
import { DAY_MS, instantOfLocal, localDayAt } from './calendar-zone.ts';

/** There is no due time, and why, in one sentence. */
export interface Never { readonly never: string }

/** A day on which the schedule opens; `day` counts local dates from 1970-01-01. */
export interface OpenDay {
  readonly day: number;
  readonly openings: readonly OpenInterval[];
}

export type Direction = 'forward' | 'back';

// Longer than any closing a business survives, with room for a year full of holidays by mistake.
const CLOSED_DAYS_MAX = 400;
// Due expressions reach ten years of open time at most; a calendar that needs longer is open too rarely to promise.
const DAYS_WALKED_MAX = 4000;

/** The first open instant at or after `instant`, with its open day. */
export function findNextOpening(instant: Instant, schedule: Schedule): (OpenDay & { readonly instant: Instant }) | Never {
  return walkOpenDays(schedule, localDayAt(instant, schedule.zone), 'forward', (openDay) => {
    const opening = openDay.openings.find((candidate) => instant < candidate.end);
    return opening === undefined ? null : { ...openDay, instant: Math.max(instant, opening.start) };
  });
}

/** The open day `count` open days away from an open day; 0 is that day itself. */
export function findOpenDay(day: number, count: number, direction: Direction, schedule: Schedule): OpenDay | Never {
  let toGo = count;
  return walkOpenDays(schedule, day, direction, (openDay) => (toGo-- === 0 ? openDay : null));
}

/** Counts open milliseconds away from `start`; `runs` are the stretches used, in the order of the walk. */
export function countOpenTime(
  start: Instant, openMs: number, direction: Direction, schedule: Schedule,
): { readonly due: Instant; readonly runs: readonly OpenInterval[] } | Never {
  const runs: OpenInterval[] = [];
  let toGo = openMs;
  return walkOpenDays(schedule, localDayAt(start, schedule.zone), direction, ({ openings }) => {
    for (const opening of direction === 'forward' ? openings : openings.toReversed()) {
      const used = usablePart(opening, start, toGo, direction);
      if (used === null) continue;
      addRun(runs, used);
      toGo -= used.end - used.start;
      if (toGo <= 0) return { due: direction === 'forward' ? used.end : used.start, runs };
    }
    return null;
  });
}

/**
 * A local time of day on an open day; outside its openings the next opening of that day, or else its close: the
 * promise stays on the day that was counted, and within it people are there.
 */
export function placeOnOpenDay(
  openDay: OpenDay, timeOfDayMs: number, zone: string,
): { readonly due: Instant; readonly moved: boolean } {
  const wanted = instantOfLocal(openDay.day * DAY_MS + timeOfDayMs, zone);
  for (const opening of openDay.openings) {
    if (wanted < opening.start) return { due: opening.start, moved: true };
    // The closing minute itself still counts: "by 17:30" can be kept.
    if (wanted <= opening.end) return { due: wanted, moved: false };
  }
  return { due: endOfOpenDay(openDay), moved: true };
}

/** When an open day closes for the last time. */
export function endOfOpenDay(openDay: OpenDay): Instant {
  const last = openDay.openings.at(-1);
  if (last === undefined) throw new RangeError('an open day has at least one opening');
  return last.end;
}

function walkOpenDays<T>(
  schedule: Schedule, firstDay: number, direction: Direction, visit: (openDay: OpenDay) => T | null,
): T | Never {
  if (schedule.calendars.some((calendar) => calendar.windows.length === 0)) {
    return { never: `clock "${schedule.name}" has no opening hours` };
  }
  let closedDays = 0;
  for (let walked = 0; walked < DAYS_WALKED_MAX; walked++) {
    const day = direction === 'forward' ? firstDay + walked : firstDay - walked;
    const openings = openingsOnDay(schedule, day);
    closedDays = openings.length === 0 ? closedDays + 1 : 0;
    if (closedDays > CLOSED_DAYS_MAX) return { never: closedTooLong(schedule, day, direction) };
    if (openings.length === 0) continue;
    const found = visit({ day, openings });
    if (found !== null) return found;
  }
  return { never: `clock "${schedule.name}" has too little open time: not reached within ${DAYS_WALKED_MAX} days` };
}

function closedTooLong(schedule: Schedule, day: number, direction: Direction): string {
  const firstClosed = direction === 'forward' ? day - CLOSED_DAYS_MAX : day + CLOSED_DAYS_MAX;
  const way = direction === 'forward' ? 'from' : 'back from';
  return `clock "${schedule.name}" has no opening for ${CLOSED_DAYS_MAX} days ${way} ${formatDay(firstClosed)}`;
}

function usablePart(
  opening: OpenInterval, start: Instant, openMs: number, direction: Direction,
): OpenInterval | null {
  if (direction === 'forward') {
    const from = Math.max(opening.start, start);
    return opening.end <= start ? null : { start: from, end: Math.min(opening.end, from + openMs) };
  }
  const to = Math.min(opening.end, start);
  return opening.start >= start ? null : { start: Math.max(opening.start, to - openMs), end: to };
}

// Openings that touch at midnight are one run to the reader.
function addRun(runs: OpenInterval[], used: OpenInterval): void {
  const last = runs.at(-1);
  if (last !== undefined && last.end === used.start) runs[runs.length - 1] = { start: last.start, end: used.end };
  else if (last !== undefined && last.start === used.end) runs[runs.length - 1] = { start: used.start, end: last.end };
  else runs.push(used);
}
