// The share of people that a clause names; a share of anything else is none.
import { expect, it } from 'vitest';
import { shareIn } from './share-words.ts';

it.each([
  ['Around 35 percent of the users cannot sign in.', '35'], ['12,5 % of all their mailboxes have it', '12.5'], ['Etwa 30 Prozent der Mitarbeiter kommen nicht hinein.', '30'],
  ['Betroffen sind 15 % aller Konten.', '15'], ['Environ 20 pour cent des utilisateurs sont touchés.', '20'], ['100 % of the staff', '100'],
])('%s', (clause, share) => {
  expect(shareIn(clause)).toBe(share);
});

it.each(['The disk is 90 percent full.', '130 % of the users', '5-10 % of the users', '20 % of the users in Perth and 40 % of the users in Cairns', 'a third of the users'])('tells no share of people: %s', (clause) => {
  expect(shareIn(clause)).toBeNull();
});
