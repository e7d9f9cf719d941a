// The months of monthly reports: from midnight to midnight in the zone of the desk, and when the report on one leaves.
import type { Instant } from '../mail/instant.ts';
import { openingsOnDay } from './calendar-openings.ts';
import { scheduleOf, type Calendar } from './calendar-schedule.ts';
import { HOUR_MS, instantOfLocal, localDayAt, localDayOfIsoDate, localDayStart } from './calendar-zone.ts';

/** `[from, to)`; `name` is `2026-03`. */
export interface ReportPeriod {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

const dayMs = 24 * HOUR_MS;
/** When people come to work and read. */
const morningMs = 9 * HOUR_MS;
/** A calendar that is closed for a whole month sends on its last day. */
const daysTried = 27;

/** The month of that name; null when it is none. */
export function reportPeriod(name: string, zone: string): ReportPeriod | null {
  const first = localDayOfIsoDate(`${name}-01`);
  if (first === null) return null;
  return { name, from: localDayStart(first, zone), to: localDayStart(firstOfNext(first), zone) };
}

/** When the report on a month leaves: 09:00 on the first open day after it. */
export function reportDue(period: ReportPeriod, calendar: Calendar, zone: string): Instant {
  const first = localDayAt(period.to, zone);
  const days = Array.from({ length: daysTried }, (_, index) => first + index);
  const day = days.find((one) => openingsOnDay(scheduleOf(calendar), one).length > 0) ?? first + daysTried;
  return instantOfLocal(day * dayMs + morningMs, zone);
}

/** The newest month whose report should have left by now. */
export function newestDuePeriod(now: Instant, calendar: Calendar, zone: string): ReportPeriod {
  const thisMonth = named(localDayAt(now, zone));
  const last = before(thisMonth, zone);
  return reportDue(last, calendar, zone) <= now ? last : before(last.name, zone);
}

/** The months after `done` up to `newest`, oldest first; never more than a year of them. */
export function periodsBetween(done: string, newest: ReportPeriod, zone: string): ReportPeriod[] {
  const missed: ReportPeriod[] = [];
  for (let period = newest; period.name > done && missed.length < 12; period = before(period.name, zone)) missed.unshift(period);
  return missed;
}

function before(name: string, zone: string): ReportPeriod {
  const first = localDayOfIsoDate(`${name}-01`) ?? 0;
  return reportPeriod(named(first - 1), zone) as ReportPeriod;
}

function named(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 7);
}

function firstOfNext(first: number): number {
  const date = new Date(first * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs;
}
