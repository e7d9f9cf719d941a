// Figures that the source documents leave open are named with their place, and nothing else is.
import { expect, test } from 'vitest';
import { openFigures } from '../../src/rulebook/open-figures.ts';
import { shippedRulebook } from './shipped-rules.ts';

test('timers without a figure are named with their line', async () => {
  const figures = openFigures(await shippedRulebook());

  expect(figures.map(({ desk, timer }) => `${desk} ${timer}`)).toContain('rhipe-csp stale');
  expect(figures.every(({ place }) => /^[\w-]+\/pack\.yaml:\d+$/u.test(place))).toBe(true);
});
