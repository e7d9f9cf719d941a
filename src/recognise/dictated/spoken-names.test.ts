// Which words of a text without capitals are names.
import { expect, test } from 'vitest';
import { spokenNames } from './spoken-names.ts';

const ordinary = new Set('the front desk trainee their box is dark she says all of them caller called cluster light'.split(' '));
const names = (text: string): string => { const words = text.split(' '); return [...spokenNames(words, (word) => ordinary.has(word))].sort((a, b) => a - b).map((at) => words[at]).join(' '); };

test.each([
  'its about the light the person who called is gwenllian tewdwr she says all of them', 'box is dark the caller is gwenllian tewdwr', 'it was reported by gwenllian tewdwr', 'her name is gwenllian tewdwr',
  'die anruferin ist gwenllian tewdwr', 'la personne qui a appele est gwenllian tewdwr',
])('whoever is announced has a name, known or not: %s', (text) => {
  expect(names(text)).toBe('gwenllian tewdwr');
});

test.each(['the person who called is their trainee', 'it was reported by the front desk', 'the cluster is called gwenllian tewdwr', 'the caller is called back'])('nobody is named: %s', (text) => {
  expect(names(text)).toBe('');
});
