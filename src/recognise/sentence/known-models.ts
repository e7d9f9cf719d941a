// Learned models by their version: desks share them, and a change of other rules reads nothing anew.
import { readAffected, readCases, readClauses, readLearned, readReached, readValues } from './learned-text.ts';
import type { SentenceModel } from './sentence-model.ts';

/** What a rulebook carries of its example sentences. */
export interface LearnedSentences {
  /** Changes whenever an example does. */
  readonly version: string;
  /** The text of learned.weights. */
  readonly learned: string;
}

interface Models {
  readonly sentences: SentenceModel;
  readonly clauses: SentenceModel | null;
  readonly values: SentenceModel | null;
  readonly affected: SentenceModel | null;
  readonly reached: SentenceModel | null;
  readonly cases: SentenceModel | null;
}

/** Those of sentences and those of questions, the old and the new ones while a change comes in. */
const modelsMax = 4;
const known = new Map<string, Models>();

/** What a sentence tells. */
export function sentenceModel(from: LearnedSentences): SentenceModel {
  return modelsOf(from).sentences;
}

/** Where a clause begins in text without marks; null where that was not learnt. */
export function clauseModel(from: LearnedSentences): SentenceModel | null {
  return modelsOf(from).clauses;
}

/** Which of two values holds; null where that was not learnt. */
export function valueModel(from: LearnedSentences): SentenceModel | null {
  return modelsOf(from).values;
}

/** Whom a fault hits; null where that was not learnt. */
export function affectedModel(from: LearnedSentences): SentenceModel | null {
  return modelsOf(from).affected;
}

/** Whom one may talk to; null where that was not learnt. */
export function reachedModel(from: LearnedSentences): SentenceModel | null {
  return modelsOf(from).reached;
}

/** Of which case a sentence tells; null where that was not learnt. */
export function caseModel(from: LearnedSentences): SentenceModel | null {
  return modelsOf(from).cases;
}

function modelsOf({ version, learned }: LearnedSentences): Models {
  const found = known.get(version);
  if (found !== undefined) return found;
  const models = { sentences: readLearned(learned), clauses: readClauses(learned), values: readValues(learned), affected: readAffected(learned), reached: readReached(learned), cases: readCases(learned) };
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - modelsMax + 1))) known.delete(oldest);
  known.set(version, models);
  return models;
}
