// Marks in front of answers typed between somebody's questions.
import { describe, expect, it } from 'vitest';
import type { TextLine } from '../text-line.ts';
import { hasAnswerMark, withoutAnswerMarks } from './answer-marks.ts';

const linesOf = (text: string): TextLine[] => text.split('\n').map((one, index) => ({ number: index + 1, text: one.replace(/^> ?/, ''), role: one.startsWith('>') ? 'quoted' : 'new', depth: one.startsWith('>') ? 1 : 0, cells: null }));
const texts = (text: string): string[] => withoutAnswerMarks(linesOf(text)).map((line) => line.text);

describe('marks in front of answers', () => {
  it.each(['[Ida]', '[Ida Holm]:', '(IH)', 'IH:', '-->', '==>', '→', '<Ida>'])('are cut where the same stands before two of them: %s', (mark) => {
    expect(texts(`> Site?\n${mark} Harbour\n> Level?\n  ${mark} 2`)).toEqual(['Site?', 'Harbour', 'Level?', '2']);
  });

  it('stay where one stands alone, where they differ, and in what was quoted', () => {
    const text = '> [ALERT] disk full\n> [ALERT] disk full\n> Error?\n[Errno 13] denied\n> Site?\n[North] Harbour\n> Level?\nOK: fine';

    expect(texts(text)).toEqual(linesOf(text).map((line) => line.text));
  });

  it('are none without anything behind them', () => {
    expect(hasAnswerMark('[Ida]')).toBe(false);
    expect(hasAnswerMark('[Ida] yes')).toBe(true);
    expect(hasAnswerMark(`[${'a'.repeat(1_000_000)}`)).toBe(false);
  });
});
