import { expect, it } from 'vitest';
import { wrapLines } from './wrap-lines.ts';

it.each([
  ['lines that fit stay as they are', 'One line.\nAnother one.', 'One line.\nAnother one.'],
  [
    'what is broken off begins the next line',
    'The severity of your ticket BEE-2026-0001 is now 2 (severely disrupted); before, it was 1 (complete outage).\nThat is all of it, and a few words more.',
    'The severity of your ticket BEE-2026-0001 is now 2 (severely disrupted);\nbefore, it was 1 (complete outage).\nThat is all of it, and a few words more.',
  ],
  [
    'a sentence that goes on in the next line flows into it',
    'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\nsixteen seventeen.',
    'One two three four five six seven eight nine ten eleven twelve thirteen\nfourteen fifteen sixteen seventeen.',
  ],
  ['the address of a page is not broken', `See https://guide.apiary.example/${'a'.repeat(80)} for it.`, `See\nhttps://guide.apiary.example/${'a'.repeat(80)}\nfor it.`],
  ['what is set apart stays whole', `Write:\n  #notice update ${'word '.repeat(20)}end`, `Write:\n  #notice update ${'word '.repeat(20)}end`],
])('%s', (_, text, wrapped) => {
  expect(wrapLines(text)).toBe(wrapped);
});
