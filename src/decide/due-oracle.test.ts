// The due times once more, by brute force: walk the minutes, ask the platform for the date of each, and let Temporal
// turn window edges into instants. Shares no arithmetic with the code under test, only the meaning of MODEL's words.

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { alwaysOpen, intersectCalendars, openMsBetween, type Calendar, type OpenWindow, type Schedule } from './calendar.ts';
import { dueInstant, parseDue, type DueExpression } from './due.ts';

const MINUTE_MS = 60_000;
// Far enough for the expressions below on all but the sparsest calendars; beyond it the oracle has no opinion.
const MINUTES_WALKED_MAX = 24 * 1440;

const ZONES = [
  'UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe',
  'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo', 'America/Havana', 'America/Sao_Paulo', 'Pacific/Chatham',
];
// Days around which something happens somewhere: changes of the clocks, skipped midnights, the date Apia skipped.
const BUSY_DAYS = [
  '2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-04', '2026-10-25', '2026-10-29', '2026-11-01',
  '2018-11-04', '2018-02-18', '2011-12-30', '2011-04-02', '2027-01-01', '2028-02-29',
];

type Minute = number;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const datesByZone = new Map<string, Map<number, string>>();
const windowsByDate = new WeakMap<Calendar, Map<string, [Minute, Minute][]>>();

/** ISO local date of a minute since the epoch; asked once a quarter hour, on which all offsets since 1972 lie. */
function dateOf(minute: Minute, zone: string): string {
  const quarter = Math.floor(minute / 15);
  const dates = datesByZone.get(zone) ?? new Map<number, string>();
  datesByZone.set(zone, dates);
  let date = dates.get(quarter);
  if (date === undefined) {
    let format = dateFormats.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
      dateFormats.set(zone, format);
    }
    date = format.format(quarter * 15 * MINUTE_MS);
    dates.set(quarter, date);
  }
  return date;
}

function minuteOfLocal(date: string, minuteOfDay: number, zone: string): Minute {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minuteOfDay });
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds / MINUTE_MS;
}

function isOpenMinute(minute: Minute, calendar: Calendar): boolean {
  const date = dateOf(minute, calendar.zone);
  return windowsOfDate(date, calendar).some(([from, to]) => from <= minute && minute < to);
}

function windowsOfDate(date: string, calendar: Calendar): readonly (readonly [Minute, Minute])[] {
  const known = windowsByDate.get(calendar) ?? new Map<string, [Minute, Minute][]>();
  windowsByDate.set(calendar, known);
  let found = known.get(date);
  if (found === undefined) {
    const weekday = Temporal.PlainDate.from(date).dayOfWeek;
    const todays = calendar.holidays.includes(date) ? [] : calendar.windows.filter(({ day }) => day === weekday);
    found = todays.map(({ fromMinute, toMinute }) =>
      [minuteOfLocal(date, fromMinute, calendar.zone), minuteOfLocal(date, toMinute, calendar.zone)]);
    known.set(date, found);
  }
  return found;
}

