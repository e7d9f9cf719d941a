// "A handful of subscribers complained", "kein Nutzer kann sich anmelden": how many people a fault hits. In: lines of
// prose. Out: a claim for the open choice that the pack lets be told so. What is said of it is found by likeness, how many
// they are by words of number; two different numbers in a letter tell nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { clauseEnds, sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { shareIn } from './share-words.ts';
import { extentIn, happensToPeople, saysWho } from './extent-words.ts';
import { speaksOfEarlier } from '../withdrawn/another-case.ts';

/** Of all kinds that say whom it hits, together. */
const sureOfHit = 0.8;
const wordsMin = 3;
const sentencesMax = 60;

export function toldExtent(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const { sentences } = rules;
  if (sentences === undefined) return [];
  return rules.fields.flatMap((field) => {
    const { toldExtent: told } = field;
    if (told === undefined || claims.some((claim) => claim.field === field.id && claim.source !== 'signature')) return [];
    const model = sentenceModel(sentences);
    const isHit = (text: string): boolean => text.split(/\s+/).length >= wordsMin && guessesOf(model, text).reduce((sum, { kind, probability }) => (told.like.includes(kind) ? sum + probability : sum), 0) >= sureOfHit;
    const stories = new Set(rules.fields.filter((one) => one.prose).flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind)));
    const isStory = (text: string): boolean => (field.kind === 'percent' ? shareIn(text) !== null : happensToPeople(text)) && guessesOf(model, text).reduce((sum, { kind, probability }) => (told.like.includes(kind) || stories.has(kind) ? sum + probability : sum), 0) >= sureOfHit;
    const found = sentencesOf(lines).slice(0, sentencesMax).filter((sentence) => !speaksOfEarlier(sentence.text)).flatMap((sentence) => {
      // "It was all of them in January, this time it is just the one."
      const clauses = sentence.text.split(clauseEnds);
      const today = clauses.filter((one) => !speaksOfEarlier(one));
      const whole = today.length < clauses.length ? today.join(', ') : sentence.text;
      const clause = isHit(whole) || saysWho(whole) || isStory(whole) ? whole : today.find((one) => isHit(one) || saysWho(one) || isStory(one));
      const value = clause === undefined ? undefined : field.kind === 'percent' ? shareIn(clause) : told[extentIn(clause) ?? 'like'];
      return typeof value === 'string' ? [{ value, sentence }] : [];
    });
    const first = found[0];
    if (first === undefined || found.some(({ value }) => value !== first.value)) return [];
    return [{ field: field.id, value: first.value, problem: null, raw: first.sentence.text, source: 'sublabel' as const, line: first.sentence.line, rule: field.rule }];
  });
}
