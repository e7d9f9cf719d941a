// The steps of a due time as lines an admin can check with a wall calendar: local time of the schedule's zone, the due
// time also in UTC. In: what the search found. Out: text only; nothing is decided here. Years are shown where they
// differ from the start's. Very long counts are cut in the middle.

import type { Instant } from '../mail/instant.ts';
import { formatDay, formatDuration, formatLocal, formatMoment, formatTimeOfDay, zoneAbbreviation } from './calendar-format.ts';
import { holidayOn, openingsOnDay, type OpenInterval } from './calendar-openings.ts';
import type { Schedule } from './calendar-schedule.ts';
import { DAY_MS, localDayAt, zonePeriodAt } from './calendar-zone.ts';
import type { Direction } from './due-search.ts';

// A month of split days fits; a year of them would bury the result.
const STEPS_SHOWN_MAX = 14;
const STEPS_SHOWN_AT_END = 4;

/** First line: where counting starts, and from when if that was outside opening. */
export function tellStart(start: Instant, opening: Instant, direction: Direction, schedule: Schedule): string[] {
  const { name, zone } = schedule;
  const verb = direction === 'forward' ? 'start' : 'counted back from';
  const line = `${verb} ${formatLocal(start, zone)}, clock ${name} (${zone})`;
  if (opening === start) return [line];
  const skipped = tellSkippedDays(localDayAt(start, zone), localDayAt(opening, zone), start, schedule);
  const counting = `counting starts ${formatMoment(opening, zone, yearOf(start, zone))}`;
  // Weekends explain themselves; a holiday must be named or the line looks wrong.
  const holidays = skipped.filter((text) => text.includes('holiday'));
  return [`${line}, outside opening: ${counting}`, ...holidays];
}

/** One line naming the closed days in `[fromDay, toDay)`, or none when every day was open. */
export function tellSkippedDays(fromDay: number, toDay: number, start: Instant, schedule: Schedule): string[] {
  const year = yearOf(start, schedule.zone);
  const groups: { word: string; first: number; last: number }[] = [];
  for (let day = fromDay; day < toDay; day++) {
    if (openingsOnDay(schedule, day).length > 0) continue;
    const holiday = holidayOn(schedule, day);
    const word = holiday === null ? 'closed' : holiday === '' ? 'holiday' : `holiday (${holiday})`;
    const group = groups.at(-1);
    if (group !== undefined && group.word === word && group.last === day - 1) group.last = day;
    else groups.push({ word, first: day, last: day });
  }
  if (groups.length === 0) return [];
  const parts = groups.map(({ word, first, last }) =>
    `${formatDay(first, year)}${last > first ? ` to ${formatDay(last, year)}` : ''} ${word}`);
  const shown = parts.length <= STEPS_SHOWN_MAX ? parts : cutMiddle(parts, (count) => `${count} more`);
  return [`${shown.join(', ')}: skipped`];
}

/** The open stretches that were counted, with the closed days between them, in the order of the count. */
export function tellRuns(
  runs: readonly OpenInterval[], start: Instant, schedule: Schedule,
): string[] {
  const { zone } = schedule;
  const lines: string[] = [];
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (before !== undefined) {
      const [earlier, later] = before.start < run.start ? [before, run] : [run, before];
      lines.push(...tellSkippedDays(
        localDayAt(earlier.end - 1, zone) + 1, localDayAt(later.start, zone), start, schedule,
      ));
    }
    lines.push(tellRun(run, start, zone));
  }
  return lines.length <= STEPS_SHOWN_MAX ? lines : cutMiddle(lines, (count) => `${count} more steps of the same kind`);
}

/** A line when the clocks change between two instants, because the UTC time then looks an hour off. */
export function tellClockChange(from: Instant, to: Instant, zone: string): string[] {
  if (zonePeriodAt(from, zone).offsetMs === zonePeriodAt(to, zone).offsetMs) return [];
  return [`clocks change from ${zoneAbbreviation(from, zone)} to ${zoneAbbreviation(to, zone)}: same local time, other UTC time`];
}

/** `Thu 9 Apr 2026 16:00 AEST (06:00Z)`, with the UTC date where it is another. */
export function tellMoment(instant: Instant, zone: string): string {
  const { offsetMs } = zonePeriodAt(instant, zone);
  const local = formatLocal(instant, zone);
  if (offsetMs === 0) return local;
  const sameDate = Math.floor(instant / DAY_MS) === Math.floor((instant + offsetMs) / DAY_MS);
  const utc = sameDate ? formatTimeOfDay(instant) : formatMoment(instant, 'UTC', yearOf(instant, zone));
  return `${local} (${utc}Z)`;
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const suffix = teen ? 'th' : { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th';
  return `${count}${suffix}`;
}

function tellRun(run: OpenInterval, start: Instant, zone: string): string {
  const year = yearOf(start, zone);
  const from = formatMoment(run.start, zone, year);
  const sameDay = localDayAt(run.start, zone) === localDayAt(run.end - 1, zone);
  const changed = zonePeriodAt(run.start, zone).offsetMs === zonePeriodAt(run.end, zone).offsetMs ? '' : ', clocks change';
  const separator = sameDay ? '-' : ' to ';
  return `${from}${separator}${tellRunEnd(run.end, sameDay, zone, year)}: ${formatDuration(run.end - run.start)}${changed}`;
}

// Midnight ends the day before: "Fri 13 Mar 24:00" is easier to check than "Sat 14 Mar 00:00" on a Saturday closed.
function tellRunEnd(end: Instant, sameDay: boolean, zone: string, year: number): string {
  const localMs = end + zonePeriodAt(end, zone).offsetMs;
  const midnight = localMs % DAY_MS === 0;
  if (sameDay) return midnight ? '24:00' : formatTimeOfDay(localMs);
  return midnight ? `${formatDay(localMs / DAY_MS - 1, year)} 24:00` : formatMoment(end, zone, year);
}

function cutMiddle(lines: readonly string[], tellCount: (count: number) => string): string[] {
  const head = lines.slice(0, STEPS_SHOWN_MAX - STEPS_SHOWN_AT_END - 1);
  const tail = lines.slice(-STEPS_SHOWN_AT_END);
  return [...head, `… ${tellCount(lines.length - head.length - tail.length)} …`, ...tail];
}

function yearOf(instant: Instant, zone: string): number {
  return new Date(instant + zonePeriodAt(instant, zone).offsetMs).getUTCFullYear();
}
