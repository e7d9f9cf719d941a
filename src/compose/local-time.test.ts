import { expect, it } from 'vitest';
import { localTime } from './local-time.ts';

it.each([['en', 'Tue 10 Mar 2026 10:12 CET'], ['de', 'Di 10. März 2026 10:12 CET'], ['fr', 'mar. 10 mars 2026 10:12 CET'], ['nl', 'Tue 10 Mar 2026 10:12 CET']])('tells a time in %s', (language, text) => {
  expect(localTime(Date.parse('2026-03-10T09:12:00Z'), 'Europe/Berlin', language)).toBe(text);
});
