// What stopped at a time that a letter tells: what ought to run, and the fault begins there, or the fault itself, and it is over.
import { expect, it } from 'vitest';
import { rolesOfTimes } from './moment-roles.ts';
import { startIn } from './told-moment.ts';
import type { FieldRule } from '../../recognition-rules.ts';

const roleOf = (sentence: string): string => rolesOfTimes(sentence).map(({ role }) => role).join(' ');

it.each([
  'On 12 June 2026 at 09:10 UTC+2 their payslips quit arriving.',
  'The scanner feed has gone quiet since 12 June 2026, 09:10 UTC+2.',
  'At 09:10 UTC+2 on 12 June 2026 the status page was gone for every branch.',
  'On 12 June 2026 at 09:10 UTC+2 the archive ceased to take new items.',
  'Am 12. Juni 2026 um 09:10 Uhr (UTC+2) hörte der Adapter auf zu senden.',
  'Das Kundenportal war am 12. Juni 2026 um 09:10 Uhr (UTC+2) auf einmal weg.',
  'Am 12. Juni 2026 um 09:10 Uhr (UTC+2) blieben die Lieferscheine per Fax aus, die Leitung verstummte.',
  'Le 12 juin 2026 à 09 h 10 (UTC+2) les relevés ont cessé de partir.',
])('a fault begins with %s', (sentence) => {
  expect(roleOf(sentence)).toBe('start');
  expect(startIn(sentence, { zone: null } as FieldRule, Date.parse('2026-06-14T10:00:00Z'))?.reading.value).toBe('2026-06-12T07:10:00Z');
});

it.each([
  'The refusals ceased on 12 June 2026 at 09:10 UTC+2.',
  'On 12 June 2026 at 09:10 UTC+2 the adapter stopped crashing.',
  'On 12 June 2026 at 09:10 UTC+2 their payslips stopped being bounced.',
  'On 12 June 2026 at 09:10 UTC+2 the delivery delays dried up.',
  'Am 12. Juni 2026 um 09:10 Uhr (UTC+2) waren die Zustellfehler weg.',
  'Der Abgleich lief am 12. Juni 2026 um 09:10 Uhr (UTC+2) wieder.',
  'Les rejets ont cessé le 12 juin 2026 à 09 h 10 (UTC+2).',
])('a fault is over with %s', (sentence) => {
  expect(roleOf(sentence)).toBe('end');
  expect(startIn(sentence, { zone: null } as FieldRule, Date.parse('2026-06-14T10:00:00Z'))).toBeNull();
});

it('reads both ends where what ought to run stopped and ran again', () => {
  expect(roleOf('The export stopped moving on 12 June 2026 at 09:10 UTC+2 and was back at 10:45 UTC+2.')).toBe('start end');
  expect(roleOf('Am 12. Juni 2026 um 09:10 Uhr (UTC+2) hörte der Versand auf, um 10:45 Uhr lief er wieder.')).toBe('start end');
});