function oracle(start: Minute, expression: DueExpression, zone: string, calendars: readonly Calendar[]): Minute | null {
  const open = (minute: Minute): boolean => calendars.every((calendar) => isOpenMinute(minute, calendar));
  const nextOpen = (from: Minute): Minute | null => {
    for (let minute = from; minute < start + MINUTES_WALKED_MAX; minute++) if (open(minute)) return minute;
    return null;
  };

  if (expression.kind === 'latest') {
    const all = expression.of.map((one) => oracle(start, one, zone, calendars));
    return all.includes(null) ? null : Math.max(...all.map(Number));
  }
  if (expression.kind === 'openTime') {
    const step = expression.openMs < 0 ? -1 : 1;
    let toGo = Math.abs(expression.openMs) / MINUTE_MS;
    for (let walked = 0; walked < MINUTES_WALKED_MAX; walked++) {
      const minute = step > 0 ? start + walked : start - walked - 1;
      if (open(minute) && --toGo === 0) return step > 0 ? minute + 1 : minute;
    }
    return null;
  }
  if (expression.kind === 'none') return null;

  const anchor = nextOpen(start);
  if (anchor === null) return null;
  const count = expression.kind === 'openDays' ? expression.days : expression.daysAfter;
  const target = nthOpenDate(anchor, count, zone, open);
  if (target === null) return null;
  const ofTarget = minutesOfDate(target.within, zone).filter(open);
  const close = Number(ofTarget.at(-1)) + 1;
  if (expression.kind === 'endOfDay') return close;
  const clock = Temporal.Instant.fromEpochMilliseconds(anchor * MINUTE_MS).toZonedDateTimeISO(zone);
  const wanted = minuteOfLocal(target.date, clock.hour * 60 + clock.minute, zone);
  // Outside the openings: the next opening of that day, or its close. The closing minute itself is inside.
  if (open(wanted - 1) && ofTarget.includes(wanted - 1)) return wanted;
  return ofTarget.find((minute) => minute >= wanted) ?? close;
}

function nthOpenDate(
  anchor: Minute, count: number, zone: string, open: (minute: Minute) => boolean,
): { date: string; within: Minute } | null {
  let date = dateOf(anchor, zone);
  let left = Math.abs(count);
  let within = anchor;
  for (let walked = 1; left > 0; walked++) {
    if (walked > MINUTES_WALKED_MAX) return null;
    const minute = count < 0 ? anchor - walked : anchor + walked;
    const dateHere = dateOf(minute, zone);
    if (dateHere === date || !open(minute)) continue;
    [date, within] = [dateHere, minute];
    left--;
  }
  return { date, within };
}

function minutesOfDate(within: Minute, zone: string): Minute[] {
  const date = dateOf(within, zone);
  const around = Array.from({ length: 2 * 1600 }, (_, index) => within - 1600 + index);
  return around.filter((minute) => dateOf(minute, zone) === date);
}

const minuteOfDay = fc.oneof(
  fc.constantFrom(0, 60, 90, 120, 135, 150, 180, 540, 1020, 1380, 1410, 1440), fc.integer({ min: 0, max: 1440 }),
);

const dayWindows = fc.uniqueArray(minuteOfDay, { minLength: 2, maxLength: 4 }).map((minutes) => {
  const sorted = minutes.toSorted((a, b) => a - b);
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < sorted.length; index += 2) pairs.push([Number(sorted[index]), Number(sorted[index + 1])]);
  return pairs;
});

const windows: fc.Arbitrary<OpenWindow[]> = fc.oneof(
  fc.constantFrom([1, 2, 3, 4, 5] as const, [1, 2, 3, 4, 5, 6, 7] as const, [5, 6, 7] as const).map((days) =>
    days.map((day) => ({ day, fromMinute: 0, toMinute: 1440 }))),
  fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }).chain((days) =>
    fc.tuple(...days.toSorted((a, b) => a - b).map((day) => dayWindows.map((pairs) =>
      pairs.map(([fromMinute, toMinute]) => ({ day, fromMinute, toMinute })))))
      .map((perDay) => perDay.flat())),
);

interface Situation { readonly calendars: readonly Calendar[]; readonly start: Minute; readonly text: string }

