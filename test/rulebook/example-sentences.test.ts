// Example sentences and what is learnt from them: a pack names kinds that exist, with values that the field has, and the
// weights are those of the sentences that stand there now.
import { expect, test } from 'vitest';
import { learnSentences } from '../../src/main/learn-sentences.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { changed, retailFiles, retailPack } from './retail-pack.ts';
import { faultText, shippedFiles } from './shipped-rules.ts';

const sentences = '# of parcels\n[complaint]\nit arrived broken\nthe parcel is broken\nthe parcel arrived broken\n\n[inquiry]\nwhen will it arrive\nwhen will the parcel arrive\nwill the parcel arrive\n';
const story = '  story: {kind: text, question: {en: What happened}';
const kindOf = '  kind_of: {kind: enum, labels: {en: [Kind]}';

/** The invented desk with example sentences, learnt, and `told_like` in its fields. */
function files(pack: string, more: Readonly<Record<string, string | null>> = {}): ReturnType<typeof retailFiles> {
  const taught = retailFiles({ 'retail/pack.yaml': pack, 'sentences/en.txt': sentences });
  const { learned } = learnSentences(taught);
  return retailFiles({ 'retail/pack.yaml': pack, 'sentences/en.txt': sentences, 'sentences/learned.weights': learned?.text ?? null, ...more });
}
const faultsOf = (pack: string, more: Readonly<Record<string, string | null>> = {}): string[] => loadRulebook(files(pack, more)).faults.map(faultText);

test('a pack may tell a text by a kind of sentence, and a choice by a kind for each value', () => {
  const told = changed(changed(retailPack, story, `${story}, told_like: complaint`), kindOf, `${kindOf}, told_like: {fault: complaint, question: [inquiry], "?": inquiry}`);

  expect(faultsOf(told)).toEqual([]);
  expect(loadRulebook(files(told)).rulebook?.desks.get('retail')?.recognition.fields.find((field) => field.id === 'kind_of')?.toldLike)
    .toEqual([{ kind: 'complaint', value: 'fault' }, { kind: 'inquiry', value: 'question' }, { kind: 'inquiry', value: '?' }]);
});

test.each([
  ['a kind that does not exist', story, `${story}, told_like: complant`, /kind of sentence complant, which does not exist.*did you mean complaint\?/],
  ['a value that the field has not', kindOf, `${kindOf}, told_like: {defect: complaint}`, /a kind of sentence for defect - expected one of the values: question, fault/],
  ['no value where there are some', kindOf, `${kindOf}, told_like: complaint`, /without the value it tells - expected a value with its kinds: question, fault/],
  ['a value of a text', story, `${story}, told_like: {yes: complaint}`, /a kind of sentence for yes - expected kinds of sentence alone/],
])('%s is a fault with its place', (_, from, to, sentence) => {
  const found = faultsOf(changed(retailPack, from, to));

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(sentence);
  expect(found[0]).toMatch(/^retail\/pack\.yaml:\d+:\d+ /);
});

test('weights of other sentences, no weights and broken ones say what to do', () => {
  expect(faultsOf(retailPack, { 'sentences/en.txt': `${sentences}will it arrive\n` })).toEqual([expect.stringMatching(/^sentences\/learned\.weights:1:1 weights learnt from other sentences - expected .*postern rules learn/)]);
  expect(faultsOf(retailPack, { 'sentences/learned.weights': null })).toEqual([expect.stringMatching(/nothing learnt from the sentences/)]);
  expect(faultsOf(retailPack, { 'sentences/learned.weights': 'what is this\n' })).toEqual([expect.stringMatching(/no weights/)]);
});

test('a rules folder without sentences needs no weights', () => {
  expect(loadRulebook(retailFiles()).faults).toEqual([]);
  expect(learnSentences(retailFiles())).toEqual({ learned: null, faults: [] });
});

test.each([
  ['a sentence of no kind', 'it arrived broken\n', /^sentences\/en\.txt:1:1 a sentence of no kind - expected .*\[deed\]/],
  ['a heading that was lost', '[complaint]\nit arrived broken\n\nthe bill is too high\nand so is the price\n', /^sentences\/en\.txt:4:1 a sentence behind an empty line - expected the name of its kind above it/],
  ['a kind that is no name', '[complaint]\nit arrived broken\n[what is it]\n', /^sentences\/en\.txt:3:1 \[what is it\] - expected the name of a kind/],
])('%s is told, and nothing is learnt', (_, text, sentence) => {
  const { learned, faults } = learnSentences(retailFiles({ 'sentences/en.txt': text }));

  expect(learned).toBeNull();
  expect(faults.map(faultText)).toEqual([expect.stringMatching(sentence)]);
});

test('the shipped weights are those of the shipped sentences', async () => {
  const shipped = await shippedFiles();
  const [again, there] = [learnSentences(shipped).learned?.text ?? '', shipped.get('sentences/learned.weights') ?? ''];
  // Another machine may round the last digit of an exponential otherwise: a step more or less, never two.
  const steps = [...again].map((character, at) => Math.abs(character.charCodeAt(0) - there.charCodeAt(at)));

  expect(again).toHaveLength(there.length);
  expect(Math.max(0, ...steps.filter((step) => step > 1))).toBe(0);
}, 300_000);
