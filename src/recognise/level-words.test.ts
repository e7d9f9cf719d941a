// How grave somebody says it is, in words and in the middle of a sentence.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const levels = (text: string): unknown[] => recognised(mailOf(text)).fields.filter((claim) => claim.field === 'level').map((claim) => claim.value ?? claim.problem);

describe('a level', () => {
  it.each([
    ['The harbour is dark and we would call it a level two.', '2'], ['level one. all ships are lost and nobody answers', '1'], ['Das ist Level drei, die Lampe brennt schwach.', '3'], ['Tout est noir, level deux selon nous.', '2'],
    ['This is a Level Four: just a question about the lamp.', '4'], ['Level: two', '2'], ['Level: two - the harbour only', '2'], ['Level: level three', '3'], ['lvl-1 - production lamp is out', '1'],
  ])('is told with its word: %s', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each(['Your level two engineer called us.', 'Level one tickets are answered at night.', 'It is not a level one.', 'Is it a level two?', 'On this level one lamp is dark.'])('is none: %s', (text) => {
    expect(levels(`The lamp is dark since noon.\n${text}`)).toEqual([]);
  });

  it('behind its label counts nothing', () => {
    expect(levels('Level: one ship only')).not.toContain('1');
  });
});
