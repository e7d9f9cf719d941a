// Which sentences are beside the matter, with a dozen examples of a lighthouse.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { guessesOf, trainSentences } from '../../sentence/sentence-model.ts';
import { besideOf, matterOf } from './beside-matter.ts';

const kinds = [
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark at noon.', 'No light comes from the tower.', 'The lamp is dark and no light comes.', 'The tower is dark.'] },
  { kind: 'promise', examples: ['The list follows tomorrow.', 'The rest follows on Monday.', 'The log follows tonight.', 'The key follows on Monday.', 'The answers follow tonight.'] },
  { kind: 'worse', examples: ['Ships are waiting outside.', 'Two ships ran aground.', 'The ships are waiting in the fog.', 'Three ships wait outside.', 'Ships wait in the fog.'] },
];
const sentences = { version: 'beside1', learned: learnedText(trainSentences(kinds, 1), 'beside1') };
const found = beacon.fields.find((field) => field.kind === 'text');
if (found === undefined) throw new Error('no text');
const story: FieldRule = { ...found, toldLike: [{ kind: 'dark', value: null }], unlike: ['worse'], beside: ['promise'] };
const rules: RecognitionRules = { ...beacon, version: 'beside', sentences, kinds: [['worse', 'dark']], fields: [story] };
const beside = (sentence: string): boolean => besideOf(story, rules, [])(sentence, guessesOf(sentenceModel(sentences), sentence));

describe('a sentence', () => {
  it('that only promises is beside the matter', () => {
    expect(beside('The list follows tonight.')).toBe(true);
  });

  it.each(['The lamp is dark at noon.', 'Two ships are waiting outside.', 'The list follows tonight, and no light comes from the tower.'])('that tells of it, or what makes it worse, is not: %s', (sentence) => {
    expect(beside(sentence)).toBe(false);
  });

  it('with the message that a machine shows is not', () => {
    const codes: FieldRule = { ...found, id: 'message', codes: ['LMP-#'] };
    const claim = { field: 'message', value: 'LMP-4410', problem: null, raw: 'LMP-4410', source: 'sublabel', line: 1, rule: 'r' } as const;

    expect(besideOf(story, { ...rules, fields: [story, codes] }, [claim])('LMP-4410 follows tonight.', guessesOf(sentenceModel(sentences), 'LMP-4410 follows tonight.'))).toBe(false);
  });
});

it('the matter is the story and what decides the type, without what is no story', () => {
  expect([...matterOf(story, rules)]).toEqual(['dark']);
});
