// A name and the number that belongs to it, typed in one breath.
import { describe, expect, it } from 'vitest';
import { compiledRules } from '../../compiled-rules.ts';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { nameAlone } from './name-alone.ts';

const lamp = compiledRules(beacon).patterns.identifiers.find((one) => one.rule.id === 'lamp');

describe('a name', () => {
  it.each(['North Pier, lamp 2001LP', 'North Pier. And 2001LP', 'North Pier (lamp: 2001LP)', 'North Pier / 2001LP', 'North Pier with the lamp 2001LP, since Monday', 'North Pier 2001LP', 'North Pier - their lamp is 2001LP', 'North Pier\nlamp 2001LP'])('stands alone before its number: %s', (text) => {
    expect(nameAlone(text, lamp)).toBe('North Pier');
  });

  it.each(['North Pier, Harbour Ltd', '2001LP', '2001LP, North Pier', '- 2001LP'])('stays what it is where no number ends it: %s', (text) => {
    expect(nameAlone(text, lamp)).toBe(text);
  });

  it('of a million letters takes no longer for that', () => {
    const text = `North Pier, ${'lamp '.repeat(200_000)}`;

    expect(nameAlone(`${text}2001LP`, lamp)).toContain('North Pier');
    expect(nameAlone(`North Pier${', a'.repeat(100_000)} 2001LP`, lamp)).toContain('North Pier');
  });
});
