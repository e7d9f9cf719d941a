// Which sentences of a letter are its story. In: sentences, the field that is told by them, what is known already. Out: what
// each is to the story, and the text without what is none of it: courtesy, words about the mail, facts that stand elsewhere.
// Knows no words: what a sentence is like was learnt (rules/sentences), and which kinds are no story stands in the pack.
import type { FieldClaim } from '../../recognition.ts';
import { type FieldRule, type RecognitionRules, stillOpen } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { sentenceEnds } from '../sentences.ts';
import { besideOf, likeAny, matterOf, sureOfMatter } from './beside-matter.ts';
import { phoneOf } from '../value/read-contact.ts';

/** `fact`: it answers other questions, so it is none of the story where anything else is; `beside`: none of the matter either. */
export type Part = 'report' | 'open' | 'fact' | 'beside' | 'aside';
export type Judge = (sentence: string) => Part;

/** At least so much like a report, whatever else it is like. */
const reportMin = 0.35;
/** A report by chance: more of it, and the sentence is not taken for anything else. */
const doubtMax = 0.2;
const noReportMax = 0.1;
/** Less of it, and a longer sentence tells nothing else either. */
const noReportAtAll = 0.02;
const sureOfAside = 0.85;
const sureOfFact = 0.85;
/** More like a report than like all else together. */
const sureOfBoth = 0.55;
/** Fewer words tell one thing. */
const bothWordsMin = 8;
/** A longer sentence tells more than one thing. */
const wordsMax = 10;
const factWordsMax = 15;
const sureOfLong = 0.97;
/** A value that is shorter stands in many sentences by chance. */
const valueCharactersMin = 4;
const rawCharactersMax = 60;
/** Whose tenant it is stands in the middle of many a story. */
const host = /^[\w-]+(?:\.[\w-]+)+$/u;
/** What a machine says: 'the console reads "lamp not found"'. */
const shown = /["„“«»]\s?[^"„“”«»\s]+\s[^"„“”«»]+["”“»]/u;
/** Behind a value, fewer words than this belong to it. */
const wordsBehindMin = 4;
/** So many words behind a colon or a dash may tell something of their own. */
const behindLead = /(?::|\s[–—-])\s+(\p{L}\S*(?:\s+\S+){3,})$/u;
/** Guessing takes time, and a letter has fewer sentences. */
const sentencesReadMax = 120;

/** null where nothing was learnt of its sentences: then everything is the story. */
export function judgeOf(field: FieldRule, rules: RecognitionRules, claims: readonly FieldClaim[]): Judge | null {
  if (rules.sentences === undefined || field.toldLike === undefined) return null;
  const model = sentenceModel(rules.sentences);
  const own = new Set(field.toldLike.map((one) => one.kind));
  const aside = new Set(field.unlike ?? []);
  const isBeside = besideOf(field, rules, claims);
  const matter = matterOf(field, rules);
  const others = new Set(rules.fields.flatMap((one) => (one.id === field.id ? [] : (one.toldLike ?? []).filter(({ value }) => value !== null && value !== stillOpen).map(({ kind }) => kind))));
  const leftOpen = new Set(rules.fields.flatMap((one) => (one.toldLike ?? []).filter(({ value }) => value === stillOpen).map(({ kind }) => kind)));
  const lists = new Set(rules.fields.filter((one) => one.kind === 'list').map((one) => one.id));
  const listed = claims.filter((claim) => lists.has(claim.field)).flatMap((claim) => [claim.value ?? []].flat()).filter((entry) => entry.length >= valueCharactersMin);
  const numbers = rules.fields.filter((one) => one.id !== field.id && (one.kind === 'id' || one.kind === 'id_list' || one.kind === 'enum' || one.reference === true)).map((one) => one.id);
  const values = claims.filter((claim) => numbers.includes(claim.field) && claim.source !== 'forwarded').flatMap((claim) => [claim.raw, ...[claim.value ?? []].flat()]).map((text) => text.trim()).filter((text) => text.length >= valueCharactersMin && text.length <= rawCharactersMax && !host.test(text));
  const known = new Map<string, Part>();
  const judged = (sentence: string): Part => {
    const guesses = guessesOf(model, sentence);
    const sum = (kinds: ReadonlySet<string>): number => likeAny(guesses, kinds);
    const report = sum(own);
    if (report >= reportMin) return 'report';
    if (report > doubtMax || shown.test(sentence)) return 'open';
    // "Questions to 030 23125 118": where to call is no story, unless a fault is told of it.
    if (report < noReportMax && phoneOf(sentence) !== null) return 'aside';
    const surest = guesses[0];
    const words = sentence.split(/\s+/).length;
    if (surest !== undefined && aside.has(surest.kind) && surest.probability >= (words > wordsMax && report >= noReportAtAll ? sureOfLong : sureOfAside)) return 'aside';
    if (report < noReportMax && isBeside(sentence, guesses)) return 'beside';
    if (words > factWordsMax) return 'open';
    // Whom it hits in a list is a fact; "about sixty of the desks" is no entry of it.
    if (sum(others) + (listed.some((entry) => sentence.includes(entry)) ? sum(leftOpen) : 0) >= sureOfFact) return 'fact';
    return report < noReportMax && sum(matter) < sureOfMatter && values.some((value) => sentence.includes(value)) ? 'fact' : 'open';
  };
  // "Please open a ticket: no mail arrives at the harbour": what leads to the fault is not all that is told.
  const whole = (sentence: string): Part => {
    const part = judged(sentence);
    const behind = part === 'report' ? undefined : behindLead.exec(sentence)?.[1];
    return behind !== undefined && judged(behind) === 'report' ? 'report' : part;
  };
  return (sentence) => {
    const part = known.get(sentence) ?? (known.size < sentencesReadMax ? whole(sentence) : 'open');
    known.set(sentence, part);
    return part;
  };
}

