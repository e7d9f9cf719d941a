// Whose domain it is, by the letters of the domain: "remember Fern Hill from spring? … fernhill.example", "its fern hill
// dental again", "la pharmacie du Port" at pharmacieduport.example. In: a text, the label of the domain ("fernhill").
// Out: the words that make it, with those that belong to the name around them; null when no words do. Capitals are not
// needed, since the domain says that it is a name; hosts and mail addresses in the text are none.
import { fold } from '../field/fold.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { isCompanyWord, isLegalForm } from './company-names.ts';
import { isGivenName } from './given-names.ts';
import { isNobody, isNoName } from './no-names.ts';
import { isCommonWord } from './short-named-persons.ts';

const textCharactersMax = 1_000;
/** From the first to the last word of a name. */
const wordsMax = 6;
const lettersMin = 4;
const shortMin = 3;
/** So much of the domain the words must make; where they begin it ("schyns" in "schynsbrot"), half of it. */
const shareMin = 0.6;
const shareBeginMin = 0.5;
const token = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|&/gu;
const links = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'of', 'the', 'and', 'und', 'et', 'am', 'an', 'der', 'im', 'zum', 'zur', 'von', '&', 'dr']);
/** "Martin's" is Martin. */
const genitive = /['’]s$/u;
const german = /(?<![\p{L}])(?:der|die|das|den|dem|und|nicht|ist|sind|bei|beim|wir|seit|kein\p{L}*|öffnet|geht)(?![\p{L}])/giu;
const title = /^(?:mr|mrs|ms|miss|frau|herrn?|mme|mlle)$/i;
/** "our client Fern Hill": no part of the name. */
const before = /^(?:our|my|the|their|unser\p{L}*|notre|client|customer|kunde\p{L}?|cliente|tenant|firma|company|société|new|old)$/iu;

const customer = /^(?:client|customer|kunde|kundin|cliente|endkunde|heißt|heisst|namens|called|named)$/i;

interface Word {
  readonly text: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Second levels that belong to everybody. */
const publicLevel = /^(?:com|co|net|org|gov|edu|ac|or)$/i;
const address = /[\p{L}\p{N}._%+-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24})(?![\p{L}\p{N}-])/gu;

/** One claim for the open field that is named by an identifier: by its domain, else by the only one that people of the mail have. */
export function companyByDomain(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], strangers: readonly string[], source: FieldSource): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  const field = rules.fields.find((one) => one.namedBy !== undefined && !stated.has(one.id));
  const owner = rules.fields.find((one) => one.id === field?.namedBy);
  if (field === undefined || owner === undefined) return [];
  const ending = rules.identifiers.find((one) => one.id === (owner.identifier ?? owner.id))?.sureEnding ?? ' ';
  const hosts = claims.filter((claim) => claim.field === owner.id && typeof claim.value === 'string').map((claim) => labelOf(String(claim.value), ending));
  const others = strangers.map((domain) => labelOf(domain, ending));
  const labels = new Set(hosts.length > 0 ? hosts : others);
  const [label = ''] = labels;
  if (labels.size !== 1) return [];
  const found = lines.filter((line) => line.cells === null).flatMap((line) => {
    const named = companyOfDomain(line.text, label);
    return named === null ? [] : [{ ...named, line }];
  }).reduce<(Named & { readonly line: TextLine })[]>((best, one) => (best[0] === undefined || one.share > best[0].share || (one.share === best[0].share && one.name.length > best[0].name.length) ? [one] : best), []);
  return found.map(({ name, line }) => ({ field: field.id, value: name, problem: null, raw: name, source: line.number === 0 ? 'subject' as const : source, line: line.number, rule: field.rule }));
}

/** The domains of mail addresses in the lines that are neither the writer's nor a desk's. */
export function strangersIn(lines: readonly TextLine[], own: readonly string[]): string[] {
  const known = new Set(own.map((one) => one.slice(one.lastIndexOf('@') + 1).toLowerCase()));
  return [...new Set(lines.flatMap((line) => (line.text.length > textCharactersMax || !line.text.includes('@') ? [] : [...line.text.matchAll(address)].map((one) => (one[1] ?? '').toLowerCase()))))].filter((domain) => !known.has(domain));
}

/** "contoso" of contoso.onmicrosoft.com and of mail.contoso.co.nz. */
function labelOf(host: string, ending: string): string {
  const parts = host.toLowerCase().split('.');
  if (host.toLowerCase().endsWith(ending)) return parts[0] ?? '';
  const level = parts.length > 2 && publicLevel.test(parts.at(-2) ?? '') ? 3 : 2;
  return parts.at(-level) ?? '';
}

export interface Named {
  readonly name: string;
  /** How much of the domain's letters its words make, and how many. */
  readonly share: number;
}

