// A sentence further down that puts right whom the fault hits: "Users affected: Lou Hart … Correction: it is Ida Holm, not
// Lou." In: claims, sentences of the writer, the model of values. Out: the list with whoever is meant in the place of him
// who is not. It is weighed like any other value that is put right (corrected-below.ts), with one placeholder for those who
// are new in a row, and as any sentence by whether it is he whom the fault hits: "the contact is Ida Holm, not Lou" corrects
// something else. A new name beside nobody of the list counts only where the sentence names the field.
import { personsIn } from '../../people/person-names.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { affectedModel, sentenceModel } from '../../sentence/known-models.ts';
import { anotherPerson, standingChance } from '../../sentence/person-standing.ts';
import { personAskedAbout } from '../../sentence/sentence-features.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { anotherValue, askedValue, inLaterSentence, standingOf } from '../../sentence/value-standing.ts';
import { labelWords, unaccented } from '../fold.ts';
import { masked, type Mention } from './value-that-holds.ts';

export interface LaterSentence {
  readonly text: string;
  readonly line: number;
}

export interface CorrectedAccounts {
  readonly claim: FieldClaim;
  /** Whoever is withdrawn. */
  readonly wrong: string;
}

const sureMin = 0.85;
/** It hits him rather than not: the sentence says little beside that he is the one. */
const hitMin = 0.5;
/** A part of a name with fewer letters may be a word. */
const nameLettersMin = 3;
const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** Between those who are named in a row. */
const inRow = /^(?:,\s|,?\s(?:and|und|et)\s|\s?[&+/]\s?)$/i;
const namedAbove: ReadonlySet<FieldClaim['source']> = new Set(['label', 'table', 'sublabel']);

interface Named extends Mention {
  readonly text: string;
}

export function correctedAccounts(claims: readonly FieldClaim[], sentences: readonly LaterSentence[], rules: RecognitionRules, model: SentenceModel): CorrectedAccounts[] {
  return rules.fields.filter((field) => field.kind === 'list' && field.accounts === true).flatMap((field) => {
    const [above, ...more] = claims.filter((claim) => claim.field === field.id && Array.isArray(claim.value) && namedAbove.has(claim.source));
    if (above === undefined || more.length > 0) return [];
    const found = sentences.filter(({ line }) => line > above.line).flatMap((sentence) => correctionIn(sentence, field, above, model) ?? []).filter(({ asked }) => isHit(asked, rules));
    const last = found.at(-1);
    return last === undefined || new Set(found.map(({ claim }) => JSON.stringify(claim.value))).size > 1 ? [] : [last];
  });
}

function correctionIn({ text, line }: LaterSentence, field: FieldRule, above: FieldClaim, model: SentenceModel): (CorrectedAccounts & { readonly asked: string }) | null {
  const entries = above.value as readonly string[];
  const old = entries.flatMap((entry) => mentionsOf(entry, text));
  const fresh = namedIn(text).filter((one) => !old.some((other) => other.key === one.key || (one.start < other.end && other.start < one.end)));
  const [first, last] = [fresh[0], fresh.at(-1)];
  const isRow = fresh.every((one, at) => at === 0 || inRow.test(text.slice(fresh[at - 1]?.end, one.start)));
  const named = [...new Set(old.map(({ entry }) => entry))];
  const [wrong] = named.length > 0 ? named : entries;
  if (first === undefined || last === undefined || wrong === undefined || !isRow || named.length > 1 || (named.length === 0 && (entries.length > 1 || !namesField(text, field)))) return null;
  const row = { key: 'row', start: first.start, end: last.end };
  const asked = masked(text, [row, ...old], row.key);
  if ((standingOf(model, asked, inLaterSentence).get('value_corrects') ?? 0) < sureMin) return null;
  const value = entries.flatMap((entry) => (entry === wrong ? fresh.map((one) => one.text) : [entry]));
  return { wrong, asked, claim: { ...above, value, raw: text.slice(row.start, row.end), line } };
}

function isHit(asked: string, { sentences }: RecognitionRules): boolean {
  const hit = sentences === undefined ? null : affectedModel(sentences);
  return sentences !== undefined && hit !== null && standingChance(hit, sentenceModel(sentences), asked.replaceAll(askedValue, personAskedAbout).replaceAll(anotherValue, anotherPerson)) >= hitMin;
}

function namedIn(text: string): Named[] {
  const addresses = [...text.matchAll(address)].map((one) => ({ key: one[0].toLowerCase(), start: one.index, end: one.index + one[0].length, text: one[0] }));
  const persons = personsIn(text).filter((one) => !addresses.some((other) => one.start < other.end && other.start < one.end)).map(({ name, start, end }) => ({ key: unaccented(name), start, end, text: name }));
  return [...addresses, ...persons].sort((a, b) => a.start - b.start);
}

/** Where the text names him: in full, or by his first name alone. */
function mentionsOf(entry: string, text: string): (Mention & { readonly entry: string })[] {
  const key = entry.includes('@') ? entry.toLowerCase() : unaccented(entry);
  const whole = namedIn(text).filter((one) => one.key === key);
  if (whole.length > 0) return whole.map((one) => ({ ...one, entry }));
  const [given = '', ...rest] = entry.split(/\s+/);
  if (rest.length === 0 || given.length < nameLettersMin || !/^\p{Lu}[\p{L}'’-]+$/u.test(given)) return [];
  return [...text.matchAll(/(?<![\p{L}\p{N}@.'’-])\p{Lu}[\p{L}'’-]+(?![\p{L}\p{N}@])/gu)].filter((one) => one[0].replace(/['’]s$/u, '') === given && !/^\s\p{Lu}\p{Ll}/u.test(text.slice(one.index + one[0].length))).map((one) => ({ key, start: one.index, end: one.index + given.length, entry }));
}

function namesField(text: string, field: FieldRule): boolean {
  const words = ` ${labelWords(text).join(' ')} `;
  return field.labels.some((label) => words.includes(` ${labelWords(label.text).join(' ')} `));
}
