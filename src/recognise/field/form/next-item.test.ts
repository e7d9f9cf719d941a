import { describe, expect, it } from 'vitest';
import { isNextItem } from './next-label.ts';

const ends = (text: string, own: number, at: number): boolean => isNextItem(text.split('\n').map((line) => ({ text: line })), own, at);

describe('the next item of an outline', () => {
  it('ends the item above, with or without a stroke', () => {
    expect(ends('2. Plan\n   2b. Load – 900 boats\n3. Last year', 1, 2)).toBe(true);
    expect(ends('2b. Load – 900 boats\n2c. The harbour knows', 0, 1)).toBe(true);
    expect(ends('2. Level – 3\n3. Seen – a red flare\n4. The harbour knows', 1, 2)).toBe(true);
    expect(ends('2b. Load – 900 boats\n3.', 0, 1)).toBe(true);
  });

  it('is no step of a list within it, and none of a list that nothing precedes', () => {
    expect(ends('2b. Steps –\n   1. Row out\n   2. Look up\n   3. Wait', 0, 3)).toBe(false);
    expect(ends('1. Steps: Row out\n2. Look up', 0, 1)).toBe(false);
    expect(ends('2b. Load – 900 boats\n7. March', 0, 1)).toBe(false);
  });

  it('stands farther out than a list within the item above', () => {
    expect(ends('   2b. Steps –\n      1. Row out\n      2. Look up\n3. Last year', 0, 3)).toBe(true);
  });
});
