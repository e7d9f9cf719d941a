// Sentences that no phrase foresees, read by their likeness to examples: at the lighthouse desk, with a few dozen of them.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';
import { learnedText, readLearned } from './sentence/learned-text.ts';
import { guessesOf, trainSentences } from './sentence/sentence-model.ts';

const kinds = [
  { kind: 'deed', examples: ['We cleaned the lens.', 'I greased the gear twice.', 'Swapped the wick, no change.', 'We cleaned the burner and swapped the gear.', 'Greased the wheels, no change.', 'I swapped the lens yesterday.'] },
  { kind: 'test_yes', examples: ['You may try a flash.', 'Trials are welcome.', 'Trials are fine with us.', 'You may try it at any time.', 'A flash is fine.', 'We are happy with trials.', 'Trials are welcome at noon.', 'You are welcome to try.'] },
  { kind: 'test_no', examples: ['You may not try a flash.', 'Please try no flash.', 'Trials are not fine with us.', 'No trials at any time.', 'Please run no trials.', 'A flash is not welcome.', 'Please no flash at noon.', 'Please try nothing.'] },
  { kind: 'test_open', examples: ['Whether you may try a flash I still have to ask.', 'I still have to ask about trials.', 'Whether trials are fine I cannot say yet.', 'I will ask whether you may try it.', 'Whether trials are welcome I have to ask.'] },
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark at noon.', 'No light comes from the tower.', 'The beam stands still and the lamp is dark.', 'The lamp is dark and no light comes.', 'The tower is dark.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Have a nice day.', 'Hope you are well.', 'Thanks and have a nice day.', 'Hello and thanks.', 'The keeper of the harbour sends his regards.', 'The ship of the north lies in the harbour.', 'In the storm the keeper of the inn lost his hat.'] },
];
const learned = learnedText(trainSentences(kinds), 'abc123');
const told: Readonly<Record<string, Partial<FieldRule>>> = {
  done: { toldLike: [{ kind: 'deed', value: null }] },
  may_test: { toldBy: ['may try a flash'], toldLike: [{ kind: 'test_yes', value: 'yes' }, { kind: 'test_no', value: 'no' }, { kind: 'test_open', value: '?' }] },
};
const likeness: RecognitionRules = { ...beacon, version: 'like', sentences: { version: 'abc123', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const values = (text: string, rules = likeness): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.map((claim) => [claim.field, claim.value]));

describe('a sentence like the examples', () => {
  it('is the value of a text, with all others of its kind', () => {
    expect(values('The lamp is dark.\nI cleaned the wheels twice. No light comes from it. Swapped the burner, no change.')['done']).toBe('I cleaned the wheels twice. Swapped the burner, no change.');
  });

  it.each([['Trials are welcome at any time.', 'yes'], ['Please try no flash at any time.', 'no']])('tells yes or no: %s', (text, expected) => {
    expect(values(`The beam stands still and no ship came.\n${text}`)['may_test']).toBe(expected);
  });


  it('is read together with the question before it, and by itself when that tells more', () => {
    expect(values('The beam stands still and no ship came.\nMay we try a flash? Trials are fine at any time.')['may_test']).toBe('yes');
    expect(values('The beam stands still and no ship came.\nAre trials welcome? Please, no.')['may_test']).toBe('no');
    expect(values('The beam stands still and no ship came.\nAre trials welcome? I will ask the harbour.')).not.toHaveProperty('may_test');
