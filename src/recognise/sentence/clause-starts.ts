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

const contraction = /^(\p{L}+)'(s|re|ve|m|ll|d|t)$/u;

/** The word as it is compared: addresses, hosts, codes and figures are one word each. */
export function gapWord(token: string): string {
  const word = fold(token).replace(/^[("'„“”»«[]+/u, '').replace(/[.!?;:,)"'“”»«\]]+$/u, '');
  if (word.includes('@')) return '#mail';
  if (/^\+?\d[\d.,:/-]*$/u.test(word)) return '#figure';
  if (/\p{L}[\w-]*\.[\w-]*\p{L}{2}/u.test(word)) return '#host';
  // Who sets no marks sets no apostrophes.
  return /\d/u.test(word) && /\p{L}/u.test(word) ? '#code' : word.replace(contraction, '$1$2');
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
    return all.flatMap((tokens, at) => {
      const next = all[(at + neighbour) % all.length] ?? [];
      return [...samplesOf(tokens, next), ...strungOf(tokens, next)];
    });
  }), seenAtLeast, rounds);
}

/** Where nobody sets a full stop, people go on with "and" about something else: so many of the sentences are strung so. */
const strungShare = 3;
/** What begins behind it has a subject of its own: "… and press delete" goes on. */
const and: readonly { readonly word: string; readonly of: RegExp; readonly subject: RegExp }[] = [
  { word: 'and', of: /^(?:the|is|are|we|it|to|of|in|on|has|not|they|i|a|our|for|was)$/, subject: /^(?:the|an?|our|my|their|his|her|its|your|this|that|these|those|we|i|it|they|he|she|you|there|what|nobody|everybody|everyone|somebody|please|if|when|as|since|for|in|on|at|#.*|its|im|ive|weve)$/ },
  { word: 'und', of: /^(?:der|die|das|den|ist|sind|wir|nicht|ein|eine|im|zu|auf|es|ich|haben|hat|unser)$/, subject: /^(?:der|die|das|wir|ich|es|er|sie|ihr|man|eine?|unsere?|meine?|ihre?|seine?|was|niemand|keiner|bitte|dann|danach|wenn|seit|bei|im|in|am|an|auf|fur|laut|zum|soweit|ob|zwar|#.*)$/ },
  { word: 'et', of: /^(?:le|la|les|nous|est|sont|un|une|ne|pas|en|du|des|on|je|il|notre|avons|l'.+|d'.+)$/, subject: /^(?:le|la|les|un|une|nous|je|il|elle|ils|elles|on|ca|ce|cela|cette|notre|nos|mon|ma|mes|leur|leurs|personne|si|quand|depuis|pour|l'.+|j'.+|c'.+|d'apres|#.*)$/ },
];

/** May a clause begin with the word at this place? "And" begins one only with a subject behind it. */
export function mayBegin(words: readonly string[], at: number): boolean {
  const joining = and.find(({ word }) => word === words[at]);
  return joining === undefined || joining.subject.test(words[at + 1] ?? '');
}

function strungOf(tokens: readonly string[], next: readonly string[]): Sample[] {
  const seed = seedOf(tokens.join(' '));
  if (seed % strungShare !== 0) return [];
  const words = tokens.map(gapWord);
  const count = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length;
  const joining = [...and].sort((one, other) => count(other.of) - count(one.of))[0];
  if (joining === undefined || !joining.subject.test(gapWord(next[0] ?? ''))) return [];
  const strung = [...words, joining.word, ...next.slice(0, 3).map(gapWord)];
  return [1, 0].map((kind) => ({ kind, seed: seed ^ (kind + 1), features: gapFeatures(strung, tokens.length + 1 - kind) }));
}

/** The few that stand within a sentence all teach. */
function joins(word: string): boolean {
  return and.some((one) => one.word === word);
}

function samplesOf(tokens: readonly string[], next: readonly string[]): Sample[] {
  const words = [...tokens, ...next.slice(0, 3)].map(gapWord);
  const seed = seedOf(tokens.join(' '));
  return words.slice(0, tokens.length + 1).flatMap((_, at): Sample[] => {
    const before = tokens[at - 1];
    if (before === undefined || comma.test(before) || comma.test(tokens[at] ?? '')) return [];
    const begins = at === tokens.length || mark.test(before);
    if (!begins && (seed + at) % withinShare !== 0 && !joins(words[at] ?? '')) return [];
    return [{ kind: begins ? 1 : 0, seed: seed ^ Math.imul(at, 0x9e3779b9), features: gapFeatures(words, at) }];
  });
}
