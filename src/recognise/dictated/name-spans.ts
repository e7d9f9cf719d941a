// Where names of a desk's products, systems and choices stand in text without marks: "secure for java 25.2.0" is one thing, and
// so is "owen pryce". In: the desk's fields, words. Out: the span of each name of several words, with the release behind it.
import type { RecognitionRules } from '../recognition-rules.ts';
import { gapWord } from '../sentence/clause-starts.ts';
import { spokenNames } from './spoken-names.ts';

export interface NameSpan {
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
}

/** The memory goes with the rules. */
const known = new WeakMap<RecognitionRules, ReadonlyMap<string, readonly (readonly string[])[]>>();

export function nameSpans(rules: RecognitionRules, words: readonly string[]): NameSpan[] {
  const byFirst = known.get(rules) ?? namesOf(rules);
  known.set(rules, byFirst);
  return words.flatMap((word, from) => {
    const found = (byFirst.get(word) ?? []).filter((name) => name.every((one, i) => words[from + i] === one));
    if (found.length === 0) return [];
    const to = from + Math.max(...found.map((name) => name.length));
    return [{ from, to: words[to] === '#figure' ? to + 1 : to }];
  });
}

/** `isOrdinary`: other people's sentences use the word. */
export function personSpans(words: readonly string[], isOrdinary: (word: string) => boolean): NameSpan[] {
  const found = spokenNames(words, isOrdinary);
  return [...found].filter((at) => found.has(at + 1)).map((at) => ({ from: at, to: at + 2 }));
}

function namesOf(rules: RecognitionRules): Map<string, string[][]> {
  const byFirst = new Map<string, string[][]>();
  for (const field of rules.fields) {
    for (const text of [...field.values, ...field.names, ...(field.kind === 'enum_open' ? field.words.map((one) => one.text) : [])]) {
      const words = text.split(/\s+/u).map(gapWord).filter((word) => word !== '');
      const first = words[0];
      if (first !== undefined && !(words.length === 1 && first.length < 2)) byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
    }
  }
  return byFirst;
}
