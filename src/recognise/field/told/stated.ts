// Facts that a sentence states with the word of a label: "our product is Big Smoker", "console all green", "product
// version 25.2.0, Java 8u291". In: lines without a labelled field. Out: claims, and the clauses they stand in, which are
// then no prose any more. A clause counts when it begins with the label (behind "our", "we use", "with") and its value is
// certainly one of the field's kind; a question, a condition or a longer story states nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { foldedWords, labelWords, valueKey } from '../fold.ts';
import { findInflected, findLabel, isDayFirst, type LabelHit } from '../label/label-index.ts';
import { isChoiceList } from '../value/choice-list.ts';
import { findDate } from '../value/instant-parts.ts';
import { phoneOf } from '../value/read-contact.ts';
import { readInstant } from '../value/read-instant.ts';
import { readAddress } from '../value/read-address.ts';
import { toldRelease } from '../named/told-release.ts';
import { readAnswer } from '../value/read-answer.ts';
import { readIdentifiers } from '../value/read-identifier.ts';
import { isQuestion } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { toldBehind } from './told-behind.ts';

export interface StatedFacts {
  readonly claims: FieldClaim[];
  /** Number of a line → clauses of it that state a fact. */
  readonly clauses: ReadonlyMap<number, readonly string[]>;
}

/** Longer lines are logs. */
const lineCharactersMax = 600;
const clausesMax = 40;
/** A clause with more words tells a story. */
const clauseWordsMax = 14;
const fewWordsMax = 5;
const misspeltMin = 6;
/** "Reproduzierbar ja": an answer in so many letters. */
const shortSignMax = 12;
/** A name or a version; what is longer describes. */
const nameCharactersMax = 60;
const clauseEnds = /\s*[,;|]\s+|\s+\(|\s+[–—/-]\s+(?!\d{1,2}[:.h]\d)|(?<=(?:[\p{Ll}\d)"']|[\p{L}\d]{2})[.!])(?<!(?<!\p{L})(?:Nr|No|Nos|Tel|ca|Art|Id|St|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Ing|med|jur|Hr|Fr)\.)\s+(?=[\p{Lu}\d"'])|\s+(?:and|und|et|but|aber|mais)\s+/u;
const sentenceEnds = /(?<=[\p{L}\d)"'”]{2}[.!])\s+(?=[\p{Lu}„"])/u;
/** What may stand in front of the label. */
const lead = new Set(['our', 'the', 'my', 'their', 'its', 'this', 'a', 'an', 'we', 'i', 'on', 'with', 'in', 'at', 'for', 'under', 'and', 'also', 'here', 'is', 'it', 'use', 'using', 'run', 'running', 'have', 'having', 'has', 'currently', 'only', 'of', 'same', 'please', 'so', 'since', 'because', 'still', 'der', 'die', 'das', 'unser', 'unsere', 'wir', 'mit', 'auf', 'nutzen', 'le', 'la', 'notre', 'nous', 'avec', 'sur'].flatMap(foldedWords));
/** "The main number of our partner Fern Hill is …": whose it is stands between a label and its linking word. */
const owner = /^\s+(?:in question|concerned|affected|en question|concernée?|(?:of|for|from|at|on|von|vom|für|bei|de|du|des|chez|pour)\s[^,;:.?!]{1,50}?)(?=\s(?:is|are|was|ist|war|lautet|est)\s)/i;
const link = /^\s*(?:[:=]|(?:is|are|was|ist|war|sind|est|sont|sollte sein|serait|should be|would be|shows?|says|reads|reports|zeigt|meldet|lautet|affiche|indique)(?![\p{L}\p{N}]))\s*/iu;
const filler = /^(?:(?:on|at|am|um|still|currently|now|probably|likely|most likely|simply|just|the|a|an|noch|immer noch|der|die|das|ein|eine|le|la|un|une|toujours|encore)\s+)+/i;
const tail = /[\s.!,)]+$|\s+(?:itself|yet|again|now|so far|as well|too|only|though|there|today|of course|i think|selbst|noch|wieder|jetzt|auch)[\s.!]*$/i;
/** What may follow a choice without changing it: "green for all components". */
const goesOn = /^\s*(?:\(|v?\.?\s?\d+\.\d[\w.]*$|(?:for|on|at|in|since|because|as|everywhere|weil|da|car|fur|seit|auf|pour|depuis)(?![\p{L}\p{N}]))/iu;
const verbs = /(?<![\p{L}])(?:is|are|was|were|has|have|had|does|do|did|not|cannot|can|will|would|should|may|ist|sind|wird|kann|nicht|est|sont|peut|pas)(?![\p{L}])/iu;

export function statedFacts(lines: readonly TextLine[], context: ScanContext, claims: readonly FieldClaim[]): StatedFacts {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  const found: FieldClaim[] = [];
  const clauses = new Map<number, string[]>();
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || line.depth > 0) continue;
    for (const told of toldBehind(line, context)) {
      clauses.set(line.number, [...(clauses.get(line.number) ?? []), told.raw]);
      if (!stated.has(told.field)) found.push(told);
    }
    for (const clause of line.text.split(clauseEnds).slice(0, clausesMax)) {
      if (clause === undefined || clause.trim() === '' || /\?\s*$/.test(clause)) continue;
      const bare = claimOf(clause, line.number, context);
      if (bare === null || isPrinted(line.text, bare, context)) continue;
      const claim = isContact(bare, context) ? { ...bare, value: withPhone(String(bare.value), line.text.slice(line.text.indexOf(clause) + clause.length)) } : withRelease(bare, line.text, line.text.indexOf(clause), context);
      clauses.set(line.number, [...(clauses.get(line.number) ?? []), clause]);
      if (!stated.has(claim.field)) found.push(claim);
    }
  }
  return { claims: agreeing(found), clauses };
}