const situation: fc.Arbitrary<Situation> = fc.record({
  busyDay: fc.constantFrom(...BUSY_DAYS),
  startOffset: fc.oneof(fc.integer({ min: -5 * 1440, max: 3 * 1440 }), fc.integer({ min: -1440, max: 1440 })),
  zones: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ZONES).map((zone) => [zone]) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)) },
  ),
  windows: fc.tuple(windows, windows),
  holidayOffsets: fc.uniqueArray(fc.integer({ min: -3, max: 6 }), { maxLength: 3 }),
  text: fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((hours) => `${hours}h`),
    fc.integer({ min: 1, max: 40 }).map((hours) => `-${hours}h`),
    fc.integer({ min: 1, max: 2000 }).map((minutes) => `${minutes}m`),
    fc.integer({ min: -6, max: 6 }).map((days) => `${days}bd`),
    fc.integer({ min: 0, max: 4 }).map((days) => `eod+${days}`),
    fc.constantFrom('max(eod,480m)', 'max(1bd,30h)', 'max(90m,eod+1)'),
  ),
}).map(({ busyDay, startOffset, zones, windows: [first, second], holidayOffsets, text }) => {
  const day = Temporal.PlainDate.from(busyDay);
  const holidays = holidayOffsets.map((days) => day.add({ days }).toString());
  const calendars = zones.map((zone, index) => ({
    name: `clock ${index}`, zone, windows: index === 0 ? first : second, holidays: index === 0 ? holidays : [], version: '1',
  }));
  return { calendars, start: day.toZonedDateTime('UTC').epochMilliseconds / MINUTE_MS + startOffset, text };
});

function scheduleOf(calendars: readonly Calendar[]): Calendar | Schedule {
  const [first, second] = calendars;
  if (first === undefined) throw new Error('a situation has a calendar');
  return second === undefined ? first : intersectCalendars(first, second);
}

it('agrees with a walk over the minutes on random calendars, zones, starts and expressions', () => {
  let compared = 0;
  fc.assert(fc.property(situation, ({ calendars, start, text }) => {
    const schedule = scheduleOf(calendars);
    const expression = parseDue(text);
    if ('problem' in expression) throw new Error(expression.problem);

    const expected = oracle(start, expression, schedule.zone, calendars);
    const result = dueInstant(start * MINUTE_MS, expression, schedule);

    if (expected === null) return;
    compared++;
    expect(result).toMatchObject({ due: expected * MINUTE_MS });
  }), { numRuns: 600 });
  // The comparison is worthless if most situations fall outside the walk.
  expect(compared).toBeGreaterThan(300);
});

it('puts exactly the asked open time between start and due time', () => {
  fc.assert(fc.property(situation, fc.integer({ min: 1, max: 90_000_000 }), ({ calendars, start }, openMs) => {
    const schedule = scheduleOf(calendars);
    const from = start * MINUTE_MS;

    const after = dueInstant(from, { kind: 'openTime', openMs }, schedule);
    const before = dueInstant(from, { kind: 'openTime', openMs: -openMs }, schedule);

    if ('due' in after) expect(openMsBetween(from, after.due, schedule)).toBe(openMs);
    if ('due' in before) expect(openMsBetween(before.due, from, schedule)).toBe(openMs);
  }), { numRuns: 500 });
});

it('never goes back in time when the start goes forward', () => {
  fc.assert(fc.property(situation, fc.integer({ min: 1, max: 5000 }), ({ calendars, start, text }, laterMinutes) => {
    const schedule = scheduleOf(calendars);
    const expression = parseDue(text);
    if ('problem' in expression || expression.kind !== 'openTime') return;

    const early = dueInstant(start * MINUTE_MS, expression, schedule);
    const late = dueInstant((start + laterMinutes) * MINUTE_MS, expression, schedule);

    if ('due' in early && 'due' in late) expect(late.due).toBeGreaterThanOrEqual(early.due);
  }), { numRuns: 500 });
});

it('crossing with 24x7 changes nothing', () => {
  fc.assert(fc.property(situation, ({ calendars, start, text }) => {
    const schedule = scheduleOf(calendars);
    const expression = parseDue(text);
    if ('problem' in expression) throw new Error(expression.problem);
    const crossed = { ...intersectCalendars(schedule, alwaysOpen('always', 'Asia/Kathmandu')), zone: schedule.zone };

    const [plain, both] = [schedule, crossed].map((clock) => dueInstant(start * MINUTE_MS, expression, clock));

    expect(both).toMatchObject(plain !== undefined && 'due' in plain ? { due: plain.due } : { never: expect.any(String) });
  }), { numRuns: 300 });
});
