// Whether what stands behind a label leaves its answer open: promised, asked of somebody else, not looked up, or between
// two values. In: the field, the text behind its label, how open such words are. Out: yes or no. A value that the field
// knows for sure counts before a promise behind it ("25.2.0, patch level will follow"); identifiers are never touched.
import type { FieldRule } from '../../recognition-rules.ts';
import { unaccented } from '../fold.ts';
import type { Openness } from '../withdrawn/learned-open.ts';
import { asItStands } from '../withdrawn/as-it-stands.ts';
import { isUndecided, leavesOpen } from '../withdrawn/left-open.ts';
import { allowsWithinHours } from './allowed-hours.ts';
import { findDate, findTime, findZone } from './instant-parts.ts';
import { isBareNo, isEmptyAnswer } from './no-value.ts';
import { readAddress } from './read-address.ts';
import { readLastAnswer } from './read-answer.ts';
import { beginsWithChoice } from './read-choice.ts';
import { mailAddressOf, phoneOf } from './read-contact.ts';
import { withoutMarks, type ValueText } from './value-text.ts';

export type OpennessOf = (text: string, rule: FieldRule) => Openness;

/** How people call it that nobody knows. */
export const openChoice = /^\s*(?:unclear|unknown|undecided|not[ _](?:sure|clear|known)|unklar|unbekannt|pas clair|incertain|inconnu)\.?\s*$/i;
/** What packs call a choice that leaves it open ("unclear", "not_checked"): it answers the question, whoever will know more. */
export const openValue = /^(?:unclear|unknown|undecided|open|not[ _]\p{L}+)$/iu;

/** Values that are few words are told first; what is left is a name, or open. */
const sureOfShort = 0.5;
/** One word is like much. */
const sureOfWord = 0.9;
/** A sentence may be the answer itself. */
const sureOfText = 0.9;
/** Of all that it might be; much of the rest is no answer to any field. */
const likelyOpen = 0.2;
const timesMore = 5;
const clauseEnds = /[,;]\s+|[.!?]\s+|\s[–—-]\s|\s(?=(?:but|aber|mais)\s)/u;

export function standsOpen(rule: FieldRule, text: ValueText, opennessOf: OpennessOf | undefined): boolean {
  const end = text.lines.findIndex((line, at) => at > 0 && line.text.trim() === '');
  const head = withoutMarks(text.lines[0]?.text ?? '');
  if (head === '' || untouched.has(rule.kind)) return false;
  if (rule.prose) return promisesStory(text, opennessOf === undefined ? undefined : (one) => opennessOf(one, rule));
  const of = (one: string): Openness => opennessOf?.(one, rule) ?? unknown;
  const isAll = (one: string): Likely => { const { openOrPlanned, told, itself } = of(one); return { open: openOrPlanned, told, itself }; };
  if (isNamed(rule)) return isBetween(head, (one) => of(one).open) || (!(tellsValue(rule, head) && (saysPlainly(rule, head) || isAll(head).open < sureOfWord)) && isOpen(head, isAll, /\s/.test(head) ? sureOfShort : sureOfWord));
  const whole = text.lines.slice(0, end < 0 ? text.lines.length : end).map((line) => line.text.trim()).join(' ');
  // What was done or tried is not told by what somebody is going to do. "No data available" stood on the screen.
  return !quoted.test(whole) && !tellsValue(rule, head) && (isOpen(whole, rule.toldLike === undefined ? of : isAll, sureOfText) || (rule.toldLike !== undefined && promisesInAll(whole, rule, isAll)));
}

/** What a story may be like at most where it is none. */
const storyMax = 0.15;
const promiseMin = 0.3;
/** Of a promise in known words. */
const promiseLikely = 0.1;

/** "No idea, I will ask them": a story is longer, or tells of something besides. */
function promisesStory(text: ValueText, of: ((text: string) => Openness) | undefined): boolean {
  const lines = text.lines.map((line) => line.text.trim());
  const end = lines.findIndex((line, at) => at > 0 && line === '');
  if (of === undefined || (end >= 0 && lines.slice(end).some((line) => line !== ''))) return false;
  const whole = withoutMarks(lines.join(' ').trim());
  if (quoted.test(whole)) return false;
  const { open, promised, told } = of(whole);
  if (told >= storyMax || whole.split(sentenceEnds).some((sentence) => of(sentence).told >= sureOfShort)) return false;
  return promised >= promiseMin ? open >= sureOfText - storyMax : promised >= promiseLikely && leavesOpen(whole);
}
const sentenceEnds = /(?<=[.!?])\s+/u;

