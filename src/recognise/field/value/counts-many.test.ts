// What counts many of something, and numbers that count nothing.
import { expect, it } from 'vitest';
import { countsMany } from './counts-many.ts';

it.each(['We mail 45,000 subscribers on Friday.', 'Der Rundbrief geht an rund 88.000 Haushalte.', 'Nous écrivons à 12 000 abonnés.', 'Half a million letters leave at noon.', 'It goes to 2500 pupils.'])('counts: %s', (text) => {
  expect(countsMany(text)).toBe(true);
});

it.each(['We mail them on 4 May 2026 at 10:00.', 'On 04.05.2026 we start, call +49 30 23125 118.', 'Im Mai 2026 schreiben wir allen.', 'Under SHIP-2041 we mail everybody.', 'The pictures have 300 KB each.'])('counts nothing: %s', (text) => {
  expect(countsMany(text)).toBe(false);
});
