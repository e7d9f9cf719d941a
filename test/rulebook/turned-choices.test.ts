// A yes or no that its own line takes back, and ones that only go on, read by the shipped packs.
import { describe, expect, it } from 'vitest';
import { turnedChoice } from '../../src/recognise/field/withdrawn/turned-choice.ts';
import { beacon } from '../recognise/sample-desk.ts';
import { toldValue as told } from './told-value.ts';

describe('a choice behind its label', () => {
  it.each([
    ['Test transactions allowed: yes. Oh no, correction: the harbour has turned it down, so no test transactions.', 'no'],
    ['Test transactions allowed: yes - hold on, they just told me that they do not want any tests.', 'no'],
    ['Test transactions allowed: no. I stand corrected, tests are welcome.', 'yes'],
    ['Testsendungen erlaubt: ja. Ach nein, Korrektur: das Hafenamt lehnt ab, also keine Testsendungen.', 'no'],
    ['Testsendungen erlaubt: nein. Moment, das Hafenamt stimmt jetzt zu, ihr dürft testen.', 'yes'],
    ['Tests autorisés : oui. Finalement pas de tests, le port refuse.', 'no'],
    ['Tests autorisés : oui. Ah non, le port vient de refuser, aucun envoi de test.', 'no'],
  ])('is what it is in the end: %s', (text, value) => {
    expect(told('retarus-partner', 'test_ok', text)).toBe(value);
  });

  it.each(['Test transactions allowed: yes. No need to ring before.', 'Test transactions allowed: yes. The harbour first refused, but agreed in the end.', 'Testsendungen erlaubt: ja, aber bitte keine Testsendungen am Sonntag.', 'Tests autorisés : oui. Pas de tests le dimanche, merci.'])('stands where it only goes on: %s', (text) => {
    expect(told('retarus-partner', 'test_ok', text)).toBe('yes');
  });
});

describe('what takes a choice back', () => {
  const field = beacon.fields.find((one) => one.id === 'may_test')!;
  const like = (text: string): string | null => (/refus/.test(text) ? 'no' : null);

  it('is an opposite answer behind words that take back', () => {
    expect(turnedChoice('yes. Sorry, they refuse', field, like)).toEqual({ value: 'no', problem: null });
    expect(turnedChoice('no. Sorry, they refuse', field, like)).toBeNull();
    expect(turnedChoice('yes. They refuse', field, like)).toBeNull();
  });

  it('asks where nothing is told behind a bare opposite', () => {
    expect(turnedChoice('yes. No, well, who knows', field, like)).toEqual({ value: null, problem: 'two different values' });
    expect(turnedChoice('yes. No trouble at all', field, like)).toBeNull();
  });
});
