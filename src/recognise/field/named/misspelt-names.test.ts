import { describe, expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { asTypedIn, withNamesSpelt } from './misspelt-names.ts';

const rules = { ...beacon, fields: beacon.fields.map((field) => (field.id === 'error' ? { ...field, names: ['Granite', 'Slate Roof', 'Orb'] } : field)) };
const spelt = (text: string): string => withNamesSpelt([{ text }], rules)[0]?.text ?? '';

describe('a misspelt name', () => {
  it.each([['on Grainte 15.4', 'on Granite 15.4'], ['Slaet Roof 8.6 and Granit 15', 'Slate Roof 8.6 and Granite 15'], ['it is granitte in version 15', 'it is Granite in version 15']])('is spelt as the pack has it: %s', (typed, expected) => {
    expect(spelt(typed)).toBe(expected);
  });

  it('is shown as it was typed', () => {
    expect(asTypedIn('Granite 15.4', 'on Grainte 15.4', 'on Granite 15.4')).toBe('Grainte 15.4');
  });

  it.each(['the granary 15', 'Grainte is grey', 'Ord 17.0', 'granite.local 15', 'Granite 15.4'])('is none: %s', (typed) => {
    expect(spelt(typed)).toBe(typed);
  });
});