/** "Level: high / medium / low": what the form offers, cut at its strokes. */
function isPrinted(text: string, claim: FieldClaim, context: ScanContext): boolean {
  const field = context.labels.entries.find((entry) => entry.field.id === claim.field)?.field;
  return field?.kind === 'enum' && isChoiceList(text.replace(/^[^:]*:/, ''), field);
}

function isContact(claim: FieldClaim, context: ScanContext): boolean {
  return context.labels.entries.some(({ field }) => field.id === claim.field && field.kind === 'contact');
}

/** "The runtime is Orb (tower build) 4.2": the end of a clause may part the thing from its release. */
function withRelease(claim: FieldClaim, text: string, from: number, context: ScanContext): FieldClaim {
  if (typeof claim.value !== 'string' || !context.labels.entries.some(({ field }) => field.id === claim.field && field.kind === 'text' && field.names.length > 0)) return claim;
  const at = text.indexOf(claim.value, from);
  const bits = at < 0 ? null : wordSize.exec(text.slice(at + claim.value.length, at + claim.value.length + bitsWithin));
  if (/\d/.test(claim.value)) return bits === null ? claim : { ...claim, value: `${claim.value}${bits[0]}` };
  const told = at < 0 ? null : toldRelease(text, at + claim.value.length);
  return told === null ? claim : { ...claim, value: `${claim.value} ${told.release}` };
}

