// "Der Schweregrad dürfte mit 3 zutreffend bemessen sein", "the severity may be assessed at 3", "gravité retenue : 3": a
// sentence that speaks of the level and has one figure in it, which counts nothing. In: the sentence, the names of the
// level. Out: the figure, or null. None where it is denied, asked, left open, of another time or what somebody else says.
import { foldedWords } from '../fold.ts';
import { figureOf, numberWord } from '../value/number-words.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';

const sentenceWordsMax = 22;
const nameLettersMin = 5;
const figures = new RegExp(String.raw`(?<![\p{L}\p{N}.,:/-])(?:\d[\p{L}\p{N}.,:/-]*\p{N}|\d|(?:${numberWord.replace(/\b(?:one|un|eins)\|/g, '')}))(?![\p{L}\p{N}])`, 'giu');
/** "The severity will be told in 3 days": what else stands behind the figure is counted by it. */
const uncounted = /^\s*(?:$|["')\].,;:!?–—>-])|^\s(?:for|in|to|because|since|as|at|from|then|now|please|today|but|here|is|will|would|seems|appropriate|adequate|justified|suitable|enough|correct|right|fair|reasonable|sufficient|für|nach|aus|weil|da|denn|bitte|zutreffend|angemessen|richtig|passend|ausreichend|gerechtfertigt|sachgerecht|zu|sein|festgelegt|sehen|setzen|vergeben|nehmen|sagen|wählen|geben|(?:ge|be|an|ein|ver|zu)\p{Ll}{4,}|pour|selon|car|adaptée?|juste|suffit|serait|est|nous|me)(?!\p{L})/u;
const notSo = /(?<!\p{L})(?:not|no|never|n['’]t|nicht|kein\p{L}*|nie|ne|pas|jamais|if|whether|or|ob|oder|ou|si|he|she|they|boss|manager|customers?|clients?|users?|kund\p{L}*|chef\p{L}*|er|il|elle|ils|was|were|had|war|waren|hatten?|avait|était|last|previous|former|yesterday|vorige\p{L}*|letzte\p{L}*|gestern|hier|dernier\p{L}*|maybe|perhaps|vielleicht|womöglich|peut-être|between|zwischen|entre|tickets?|cases?|fälle|maximum|least|mindestens|höchstens|moins)(?!\p{L})/iu;

export function onlyLevel(sentence: string, names: ReadonlySet<string>): string | null {
  const words = foldedWords(sentence);
  if (words.length > sentenceWordsMax || sentence.trim().endsWith('?') || !words.some((word) => isName(word, names))) return null;
  const [only, ...more] = [...sentence.matchAll(figures)];
  if (only === undefined || more.length > 0 || !uncounted.test(sentence.slice(only.index + only[0].length)) || notSo.test(sentence) || leavesOpen(sentence)) return null;
  // Right behind its name it is read elsewhere, and what is no level there ("turned the dial to level 3") is none here.
  const beside = foldedWords(sentence.slice(0, only.index)).at(-1);
  return beside !== undefined && isName(beside, names) && !sentence.slice(0, only.index).includes(':') ? null : figureOf(only[0]);
}

/** Also with an ending: "des Schweregrades". */
function isName(word: string, names: ReadonlySet<string>): boolean {
  return names.has(word) || [...names].some((name) => name.length >= nameLettersMin && /^(?:s|es|e|en)$/.test(word.startsWith(name) ? word.slice(name.length) : '-'));
}
