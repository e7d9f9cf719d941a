import { describe, expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { hasForm } from './version-forms.ts';

const field = beacon.fields.find((one) => one.id === 'firmware')!;
const clock = { ...field, forms: ['x.0', 'xux', '1.x.0'] };

describe('a number beside a maker’s name', () => {
  it.each(['17.0.9', '8u392', '1.8.0_361', '11.0.22+7'])('has the form of the version: %s', (value) => {
    expect(hasForm(value, clock)).toBe(true);
  });

  it.each(['22.3.1', '17.50.19', '8.402.06.1', '17.05'])('is the maker’s own: %s', (value) => {
    expect([hasForm(value, clock), hasForm(value, field)]).toEqual([false, true]);
  });
});
