import { describe, expect, it } from 'vitest';
import { momentsIn } from './moments-in.ts';

describe('times named one after another', () => {
  it('lend each other the day and the zone', () => {
    expect(momentsIn('16.03.2026 09:00 UTC+1, the log says 08:25').map((one) => one.text)).toEqual(['16.03.2026 09:00 UTC+1', '16.03.2026 08:25 UTC+1']);
  });

  it('stand where they stand, without the blank behind them', () => {
    const text = '16.03.2026 14:00 UTC+1 (not 15:00 as I said)';

    expect(momentsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['16.03.2026 14:00 UTC+1', '15:00']);
  });

  it('are none where nothing but words and versions stand', () => {
    expect(momentsIn('since the update to 25.2 nobody can work')).toEqual([]);
  });
});
