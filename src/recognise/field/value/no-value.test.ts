// What only points at another place or another time, and what says something beside that.
import { describe, expect, it } from 'vitest';
import { isEmptyAnswer, isHelpText, isPointer } from './no-value.ts';

describe('an answer', () => {
  it.each(['see domain', 'siehe Domäne', 'voir domaine', 'the same as always', 'le même que toujours.', 'der gleiche wie immer', 'der selbe wie beim letzten Mal'])('that only points elsewhere is none: %s', (text) => {
    expect(isPointer(text)).toBe(true);
  });

  it.each(['the same as in my last mail, Ida Holm', 'le même que toujours, Fern Hill', 'Seaside Domains Ltd', 'der gleiche Turm', 'same as yesterday (Ms Holm)', 'der gleiche wie gestern (Frau Keller)', 'la même que hier (Mme Leroy)'])('that says something is one: %s', (text) => {
    expect(isPointer(text)).toBe(false);
  });

  it.each(['list accounts or "all users"', 'please list all affected users', 'bitte nennen betroffene Konten', 'lister les comptes concernés'])('that only says what to write is none: %s', (text) => {
    expect(isHelpText(text)).toBe(true);
  });

  it.each(['list of users attached', 'name.surname@tower.example', 'enter key stuck for all users', 'all users'])('that names somebody is one: %s', (text) => {
    expect(isHelpText(text)).toBe(false);
  });

  it.each([':', ' : ', '____', '?', '[ ]'])('of signs alone is empty: %s', (text) => {
    expect(isEmptyAnswer(text)).toBe(true);
  });

  it.each(['XXXX', 'LMP-XXXX', 'LMP-LIGHT-XXX', 'xxxxxRS', 'LMP-###-XXXX'])('that only shows the form of a number is empty: %s', (text) => {
    expect(isEmptyAnswer(text)).toBe(true);
  });

  it.each(['LMP-0042', 'LMP-XXL', 'Exxxon-1'])('that is a name or a number is not: %s', (text) => {
    expect(isEmptyAnswer(text)).toBe(false);
  });

  it.each(['👍', '☑', '7', '無'])('of one sign that says something is not: %s', (text) => {
    expect(isEmptyAnswer(text)).toBe(false);
  });
});
