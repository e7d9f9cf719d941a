// Two versions of an invented pack side by side, told in words of the pack.
import { expect, test } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { packChanges } from '../../src/rulebook/pack-changes.ts';
import type { Pack } from '../../src/rulebook/pack-schema.ts';
import { changed, retailFiles, retailPack } from './retail-pack.ts';

function packOf(text: string): Pack {
  const { rulebook, faults } = loadRulebook(retailFiles({ 'retail/pack.yaml': text, 'directory/retail.yaml': null }));
  const pack = rulebook?.desks.get('retail')?.pack;
  if (pack === undefined) throw new Error(JSON.stringify(faults));
  return pack;
}

const before = packOf(retailPack);

test('a pack is the same as itself', () => {
  expect(packChanges(before, packOf(retailPack))).toEqual([]);
});

test.each([
  ['a label added', 'labels: {en: [Began]}', 'labels: {en: [Began, Start]}', ['field began: label (en)', null, 'Start']],
  ['a due time changed', 'due: 4h', 'due: 2h', ['timer response: due', '4h', '2h']],
  ['a due time of one level changed', '"1": 1bd', '"1": 2bd', ['timer shutting: due (1)', '1bd', '2bd']],
  ['a field added', '  story: {kind: text,', '  place: {kind: text, labels: {en: [Place]}}\n  story: {kind: text,', ['field place', null, 'text']],
  ['an identifier taken away', "  plan: {pattern: 'K-\\d', resolves: entitlement}\n", '', ['identifier plan', 'K-\\d', null]],
  ['a field required', 'BUG: [order, began,', 'BUG: [order, began, kind_of,', ['required of BUG', null, 'kind_of']],
  ['another condition', 'detect: {text: broken}', 'detect: {text: broken, not: {has: [level]}}', ['type BUG: detect', 'mail says broken', 'mail says broken and not level known']],
  ['a step to another status', 'if: {lacks: required}, to: asked', 'if: {lacks: required}, to: done', ['flow', 'mail.opened, if a required field is missing, to asked', 'mail.opened, if a required field is missing, to done']],
  ['a rule that does more', 'do: [{start: response}]', 'do: [{start: response}, {say: late}]', ['rule', 'mail.reply, if flag seen, start response', 'mail.reply, if flag seen, start response, say late']],
  ['levels in another order', 'levels: ["1", "2"]', 'levels: ["2", "1"]', ['severity levels, order', '1 | 2', '2 | 1']],
])('%s', (_, from, to, [what, was, is]) => {
  expect(packChanges(before, packOf(changed(retailPack, from, to)))).toEqual([{ what, before: was, after: is }]);
});
