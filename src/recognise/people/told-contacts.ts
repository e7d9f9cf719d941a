// Whom to talk to, told in a sentence: "Please call Ida Holm on +44 …", "the vendor may work with Per Dahl, +49 …, he is
// available Monday to Friday from 9 to 17", "Ansprechpartner bin ich selbst". In: lines, the phrases a pack lists for a
// contact that needs a way to be reached. Out: one claim: name, number, address, hours. A person without a way to reach
// him counts only where he is called the contact; who must not be called is none. "Phone is +49 …" is the writer's own.
import { withoutExcludedContacts } from '../field/withdrawn/excluded.ts';
import { sentencesOf, type Sentence } from '../field/sentences.ts';
import { mailAddressOf, phoneOf } from '../field/value/read-contact.ts';
import { foldedWords } from '../field/fold.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { personsIn } from './person-names.ts';
import { introduces, reachesMe } from './reaches-me.ts';
import { reachedPerson } from './reached-persons.ts';

export interface Writer {
  readonly name: string;
  readonly address: string;
}

/** Between the phrase and the person: "please call our colleague Ida Holm". */
const nearCharactersMax = 45;
const selfBehind = /^[\s:,–-]*(?:(?:is|am|ist|bin|est|on|bei|to)\s)?(?:me|myself|i|mir|mich|ich|moi|moi-même|selbst)(?![\p{L}])/iu;
const selfBefore = /(?:^|[\s,;:(.])(?:i|i['’]m|i am|i will be|ich|ich bin|je|je suis|me|c['’]est moi|moi)[\s,]+(?:(?:am|will be|bin|stehe|suis|reste|myself|selbst|the|the best|your|our|der|die|ihr|le|la|l['’])\s*){0,3}$/i;
const selfWord = /(?<![\p{L}])(?:i|i['’]m|am|me|ich|bin|mich|mir|je|suis|me joindre)(?![\p{L}'’])/iu;
const denied = /(?<![\p{L}])(?:not|don['’]?t|never|nobody|no|nicht|kein\p{L}*|ne|n['’]|pas)\s(?:[\p{L}’']+\s){0,2}$/iu;
const deniedBehind = /^\s(?:[\p{L}’']+\s){0,3}(?:not|nicht|pas)\s/iu;
/** The phrase calls him the contact; others only ask for a call. */
const named = /contact|kontakt|ansprech|interlocut|poc|responsible|verantwortlich/i;
/** The number and the hours may stand in the sentence that follows. */
const goesOn = /^(?:he|she|his|her|they|their|my|i|we|er|sie|seine?|ihre?|meine?|ich|il|elle|son|sa|mon|je|you can reach|reachable|available|tel|phone|mobile|erreichbar|joignable|the number)(?![\p{L}])|^[+(]*\d[\d\s()/.–-]{5}/iu;
const hours = /\d{1,2}(?:[:.h]\d{0,2})?\s*(?:am|pm|h|uhr|o['’]clock)?\s*(?:-|–|to|till?|until|bis|à|and|und)\s*\d{1,2}|24\s?[x/]\s?7|(?<![\p{L}])(?:weekdays|mon(?:day)?s?|tue(?:sday)?s?|wed(?:nesday)?s?|thu(?:rsday)?s?|fri(?:day)?s?|mo|di|mi|do|fr|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|werktags|lundi|mardi|mercredi|jeudi|vendredi|until|till|bis|jusqu['’])(?![\p{L}])/iu;
const hoursLead = /^(?:(?:you (?:can|may|could)|sie (?:können|erreichen)|reach|call|ring|phone|get|contact|me|us|my (?:direct |mobile )?number|the number|number|rufen|erreichen|anrufen|he['’]s|she['’]s|they['’]re|i['’]m|and|or|oder|ou|und|et|he|she|i|they|er|sie|ich|il|elle|je|my|his|her|meine?|seine?|ihre?|is|am|are|ist|bin|est|suis|can be|reached|reachable|available|availability|erreichbar|joignable|disponible|hours|at (?:his|her|my|the) desk|is there|in the office|there|da|im büro|vous pouvez|me|mich|von|from|on|to|will|be|the|point of contact|myself|usually|best|always)[\s:,]+)+/i;

export function toldContacts(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], writer: Writer): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature' && claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.reached === true && field.toldBy.length > 0 && !stated.has(field.id));
  if (open.length === 0) return [];
  const sentences = sentencesOf(lines);
  return open.flatMap((field) => {
    for (const [i, sentence] of sentences.entries()) {
      const who = whoIsNamed(sentence.text, phrasesOf(field), writer);
      if (who === null) continue;
      const next = sentences[i + 1];
      const text = next !== undefined && next.line - sentence.line <= 1 && goesOn.test(next.text) ? `${sentence.text} ${next.text}` : sentence.text;
      const value = described(who, withoutExcludedContacts(text), writer);
      // "The contact would be Ida Holm, who is away. Please ring Per Dahl, +44 …": a way to reach somebody counts before a name.
      const instead = value === null || phoneOf(value) !== null || mailAddressOf(value) !== null ? null : reached(sentences.slice(i), field, rules, writer);
      if (instead !== null) return instead;
      if (value !== null) return [{ field: field.id, value, problem: null, raw: text, source: 'sublabel' as const, line: sentence.line, rule: field.rule }];
    }
    return reached(sentences, field, rules, writer) ?? ownNumber(sentences, field, writer);
  });
}

/** "My colleague Ida Holm (+44 …) takes over": a person of our own side with a number, in words that no list foresees. */
function reached(sentences: readonly Sentence[], field: FieldRule, rules: RecognitionRules, writer: Writer): FieldClaim[] | null {
  const own = new Set(foldedWords(writer.name));
  const isWriter = (name: string): boolean => foldedWords(name).every((word) => own.has(word));
  const found = sentences.flatMap((sentence, i) => {
    const next = sentences[i + 1];
    const text = next !== undefined && next.line - sentence.line <= 1 && goesOn.test(next.text) ? `${sentence.text} ${next.text}` : sentence.text;
    const person = reachedPerson(text, rules, isWriter);
    const value = person === null ? null : described({ names: [person.name], self: false, called: false, from: person.start }, text, writer);
    return value === null ? [] : [{ field: field.id, value, problem: null, raw: text, source: 'sublabel' as const, line: sentence.line, rule: field.rule }];
  });
  return new Set(found.map((one) => one.value)).size === 1 ? found.slice(0, 1) : null;
}

/** What leads to the writer's own number. */
const sometime = String.raw`(?:,?\s(?:[\p{L}-]+|\d{1,2}(?::\d\d)?)){0,6}?`;
const ownLeads = [
  String.raw`(?:(?:and|also|or)\s)?(?:(?:my|the|our|direct|best)\s){0,2}(?:(?:phone|mobile|cell|telephone|direct|office|contact)\s)?(?:number|phone|mobile|cell|telephone|line|tel|extension)\.?(?:\s(?:is|would be))?`,
  String.raw`(?:(?:you (?:can|may|could)|please|just|feel free to|simply|if needed,?|for questions,?|the best way to)\s)?(?:reach|call|ring|phone|get hold of|get|contact)\sme${sometime}\s(?:on|at|under|is)`, String.raw`i(?: can be|['’]m| am) (?:reached|reachable|available|contactable|there|in)${sometime}\s(?:on|at|under)`,
  String.raw`(?:und\s)?(?:(?:meine|die|unsere)\s)?(?:(?:Telefon|Handy|Mobil|Rückruf)[\s-]?)?(?:nummer|telefon|handy|tel|durchwahl|mobil)\.?(?:\s(?:ist|lautet|wäre)(?:\sdie)?)?`,
  String.raw`(?:(?:(?:telefonisch|am besten|tagsüber|für (?:rück)?fragen|bei (?:rück)?fragen)\s)?(?:sie erreichen mich|ihr erreicht mich|erreichbar bin ich|ich bin erreichbar|ich bin zu erreichen|(?:am besten )?zu erreichen bin ich|bin ich(?: zu)? erreichbar|erreichen können sie mich|erreichen könnt ihr mich|(?:sie können|ihr könnt) mich|rufen sie mich|ruft mich|man erreicht mich))${sometime}\s(?:unter|auf|über|an)(?:\sder)?`,
  String.raw`(?:et\s)?(?:(?:mon|le|notre)\s)?(?:numéro(?: de téléphone| direct| de portable)?|téléphone|tél|portable|ligne directe)\.?(?:\sest(?: le)?)?`,
  String.raw`(?:(?:vous pouvez|on peut) me (?:joindre|contacter|rappeler|appeler|trouver)|je suis (?:joignable|disponible)|joignable|(?:joignez|appelez|rappelez|contactez)-moi)${sometime}\s(?:au|sur le|à)`,
];
const own = new RegExp(String.raw`^(?:${ownLeads.join('|')})[\s:]+(?<number>[+(0][^\p{L}]{6,30})|^(?<first>[+(0][^\p{L}]{6,30}?)\s(?:(?:reaches|gets|finds|will reach|will get) me|is (?:my|the best)|(?:erreicht|ist) (?:man )?(?:mich|meine)|me joint|est mon)(?![\p{L}])`, 'iu');
/** Another way behind the number, or when it is of use. */
const otherWay = /(?:^|[\s,;])(?:or|oder|ou|bzw|if|when|whenever|wenn|falls|si|quand|should|directly|direkt|directement|as well|auch|during|während|pendant)(?![\p{L}]).*$/isu;

/** A sentence of nothing but a number: it is the writer's, whom else could one reach there. */
function ownNumber(sentences: readonly Sentence[], field: FieldRule, writer: Writer): FieldClaim[] {
  for (const { text, line } of sentences) {
    const said = /\d{3}|\d\s\d/.test(text) ? own.exec(text) : null;
    const number = said?.groups?.['number'] ?? said?.groups?.['first'] ?? '';
    if (said === null || phoneOf(number) === null) continue;
    // "The number +44 … gets no calls any more" is about the number.
    if (/\p{L}{2}/u.test(text.slice(said[0].length).replace(otherWay, ' ').replace(hours, ' ').replace(hoursLead, ' '))) continue;
    const value = described({ names: writer.name === '' ? [] : [writer.name], self: true, called: true, from: 0 }, text.slice(text.indexOf(number)), writer);
    if (value !== null) return [{ field: field.id, value, problem: null, raw: text, source: 'sublabel', line, rule: field.rule }];
  }
  return reachedAt(sentences, field, writer);
}

/** "…, tél." and its number are one sentence, whatever its stop says. */
function withNumber(sentence: Sentence, at: number, all: readonly Sentence[]): Sentence {
  const next = all[at + 1];
  return next !== undefined && /(?<![\p{L}])(?:tel|tél|mob|no|nr|durchw)\.$/iu.test(sentence.text) && /^[+(0]/.test(next.text) ? { ...sentence, text: `${sentence.text} ${next.text}` } : sentence;
}

/** "Mich erreichen Sie unter …", "the quickest way to get me is my desk phone, …": a number told as the writer's own. */
function reachedAt(sentences: readonly Sentence[], field: FieldRule, writer: Writer): FieldClaim[] {
  // "Our colleague Ida Marsh is on leave; it is me who looks after it, tel. +44 …".
  for (const { text, line } of sentences.map(withNumber).flatMap((sentence) => sentence.text.split(/;\s+/u).map((part) => ({ text: part, line: sentence.line })))) {
    const number = reachesMe(text, writer);
    if (number === null) continue;
    const introduced = personsIn(text).find((person) => introduces.test(text.slice(0, person.start)))?.name ?? writer.name;
    const value = described({ names: introduced === '' ? [] : [introduced], self: true, called: true, from: 0 }, text, writer);
    if (value !== null) return [{ field: field.id, value, problem: null, raw: text, source: 'sublabel', line, rule: field.rule }];
  }
  return [];
}

interface Who {
  readonly names: readonly string[];
  readonly self: boolean;
  readonly called: boolean;
  /** Where in the sentence he stands: what is before may be another's number. */
  readonly from: number;
}

function whoIsNamed(text: string, phrases: RegExp, writer: Writer): Who | null {
  for (const one of text.matchAll(phrases)) {
    const end = one.index + one[0].length;
    const [before, behind] = [text.slice(0, one.index), text.slice(end)];
    if (denied.test(before) || deniedBehind.test(behind)) continue;
    if (!one[0].trim().includes(' ') && !named.test(one[0]) && !/(?:^|[,;:–-]\s|\s(?:and|or|then|und|et)\s)$/i.test(before)) continue;
    const called = named.test(one[0]);
    const persons = personsIn(text);
    const next = persons.filter((person) => person.start >= end);
    const first = next[0];
    if (first !== undefined && first.start - end <= nearCharactersMax && !/[.!;]\s/.test(text.slice(end, first.start))) {
      const other = next[1];
      const both = other !== undefined && /^\s(?:or|and|oder|und|ou|et)\s$/i.test(text.slice(first.end, other.start));
      return { names: both ? [first.name, other.name] : [first.name], self: false, called, from: first.start };
    }
    if (selfWord.test(one[0]) || selfBehind.test(behind) || selfBefore.test(before)) return writer.name === '' ? null : { names: [writer.name], self: true, called, from: 0 };
    const last = persons.findLast((person) => person.end <= one.index && /^\s?(?:\([^()]{1,60}\)|,[^,]{1,60},)?\s*(?:[\p{L}’']+\s){0,3}$/u.test(text.slice(person.end, one.index)));
    if (last !== undefined) return { names: [last.name], self: false, called, from: last.start };
  }
  return null;
}

/** One readable line; null when there is no way to reach him and nobody calls him the contact. */
function described(who: Who, text: string, writer: Writer): string | null {
  const behind = text.slice(who.from);
  // "+44 …, mornings, I am the contact (Ida Holm)": all of it stands before him.
  const rest = who.self || (phoneOf(behind) === null && mailAddressOf(behind) === null && plainNumber.exec(behind) === null) ? text : behind;
  const phone = withoutBracket(phoneOf(rest) ?? plainNumber.exec(rest)?.[1] ?? null);
  const mail = mailAddressOf(rest)?.replace(/[.,;]+$/, '') ?? (who.self ? writer.address : null);
  if (phone === null && (mail === null || (who.self && !rest.includes(mail))) && !who.called) return null;
  const left = [phone, mail, ...who.names].reduce<string>((all, known) => (known === null ? all : all.replace(known, ' ')), rest);
  const when = left.split(/[,;()]\s*|(?<=[\p{L}\d]{2})\.\s+|\s[–—-]\s(?!\d)/u)
    .map((clause) => clause.replace(/(?:[\s.:]|(?<![\p{L}])(?:on|at|under|unter|au|tel|phone|mobile|and|und|et|zur verfügung))+$/iu, '').replace(hoursLead, '').trim())
    .filter((clause) => hours.test(clause) && clause.length < hoursCharactersMax).slice(0, hoursClausesMax).join(', ');
  return [who.names.join(', '), phone ?? '', mail ?? '', when].filter((part) => part !== '').join(', ');
}

/** "(+44 …) is his number": the bracket is not the number's. */
function withoutBracket(phone: string | null): string | null {
  return phone !== null && phone.startsWith('(') && !phone.includes(')') ? phone.slice(1).trim() : phone;
}

const hoursCharactersMax = 80;
const hoursClausesMax = 2;
/** Behind a word that leads to a number: "on 0455 123 456", "unter 030 123456". */
const plainNumber = /(?<![\p{L}])(?:on|at|under|number is|unter|auf|au|le)\s((?:\+|00|\(?0)[\d\s()/.–-]{5,22}\d)/iu;

/** The memory goes with the rules. */
const compiled = new WeakMap<FieldRule, RegExp>();

/** The phrases in text as it stands; `*` is a gap of up to four words. */
function phrasesOf(field: FieldRule): RegExp {
  const found = compiled.get(field) ?? new RegExp(`(?<![\\p{L}])(?:${[...field.toldBy].sort((a, b) => b.length - a.length).map((phrase) => phrase.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]").replace(/\s+\*\s+/g, '\\s(?:[^\\s.;]+\\s){0,4}').replace(/ /g, '\\s+')).join('|')})(?![\\p{L}])`, 'giu');
  compiled.set(field, found);
  return found;
}
