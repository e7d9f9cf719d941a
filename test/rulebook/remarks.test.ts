// What `postern rules check` remarks beside faults: slips that a pack can live with, each with its place.
import { expect, test } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { remarksOn } from '../../src/rulebook/remarks.ts';
import { changed, lineOf, retailFiles, retailPack } from './retail-pack.ts';
import { faultText, shippedFiles } from './shipped-rules.ts';

function remarks(changes: Readonly<Record<string, string | null>> = {}): string[] {
  const files = retailFiles(changes);
  const { rulebook, faults } = loadRulebook(files);
  if (rulebook === null) throw new Error(faults.map(faultText).join('\n'));
  return remarksOn(rulebook, files);
}

const texts = retailFiles().get('retail/texts.en.yaml') ?? '';
const inTwoLanguages = changed(retailPack, 'languages: [en]', 'languages: [en, de]');

test('nothing is remarked on the shipped packs, nor on the invented desk', async () => {
  const files = await shippedFiles();
  const { rulebook } = loadRulebook(files);

  expect(rulebook === null ? null : remarksOn(rulebook, files)).toEqual([]);
  expect(remarks()).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['a text that nothing says', { 'retail/texts.en.yaml': `${texts}goodbye: x\n` }, ['retail/texts.en.yaml:7: the text goodbye, which nothing says']],
  ['a text whose name is misspelt in another language, and the language that lacks it', { 'retail/pack.yaml': inTwoLanguages, 'retail/texts.de.yaml': 'helo: Hallo\nwho: Wer?\n' }, [
    'retail/texts.de.yaml:1: the text helo, which nothing says (did you mean hello?)', 'retail/texts.de.yaml: no hello; partners who write de read it in en',
  ]],
  ['a language without a file of texts; what only staff read may stay in one', { 'retail/pack.yaml': inTwoLanguages }, ['retail/texts.de.yaml: no hello, who; partners who write de read them in en']],
  ['a word list that no pack asks for', { 'phrases/en.yaml': 'broken: [is broken]\nlonely: [all alone]\n' }, ['phrases/en.yaml:2: the word list lonely, which no pack asks for']],
  ['a figure that one severity lacks', { 'retail/pack.yaml': changed(retailPack, '{"1": 1bd, "2": none}', '{"1": 1bd}') }, [`retail/pack.yaml:${lineOf(retailPack, '{"1": 1bd')}: timer shutting has no figure for severity 2; the word none says that it is meant`]],
  ['a kind of organisation that is nearly one of the directory', { 'retail/pack.yaml': changed(retailPack, '  - {if: {org: customer}', '  - {if: {org: custmer}, then: accept, reason: a slip}\n  - {if: {org: customer}') }, [
    `retail/pack.yaml:${lineOf(retailPack, '{if: {org: customer}')}: org custmer, of which kind nobody in the directory is (did you mean customer?)`,
  ]],
])('%s', (_, changes, expected) => {
  expect(remarks(changes)).toEqual(expected);
});

test('a timer that runs for some severities alone needs no figure for the others', () => {
  const text = changed(retailPack, '    due: {"1": 1bd, "2": none}', '    if: {severity: ["1"]}\n    due: {"1": 1bd}');

  expect(remarks({ 'retail/pack.yaml': text })).toEqual([]);
});
