// Slips that are taken back in the middle of a sentence.
import { describe, expect, it } from 'vitest';
import { beacon } from '../../../../test/recognise/sample-desk.ts';
import { withoutSlips } from './slips.ts';

const read = (text: string): string | undefined => withoutSlips([{ text, cells: null, role: 'new' as const }], beacon)[0]?.text.replace(/\s+/g, ' ').trim();

describe('a slip', () => {
  it.each([
    ['Reported by Rose Webb - I mean Rosa Wood, sorry.', 'Reported by Rosa Wood, sorry.'], ['Signalé par Colin Frame - pardon, par Ilse Brandt.', 'Signalé par Ilse Brandt.'],
    ['Level 2 - nein, nehmt 3, es sind nur drei Schiffe.', 'Level 3, es sind nur drei Schiffe.'], ['It is at the Harbour - wait, Offshore of course.', 'It is at the Offshore of course.'],
    ['Company: Fern Hill - no, North Pier', 'Company: North Pier'],
  ])('is left out with what takes it back: %s', (text, rest) => {
    expect(read(text)).toBe(rest);
  });

  it.each([
    'It is the Harbour, no Offshore about it.', 'Rose Webb called, then Rosa Wood.', 'Level 2, no change since 3 weeks.', 'Harbour, no, we cannot reach it.', 'At 7:15 - no, 7:40.', 'Version 4.1.0 - sorry, 4.2.0.', 'Console: Red - no, a reboot did not help', 'Rose Webb says no. Rosa Wood says yes.',
  ])('is none: %s', (text) => {
    expect(read(text)).toBe(text);
  });
});
