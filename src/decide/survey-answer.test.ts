import { describe, expect, test } from 'vitest';
import { readSurveyAnswer } from './survey-answer.ts';

const survey = {
  status: 'closed', not_after: [], text: 'survey', again_after: '30d', scale: 5, praise: ['praise'], complaint: ['not_over'],
  words: { 5: ['very_satisfied'], 4: ['satisfied'], 2: ['dissatisfied'] },
};

/** `phrases` are what the word lists found: list, words, and line 0 for the subject. */
const read = (text: string, ...phrases: (readonly [name: string, words: string, line?: number])[]) => {
  const recognition = { reply: { text }, phrases: phrases.map(([name, words, line = 1]) => ({ name, words, line })) };
  return readSurveyAnswer(survey, recognition as unknown as Parameters<typeof readSurveyAnswer>[1]);
};

describe('a figure', () => {
  test.each([
    ['5', 5], ['4/5', 4], ['4 / 5.', 4], ['4 out of 5', 4], ['4 von 5', 4], ['3 sur 5', 3], ['8/10', 4], ['10', 5], ['9 of 10', 5], ['0/5', 1],
    ['★★★★', 4], ['★★☆☆☆', 2], ['⭐⭐⭐⭐⭐', 5], ['5 stars', 5], ['4 Sterne!', 4], ['Rating: 3', 3], ['Note : 4/5', 4], ['Unsere Bewertung ist 2', 2],
    ['five', 5], ['fünf Sterne', 5], ['quatre étoiles', 4], ['Hello,\n\n4\n\nthat was quick', 4], ['5 - very quick, thank you', 5],
  ])('"%s" is %i of 5', (text, score) => {
    expect(read(text)).toEqual({ score, words: text });
  });

  test.each(['5 users cannot log in', '2 weeks later nothing', '6/5', '11', '3, 4 and 5 have no mail', '+49 30 555', '2026', 'hello', ''])('"%s" is none', (text) => {
    expect(read(text)).toBeNull();
  });

  test('is believed below a subject that speaks of a fault', () => {
    expect(read('2', ['not_over', 'not working', 0])).toEqual({ score: 2, words: '2' });
  });
});

describe('words', () => {
  test('of a list are its score, the longer ones before those inside them', () => {
    expect(read('We are very satisfied', ['satisfied', 'satisfied'], ['very_satisfied', 'very satisfied'])?.score).toBe(5);
    expect(read('not very satisfied, sorry', ['very_satisfied', 'very satisfied'], ['dissatisfied', 'not very satisfied'])?.score).toBe(2);
  });

  test('that praise are an answer without a score', () => {
    expect(read('Great work, thank you all.', ['praise', 'Great work'])).toEqual({ score: null, words: 'Great work, thank you all.' });
  });

  test('that stand alone in a longer sentence are no answer', () => {
    expect(read('Good.', ['satisfied', 'Good'])?.score).toBe(4);
    expect(read('Good morning, the mailbox is gone', ['satisfied', 'Good'])).toBeNull();
  });
});

describe('what is about the matter and not about us', () => {
  test('says that it is not over, whatever the figure', () => {
    expect(read('1 - it is still broken', ['not_over', 'still broken'])).toBeNull();
    expect(read('Very good, but it still fails', ['very_satisfied', 'Very good'], ['not_over', 'still fails'])).toBeNull();
  });

  test('asks, or is long', () => {
    expect(read('5\nWhen does the next version come?')).toBeNull();
    expect(read(`Great work ${'and more '.repeat(40)}`, ['praise', 'Great work'])).toBeNull();
  });
});
