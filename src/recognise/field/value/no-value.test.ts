// What only points at another place or another time, and what says something beside that.
import { describe, expect, it } from 'vitest';
import { isPointer } from './no-value.ts';

describe('an answer', () => {
  it.each(['see domain', 'siehe Domäne', 'voir domaine', 'the same as always', 'le même que toujours.', 'der gleiche wie immer', 'der selbe wie beim letzten Mal'])('that only points elsewhere is none: %s', (text) => {
    expect(isPointer(text)).toBe(true);
  });

  it.each(['the same as in my last mail, Ida Holm', 'le même que toujours, Fern Hill', 'Seaside Domains Ltd', 'der gleiche Turm', 'same as yesterday (Ms Holm)', 'der gleiche wie gestern (Frau Keller)', 'la même que hier (Mme Leroy)'])('that says something is one: %s', (text) => {
    expect(isPointer(text)).toBe(false);
  });
});
