import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alwaysOpen, intersectCalendars, parseWeek, type Calendar, type Schedule, type WeekText } from './calendar.ts';
import { dueInstant, dueText, parseDue, type DueExpression } from './due.ts';

function calendar(name: string, zone: string, week: WeekText, holidays: readonly string[] = []): Calendar {
  const windows = parseWeek(week);
  if ('problem' in windows) throw new Error(windows.problem);
  return { name, zone, windows, holidays, version: '1' };
}

function expressionOf(text: string): DueExpression {
  const parsed = parseDue(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

function due(start: string, text: string, clock: Calendar | Schedule): string {
  const result = dueInstant(Date.parse(start), expressionOf(text), clock);
  return 'never' in result ? result.never : new Date(result.due).toISOString().replace(':00.000Z', 'Z');
}

function why(start: string, text: string, clock: Calendar | Schedule): readonly string[] {
  const result = dueInstant(Date.parse(start), expressionOf(text), clock);
  return 'never' in result ? [result.never] : result.why;
}

const desk = calendar('desk', 'UTC', { 'mon-fri': '09:00-23:00' });
const sydney = calendar('business', 'Australia/Sydney', { 'mon-fri': '00:00-24:00' });
const sydneyEaster = { ...sydney, holidays: ['2026-04-03', '2026-04-06'] };
const berlin = calendar('business', 'Europe/Berlin', { 'mon-fri': '00:00-24:00' });
const london = calendar('working', 'Europe/London', { 'mon-fri': '09:00-17:30' });

describe('the agreed vectors', () => {
  test.each<[string, string, Calendar, string, string]>([
    ['minutes left over on Friday go on when Monday opens', '2026-03-06T22:30Z', desk, '120m', '2026-03-09T10:30Z'],
    ['one open day over the weekend keeps the local time', '2026-03-06T22:30Z', desk, '1bd', '2026-03-09T22:30Z'],
    ['three hours across the weekend', '2026-03-06T22:00Z', desk, '3h', '2026-03-09T11:00Z'],
    ['received on Saturday, counted from Monday', '2026-03-07T12:00Z', desk, '3h', '2026-03-09T12:00Z'],
    ['end of the open day', '2026-03-09T22:00Z', desk, 'eod', '2026-03-09T23:00Z'],
    ['eight hours over the night', '2026-03-09T22:00Z', desk, '480m', '2026-03-10T16:00Z'],
    ['raised severity counts from the receipt', '2026-03-09T22:00Z', desk, '3h', '2026-03-10T11:00Z'],
    ['end of the next open day is Monday on a Friday', '2026-03-06T10:00Z', desk, 'eod+1', '2026-03-09T23:00Z'],
    ['a warning within the day', '2026-03-06T10:00Z', desk, '480m', '2026-03-06T18:00Z'],
    ['Friday afternoon to Monday afternoon', '2026-03-06T15:00Z', desk, '1bd', '2026-03-09T15:00Z'],
    ['midweek to the next day', '2026-03-11T15:10Z', desk, '1bd', '2026-03-12T15:10Z'],
    ['Saturday in Sydney moves to Monday midnight', '2026-03-07T11:00Z', sydney, '1bd', '2026-03-09T13:00Z'],
    ['and two open days to Wednesday midnight', '2026-03-07T11:00Z', sydney, '2bd', '2026-03-10T13:00Z'],
    ['open start, one day', '2026-03-10T01:15Z', sydney, '1bd', '2026-03-11T01:15Z'],
    ['open start, two days', '2026-03-10T01:15Z', sydney, '2bd', '2026-03-12T01:15Z'],
    ['auto-close', '2026-03-09T04:00Z', sydney, '3bd', '2026-03-12T04:00Z'],
    ['reopen window over a weekend', '2026-03-12T04:00Z', sydney, '5bd', '2026-03-19T04:00Z'],
    ['Sydney leaves summer time over Easter', '2026-04-02T05:00Z', sydney, '3bd', '2026-04-07T06:00Z'],
    ['Sydney leaves summer time over Easter, with holidays', '2026-04-02T05:00Z', sydneyEaster, '3bd', '2026-04-09T06:00Z'],
    ['after the change', '2026-04-07T06:00Z', sydney, '5bd', '2026-04-14T06:00Z'],
    ['after the change, with holidays', '2026-04-09T06:00Z', sydneyEaster, '5bd', '2026-04-16T06:00Z'],
    ['lead time of three open days', '2026-03-10T01:00Z', berlin, '-3bd', '2026-03-05T01:00Z'],
    ['lead time back over the start of summer time', '2026-03-30T07:00Z', berlin, '-15bd', '2026-03-09T08:00Z'],
    ['office hours, Friday to Monday', '2026-03-06T16:00Z', london, '1bd', '2026-03-09T16:00Z'],
    ['office hours, Monday to Tuesday', '2026-03-09T10:00Z', london, '1bd', '2026-03-10T10:00Z'],
    ['London enters summer time at the weekend', '2026-03-27T15:00Z', london, '1bd', '2026-03-30T14:00Z'],
  ])('%s', (_situation, start, clock, text, expected) => {
    expect(due(start, text, clock)).toBe(expected);
  });

  it('takes the later of both when two are named', () => {
    expect(due('2026-03-09T22:00Z', 'max(eod,480m)', desk)).toBe('2026-03-10T16:00Z');
    expect(due('2026-03-09T09:00Z', 'max(eod,480m)', desk)).toBe('2026-03-09T23:00Z');
  });
});

describe('edges of opening', () => {
  const split = calendar('split', 'UTC', { 'mon-thu': ['09:00-12:00', '13:00-17:00'], fri: '09:00-12:00' });

  test.each<[string, string, string, string]>([
    ['time that ends exactly at closing is due at closing', '2026-03-09T16:00Z', '1h', '2026-03-09T17:00Z'],
    ['a start at the closing minute belongs to the next opening', '2026-03-09T17:00Z', '1h', '2026-03-10T10:00Z'],
    ['the break does not count', '2026-03-09T11:30Z', '1h', '2026-03-09T13:30Z'],
    ['a start in the break ends the same day', '2026-03-09T12:30Z', 'eod', '2026-03-09T17:00Z'],
    ['a start before opening ends the same day', '2026-03-09T06:00Z', 'eod', '2026-03-09T17:00Z'],
    ['a start after closing ends the next day', '2026-03-09T18:00Z', 'eod', '2026-03-10T17:00Z'],
    ['a local time after a short day closes is due when it closes', '2026-03-12T15:00Z', '1bd', '2026-03-13T12:00Z'],
    ['a local time at the close of a short day is kept', '2026-03-12T11:59:59Z', '1bd', '2026-03-13T11:59:59.000Z'],
    ['back over the night', '2026-03-10T09:30Z', '-1h', '2026-03-09T16:30Z'],
    ['back to the opening minute stays there', '2026-03-10T10:00Z', '-1h', '2026-03-10T09:00Z'],
    ['back through the break and the night', '2026-03-10T09:30Z', '-5h', '2026-03-09T11:30Z'],
    ['the last of several openings ends the day', '2026-03-09T09:30Z', 'eod+1', '2026-03-10T17:00Z'],
    ['back from a closed weekend', '2026-03-14T12:00Z', '-4h', '2026-03-12T16:00Z'],
    ['an open day back from a closed weekend is a whole one', '2026-03-14T12:00Z', '-1bd', '2026-03-13T09:00Z'],
    ['no time at all is due when it opens', '2026-03-14T12:00Z', '0m', '2026-03-16T09:00Z'],
    ['no days at all is due when it opens', '2026-03-14T12:00Z', '0bd', '2026-03-16T09:00Z'],
  ])('%s', (_situation, start, text, expected) => {
    expect(due(start, text, split)).toBe(expected);
  });

  it('moves a local time that falls into a break to the end of the break', () => {
    const breaks = calendar('breaks', 'UTC', { mon: '09:00-17:00', tue: ['09:00-12:00', '13:00-17:00'] });

    expect(due('2026-03-09T12:30Z', '1bd', breaks)).toBe('2026-03-10T13:00Z');
    expect(due('2026-03-09T12:00Z', '1bd', breaks)).toBe('2026-03-10T12:00Z');
  });

  it('counts seconds', () => {
    expect(due('2026-03-09T16:59:30Z', '1m', split)).toBe('2026-03-10T09:00:30.000Z');
  });

  it('chains openings over midnight into one night', () => {
    const night = calendar('night', 'UTC', { mon: '22:00-24:00', tue: '00:00-06:00' });

    expect(due('2026-03-09T23:00Z', '4h', night)).toBe('2026-03-10T03:00Z');
    expect(why('2026-03-09T23:00Z', '4h', night)[1]).toBe('Mon 9 Mar 23:00 to Tue 10 Mar 03:00: 4h');
  });
});

describe('clock changes', () => {
  const berlinAlways = alwaysOpen('always', 'Europe/Berlin');

  it('moves a local time that the clocks skip forward', () => {
    expect(due('2026-03-28T01:30Z', '1bd', berlinAlways)).toBe('2026-03-29T01:30Z');
    expect(why('2026-03-28T01:30Z', '1bd', berlinAlways).at(-1))
      .toBe('1st open day: Sun 29 Mar 2026 03:30 CEST (01:30Z) (02:30 is skipped by the clock change)');
  });

  it('takes the first of a local time that happens twice', () => {
    expect(due('2026-10-24T00:30Z', '1bd', berlinAlways)).toBe('2026-10-25T00:30Z');
  });

  it('starts from the second pass of a doubled hour without losing it', () => {
    expect(due('2026-10-25T01:30Z', '1bd', berlinAlways)).toBe('2026-10-26T01:30Z');
    expect(due('2026-10-25T01:30Z', '30m', berlinAlways)).toBe('2026-10-25T02:00Z');
  });

  it('counts elapsed hours through a change', () => {
    const nights = calendar('nights', 'Europe/Berlin', { sun: '00:00-06:00', mon: '00:00-06:00' });

    expect(due('2026-03-28T23:00Z', '6h', nights)).toBe('2026-03-29T23:00Z');
    expect(due('2026-10-24T22:00Z', '6h', nights)).toBe('2026-10-25T04:00Z');
  });
});

describe('a night whose clocks change', () => {
  const night = calendar('night', 'Europe/Berlin', { sat: '22:00-24:00', sun: '00:00-06:00' });

  test.each<[string, string, string, string]>([
    ['goes on after the hour that is skipped', '2026-03-28T21:00Z', '4h', '2026-03-29T01:00Z'],
    ['has seven hours in spring', '2026-03-28T21:00Z', '7h', '2026-03-29T04:00Z'],
    ['so an eighth falls into the next week', '2026-03-28T21:00Z', '8h', '2026-04-04T21:00Z'],
    ['has nine hours in autumn', '2026-10-24T20:00Z', '9h', '2026-10-25T05:00Z'],
    ['ends its first day at midnight', '2026-03-28T21:30Z', 'eod', '2026-03-28T23:00Z'],
    ['is counted back through the skipped hour', '2026-03-29T02:00Z', '-4h', '2026-03-28T22:00Z'],
    ['is counted back through the doubled hour', '2026-10-25T02:00Z', '-4h', '2026-10-24T22:00Z'],
  ])('%s', (_situation, start, text, expected) => {
    expect(due(start, text, night)).toBe(expected);
  });

  it('says where the clocks change', () => {
    expect(why('2026-03-28T21:00Z', '7h', night)).toEqual([
      'start Sat 28 Mar 2026 22:00 CET, clock night (Europe/Berlin)',
      'Sat 28 Mar 22:00 to Sun 29 Mar 06:00: 7h, clocks change',
      '7h complete: Sun 29 Mar 2026 06:00 CEST (04:00Z)',
    ]);
  });
});

describe('two clocks at once', () => {
  it('counts only what both have open', () => {
    const both = intersectCalendars(desk, calendar('12x5', 'America/New_York', { 'mon-fri': '08:00-20:00' }));

    // New York changed its clocks on Sunday 8 March: 13:00Z on Friday, 12:00Z on Monday.
    expect(due('2026-03-06T09:00Z', '1h', both)).toBe('2026-03-06T14:00Z');
    expect(due('2026-03-06T22:00Z', '2h', both)).toBe('2026-03-09T13:00Z');
    expect(due('2026-03-09T12:30Z', 'eod', both)).toBe('2026-03-09T23:00Z');
  });

  it('counts the days of the narrower calendar, not of the 24x7 clock', () => {
    const both = intersectCalendars(
      alwaysOpen('always', 'UTC'), calendar('12x5', 'Australia/Sydney', { 'mon-fri': '08:00-20:00' }),
    );

    expect(due('2026-03-09T21:30Z', '1bd', both)).toBe('2026-03-10T21:30Z');
    expect(due('2026-03-09T21:30Z', 'eod', both)).toBe('2026-03-10T09:00Z');
  });
});

describe('no due time', () => {
  test.each<[string, string, Calendar | Schedule, string]>([
    ['when none is set', 'none', desk, 'no due time is set ("none")'],
    ['when the clock has no hours', '4h', { ...desk, windows: [] }, 'clock "desk" has no opening hours'],
    ['when two clocks are never open together', '1bd', intersectCalendars(
      calendar('early', 'UTC', { mon: '08:00-09:00' }), calendar('late', 'UTC', { mon: '09:00-10:00' }),
    ), 'clock "early and late" has no opening for 400 days from Mon 9 Mar 2026'],
    ['when it would take decades', '87000h', calendar('rare', 'UTC', { mon: '00:00-01:00' }),
      'clock "rare" has too little open time: not reached within 4000 days'],
    ['when one of several has none', 'max(1h,3000bd)', calendar('rare', 'UTC', { mon: '00:00-01:00' }),
      'clock "rare" has too little open time: not reached within 4000 days'],
  ])('%s', (_situation, text, clock, reason) => {
    expect(due('2026-03-09T22:00Z', text, clock)).toBe(reason);
  });

  it('names the direction when holidays close the way back', () => {
    const holidays = Array.from({ length: 80 }, (_, week) =>
      new Date(Date.UTC(2026, 2, 9) - week * 7 * 86_400_000).toISOString().slice(0, 10));
    const mondays = calendar('mondays', 'UTC', { mon: '09:00-10:00' }, holidays);

    expect(due('2026-03-10T12:00Z', '-1h', mondays))
      .toBe('clock "mondays" has no opening for 400 days back from Tue 10 Mar 2026');
  });
});

describe('the steps an admin checks', () => {
  it('names a closed start, the zone and the UTC date where it differs', () => {
    expect(why('2026-03-07T11:00Z', '1bd', sydney)).toEqual([
      'start Sat 7 Mar 2026 22:00 AEDT, clock business (Australia/Sydney), outside opening: counting starts Mon 9 Mar 00:00',
      '1st open day: Tue 10 Mar 2026 00:00 AEDT (Mon 9 Mar 13:00Z)',
    ]);
  });

  it('puts consecutive closed days into one line and says when clocks change', () => {
    expect(why('2026-04-02T05:00Z', '3bd', sydneyEaster)).toEqual([
      'start Thu 2 Apr 2026 16:00 AEDT, clock business (Australia/Sydney)',
      'Fri 3 Apr holiday, Sat 4 Apr to Sun 5 Apr closed, Mon 6 Apr holiday: skipped',
      'clocks change from AEDT to AEST: same local time, other UTC time',
      '3rd open day: Thu 9 Apr 2026 16:00 AEST (06:00Z)',
    ]);
  });

  it('does not show the opening that closed at the very start', () => {
    expect(why('2026-03-09T23:00Z', '1h', desk)).toEqual([
      'start Mon 9 Mar 2026 23:00 UTC, clock desk (UTC), outside opening: counting starts Tue 10 Mar 09:00',
      'Tue 10 Mar 09:00-10:00: 1h',
      '1h complete: Tue 10 Mar 2026 10:00 UTC',
    ]);
  });

  it('names the holiday a start fell on', () => {
    expect(why('2026-04-06T05:00Z', '1bd', sydneyEaster).slice(0, 2)).toEqual([
      'start Mon 6 Apr 2026 15:00 AEST, clock business (Australia/Sydney), outside opening: counting starts Tue 7 Apr 00:00',
      'Mon 6 Apr holiday: skipped',
    ]);
  });

  it('shows each stretch of open time that was counted', () => {
    expect(why('2026-03-06T22:30Z', '120m', desk)).toEqual([
      'start Fri 6 Mar 2026 22:30 UTC, clock desk (UTC)',
      'Fri 6 Mar 22:30-23:00: 30m',
      'Sat 7 Mar to Sun 8 Mar closed: skipped',
      'Mon 9 Mar 09:00-10:30: 1h 30m',
      '2h complete: Mon 9 Mar 2026 10:30 UTC',
    ]);
  });

  it('counts lead times backwards', () => {
    expect(why('2026-03-10T01:00Z', '-3bd', berlin)).toEqual([
      'counted back from Tue 10 Mar 2026 02:00 CET, clock business (Europe/Berlin)',
      'Sat 7 Mar to Sun 8 Mar closed: skipped',
      '3rd open day before: Thu 5 Mar 2026 02:00 CET (01:00Z)',
    ]);
    expect(why('2026-03-09T01:00Z', '-27h', berlin)).toEqual([
      'counted back from Mon 9 Mar 2026 02:00 CET, clock business (Europe/Berlin)',
      'Mon 9 Mar 00:00-02:00: 2h',
      'Sat 7 Mar to Sun 8 Mar closed: skipped',
      'Thu 5 Mar 23:00 to Fri 6 Mar 24:00: 25h',
      '27h before: Thu 5 Mar 2026 23:00 CET (22:00Z)',
    ]);
  });

  it('shows both ways of a maximum and which one won', () => {
    expect(why('2026-03-09T22:00Z', 'max(eod,480m)', desk)).toEqual([
      'start Mon 9 Mar 2026 22:00 UTC, clock desk (UTC)',
      'eod: end of the open day: Mon 9 Mar 2026 23:00 UTC',
      '8h: Mon 9 Mar 22:00-23:00: 1h',
      '8h: Tue 10 Mar 09:00-16:00: 7h',
      '8h: 8h complete: Tue 10 Mar 2026 16:00 UTC',
      'latest is 8h: Tue 10 Mar 2026 16:00 UTC',
    ]);
  });

  it('says why a local time was moved', () => {
    const short = calendar('short', 'UTC', { thu: '09:00-17:00', fri: '09:00-12:00' });

    expect(why('2026-03-12T15:00Z', '1bd', short).at(-1))
      .toBe('1st open day: Fri 13 Mar 2026 12:00 UTC (15:00 is outside its opening)');
  });

  it('shows the other year and marks a run the clocks change in', () => {
    expect(why('2026-12-31T12:00Z', '1bd', london).at(-1)).toBe('1st open day: Fri 1 Jan 2027 12:00 GMT');
    expect(why('2026-03-28T12:00Z', '24h', alwaysOpen('always', 'Europe/Berlin'))[1])
      .toBe('Sat 28 Mar 13:00 to Sun 29 Mar 14:00: 24h, clocks change');
  });

  it('cuts the middle of very long counts', () => {
    const lines = why('2026-03-09T09:00Z', '1000h', london);

    expect(lines).toHaveLength(16);
    expect(lines[10]).toMatch(/^… \d+ more steps of the same kind …$/);
  });
});

describe('reading a due expression', () => {
  test.each<[string, DueExpression]>([
    ['4h', { kind: 'openTime', openMs: 14_400_000 }],
    [' 90 M ', { kind: 'openTime', openMs: 5_400_000 }],
    ['3bd', { kind: 'openDays', days: 3 }],
    ['- 3 bd', { kind: 'openDays', days: -3 }],
    ['-0bd', { kind: 'openDays', days: 0 }],
    ['EOD', { kind: 'endOfDay', daysAfter: 0 }],
    ['eod + 1', { kind: 'endOfDay', daysAfter: 1 }],
    ['none', { kind: 'none' }],
    ['max( eod , max(1h,2h) )', { kind: 'latest', of: [
      { kind: 'endOfDay', daysAfter: 0 },
      { kind: 'latest', of: [{ kind: 'openTime', openMs: 3_600_000 }, { kind: 'openTime', openMs: 7_200_000 }] },
    ] }],
  ])('%s', (text, expected) => {
    expect(parseDue(text)).toEqual(expected);
  });

  const forms = 'write 4h, 90m, 3bd, eod, eod+1, max(eod,480m), -3bd or none';

  test.each([
    ['soon', `"soon" is no due time: ${forms}`],
    ['', `"" is no due time: ${forms}`],
    ['3d', `"3d" is no due time: ${forms} (a day is 24h of opening or 1bd, the next open day at the same time)`],
    ['1.5h', `"1.5h" is no due time: ${forms} (for one hour and a half write 90m)`],
    ['1h30m', `"1h30m" is no due time: ${forms} (for one hour and a half write 90m)`],
    ['-eod', `"-eod" is no due time: ${forms} (a lead time counts h, m or bd)`],
    ['max(4h)', '"max(4h)": max needs two due times, such as max(eod,480m)'],
    ['max(4h,none)', `"max(4h,none)" is no due time: ${forms}`],
    ['max(4h,1h', `"max(4h,1h" is no due time: ${forms}`],
    ['max(4h,1h))', `"max(4h,1h))" is no due time: ${forms}`],
    ['99999h', '"99999h" is more than ten years'],
    ['4000bd', '"4000bd" is more than ten years'],
    ['x'.repeat(201), 'a due time has at most 200 characters'],
  ])('refuses "%s" with a hint', (text, problem) => {
    expect(parseDue(text)).toEqual({ problem });
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('max(),eod+-0123hmbd ')), maxLength: 40 }), (text) => {
      const parsed = parseDue(text);
      if (!('problem' in parsed)) expect(parseDue(dueText(parsed))).toEqual(parsed);
    }), { numRuns: 2000 });
  });
});
