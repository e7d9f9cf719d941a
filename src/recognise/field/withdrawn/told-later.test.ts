import { describe, expect, it } from 'vitest';
import { isToldLater } from './left-open.ts';

describe('an answer that somebody has and tells later', () => {
  it.each([
    "The console reading for today's will follow, my colleague is sending it to me.",
    'The console status follows in a separate mail.',
    'Den Stand der Konsole reiche ich nach.',
    'Der Stand der Konsole folgt.',
    "L'état de la console suivra.",
  ])('is none yet: %s', (text) => {
    expect(isToldLater(text)).toBe(true);
  });

  it.each([
    'The console status is red, the details follow.',
    'Nobody has checked the console so far.',
    'The console shows a failure.',
    'Die Konsole ist grün, der Rest folgt.',
  ])('is told: %s', (text) => {
    expect(isToldLater(text)).toBe(false);
  });
});
