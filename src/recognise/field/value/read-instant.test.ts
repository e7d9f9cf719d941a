// Every notation of a date and time that partners use, and every reason to refuse one.
import { describe, expect, it } from 'vitest';
import { isOngoing, readInstant } from './read-instant.ts';

const receivedAt = Date.parse('2026-03-10T12:00:00Z');
const read = (text: string, zone: string | null = null): string => {
  const { value, problem } = readInstant(text, zone, receivedAt);
  return value ?? `!${problem ?? ''}`;
};

describe('a date and time with its offset', () => {
  const half9 = '2026-03-10T08:30:00Z';
  const notations: readonly (readonly [string, string])[] = [
    ['10.03.2026 - 09:30 UTC+1', half9], ['10.03.2026 - 09:30 UTC+01:00', half9], ['10.3.26 9:30 CET', half9], ['10.03.2026 09:30 MEZ', half9],
    ['10.03.2026, 09.30 Uhr MEZ', half9], ['2026-03-10 09:30 +0100', half9], ['2026-03-10T09:30:00+01:00', half9], ['2026-03-10T08:30Z', half9], ['20260310T083000Z', '2026-03-10T08:30:00Z'],
    ['10 March 2026 08:30 UTC', half9], ['10th of March 2026, 8:30 am UTC', half9], ['March 10, 2026 8:30 AM UTC', half9], ['Mar 10 2026 08:30 GMT', half9],
    ['10. März 2026, 09:30 Uhr MEZ', half9], ['10 mars 2026 à 9h30 UTC+1', half9], ['09:30 UTC+1, 10.03.2026', half9], ['Tue 10.03.2026 09:30 UTC+1', half9],
    ['Dienstag, den 10.03.2026 um 9:30 Uhr (UTC+1)', half9], ['le 10/03/2026 à 09:30 CET', half9], ['10-Mar-2026 09:30 UTC+1', half9], ['2026/03/10 09:30 UTC+1', half9],
    ['since 10.03.2026 09:30 UTC+1 (first report)', half9], ['ca. 9.30 Uhr MEZ am 10.03.2026', half9], ['10.03.2026 um 9 Uhr 30 MEZ', half9], ['March 10, 2026 at 3:30 AM Central', half9], ['March 10, 2026, 4:30 AM Eastern time', half9], ['le 10 mars 2026 à 9 heures 30 (UTC+1)', half9], ['am 10.03.2026 um 9 uhr 30 mez kamen', half9], ['10.03.2026 - 09:30 CET (UTC+1)', half9],
    ['10.03.2026 09:30 Berlin time', half9], ['10.03.2026 09:30 Europe/Berlin', half9], ['10.03.2026 - 09:30 UTC−1', '2026-03-10T10:30:00Z'],
    ['15.07.2025 09:30 MESZ', '2025-07-15T07:30:00Z'], ['15.07.2025 09:30 BST', '2025-07-15T08:30:00Z'], ['10.03.2026 09:30 AEDT', '2026-03-09T22:30:00Z'],
    ['12.04.2026 09:30 AEST', '2026-04-11T23:30:00Z'], ['10.03.2026 - 24:00 UTC', '2026-03-11T00:00:00Z'], ['10.03.2026 12:15 am UTC', '2026-03-10T00:15:00Z'],
    ['10.03.2026 09:30:15 UTC+1', '2026-03-10T08:30:15Z'], ['27.08.2019 - 11:00 UTC+2', '2019-08-27T09:00:00Z'], ['10.03. 09:30 UTC+1', half9], ['24.12. 09:30 UTC', '2025-12-24T09:30:00Z'],
    ['10.03.2026 - 10:15 UTC+1, sorry, 9:30', half9], ['10.03.2026 um 10:15 Uhr MEZ, Entschuldigung, 9:30 Uhr MEZ, falsche Zeile', half9], ['le 10.03.2026 à 10h15 UTC+1, pardon, 9h30', half9], ['09.03.2026 - 10:15 UTC+1, no wait, 10.03.2026 - 09:30 UTC+1', half9],
    ['10.03.2026 - 09:30 UTC+1, sorry for the short notice, we meet at 11:00', half9], ['10 Mar 2026 9 am UTC', '2026-03-10T09:00:00Z'], ['10.03.2026 09:30 - 11:00 UTC+1', half9],
  ];
  it.each(notations)('%s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it('without offset is read in the zone of the desk, summer time included', () => {
    expect(read('30.03.2026 09:00', 'Europe/Berlin')).toBe('2026-03-30T07:00:00Z');
    expect(read('27.03.2026 09:00', 'Europe/Berlin')).toBe('2026-03-27T08:00:00Z');
    expect(read('04/05/2026 9am', 'Australia/Sydney')).toBe('2026-05-03T23:00:00Z');
    expect(read('30.03.2026', 'Europe/Berlin')).toBe('2026-03-29T22:00:00Z');
  });
});

describe('two readings', () => {
  it('stay open when nothing settles them', () => {
    expect(read('03/04/2026 09:30 UTC+1')).toBe('!two readings: 3 April or 4 March');
  });

  it('are settled by a number above 12, by the zone, and by the weekday', () => {
    expect(read('13/04/2026 09:30 UTC')).toBe('2026-04-13T09:30:00Z');
    expect(read('04/13/2026 09:30 UTC')).toBe('2026-04-13T09:30:00Z');
    expect(read('03/04/2026 09:30 CET')).toBe('2026-04-03T08:30:00Z');
    expect(read('03/04/2026 09:30 EST')).toBe('2026-03-04T14:30:00Z');
    expect(read('Wed 03/04/2026 09:30 UTC')).toBe('2026-03-04T09:30:00Z');
    expect(read('05/05/2026 09:30 UTC')).toBe('2026-05-05T09:30:00Z');
  });
});

describe('what is no instant', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['31.02.2026 - 09:30 UTC+1', '!no such date: 31.02.2026'], ['10.13.2026 09:30 UTC', '!no such date: 10.13.2026'], ['10.03.2026 - 25:00 UTC+1', '!no such time of day in 10.03.2026 - 25:00 UTC+1'],
    ['10.03.2026 - 09:30', '!the UTC offset is missing'], ['10.03.2026', '!not a date and time: the time of day is missing'], ['since this morning', '!not a date and time'], ['yesterday 14:00 UTC', '!not a date and time'],
    ['gestern Abend', '!not a date and time'], ['hier soir vers 20h', '!not a date and time'], ['8.24.17', '!no such date: 8.24.17'], ['550 5.7.1', '!not a date and time'], ['10.03.2026 09:30 UTC+25', '!the UTC offset does not exist'],
  ];
  it.each(refused)('%s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });

  it('is linear in a hostile text', () => {
    for (const text of ['1'.repeat(20_000), '10.'.repeat(7_000), '10 '.repeat(7_000), 'Mar '.repeat(5_000), '10:'.repeat(7_000), `${' '.repeat(20_000)}10.03.2026`, 'a '.repeat(10_000)]) {
      expect(read(text)).toMatch(/^!/);
    }
  });
});

it.each(['ongoing', 'still ongoing', 'Still open.', 'andauernd', 'dauert noch an', 'en cours', 'not yet resolved'])('%s says that it goes on', (text) => {
  expect(isOngoing(text)).toBe(true);
});
it.each(['10.03.2026', 'no', 'opened at nine'])('%s does not', (text) => {
  expect(isOngoing(text)).toBe(false);
});
