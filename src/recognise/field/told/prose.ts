// What the writer says without any label: the new text without labelled lines, greeting, courtesy and closing. It
// counts only for fields that the pack allows to be stated in prose, and only when no label states them.
import { isClosing, isGreeting, isName, isPolite, isThanks, withoutSignedName } from '../closing.ts';
import { isGivenName } from '../../people/given-names.ts';
import { isPointer } from '../value/no-value.ts';
import { phoneOf } from '../value/read-contact.ts';
import type { TextLine } from '../text-line.ts';
import { joined, type ValueLine } from '../value/value-text.ts';

export interface Prose {
  readonly text: string;
  readonly line: number;
}

/** "Any news?", "Is anybody reading this?": about the mail, not about its matter. */
const asksAfter = /^(?:(?:hello|hallo|hi|hey|bonjour)[\s?!,.]+)?(?:any (?:news|updates?|progress|eta)\b|is (?:anybody|anyone|somebody|someone) (?:reading|there|looking)|what(?:'s| is) the (?:status|progress)|when (?:will|can|may) (?:we|i) (?:hear|expect)|gibt es (?:schon )?(?:was |etwas )?neues|wie ist der stand|was ist der stand|avez-vous des nouvelles|des nouvelles)[^.!\n]{0,60}\?\s*$/i;

/** null when nothing worth calling a text is left. */
export function proseOf(lines: readonly TextLine[], used: ReadonlySet<number>, senderWords: ReadonlySet<string>): Prose | null {
  const kept: ValueLine[] = [];
  let letters = false;
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    if (used.has(line.number)) continue;
    if (letters && isSignature(lines.slice(index), lines[index - 1]?.text ?? '')) break;
    // A name with a comma is whom he greets; without, the letter ends here.
    if ((isClosing(text) && (letters || isEnd(lines.slice(index + 1), senderWords))) || (isName(text, senderWords) && (letters || !/[,!]$/.test(text)))) break;
    if (text === '' || (!letters && (isGreeting(text) || isName(text, senderWords))) || isThanks(text)) {
      if (kept.length > 0 && text === '') kept.push({ number: line.number, text: '' });
      continue;
    }
    const rest = withoutFormTalk(letters ? line.text : withoutGreeting(line.text));
    if (rest.trim() === '' || asksAfter.test(rest.trim()) || (isPolite(rest) && rest.length < 80) || isFormTalk(rest) || isPointer(rest)) continue;
    letters = true;
    kept.push({ number: line.number, text: rest });
  }
  const first = kept.find((line) => line.text !== '');
  const text = withoutSignedName(joined(kept), senderWords);
  return first === undefined || text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length < 2 ? null : { text, line: first.number };
}

/** Nothing but the writer's name stands below. */
function isEnd(lines: readonly TextLine[], senderWords: ReadonlySet<string>): boolean {
  return lines.every((line) => line.text.trim() === '' || isName(line.text.trim(), senderWords));
}

/** Below a signed name stand a title, a company, a number. */
const signatureLinesMax = 7;
const signatureCharactersMax = 70;
/** "Jérôme Castaing", "Ken", "i.A. Eva Lund", "Kind greetings, J. Holm". */
const name = String.raw`(?:(?:i\.\s?a\.|i\.\s?v\.|gez\.|dr\.|mr\.?|mrs\.?|ms\.?|mme|m\.|frau|herr|your?s?,?)\s)?\p{Lu}[\p{L}'’-]*\.?(?:\s\p{Lu}[\p{L}'’-]*\.?){0,3}`;
const signedName = new RegExp(`^${name}$`, 'u');
/** "Beatriz (night duty), +1 555 0188", "Bryn, Harbour IT": who that is, on the same line. */
const signedWithOffice = new RegExp(String.raw`^${name}(?:\s\([^()]{1,40}\))?(?:\s?[,|/]\s[^.!?]{1,60})?$`, 'u');
/** "Griaß eich", "Nga mihi", "À plus": a good-bye of few words that no list has. */
const farewell = /^\p{Lu}[\p{L}'’]*(?:\s[\p{L}'’]+){0,2}[,!]?$/u;

/** What follows is a name and who that is, behind thanks or an empty line, or as the last word: the letter is over. */
function isSignature(lines: readonly TextLine[], above: string): boolean {
  const [first, ...below] = lines.filter((line) => line.text.trim() !== '');
  if (first === undefined || first !== lines[0] || below.length >= signatureLinesMax || first.cells !== null) return false;
  const text = first.text.trim();
  const isApart = above.trim() === '' || isThanks(above) || isClosing(above);
  const next = below[0]?.text.trim() ?? '';
  if (isApart && farewell.test(text) && isFullName(next) && lines[1] === below[0]) return below.slice(1).every(isOfSignature);
  if (isApart ? !signedWithOffice.test(text) : below.length > 0 || !signedName.test(text) || !/[.!?]\s*$/.test(above)) return false;
  const named = text.split(/[,(|/]/)[0] ?? '';
  const isLastWord = isApart && below.length === 0 && (isFullName(text) || (named !== text && (phoneOf(text) !== null || /\(\p{Ll}/u.test(text)) && signedName.test(named.trim())));
  return (isThanks(above) || isLastWord || hasGivenName(named)) && below.every(isOfSignature);
}

/** First name and last name, whatever list they are in. */
function isFullName(text: string): boolean {
  return signedName.test(text) && (hasGivenName(text) || /^\p{Lu}\p{Ll}.*\s\p{Lu}\p{Ll}/u.test(text));
}

function hasGivenName(text: string): boolean {
  return text.trim().split(/\s+/).some((word) => isGivenName(word));
}

function isOfSignature(line: TextLine): boolean {
  return line.cells === null && line.text.trim().length <= signatureCharactersMax && !/[.!?]\s*$|:\s+\S{1,}\s\S/.test(line.text);
}

/** "Hi team, since this morning …": the greeting in front of the first sentence. */
function withoutGreeting(text: string): string {
  const comma = /^\s*(?:hi|hello|hallo|hey|dear|moin|bonjour|guten (?:tag|morgen)|good (?:morning|afternoon))\b[^,.!\n]{0,40}[,!]\s*/i.exec(text);
  return comma === null ? text : text.slice(comma[0].length);
}

/** Sentences about where the answers stand fall away; what is told beside them stays. */
function withoutFormTalk(text: string): string {
  const sentences = text.split(/(?<=\p{Ll}[.!])\s+(?=\p{Lu})/u);
  return sentences.length < 2 ? text : sentences.filter((one) => !isFormTalk(one)).join(' ');
}

/** "please find the details below", "see my answers inline": talk about the form, not about the matter. */
function isFormTalk(text: string): boolean {
  return text.length < 90 && /\b(?:see|find|mails?|answers?|details?|information|infos?|angaben|antworten|daten|reponses?|réponses?|voir|hier)\b.{0,40}\b(?:below|in-?line|in line|between the lines|in the text|attached|requested|above|unten|anbei|nachfolgend|dessous|ci-dessous|follows?|ci-joint)\b/i.test(text) && !/\d{3}/.test(text);
}