export function companyOfDomain(text: string, label: string): Named | null {
  const letters = fold(label).replace(/[^a-z\d]/g, '');
  if (letters.length < shortMin || text.length > textCharactersMax) return null;
  const words = wordsIn(text);
  // "Emu Plumbing" at emu.example: of so few letters only a name that is a company's.
  if (letters.length < lettersMin && !words.some((word, i) => word.key === letters && /^\p{Lu}/u.test(word.text) && isCompanyWord(words[i + 1]?.text ?? '') && beside(text, word, words[i + 1]))) return null;
  const found: Named[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!matches(words[first], letters)) continue;
    for (let last = first; last < Math.min(words.length, first + wordsMax); last++) {
      if (last > first && !beside(text, words[last - 1], words[last])) break;
      if (!matches(words[last], letters)) continue;
      const share = shareOf(words.slice(first, last + 1), letters);
      if (share < (letters.startsWith(words[first]?.key ?? ' ') ? shareBeginMin : shareMin) || !isName(words, first, last)) continue;
      const [from, to] = [words[startOf(words, first, text)], words[endOf(words, last, text, words[first]?.text ?? '')]];
      if (from !== undefined && to !== undefined) found.push({ name: text.slice(from.start, to.end).replace(genitive, ''), share });
    }
  }
  return found.length === 0 ? null : found.reduce(fuller);
}

/** What makes more of the domain, else what says more of the name. */
function fuller(one: Named, other: Named): Named {
  return other.share > one.share || (other.share === one.share && other.name.length > one.name.length) ? other : one;
}

/** Words that stand in no host, mail address or path. */
function wordsIn(text: string): Word[] {
  return [...text.matchAll(token)].flatMap((one) => {
    const end = one.index + one[0].length;
    if (/(?:[@/_]|[\p{L}\p{N}-]\.)$/u.test(text.slice(Math.max(0, one.index - 2), one.index)) || /^(?:[@/_]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2))) return [];
    return [{ text: one[0], key: fold(one[0].replace(genitive, '')).replace(/['-]/g, ''), start: one.index, end }];
  });
}

function matches(word: Word | undefined, letters: string): boolean {
  return word !== undefined && word.key.length > 2 && !links.has(word.key) && takenBy(word.key, letters) !== null;
}

/** The letters of the domain without those that the word makes: all of the word, or the domain's last letters begin it ("metall" for "Metallbau"). */
function takenBy(key: string, rest: string): string | null {
  const at = rest.indexOf(key);
  if (at >= 0) return `${rest.slice(0, at)}|${rest.slice(at + key.length)}`;
  const cut = rest.split('|').find((run) => run.length >= lettersMin && key.startsWith(run));
  return cut === undefined ? null : rest.replace(cut, '|');
}

function shareOf(words: readonly Word[], letters: string): number {
  let rest = letters;
  let strange = 0;
  for (const word of words) {
    const left = takenBy(word.key, rest);
    if (left !== null && (word.key.length > 1 || word.key === '&')) rest = left;
    else if (!links.has(word.key)) strange++;
  }
  return strange > 1 ? 0 : 1 - rest.replaceAll('|', '').length / letters.length;
}

function isName(words: readonly Word[], first: number, last: number): boolean {
  const [one, previous] = [words[first], words[first - 1]];
  if (one === undefined || (last === first && ((one.key.length < lettersMin && !isCompanyWord(words[last + 1]?.text ?? '')) || isNobody(one.text) || isCommonWord(one.text) || isNobody(`${one.text.slice(0, 1).toUpperCase()}${one.text.slice(1)}`)))) return false;
  // "Ida Lindholm" at lindholm.example.
  return last > first || previous === undefined || (!(isGivenName(previous.text) && /^\p{Lu}/u.test(previous.text)) && !title.test(previous.text));
}

function beside(text: string, one: Word | undefined, other: Word | undefined): boolean {
  return one !== undefined && other !== undefined && /^(?: |\. )$/.test(text.slice(one.end, other.start)) && (text.slice(one.end, other.start) === ' ' || one.key === 'dr');
}

/** "Bäckerei" before "Schyns", "pharmacie du" before "Port". */
function startOf(words: readonly Word[], at: number, text: string): number {
  let first = at;
  for (let back = at - 1; back >= 0 && back >= at - 3 && beside(text, words[back], words[back + 1]); back--) {
    const word = words[back];
    if (word === undefined) break;
    // "kunde fischkontor dreyer": up to the word for whose it is.
    if (customer.test(word.text)) return words.slice(back + 1, at).every((one) => !isCommonWord(one.text)) ? back + 1 : first;
    if (before.test(word.text)) break;
    if (isCompanyWord(word.text)) first = back;
    else if (!links.has(word.key) && back < at - 1) break;
  }
  return first;
}

/** "Dental" behind "contoso", "GmbH" behind "Metallbau", and what has a capital as well where nouns have none. */
function endOf(words: readonly Word[], at: number, text: string, begin: string): number {
  const nouns = (text.match(german) ?? []).length > 1;
  let last = at;
  for (let next = at + 1; next < words.length && next <= at + 3 && beside(text, words[next - 1], words[next]); next++) {
    const word = words[next];
    if (word === undefined || genitive.test(words[next - 1]?.text ?? '')) break;
    const capital = /^\p{Lu}\p{Ll}/u.test(word.text) && /^\p{Lu}/u.test(begin);
    if (isLegalForm(word.text) || isCompanyWord(word.text) || (capital && !nouns && !isNoName(word.text) && !isGivenName(word.text))) last = next;
    else if (word.key !== '&') break;
  }
  return last;
}