/** Whether a sentence tells what the letter is about where it reports nothing ("please set this up for us"). */
export function tellsMatter(field: FieldRule, rules: RecognitionRules): (text: string) => boolean {
  if (rules.sentences === undefined || field.toldLike === undefined) return () => false;
  const model = sentenceModel(rules.sentences);
  const matter = matterOf(field, rules);
  return (text) => text.split('\n').some((line) => partsOfLine(line).some((part) => likeAny(guessesOf(model, part.trim()), matter) >= sureOfMatter));
}

/** "I changed my password, and now every login fails": it answers another question, and surely reports all the same. */
export function reportsToo(field: FieldRule, rules: RecognitionRules): (sentence: string) => boolean {
  if (rules.sentences === undefined || field.toldLike === undefined) return () => false;
  const model = sentenceModel(rules.sentences);
  const own = new Set(field.toldLike.map((one) => one.kind));
  return (sentence) => {
    const surest = guessesOf(model, sentence)[0];
    return surest !== undefined && own.has(surest.kind) && surest.probability >= sureOfBoth && sentence.split(/\s+/).length >= bothWordsMin;
  };
}

/** The parts of a line that a judge may look at. */
function partsOfLine(text: string): string[] {
  return text.split(sentenceEnds).filter((part) => part.trim() !== '');
}

export function withoutParts(text: string, judge: Judge | null, out: ReadonlySet<Part>): string {
  if (judge === null) return text;
  const parts = partsOfLine(text);
  const kept = parts.filter((part) => !out.has(judge(part.trim())));
  return kept.length === parts.length ? text : kept.join(' ');
}

export function hasReport(text: string, judge: Judge | null): boolean {
  return judge !== null && text.split('\n').some((line) => partsOfLine(line).some((part) => judge(part.trim()) === 'report'));
}

/** "Tenant 12345RS. Since then nothing arrives.": the sentences beside the values of a line that report and are no value. */
export function reportsBeside(text: string, values: readonly string[], judge: Judge | null): string {
  if (judge === null) return '';
  return partsOfLine(text).map((part) => part.trim()).filter((part) => !values.some((value) => value.includes(part) || (part.includes(value) && !goesOnBehind(part, value))) && judge(part) === 'report').join(' ');
}

/** "All files at North (tenant: north.example) are read only": the sentence is more than the label and its value. */
function goesOnBehind(part: string, value: string): boolean {
  const behind = part.slice(part.indexOf(value) + value.length);
  return (behind.match(/\p{L}{2,}/gu) ?? []).length >= wordsBehindMin;
}

/** What labels and sentences said, as it stands there: a whole line is no value. */
export function valuesOn(claims: readonly FieldClaim[]): string[] {
  return claims.flatMap((claim) => [...[claim.value ?? []].flat(), ...(claim.raw.length <= rawCharactersMax ? [claim.raw] : [])]).map((text) => text.trim()).filter((text) => text.length >= valueCharactersMin);
}
