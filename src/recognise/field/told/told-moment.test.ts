// The full date of a sentence that tells when a fault began, its time before or behind the date; other dates are none.
import { expect, it } from 'vitest';
import type { FieldRule } from '../../recognition-rules.ts';
import { startIn } from './told-moment.ts';
import { sentencesOf } from '../sentences.ts';
import { toldSpan } from './told-span.ts';

const field = { zone: null } as FieldRule;
const receivedAt = Date.parse('2026-03-12T10:00:00Z');
const startOf = (sentence: string): string | null | undefined => startIn(sentence, field, receivedAt)?.reading.value;

it.each([
  'At 08:00 UTC+1 on 10 March 2026 the customer rang.',
  'The first refusals came in on 10 March at 8 am CET.',
  'On 10 March 2026 at 8 in the morning (UTC+1) the first user called us.',
  'Everything was fine until 10.03.2026 - 08:00 UTC+1.',
  'Um 08:00 Uhr MEZ am 10. März 2026 meldete sich das Lager.',
  'Heute um 9:15, nein Moment, um 8:00 Uhr MEZ (also 10.03.2026 - 08:00 UTC+1) kam der Anruf.',
  'Am Dienstag, den 10. März, um 08:00 Uhr deutscher Zeit ging es los.',
  'À 8 h 00 (heure de Paris) le 10 mars, notre client nous appelle.',
  'depuis le 10 mars à 8 heures heure de paris plus rien ne passe',
  'C’est arrivé le 10/03/2026 à 08:00 (UTC+1).',
])('reads the beginning in %s', (sentence) => {
  expect(startOf(sentence)).toBe('2026-03-10T07:00:00Z');
});

it.each([
  ['the hour of an afternoon', 'It broke on 10 March 2026 at 4 o’clock in the afternoon, CET.', '2026-03-10T15:00:00Z'],
  ['eine Stunde am Nachmittag', 'Am 10. März um 4 Uhr nachmittags MEZ brach es ab.', '2026-03-10T15:00:00Z'],
  ['une heure du soir', 'Le 10 mars à 8 h du soir (heure de Paris) tout s’est arrêté.', '2026-03-10T19:00:00Z'],
])('reads %s', (_, sentence, expected) => {
  expect(startOf(sentence)).toBe(expected);
});

it.each([
  ['the end', 'It has been resolved since 10.03.2026 - 08:00 UTC+1.'],
  ['das Ende', 'Seit dem 10.03.2026 - 08:00 UTC+1 läuft es wieder.'],
  ['la fin', 'C’est rétabli depuis le 10.03.2026 - 08:00 UTC+1.'],
  ['a deed', 'On 10.03.2026 - 08:00 UTC+1 we upgraded the connector.'],
  ['eine Tat', 'Am 10.03.2026 um 08:00 UTC+1 haben wir den Konnektor aktualisiert.'],
  ['un acte', 'Le 10.03.2026 à 08:00 UTC+1 nous avons mis à jour le connecteur.'],
  ['what came through last', 'Die letzte Mail, die durchkam, war vom 09.03.2026, 17:12 UTC+1.'],
  ['a customer’s beginning', 'Der Kunde ist seit dem 01.01.2020 00:00 UTC+1 bei uns.'],
  ['a contract', 'The contract began on 01.01.2020 at 00:00 UTC+1.'],
  ['a day to come', 'On 20 March at 18:00 CET they move to another server.'],
  ['a day to come with its year', 'Please switch the delivery target on 20.03.2026 at 18:00 UTC+1.'],
  ['a time without a day', 'It began this morning at 08:00 CET.'],
  ['a day without its hour', 'It began on 10 March 2026.'],
  ['a day and hour without a zone or year', 'It began on 10 March at 8 am.'],
])('reads none in %s', (_, sentence) => {
  expect(startOf(sentence)).toBeUndefined();
});

const endOf = (text: string): string | null | undefined => toldSpan(sentencesOf([{ number: 1, role: 'new', depth: 0, text, cells: null }]), field, receivedAt, null).end?.reading.value;

it.each([
  'From 10.03.2026 06:40 UTC+1 until 10.03.2026 09:10 UTC+1 every call timed out.',
  'Began 10.03.2026, 06:15 UTC+1, stopped 10.03.2026, 09:10 UTC+1.',
  'It was over on 10.03.2026 at 09:10 UTC+1.',
  'Zwischen 10.03.2026 05:00 UTC+1 und 10.03.2026 09:10 UTC+1 kam alles doppelt.',
  'Vom 10.03.2026 06:40 UTC+1 bis 10.03.2026 09:10 UTC+1 kam nichts an.',
  'Tout est rétabli depuis le 10.03.2026 à 09:10 (UTC+1).',
])('reads the end in %s', (sentence) => {
  expect(endOf(sentence)).toBe('2026-03-10T08:10:00Z');
});

it.each(['It ran well until 10.03.2026 09:10 UTC+1.', 'It is not over since 10.03.2026 09:10 UTC+1.', 'It should be solved on 10.03.2026 at 09:10 UTC+1.', 'It began on 10.03.2026 at 09:10 UTC+1.'])('reads no end in %s', (sentence) => {
  expect(endOf(sentence) ?? null).toBeNull();
});

it('takes the maintenance after which it began for no date of the maintenance', () => {
  expect(startOf("C'est apparu juste après votre maintenance, le 10.03.2026 à 08:00 UTC+1.")).toBe('2026-03-10T07:00:00Z');
  expect(startOf('Your maintenance is on 10.03.2026 at 08:00 UTC+1.') ?? null).toBeNull();
});

it.each(['We asked their IT for the exact start: 10.03.2026 - 08:00 UTC+1.', 'Den Beginn haben wir dort erfragt: 10.03.2026, 08:00 Uhr MEZ.', "Nous avons demandé au client depuis quand : le 10/03/2026 à 08:00 (UTC+1)."])('whoever was asked for the beginning names it: %s', (sentence) => {
  expect(startOf(sentence)).toBe('2026-03-10T07:00:00Z');
});

it.each(['We asked them for the log on 10.03.2026 - 08:00 UTC+1.', 'Zuletzt haben wir am 10.03.2026 um 08:00 Uhr MEZ mit ihnen telefoniert.'])('what was asked besides is no beginning: %s', (sentence) => {
  expect(startOf(sentence)).toBeUndefined();
});
