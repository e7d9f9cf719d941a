// What `postern rules learn` writes: the weights learnt from the example sentences of a rules folder, and those learnt from
// its examples of labels and questions. In: its files. Out: the text of learned.weights, or the faults of the examples;
// nothing of either when it has none.
import { trainClauses } from '../recognise/sentence/clause-starts.ts';
import { learnedText, learnedTexts, readLearned } from '../recognise/sentence/learned-text.ts';
import { isCaseKind, trainCases } from '../recognise/sentence/case-standing.ts';
import { hitByFault, isStandingKind, toBeReached, trainStanding } from '../recognise/sentence/person-standing.ts';
import { type KindOfSentence, type SentenceModel, trainSentences } from '../recognise/sentence/sentence-model.ts';
import { isValueKind, trainValues } from '../recognise/sentence/value-standing.ts';
import { readSentences } from '../rulebook/read-sentences.ts';
import { sortRuleFiles } from '../rulebook/rule-folders.ts';
import type { RuleFault, RuleFiles } from '../rulebook/rulebook.ts';

export interface Learned {
  readonly file: string;
  readonly text: string;
  readonly version: string;
  readonly kinds: number;
  readonly sentences: number;
}

/** Labels are short: what two of them have counts. */
const seenInQuestions = 2;

export function learnSentences(files: RuleFiles, what: 'sentences' | 'questions' = 'sentences'): { learned: Learned | null; faults: readonly RuleFault[] } {
  const { [what]: sentences } = sortRuleFiles([...files.keys()]);
  const faults: RuleFault[] = [];
  const { version, kinds } = readSentences(sentences, files, faults);
  const wrong = faults.filter((fault) => fault.file !== sentences.weights);
  if (wrong.length > 0 || kinds.length === 0) return { learned: null, faults: wrong };
  const text = what === 'questions'
    ? learnedText(trainSentences(kinds, seenInQuestions), version)
    : learnedTexts(...sentenceModels(kinds).map((model) => learnedText(model, version)));
  return { learned: { file: sentences.weights, text, version, kinds: kinds.length, sentences: kinds.reduce((sum, { examples }) => sum + examples.length, 0) }, faults: [] };
}

/** What a sentence tells, where a clause begins, which of two values holds, whom a fault hits, whom one may talk to, of which case it is. Examples of the last four are no sentences of the others. */
function sentenceModels(kinds: readonly KindOfSentence[]): SentenceModel[] {
  const told = kinds.filter(({ kind }) => !isValueKind(kind) && !isStandingKind(kind) && !isCaseKind(kind));
  const first = trainSentences(told);
  // The fourth and the fifth are asked with what the first says after it was written down, in steps.
  const written = readLearned(learnedText(first, 'first'));
  return [first, trainClauses(told), trainValues(kinds), trainStanding(hitByFault, kinds, written), trainStanding(toBeReached, kinds, written), trainCases(kinds, told)];
}
