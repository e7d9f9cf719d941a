// What is not known stands in front of the words that say so.
import { expect, test } from 'vitest';
import { gapWord } from '../sentence/clause-starts.ts';
import { unknownTold } from './unknown-told.ts';

const unknown = (text: string): string[] => {
  const words = text.split(' ').map(gapWord);
  return unknownTold(words).map(({ thing, to }) => words.slice(thing, to).join(' '));
};

test.each([
  ['it is dark the age of the wick i do not know yet what people do is wait', 'the age of the wick i do not know yet'],
  ['es ist dunkel ob das horn geht weiß ich leider nicht die lampe geht', 'ob das horn geht weiss ich leider nicht'],
  ["il fait noir le nom du gardien je ne le connais pas la lampe est morte", 'le nom du gardien je ne le connais pas'],
  ['the lamp is dark how to reproduce it i can not tell you yet', 'how to reproduce it i can not tell you yet'],
  ['es ist dunkel ob ihr leuchten dürft muss ich erst klären', 'ob ihr leuchten durft muss ich'],
])('it is one piece with them: %s', (text, piece) => {
  expect(unknown(text)).toEqual([piece]);
});

test.each(['the lamp is dark i do not know if the horn works', 'it is the wick or the gear we can not tell', 'i do not know'])('nothing stands in front: %s', (text) => {
  expect(unknown(text)).toEqual([]);
});
