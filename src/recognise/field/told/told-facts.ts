// What sentences tell without a label: by the phrases that the pack lists, and by their likeness to its example sentences.
// Where both speak of a field they must agree: a text is all sentences that either finds, a value that one of them doubts
// is not believed unless the other is sure of it. In: lines of prose. Out: claims and the clauses they stand in.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import { type RecognitionRules, stillOpen } from '../../recognition-rules.ts';
import type { StatedFacts } from './stated.ts';
import type { TextLine } from '../text-line.ts';
import { toldAnswers } from './told.ts';
import { type Likeness, toldLike } from './told-like.ts';
import { startIn } from './told-moment.ts';
import { opennessOf } from '../withdrawn/learned-open.ts';

/** The sentence is the value: at worst a line too much is passed on. */
const sureOfText = 0.75;
/** A value is made of it: a wrong one would be believed. */
const sureOfValue = 0.8;
const sureOfMoment = 0.5;
/** Of what is going to be done, or is left open. */
const sureOfPlan = 0.9;
/** Against a phrase that says otherwise. */
const sureAgainst = 0.9;

/** What nothing else tells: texts that a sentence is more like than not, unless somebody leaves them open. */
export function likelyTexts(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  return toldLike(lines, rules, stated).flatMap((one) => {
    // A clause of a sentence that is as likely something else ("send the report and create logins for x@y") tells nothing.
    const whole = one.telling.filter(({ sentence, clause }) => sentence.text === clause);
    const first = whole[0];
    if (first === undefined || one.field.kind !== 'text' || one.value !== null || one.field.doing === true || one.field.toldLike?.length !== 1) return [];
    const raw = whole.map(({ text }) => text).join(' ');
    return [{ field: one.field.id, value: raw, problem: null, raw, source: 'sublabel' as const, line: first.sentence.line, rule: one.field.likeRule ?? one.field.rule }];
  });
}

export function toldFacts(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], receivedAt: Instant, sureAtLeast = 0): StatedFacts {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  const told = toldAnswers(lines, rules, claims, receivedAt);
  const found: FieldClaim[] = [];
  const clauses = new Map(told.clauses);
  const like = toldLike(lines, rules, stated).filter((one) => one.probability >= sureAtLeast);
  for (const one of like) {
    if (one.field.kind === 'instant') {
      const when = told.claims.some((other) => other.field === one.field.id) ? null : instantIn(one, receivedAt);
      if (when !== null) found.push(when);
      continue;
    }
    const claim = likeClaim(one, told.claims.find((other) => other.field === one.field.id));
    if (claim === null) continue;
    found.push(claim);
    // "Whoever clicks there gets an error" shows how to see it, and is the story as well.
    for (const { sentence, clause, text, reports } of one.telling) if (!reports) clauses.set(sentence.line, [...(clauses.get(sentence.line) ?? []), one.value === null ? text : clause]);
  }
  const kept = told.claims.filter((claim) => !found.some((one) => one.field === claim.field) && !doubted(claim, like) && !isOfAnother(claim, like) && !isOnlyPlanned(claim, rules));
  return { claims: [...kept, ...found], clauses };
}

/** The claim that the likeness makes beside what a phrase told; null = the phrase's stands, or neither does. */
function likeClaim({ field, value, probability, telling }: Likeness, phrase: FieldClaim | undefined): FieldClaim | null {
  const first = telling[0];
  if (first === undefined || value === stillOpen || probability < (value === null ? sureOfText : sureOfValue)) return null;
  if (value !== null && phrase !== undefined && !says(phrase, value) && probability < sureAgainst) return null;
  if (field.kind === 'list' && phrase !== undefined) return null;
  const sentences = telling.map((one) => one.text);
  // The phrase may have found a sentence that is like nothing.
  const raw = typeof phrase?.value === 'string' && value === null && !sentences.some((text) => text.includes(String(phrase.value))) ? inOrder(phrase, first.sentence.line, sentences) : sentences.join(' ');
  const text = value ?? raw;
  return { field: field.id, value: field.kind === 'list' ? [text] : text, problem: null, raw, source: 'sublabel', line: Math.min(first.sentence.line, phrase?.line ?? first.sentence.line), rule: field.likeRule ?? field.rule };
}

function inOrder(phrase: FieldClaim, line: number, sentences: readonly string[]): string {
  const more = sentences.filter((text) => !String(phrase.value).includes(text));
  return (phrase.line <= line ? [String(phrase.value), ...more] : [...more, String(phrase.value)]).join(' ');
}

/** A phrase says so, and the sentences are more like the contrary. */
function doubted(claim: FieldClaim, like: readonly Likeness[]): boolean {
  return like.some((one) => one.field.id === claim.field && one.value !== null && !says(claim, one.value));
}

/** "We could repeat it from our own account": done in so many words, and yet what surely answers another question. */
function isOfAnother(claim: FieldClaim, like: readonly Likeness[]): boolean {
  return !like.some((one) => one.field.id === claim.field) && like.some((one) => one.value === null && one.field.kind === 'text' && one.probability >= sureOfText && one.telling.some(({ sentence }) => sentence.text === claim.value || (String(claim.value).endsWith(';') && sentence.text.startsWith(String(claim.value)))));
}

/** "I'll test it from here after lunch": the phrase stands there, and nothing was done. */
function isOnlyPlanned(claim: FieldClaim, rules: RecognitionRules): boolean {
  const field = rules.fields.find((one) => one.id === claim.field);
  return field?.kind === 'text' && !field.prose && field.toldLike !== undefined && opennessOf(claim.raw, field, rules).openOrPlanned >= sureOfPlan;
}

/** A list holds its value. */
function says(claim: FieldClaim, value: string): boolean {
  return [claim.value].flat().includes(value);
}

/** "Beginn war am 10.03.2026 um 10:05 (UTC+1)": the one full date of the sentences that tell when. */
function instantIn({ field, probability, telling }: Likeness, receivedAt: Instant): FieldClaim | null {
  const found = telling.flatMap(({ sentence }) => {
    const moment = startIn(sentence.text, field, receivedAt);
    return moment === null ? [] : [{ sentence, ...moment }];
  });
  const first = found[0];
  // A full date with its offset is seldom told but for this.
  if (first === undefined || probability < (first.reading.problem === null ? sureOfMoment : sureOfText) || found.some((one) => one.reading.value !== first.reading.value)) return null;
  return { field: field.id, value: first.reading.value, problem: first.reading.problem, raw: first.raw, source: 'sublabel', line: first.sentence.line, rule: field.likeRule ?? field.rule };
}

/** "Start: 31.03.2026 07:30 to 08:50 UTC+2": the other end of what stands behind that label. */
export function isEndOf(rules: RecognitionRules, { field, value }: FieldClaim, start: FieldClaim): boolean {
  return rules.fields.some((one) => one.id === field && one.notBefore === start.field) && typeof value === 'string' && typeof start.value === 'string' && Date.parse(value) > Date.parse(start.value);
}
