// A choice that is named in a sentence of its kind, at the lighthouse desk: whose lamp lists are those for storms and for
// works.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';
import { learnedText } from './sentence/learned-text.ts';
import { trainSentences } from './sentence/sentence-model.ts';

const kinds = [
  { kind: 'joins', examples: ['Please put us on the list for storms.', 'Take us off the list of works.', 'Add the keeper to the list for works, please.', 'Could you put the harbour on your list?', 'Could you add us to the list for storms?', 'We do not get the news of storms yet.', 'Please add him to the list, not to the other one.', 'The keeper does not need the list for storms.'] },
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark in the last storm.', 'No light comes from the tower.', 'The beam stands still and the lamp is dark.', 'The storm broke the lens.', 'The lamp is dark and no light comes since the works.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Have a nice day.', 'Hope you are well.'] },
];
const list: FieldRule = {
  id: 'list', kind: 'enum', labels: [], questions: [], values: ['storms', 'works'], words: [{ text: 'storm', value: 'storms' }, { text: 'news', value: 'works' }, { text: 'repairs', value: 'works' }],
  identifier: null, zone: null, allWords: [], charactersMin: 0, minorNeeded: false, names: [], toldBy: [], namedIn: { like: ['joins'], vague: ['news'] }, versionOf: null, fallback: [], prose: false, rule: 'beacon/pack.yaml:1',
};
const rules: RecognitionRules = { ...beacon, version: 'named-in', sentences: { version: 'abc124', learned: learnedText(trainSentences(kinds, 1), 'abc124') }, fields: [...beacon.fields, list] };
const listOf = (text: string): unknown => recognised(mailOf(text, { Subject: 'keeper' }), rules).fields.find((claim) => claim.field === 'list')?.value;

describe('a choice in a sentence of its kind', () => {
  it.each([
    ['Please put us on the list for storms.', 'storms'],
    ['Could you add us to the list of works?', 'works'],
    ['Please put us on the list for repairs, not on the list for storms.', 'works'],
    ['Please add him to the list for works. The keeper does not need the list for storms.', 'works'],
    ['We do not get the news of storms yet.', 'storms'],
    ['Please put us on the list for stormwarnings.', 'storms'],
  ])('answers: %s', (text, value) => {
    expect(listOf(text)).toBe(value);
  });

  it.each([
    'Please put us on the list for storms or for works.',
    'Please put us on your list.',
    'Please put us on the list for news.',
    'The lamp went dark in the last storm.',
    'The lamp went dark in the last storm. Please put us on your list.',
  ])('is not guessed: %s', (text) => {
    expect(listOf(text)).toBeUndefined();
  });
});
