// Learns from example sentences what a sentence tells: multinomial logistic regression over the features of a sentence.
// It takes seconds and is done by `postern rules learn`; the same examples always give the same weights, and a few more
// examples nearly the same: chance hangs on each example alone, and the weights are the mean of the last rounds. In:
// kinds with their examples. Out: for a sentence, the kind it most probably is, with its probability.
import { remembered } from '../remembered.ts';
import { sentenceFeatures } from './sentence-features.ts';

export interface KindOfSentence {
  readonly kind: string;
  readonly examples: readonly string[];
}

export interface SentenceModel {
  readonly kinds: readonly string[];
  readonly features: ReadonlyMap<string, number>;
  /** One row a feature, one column a kind. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface Guess {
  readonly kind: string;
  /** 0 to 1. */
  readonly probability: number;
}

const rounds = 20;
/** Of these the mean is kept: where the last step happened to end is chance. */
const averagedRounds = 8;
const stepSize = 0.6;
/** Pulls weights of rare features to nothing; more of it makes everything look alike. */
const decay = 3e-5;
/** Left out at each step, others every time: no single word may decide alone, since the next writer does not use it. */
const leftOut = 0.15;
/** What fewer examples have is chance. */
const seenAtLeast = 4;

/** `seenMin`: features of fewer examples are chance. */
export function trainSentences(kinds: readonly KindOfSentence[], seenMin = seenAtLeast): SentenceModel {
  return trained(kinds.map(({ kind }) => kind), kinds.flatMap(({ examples }, kind) => examples.map((text) => ({ kind, seed: seedOf(text), features: sentenceFeatures(text) }))), seenMin, rounds);
}

/** What is learnt from: the features of a thing, and of which kind it is. */
export interface Sample {
  readonly kind: number;
  /** Chance hangs on it. */
  readonly seed: number;
  readonly features: readonly string[];
}

export function trained(kinds: readonly string[], samples: readonly Sample[], seenMin: number, roundsMax: number): SentenceModel {
  const features = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const one of samples) for (const feature of one.features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  for (const [feature, count] of seen) if (count >= seenMin) features.set(feature, features.size);
  const width = kinds.length;
  const weights = new Float32Array(features.size * width);
  const grown = new Float32Array(features.size * width).fill(1e-3);
  const bias = new Float32Array(width);
  const mean = { weights: new Float32Array(weights.length), bias: new Float32Array(width) };
  const rows = samples.map((one) => ({ kind: one.kind, seed: one.seed, rows: rowsOf(one.features, features) }));
  const scores = new Float64Array(width);
  const averaged = Math.min(averagedRounds, roundsMax);
  for (let round = 0; round < roundsMax; round++) {
    for (const { kind: told, seed, rows: all } of shuffled(rows, round)) {
      const chance = chances(seed, round);
      const one = { kind: told, rows: all.filter(() => chance() >= leftOut) };
      const scale = 1 / Math.sqrt(one.rows.length + 1);
      softmax(score(one.rows, weights, bias, scores, scale));
      for (let kind = 0; kind < width; kind++) {
        const slope = (scores[kind] ?? 0) - (kind === one.kind ? 1 : 0);
        if (Math.abs(slope) < 1e-4) continue;
        bias[kind] = (bias[kind] ?? 0) - 0.05 * slope;
        for (const row of one.rows) {
          const at = row * width + kind;
          const gradient = slope * scale + decay * (weights[at] ?? 0);
          grown[at] = (grown[at] ?? 0) + gradient * gradient;
          weights[at] = (weights[at] ?? 0) - (stepSize * gradient) / Math.sqrt(grown[at] ?? 1);
        }
      }
    }
    if (round < roundsMax - averaged) continue;
    addShare(mean.weights, weights, averaged);
    addShare(mean.bias, bias, averaged);
  }
  return { kinds, features, ...mean };
}

function addShare(sum: Float32Array, values: Float32Array, shares: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (values[i] ?? 0) / shares;
}

/** Kinds with their probability, most probable first. */
export function guessesOf(model: SentenceModel, sentence: string): readonly Guess[] {
  const guess = guessers.get(model) ?? remembered((text) => guessed(model, text));
  guessers.set(model, guess);
  return guess(sentence);
}

/** How much a thing with these features weighs for the second of two kinds, against the first. */
export function leaning(model: SentenceModel, features: readonly string[]): number {
  const rows = rowsOf(features, model.features);
  const [first = 0, second = 0] = score(rows, model.weights, model.bias, new Float64Array(model.kinds.length), 1 / Math.sqrt(rows.length + 1));
  return second - first;
}

/** How probably a thing with these features is of each kind, in their order. */
export function chancesOf(model: SentenceModel, features: readonly string[]): Float64Array {
  const rows = rowsOf(features, model.features);
  const scores = score(rows, model.weights, model.bias, new Float64Array(model.kinds.length), 1 / Math.sqrt(rows.length + 1));
  softmax(scores);
  return scores;
}

/** The memory goes with the model. */
const guessers = new WeakMap<SentenceModel, (sentence: string) => readonly Guess[]>();

function guessed(model: SentenceModel, sentence: string): Guess[] {
  const scores = chancesOf(model, sentenceFeatures(sentence));
  return model.kinds.map((kind, i) => ({ kind, probability: scores[i] ?? 0 })).sort((a, b) => b.probability - a.probability);
}

function rowsOf(features: readonly string[], known: ReadonlyMap<string, number>): number[] {
  const rows: number[] = [];
  for (const feature of features) {
    const row = known.get(feature);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

function score(rows: readonly number[], weights: Float32Array, bias: Float32Array, scores: Float64Array, scale: number): Float64Array {
  const width = scores.length;
  scores.set(bias);
  for (const row of rows) for (let kind = 0, at = row * width; kind < width; kind++, at++) scores[kind] = (scores[kind] ?? 0) + (weights[at] ?? 0) * scale;
  return scores;
}

function softmax(scores: Float64Array): void {
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] = Math.exp((scores[i] ?? 0) - highest);
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
}

/** Each example has its own place in each round, whichever others there are: one more example must not stir all of them. */
function shuffled<T extends { readonly seed: number }>(items: readonly T[], round: number): T[] {
  return items
    .map((item) => ({ item, place: chances(~item.seed, round)() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** 32 bits of a text (FNV-1a). */
export function seedOf(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state;
}

/** Numbers from 0 to 1, the same ones in every run (mulberry32): weights must not depend on chance. */
function chances(seed: number, round: number): () => number {
  let state = seed ^ Math.imul(round + 1, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
