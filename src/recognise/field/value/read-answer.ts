// Yes and no in English, German and French, with the words people put behind them. "No" is an answer like any other
// (RET-41): only silence is missing. A choice that a form printed ("yes / no") is silence. What carries both signs, or
// goes on in a way that is not known, is neither: a "yes" nobody gave permits what the customer forbade.
import { firmWords, inPrinciple, negativeSign, noPhrases, noWords, opening, positiveSign, refusalGoesOn, yesPhrases, yesWords } from './answer-words.ts';
import { unaccented } from '../fold.ts';
import { asItStands } from '../withdrawn/as-it-stands.ts';

const tick = String.raw`(?:\[\s*[xX✓✔]\s*\]|☒|☑|✔|✓|🗹)`;
/** A box stands in front of its word in most forms, behind it in some. */
const boxFirst = /^\s*(?:\[|☒|☑|☐|✔|✓|🗹)/u;
const tickBefore = new RegExp(`${tick}\\s*(yes|ja|oui|no|nein|non)\\b`, 'iu');
const tickBehind = new RegExp(`\\b(yes|ja|oui|no|nein|non)\\s*${tick}`, 'iu');
const choice = /^\(?\s*(?:yes|ja|oui|y|j|o)\s*(?:\/|\||or|oder|ou|,|-)\s*(?:no|nein|non|n)\s*\)?(?:\s*(?:\/|,|or)\s*\p{L}{0,12})?[?.]?$/iu;
const openChoice = /\[\s*\]\s*(?:yes|ja|oui|no|nein|non)\b[^[]{0,10}\[\s*\]|☐\s*(?:yes|ja|oui|no|nein|non)\b[^☐]{0,10}☐/i;
/** A stop, or nothing more. */
const stop = /^\s*(?:$|[.,;:!?()–—"'*_]|-\s|\bbut\b|\baber\b|\bmais\b|\bthanks?\b|\bplease\b\s*(?:$|[.,!–-])|\bbitte\b\s*(?:$|[.,!–-]))/;
/** Longer texts are stories; their first words decide. */
const readCharactersMax = 160;

type Sign = 'yes' | 'no';

/** "yes", "no", 'choice' for a printed choice nobody answered, null when the text is neither or both. */
export function readAnswer(text: string): Sign | 'choice' | null {
  const trimmed = text.trim();
  const mark = (boxFirst.test(trimmed) ? tickBefore : tickBehind).exec(trimmed);
  if (mark !== null) return yesWords.test(unaccented(mark[1] ?? '')) ? 'yes' : 'no';
  if (choice.test(trimmed) || openChoice.test(trimmed)) return 'choice';
  const folded = unaccented(trimmed).replace(/^[\s"'„“([*_>-]+/, '').slice(0, readCharactersMax);
  const said = firstSign(folded) ?? firstSign(folded.slice(opening.exec(folded)?.[0].length ?? 0));
  if (said === null) return inPrinciple.test(folded) && !negativeSign.test(folded) ? 'yes' : null;
  if (stop.test(said.rest)) return contradicted(said) ? null : said.sign;
  if (said.sign === 'yes') return negativeSign.test(said.rest) ? null : 'yes';
  if (said.kind === 'phrase') return contradicted(said) ? null : 'no';
  if (positiveSign.test(said.rest.replace(/(?:not|nicht|pas)\s+\p{L}+/gu, ' '))) return null;
  return said.kind === 'firm' || refusalGoesOn.test(said.rest.trimStart()) ? 'no' : null;
}

/** The same, and where the text begins with what was said before, what is said last: "First I said yes, but in the end it is no". */
export function readLastAnswer(text: string): Sign | 'choice' | null {
  return readAnswer(text) ?? asItStands(text).map(readAnswer).find((said) => said === 'yes' || said === 'no') ?? null;
}

/** The first sign of a longer answer as it stands, for questions that are answered in words as well. */
export function readFirstSign(text: string): Sign | null {
  return firstSign(unaccented(text.trim()).replace(/^[\s"'„“([*_>-]+/, ''))?.sign ?? null;
}

interface Said {
  readonly sign: Sign;
  readonly kind: 'phrase' | 'firm' | 'word';
  readonly rest: string;
}

function firstSign(text: string): Said | null {
  const tried = [[noPhrases, 'no', 'phrase'], [yesPhrases, 'yes', 'phrase'], [yesWords, 'yes', 'word'], [noWords, 'no', 'word']] as const;
  const found = tried.flatMap(([words, sign, kind]) => {
    const length = words.exec(text)?.[0].length ?? 0;
    return length === 0 ? [] : [{ sign, kind, length }];
  });
  // A phrase says more than its first word; of two phrases the longer one is meant.
  const best = found.sort((a, b) => Number(b.kind === 'phrase') - Number(a.kind === 'phrase') || b.length - a.length)[0];
  if (best === undefined) return null;
  return { sign: best.sign, kind: best.kind === 'word' && firmWords.test(text) ? 'firm' : best.kind, rest: text.slice(best.length) };
}

/** "No, go ahead", "yes, of course not": the next clause takes it back. "Yes, but not on Mondays" only narrows it. */
function contradicted(said: Said): boolean {
  const next = firstSign(said.rest.replace(/^[\s\p{P}]+/u, '').replace(/^(?:please|bitte|merci)[\s,]+(?=go |yes|ja|oui)/u, ''));
  if (next === null || next.sign === said.sign) return false;
  if (said.sign === 'yes') return !(yesPhrases.test(said.rest.replace(/^[\s\p{P}]+/u, '')));
  return next.kind !== 'word' || /^(?:yes|ja|oui|ok|okay|sure|fine)/.test(said.rest.replace(/^[\s\p{P}]+/u, ''));
}
