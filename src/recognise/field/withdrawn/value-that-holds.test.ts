import { describe, expect, it } from 'vitest';
import { learnedText, learnedTexts, readValues } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';
import { trainClauses } from '../../sentence/clause-starts.ts';
import { inLaterSentence, standingOf, trainValues } from '../../sentence/value-standing.ts';
import { valueThatHolds } from './value-that-holds.ts';

const kinds = [
  { kind: 'value_holds', examples: ['othervalue, scrubbed, thisvalue', 'othervalue was scrubbed, thisvalue', 'othervalue - scrubbed: thisvalue', 'thisvalue, othervalue was scrubbed', 'thisvalue (othervalue was scrubbed)', 'othervalue on the sticker, thisvalue in truth', 'othervalue says the sticker, in truth thisvalue', 'thisvalue in truth, othervalue on the sticker', 'nicht othervalue, sondern thisvalue', 'thisvalue, nicht othervalue'] },
  { kind: 'value_withdrawn', examples: ['thisvalue was scrubbed', 'thisvalue on the sticker'] },
  { kind: 'value_open', examples: ['thisvalue or othervalue', 'thisvalue or othervalue, you choose', 'thisvalue and othervalue', 'both thisvalue and othervalue', 'thisvalue oder othervalue'] },
  { kind: 'value_corrects', examples: ['in truth it is thisvalue', 'I scrubbed it, it is thisvalue', 'not othervalue, in truth thisvalue'] },
  { kind: 'value_mentioned', examples: ['we tried thisvalue', 'thisvalue shone all night', 'the boat saw thisvalue'] },
];
const model = trainValues(kinds, 1);

function holding(text: string): string | null {
  const mentions = [...text.matchAll(/\b[A-Z]\d\b/g)].map((one) => ({ key: one[0], start: one.index, end: one.index + 2 }));
  const verdict = valueThatHolds(text, mentions, model);
  return verdict === null || typeof verdict === 'string' ? verdict : verdict.holds;
}

describe('of two values in one answer', () => {
  it.each([
    ['L1, scrubbed, L2', 'L2'],
    ['L1 - that was scrubbed. L2', 'L2'],
    ['L1, L2 was scrubbed', 'L1'],
    ['L1 says the old sticker, but in truth L2', 'L2'],
    ['nicht L1, sondern L2', 'L2'],
  ])('%s: %s holds', (text, held) => {
    expect(holding(text)).toBe(held);
  });

  it('neither is chosen where they are of equal rank', () => {
    expect(holding('L1 or L2, you choose')).toBe('open');
  });

  it('nothing is said of one value alone, of a crowd of them, and without examples', () => {
    expect(holding('L1 was scrubbed')).toBeNull();
    expect(holding('L1, L2, L3, L4, L5')).toBeNull();
    expect(valueThatHolds('L1, scrubbed, L2', [{ key: 'L1', start: 0, end: 2 }, { key: 'L2', start: 14, end: 16 }], null)).toBeNull();
  });

  it('a value behind a whole sentence about something else does not count', () => {
    expect(holding('L1. The keeper of the tower went home. We scrubbed L2')).toBeNull();
  });
});

describe('what was learnt of values', () => {
  it('is the third part of the weights, and reads back as it was', () => {
    const texts = learnedTexts(learnedText(trainSentences(kinds), 'abc123'), learnedText(trainClauses(kinds), 'abc123'), learnedText(model, 'abc123'));
    const again = readValues(texts);

    expect(again?.kinds).toEqual(model.kinds);
    expect(standingOf(again ?? model, 'in truth it is thisvalue', inLaterSentence).get('value_corrects')).toBeGreaterThan(0.8);
    expect(readValues(learnedText(trainSentences(kinds), 'abc123'))).toBeNull();
  });
});
