import { describe, expect, it, test } from 'vitest';
import {
  alwaysOpen, formatLocal, intersectCalendars, isLocalDate, isOpen, isZone, openMsBetween, parseWeek,
  type Calendar, type OpenWindow, type WeekText,
} from './calendar.ts';

const HOUR_MS = 3_600_000;

function windowsOf(week: WeekText): readonly OpenWindow[] {
  const parsed = parseWeek(week);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

function calendar(name: string, zone: string, week: WeekText, holidays: readonly string[] = []): Calendar {
  return { name, zone, windows: windowsOf(week), holidays, version: '1' };
}

describe('reading a week', () => {
  it('takes 24x7 as seven days from 00:00 to 24:00', () => {
    expect(parseWeek(' 24X7 ')).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, fromMinute: 0, toMinute: 1440 })));
  });

  it('spreads a range of days and sorts several openings of one day', () => {
    expect(parseWeek({ sat: ['13:00-15:00', '9:00-12:00'], 'fri-fri': '00:00-24:00' })).toEqual([
      { day: 5, fromMinute: 0, toMinute: 1440 },
      { day: 6, fromMinute: 540, toMinute: 720 },
      { day: 6, fromMinute: 780, toMinute: 900 },
    ]);
  });

  it('lets a range run over the end of the week', () => {
    expect(windowsOf({ 'Sat - Mon': '10:00-11:00' }).map((window) => window.day)).toEqual([1, 6, 7]);
  });

  it('accepts openings that touch', () => {
    expect(windowsOf({ mon: ['09:00-12:00', '12:00-15:00'] })).toHaveLength(2);
  });

  test.each<[string, WeekText, string]>([
    ['overlapping hours of one day', { 'mon-fri': '09:00-17:00', wed: '16:00-18:00' }, 'wed: 09:00-17:00 and 16:00-18:00 overlap'],
    ['hours over midnight', { fri: '22:00-06:00' }, 'fri: "22:00-06:00" closes before it opens; for a night write "22:00-24:00" and on the next day "00:00-06:00"'],
    ['an empty opening', { fri: '09:00-09:00' }, 'fri: "09:00-09:00" opens and closes at the same minute'],
    ['an unknown day', { monday: '09:00-10:00' }, '"monday" names no days: write one of mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri'],
    ['hours past 24:00', { mon: '09:00-24:01' }, 'mon: "09:00-24:01" are no opening hours: write "09:00-17:30", at most to 24:00'],
    ['minutes past 59', { mon: '09:60-12:00' }, 'mon: "09:60-12:00" are no opening hours: write "09:00-17:30", at most to 24:00'],
    ['words for hours', { mon: 'all day' }, 'mon: "all day" are no opening hours: write "09:00-17:30", at most to 24:00'],
    ['an unknown word', 'always', '"always" is no week: write 24x7, or days with hours such as mon-fri: "09:00-17:30"'],
    ['no hours at all', {}, 'the week has no opening hours'],
    ['a day without hours', { mon: [] }, 'the week has no opening hours'],
  ])('explains %s', (_situation, week, problem) => {
    expect(parseWeek(week)).toEqual({ problem });
  });
});

describe('zones and dates', () => {
  test.each(['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Argentina/Buenos_Aires'])('%s is a zone', (zone) => {
    expect(isZone(zone)).toBe(true);
  });

  test.each(['', 'Europe/Bonn', '+02:00', 'UTC+2', ' UTC', 'Europe/Berlin; x'])('"%s" is no zone', (text) => {
    expect(isZone(text)).toBe(false);
  });

  it('knows which dates exist', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-4-3', '3.4.2026', ''].filter(isLocalDate)).toEqual([]);
  });

  it('refuses to compute with a holiday that is no date', () => {
    const wrong = { ...alwaysOpen('desk', 'UTC'), holidays: ['2026-02-30'] };

    expect(() => isOpen(0, wrong)).toThrow('calendar "desk": holiday "2026-02-30" is not a date');
  });
});

describe('showing local time', () => {
  test.each([
    ['2026-03-09T22:12:59.999Z', 'Australia/Sydney', 'Tue 10 Mar 2026 09:12 AEDT'],
    ['2026-04-04T15:59:00Z', 'Australia/Sydney', 'Sun 5 Apr 2026 02:59 AEDT'],
    ['2026-04-04T16:00:00Z', 'Australia/Sydney', 'Sun 5 Apr 2026 02:00 AEST'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', 'Sun 29 Mar 2026 01:59 CET'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', 'Sun 29 Mar 2026 03:00 CEST'],
    ['2026-07-01T12:00:00Z', 'Europe/London', 'Wed 1 Jul 2026 13:00 BST'],
    ['2026-07-01T04:00:00Z', 'America/New_York', 'Wed 1 Jul 2026 00:00 EDT'],
    ['2026-07-01T00:00:00Z', 'UTC', 'Wed 1 Jul 2026 00:00 UTC'],
    ['2026-07-01T00:00:00Z', 'Asia/Kathmandu', 'Wed 1 Jul 2026 05:45 UTC+05:45'],
    ['2026-07-01T00:00:00Z', 'America/Sao_Paulo', 'Tue 30 Jun 2026 21:00 UTC-03:00'],
    ['1969-12-31T23:59:00Z', 'UTC', 'Wed 31 Dec 1969 23:59 UTC'],
  ])('%s in %s is %s', (instant, zone, text) => {
    expect(formatLocal(Date.parse(instant), zone)).toBe(text);
  });

  it('survives years no time-zone table covers', () => {
    expect(formatLocal(Date.parse('0099-07-01T00:00:00Z'), 'UTC')).toBe('Wed 1 Jul 99 00:00 UTC');
    expect(formatLocal(Date.parse('9999-07-01T00:00:00Z'), 'Europe/Berlin')).toBe('Thu 1 Jul 9999 01:00 CET');
  });
});

