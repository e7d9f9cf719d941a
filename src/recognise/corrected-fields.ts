// A letter that puts itself right further down ("PS: I mixed up two things above. It is severity 3 …"): what stands above and
// the paragraph that corrects it are read each as a letter of its own, and what the latter says wins, whatever recogniser
// read it. In: what the recognition of fields takes. Out: what it gives. Where the paragraph contradicts nothing that stands
// above, the letter is read as one; a story is never corrected so.
import type { Instant } from '../mail/instant.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { compiledRules } from './compiled-rules.ts';
import { labelWords, unaccented } from './field/fold.ts';
import { findLabel, type LabelIndex } from './field/label/label-index.ts';
import { labelWordsMax } from './field/withdrawn/corrections.ts';
import { correctingLines } from './field/withdrawn/correcting-part.ts';
import { withPhonePutRight } from './field/withdrawn/phone-slip.ts';
import { recogniseFields } from './fields.ts';
import type { FieldClaim, FieldSource, ReplyText, Segment } from './recognition.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';

type Fields = ReturnType<typeof recogniseFields>;

/** What says nothing is no correction. */
const told: ReadonlySet<FieldSource> = new Set(['label', 'table', 'sublabel']);
/** A longer text is told anew, not corrected. */
const valueCharactersMax = 60;

export function recogniseCorrectedFields(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, receivedAt: Instant): Fields {
  const whole = (): Fields => recogniseFields(mail, reply, rules, receivedAt);
  const correcting = correctingLines(mail, reply);
  if (correcting === null) return whole();
  const part = recogniseFields({ ...mail, subject: '' }, { ...onlyLines(reply, (number, kind) => kind === 'new' && correcting.has(number)), forwardedFrom: null, forwardedText: '', forwardedLines: [] }, rules, receivedAt);
  const right = part.fields.filter((claim) => told.has(claim.source) && isCorrection(claim, rules));
  const named = identifiersNamed(part, correcting, mail, rules);
  if (right.length === 0 && named.size === 0) return whole();
  const above = recogniseFields(mail, onlyLines(reply, (number) => !correcting.has(number)), rules, receivedAt);
  const fields = new Set([...right.map((claim) => claim.field), ...rules.fields.filter((field) => named.has(field.identifier ?? field.id)).map((field) => field.id), ...retracted(correcting, mail, rules)]);
  const wrong = above.fields.filter((claim) => fields.has(claim.field) && !right.some((one) => one.field === claim.field && same(one, claim)));
  if (!wrong.some((claim) => claim.source !== 'signature')) return whole();
  const withdrawn = new Set(wrong.flatMap((claim) => [claim.value ?? []].flat()));
  // A figure that the paragraph exchanges ("8:15, not 9:15") is only found where both are read together.
  const exact = new Set(rules.fields.filter(isExact).map((field) => field.id));
  const kept = [...whole().fields.filter((claim) => exact.has(claim.field)), ...above.fields.filter((claim) => !exact.has(claim.field))].filter((claim) => !fields.has(claim.field));
  return {
    fields: [...right, ...withPhonePutRight(kept, [...correcting].map((number) => ({ number, role: 'new' as const, depth: 0, text: mail.lines[number - 1]?.text ?? '', cells: null })), rules), ...part.fields.filter((claim) => !fields.has(claim.field) && !kept.some((one) => one.field === claim.field))],
    identifiers: [...part.identifiers, ...above.identifiers.filter((one) => !withdrawn.has(one.value) && !named.has(one.identifier) && !part.identifiers.some((other) => other.value === one.value))],
    noted: above.noted,
    pieces: [...part.pieces, ...above.pieces],
  };
}

/** Kinds of numbers of which the paragraph names one: it stands for what was named above, unless it comes beside that. */
function identifiersNamed(part: Fields, correcting: ReadonlySet<number>, mail: ParsedMessage, rules: RecognitionRules): ReadonlySet<string> {
  if (sentencesIn(correcting, mail).some((sentence) => beside.test(sentence))) return new Set();
  const byField = new Set(rules.fields.filter((field) => field.kind === 'id' || field.kind === 'id_list').map((field) => field.identifier ?? field.id));
  const needsLabel = new Set(rules.identifiers.filter((rule) => rule.labelNeeded).map((rule) => rule.id));
  const kinds = part.identifiers.filter((one) => byField.has(one.identifier) && !one.placeholder && !needsLabel.has(one.identifier)).map((one) => one.identifier);
  return new Set(kinds.filter((kind) => new Set(part.identifiers.filter((one) => one.identifier === kind).map((one) => one.value)).size === 1));
}

