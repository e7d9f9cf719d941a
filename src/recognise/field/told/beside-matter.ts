// Which sentences of a letter are none of its matter: promises, excuses for what is missing, who is who, whose number it is.
// In: sentences, the field that is told by them, what is known already. Out: whether one is beside the matter, and whether
// there is a matter at all. Knows no words: the kinds stand in the pack (`beside`). In doubt a sentence belongs to it.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { type Guess, guessesOf } from '../../sentence/sentence-model.ts';
import { clauseEnds } from '../sentences.ts';

/** "I don't have the key with me, our manager keeps it": a promise, an excuse and an introduction are much alike, so they count together. */
const sureOfBeside = 0.8;
/** Enough where it is no report at all, and not so long that it tells two things. */
const sureOfBesideAlone = 0.6;
const noReportAtAll = 0.02;
const wordsMax = 20;
/** "… and the deadline is tonight": so much like what makes it worse, and it stays. */
const worseMin = 0.1;
/** "The list follows tonight, nobody can log in": so much like a report is the clause that must not be lost. */
const sureOfClause = 0.5;
const clauseWordsMin = 3;
/** As sure as what decides the type of a ticket must be. */
export const sureOfMatter = 0.5;
/** A message that is shorter stands in many sentences by chance. */
const messageCharactersMin = 4;

export function likeAny(guesses: readonly Guess[], kinds: ReadonlySet<string>): number {
  return guesses.reduce((all, { kind, probability }) => (kinds.has(kind) ? all + probability : all), 0);
}

/** What a letter that reports nothing is about: its story, or what decides of which type it is ("please set this up for us"). */
export function matterOf(field: FieldRule, rules: RecognitionRules): ReadonlySet<string> {
  const none = new Set([...(field.unlike ?? []), ...(field.beside ?? [])]);
  return new Set([...(field.toldLike ?? []).map(({ kind }) => kind), ...(rules.kinds ?? []).flat()].filter((kind) => !none.has(kind)));
}

export function besideOf(field: FieldRule, rules: RecognitionRules, claims: readonly FieldClaim[]): (sentence: string, guesses: readonly Guess[]) => boolean {
  if (rules.sentences === undefined || field.beside === undefined) return () => false;
  const model = sentenceModel(rules.sentences);
  const beside = new Set(field.beside);
  const own = new Set((field.toldLike ?? []).map(({ kind }) => kind));
  const worse = new Set((field.unlike ?? []).filter((kind) => !beside.has(kind)));
  const messages = messagesOf(rules, claims);
  return (sentence, guesses) => {
    const isShort = sentence.split(/\s+/).length <= wordsMax;
    const enough = likeAny(guesses, own) < noReportAtAll && isShort ? sureOfBesideAlone : sureOfBeside;
    if (likeAny(guesses, beside) < enough || likeAny(guesses, worse) >= worseMin || messages.some((message) => sentence.includes(message))) return false;
    return !clausesOf(sentence).some((clause) => likeAny(guessesOf(model, clause), own) >= sureOfClause);
  };
}

function clausesOf(sentence: string): string[] {
  const clauses = sentence.split(clauseEnds).filter((clause) => clause.trim().split(/\s+/).length >= clauseWordsMin);
  return clauses.length < 2 ? [] : clauses;
}

/** "They see ERR-90072": a message is the matter, whatever the sentence around it is like. */
function messagesOf(rules: RecognitionRules, claims: readonly FieldClaim[]): string[] {
  const fields = new Set(rules.fields.filter((field) => field.codes !== undefined).map((field) => field.id));
  return claims.filter((claim) => fields.has(claim.field)).flatMap((claim) => [claim.value ?? []].flat()).filter((value) => value.length >= messageCharactersMin);
}
