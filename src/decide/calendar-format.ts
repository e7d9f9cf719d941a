// Instants and local days as people read them: `Tue 10 Mar 2026 09:12 AEDT`. English and fixed, because these lines
// go into tickets and audit trails, where they must look the same on every machine. Minutes are cut, not rounded.

import type { Instant } from '../mail/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, isoWeekday, withinKnownYears, zonePeriodAt, type ZonePeriod } from './calendar-zone.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// The platform knows an abbreviation only in the English of a country that uses it: EST in en-US, CET in en-GB.
const ABBREVIATION_LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-CA', 'en-IE', 'en-IN', 'en-ZA'];

// Making an Intl formatter costs tens of microseconds; the abbreviation holds as long as the offset.
const abbreviationByPeriod = new WeakMap<ZonePeriod, string>();

/** `Tue 10 Mar 2026 09:12 AEDT`; zones without a known abbreviation show their offset: `UTC+05:45`. */
export function formatLocal(instant: Instant, zone: string): string {
  return `${formatMoment(instant, zone)} ${zoneAbbreviation(instant, zone)}`;
}

/** `Tue 10 Mar 2026 09:12`, or without the year when that is `yearKnown`. */
export function formatMoment(instant: Instant, zone: string, yearKnown?: number): string {
  const localMs = instant + zonePeriodAt(instant, zone).offsetMs;
  return `${formatDay(Math.floor(localMs / DAY_MS), yearKnown)} ${formatTimeOfDay(localMs)}`;
}

/** `Tue 10 Mar 2026` of a local day counted from 1970-01-01, or without the year when that is `yearKnown`. */
export function formatDay(day: number, yearKnown?: number): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const text = `${WEEKDAYS[isoWeekday(day) - 1]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year === yearKnown ? text : `${text} ${year}`;
}

/** `09:12` from milliseconds whose days are ignored. */
export function formatTimeOfDay(localMs: number): string {
  const minutes = Math.floor((((localMs % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** `2h 30m`; below a minute `12s`. Negative durations do not occur here. */
export function formatDuration(durationMs: number): string {
  const hours = Math.floor(durationMs / HOUR_MS);
  const minutes = Math.floor((durationMs % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((durationMs % MINUTE_MS) / 1000);
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', seconds > 0 ? `${seconds}s` : ''];
  return parts.filter((part) => part !== '').join(' ') || '0m';
}

/** `AEDT`, `CET`, `UTC`; `UTC+05:45` where English has no abbreviation for the zone. */
export function zoneAbbreviation(instant: Instant, zone: string): string {
  const period = zonePeriodAt(instant, zone);
  const remembered = abbreviationByPeriod.get(period);
  if (remembered !== undefined) return remembered;
  const found = askAbbreviation(withinKnownYears(instant), zone) ?? offsetText(period.offsetMs);
  abbreviationByPeriod.set(period, found);
  return found;
}

function askAbbreviation(instant: Instant, zone: string): string | null {
  for (const locale of ABBREVIATION_LOCALES) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
    const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
    // `GMT+5:45` is the platform's way of saying it has none.
    if (/^[A-Z]+$/.test(name)) return name;
  }
  return null;
}

function offsetText(offsetMs: number): string {
  const size = Math.abs(offsetMs);
  const hours = Math.floor(size / HOUR_MS);
  const minutes = Math.floor((size % HOUR_MS) / MINUTE_MS);
  return `UTC${offsetMs < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