/** Where what stands there is no value as it is: whether its writer has only not answered yet. */
export function soundsOpen(rule: FieldRule, text: string, opennessOf: OpennessOf | undefined): boolean {
  // "Perhaps" is an answer, if none that helps.
  return /\S\s+\S/.test(text.trim()) && text.split(clauseEnds).concat(text).some((one) => {
    const { openOrPlanned, told } = opennessOf?.(one, rule) ?? unknown;
    return openOrPlanned >= likelyOpen && openOrPlanned > told;
  });
}

/** "Yes", "no": of a permission anything else that sounds like one may still be open ("not yet discussed"). */
function saysPlainly(rule: FieldRule, head: string): boolean {
  return rule.kind !== 'bool' || !/\S\s+\S+\s+\S/.test(head) || sign.test(unaccented(head)) || asItStands(head).length > 0;
}
const sign = /^\W*(?:yes|no|ja|nein|oui|non|[yjno](?!['’])|ok|okay|never|nie|niemals|jamais)(?![a-z])/;

const unknown: Openness = { open: 0, openOrPlanned: 0, promised: 0, told: 0, itself: 0 };
type Likely = Pick<Openness, 'open' | 'told' | 'itself'>;
const quoted = /^["“„«']/u;
const untouched = new Set<FieldRule['kind']>(['id', 'id_list', 'attachments']);

/** Its value is a name, a figure or one of a list: a few words on one line. */
function isNamed(rule: FieldRule): boolean {
  return rule.kind === 'enum' || rule.kind === 'enum_open' || rule.kind === 'version' || rule.kind === 'instant' || rule.kind === 'bool' || rule.kind === 'url' || rule.kind === 'percent' || rule.kind === 'list' || (rule.kind === 'text' && rule.names.length > 0);
}

/** As a whole and from its beginning; "RHEL 8, minor will follow" begins with an answer. */
function isOpen(text: string, likely: (text: string) => Likely, sure: number): boolean {
  const [first, ...more] = text.split(clauseEnds).filter((clause) => /\p{L}/u.test(clause));
  if (first === undefined || !isSurely(likely(text), sure)) return false;
  if (more.length === 0 && sure === sureOfText && tellsFirst(text, likely)) return false;
  if (more.length === 0 || isSurely(likely(first), sureOfShort)) return true;
  return isEmptyAnswer(first) || (likely(text).open >= sureOfText && (likely(first).told < sureOfShort || (notYet.test(unaccented(first)) && !isBareNo(first))));
}

/** "We tried it three times and will try once more tomorrow": what is told first stays told. */
function tellsFirst(text: string, likely: (text: string) => Likely): boolean {
  const [first = '', ...more] = text.split(joinedBy);
  return more.length > 0 && likely(first).itself >= sureOfWord;
}
const joinedBy = /\s(?:and|und|et)\s/i;

/**
 * "I know what I would like, but the customer decides and he is away. Will ask him.", "Nothing yet, it is down for Monday":
 * as a whole it is left open, and no part of it tells this field. Where the question is what was done, nothing is an answer.
 */
function promisesInAll(text: string, rule: FieldRule, likely: (text: string) => Likely): boolean {
  const clauses = text.split(clauseEnds).filter((clause) => /\p{L}/u.test(clause));
  const whole = likely(text);
  if (clauses.length < 2 || whole.open < openInAll || whole.open < timesMore * whole.told) return false;
  const denied = isBareNo(clauses[0] ?? '');
  if (denied && rule.doing === true) return false;
  const said = denied ? clauses.slice(1) : clauses;
  return said.every((clause) => likely(clause).itself < tellsItself) && said.some((clause) => isSurely(likely(clause), sureOfText));
}
const openInAll = 0.7;
const tellsItself = 0.65;

/** "We have not tried it, will do so tonight" is like a deed, and denies it. */
const notYet = /(?<![a-z])(?:not|nicht|pas|nobody|niemand|personne|unknown|unbekannt|inconnue?s?)(?![a-z])/;

/** By itself, or far more than it is an answer to this question: "tests" in it makes it no permission. */
function isSurely({ open, told }: Likely, sure: number): boolean {
  return open >= sure || (sure !== sureOfWord && open >= (sure === sureOfText ? sureOfShort : likelyOpen) && open >= timesMore * told);
}

/** "Anna Keller", "Priya Nair, Ben Oakes". */
const names = /^\p{Lu}[\p{L}.'’-]*(?:[\s,]+(?:and |und |et |& )?\p{Lu}[\p{L}.'’-]*)*[\s.]*(?:\(|$)/u;
/** "Osprey Rigging": of a field that is a name, two capitalised words and more. */
const title = /^\p{Lu}[\p{L}.'’-]*(?:\s(?:&\s|of\s|and\s|und\s|et\s|de\s)?\p{Lu}[\p{L}.'’-]*)+$/u;
/** "Ida Holm, facilities"; more is a sentence about her. */
const officeWordsMax = 3;
const dateBefore = /^\W*(?:\p{L}{1,4}\.?\s)?\d{1,4}[./: -]\d/u;
/** "Sometime next month": an answer, if none that is a date, and its writer is told so. */
const nearWhen = /(?<![a-z])(?:(?:next|last|this|coming|nachste[nrsm]?|kommende[nrsm]?|letzte[nrsm]?|diese[nrsm]?|prochaine?|derniere?) (?:week|month|quarter|year|spring|summer|autumn|winter|woche|monats?|quartal|jahr|fruhjahr|sommer|herbst|semaine|mois|trimestre|annee)|(?:semaine|mois|trimestre|annee) (?:prochaine?|derniere?))(?![a-z])/;
const release = /(?<![\d:])\d{1,4}\.\d/;

/** Whether a part of it surely is a value of the field. */
function tellsValue(rule: FieldRule, head: string): boolean {
  const clauses = head.split(clauseEnds);
  switch (rule.kind) {
    case 'enum':
    case 'enum_open':
      return clauses.some((clause) => beginsWithChoice(clause, rule));
    case 'version':
      return /^\W*v?\.?\s?\d/i.test(head) || release.test(head);
    case 'instant':
      return clauses.some((clause) => dateBefore.test(clause)) || isPartOfInstant(head) || nearWhen.test(unaccented(head));
    case 'bool':
    case 'bool_text':
      if (rule.kind === 'bool' && allowsWithinHours(head, true)) return true;
      return (readLastAnswer(head) ?? 'choice') !== 'choice';
    case 'url':
      return readAddress(head) !== null;
    case 'percent':
      return /\d/.test(head);
    case 'contact':
      return phoneOf(head) !== null || mailAddressOf(head) !== null || names.test(head) || (title.test(clauses[0] ?? '') && clauses.slice(1).every((clause) => clause.trim().split(/\s+/).length <= officeWordsMax));
    case 'list':
      return head.includes('@') || names.test(head);
    case 'text':
      return isBareNo(head) || (rule.named === true && title.test(head) && !leavesOpen(head)) || rule.names.some((name) => head.toLowerCase().startsWith(name.toLowerCase()));
    default:
      return false;
  }
}

/** "CET", "about 10:00", "9 March": the part that still lacked, typed behind its label. */
function isPartOfInstant(head: string): boolean {
  return head.split(/\s+/).length <= partWordsMax && (findZone(head) !== null || findTime(head) !== null || findDate(head) !== null);
}
const partWordsMax = 3;

/** "3 or 2", "zwischen Secure und Elevate"; "8 or later" is one value. */
const either = /^(?:.*?\s)??\S+(?:\s\S+){0,4}\s(?:or|oder|ou|bzw\.?|vs\.?)\s(?!(?:so|something|similar|later|newer|above|higher|up|thereabouts|(?:so )?ähnlich\p{L}*|neuer|höher|später|plus|ultérieur\p{L}*|similaire)(?![\p{L}]))\S|(?<![\p{L}])(?:between\s.+\sand|zwischen\s.+\sund|entre\s.+\set)\s\S/iu;
const doubt = /\?\s*$|\?\s*[,;(–—-]|(?<![a-z])(?:could|might|may) (?:also |well )?be(?![a-z])|(?<![a-z])(?:maybe|perhaps|possibly|either|unsure|unclear|uncertain|undecided|unknown|somewhere|vielleicht|eventuell|evtl\.?|moglicherweise|konnten?|entweder|unsicher|unklar|ungewiss|irgendwo|peut[- ]etre|soit|pourrait|incertain|eventuellement|quelque part|dunno)(?![a-z])|(?:not|n't|nicht|pas|nie) (?:\w+ )?(?:sure|certain|clear|know|say|tell|decide\w*|remember|sicher|klar|sagen|sur|certain|clair|recall)(?![a-z])|(?<![a-z])(?:weiss|wissen) (?:\w+ ){0,3}nicht|ne sa(?:is|it|vons)|j'hesite/;

/** Nobody has decided between two values, however he says so. */
function isBetween(head: string, open: (text: string) => number): boolean {
  const plain = unaccented(head);
  // The stroke of "10.03.2026 - 08:00" parts nothing.
  const clauses = head.split(/[,;]\s+|\s[–—-]\s(?!\d)|(?<=[.!?])\s+/u);
  if (!either.test(clauses[0] ?? '')) return isUndecided(head) && !clauses.some((clause) => !doubt.test(unaccented(clause)) && open(clause) < sureOfShort);
  return doubt.test(plain) || clauses.slice(1).some((clause) => leavesOpen(clause) || open(clause) >= sureOfShort);
}
