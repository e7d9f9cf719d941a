// "Gladly, at night too": a few words that sound like an answer, and could be the answer to anything. In: the words, the
// sentence they stand in with its neighbours, the field. Out: whether anything of them is about that field. What is asked
// right before, and what names the matter by a word of the field's own labels, counts; a sentence of more words speaks for itself.
import type { FieldRule } from '../../recognition-rules.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import { foldedWords, unaccented } from '../fold.ts';

/** As many words name no matter. */
const fewWordsMax = 5;
/** "Trials are welcome": it says itself of what. */
const ofItsSubject = /^(?!(?:it|that|this|das|es|ce|c['’])(?!\p{L}))\S.*\s(?:is|are|ist|sind|est|sont)\s/iu;
/** All kinds of the field together, of a sentence that may be about anything. */
const aboutMin = 0.3;
/** A stem that several labels share may name it in the sentence itself; beside it only one that most of them share, such as "test". */
const stemLetters = 4;
const labelsMin = 2;
const labelsShareMin = 0.25;

/** The memory goes with the rules. */
const stems = new WeakMap<FieldRule, Stems>();

interface Stems {
  readonly several: ReadonlySet<string>;
  readonly most: ReadonlySet<string>;
}

export interface Neighbours {
  readonly whole: string;
  readonly asked: string | null;
  readonly before: string;
  readonly behind: string;
}

export function isAboutField(clause: string, { whole, asked, before, behind }: Neighbours, field: FieldRule, model: SentenceModel): boolean {
  if (asked !== null || clause.split(/\s+/).length > fewWordsMax || ofItsSubject.test(clause)) return true;
  const own = stems.get(field) ?? matterOf(field);
  stems.set(field, own);
  const names = (text: string, known: ReadonlySet<string>): boolean => foldedWords(text).some((word) => known.has(unaccented(word).slice(0, stemLetters)));
  if (names(whole, own.several) || names(before, own.most) || names(behind, own.most)) return true;
  // The sentence without them: with them it sounds like an answer all the same.
  const others = [whole.replace(clause, ' '), before, behind].filter((text) => /\p{L}/u.test(text));
  return others.some((text) => likeness(text, field, model) >= aboutMin);
}

function likeness(text: string, field: FieldRule, model: SentenceModel): number {
  return guessesOf(model, text).reduce((sum, guess) => (field.toldLike?.some(({ kind }) => kind === guess.kind) === true ? sum + guess.probability : sum), 0);
}

function matterOf(field: FieldRule): Stems {
  const labels = field.labels.map(({ text }) => new Set(foldedWords(text).filter((word) => word.length >= stemLetters).map((word) => unaccented(word).slice(0, stemLetters))));
  const all = new Set(labels.flatMap((own) => [...own]));
  const inAtLeast = (count: number): ReadonlySet<string> => new Set([...all].filter((stem) => labels.filter((own) => own.has(stem)).length >= count));
  return { several: inAtLeast(labelsMin), most: inAtLeast(labels.length * labelsShareMin) };
}
