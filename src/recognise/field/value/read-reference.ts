// The number that somebody has for the case, out of what stands behind its label: "not AV-60080 any more (merged), new
// AV-60081", "77/26 (the earlier 12/26 is closed)", "statt T-8801 bitte T-8812". In: the text. Out: the one number that is
// meant; null where none or several are left. What a text says is old, closed or merged is not meant.
import { withoutExcluded } from '../withdrawn/excluded.ts';
import { isEmptyAnswer } from './no-value.ts';

/** Letters and digits with their strokes; a word, a day and a clock time are none. */
const token = /(?<![\p{L}\p{N}@./_-])#?(?:\p{Lu}{2,8}\s(?=\d{3}))?(?=[\p{L}\d._/-]*\d)[\p{L}\d]+(?:[._/-][\p{L}\d]+)*(?![\p{L}\p{N}@])/gu;
const otherwise = /^(?:\d{1,2}\.\d{1,2}(?:\.\d{0,4})?|(?:19|20)\d\d|\d{1,2}[ap]m|\d{1,2}|\d{1,2}:\d\d|[a-z]+)$/i;
const old = String.raw`(?:no longer|not|never|formerly|previously|was|were|had been|old|older|earlier|former|previous|instead of|rather than|replaces|replaced|supersedes|nicht mehr|nicht|kein\p{L}*|statt|anstatt|anstelle(?: von)?|ehemals|früher\p{L}*|bisher\p{L}*|vormals|alte?[rnms]?|ersetzt|war|n['’]est plus|n['’]est pas|ne\s\p{L}+\s(?:plus|pas)|plus|pas|au lieu de|ancien(?:ne)?(?:ment)?|remplace|était)`;
const oldBefore = new RegExp(String.raw`(?<![\p{L}])${old}(?:\s?:)?\s(?:(?!(?:but|now|sondern|jetzt|mais|maintenant)\s)[\p{L}.]+\s){0,2}$`, 'iu');
const oldBehind = /^\s?[,(–-]?\s?(?:(?:that|which|it|der|die|das|er|sie|il|elle|qui)\s)?(?:(?:is|was|has been|got|ist|wurde|est|a été)\s)?(?:now\s|already\s|jetzt\s|schon\s|bereits\s|désormais\s)?(?:closed|merged|obsolete|superseded|void|gone|invalid|no longer|zu(?=[\s,.)]|$)|geschlossen|zusammengelegt|zusammengeführt|erledigt|ungültig|hinfällig|storniert|überholt|closes?|clos|fusionnée?|fermée?|caduque?|annulée?|obsolète)(?![\p{L}])/iu;

/** "INC-1042", "INC 1042", "2026/310-7". */
const plain = /^#?[\p{L}\d._/-]+(?:\s#?[\d._/-]+)?[.,;]?$/u;

/** Behind its label; without a digit it is no number, only what is said about one. Several stay as they were written. */
export function readReference(text: string, strict: boolean): string[] {
  if (isEmptyAnswer(text) || !/\d/.test(text)) return [];
  if (plain.test(text)) return [text.replace(/[.,;]+$/, '')];
  const found = referenceIn(text);
  return found === null && strict ? [] : [found ?? text];
}

export function referenceIn(text: string): string | null {
  const meant = withoutExcluded(text);
  const all = [...meant.matchAll(token), ...(meant === text ? [] : text.matchAll(token))].filter((one) => !otherwise.test(one[0]));
  const standing = all.filter((one) => !oldBefore.test(text.slice(Math.max(0, one.index - 50), one.index)) && !oldBehind.test(text.slice(one.index + one[0].length, one.index + one[0].length + 40)));
  const values = [...new Set(standing.map((one) => one[0]))];
  if (values.length === 1) return values[0] ?? null;
  // What stands in a bracket is said beside it.
  const outside = [...new Set(standing.filter((one) => !bracketed(text, one.index)).map((one) => one[0]))];
  return outside.length === 1 ? (outside[0] ?? null) : null;
}

function bracketed(text: string, at: number): boolean {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at);
}
