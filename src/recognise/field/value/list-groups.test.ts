// Groups named beside mail addresses, and what only stands near one.
import { expect, it } from 'vitest';
import { groupBehind, groupIn } from './list-groups.ts';

it.each([
  ['the warehouse account', 'warehouse account'], ['also the whole accounts team', 'whole accounts team'], ['das Postfach', 'Postfach'], ['unser Vertrieb', 'Vertrieb'], ["l'équipe commerciale", 'équipe commerciale'], ['le compte partagé', 'compte partagé'],
])('names a group by its words: %s', (entry, group) => {
  expect(groupIn(entry)).toBe(group);
});

it.each(['ida@fern.example', 'nobody has it', 'the account is fine', 'since Monday', 'Ida Holm', 'seit gestern früh'])('leaves what is no group: %s', (entry) => {
  expect(groupIn(entry)).toBeNull();
});

it('goes on behind the last address of a row', () => {
  expect(groupBehind(' and the warehouse account are affected')).toBe('warehouse account');
  expect(groupBehind(' sowie das Postfach der Küche')).toBe('Postfach');
  expect(groupBehind(' and everything stands still')).toBeNull();
  expect(groupBehind(' while the warehouse account is fine')).toBeNull();
});
