// What speaks for the beginning of a clause whatever was learnt of its words.
import { expect, test } from 'vitest';
import { gapWord } from '../sentence/clause-starts.ts';
import { marksOfClauses } from './clause-marks.ts';

const names = new Set(['quillbrook', 'lamps']);
const marksAt = (text: string, word: string): number => {
  const words = text.split(' ').map(gapWord);
  return marksOfClauses(words, (one) => !names.has(one))[words.indexOf(word)] ?? 0;
};

test.each([
  ['die lampe geht wieder gemeldet hat es der wärter', 'gemeldet'],
  ['wir putzten die linse testlichter dürft ihr setzen', 'testlichter'],
  ['it is dark and what they want is a light', 'and'],
  ['das licht fehlt zum beispiel das am nordturm', 'zum'],
])('a clause begins in "%s" with "%s"', (text, word) => {
  expect(marksAt(text, word)).toBeGreaterThan(0);
});

test.each([
  ['we saw it at quillbrook lamps and it is dark', 'lamps'],
  ['we saw it at quillbrook legal and it is dark', 'legal'],
  ['seitdem gehen seit dem 18.03. keine lichter', 'seit'],
])('none does in "%s" with "%s"', (text, word) => {
  expect(marksAt(text, word)).toBeLessThan(0);
});

test.each([['i know what they do is wrong', 'what'], ['weil das licht das gemeldet hat es ist', 'gemeldet']])('nothing is said of "%s" at "%s"', (text, word) => {
  expect(marksAt(text, word)).toBe(0);
});
