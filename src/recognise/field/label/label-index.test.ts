// How loosely a label may be written, and where looseness must end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { editDistance, editsAtLeast, letterBits } from './edit-distance.ts';
import { fold, labelKey, labelWords } from '../fold.ts';
import { compileLabels, findLabel, findLabelWithTail } from './label-index.ts';

const index = compileLabels(beacon);
const label = (text: string): string | null => findLabel(index, labelWords(text), true)?.field.id ?? null;

it.each([
  ['STATION NUMBER', 'station'], ['station-number', 'station'], ['Station Nr.', 'station'], ['Statoin Number', 'station'], ['Stations-Nr.', 'station'], ['Stationsnumemr', 'station'],
  ['Betroffenes Signl', 'signal'], ['Signal concerne', 'signal'], ['ETEINT DEPUIS', 'dark_since'], ['Eteint depuis', 'dark_since'], ['Lveel', 'level'], ['Levell', 'level'], ['the level', 'level'], ['Rapprot', 'report'], ['Lampe(n)', 'lamps'],
])('%s is the label of %s', (text, field) => {
  expect(label(text)).toBe(field);
});

it.each(['Lever', 'Sitting', 'Contract', 'Error in', 'Side', 'Lvs', 'Reports of ships', 'Station', 'Number', 'Mirror', 'Console table', 'Retort'])('%s is no label', (text) => {
  expect(label(text)).toBeNull();
});

it('takes a tail that does not change what is asked', () => {
  const tail = (text: string): string | null => findLabelWithTail(index, labelWords(text), false)?.field.id ?? null;

  expect(tail('Keeper on duty including phone number')).toBe('keeper');
  expect(tail('Error details')).toBe('error');
  expect(tail('Error handling of the console')).toBeNull();
  expect(tail('Level crossing')).toBeNull();
});

describe('typos', () => {
  it('never lead to the label of another field', () => {
    for (const entry of index.entries) {
      for (const other of index.entries) {
        if (other.field.id !== entry.field.id) expect(entry.edits + other.edits).toBeLessThan(Math.max(1, editDistance(entry.key, other.key, 10)));
      }
    }
  });

  it('are counted like the textbook does, up to the limit', () => {
    const textbook = (a: string, b: string): number => {
      const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
      const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
      for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) {
        const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : 99;
        const row = rows[i];
        if (row !== undefined) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swap);
      }
      return at(a.length, b.length);
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(textbook(a, b), limit + 1));
      expect(editsAtLeast(letterBits(a), letterBits(b))).toBeLessThanOrEqual(textbook(a, b));
    }));
  });
});

it('folds umlauts and what stands for them to the same', () => {
  expect(labelKey('Störung der Außenanlage')).toBe(labelKey('STOERUNG der Aussenanlage'));
  expect(fold('Œuvre ÉTÉ')).toBe('ouvre ete');
});

describe('a date with strokes', () => {
  const languages: Readonly<Record<string, string>> = { 'DARK SINCE': 'en', 'Dunkel seit': 'de', 'Éteint depuis': 'fr' };
  const desk = { ...beacon, version: 'languages', fields: beacon.fields.map((field) => ({ ...field, labels: field.labels.map((one) => ({ ...one, language: languages[one.text] ?? 'en' })) })) };
  const since = (text: string): unknown => recognised(mailOf(text), desk).fields.find((claim) => claim.field === 'dark_since')?.value;

  it.each([
    'Dunkel seit: 03/04/2026 09:00 UTC+1', 'Éteint depuis : 03/04/2026 09:00 UTC+1', '| Station number | 40117 |\n| Level | 3 |\n| Dunkel seit | 03/04/2026 09:00 UTC+1 |', 'La lampe est cassée, éteint depuis 03/04/2026 09:00 UTC+1.',
  ])('begins with its day behind a label of a language that writes it first: %s', (text) => {
    expect(since(text)).toBe('2026-04-03T08:00:00Z');
  });

  it.each(['DARK SINCE: 03/04/2026 09:00 UTC+1', '| Station number | 40117 |\n| Level | 3 |\n| Dark since | 03/04/2026 09:00 UTC+1 |'])('is not believed behind an English one: %s', (text) => {
    expect(since(text) ?? null).toBeNull();
  });
});
