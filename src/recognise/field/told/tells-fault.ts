// Whether a letter tells of a fault at all: one of its sentences is surely like those that report one. In: lines, the rules.
// Out: yes or no; no where nothing was learnt of it.
import type { RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';

/** As sure as where somebody is said to be hit. */
const sureOfFault = 0.5;
const sentencesReadMax = 60;

export function tellsFault(lines: readonly TextLine[], rules: RecognitionRules): boolean {
  const kinds = new Set(rules.fields.filter((field) => field.prose).flatMap((field) => (field.toldLike ?? []).map(({ kind }) => kind)));
  const model = rules.sentences === undefined || kinds.size === 0 ? null : sentenceModel(rules.sentences);
  return model !== null && sentencesOf(lines).slice(0, sentencesReadMax).some(({ text }) => {
    return guessesOf(model, text).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0) >= sureOfFault;
  });
}
