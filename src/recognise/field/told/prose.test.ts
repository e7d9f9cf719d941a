// Where the story of a letter ends: at its signature, whoever signs and however he says good-bye.
import { describe, expect, it } from 'vitest';
import type { TextLine } from '../text-line.ts';
import { proseOf } from './prose.ts';

const linesOf = (text: string): TextLine[] => text.split('\n').map((one, index) => ({ number: index + 1, text: one, role: 'new', depth: 0, cells: null }));
const told = (text: string): string | undefined => proseOf(linesOf(text), new Set(), new Set(['ida', 'holm']))?.text;
const story = 'The lamp in the north has been dark since Monday.';

describe('the story of a letter', () => {
  it.each([
    'Ida', 'Beatriz (night duty), +1 312 555 0188', 'Bryn, Harbour IT', 'Griaß eich\nLeni Ostertag', 'Nga mihi\nMele Tupou\nHarbour Services', 'Leni Ostertag', 'Thanks!\nBryn', 'Tom Ash | Senior Keeper | Harbour\n+44 20 7946 0011',
  ])('ends where somebody signs below it: %s', (signature) => {
    expect(told(`${story}\n\n${signature}`)).toBe(story);
  });

  it('ends at a given name alone below its last sentence', () => {
    expect(told(`${story}\nHugo`)).toBe(story);
  });

  it.each(['Also the Fog Horn is silent', 'CALL ME NOW', 'Main Light', 'Tom Ash saw it first.', 'Horn (silent), lamp (dark), lens (fine).', 'Tom\nsaw it at noon, and then it went out.'])('goes on with what is no signature: %s', (more) => {
    const expected = more === 'Main Light' ? story : `${story}\n\n${more}`;
    expect(told(`${story}\n\n${more}`)).toBe(expected);
  });

  it('goes on where a name stands amid it', () => {
    expect(told(`${story}\nHugo\nsaw it as well when he went out for his round.`)).toContain('saw it as well');
  });

  it('is nothing where only a good-bye and a name are left of a letter', () => {
    expect(told('Hello,\n\nKind regards\nIda Holm\n')).toBeUndefined();
    expect(told('Cordialement,\n')).toBeUndefined();
  });

  it('may begin like a good-bye', () => {
    expect(told('Best lamp dark\nand no ship comes.\n\nIda')).toBe('Best lamp dark\nand no ship comes.');
  });
});
