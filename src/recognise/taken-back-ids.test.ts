// Numbers and hosts that a writer takes back in the same breath: the last one counts, and one that is not taken back stays.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const lamps = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'lamps')?.value;
const station = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'station')?.value;

describe('a number that is taken back', () => {
  it.each([
    'Lamps: 4712LP, no wait, that is Fern Hill. It is 4711LP.',
    'Lampe: 4712LP – quatsch, vertippt, richtig ist 4711LP',
    'Lampes : 4712LP, pardon, je corrige : 4711LP',
    'Lamps: nein, nicht 4712LP, sondern 4711LP',
    'Lamps: 4711LP [last year: 4712LP]',
  ])('%s', (text) => {
    expect(lamps(text)).toEqual(['4711LP']);
  });

  it('behind its label in a sentence', () => {
    expect(station('We call from the tower. Station number 40172 – sorry, mistyped, it is 40171. The lamp is dark.')).toBe('40171');
  });
});

describe('a number that stays', () => {
  it.each([
    ['both of a list', 'Lamps: 4711LP, 4712LP', ['4711LP', '4712LP']],
    ['before an excuse for something else', 'Lamps: 4711LP, sorry for the delay. The lamp 4712LP stands beside it.', ['4711LP']],
    ['where nothing follows the excuse', 'Lamps: 4711LP, sorry, no time for more.', ['4711LP']],
    ['where the other one stands far behind', `Lamps: 4711LP, sorry, ${'I had to run to the ferry and '.repeat(6)} 4712LP`, ['4711LP']],
  ])('%s', (_, text, expected) => {
    expect(lamps(text)).toEqual(expected);
  });
});
