// A trained model as a text file, so that no gateway has to train one while mail waits: weights in 93 steps, one
// character each. In and out: the text of rules/sentences/learned.weights. Line 1: `version step kind kind …`; line 2:
// the weights that no feature has; then `feature TAB weights`, a character a kind. Behind empty lines
// more may stand: where clauses begin, which of two values holds, whom a fault hits, whom one may talk to, and of which case
// a sentence tells.
import type { SentenceModel } from './sentence-model.ts';

/** '!' to '~' without '@', which would make addresses: characters that no editor changes. 'P' is nothing. */
const lowest = 33;
const leftOut = 64;
const steps = 46;

export function learnedText({ kinds, features, weights, bias }: SentenceModel, version: string): string {
  const highest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), bias.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6));
  const step = highest / steps;
  const row = (values: Float32Array): string => String.fromCharCode(...values.map((weight) => characterOf(Math.round(weight / step))));
  const width = kinds.length;
  // What is rounded to nothing for every kind is not worth its line.
  const weightless = row(new Float32Array(width));
  const rows = [...features].map(([feature, at]) => [feature, row(weights.slice(at * width, (at + 1) * width))] as const).filter(([, steps]) => steps !== weightless);
  return [[version, step.toPrecision(6), ...kinds].join(' '), row(bias), ...rows.map((one) => one.join('\t')), ''].join('\n');
}

function characterOf(steppedWeight: number): number {
  const code = lowest + steps + steppedWeight;
  return code >= leftOut ? code + 1 : code;
}

const parting = '\n\n';

/** All models as one text. */
export function learnedTexts(...models: readonly string[]): string {
  return models.join('\n');
}

/** The model behind the first; null where nothing was learnt of it. */
export function readClauses(text: string): SentenceModel | null {
  return readFurther(text, 1);
}

/** The model behind those two. */
export function readValues(text: string): SentenceModel | null {
  return readFurther(text, 2);
}

/** The model behind those three. */
export function readAffected(text: string): SentenceModel | null {
  return readFurther(text, 3);
}

/** The model behind those four. */
export function readReached(text: string): SentenceModel | null {
  return readFurther(text, 4);
}

/** The model behind those five. */
export function readCases(text: string): SentenceModel | null {
  return readFurther(text, 5);
}

function readFurther(text: string, place: number): SentenceModel | null {
  let at = 0;
  for (let i = 0; i < place; i++) {
    const end = text.indexOf(parting, at);
    if (end < 0) return null;
    at = end + parting.length;
  }
  return readLearned(text.slice(at));
}

export function readLearned(text: string): SentenceModel {
  const end = text.indexOf(parting);
  const [head = '', bias = '', ...rows] = (end < 0 ? text : text.slice(0, end)).split('\n');
  const [, step = '', ...kinds] = head.split(' ');
  const size = Number(step);
  const width = kinds.length;
  const known = rows.filter((row) => row.length > width);
  const features = new Map<string, number>();
  const weights = new Float32Array(known.length * width);
  known.forEach((row, index) => {
    const end = row.length - width;
    features.set(row.slice(0, end - 1), index);
    for (let kind = 0; kind < width; kind++) weights[index * width + kind] = weightOf(row, end + kind, size);
  });
  return { kinds, features, weights, bias: Float32Array.from(kinds, (_, kind) => weightOf(bias, kind, size)) };
}

/** A character that is none of ours weighs nothing. */
function weightOf(row: string, at: number, step: number): number {
  const code = row.charCodeAt(at);
  const weight = code - (code > leftOut ? 1 : 0) - lowest - steps;
  return code !== leftOut && Math.abs(weight) <= steps ? weight * step : 0;
}
