// Of two accounts in one text, the one that is withdrawn: "it's not lars@… but lara@… who has it", "lars@… – sorry, I mean
// lara@…". In: a text, the model of which value holds. Out: the withdrawn addresses in small letters; none where nobody says
// that one is wrong, since two addresses in a row are a list.
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { valueThatHolds } from './value-that-holds.ts';

const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** As sure as where a sentence names two choices. */
const sureMin = 0.9;
/** That something is wrong or meant otherwise: without it nothing is put right. */
const putsRight = /(?<![\p{L}])(?:not|no|isn['’]t|sorry|mean|meant|correct(?:ion|ed)?|rather|instead|wrong|typo|oops|wait|nicht|nein|korrektur|korrigier\p{L}*|berichtigung|sondern|falsch|statt|quatsch|moment|pas|non|pardon|plutôt|erreur|mais|correction)(?![\p{L}])/iu;

export function saysOtherwise(text: string): boolean {
  return putsRight.test(text);
}

export function withdrawnAccounts(text: string, model: SentenceModel | null): ReadonlySet<string> {
  const said = [...text.matchAll(address)].map((one) => ({ key: one[0].toLowerCase(), start: one.index, end: one.index + one[0].length }));
  const keys = new Set(said.map(({ key }) => key));
  const verdict = keys.size === 2 && saysOtherwise(text) ? valueThatHolds(text, said, model) : null;
  return new Set(verdict === null || typeof verdict === 'string' || verdict.sureness < sureMin ? [] : [...keys].filter((key) => key !== verdict.holds));
}
