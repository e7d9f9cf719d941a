// Rules cross to a parser worker once. After that their name stands for them: a copy of them costs more than reading a mail.
import type { RecognitionRules } from '../recognise/recognition-rules.ts';

/** Rules that a worker has had before, by name only. */
export type KnownRules = Pick<RecognitionRules, 'desk' | 'version'>;

/** Desks of a large installation, twice: the old and the new version while a change comes in. */
const rulesMax = 200;

/** What the pool may send by name the next time. It and the worker remember, and forget, the same. */
export function rememberRules<T>(remembered: Map<string, T>, rules: KnownRules, value: T): void {
  if (remembered.size >= rulesMax) remembered.clear();
  remembered.set(rulesKey(rules), value);
}

export function rulesKey(rules: KnownRules): string {
  return `${rules.desk} ${rules.version}`;
}
