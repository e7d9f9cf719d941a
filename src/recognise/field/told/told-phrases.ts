// The phrases by which a pack has a field told (`told_by`), made ready for the search in folded sentences. In: the rule of
// a field. Out: patterns, made once with the rules.
import type { FieldRule } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import { openChoice } from '../value/open-answer.ts';

/** A phrase that ends with one of these has the person behind it. */
const towards = /(?:^|\s)(?:by|of|from|with|got|have|user called|caller is|caller was|user is|reporter is|according to|hat es|von|durch|par|laut|selon|de|chez)$|(?<!\bask(?:s|ed)) for$/;
/** A shorter spelling stands in many sentences by chance. */
const selfTellingWordsMin = 3;

export interface Phrases {
  readonly all: readonly string[];
  readonly any: RegExp;
  /** Of several words; of one word at the beginning of a clause. null = there are none. */
  readonly several: RegExp | null;
  readonly opening: RegExp | null;
  readonly start: RegExp;
  /** Of a choice, longest first, with a blank on either side. */
  readonly spellings: readonly { readonly value: string; readonly key: string }[];
  /** Choices that are phrases with a gap. */
  readonly gaps: readonly { readonly search: RegExp; readonly value: string }[];
  readonly towards: RegExp | null;
}

/** The memory goes with the rules. */
const compiled = new WeakMap<FieldRule, Phrases>();

/** `*` in a phrase is a gap of up to three words. A choice of three words or more tells itself ("not checked yet"), but "do not know" may be about anything. */
export function phrasesOf(field: FieldRule): Phrases {
  const found = compiled.get(field);
  if (found !== undefined) return found;
  const long = field.kind !== 'enum' ? [] : [...field.values.map((value) => ({ text: value, value })), ...field.words].filter(({ text, value }) => !openChoice.test(value) && foldedWords(text).length >= selfTellingWordsMin).map(({ text }) => text);
  const all = [...field.toldBy, ...long].map((phrase) => phrase.split('*').map((part) => foldedWords(part).join(' ')).join(' * '));
  const pattern = (phrase: string): string => phrase.replace(/ \* /g, '(?: (?!not |never |t )[^ ]+){0,3} ');
  const anyOf = (phrases: readonly string[], before: string, after: string): RegExp | null =>
    phrases.length === 0 ? null : new RegExp(`${before}(?:${phrases.map(pattern).join('|')})${after}`, 'u');
  const made = {
    all: all.filter((phrase) => !phrase.includes('*')).map((phrase) => ` ${phrase} `),
    any: anyOf(all, ' ', '(?= )') ?? /(?!)/u,
    several: anyOf(all.filter((phrase) => phrase.includes(' ')), ' ', '(?= )'),
    opening: anyOf(all.filter((phrase) => !phrase.includes(' ')), ' \\| (?:(?:and|also|already|then|have|has|so far|just|und|bereits|schon|et|deja) ){0,2}', '(?= )'),
    spellings: field.kind !== 'enum' ? [] : [...field.values.map((value) => ({ text: value, value })), ...field.words].map((one) => ({ value: one.value, key: ` ${foldedWords(one.text).join(' ')} ` })).sort((a, b) => b.key.length - a.key.length),
    gaps: field.kind !== 'enum' ? [] : field.words.filter((word) => word.text.includes('*')).map((word) => ({ value: word.value, search: anyOf([word.text.split('*').map((part) => foldedWords(part).join(' ')).join(' * ')], ' ', '(?= )') ?? /(?!)/u })),
    start: anyOf(all.filter((phrase) => !towards.test(phrase)), '^ ', ' ') ?? /(?!)/u,
    towards: anyOf(all.filter((phrase) => towards.test(phrase)), ' ', '(?: (?!by |for |from )[a-z]+){0,3}$'),
  };
  compiled.set(field, made);
  return made;
}
