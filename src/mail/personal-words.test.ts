// Whom the pattern of a person finds, and whom it leaves in peace.
import { expect, it } from 'vitest';
import { personalPattern, valueWithoutPerson, withoutPerson } from './personal-words.ts';

const pattern = personalPattern({ addresses: ['anna.keller@nordlicht.example'], names: ['Anna Keller'], phones: ['+49 89 5550199'] }) ?? '';
const without = (text: string): string => withoutPerson(text, pattern);

it('finds the address in any case, with a subaddress, and inside links and return paths', () => {
  for (const text of ['Anna.Keller@Nordlicht.example', 'anna.keller+tag@nordlicht.example', 'reply+anna.keller=nordlicht.example@x.example', 'mailto:anna.keller%40nordlicht.example']) {
    expect(without(`see ${text}!`).toLowerCase()).not.toContain('keller');
  }
});

it('leaves addresses that only look alike', () => {
  const others = 'joanna.keller@nordlicht.example, x+anna.keller@nordlicht.example, anna.keller@nordlicht.example.net, anna.keller@sub.nordlicht.example, anna_keller@nordlicht.example';

  expect(without(others)).toBe(others);
});

it('finds the name in both orders, over a line break, and not inside another word', () => {
  expect(without('Keller, Anna; Anna\n Keller; ANNA KELLER; Keller Anna')).toBe('[erased]; [erased]; [erased]; [erased]');
  expect(without('Hanna Kellermann, Anna-Maria')).toBe('Hanna Kellermann, Anna-Maria');
});

it('finds the telephone number however it is written, and no other figure', () => {
  for (const number of ['+49 89 5550199', '0049 (89) 555 01 99', '089/5550199', '+49895550199']) expect(without(`call ${number}.`)).not.toMatch(/\d/u);
  expect(without('ticket 15550199 of 2026')).toBe('ticket 15550199 of 2026');
});

it('replaces within every text of a value, keys included', () => {
  expect(valueWithoutPerson({ by: 'anna.keller@nordlicht.example', list: [{ text: 'so said Anna Keller', count: 3 }], 'anna.keller@nordlicht.example': true }, pattern))
    .toEqual({ by: '[erased]', list: [{ text: 'so said [erased]', count: 3 }], '[erased]': true });
});

it('takes time by the length of the text', () => {
  expect(without('anna '.repeat(40_000)).length).toBeGreaterThan(0);
  expect(without('5 '.repeat(100_000)).length).toBeGreaterThan(0);
});
