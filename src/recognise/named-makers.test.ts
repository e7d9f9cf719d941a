// Who made the clock of a lighthouse: with his release, in front of it, beside the word for it, or by his name alone.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

const more: Readonly<Record<string, Partial<FieldRule>>> = {
  sighting: { names: ['Orb', 'Harbour Orb', 'Orb9', 'Zeal'] },
  error: { names: ['Granite'], namedAlone: true },
};
const clock: FieldRule = { ...beacon.fields.find((field) => field.id === 'firmware')!, id: 'clock', minorNeeded: true, names: ['Orb', 'Harbour Orb', 'Zeal'], forms: ['x.0', 'xux'], labels: [{ text: 'Clock', language: 'en', rule: 'beacon/pack.yaml:900' }] };
const desk: RecognitionRules = { ...beacon, fields: [...beacon.fields.map((field) => ({ ...field, ...more[field.id] })), clock] };
const values = (text: string): Record<string, unknown> => Object.fromEntries(recognised(mailOf(`The keepers see nothing but fog.\n\n${text}`, { Subject: 'fog' }), desk).fields.map((claim) => [claim.field, claim.value]));

describe('the maker of a thing', () => {
  it.each([
    ['The clock is 17.0.6, 64 bit, from Harbour.', 'clock is 17.0.6, 64 bit, from Harbour'], ['Clock 17.0.6 frm Harbour (Orb), the rest is fine.', 'Clock 17.0.6 frm Harbour (Orb)'],
    ['There is an Orb-JDK 17.0.6 in it.', 'Orb-JDK 17.0.6'], ['The clock has 17.0.6, it is the Harbour Orb.', 'Harbour Orb'], ['Harbour Orb 17.0.6 (Orb9), and nothing else.', 'Harbour Orb 17.0.6'],
  ])('is told: %s', (text, expected) => {
    expect(values(text)['sighting']).toBe(expected);
  });

  it.each(['It is the Harbour Orb, we do not know more.', 'Orb9 it is.', 'Clock 17.0.6, Harbour 19.', 'Whether it is an Orb with clock 17.0.6 nobody knows.', 'The clock has 17.0.6, it is no Orb.'])('is not told: %s', (text) => {
    expect(values(text)).not.toHaveProperty('sighting');
  });

  it('numbers his own ware in another way', () => {
    expect([values('It is Orb 17.0.6.')['clock'], values('It is Zeal 22.3.1.')['clock']]).toEqual(['17.0.6', undefined]);
  });
});

describe('what is there beside it', () => {
  it('is named without a release', () => {
    expect(values('Granite runs alongside.')['error']).toBe('Granite');
  });

  it.each(['Whether Granite is there nobody could tell me.', 'On the other customer’s towers Granite is in use.', 'If Granite is there I cannot say.'])('is not told by %s', (text) => {
    expect(values(text)).not.toHaveProperty('error');
  });
});
