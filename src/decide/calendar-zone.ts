// Local time of a zone as plain number arithmetic. In: an instant or a local time as milliseconds, an IANA zone.
// Out: the other one. The time-zone rules come from the Temporal polyfill, which is slow (about 0.3 ms a question),
// so it is asked once per stretch between two clock changes and the stretches are remembered: a year has two.
// A local time that a clock change skips moves forward, one that happens twice means the first ("compatible", RFC 5545).
// Does not know changes of rules outside 1900 to 2400: there the offset of the border year holds.

import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../mail/instant.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** A day without clock change; local days may last 23 or 25 hours. */
export const DAY_MS = 24 * HOUR_MS;

/** The stretch `[start, end)` between two clock changes of one zone; infinite where no change is known. */
export interface ZonePeriod {
  readonly start: Instant;
  readonly end: Instant;
  /** local time minus UTC, in milliseconds; positive east of Greenwich */
  readonly offsetMs: number;
}

const INSTANT_MIN: Instant = Date.UTC(1900, 0, 1);
const INSTANT_MAX: Instant = Date.UTC(2400, 0, 1);
// More than all IANA names together, so only spelling variants can reach it. Within a zone the years above bound
// the number of periods (about 1000).
const ZONES_REMEMBERED_MAX = 1000;

const periodsByZone = new Map<string, ZonePeriod[]>();

/** Whether the text names a time zone of the IANA database (`Europe/Berlin`, `UTC`); a bare offset `+02:00` is none. */
export function isZone(text: string): boolean {
  // Newer engines accept offsets, older ones do not, and a calendar on an offset would miss summer time anyway.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is how the platform says "unknown zone"; there is no function to ask.
    return false;
  }
}

/** The stretch of constant offset around an instant. Throws RangeError for an unknown zone (check with `isZone`). */
export function zonePeriodAt(instant: Instant, zone: string): ZonePeriod {
  let periods = periodsByZone.get(zone);
  if (periods === undefined) {
    if (periodsByZone.size >= ZONES_REMEMBERED_MAX) periodsByZone.clear();
    periods = [];
    periodsByZone.set(zone, periods);
  }
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const period = periods[middle];
    if (period === undefined) break;
    if (instant < period.start) high = middle;
    else if (instant >= period.end) low = middle + 1;
    else return period;
  }
  const found = askPeriod(instant, zone);
  periods.splice(low, 0, found);
  return found;
}

function askPeriod(instant: Instant, zone: string): ZonePeriod {
  const at = Temporal.Instant.fromEpochMilliseconds(withinKnownYears(instant)).toZonedDateTimeISO(zone);
  const next = at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  // 'previous' is strictly before: one millisecond later finds a change that happens at the instant itself.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
  return {
    start: previous <= INSTANT_MIN ? -Infinity : previous,
    end: next > INSTANT_MAX ? Infinity : next,
    offsetMs: at.offsetNanoseconds / 1e6,
  };
}

/** The instant itself, or the border of the years whose clock changes are known. */
export function withinKnownYears(instant: Instant): Instant {
  return Math.min(Math.max(instant, INSTANT_MIN), INSTANT_MAX);
}

/** The instant of a local wall-clock time, given as if it were UTC milliseconds. */
export function instantOfLocal(localMs: number, zone: string): Instant {
  // No offset reaches 24 hours, so the period one day earlier can only lie before or around the answer.
  let period = zonePeriodAt(localMs - DAY_MS, zone);
  for (;;) {
    const candidate = localMs - period.offsetMs;
    if (candidate < period.end) return candidate;
    const next = zonePeriodAt(period.end, zone);
    // Too late for this offset and too early for the next one: the clock skips this time, so it moves forward.
    if (localMs - next.offsetMs < next.start) return candidate;
    period = next;
  }
}

/** First instant of a local day; `day` counts local dates from 1970-01-01. */
export function localDayStart(day: number, zone: string): Instant {
  return instantOfLocal(day * DAY_MS, zone);
}

/** The local day an instant belongs to, counted from 1970-01-01. */
export function localDayAt(instant: Instant, zone: string): number {
  const day = Math.floor((instant + zonePeriodAt(instant, zone).offsetMs) / DAY_MS);
  // Where clocks went back across midnight (St John's until 2011) the date repeats; the second pass counts as the
  // new day, or days would not follow each other.
  return instant >= localDayStart(day + 1, zone) ? day + 1 : day;
}

/** Local wall-clock milliseconds since the day's midnight, 0 to 24 h. */
export function localTimeOfDayMs(instant: Instant, day: number, zone: string): number {
  const ms = instant + zonePeriodAt(instant, zone).offsetMs - day * DAY_MS;
  return Math.min(Math.max(ms, 0), DAY_MS);
}

/** ISO weekday of a local day: Monday 1 to Sunday 7. */
export function isoWeekday(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // Day 0, 1970-01-01, was a Thursday.
  const fromMonday = (((day + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Whether the text is an existing ISO date `2026-04-03`, the form of a holiday. */
export function isLocalDate(text: string): boolean {
  return localDayOfIsoDate(text) !== null;
}

/** Day number of an ISO local date `2026-04-03`, or null when there is no such date. */
export function localDayOfIsoDate(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 30 February over into March.
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(parts[3])) return null;
  return ms / DAY_MS;
}
