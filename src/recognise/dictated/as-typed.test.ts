// The words of a dictated letter as they came, whatever helped to read them.
import { describe, expect, it } from 'vitest';
import type { FieldClaim } from '../recognition.ts';
import { asTyped, type Clause } from './as-typed.ts';

const claim = (value: FieldClaim['value'], raw = 'x'): FieldClaim => ({ field: 'report', value, problem: null, raw, source: 'label', line: 1, rule: 'beacon/pack.yaml:1' });
const clauses: Clause[] = [
  { read: 'the lamp is dark.', typed: 'the lamp is dark,', goesOn: true },
  { read: 'Tom Ash saw it.', typed: 'tom ash saw it', goesOn: true },
  { read: 'the fog horn works.', typed: 'the fog horn works', goesOn: false },
  { read: 'it is raining.', typed: 'it is raining', goesOn: false },
];
const typed = (value: FieldClaim['value']): FieldClaim['value'] | undefined => asTyped([claim(value)], clauses)[0]?.value;

describe('a value read from clauses', () => {
  it('runs on where its clauses follow each other, on one line or on two', () => {
    expect(typed('the lamp is dark.\nTom Ash saw it. the fog horn works.')).toBe('the lamp is dark, tom ash saw it the fog horn works');
  });

  it('keeps its break where a clause between was left out or a paragraph ended, and hangs no comma', () => {
    expect(typed('the lamp is dark.\n\nthe fog horn works.\n\nit is raining.')).toBe('the lamp is dark\n\nthe fog horn works\n\nit is raining');
  });

  it('keeps what is no clause, what is no text, and everything where nothing was dictated', () => {
    expect(typed('Main Light. the lamp is dark. Again.')).toBe('Main Light. the lamp is dark Again.');
    expect(typed(['the lamp is dark.'])).toEqual(['the lamp is dark.']);
    expect(asTyped([claim('the lamp is dark.')], [])[0]?.value).toBe('the lamp is dark.');
  });
});
