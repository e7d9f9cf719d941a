import { describe, expect, it } from 'vitest';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { withPhonePutRight } from './phone-slip.ts';

const rules = { fields: [{ id: 'contact', kind: 'contact' }] } as unknown as RecognitionRules;
const claim = { field: 'contact', value: 'Pat Moss, +49 30 23125 481', problem: null, raw: '', source: 'label', line: 1, rule: 'x:1' } as unknown as FieldClaim;
const phoneAfter = (text: string): unknown => withPhonePutRight([claim], [{ number: 3, role: 'new', depth: 0, text, cells: null }], rules)[0]?.value;

describe('the end of a phone number that is put right', () => {
  it.each([
    'PS: my extension is 418, not 481.',
    'Meine Durchwahl ist 418, nicht 481',
    'Mon poste est le 418, pas le 481.',
    'My extension is not 481 but 418.',
    'The 481 should be 418.',
  ])('reads the one that holds: %s', (text) => {
    expect(phoneAfter(text)).toBe('Pat Moss, +49 30 23125 418');
  });

  it.each([
    'My extension is 418.',
    'The rule is 418, not 777.',
    'It came 481 times, not 5.',
  ])('leaves it where nothing is said of its end: %s', (text) => {
    expect(phoneAfter(text)).toBe('Pat Moss, +49 30 23125 481');
  });
});
