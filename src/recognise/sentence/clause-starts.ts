// Where a clause begins in text that has no marks: learnt from the example sentences themselves, by the words on either side
// of a gap. In: example sentences, or words and a gap between them. Out: a model, or how much speaks for a beginning. Commas
// inside of a sentence teach nothing: a clause may begin there and may not.
import { leaning, type KindOfSentence, type Sample, seedOf, type SentenceModel, trained } from './sentence-model.ts';
import { fold } from '../field/fold.ts';

const kinds = ['within', 'begins'];
const rounds = 6;
/** What fewer gaps have is chance. */
const seenMin = 6;
/** The neighbour is a sentence of the same kind, but not a variant of the same sentence. */
const neighbour = 7;
/** There are eight times as many gaps within a sentence; a third of them teaches the same. */
const withinShare = 3;
const suffixLetters = 3;
const suffixWordMin = 6;

const mark = /[.!?;:]$/u;
const comma = /,$|^[–—-]+$/u;

/** The word as it is compared: addresses, hosts, codes and figures are one word each. */
export function gapWord(token: string): string {
  const word = fold(token).replace(/^[("'„“”»«[]+/u, '').replace(/[.!?;:,)"'“”»«\]]+$/u, '');
  if (word.includes('@')) return '#mail';
  if (/^\+?\d[\d.,:/-]*$/u.test(word)) return '#figure';
  if (/\p{L}[\w-]*\.[\w-]*\p{L}{2}/u.test(word)) return '#host';
  return /\d/u.test(word) && /\p{L}/u.test(word) ? '#code' : word;
}

/** Of the gap in front of the word at this place. */
function gapFeatures(words: readonly string[], at: number): string[] {
  const word = (index: number): string => words[index] ?? '^';
  const [a2, a1, b1, b2, b3] = [word(at - 2), word(at - 1), word(at), word(at + 1), word(at + 2)];
  const [sa, sb, sc] = [suffix(a1), suffix(b1), suffix(b2)];
  return [`a${a1}`, `b${b1}`, `ab${a1} ${b1}`, `bb${b1} ${b2}`, `aa${a2} ${a1}`, `bbb${b1} ${b2} ${b3}`, `c${b2}`, `d${a2}`, `s${sa}`, `t${sb}`, `st${sa} ${sb}`, `tt${sb} ${sc}`, `aab${a2} ${a1} ${b1}`, `abb${a1} ${b1} ${b2}`];
}

function suffix(word: string): string {
  return word.length >= suffixWordMin ? `~${word.slice(-suffixLetters)}` : word;
}

/** More than nothing speaks for a clause that begins with the word at this place. */
export function startsClause(model: SentenceModel, words: readonly string[], at: number): number {
  return leaning(model, gapFeatures(words, at));
}

export function trainClauses(examples: readonly KindOfSentence[], seenAtLeast = seenMin): SentenceModel {
  return trained(kinds, examples.flatMap(({ examples: sentences }) => {
    const all = sentences.map((text) => text.split(/\s+/u).filter((token) => token !== ''));
    return all.flatMap((tokens, at) => samplesOf(tokens, all[(at + neighbour) % all.length] ?? []));
  }), seenAtLeast, rounds);
}

function samplesOf(tokens: readonly string[], next: readonly string[]): Sample[] {
  const words = [...tokens, ...next.slice(0, 3)].map(gapWord);
  const seed = seedOf(tokens.join(' '));
  return words.slice(0, tokens.length + 1).flatMap((_, at): Sample[] => {
    const before = tokens[at - 1];
    if (before === undefined || comma.test(before) || comma.test(tokens[at] ?? '')) return [];
    const begins = at === tokens.length || mark.test(before);
    if (!begins && (seed + at) % withinShare !== 0) return [];
    return [{ kind: begins ? 1 : 0, seed: seed ^ Math.imul(at, 0x9e3779b9), features: gapFeatures(words, at) }];
  });
}