/** "… 4.2, 64-bit", "… 4.2 (32 bit)": how it was built, behind its release. */
const wordSize = /^(?:,\s|\s)(?:\((?:32|64)[\s-]?bits?\)|(?:32|64)[\s-]?bits?(?!\p{L}))/iu;
const bitsWithin = 12;
const phoneLead = /^[\s,;(|/–—-]*(?:(?:tel|tél|telefon|téléphone|phone|telephone|fon|mobil|mobile|handy|cell|portable|durchwahl|direct|direkt|ligne directe|unter|on|at|au|nummer|number|numéro)[\s.:]*)*$/i;
const phoneWithin = 60;

/** "Contact Ida Holm, tel. +44 …": the number right behind the person is his. */
function withPhone(person: string, behind: string): string {
  const phone = phoneOf(behind.slice(0, phoneWithin));
  return phone !== null && phoneLead.test(behind.slice(0, behind.indexOf(phone))) ? `${person}, ${phone}` : person;
}

/** How a sentence begins that says what one of our things is. */
const opening = /^\s*(?:and\s+|und\s+|et\s+)?(?:the|our|their|its|this|der|die|das|unsere?|ihre?|notre|nos|votre|le|la|les|l['’])\s?(?=\p{L})/iu;

/** "The environment is production." below the value of another label: a statement of its own, and no part of that value. */
export function statesAnother(text: string, own: string, context: ScanContext): boolean {
  if (text.length > lineCharactersMax || !/(?<!\p{L})(?:is|are|was|were|ist|war|sind|lautet|est|sont)(?!\p{L})/iu.test(text)) return false;
  const sentences = text.split(sentenceEnds);
  const stating = sentences.filter((sentence) => {
    if (!opening.test(sentence)) return false;
    const claim = claimOf(sentence.split(clauseEnds)[0] ?? '', 0, context) ?? toldBehind({ text: sentence, number: 0 }, context)[0] ?? null;
    return claim !== null && claim.field !== own;
  });
  return stating.length * 2 > sentences.length;
}

/** Two different values in two sentences: the story of a change, no answer. */
function agreeing(claims: readonly FieldClaim[]): FieldClaim[] {
  const key = (claim: FieldClaim): string => JSON.stringify(claim.value).toLowerCase();
  return claims.filter((claim) => claims.every((other) => other.field !== claim.field || key(other) === key(claim)));
}

/** "2) reporter Ida Holm": an item of a list. */
const item = /^\s*(?:\(?\d{1,2}[.)]|[-*•·–])\s+/u;

function claimOf(listed: string, line: number, context: ScanContext): FieldClaim | null {
  const clause = listed.replace(item, '');
  const words = [...clause.matchAll(/[\p{L}\p{N}\p{M}'’.]*[\p{L}\p{N}]/gu)].slice(0, clauseWordsMax + 1);
  if (words.length < 2 || words.length > clauseWordsMax) return null;
  for (let first = 0; first < Math.min(5, words.length - 1); first++) {
    const start = words[first]?.index ?? 0;
    for (let count = Math.min(context.labels.wordsMax, words.length - first - 1, 6); count >= 1; count--) {
      const last = words[first + count - 1];
      const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
      // A slip of the pen is forgiven in one longer word before "is" and the like.
      const typos = count === 1 && end - start >= misspeltMin && !lead.has((words[first]?.[0] ?? '').toLowerCase()) && link.test(clause.slice(end));
      const said = labelWords(clause.slice(start, end));
      const hit = findLabel(context.labels, said, typos) ?? findInflected(context.labels, said);
      const value = hit === null ? null : valueOf(hit, clause.slice(end).replace(owner, ''), context);
      if (hit !== null && value !== null) return { field: hit.field.id, value, problem: null, raw: clause.trim(), source: 'sublabel', line, rule: hit.rule };
    }
    if (!foldedWords(words[first]?.[0] ?? '').every((word) => lead.has(word))) return null;
  }
  return null;
}

function valueOf(hit: LabelHit, rest: string, context: ScanContext): FieldClaim['value'] {
  const linked = link.exec(rest);
  let text = (linked === null ? rest : rest.slice(linked[0].length)).trim().replace(filler, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(tail, '');
  }
  text = text.replace(/^[.:#]+\s*(?=\d)/, '');
  if (text === '' || (linked === null && /^[:=?)]/.test(text))) return null;
  const field = hit.field;
  switch (field.kind) {
    case 'id': return idOf(field, text, hit, linked !== null, context);
    case 'enum': return choiceOf(field, text, linked !== null);
    case 'enum_open': return choiceOf(field, text, linked !== null) ?? (linked !== null && (field.values.length === 0 || isTitle(text)) ? nameOf(text) : null);
    case 'version': return /^(?:v\.?\s?)?(\d+(?:[._]\d+|u\d+)[\w.+-]*\w|\d+[._]\d+|\d+u\d+)(?![\w.]*\s\S+\s\S+\s\S+\s\S)/i.exec(text)?.[1] ?? null;
    case 'instant': return findDate(text.slice(0, 16))?.at === 0 ? readInstant(text, field.zone, context.receivedAt, isDayFirst(hit)).value : null;
    case 'bool_text': return text.length > shortSignMax ? null : signOf(text);
    case 'bool': return text.length > nameCharactersMax || (linked === null && text.split(/\s+/).length > 2) ? null : signOf(text);
    case 'url': return addressOf(text, linked !== null);
    case 'contact': return isPersonName(text) ? text : null;
    case 'id_list': return linked === null ? null : idsOf(field, text, context);
    // "The problem is …" begins a story; an operating system or a company is a name.
    case 'text': return isQuestion(field) && text.length <= shortSignMax && signOf(text) !== null ? text : (linked !== null || isTitle(text)) && field.charactersMin === 0 && !field.prose && !isQuestion(field) ? nameOf(text) : null;
    case 'list': return linked !== null && isEverybody(field, text) ? ['all'] : null;
    default: return null;
  }
}

/** "Users affected are all of them." */
function isEverybody(field: FieldRule, text: string): boolean {
  return field.allWords.some((words) => new RegExp(`^${words.replace(/\s+/g, '\\s+')}(?:\\s+(?:of|von|d['’]entre)\\s+\\p{L}+)?(?:\\s+(?:really|basically|indeed|actually))?$`, 'iu').test(text));
}

/** Without a linking word only a URL, or a host name and nothing more. */
function addressOf(text: string, linked: boolean): string | null {
  const found = readAddress(text);
  return found !== null && text.startsWith(found) && (linked || text === found) ? found : null;
}

function signOf(text: string): string | null {
  const answer = readAnswer(text);
  return answer === 'choice' ? null : answer;
}

/** A form that other numbers share needs more than an everyday word right before it. */
function idOf(field: FieldRule, text: string, hit: LabelHit, linked: boolean, context: ScanContext): string | null {
  const identifier = context.identifiers.get(field.identifier ?? field.id);
  const found = identifier === undefined ? undefined : readIdentifiers(text, identifier)[0];
  if (identifier === undefined || found === undefined || found.start > 1 || !/\d{3}|\w\.\w/.test(found.value)) return null;
  if (identifier.rule.placeholders.some((one) => one.toUpperCase() === found.value.toUpperCase())) return null;
  const certain = linked || !identifier.rule.labelNeeded || hit.wordCount >= 2 || /\p{L}\.\p{L}/u.test(found.value);
  return certain && text.slice(found.end).trim() === '' ? found.value : null;
}

/** Nothing but numbers of the kind that is asked for. */
function idsOf(field: FieldRule, text: string, context: ScanContext): readonly string[] | null {
  const identifier = context.identifiers.get(field.identifier ?? field.id);
  const found = identifier === undefined ? [] : readIdentifiers(text, identifier);
  const rest = found.reduceRight((left, one) => `${left.slice(0, one.start)} ${left.slice(one.end)}`, text);
  return found.length === 0 || /[\p{L}\p{N}]/u.test(rest) || found.some((one) => identifier?.rule.placeholders.includes(one.value)) ? null : [...new Set(found.map((one) => one.value))];
}

/** The memory goes with the rules. */
const choices = new WeakMap<FieldRule, readonly { readonly value: string; readonly key: string; readonly words: readonly string[] }[]>();

function choiceOf(field: FieldRule, text: string, linked: boolean): string | null {
  const spellings = choices.get(field) ?? [...field.values.map((value) => ({ text: value, value })), ...field.words].map((one) => ({ ...one, key: valueKey(one.text), words: foldedWords(one.text) }));
  choices.set(field, spellings);
  const key = valueKey(text);
  const whole = spellings.find((one) => one.key === key);
  if (whole !== undefined || !linked) return whole?.value ?? null;
  const words = foldedWords(text);
  const best = spellings.filter((one) => one.words.length > 0 && one.words.every((word, i) => words[i] === word)).sort((a, b) => b.words.length - a.words.length)[0];
  if (best === undefined) return onlyOne(words, spellings);
  const rest = afterWords(text, best.words.length);
  return goesOn.test(rest) && !spellings.some((one) => one.value !== best.value && ` ${foldedWords(rest).join(' ')} `.includes(` ${one.words.join(' ')} `)) ? best.value : null;
}

/** "all components fine": a few words, and one choice among them. */
function onlyOne(words: readonly string[], spellings: readonly { readonly value: string; readonly words: readonly string[] }[]): string | null {
  const text = ` ${words.join(' ')} `;
  const said = spellings.filter((one) => one.words.join('').length > 1 && text.includes(` ${one.words.join(' ')} `));
  const longest = said.filter((one) => !said.some((other) => other.value !== one.value && other.words.length > one.words.length && ` ${other.words.join(' ')} `.includes(` ${one.words.join(' ')} `)));
  const around = longest.reduce((left, one) => left.replace(` ${one.words.join(' ')} `, ' '), text);
  if (words.length > fewWordsMax || / (?:not|no|never|nicht|kein|keine|pas|but|except|or|when|if|since|after|before|until) /.test(around)) return null;
  return new Set(longest.map((one) => one.value)).size === 1 ? (longest[0]?.value ?? null) : null;
}

function afterWords(text: string, count: number): string {
  const word = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)][count - 1];
  return word === undefined ? '' : text.slice(word.index + word[0].length);
}

/** "customer Contoso Dental": nothing but two capitalised words and more. */
function isTitle(text: string): boolean {
  return /^\p{Lu}[\p{L}&.'’-]+(?:\s(?:\p{Lu}[\p{L}&.'’-]*|&|und|and|of|de))*\s\p{Lu}[\p{L}&.'’-]+$/u.test(text) && text.length <= 40;
}

function isPersonName(text: string): boolean {
  return /^(?:(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Herr|Frau|Rechtsanw(?:alt|ältin)|Notar(?:in)?|Ing|med|M|Mme|Maître|Me)\.?\s){1,4}(?:\p{Lu}\.\s?)?(?:\p{Lu}[\p{L}'’-]+\s)?\p{Lu}[\p{L}'’-]+|\p{Lu}[\p{L}.'’-]*\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)$/u.test(text);
}

/** "Debian 12", "Contoso Dental": a short name, not a clause with a verb. */
function nameOf(text: string): string | null {
  if (text.length < 2 || text.length > nameCharactersMax || !/^[\p{Lu}\p{N}.]/u.test(text) || verbs.test(text)) return null;
  return text.split(/\s+/).length <= 7 ? text : null;
}
