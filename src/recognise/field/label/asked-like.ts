// What a label or a question in words that nobody listed asks for: "Was ist los", "Who is hit", "How do we get to see it
// ourselves?". In: a lead, and what was learnt from example questions (rules/questions). Out: the one field of the desk
// that it surely asks for, or null. Questions for what the desk has no field for are learnt too: what is like them is
// none of ours. Kinds that ask for the same field count together.
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { personsIn } from '../../people/person-names.ts';
import { foldedWords, labelKey, labelWords } from '../fold.ts';
import { answersItself, findLabel, type LabelHit, type LabelIndex } from './label-index.ts';

/** Of questions left out of the learning, 9 in 10 are as sure as this, and 98 of 100 of these are right. */
const sureMin = 0.6;
/** "Debtor 60718" is much like "Customer number": a wrong number is worse than a question. */
const sureNumberMin = 0.8;
const numbers: ReadonlySet<string> = new Set(['id', 'id_list']);
/** Less is like too many things, more is a letter. */
const lettersMin = 2;
const wordsMax = 26;

export interface Asked {
  readonly hit: LabelHit;
  readonly probability: number;
}

/** The field that these words most probably ask for, with its probability; null where that is none of the desk's. */
function mostAsked(index: LabelIndex, lead: string): Asked | null {
  const words = foldedWords(lead);
  if (index.asked === null || words.length > wordsMax || words.join('').length < lettersMin) return null;
  const byField = new Map<string, number>();
  let none = 0;
  for (const { kind, probability } of guessesOf(sentenceModel(index.asked.learned), words.join(' '))) {
    const field = index.asked.byKind.get(kind)?.field.id;
    if (field === undefined) none = Math.max(none, probability);
    else byField.set(field, (byField.get(field) ?? 0) + probability);
  }
  const best = [...byField].reduce<readonly [string, number] | null>((most, one) => (most === null || one[1] > most[1] ? one : most), null);
  if (best === null || best[1] <= none) return null;
  const entry = index.entries.find((one) => one.field.id === best[0]);
  return entry === undefined ? null : { hit: { field: entry.field, rule: entry.rule, quality: 'asked', wordCount: words.length }, probability: best[1] };
}

/** The field that a lead surely asks for, as it stands or without what stands in brackets. */
export function findAsked(index: LabelIndex, lead: string): LabelHit | null {
  const bare = lead.replace(/\([^()]*\)/g, ' ');
  for (const reading of bare === lead ? [lead] : [lead, bare]) {
    const asked = mostAsked(index, reading);
    if (asked === null || asked.probability < (numbers.has(asked.hit.field.kind) ? sureNumberMin : sureMin) || answersItself(asked.hit.field, lead)) continue;
    // "Whoever takes it shall turn to Ida Holm of my team: …" names the person already.
    return asked.hit.field.kind === 'contact' && personsIn(lead).length > 0 ? null : asked.hit;
  }
  return null;
}

/** What examples surely ask for counts before words that several labels have: "Man will sehen" is what is wanted, not what is seen. */
export function orAsked(index: LabelIndex, lead: string, hit: LabelHit | null): LabelHit | null {
  const asked = findAsked(index, lead);
  return hit === null || (asked !== null && asked.field.id !== hit.field.id) ? asked : hit;
}

/** "agent: 25.2.0" asks for no story and no list of things: behind a lead that is only like those of a text stand words. */
export function fitsAsked(hit: LabelHit, value: string): boolean {
  return hit.quality !== 'asked' || hit.field.kind !== 'text' || hit.field.reference === true || value.trim() === '' || /\p{L}{3}/u.test(value) || (hit.field.codes !== undefined && /\d/.test(value));
}

/** "Which product is it, and which version?": the parts of a question, each of which asks for something. */
const between = /[,;]\s+(?:and|und|et)?\s*|\s+(?:and|und|et|sowie|plus)\s+|\s*[/?]\s+(?=\S)/i;

/** "One example, please" asks for one thing. */
const polite = /^\W*(?:please|kindly|thanks|thank you|bitte|danke|s['’]il vous pla[iî]t|svp|merci)\W*$/i;

const printedOf = new WeakMap<LabelIndex, ReadonlyMap<string, LabelHit>>();

/** The questions that our own mails print: whoever answers below one answers that field, whatever else it is like (H-07). */
function printedQuestion(index: LabelIndex, question: string): LabelHit | undefined {
  const known = printedOf.get(index) ?? new Map(index.entries.flatMap(({ field, rule, words }) => field.questions.map((text) => [labelKey(text), { field, rule, quality: 'exact', wordCount: words.length }] as const)));
  printedOf.set(index, known);
  return known.get(labelKey(question));
}

/** The fields that one question asks for, in its order: one, or several where each of its parts surely asks for another. */
export function fieldsAsked(index: LabelIndex, question: string): LabelHit[] {
  const printed = printedQuestion(index, question);
  if (printed !== undefined) return [printed];
  const parts = question.split(between).filter((part) => part.trim() !== '' && !polite.test(part));
  const hits = parts.length < 2 || parts.length > 4 ? [] : parts.map((part) => findLabel(index, labelWords(part), false) ?? findAsked(index, part));
  const named = hits.filter((hit) => hit !== null);
  if (named.length === hits.length && new Set(named.map((hit) => hit.field.id)).size >= 2) return named.filter((hit, i) => named.findIndex((one) => one.field.id === hit.field.id) === i);
  const whole = findAsked(index, question);
  // "What happens, and since when?": what else it asks for is nothing that this desk wants.
  return whole === null ? named.slice(0, 1) : [whole];
}
