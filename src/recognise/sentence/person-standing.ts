// How a person stands in a sentence: whether the fault hits him (or only is reported, tried, told of by him), and whether he
// is one to be talked to (or whoever's number that is). Learnt from examples in which `thisperson` stands for whom it is
// asked about, `otherperson` for anybody else and `thisnumber` for a way to reach somebody. Beside its words a sentence is
// compared by what the first model of all sentences takes it for: that one has seen many faults more. In: examples, or a
// sentence with placeholders. Out: a model, or how probable it is.
import { chancesOf, guessesOf, type KindOfSentence, type Sample, seedOf, type SentenceModel, trained } from './sentence-model.ts';
import { personAskedAbout, sentenceFeatures } from './sentence-features.ts';
import { placeFeatures } from './value-standing.ts';

/** Kinds of rules/sentences: what is asked, and its contrary. */
export type Standing = readonly [string, string];
export const hitByFault: Standing = ['affected', 'affected_else'];
export const toBeReached: Standing = ['reached', 'reached_else'];
const seenMin = 2;
const rounds = 20;
export const anotherPerson = 'otherperson';
export const wayToReach = 'thisnumber';
/** A kind that is less likely says nothing of a sentence. */
const likelyMin = 0.12;
const surelyMin = 0.5;
const joints = /[,;:]\s+|\s[–—-]\s|\s(?:and|but|whereas|while|und|aber|während|et|mais)\s/u;

export function isStandingKind(kind: string): boolean {
  return [...hitByFault, ...toBeReached].includes(kind);
}

/** `told`: the model of all other sentences. */
export function trainStanding(standing: Standing, examples: readonly KindOfSentence[], told: SentenceModel): SentenceModel {
  const samples = examples.flatMap(({ kind, examples: texts }): Sample[] => (standing.includes(kind) ? texts.map((text) => ({ kind: standing.indexOf(kind), seed: seedOf(text), features: featuresOf(text, told) })) : []));
  return trained(standing, samples, seenMin, rounds);
}

/** 0 to 1. */
export function standingChance(model: SentenceModel, told: SentenceModel, text: string): number {
  return chancesOf(model, featuresOf(text, told))[0] ?? 0;
}

function featuresOf(text: string, told: SentenceModel): string[] {
  const plain = text.replaceAll(personAskedAbout, 'user').replaceAll(anotherPerson, 'colleague');
  const clause = text.split(joints).find((part) => part.includes(personAskedAbout)) ?? text;
  return [...sentenceFeatures(text), ...placeFeatures(text).map((one) => `p:${one}`), ...toldFeatures(plain, told, 'u:'), ...toldFeatures(clause.replace(personAskedAbout, 'user'), told, 'c:')];
}

function toldFeatures(text: string, told: SentenceModel, mark: string): string[] {
  return guessesOf(told, text).filter(({ probability }) => probability >= likelyMin).flatMap(({ kind, probability }) => (probability < surelyMin ? [`${mark}${kind}`] : [`${mark}${kind}`, `${mark}!${kind}`]));
}
