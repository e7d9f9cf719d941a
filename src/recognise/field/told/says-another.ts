// Whether a sentence in which a phrase told a value says surely something else as a whole: "she is on the list, we have
// checked it" is no test of a fault, "we don't know whether a mailbox needs a licence" no suspicion. In: a claim and the
// rules. Out: yes or no. A field that knows no kinds of sentence has only its phrases.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { clauseEnds, sentenceEnds } from '../sentences.ts';

/** Of all kinds that other fields are told by, together. */
const sureOfOthers = 0.75;
/** Something of its own in the sentence or in a clause of it: then it may tell both. */
const ownMax = 0.15;
/** What a shorter text is like is chance. */
const wordsMin = 4;

/** A text, and a choice that a phrase told; a date or a name that stands there is what it is, whatever the sentence says beside it. */
export function saysAnother(claim: FieldClaim, rules: RecognitionRules): boolean {
  const field = rules.fields.find((one) => one.id === claim.field);
  if (field?.toldLike === undefined || !(field.kind === 'text' || (field.kind === 'enum' && field.toldBy.length > 0 && claim.rule === field.rule)) || rules.sentences === undefined) return false;
  const model = sentenceModel(rules.sentences);
  const own = new Set(field.toldLike.map(({ kind }) => kind));
  const others = new Set(rules.fields.flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind)).filter((kind) => !own.has(kind)));
  const sumOf = (text: string, kinds: ReadonlySet<string>): number => guessesOf(model, text).reduce((sum, { kind, probability }) => (kinds.has(kind) ? sum + probability : sum), 0);
  // Where the field itself is told by likeness, that was judged already.
  if (claim.rule === field.likeRule) return false;
  return claim.raw.split(sentenceEnds).every((sentence) => sentence.split(/\s+/).length >= wordsMin
    && sumOf(sentence, others) >= sureOfOthers && [sentence, ...sentence.split(clauseEnds)].every((text) => sumOf(text, own) < ownMax));
}
