import { describe, expect, it } from 'vitest';
import { parseDateTime } from './date-time.ts';

const instant = Date.UTC(2026, 2, 10, 9, 12, 0);

describe('parseDateTime', () => {
  it.each([
    'Tue, 10 Mar 2026 10:12:00 +0100',
    '10 Mar 2026 10:12 +0100',
    'Tue, 10 Mar 26 09:12:00 GMT',
    'Tue, 10 Mar 2026 04:12:00 EST',
    'Tue, 10 Mar 2026 10:12:00 +0100 (CET (winter))',
    'Tue,  10  Mar (spring) 2026 10:12:00 +01:00',
    'Tuesday, 10-March-26 09:12:00 UT',
    '2026-03-10T09:12:00Z',
    '2026-03-10 10:12:00.000 +0100',
    'Tue Mar 10 09:12:00 2026',
    'Tue Mar 10 04:12:00 EST 2026',
    'Mar 10, 2026 9:12:00 AM',
  ])('reads %s', (body) => {
    expect(parseDateTime(body)).toBe(instant);
  });

  it.each(['', 'yesterday', 'Mon, 31 Feb 2026 10:00:00 +0000', 'Tue, 10 Mar 2026 29:24:05 +0000', 'Tue, 10 Mar 2026 10:00:00 +9999', '10 Mar 0026 10:00:00', '9'.repeat(5_000)])('gives null for %s', (body) => {
    expect(parseDateTime(body)).toBeNull();
  });
});
