// When is a schedule open, as UTC intervals of one local day. In: schedule and day number. Out: sorted, disjoint
// intervals, clipped to the day. Window edges become instants one by one, so a day with a clock change has the real
// number of minutes; a day that a zone skipped (Apia, 30 December 2011) is empty instead of stealing the next one's hours.

import type { Instant } from '../mail/instant.ts';
import { scheduleOf, type Calendar, type Schedule } from './calendar-schedule.ts';
import {
  DAY_MS, MINUTE_MS, instantOfLocal, isoWeekday, localDayAt, localDayOfIsoDate, localDayStart, zonePeriodAt,
} from './calendar-zone.ts';

/** `[start, end)` in UTC. */
export interface OpenInterval {
  readonly start: Instant;
  readonly end: Instant;
}

interface PreparedCalendar {
  /** by ISO weekday, index 0 unused; milliseconds since local midnight */
  readonly windowsByWeekday: readonly (readonly { readonly fromMs: number; readonly toMs: number }[])[];
  /** by day, with their names */
  readonly holidays: ReadonlyMap<number, string>;
}

const NO_OPENING: readonly OpenInterval[] = [];

// Calendars are immutable and few; forgetting them is the garbage collector's work.
const preparedByCalendar = new WeakMap<Calendar, PreparedCalendar>();

/** The open intervals of one local day of the schedule's zone; touching ones are joined. */
export function openingsOnDay(schedule: Schedule, day: number): readonly OpenInterval[] {
  const [only, ...others] = schedule.calendars;
  if (only === undefined) return NO_OPENING;
  if (others.length === 0 && only.zone === schedule.zone) return calendarOpeningsOnDay(only, day);
  const bounds = { start: localDayStart(day, schedule.zone), end: localDayStart(day + 1, schedule.zone) };
  let open: readonly OpenInterval[] = [bounds];
  for (const calendar of schedule.calendars) {
    if (open.length === 0) return open;
    open = overlapOf(open, calendarOpeningsBetween(calendar, bounds));
  }
  return open;
}

/** The name of the holiday by which the day is closed, '' when nobody has named it; null when its weekday would have been closed anyway. */
export function holidayOn(schedule: Schedule, day: number): string | null {
  for (const calendar of schedule.calendars) {
    const prepared = prepare(calendar);
    if ((prepared.windowsByWeekday[isoWeekday(day)]?.length ?? 0) === 0) continue;
    const name = prepared.holidays.get(day);
    if (name !== undefined) return name;
  }
  return null;
}

/** Whether the calendar or schedule is open at an instant. */
export function isOpen(instant: Instant, calendar: Calendar | Schedule): boolean {
  const schedule = scheduleOf(calendar);
  const openings = openingsOnDay(schedule, localDayAt(instant, schedule.zone));
  return openings.some((opening) => opening.start <= instant && instant < opening.end);
}

/** Open milliseconds from one instant to a later one; 0 when they are reversed. What a pause took from a timer. */
export function openMsBetween(from: Instant, to: Instant, calendar: Calendar | Schedule): number {
  const schedule = scheduleOf(calendar);
  const lastDay = localDayAt(to, schedule.zone);
  let sum = 0;
  for (let day = localDayAt(from, schedule.zone); day <= lastDay; day++) {
    for (const opening of openingsOnDay(schedule, day)) {
      sum += Math.max(0, Math.min(opening.end, to) - Math.max(opening.start, from));
    }
  }
  return sum;
}

function calendarOpeningsBetween(calendar: Calendar, bounds: OpenInterval): readonly OpenInterval[] {
  const lastDay = localDayAt(bounds.end, calendar.zone);
  const openings: OpenInterval[] = [];
  for (let day = localDayAt(bounds.start, calendar.zone); day <= lastDay; day++) {
    for (const opening of calendarOpeningsOnDay(calendar, day)) addJoined(openings, opening);
  }
  return openings;
}

function calendarOpeningsOnDay(calendar: Calendar, day: number): readonly OpenInterval[] {
  const prepared = prepare(calendar);
  const windows = prepared.windowsByWeekday[isoWeekday(day)] ?? [];
  if (windows.length === 0 || prepared.holidays.has(day)) return NO_OPENING;
  const dayStart = localDayStart(day, calendar.zone);
  const period = zonePeriodAt(dayStart, calendar.zone);
  // Nearly every day has one offset throughout: then local times are an addition. Not so where clocks change within
  // the day, nor where midnight itself was skipped and the day begins at 01:00 (Cairo in April).
  const steady = dayStart + DAY_MS < period.end && dayStart + period.offsetMs === day * DAY_MS;
  const dayEnd = steady ? dayStart + DAY_MS : localDayStart(day + 1, calendar.zone);
  const openings: OpenInterval[] = [];
  for (const { fromMs, toMs } of windows) {
    const from = steady ? dayStart + fromMs : instantOfLocal(day * DAY_MS + fromMs, calendar.zone);
    const to = steady ? dayStart + toMs : instantOfLocal(day * DAY_MS + toMs, calendar.zone);
    addJoined(openings, { start: Math.max(from, dayStart), end: Math.min(to, dayEnd) });
  }
  return openings;
}

// A skipped hour can push an edge past the next window's, so what follows may be empty, touching or overlapping.
function addJoined(openings: OpenInterval[], opening: OpenInterval): void {
  if (opening.end <= opening.start) return;
  const last = openings.at(-1);
  if (last === undefined || last.end < opening.start) {
    openings.push(opening);
  } else {
    openings[openings.length - 1] = {
      start: Math.min(last.start, opening.start), end: Math.max(last.end, opening.end),
    };
  }
}

function overlapOf(left: readonly OpenInterval[], right: readonly OpenInterval[]): readonly OpenInterval[] {
  const overlap: OpenInterval[] = [];
  for (const a of left) {
    for (const b of right) {
      const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
      if (start < end) overlap.push({ start, end });
    }
  }
  return overlap;
}

function prepare(calendar: Calendar): PreparedCalendar {
  const remembered = preparedByCalendar.get(calendar);
  if (remembered !== undefined) return remembered;
  const windowsByWeekday = [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => calendar.windows
    .filter((window) => window.day === weekday)
    .map((window) => ({ fromMs: window.fromMinute * MINUTE_MS, toMs: window.toMinute * MINUTE_MS }))
    .toSorted((a, b) => a.fromMs - b.fromMs));
  const holidays = new Map(calendar.holidays.map((text) => {
    const day = localDayOfIsoDate(text);
    // Packs are checked when they are read; a wrong date that got here would be a holiday silently worked through.
    if (day === null) throw new RangeError(`calendar "${calendar.name}": holiday "${text}" is not a date`);
    return [day, calendar.holidayNames?.get(text) ?? ''];
  }));
  const prepared = { windowsByWeekday, holidays };
  preparedByCalendar.set(calendar, prepared);
  return prepared;
}
