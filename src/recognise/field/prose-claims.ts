// Claims for fields that the pack allows to be stated in prose, when nothing else states them: a text field gets the
// writer's own words, an instant field the one full date that stands in them.
import { separatorOf } from '../reply/separator.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { findDate } from './instant-parts.ts';
import { vagueWhen } from './instant-words.ts';
import { proseOf, type Prose } from './prose.ts';
import { characterCount, rawCharactersMax } from './read-value.ts';
import { readInstant } from './read-instant.ts';
import type { ScanContext } from './scan-context.ts';
import type { TextLine } from './text-line.ts';
import { isAnswerSubject, unmarkedSubject } from './subject-marks.ts';

export interface ProseInput {
  readonly rules: RecognitionRules;
  readonly claims: readonly FieldClaim[];
  readonly fresh: readonly TextLine[];
  readonly forwarded: readonly TextLine[];
  /** The first line is the subject, which a line of the mail points to: few words, and all of them describe. */
  readonly pointed: boolean;
  /** What stands before the first label of a line that has one. */
  readonly before: readonly TextLine[];
  readonly used: ReadonlySet<number>;
  readonly usedForwarded: ReadonlySet<number>;
  /** Lines of the quoted form and what was typed into it: answers to its questions, not prose. */
  readonly formUsed: ReadonlySet<number>;
  /** Number of a line → clauses of it that state another field's value. */
  readonly facts: ReadonlyMap<number, readonly string[]>;
  /** The same for sentences that tell another text: they describe this one too when nothing else does. */
  readonly told: ReadonlyMap<number, readonly string[]>;
  readonly context: ScanContext;
  readonly subject: string;
}

/** Header lines of a mail that was passed on. */
const headerLine = /^\s*[*_]*[\p{L}-]{2,12}\s?:[*_]*\s.*@|^\s*[*_]*(?:from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|de|à|envoyé|objet)\s?:/iu;
/** "Sev 2! Prod agent breaks login. Product: Secure.": so many words before a label are told; fewer lead to it. */
const leadWordsMin = 5;
const sentenceEnds = /(?<=(?:[\p{Ll}\d)"'”]|[\p{L}\d]{2})[.!?])\s+(?=[\p{Lu}\d"'„“(])/u;
/** Fewer words than this around facts tell nothing of their own. */
const toldWordsMin = 3;
/** "We would propose severity 3": around a fact these tell nothing. */
const framing = /^(?:we|would|will|propose|suggest|say|call|rate|set|please|our|us|should|be|is|are|wir|würden|schlagen|vor|bitte|unser\w*|ist|sind|nous|proposons|dirions|est|sont)$/i;
/** A word or two in passing describe nothing, whatever the field asks for. */
const proseCharactersMin = 10;
/** Shorter words of one's own above a forwarded mail ("pls see below") are no description of anything. */
const ownWordsMin = 6;

export function proseClaims(input: ProseInput): FieldClaim[] {
  const open = input.rules.fields.filter((field) => field.prose && !input.claims.some((claim) => claim.field === field.id && claim.source !== 'signature'));
  if (open.length === 0) return [];
  const lead = new Map(input.before.filter((line) => line.text.split(/\s+/).length > leadWordsMin).map((line) => [line.number, line.text]));
  const taken = new Set([...input.used, ...input.formUsed].filter((number) => !lead.has(number)));
  const proseWithout = (clauses: (number: number) => readonly string[]): Prose | null =>
    proseOf(input.fresh.filter((line) => !headerLine.test(line.text)).map((line) => ({ ...line, text: withoutFacts(lead.get(line.number) ?? line.text, clauses(line.number)) })), taken, input.context.senderWords);
  const untold = proseWithout((number) => [...(input.facts.get(number) ?? []), ...(input.pointed ? [] : (input.told.get(number) ?? []))]);
  const passedOn = proseOf(input.forwarded.filter((line) => !headerLine.test(line.text) && separatorOf(line.text.trim()) === null), input.usedForwarded, new Set());
  const own = untold ?? (passedOn === null ? proseWithout((number) => input.facts.get(number) ?? []) : null);
  const weak = own === null || own.text.split(/\s+/).length < ownWordsMin;
  const best: { prose: Prose; source: FieldSource } | null = !weak || passedOn === null ? (own === null ? null : { prose: own, source: 'label' }) : { prose: passedOn, source: 'forwarded' };
  if (best === null) return [];
  return open.flatMap((field) => claimFrom(field, best.prose, best.source, input));
}

/** A sentence that is told keeps its facts; one of nothing but facts is no prose. */
function withoutFacts(text: string, clauses: readonly string[]): string {
  if (clauses.length === 0) return text;
  const sentences = text.split(sentenceEnds).filter((sentence) => {
    const rest = clauses.reduce((left, clause) => left.replace(clause.replace(/[.!]+$/, ''), ' '), sentence);
    return rest === sentence || rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]{2}/u.test(word) && !framing.test(word)).length >= toldWordsMin;
  });
  return sentences.join(' ');
}

function claimFrom(field: FieldRule, prose: Prose, source: FieldSource, input: ProseInput): FieldClaim[] {
  if (field.kind === 'instant') return instantFrom(field, source === 'label' ? input.fresh.filter((line) => !input.used.has(line.number) && !headerLine.test(line.text)) : input.forwarded, source, input.context);
  if (field.kind !== 'text' && field.kind !== 'bool_text') return [];
  const value = longEnough(prose.text, input.subject, Math.max(field.charactersMin, proseCharactersMin));
  // Nobody was asked yet: a few words of prose are not a wrong answer, they are none.
  if (value === null) return [];
  return [{
    field: field.id, value, problem: null, raw: prose.text.slice(0, rawCharactersMax), source, line: prose.line, rule: field.rule,
  }];
}

/** A short text together with its subject ("Exchange down" / "all users, no workaround"), null when both are too short. */
function longEnough(text: string, subject: string, charactersMin: number): string | null {
  if (characterCount(text) >= charactersMin) return text;
  // The subject of an answer is ours, not his.
  if (isAnswerSubject(subject)) return null;
  const title = unmarkedSubject(subject);
  const both = `${title}: ${text}`;
  return title !== '' && characterCount(both) >= charactersMin ? both : null;
}

/** Exactly one line with a full date that can be read; two dates are a story, not an answer. */
function instantFrom(field: FieldRule, lines: readonly TextLine[], source: FieldSource, context: ScanContext): FieldClaim[] {
  const found = lines.flatMap((line) => {
    const date = findDate(line.text);
    if (date === null || date.date.year === null || !/\d{4}/.test(line.text.slice(date.at, date.end))) return [];
    const text = line.text.slice(Math.max(0, date.at - 20));
    const reading = readInstant(text, field.zone, context.receivedAt);
    return [{ line, reading, raw: text.trim() }];
  });
  const only = found.length === 1 ? found[0] : undefined;
  if (found.length === 0) return vagueWhenIn(field, lines, source);
  if (only === undefined) return [];
  return [{ field: field.id, value: only.reading.value, problem: only.reading.problem, raw: only.raw.slice(0, 200), source, line: only.line.number, rule: field.rule }];
}

/** "Next month we mail everybody": a date was meant, but it is none. What to ask is another question than for nothing. */
function vagueWhenIn(field: FieldRule, lines: readonly TextLine[], source: FieldSource): FieldClaim[] {
  const line = lines.find((one) => vagueWhen.test(one.text));
  if (line === undefined) return [];
  const words = vagueWhen.exec(line.text)?.[0] ?? '';
  return [{ field: field.id, value: null, problem: 'not a date', raw: words, source, line: line.number, rule: field.rule }];
}
