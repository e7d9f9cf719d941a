import { expect, it, test } from 'vitest';
import { numbersIn, phoneKey } from './phone-key.ts';

test.each([
  ['+1 312 555 0100', '13125550100'], ['001-312-555-0100', '13125550100'], ['+1 (312) 555.0100 ext. 12', '13125550100'], ['+49 (0)30 23125 123', '493023125123'], ['1 312 555 0100', '13125550100'],
  ['030 23125 123', null], ['555 01', null], ['', null], ['+1234567890123456', null],
])('%s is compared as %s', (phone, key) => {
  expect(phoneKey(phone)).toBe(key);
});

it('finds the numbers with a country in a text, each once, and takes no length or date for a part of one', () => {
  expect(numbersIn('Voicemail from +1 312 555 0100 (0:41)')).toEqual(['+1 312 555 0100']);
  expect(numbersIn('Caller: +1 312 555 0100\nalso 001 (312) 555-0100, to +353 1 555 0111 on 2026-03-10')).toEqual(['001 (312) 555-0100', '+353 1 555 0111']);
  expect(numbersIn('ticket 4711, 10.03.2026 09:00, 312 555 0100')).toEqual([]);
});
