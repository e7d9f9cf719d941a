// An answer that begins with him who is not meant.
import { expect, it } from 'vitest';
import { behindDenied, corrected } from './contact-correction.ts';

it.each([
  ["not me (on leave), but Ida Holm, +44 20 7946 0155", 'Ida Holm, +44 20 7946 0155'], ["not me, I'm on holiday, but Ida Holm", 'Ida Holm'], ['nicht Frau Lind (hat nur weitergeleitet), Herr Behr', 'Herr Behr'], ['not Ann Finch (she only passed it on), Ida Holm', 'Ida Holm'],
  ['no longer Zara Lyle (left), please take Ida Holm', 'Ida Holm'], ['non plus Paul Rey, mais Anne Brun', 'Anne Brun'], ['nicht mehr Per Dahl, sondern Ida Holm', 'Ida Holm'],
])('goes on behind him: %s', (text, expected) => {
  expect(behindDenied(text)).toBe(expected);
});

it.each(['Ida Holm, not Per Dahl', 'Ida Holm', 'not decided', 'Notker Balm, +49 40 555001', 'nicht bekannt'])('stays as it is: %s', (text) => {
  expect(behindDenied(text)).toBe(text);
});

it.each([
  ["It's not Daphne Holm who called, that was her sister Dorothy Holm.", "It's Dorothy Holm who called."], ['Nicht Frau Lind hat angerufen, das war ihre Kollegin Ida Holm.', 'Ida Holm hat angerufen.'], ['Ce n’est pas Paul Rey qui a appelé, c’était sa sœur Anne Brun.', 'c’est Anne Brun qui a appelé.'],
])('names who it was in the place of who it was not: %s', (text, expected) => {
  expect(corrected(text)).toBe(expected);
});

it.each(['Daphne Holm called, that was at nine.', 'Ida Holm called, that was her sister’s idea, says Per Dahl.'])('stays as it is where nobody is denied: %s', (text) => {
  expect(corrected(text)).toBe(text);
});