const beside = /(?<![a-z])(?:too|as well|also|additionally|auch|ebenfalls|zusatzlich|ausserdem|aussi|egalement|en plus)(?![a-z])/;
/** "I take back what I said of the console", "version and system are out of date". */
const takesBack = /(?<![a-z])(?:take (?:it |that |this )?back|scrap|scratch|strike|retract|(?:is|are|was|were) (?:wrong|incorrect|out of date|outdated|mixed up)|nehme? (?:ich|wir) zuruck|(?:ist|sind|war|waren) (?:falsch|veraltet|verkehrt)|stimm(?:t|en) nicht|je retire|(?:est|sont|etait|etaient) (?:faux|fausses?|perimee?s?|erronee?s?))(?![a-z])/;
const wordLettersMin = 6;

/** Fields that a sentence of the paragraph names by a label of one word and takes back. */
function retracted(correcting: ReadonlySet<number>, mail: ParsedMessage, rules: RecognitionRules): string[] {
  const { labels } = compiledRules(rules);
  const words = new Set(sentencesIn(correcting, mail).filter((sentence) => takesBack.test(sentence)).flatMap((sentence) => wordsAlone(sentence.match(/[a-z]+/g) ?? [], labels)));
  return rules.fields.filter((field) => isExact(field) && field.labels.some(({ text }) => { const label = unaccented(text); return label.length >= wordLettersMin && /^[a-z]+$/.test(label) && words.has(label); })).map((field) => field.id);
}

/** "The product version is wrong" says nothing of the product: the words that are no part of a longer label. */
function wordsAlone(words: readonly string[], labels: LabelIndex): string[] {
  const alone: string[] = [];
  for (let at = 0; at < words.length;) {
    let count = Math.min(labelWordsMax, words.length - at);
    while (count > 1 && (findLabel(labels, labelWords(words.slice(at, at + count).join(' ')), false)?.wordCount ?? 0) < 2) count--;
    if (count === 1) alone.push(...words.slice(at, at + 1));
    at += count;
  }
  return alone;
}

function sentencesIn(numbers: ReadonlySet<number>, mail: ParsedMessage): string[] {
  return unaccented([...numbers].map((number) => mail.lines[number - 1]?.text.trim() ?? '').join(' ')).split(/(?<=[.!?;:])\s+/);
}

/** The other lines say nothing. */
function onlyLines(reply: ReplyText, isRead: (number: number, kind: Segment['kind']) => boolean): ReplyText {
  const segments: Segment[] = [];
  for (const { kind, from, to } of reply.segments) {
    for (let number = from; number <= to; number++) {
      const role = isRead(number, kind) ? kind : 'disclaimer';
      const last = segments.at(-1);
      if (last !== undefined && last.kind === role && last.from >= from) segments[segments.length - 1] = { ...last, to: number };
      else segments.push({ kind: role, from: number, to: number });
    }
  }
  return { ...reply, segments };
}

function isCorrection(claim: FieldClaim, rules: RecognitionRules): boolean {
  const field = rules.fields.find((one) => one.id === claim.field);
  return field !== undefined && claim.value !== null && claim.problem === null && (isExact(field) || (!field.prose && field.charactersMin === 0 && typeof claim.value === 'string' && claim.value.length <= valueCharactersMax && !/[.!?]\s/.test(claim.value)));
}

/** Whatever is no text is what it is. */
function isExact(field: FieldRule): boolean {
  return field.kind !== 'text' && field.kind !== 'bool_text' && field.kind !== 'attachments';
}

function same(one: FieldClaim, other: FieldClaim): boolean {
  const text = (claim: FieldClaim): string => JSON.stringify([claim.value].flat()).toLowerCase();
  return text(one) === text(other);
}
