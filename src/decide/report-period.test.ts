import { expect, test } from 'vitest';
import { isoInstant } from '../mail/instant.ts';
import { alwaysOpen, parseWeek, type Calendar } from './calendar.ts';
import { newestDuePeriod, periodsBetween, reportDue, reportPeriod, type ReportPeriod } from './report-period.ts';

const berlin = 'Europe/Berlin';
const weekdays = parseWeek({ 'mon-fri': '08:00-18:00' });
const office: Calendar = { ...alwaysOpen('office', berlin), windows: 'problem' in weekdays ? [] : weekdays, holidays: ['2026-06-01'] };

const month = (name: string): ReportPeriod => {
  const period = reportPeriod(name, berlin);
  if (period === null) throw new Error(name);
  return period;
};

test('a month lasts from midnight to midnight of the desk, also where the clocks change in it', () => {
  expect([month('2026-03').from, month('2026-03').to].map(isoInstant)).toEqual(['2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z']);
  expect(reportPeriod('2026-13', berlin)).toBeNull();
});

test('its report leaves at nine on the first open day after it', () => {
  expect(isoInstant(reportDue(month('2026-03'), office, berlin))).toBe('2026-04-01T07:00:00Z');
  // 1 February is a Sunday; 1 June is a holiday here.
  expect(isoInstant(reportDue(month('2026-01'), office, berlin))).toBe('2026-02-02T08:00:00Z');
  expect(isoInstant(reportDue(month('2026-05'), office, berlin))).toBe('2026-06-02T07:00:00Z');
});

test('until then the month before it is the newest', () => {
  expect(newestDuePeriod(Date.parse('2026-04-01T06:59:59Z'), office, berlin).name).toBe('2026-02');
  expect(newestDuePeriod(Date.parse('2026-04-01T07:00:00Z'), office, berlin).name).toBe('2026-03');
  expect(newestDuePeriod(Date.parse('2026-01-02T12:00:00Z'), office, berlin).name).toBe('2025-12');
});

test('months that nobody was there for are made up for, oldest first', () => {
  expect(periodsBetween('2025-11', month('2026-02'), berlin).map((one) => one.name)).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(periodsBetween('2026-02', month('2026-02'), berlin)).toEqual([]);
  expect(periodsBetween('2019-01', month('2026-02'), berlin)).toHaveLength(12);
});
