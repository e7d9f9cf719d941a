import { expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { compileLabels } from '../label/label-index.ts';
import { jointLabels } from './joint-labels.ts';

const labels = compileLabels(beacon);
const done = beacon.fields.find((field) => field.id === 'done');
const named = (text: string): string[] => (done === undefined ? [] : jointLabels(text, done, labels).map((hit) => hit.field.id));

it.each(['Already done / sighting:', 'Already done and sighting: ', ' - Already done vs. sighting:', 'Sighting & already done:'])('both texts that a label names are found: %s', (text) => {
  expect(named(text).toSorted()).toEqual(['done', 'sighting']);
});

it.each(['Already done:', 'Already done and told:', 'Already done, as the keeper said / sighting:', 'Sighting / report:', 'Already done / already done:'])('one text, or a part that is the label of nothing, is no joint label: %s', (text) => {
  expect(named(text)).toEqual([]);
});
