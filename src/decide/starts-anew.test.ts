import { expect, it } from 'vitest';
import { mail, ticketWith, tuesday } from '../../test/support/desk.ts';
import { startsAnew } from './starts-anew.ts';

const day = 24 * 3_600_000;
const closed = (daysAgo: number) => ticketWith({ ref: 'BEE-2026-0001', subject: 'Bees are ill', closedAt: tuesday - daysAgo * day });

it.each([
  ['another subject, weeks after the end', 'Hive was stolen', closed(20), true],
  ['another subject with the mark of an answer', 'Re: Hive was stolen', closed(20), true],
  ['the old subject', 'Re: AW: [BEE-2026-0001] Bees are  ill', closed(20), false],
  ['the old subject with more words', 'Bees are ill again', closed(20), false],
  ['the number of the case in another subject', 'Your ticket bee-2026-0001', closed(20), false],
  ['no subject at all', 'Re:', closed(20), false],
  ['another subject, the day after', 'Hive was stolen', closed(1), false],
  ['another subject on a case that goes on', 'Hive was stolen', ticketWith({ subject: 'Bees are ill', closedAt: null }), false],
])('%s', (_, subject, ticket, anew) => {
  expect(startsAnew(mail({ subject }), ticket)).toBe(anew);
});
