// Who reported a fault in words that no list foresees: "I was stopped in the corridor by Ida Holm". Each person of a sentence
// is asked about by what the sentence is like with a placeholder in his place; examples of both, who reported it and who is
// only spoken of, stand in rules/sentences. In: sentences, the field with its kinds. Out: persons, each with his place.
import { foldedWords } from '../field/fold.ts';
import type { Sentence } from '../field/sentences.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { sentenceModel } from '../sentence/known-models.ts';
import { personAskedAbout } from '../sentence/sentence-features.ts';
import { guessesOf, type SentenceModel } from '../sentence/sentence-model.ts';
import { isFamilyName } from './family-names.ts';
import { isGivenName } from './given-names.ts';
import { personsIn, type NamedPerson } from './person-names.ts';
import { isCommonWord } from './short-named-persons.ts';

/** At least so much like a report. */
export const sureMin = 0.8;
/** Two capitalised words that may as well be a thing. */
const sureOfStranger = 0.92;
/** Less, and the sentence as a whole says that he is somebody else. */
const notOtherwise = 0.3;
const clauseWordsMin = 4;
const wordsBefore = 12;
const wordsBehind = 16;
const sentencesReadMax = 80;
const personsReadMax = 6;
const another = 'otherperson';
const title = /^(?:mr|mrs|ms|miss|dr|prof|herrn?|hr|frau|fr|madame|mme|monsieur|mlle|m)\.?\s/i;
/** A word that may be a given name, with or without a capital, and what may be the name behind it. */
const single = /(?<![\p{L}\p{N}.@'’-])(?:(?:mrs?|ms|miss|dr|frau|herrn?|mme)\.?\s)?(\p{L}\p{Ll}{1,14}(?:-\p{L}\p{Ll}{1,14})?)(?![\p{L}\p{N}@-]|['’](?!s(?!\p{L}))|\.\p{L})/gu;

/** Given names that are words as well, when they have no capital. */
const wordsToo = new Set('will mark may rose grace frank bill sue pat dawn joy don rob jack ray rich guy kit gene art drew ivy violet daisy iris amber ruby april june august hope faith summer autumn penny sandy misty crystal dale dean earl victor grant chase miles chuck rod tony pierre aurore ernst wolf jean mai max cliff glen heath reed wade clay rusty robin jay jo al ed cat angel star ali di kim san lin des pearl poppy prudence verity ambre flora kirk drew mina meta urban sana ari bo honor harm mike ava immo ora una ole merle linus marina signe rune noor perla lia gero hero pia blanche constance marine reine aime olive avril celeste noel noelle clement florent constant violette fleur jade perle aube luce jolie leger remy cherry sonny reed basil coral ivory carol candy lark'.split(' '));

export interface LearnedPerson extends NamedPerson {
  readonly sentence: Sentence;
}

export function learnedPersons(sentences: readonly Sentence[], rules: RecognitionRules, field: FieldRule): LearnedPerson[] {
  const kinds = new Set((field.toldLike ?? []).map(({ kind }) => kind));
  if (kinds.size === 0 || rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  return sentences.slice(0, sentencesReadMax).flatMap((sentence) => {
    const persons = candidates(sentence.text, model).slice(0, personsReadMax);
    const sureOf = (text: string): number => guessesOf(model, text).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
    return persons.filter((one) => {
      const asked = askedAbout(sentence.text, one, persons);
      const clause = clauseOf(asked);
      const [whole, part] = [sureOf(asked), clause === null ? 0 : sureOf(clause)];
      // "At eight Ida Holm rang, she may, and we looked it up": the rest of the sentence is about something else.
      return Math.max(whole, whole >= notOtherwise ? part : 0) >= surenessFor(one.name, model);
    }).map((one) => ({ ...one, sentence }));
  });
}

/** Full names, and given names that stand alone. */
export function candidates(text: string, { features }: Pick<SentenceModel, 'features'>): NamedPerson[] {
  const full = personsIn(text);
  const alone = [...text.matchAll(single)].flatMap((one) => {
    const [name, word = ''] = one;
    const taken = full.some((other) => one.index < other.end && one.index + name.length > other.start);
    if (taken || isCommonWord(word) || (!isGivenName(word) && !(title.test(name) && /^\p{Ll}/u.test(word)))) return [];
    if (!/^\p{Ll}/u.test(word)) return [{ name, start: one.index, end: one.index + name.length }];
    if (wordsToo.has(word)) return [];
    // "peggy unwin": what no sentence has is a name as well.
    const behind = /^\s(\p{Ll}{3,20})(?![\p{L}\p{N}@.-]\p{L}?)/u.exec(text.slice(one.index + name.length))?.[1] ?? '';
    const whole = behind === '' || features.has(behind) || isCommonWord(behind) ? name : `${name} ${behind}`;
    return [{ name: whole, start: one.index, end: one.index + whole.length }];
  });
  return [...full, ...alone];
}

/** What he is called tells that he is a person, or no example sentence has one of the words ("Planned Reports") but the family name ("Jonte Wolf"). */
export function surenessFor(name: string, { features }: SentenceModel): number {
  if (isKnownAsPerson(name)) return sureMin;
  const words = foldedWords(name);
  return words.some((word, i) => features.has(word) && !(i > 0 && i === words.length - 1 && isFamilyName(word))) ? Infinity : sureOfStranger;
}

function isKnownAsPerson(name: string): boolean {
  return title.test(name) || /^\p{Lu}\./u.test(name) || isGivenName((/^[\p{L}-]+/u.exec(name)?.[0] ?? ''));
}

/** The clause in which he stands, when it is more than his name. */
function clauseOf(asked: string): string | null {
  const clause = asked.split(/[,;:]\s+|\s[–—-]\s/u).find((part) => part.includes(personAskedAbout)) ?? '';
  return clause.trim().split(/\s+/).length < clauseWordsMin || clause === asked ? null : clause;
}

/** The sentence around him, with placeholders for him and for everybody else. */
function askedAbout(text: string, one: NamedPerson, all: readonly NamedPerson[]): string {
  const without = (part: string, others: readonly NamedPerson[]): string => others.reduce((left, { name }) => left.replaceAll(name, another), part);
  const others = all.filter((other) => other !== one);
  const before = without(text.slice(0, one.start), others).split(/\s+/).slice(-wordsBefore).join(' ');
  const behind = without(text.slice(one.end), others).split(/\s+/).slice(0, wordsBehind).join(' ');
  return `${before}${personAskedAbout}${behind}`;
}
