// Labels that are phrases of their own, said between commas without any separator: "checked it with the pilot, passage granted".
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const more: Readonly<Record<string, readonly string[]>> = {
  may_test: ['Authority checked', 'Berechtigung geprüft', 'Habilitation vérifiée'],
  keeper: ['Lit by', 'Entzündet von', 'Allumé par'],
};
const desk = { ...beacon, version: 'clauses', fields: beacon.fields.map((field) => ({ ...field, labels: [...field.labels, ...(more[field.id] ?? []).map((text) => ({ text, language: 'en', rule: field.rule }))] })) };
const told = (text: string, id: string): unknown => recognised(mailOf(`The harbour has been dark for an hour.\n${text}\n`, { From: 'ida@tower.example' }), desk).fields.find((claim) => claim.field === id)?.value;

describe('a clause that is a label', () => {
  it.each([
    ['Two ships wait outside, authority checked.', 'yes'], ['Two ships wait outside, authority has been checked, please hurry.', 'yes'], ['Two ships wait outside (authority not checked yet).', 'no'], ['Authority checked. Two ships wait outside.', 'yes'],
    ['Zwei Schiffe warten draußen, Berechtigung ist bereits geprüft.', 'yes'], ['Zwei Schiffe warten draußen, Berechtigung noch nicht geprüft.', 'no'], ['Deux bateaux attendent dehors, habilitation vérifiée.', 'yes'],
  ])('answers it where something is done by it: %s', (text, expected) => {
    expect(told(text, 'may_test')).toBe(expected);
  });

  it.each([
    ['Two ships wait outside, lit by JL.', 'JL'], ['Zwei Schiffe warten draußen, entzündet von JL.', 'JL'], ['Deux bateaux attendent dehors, allumé par Judith Lind.', 'Judith Lind'],
  ])('names the person behind its "by": %s', (text, expected) => {
    expect(told(text, 'keeper')).toBe(expected);
  });

  it.each(['Two ships wait outside, authority of the harbour.', 'Two ships wait outside (test signals).', 'The authority checked the ships and left.', 'Zwei Schiffe warten, die Berechtigung fehlt.', 'Deux bateaux attendent, habilitation du port.', 'Two ships wait outside, lit by lamps.'])('is none: %s', (text) => {
    expect([told(text, 'may_test'), told(text, 'keeper')]).toEqual([undefined, undefined]);
  });

  it('says nothing where a label does', () => {
    expect(told('Test signals: no\nTwo ships wait outside, authority checked.', 'may_test')).toBe('no');
  });
});
