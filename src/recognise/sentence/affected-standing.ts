// Whether a fault hits the person, the account or the people that a sentence is asked about, or whether they only report
// it, try it, are fine. Learnt from examples in which `thisperson` stands for whom it is asked about and `otherperson` for
// anybody else. Beside its words a sentence is compared by what the first model of all sentences takes it for: that one
// has seen many faults more. In: examples, or a sentence with placeholders. Out: a model, or how probable it is.
import { chancesOf, guessesOf, type KindOfSentence, type Sample, seedOf, type SentenceModel, trained } from './sentence-model.ts';
import { personAskedAbout, sentenceFeatures } from './sentence-features.ts';
import { placeFeatures } from './value-standing.ts';

/** Kinds of rules/sentences. */
const kinds = ['affected', 'affected_else'] as const;
const seenMin = 2;
const rounds = 20;
export const anotherPerson = 'otherperson';
/** A kind that is less likely says nothing of a sentence. */
const likelyMin = 0.12;
const surelyMin = 0.5;
const joints = /[,;:]\s+|\s[–—-]\s|\s(?:and|but|whereas|while|und|aber|während|et|mais)\s/u;

export function isAffectedKind(kind: string): boolean {
  return (kinds as readonly string[]).includes(kind);
}

/** `told`: the model of all other sentences. */
export function trainAffected(examples: readonly KindOfSentence[], told: SentenceModel): SentenceModel {
  const samples = examples.flatMap(({ kind, examples: texts }): Sample[] => (isAffectedKind(kind) ? texts.map((text) => ({ kind: kinds.findIndex((one) => one === kind), seed: seedOf(text), features: featuresOf(text, told) })) : []));
  return trained(kinds, samples, seenMin, rounds);
}

/** 0 to 1. */
export function affectedChance(model: SentenceModel, told: SentenceModel, text: string): number {
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
