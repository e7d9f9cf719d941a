// Learned models by their version: desks share them, and a change of other rules reads nothing anew.
import { readLearned } from './learned-text.ts';
import type { SentenceModel } from './sentence-model.ts';

/** What a rulebook carries of its example sentences. */
export interface LearnedSentences {
  /** Changes whenever an example does. */
  readonly version: string;
  /** The text of learned.weights. */
  readonly learned: string;
}

/** The old and the new one while a change comes in. */
const modelsMax = 2;
const known = new Map<string, SentenceModel>();

export function sentenceModel({ version, learned }: LearnedSentences): SentenceModel {
  const found = known.get(version);
  if (found !== undefined) return found;
  const model = readLearned(learned);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - modelsMax + 1))) known.delete(oldest);
  known.set(version, model);
  return model;
}
