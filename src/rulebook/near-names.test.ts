import { expect, test } from 'vitest';
import { nearestName, oneOf } from './near-names.ts';

const fields = ['start', 'end', 'main_id', 'description', 'tenants'];

test.each([
  ['strat', 'start'],
  ['Start', 'start'],
  ['mainid', 'main_id'],
  ['main-id', 'main_id'],
  ['descripton', 'description'],
  ['tenant', 'tenants'],
])('%s was meant to be %s', (written, meant) => {
  expect(nearestName(written, fields)).toBe(meant);
});

test.each(['phone', 'x', '', 'severity'])('%j is no slip of any name here', (written) => {
  expect(nearestName(written, fields)).toBeNull();
});

test('lists the names and the one that was meant', () => {
  expect(oneOf('ned', ['start', 'end'], 'a field')).toBe('a field: start, end (did you mean end?)');
});

test('cuts a list that nobody would read', () => {
  const many = Array.from({ length: 40 }, (_, index) => `word_list_${index}_of_many`);

  expect(oneOf('zzz', many, 'a word list')).toMatch(/word_list_6_of_many, … \(40 in all\)$/);
  expect(oneOf('word_list_7_of_mony', many, 'a word list')).toBe('a word list (did you mean word_list_7_of_many?)');
});

test('says so when there is nothing to choose from', () => {
  expect(oneOf('late', [], 'a timer')).toBe('a timer, but there is none here');
});
