// The last resort for a contact field: the name of the sender with the phone number of his signature. Without a number
// the signature says nothing that the sender's own address does not say better, so there is no claim.
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import type { FieldClaim } from '../recognition.ts';
import type { FieldRule } from '../recognition-rules.ts';
import { isClosing, isName } from '../field/closing.ts';
import { foldedWords } from '../field/fold.ts';
import { phoneOf } from '../field/value/read-contact.ts';
import type { TextLine } from '../field/text-line.ts';
import { isGivenName } from './given-names.ts';

/** From the name to the last line of a signature that has no good-bye. */
const namedLinesMax = 10;

/** In front of the name, in its line. */
const goodbye = /^\s*(?:(?:kind|best|warm|many)\s)?(?:gr(?:u|ü)(?:ss|ß)e?|mfg|lg|vg|regards|cheers|thanks|thx|wishes|danke|merci|cordialement|bien à vous|salutations)(?:\s(?:von|from|de))?[\s,–-]+(?=\p{Lu})/iu;
/** A longer line is a sentence. */
const signatureCharactersMax = 140;

/** Lines of a signature: the segment of that kind, and what stands below the closing formula of the new text. */
export function signatureLines(lines: readonly TextLine[], used: ReadonlySet<number>, senderWords: ReadonlySet<string>): TextLine[] {
  const marked = lines.filter((line) => line.role === 'signature');
  const fresh = lines.filter((line) => line.role === 'new');
  const formula = fresh.findLastIndex((line) => isClosing(line.text) || closesWithNumber(line.text));
  const named = formula < 0 ? fresh.findLastIndex((line, index) => index >= fresh.length - namedLinesMax && startsWithSender(line.text, senderWords)) : formula;
  const closing = named < 0 && ![...senderWords].some(isGivenName) ? signedByPerson(fresh) : named;
  const tail = closing < 0 ? [] : fresh.slice(closing);
  const short = tail.length <= 16 && !tail.some((line) => used.has(line.number) && !closesWithNumber(line.text));
  return [...(short ? tail : []), ...marked];
}

/** From the mailbox of a team, its last paragraph: "Birte Holm" / "Tower Ltd, phone +44 …". The index of the name; -1 = nobody signs. */
function signedByPerson(fresh: readonly TextLine[]): number {
  const last = fresh.findLastIndex((line) => line.text.trim() !== '');
  const first = fresh.slice(0, last + 1).findLastIndex((line) => line.text.trim() === '') + 1;
  const lines = fresh.slice(first, last + 1);
  const isSignature = first > 0 && lines.length > 0 && lines.length <= teamLinesMax && lines.every((line) => line.cells === null && line.text.length < signatureCharactersMax && !/[?!:]|[.]\s/u.test(line.text)) && lines.some((line) => phoneOf(line.text) !== null);
  return isSignature && personAtStart(lines[0]?.text ?? '') !== '' ? first : -1;
}

const teamLinesMax = 5;

const fullName = /^\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+$/u;
const companyLettersMin = 4;

/** The words of the sender's name; from the mailbox of a team also of the person whose name ends the letter, alone or above his company. */
export function wordsOfSender(displayNames: readonly string[], letter: string): ReadonlySet<string> {
  const words = displayNames.flatMap((name) => foldedWords(name));
  const paragraph = letter.trimEnd().slice(-signatureCharactersMax * teamLinesMax).split(/\n[ \t]*\n/).at(-1)?.split('\n').map((line) => line.trim()) ?? [];
  const above = paragraph.length <= teamLinesMax && paragraph.slice(1).every((line) => line.length < signatureCharactersMax && !/[?!:]|[.]\s|[.]$/u.test(line)) ? (paragraph[0] ?? '') : '';
  // A name that no list knows, above that of the mailbox's own company.
  const overCompany = fullName.test(above) && paragraph.slice(1).some((line) => foldedWords(line).some((word) => word.length >= companyLettersMin && words.includes(word)));
  const signer = [paragraph.at(-1) ?? '', above].find((line) => line !== '' && (personAtStart(line) === line || (overCompany && line === above))) ?? '';
  return new Set(words.some(isGivenName) ? words : [...words, ...foldedWords(signer)]);
}

