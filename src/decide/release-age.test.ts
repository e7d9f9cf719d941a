import { describe, expect, it } from 'vitest';
import { apiary, apiaryWith, knownField, ticketWith } from '../../test/support/desk.ts';
import { supportEnd } from './release-age.ts';

const desk = {
  ...apiaryWith(['forward:\n', 'releases: {product: product, version: story, months: 18, of: [Smoker]}\nforward:\n']),
  releases: [
    { product: 'Smoker', version: '24.1.0', released: '2024-08-31', supportedUntil: null }, { product: 'Smoker', version: '25.2.0', released: '2025-01-15', supportedUntil: null },
    { product: 'Smoker', version: '25.2.1', released: '2025-06-15', supportedUntil: '2030-12-31' }, { product: 'Extractor', version: '24.1.0', released: '2020-01-01', supportedUntil: null },
  ],
};
const endOf = (product: string, version: string): string | null => supportEnd(desk, ticketWith({ fields: { product: knownField(product), story: knownField(version) } }, desk));

describe('the last day of support', () => {
  it.each([
    ['so many months after the release, at the end of a shorter month', 'Smoker', '24.1.0', '2026-02-28'],
    ['whatever its spelling', 'smoker', 'v25.2.0', '2026-07-15'],
    ['as it is stated otherwise', 'Smoker', '25.2.1', '2030-12-31'],
    ['that of the newest of those that may be meant', 'Smoker', '25.2', '2030-12-31'],
  ])('is %s', (_, product, version, end) => {
    expect(endOf(product, version)).toBe(end);
  });

  it.each([
    ['a version that nobody has on file', 'Smoker', '24.9'], ['a part of a number', 'Smoker', '24.1.0.7'], ['a longer number', 'Smoker', '2'], ['a product for which this does not hold', 'Extractor', '24.1.0'], ['no version', 'Smoker', ''],
  ])('is not known of %s', (_, product, version) => {
    expect(endOf(product, version)).toBeNull();
  });

  it('is not known where the pack does not ask', () => {
    expect(supportEnd(apiary, ticketWith())).toBeNull();
  });
});
