// "Please replace A by B", "bitte A durch B ersetzen", "veuillez remplacer A par B": somebody asks to exchange what he wrote
// above. In: what stands before, between and behind two values, or a pattern of a value. Out: whether the second one holds,
// or patterns that find both. What he replaced himself, will replace or does not want replaced corrects nothing.

const asks = String.raw`(?:(?<=^\W*|[,;:–—(-]\s|[.!?]\s)|(?<=(?<![\p{L}])(?:please|kindly|just|then|and|so|bitte|und|merci de|veuillez|et)\s))(?:replace|swap|exchange|substitute|ersetze|ersetzt|ersetzen sie|tausche|tauscht|tauschen sie|remplace[rz]|échange[rz])`;
const words = String.raw`(?:[\p{L}'’-]+\s){0,6}?`;
const few = String.raw`(?:[\p{L}'’-]+\s){0,2}?["„“«]?`;
const by = '(?:by|with|for|durch|gegen|par|contre)';
const endsSo = '(?:ersetzen|austauschen|tauschen)';

const asked = new RegExp(String.raw`${asks}\s${words}["„“«]?$`, 'iu');
const joined = new RegExp(String.raw`^["“”»]?\s(?:bitte\s|please\s)?${by}\s${few}$`, 'iu');
const wished = /(?<![\p{L}])bitte\s[^.;!?]{0,80}$/iu;
const endsAsked = new RegExp(String.raw`^["“”»]?\s(?:zu\s)?${endsSo}(?![\p{L}])`, 'iu');
const denied = /(?<![\p{L}])(?:not|don['’]?t|never|nicht|nie|ne|pas)(?![\p{L}])[^.;!?]{0,60}$/iu;

/** Of two values in a text: the first is asked to be replaced by the second. */
export function asksToReplace(before: string, between: string, behind: string): boolean {
  return joined.test(between) && !denied.test(before) && (asked.test(before) || (wished.test(before) && endsAsked.test(behind)));
}

/** The groups `wrong` and `right` of such a sentence, for values of a pattern. */
export function replacingForms(value: string): RegExp[] {
  const both = String.raw`(?<wrong>${value})["“”»]?\s(?:bitte\s)?${by}\s${few}(?<right>${value})`;
  return [new RegExp(String.raw`(?<!(?:not|don['’]?t|never|nicht|ne)\s(?:please\s|bitte\s)?)${asks}\s${words}["„“«]?${both}`, 'giu'), new RegExp(String.raw`(?<![\p{L}])bitte\s(?:(?!nicht\s)[\p{L}'’:-]+\s){0,8}?["„“«]?${both}["“”»]?\s${endsSo}(?![\p{L}])`, 'giu')];
}