describe('open and closed', () => {
  const desk = calendar('desk', 'Europe/London', { 'mon-fri': ['09:00-12:00', '13:00-17:30'] }, ['2026-04-03']);

  test.each([
    ['at the minute it opens', '2026-03-09T09:00Z', true],
    ['a moment before it opens', '2026-03-09T08:59:59.999Z', false],
    ['during the break', '2026-03-09T12:30Z', false],
    ['at the minute it closes', '2026-03-09T17:30Z', false],
    ['an hour earlier in UTC once summer time began', '2026-03-30T08:00Z', true],
    ['on a holiday', '2026-04-03T10:00Z', false],
    ['on a Sunday', '2026-03-08T10:00Z', false],
  ])('%s', (_when, instant, open) => {
    expect(isOpen(Date.parse(instant), desk)).toBe(open);
  });

  it('counts real hours over a clock change', () => {
    const berlin = alwaysOpen('always', 'Europe/Berlin');

    const shortDay = openMsBetween(Date.parse('2026-03-28T23:00Z'), Date.parse('2026-03-29T22:00Z'), berlin);
    const nightWindow = openMsBetween(
      Date.parse('2026-03-28T12:00Z'), Date.parse('2026-03-29T12:00Z'),
      calendar('night', 'Europe/Berlin', { sun: '01:00-05:00' }),
    );

    expect(shortDay).toBe(23 * HOUR_MS);
    expect(nightWindow).toBe(3 * HOUR_MS);
  });

  it('counts nothing between reversed instants', () => {
    expect(openMsBetween(HOUR_MS, 0, alwaysOpen('always', 'UTC'))).toBe(0);
  });

  it('opens at the right local time on a day that begins at 01:00 because midnight was skipped', () => {
    const cairo = calendar('cairo', 'Africa/Cairo', { fri: '09:00-10:00' });

    expect(isOpen(Date.parse('2026-04-24T06:00Z'), cairo)).toBe(true);
    expect(isOpen(Date.parse('2026-04-24T05:59Z'), cairo)).toBe(false);
    expect(isOpen(Date.parse('2026-04-24T07:00Z'), cairo)).toBe(false);
  });

  it('counts an hour once when a skipped hour pushes two openings onto it', () => {
    const berlin = calendar('gap', 'Europe/Berlin', { sun: ['02:00-02:30', '03:00-04:00'] });

    expect(openMsBetween(Date.parse('2026-03-29T00:00Z'), Date.parse('2026-03-29T12:00Z'), berlin)).toBe(HOUR_MS);
  });

  it('stays open through an evening that repeats across midnight', () => {
    // St John's put its clocks back at 00:01 until 2011: 23:01 to 24:00 of Saturday came twice.
    const always = alwaysOpen('always', 'America/St_Johns');

    expect(isOpen(Date.parse('2010-11-07T03:00Z'), always)).toBe(true);
    expect(openMsBetween(Date.parse('2010-11-07T00:00Z'), Date.parse('2010-11-07T06:00Z'), always)).toBe(6 * HOUR_MS);
  });

  it('has no opening on a date the zone skipped', () => {
    const apia = calendar('apia', 'Pacific/Apia', { fri: '09:00-17:00' });

    expect(openMsBetween(Date.parse('2011-12-29T00:00Z'), Date.parse('2012-01-04T00:00Z'), apia)).toBe(0);
  });
});

describe('two calendars that must both be open', () => {
  const sydney = calendar('business', 'Australia/Sydney', { 'mon-fri': '00:00-24:00' });
  const newYork = calendar('12x5', 'America/New_York', { 'mon-fri': '08:00-20:00' });

  it('is open where they overlap, whatever their zones', () => {
    const both = intersectCalendars(sydney, newYork);

    // Thursday 08:00 in New York is Friday midnight in Sydney; Friday 08:00 is Saturday there; Monday in Sydney is
    // still Sunday in New York.
    expect(isOpen(Date.parse('2026-03-05T12:59Z'), both)).toBe(false);
    expect(isOpen(Date.parse('2026-03-05T13:00Z'), both)).toBe(true);
    expect(isOpen(Date.parse('2026-03-06T13:30Z'), both)).toBe(false);
    expect(isOpen(Date.parse('2026-03-08T22:00Z'), both)).toBe(false);
  });

  it('counts days where the narrower calendar is, and carries both names and versions', () => {
    const both = intersectCalendars(alwaysOpen('always', 'UTC'), newYork);

    expect(both).toMatchObject({ name: 'always and 12x5', zone: 'America/New_York', version: '24x7+1' });
  });

  it('takes the first zone when both are equally wide', () => {
    expect(intersectCalendars(alwaysOpen('a', 'Asia/Tokyo'), alwaysOpen('b', 'UTC')).zone).toBe('Asia/Tokyo');
  });

  it('nests', () => {
    const all = intersectCalendars(intersectCalendars(alwaysOpen('always', 'UTC'), sydney), newYork);

    expect(all.calendars.map(({ name }) => name)).toEqual(['always', 'business', '12x5']);
    expect(all.zone).toBe('America/New_York');
  });
});
