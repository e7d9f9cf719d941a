// What a text says of a value that stands in it: that it holds, that it is withdrawn, or that the matter is left open. "X, no,
// Y", "first X, the log says Y", "Y, whatever the portal shows" are learnt from examples in which `thisvalue` stands for the
// value that is asked about and `othervalue` for any other; a word counts by the values between which it stands, because
// "wrong" behind the first says the contrary of "wrong" behind the second. In: examples, or a text with placeholders. Out: a
// model, or how much speaks for each standing. An example of the one tells of the other value as well: it is learnt twice.
import { fold } from '../field/fold.ts';
import { chancesOf, type KindOfSentence, type Sample, seedOf, type SentenceModel, trained } from './sentence-model.ts';

export const askedValue = 'thisvalue';
export const anotherValue = 'othervalue';

/** Kinds of rules/sentences, with what their other value is. */
const kinds = ['value_holds', 'value_withdrawn', 'value_open', 'value_corrects', 'value_mentioned'] as const;
type ValueKind = (typeof kinds)[number];
const turned: Readonly<Record<ValueKind, ValueKind>> = { value_holds: 'value_withdrawn', value_withdrawn: 'value_holds', value_open: 'value_open', value_corrects: 'value_mentioned', value_mentioned: 'value_mentioned' };

/** Inside of one answer, and of a sentence that comes later in the letter. */
export const inAnswer: readonly ValueKind[] = ['value_holds', 'value_withdrawn', 'value_open'];
export const inLaterSentence: readonly ValueKind[] = ['value_corrects', 'value_mentioned'];

const seenMin = 2;
const rounds = 20;
const tokensMax = 60;
const stemLetters = 5;
const stemWordMin = 6;
const valuesMax = 4;
const placeholders: ReadonlyMap<string, string> = new Map([[fold(askedValue), 'T'], [fold(anotherValue), 'O'], ['thisperson', 'T'], ['otherperson', 'O']]);

export function isValueKind(kind: string): kind is ValueKind {
  return (kinds as readonly string[]).includes(kind);
}

export function trainValues(examples: readonly KindOfSentence[], seenAtLeast = seenMin): SentenceModel {
  const samples = examples.flatMap(({ kind, examples: texts }) => (isValueKind(kind) ? texts.flatMap((text) => samplesOf(text, kind)) : []));
  return trained(kinds, samples, seenAtLeast, rounds);
}

function samplesOf(text: string, kind: ValueKind): Sample[] {
  const sample = (words: string, told: ValueKind): Sample => ({ kind: kinds.indexOf(told), seed: seedOf(words), features: placeFeatures(words) });
  const other = text.includes(anotherValue) ? [sample(exchanged(text), turned[kind])] : [];
  return [sample(text, kind), ...other];
}

function exchanged(text: string): string {
  return text.replace(/thisvalue|othervalue/g, (word) => (word === askedValue ? anotherValue : askedValue));
}

/** How much of its likeness to these kinds is likeness to each, 0 to 1. */
export function standingOf(model: SentenceModel, text: string, among: readonly ValueKind[]): ReadonlyMap<ValueKind, number> {
  const all = chancesOf(model, placeFeatures(text));
  const own = among.map((kind) => all[model.kinds.indexOf(kind)] ?? 0);
  const sum = own.reduce((a, b) => a + b, 0);
  return new Map(among.map((kind, i) => [kind, sum === 0 ? 0 : (own[i] ?? 0) / sum]));
}

const token = /[\p{L}\p{N}]+|[,;:.!?()[\]/→>–—=…-]/gu;

function tokensOf(text: string): string[] {
  return (fold(text.replace(/-+>|=>|→/g, ' > ').replace(/\.{2,}/g, '…')).match(token) ?? []).slice(0, tokensMax).map((one) => (/\d/u.test(one) ? '#' : one.replace(/[–—]/u, '-')));
}

/** Words with the values, or the persons, on either side of them: `^T`, `TO`, `OT`, `T$` … */
export function placeFeatures(text: string): string[] {
  const tokens = tokensOf(text);
  const names = tokens.map((one) => placeholders.get(one) ?? null);
  const features = new Set<string>();
  features.add(`=${names.filter((name) => name !== null).slice(0, valuesMax).join('')}`);
  let last = '^';
  for (const [at, word] of tokens.entries()) {
    const name = names[at];
    if (name != null) {
      last = name;
      continue;
    }
    const next = names.slice(at + 1).find((one) => one !== null) ?? '$';
    const place = `${last}${next}`;
    const [before, behind] = [names[at - 1] ?? tokens[at - 1] ?? '^', names[at + 1] ?? tokens[at + 1] ?? '$'];
    for (const one of [word, ...(word.length >= stemWordMin ? [`${word.slice(0, stemLetters)}~`] : [])]) {
      features.add(`${place}|${one}`);
      features.add(one);
    }
    features.add(`${place}|${before} ${word}`);
    features.add(`${place}|${word} ${behind}`);
    features.add(`${before} ${word} ${behind}`);
  }
  return [...features];
}
