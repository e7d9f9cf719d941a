import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('quotes what RFC 4180 wants quoted and ends each line with CRLF', () => {
  expect(csvText([['a', 'b'], ['x, y', 'say "no"\nor yes']])).toBe('a,b\r\n"x, y","say ""no""\nor yes"\r\n');
});

test.each(['=1+1', '+1', '-2', '@SUM(A1)', '\tx'])('a stranger’s %s becomes no formula', (cell) => {
  expect(csvText([[cell]])).toBe(`'${cell}\r\n`);
});
