// Levels are numbers, and people write them as words: "a severity two", "Schweregrad zwei", "gravité deux". In: a word.
// Out: the figure, null when it is none. "Ein" and "une" are articles.
import { fold } from '../fold.ts';

const figures: ReadonlyMap<string, string> = new Map(['one eins un', 'two zwei deux', 'three drei trois', 'four vier quatre', 'five fünf cinq'].flatMap((words, index) => words.split(' ').map((word) => [fold(word), String(index + 1)] as const)));

/** For patterns. */
export const numberWord = 'one|two|three|four|five|eins|zwei|drei|vier|fünf|fuenf|un|deux|trois|quatre|cinq';

export function figureOf(word: string): string | null {
  return /^\d$/.test(word) ? word : (figures.get(fold(word)) ?? null);
}
