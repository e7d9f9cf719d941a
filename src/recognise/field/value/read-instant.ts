// Behind a label: text to an instant, or the reason why it cannot be one. Nothing is guessed: a date with two readings,
// a time without offset (where the desk does not assume a zone), 31 February and "since this morning" all come back as
// a problem in words that the question to the writer can use.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../mail/instant.ts';
import { isoInstant } from '../../../mail/instant.ts';
import { unaccented } from '../fold.ts';
import { takenBack } from '../withdrawn/taken-back.ts';
import { findDate, findTime, findWeekday, findZone, type DateParts, type FoundDate, type FoundZone } from './instant-parts.ts';

export type InstantReading = { readonly value: string; readonly problem: null } | { readonly value: null; readonly problem: string };

/** A date further to the right than this belongs to a sentence, not to the label. */
const dateWithin = 60;
/** Behind a date, what takes back its time. */
const correctedWithin = 90;
const rightTimeWithin = 16;

const ongoing = /^(?:\(?(?:still |noch |toujours |immer noch )?(?:ongoing|on-going|on going|open|active|continuing|persists?|unresolved|not (?:yet )?(?:resolved|over|ended|finished|known)|not yet|andauernd|dauert (?:noch )?an|laufend|lauft noch|nicht behoben|noch nicht.{0,30}|offen|halt an|en cours|pas encore.{0,30}|persiste|continue|in progress|still .{0,40}|it is still .{0,40})\)?)[.!]?$/;

/** The incident goes on: an END that is no date and no fault either. */
export function isOngoing(text: string): boolean {
  const folded = unaccented(text.trim());
  return folded.length < 60 && ongoing.test(folded);
}

/** `zone`: IANA zone of a time without offset; null = it must be written. `dayFirst`: asked in a language that leaves no doubt. Seconds are kept, the value is UTC. */
export function readInstant(text: string, zone: string | null, receivedAt: Instant, dayFirst = false): InstantReading {
  const date = findDate(text);
  if (date === null || date.at > dateWithin) return bad(date === null && saysOnlyTime(text) ? 'not a date and time: the date is missing' : 'not a date and time');
  const rest = `${text.slice(0, date.at)}${' '.repeat(date.end - date.at)}${text.slice(date.end)}`.replace(/(?<=\s)T(?=\d)/, ' ');
  // "09:15 UTC+1, sorry, 08:15": what he says last counts.
  const again = takenBack(text.slice(date.end, date.end + correctedWithin));
  if (again !== null && findDate(again)?.date.year != null) return readInstant(again, zone, receivedAt, dayFirst);
  const right = again === null ? null : findTime(again);
  const isRight = right !== null && right.at <= rightTimeWithin;
  const time = isRight ? right : findTime(rest);
  const found = (isRight ? findZone(again ?? '') : null) ?? findZone(rest);
  const order = settledOrder(text, date, found, zone) ?? (dayFirst ? date.date : null);
  if (order === null) {
    const [first, second] = [date.date, date.other ?? date.date];
    return bad(`two readings: ${dayName(first)} or ${dayName(second)}`);
  }
  const parts = withYear(order, receivedAt);
  if (!exists(parts)) return bad(`no such date: ${text.slice(date.at, date.end).trim()}`);
  if (time !== null && (time.hour > 24 || time.minute > 59 || time.second > 59 || (time.hour === 24 && time.minute > 0))) return bad(`no such time of day in ${text.trim().slice(0, 40)}`);
  if (time === null && (zone === null || found !== null)) return bad('not a date and time: the time of day is missing');
  if (found === null && zone === null) return bad('the UTC offset is missing');
  if (typeof found?.offset === 'number' && Math.abs(found.offset) > 14 * 60) return bad('the UTC offset does not exist');
  const instant = toInstant(parts, time ?? { hour: 0, minute: 0, second: 0 }, found?.offset ?? zone ?? 0);
  return instant === null ? bad('not a date and time: unknown zone') : { value: isoInstant(instant), problem: null };
}

/** "09:30 UTC+1": a time of day and no more; in a longer text ("since 9:30, I think") it is no answer either way. */
function saysOnlyTime(text: string): boolean {
  const time = findTime(text);
  if (time === null) return false;
  const rest = `${text.slice(0, time.at)} ${text.slice(time.end)}`.replace(/\p{Lu}{2,5}(?:\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?)?|\b(?:at|about|around|approx|um|gegen|ca|vers|à|Uhr|h)\b/gu, ' ');
  return !/[\p{L}\p{N}]/u.test(rest);
}

function bad(problem: string): InstantReading {
  return { value: null, problem };
}

/** Which of two readings is meant, null when nothing settles it: the zone's habit, or the weekday that fits only one. */
function settledOrder(text: string, date: FoundDate, found: FoundZone | null, zone: string | null): DateParts | null {
  if (date.other === null) return date.date;
  const weekday = findWeekday(text, date);
  if (weekday !== null) {
    const fits = [date.date, date.other].filter((one) => exists({ ...one, year: one.year ?? 0 }) && Temporal.PlainDate.from({ ...one, year: one.year ?? 0 }).dayOfWeek === weekday);
    if (fits.length === 1) return fits[0] ?? null;
  }
  const monthFirst = found?.monthFirst ?? (zone === null || zone === 'UTC' ? null : zone.startsWith('America/'));
  if (monthFirst === null) return null;
  return monthFirst ? date.other : date.date;
}

/** A date without a year is the last such day before the mail came in (a day of grace for clocks and zones). */
function withYear(parts: DateParts, receivedAt: Instant): DateParts & { year: number } {
  if (parts.year !== null) return { ...parts, year: parts.year };
  const year = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO('UTC').year;
  const thisYear = Date.UTC(year, parts.month - 1, parts.day);
  return { ...parts, year: thisYear > receivedAt + 36 * 3_600_000 ? year - 1 : year };
}

function exists(parts: { year: number; month: number; day: number }): boolean {
  if (parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.year < 1970 || parts.year > 2200) return false;
  return parts.day <= new Temporal.PlainYearMonth(parts.year, parts.month).daysInMonth;
}

function toInstant(date: { year: number; month: number; day: number }, time: { hour: number; minute: number; second: number }, offset: number | string): Instant | null {
  if (typeof offset === 'number') return Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute, time.second) - offset * 60_000;
  try {
    const midnight = Temporal.PlainDateTime.from({ ...date, hour: time.hour % 24, minute: time.minute, second: time.second });
    const local = time.hour === 24 ? midnight.add({ days: 1 }) : midnight;
    return local.toZonedDateTime(offset).epochMilliseconds;
  } catch {
    // An IANA-looking name that is no zone: the caller turns null into a problem.
    return null;
  }
}

function dayName(date: DateParts): string {
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  return `${date.day} ${names[date.month - 1] ?? ''}`;
}

/** The day of a date that stands in the text, as `2026-03-10`; null when it has two readings or does not exist. */
export function settledDay(text: string, date: FoundDate, zone: FoundZone | null, receivedAt: Instant): string | null {
  const order = settledOrder(text, date, zone, null);
  const parts = order === null ? null : withYear(order, receivedAt);
  return parts === null || !exists(parts) ? null : Temporal.PlainDate.from(parts).toString();
}
