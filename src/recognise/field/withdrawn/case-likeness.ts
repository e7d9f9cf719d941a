// What no word of a list decides: whether a sentence is like examples of another case ("a hoster we know sees the same on …",
// "what Tom tried on Monday belongs to another ticket") or of this one. In: a sentence, the model of cases, null where
// nothing was learnt. Out: yes or no, or where in a sentence the part of the other begins. What is not surely like
// another case is of this one; numbers and hosts in a row tell of nothing but themselves.
import { caseChances } from '../../sentence/case-standing.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { unaccented } from '../fold.ts';
import { bracket } from './another-case.ts';
import { caseMarks } from './case-words.ts';

/** A part that is open goes on more easily than it begins. */
const otherMin = 0.95;
const goesOnMin = 0.6;
const thisMin = 0.95;
/** Outside of its brackets a sentence may be of few words. */
const bareMin = 0.3;
const sentenceCharactersMax = 400;
const toldWordsMin = 4;
/** A row of a form answers its label. */
const row = /^\s*[^:.!?]{2,60}:\s/u;
/** Marks that part more than a comma does. */
const strongEnds = /;\s+|\s[–—-]\s|,?\s(?=(?:but|while|whereas|aber|während|mais|tandis que|alors que)\s)/gi;

/** `goesOn`: the sentence before told of another case. */
export function isLikeAnother(sentence: string, model: SentenceModel | null, goesOn = false): boolean {
  if (model === null || row.test(sentence) || sentence.length > sentenceCharactersMax || !isTold(sentence)) return false;
  const bare = sentence.replace(bracket, ' ');
  return otherChance(model, sentence) >= (goesOn ? goesOnMin : otherMin) && (bare === sentence || otherChance(model, bare) >= bareMin);
}

/** "Our AB-4711 was picked up two weeks ago": words of another time, and yet of this case. */
export function isLikeThis(sentence: string, model: SentenceModel | null): boolean {
  return model !== null && sentence.length <= sentenceCharactersMax && caseChances(model, sentence.trim()).case_this >= thisMin;
}

/** "Linux - the Windows box I listed first was the jump host": where the part of the other begins; null = nowhere. */
export function otherPartFrom(sentence: string, model: SentenceModel | null): number | null {
  if (model === null) return null;
  for (const end of sentence.matchAll(strongEnds)) {
    const [before, behind] = [sentence.slice(0, end.index), sentence.slice(end.index + end[0].length)];
    if (isLikeThis(before, model) && otherChance(model, behind) >= otherMin) return end.index;
  }
  return null;
}

function otherChance(model: SentenceModel, text: string): number {
  return caseChances(model, text.trim()).case_other;
}

function isTold(text: string): boolean {
  const words = text.match(/(?<![\p{L}\p{N}.@/-])\p{L}+(?![\p{L}\p{N}@/-]|\.\p{L})/gu)?.length ?? 0;
  return words > toldWordsMin || (words === toldWordsMin && caseMarks(unaccented(text).replace(/\s+/g, ' ').trim()).length > 0);
}