/** "Birte Holm, Tower Ltd, +44 …": the name that a line of a signature begins with; '' = none. */
function personAtStart(text: string): string {
  const name = /^\s*(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3})\s*(?:$|[,|/·•–(])/u.exec(text)?.[1] ?? '';
  return isGivenName(foldedWords(name)[0] ?? '') ? name : '';
}

/** "gruss i.holm / 0431 555 0162": the good-bye, the name and the number in one line. */
function closesWithNumber(text: string): boolean {
  const [first = ''] = foldedWords(text);
  return text.length <= closingCharactersMax && goodbyes.has(first) && phoneOf(text) !== null && !/[.!?]\s+\p{Lu}\p{Ll}+\s/u.test(text);
}

const closingCharactersMax = 90;
const goodbyes = new Set(['gruss', 'grusse', 'gr', 'mfg', 'vg', 'lg', 'bg', 'regards', 'rgds', 'cheers', 'thx', 'cordialement', 'cdlt', 'salutations', 'bien'].flatMap(foldedWords));

/** "Ida Holm | Tower Ltd | +44 …": without a good-bye, a signature begins with the name of who wrote. */
export function startsWithSender(line: string, senderWords: ReadonlySet<string>): boolean {
  const text = line.replace(goodbye, '');
  const words = foldedWords(text);
  // "Luc – Tower Ltd, +44 …": by the first name alone only with a way to reach him.
  if (senderWords.has(words[0] ?? '') && /^\s*\p{Lu}[\p{L}'’-]*\s?[|,;/·•–-]\s/u.test(text) && phoneOf(text) !== null && text.length < signatureCharactersMax) return true;
  return isName(text, senderWords) || isInitialled(text, words, senderWords) || (words.length > 2 && senderWords.has(words[0] ?? '') && senderWords.has(words[1] ?? '') && /^\s*\S+\s\S+\s*[|,;/·•–-]/u.test(text));
}

/** "I. Holm" of Ida Holm, "Ida Holm" of "I. Holm": alone, or with what else a signature tells behind it. */
function isInitialled(text: string, [first = '', last = '']: readonly string[], senderWords: ReadonlySet<string>): boolean {
  if (last.length < 3 || !senderWords.has(last) || senderWords.has(first) || !/^\s*\p{Lu}\S*\s\p{Lu}\S*(?:\s*[|,;/·•–-].*)?$/u.test(text)) return false;
  return [...senderWords].some((word) => word !== last && word[0] === first[0] && (word.length === 1 || first.length === 1));
}

export function signatureContact(mail: ParsedMessage, lines: readonly TextLine[], field: FieldRule): FieldClaim | null {
  const from = mail.from[0];
  for (const line of lines) {
    const phone = phoneOf(line.text);
    if (phone === null) continue;
    const name = from === undefined ? '' : signerOfTeam(from.displayName, lines) || from.displayName.trim() || nameIn(lines);
    const value = [name, phone, from?.addrSpec ?? ''].filter((part) => part !== '').join(', ');
    return { field: field.id, value, problem: null, raw: line.text.trim(), source: 'signature', line: line.number, rule: field.rule };
  }
  return null;
}

/** Who signs where the mailbox has the name of a team. */
function signerOfTeam(displayName: string, lines: readonly TextLine[]): string {
  return foldedWords(displayName).some(isGivenName) ? '' : (lines.map((line) => personAtStart(line.text)).find((name) => name !== '') ?? '');
}

/** The first line of a signature that looks like a person's name. */
function nameIn(lines: readonly TextLine[]): string {
  const named = lines.find((line) => !isClosing(line.text) && /^\s*\p{Lu}[\p{L}.'-]+(?:\s\p{Lu}[\p{L}.'-]*){1,3}\s*$/u.test(line.text));
  return named?.text.trim() ?? '';
}
