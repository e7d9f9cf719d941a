import { expect, it } from 'vitest';
import { readStaffInstant } from './staff-instant.ts';

it.each([
  ['2026-03-10 02:00', '2026-03-10T01:00:00Z'], ['10.03.2026 02:00', '2026-03-10T01:00:00Z'], ['10.3.2026, 2:00', '2026-03-10T01:00:00Z'],
  ['2026-03-30 09:00', '2026-03-30T07:00:00Z'], ['2026-03-10T02:00Z', '2026-03-10T02:00:00Z'], ['2026-03-10 02:00 UTC', '2026-03-10T02:00:00Z'],
  ['2026-03-10 02:00 UTC+5:30', '2026-03-09T20:30:00Z'], ['2026-03-10 02:00 -0600', '2026-03-10T08:00:00Z'],
])('reads %s', (text, instant) => {
  expect(Date.parse(readStaffInstant(text, 'Europe/Berlin') ?? '')).toBe(Date.parse(instant));
});

it.each(['next month', '2026-03-10', '2026-02-31 02:00', '03/10/2026 02:00', '2026-03-10 25:00', '2026-03-10 02:00 EST', '2026-03-10 02:00 +99', ''])('refuses to guess at "%s"', (text) => {
  expect(readStaffInstant(text, 'Europe/Berlin')).toBeNull();
});
