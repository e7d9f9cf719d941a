// "Yes. Ah no, correction: the customer has just refused", "ja. Stopp, er will doch keine Tests": a yes or no that the same
// answer takes back. In: the whole answer, its field, what its words are like. Out: what holds in the end; a problem where it is
// surely taken back but not surely the opposite; null where the first word stands ("yes. No need to call before").
import type { FieldRule } from '../../recognition-rules.ts';
import { readAnswer } from '../value/read-answer.ts';
import { takingBack } from './taken-back.ts';

type ToldAs = (text: string, rule: FieldRule) => string | null;

/** Where nothing but a choice stands before it, these take it back as well. */
const turning = 'finally|on second thoughts?|i stand corrected|come to think of it|doch nicht|doch lieber|letztlich|im nachhinein|finalement|au final|après coup|enfin(?: non| si)?|tout compte fait';
const plainNo = 'no|nope|non|nein|nee';
const plainYes = 'yes|oui|si|ja|doch';
const lead = String.raw`^(?<first>[\p{L}]{2,6})\s?(?:[.,;:!…]+|\s?[–—-]+)\s*(?:(?:ah?|ach|oh|euh|uh|oups|oops|well|actually|en fait|eigentlich)[\s,]+)*`;
const rest = String.raw`(?<rest>\S.*)$`;
const byWord = new RegExp(String.raw`${lead}(?:${takingBack}|${turning})(?![\p{L}'’])[\s,;:.!…–—-]*${rest}`, 'isu');
/** A bare yes or no takes back only with a mark behind it. */
const bySign = new RegExp(String.raw`${lead}(?<sign>${plainNo}|${plainYes})\s?[,;:.!…–—-]+\s*${rest}`, 'isu');
const answerCharactersMax = 400;

export function turnedChoice(text: string, rule: FieldRule, toldAs: ToldAs | undefined): { readonly value: 'yes' | 'no' | null; readonly problem: string | null } | null {
  const said = text.length > answerCharactersMax || toldAs === undefined ? undefined : (bySign.exec(text) ?? byWord.exec(text))?.groups;
  const first = said === undefined ? null : readAnswer(said['first'] ?? '');
  if (said === undefined || toldAs === undefined || (first !== 'yes' && first !== 'no')) return null;
  const told = laterAnswer(said['rest'] ?? '', rule, toldAs);
  if (told === first) return null;
  if (told !== null) return { value: told, problem: null };
  const sign = readAnswer(said['sign'] ?? '');
  return sign === null || sign === 'choice' || sign === first ? null : { value: null, problem: 'two different values' };
}

/** What stands behind as a whole, or the one thing that its clauses tell. */
function laterAnswer(behind: string, rule: FieldRule, toldAs: ToldAs): 'yes' | 'no' | null {
  const whole = toldAs(behind, rule);
  const parts = whole !== null ? [whole] : behind.split(/[,;:.]\s+|\s(?:so|also|donc|daher|deshalb)\s/u).map((part) => toldAs(part, rule) ?? readAnswer(part));
  const signs = new Set(parts.filter((one) => one === 'yes' || one === 'no'));
  return signs.size === 1 ? ([...signs][0] ?? null) : null;
}
