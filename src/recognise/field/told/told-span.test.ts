// When it began and when it was over, told in sentences: each time by the words of its own clause, its day and zone lent from
// its neighbours. A deed, a test mail, office hours, a plan and an older case are neither.
import { expect, it } from 'vitest';
import type { FieldRule } from '../../recognition-rules.ts';
import { sentencesOf } from '../sentences.ts';
import { toldSpan } from './told-span.ts';

const field = { zone: null } as FieldRule;
const receivedAt = Date.parse('2026-05-14T16:00:00Z');

function spanIn(text: string, labelled: string | null = null): readonly (string | null)[] {
  const { start, end } = toldSpan(sentencesOf([{ number: 1, role: 'new', depth: 0, text, cells: null }]), field, receivedAt, labelled);
  return [start?.reading.value ?? null, end?.reading.value ?? null];
}

it.each([
  'The faxes piled up from 11:00 to 12:20 UTC+2 on 14 May 2026.',
  'On 14 May 2026, 11:00-12:20 (UTC+2), no fax went out.',
  'Faxes were lost between 11:00 and 12:20 on 14 May 2026 (both UTC+2).',
  'It set in on 14 May 2026 at 11:00 UTC+2 and had ceased at 12:20 UTC+2.',
  'At 11:00 UTC+2 on 14 May 2026 the queue broke. By 12:20 UTC+2 everything was normal.',
  'The queue filled from 11 to 14 May 2026? No: it began on 14 May 2026 at 11:00 UTC+2 and ended at 12:20 UTC+2.',
  'Vorbei war es um 12:20 UTC+2, angefangen hatte es am 14.05.2026 um 11:00 UTC+2.',
  'Am 14.05.2026 um 11:00 UTC+2 setzte es ein und hörte um 12:20 UTC+2 auf.',
  'Seit 14.05.2026, 11:00 UTC+2 ruckelte es; ab 12:20 UTC+2 war wieder Ruhe, alles wieder normal.',
  'Es begann am 14.05.2026 um 11:00 Uhr und endete um 12:20 Uhr. Alle Zeiten UTC+2.',
  'Le 14/05/2026 de 11h00 à 12h20 (UTC+2) aucun fax ne sortait.',
  'Le 14 mai 2026 à 11 h 00 (UTC+2) tout s’est arrêté. Tout est rétabli depuis 12 h 20 (UTC+2).',
  'Fax delivery stopped on 14 May 2026 at 11:00 UTC+2 and resumed at 12:20 UTC+2.',
  'It began on 14 May 2026 at 10:30, no, 11:00 UTC+2 and was over at 12:20 UTC+2.',
])('reads both ends in %s', (text) => {
  expect(spanIn(text)).toEqual(['2026-05-14T09:00:00Z', '2026-05-14T10:20:00Z']);
});

it.each([
  'It began on 14 May 2026 at 11:00 UTC+2. At 12:20 UTC+2 it was still not over.',
  'It began on 14 May 2026 at 11:00 UTC+2. A test mail at 12:20 UTC+2 is gone.',
  'It began on 14 May 2026 at 11:00 UTC+2. The fax of 12:20 UTC+2 is gone.',
  'It began on 14 May 2026 at 11:00 UTC+2; at 12:20 UTC+2 we restarted the gateway.',
  'It began on 14 May 2026 at 11:00 UTC+2 and should be solved at 12:20 UTC+2.',
  'It began on 14 May 2026 at 11:00 UTC+2. Today at 12:20 UTC+2 it was over.',
  'It began on 14 May 2026 at 11:00 UTC+2, stopped at 12:20 UTC+2 and came back at 13:00 UTC+2.',
  'Es begann am 14.05.2026 um 11:00 UTC+2. Wir sind von 08:00 bis 17:00 Uhr im Büro.',
  'Es begann am 14.05.2026 um 11:00 UTC+2, die letzte gute Sendung war von 10:48 UTC+2.',
  'Ça a commencé le 14/05/2026 à 11:00 UTC+2 ; le client nous a appelés à 12:20 UTC+2.',
])('reads no end in %s', (text) => {
  expect(spanIn(text)).toEqual(['2026-05-14T09:00:00Z', null]);
});

it.each([
  'On 13 May 2026 we tested from 11:00 to 12:20 UTC+2.',
  'Our migration ran from 11:00 to 12:20 UTC+2 on 13 May 2026.',
  'Am 13.05.2026 von 11:00 bis 12:20 Uhr UTC+2 lief alles einwandfrei.',
  'You can reach us on 14 May 2026 between 11:00 and 12:20 UTC+2.',
  'The job started on 13 May 2026 at 11:00 UTC+2 and finished at 12:20 UTC+2 as usual.',
  'It began at 11:00 UTC+2 and was over at 12:20 UTC+2.',
])('reads neither in %s', (text) => {
  expect(spanIn(text)).toEqual([null, null]);
});

it('takes the day of a beginning that stands behind its label', () => {
  expect(spanIn('At 12:20 UTC+2 it was over.', '14.05.2026 - 11:00 UTC+2')).toEqual([null, '2026-05-14T10:20:00Z']);
});

it('counts on over midnight within a sentence, and where the next day is named', () => {
  expect(spanIn('Am 13.05.2026 von 23:30 bis 01:10 Uhr (UTC+2) ging nichts.')[1]).toBe('2026-05-13T23:10:00Z');
  expect(spanIn('It began on 13 May 2026 at 11:00 UTC+2 and was over the next day at 12:20 UTC+2.')[1]).toBe('2026-05-14T10:20:00Z');
});

it('asks for the offset of either end, and guesses none', () => {
  const { start, end } = toldSpan(sentencesOf([{ number: 1, role: 'new', depth: 0, text: 'It began on 14 May 2026 at 11:00 and ended at 12:20.', cells: null }]), field, receivedAt, null);

  expect([start?.reading.problem, end?.reading.problem]).toEqual(['the UTC offset is missing', 'the UTC offset is missing']);
});
