// What is taken back, and what holds instead, stay in one sentence of a text without marks.
import { expect, test } from 'vitest';
import { gapWord } from '../sentence/clause-starts.ts';
import { secondThoughts, setApart } from './second-thoughts.ts';

const words = (text: string): string[] => text.split(' ').map(gapWord);
const said = (text: string): string[] => secondThoughts(words(text)).map(({ from, to }) => words(text).slice(from, to).join(' '));

test.each([
  ['the lamp of pier two is dark no wait it is pier three', 'no wait'],
  ['ida holm saw it scrap that she was away', 'scrap that'],
  ['der strahl ist weg nein entschuldigung das horn ist weg', 'nein entschuldigung'],
  ['le phare est le nord non pardon le sud', 'non pardon'],
  ['the lamp is dark no sorry my mistake the horn is', 'no sorry my mistake'],
])('a second thought is heard in: %s', (text, thought) => {
  expect(said(text)).toEqual([thought]);
});

test.each(['there is no lamp sorry about that', 'sorry no commas today', 'wait for us at the pier', 'no sorry for the noise', 'we say no and we wait'])('none is in: %s', (text) => {
  expect(said(text)).toEqual([]);
});

test('what is said of the other one begins anew and goes on in one sentence', () => {
  const text = words('the lamp is LP-4711 not the one at the mill that was LP-4712 and it is fixed');

  const { begins, goesOn } = setApart(text);

  expect([begins, goesOn].map(([at = -1]) => text.slice(at, at + 2).join(' '))).toEqual(['not the', 'that was']);
});

test.each(['the lamp LP-4711 does not shine that was new', 'not the lamp but the horn of pier two', 'the error is E-77 not every time'])('nothing is set apart in: %s', (text) => {
  expect(setApart(words(text)).begins).toEqual([]);
});
