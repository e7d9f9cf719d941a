// Claims for fields that the pack allows to be stated in prose, when nothing else states them: a text field gets the
// writer's own words, an instant field the one full date that stands in them.
import { isClosing, isThanks } from '../closing.ts';
import { separatorOf } from '../../reply/separator.ts';
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { withoutOthers } from '../withdrawn/another-case.ts';
import { findDate } from '../value/instant-parts.ts';
import { announcedDay } from './told-event.ts';
import { vagueWhen } from '../value/instant-words.ts';
import { proseOf, type Prose } from './prose.ts';
import { characterCount } from '../value/read-value.ts';
import { rawCharactersMax } from '../value/reading.ts';
import { readInstant } from '../value/read-instant.ts';
import { hasReport, type Judge, judgeOf, type Part, reportsBeside, reportsToo, tellsMatter, valuesOn, withoutParts } from './story.ts';
import { unwrapped } from '../unwrapped.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { isAnswerSubject, unmarkedSubject } from '../subject-marks.ts';

export interface ProseInput {
  readonly rules: RecognitionRules;
  readonly claims: readonly FieldClaim[];
  readonly fresh: readonly TextLine[];
  readonly forwarded: readonly TextLine[];
  /** The first line is the subject, which a line of the mail points to: few words, and all of them describe. */
  readonly pointed: boolean;
  /** What stands before the first label of a line that has one. */
  readonly before: readonly TextLine[];
  /** Of those, what goes on behind a value to tell something else. */
  readonly apart: readonly TextLine[];
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
  /** Numbers of the lines on which a label is left without an answer: what stands there tells nothing. */
  readonly unfilled: ReadonlySet<number>;
  /** Fields that their writer answered with a promise: what else he writes must report something. */
  readonly leftOpen: ReadonlySet<string>;
  /** He answered in the form that he quotes: few words beside it lead to the form, unless they report something. */
  readonly answeredInForm: boolean;
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
/** A sentence goes on over no more lines than this. */
const brokenLinesMax = 12;
const asides: ReadonlySet<Part> = new Set(['aside']);
const asidesAndFacts: ReadonlySet<Part> = new Set(['aside', 'fact']);
const besideIt: ReadonlySet<Part> = new Set(['aside', 'beside']);
const allBesideIt: ReadonlySet<Part> = new Set(['aside', 'fact', 'beside']);
/** Shorter words of one's own above a forwarded mail ("pls see below") are no description of anything. */
const ownWordsMin = 6;
/** "I answer point by point below, one of them is still open"; more is told. */
const leadingWordsMax = 15;

export function proseClaims(input: ProseInput): FieldClaim[] {
  const open = input.rules.fields.filter((field) => field.prose && !input.claims.some((claim) => claim.field === field.id && claim.source !== 'signature'));
  if (open.length === 0) return [];
  const lead = new Map(input.before.filter((line) => !input.apart.includes(line) && line.text.split(/\s+/).length > leadWordsMin).map((line) => [line.number, withoutOpenEnd(line.text)]));
  for (const line of input.apart) lead.set(line.number, `${lead.get(line.number) ?? ''} ${line.text}`.trim());
  const taken = new Set([...input.used, ...input.formUsed].filter((number) => !lead.has(number)));
  const told = input.fresh.filter((line) => !headerLine.test(line.text)).map((line) => ({ line, taken: taken.has(line.number), lead: lead.get(line.number) }));
  const passedOn = input.forwarded.filter((line) => !headerLine.test(line.text) && separatorOf(line.text.trim()) === null).map((line) => ({ line, taken: input.usedForwarded.has(line.number), lead: undefined }));
  // A message stands in the middle of the story.
  const messages = new Set(input.rules.fields.filter((field) => field.codes !== undefined).map((field) => field.id));
  const values = valuesOn(input.claims.filter((claim) => claim.source !== 'sublabel' || !messages.has(claim.field)));
  return open.flatMap((field) => {
    const judge = judgeOf(field, input.rules, input.claims);
    const telling: Telling = { ...input, reports: reportsToo(field, input.rules), matter: tellsMatter(field, input.rules), charactersMin: Math.max(field.charactersMin, proseCharactersMin) };
    const linesOf = (region: typeof told): readonly WholeLine[] => whole(region.flatMap(({ line, ...one }) => {
      const beside = !input.unfilled.has(line.number) && (one.taken || one.lead !== undefined) && !input.apart.some((rest) => rest.number === line.number) ? reportsBeside(one.lead === undefined ? line.text : line.text.slice(one.lead.length), values, judge) : '';
      const text = one.taken ? beside : one.lead === undefined ? line.text : `${one.lead} ${beside}`.trim();
      return (one.taken || one.lead === '') && text === '' ? [] : [{ ...line, text }];
    }), input.context);
    const own = linesOf(told);
    // What he says of another case is no part of the story, as long as there is one without it.
    const meant = withoutOthers(own);
    const fresh = judge !== null && meant.some((line) => hasReport(line.text, judge)) ? meant : own;
    const below = linesOf(passedOn);
    const best = storyOf(judge, fresh, withoutLeads(below, field, input), telling) ?? storyOf(judge, fresh, below, telling);
    if (best?.source === 'label' && judge !== null && (input.leftOpen.has(field.id) || (input.answeredInForm && best.prose.text.split(/\s+/).length < leadingWordsMax)) && !hasReport(best.prose.text, judge)) return [];
    return best === null ? [] : claimFrom(field, best.prose, best.source, input);
  });
}

/** "Here is one of the mails that are missing:" leads to the example below it and tells nothing else. */
function withoutLeads(lines: readonly WholeLine[], field: FieldRule, input: ProseInput): WholeLine[] {
  const texts = new Set(input.rules.fields.filter((one) => one.kind === 'text' && one.id !== field.id).map((one) => one.id));
  const starts = new Set(input.claims.filter((claim) => claim.source === 'forwarded' && texts.has(claim.field)).map((claim) => claim.line));
  return lines.flatMap((line) => {
    if (!/:\s*$/.test(line.text)) return [line];
    const next = input.forwarded.find((one) => one.number > line.last && one.text.trim() !== '')?.number;
    if (!starts.has(line.last) && (next === undefined || !starts.has(next))) return [line];
    const kept = line.text.split(sentenceEnds).slice(0, -1).join(' ');
    return kept === '' ? [] : [{ ...line, text: kept }];
  });
}

/** "All of them are dark. Our site": what leads to a label behind the last full sentence. */
function withoutOpenEnd(text: string): string {
  const end = /^.*(?<=[\p{L}\d"')])[.!?](?=\s)/su.exec(text)?.[0];
  return end ?? text;
}

/** A sentence that a mail program broke, with the numbers of all its lines. */
interface WholeLine extends TextLine {
  readonly last: number;
}

function whole(lines: readonly TextLine[], context: ScanContext): WholeLine[] {
  const joined = unwrapped(lines, context.labels);
  return joined.map((line, i) => ({ ...line, last: Math.max(line.number, (joined[i + 1]?.number ?? line.number + brokenLinesMax) - 1) }));
}

interface Story {
  readonly prose: Prose;
  readonly source: FieldSource;
}

interface Telling extends ProseInput {
  readonly reports: (sentence: string) => boolean;
  readonly matter: (text: string) => boolean;
  readonly charactersMin: number;
}

/** What he wrote of it himself; a covering note ("see Ida's note underneath") leaves it to the mail that he passes on. */
function storyOf(judge: Judge | null, fresh: readonly WholeLine[], passedOn: readonly WholeLine[], input: Telling): Story | null {
  const read = (lines: readonly WholeLine[], clauses: Clauses, out: ReadonlySet<Part>, writer: ReadonlySet<string>): Prose | null =>
    proseOf(lines.map((line) => ({ ...line, text: endsLetter(line.text) ? line.text : withoutParts(withoutFacts(line.text, clausesOf(line, clauses), input.reports), judge, out) })), new Set(), writer);
  const story = (lines: readonly WholeLine[], clauses: Clauses, writer: ReadonlySet<string>): Prose | null => {
    const all = read(lines, clauses, asides, writer);
    if (all === null || judge === null) return all;
    const reported = hasReport(all.text, judge);
    const whole = reported ? read(lines, clauses, asidesAndFacts, writer) ?? all : all;
    // Too few words answer nothing: then what stands beside them stays.
    const alone = reported || input.matter(all.text) ? read(lines, clauses, reported ? allBesideIt : besideIt, writer) : null;
    return alone === null || characterCount(alone.text) < input.charactersMin ? whole : alone;
  };
  const untold = story(fresh, (number) => [...(input.facts.get(number) ?? []), ...(input.pointed ? [] : (input.told.get(number) ?? []))], input.context.senderWords);
  const below = story(passedOn, () => [], new Set());
  const told = below === null && (untold === null || (judge !== null && !hasReport(untold.text, judge))) ? story(fresh, (number) => input.facts.get(number) ?? [], input.context.senderWords) : null;
  const own = told ?? untold;
  if (own === null || below === null) return own === null ? (below === null ? null : { prose: below, source: 'forwarded' }) : { prose: own, source: 'label' };
  if (judge === null) return own.text.split(/\s+/).length < ownWordsMin ? { prose: below, source: 'forwarded' } : { prose: own, source: 'label' };
  if (!hasReport(own.text, judge)) return { prose: below, source: 'forwarded' };
  // What the note tells of it itself stands first.
  return { prose: hasReport(below.text, judge) ? { ...own, text: `${own.text}\n\n${below.text}` } : own, source: 'label' };
}

/** Courtesy, but it tells where the letter ends. */
function endsLetter(text: string): boolean {
  return isClosing(text) || isThanks(text);
}

type Clauses = (number: number) => readonly string[];

function clausesOf(line: WholeLine, clauses: Clauses): string[] {
  return Array.from({ length: line.last - line.number + 1 }, (_, i) => clauses(line.number + i)).flat();
}

/** A sentence that is told keeps its facts; one of nothing but facts is no prose. One that tells something else as a whole, and surely reports as well, stays. */
function withoutFacts(text: string, clauses: readonly string[], reports: (sentence: string) => boolean): string {
  if (clauses.length === 0) return text;
  const sentences = text.split(sentenceEnds).filter((sentence) => {
    if (clauses.some((clause) => clause.trim() === sentence.trim()) && reports(sentence.trim())) return true;
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

/** The one day that the letter announces; two are a story, not an answer. */
function instantFrom(field: FieldRule, lines: readonly TextLine[], source: FieldSource, context: ScanContext): FieldClaim[] {
  const day = announcedDay(lines, context.receivedAt);
  if (day === null) return lines.some((line) => findDate(line.text) !== null) ? [] : vagueWhenIn(field, lines, source);
  const reading = readInstant(day.text, field.zone, context.receivedAt);
  return [{ field: field.id, value: reading.value, problem: reading.problem, raw: day.raw.slice(0, 200), source, line: day.line, rule: field.rule }];
}

/** "Next month we mail everybody": a date was meant, but it is none. What to ask is another question than for nothing. */
function vagueWhenIn(field: FieldRule, lines: readonly TextLine[], source: FieldSource): FieldClaim[] {
  const line = lines.find((one) => vagueWhen.test(one.text));
  if (line === undefined) return [];
  const words = vagueWhen.exec(line.text)?.[0] ?? '';
  return [{ field: field.id, value: null, problem: 'not a date', raw: words, source, line: line.number, rule: field.rule }];
}
