// Letters that were dictated or typed in a hurry: no full stops, no commas, lines that end anywhere. In: the readable lines of
// a mail with their segments. Out: the same, such a text with each clause that a reader hears on a line of its own, ended with
// a full stop, so that everything behind reads it as it reads sentences; and the line of the mail each of them stands on. Text
// with marks, lists, forms and tables stay as they are.
import type { BodyLine } from '../../parse/parsed-message.ts';
import { compiledRules } from '../compiled-rules.ts';
import { labelWords } from '../field/fold.ts';
import { numbersOfHeaded } from '../field/form/heads-as-lines.ts';
import { figureOf } from '../field/value/number-words.ts';
import { findLabel, type LabelIndex } from '../field/label/label-index.ts';
import { textLines } from '../field/text-line.ts';
import type { ReplyText, Segment } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { clauseModel, sentenceModel } from '../sentence/known-models.ts';
import { gapWord } from '../sentence/clause-starts.ts';
import type { Clause } from './as-typed.ts';
import { clauseCuts, type CutBy, placesOfThoughts, type Token } from './clause-cuts.ts';
import { nameSpans, personSpans } from './name-spans.ts';
import { withoutSpokenMarks } from './spoken-marks.ts';
import { repairs } from './repairs.ts';
import { spokenNames } from './spoken-names.ts';
import { mayTakeBack } from './thought-words.ts';
import { isWithoutMarks } from './without-marks.ts';

export interface WithClauses {
  readonly lines: readonly BodyLine[];
  readonly reply: ReplyText;
  /** Number of the line in the mail. */
  readonly lineOf: (number: number) => number;
  readonly clauses: readonly Clause[];
}

export function withClauses(lines: readonly BodyLine[], reply: ReplyText, rules: RecognitionRules): WithClauses {
  const unchanged = { lines, reply, lineOf: (number: number) => number, clauses: [] };
  if (rules.sentences === undefined) return unchanged;
  const { labels } = compiledRules(rules);
  const told = reply.segments.filter(({ kind }) => kind === 'new' || kind === 'forwarded').flatMap((segment) => paragraphsOf(lines, segment, labels));
  const spoken = told.filter(({ from, to }) => {
    const texts = lines.slice(from - 1, to).map(({ text }) => text);
    return isSpoken(texts) && isWithoutMarks(texts);
  });
  const alone = linesAlone(lines, told);
  if (spoken.length === 0 && alone.length === 0) return unchanged;
  const headed = numbersOfHeaded(textLines({ lines }, reply), labels);
  const bare = spoken.filter(({ from, to }) => !lines.slice(from - 1, to).some((_, index) => headed.has(from + index)));
  if (bare.length === 0 && alone.length === 0) return unchanged;
  const clauses = clauseModel(rules.sentences);
  if (clauses === null) return unchanged;
  const sentences = sentenceModel(rules.sentences);
  const by: CutBy = { clauses, sentences, labels, names: (words) => [...nameSpans(rules, words), ...personSpans(words, (word) => sentences.features.has(word))] };
  const first = new Map(bare.map((paragraph) => [paragraph.from, paragraph]));
  const rewritten: { readonly line: BodyLine; readonly number: number; readonly clause?: Clause }[] = [];
  for (let number = 1; number <= lines.length; number++) {
    const paragraph = first.get(number);
    const line = lines[number - 1] ?? { text: '' };
    const repaired = paragraph === undefined && alone.includes(number) ? repairedLine(line.text, by) : null;
    if (paragraph === undefined) rewritten.push({ line: repaired === null ? line : { ...line, text: repaired.read }, number, ...(repaired === null ? {} : { clause: repaired }) });
    else {
      rewritten.push(...clausesOf(lines, paragraph, by));
      number = paragraph.to;
    }
  }
  return { lines: rewritten.map(({ line }) => line), reply: moved(reply, rewritten.map(({ number }) => number)), lineOf: (number) => rewritten[number - 1]?.number ?? number, clauses: rewritten.flatMap(({ clause }) => clause ?? []) };
}

/** Lines of their own in which a speaker may repair what he said: a writer would have set a comma. */
function linesAlone(lines: readonly BodyLine[], paragraphs: readonly Paragraph[]): number[] {
  return paragraphs.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, more) => from + more)).filter((number) => {
    const text = lines[number - 1]?.text.trim() ?? '';
    return text.length <= spokenCharactersMax && !marked.test(text) && mayTakeBack(text.split(/\s+/u).map(gapWord));
  });
}

const marked = /[,;:()!?](?:\s|$)|\.\s|\s[–—-]\s/u;

function repairedLine(text: string, by: CutBy): Clause | null {
  const texts = text.trim().split(/\s+/u);
  const left = repairs(texts, texts.map(gapWord), by);
  if (left.length === 0) return null;
  const named = capital.test(text) ? texts : withNames(texts.map((one) => ({ text: one, broken: false })), by).map((one) => one.text);
  return { read: named.filter((_, place) => !left.some(({ from, to }) => place >= from && place < to)).join(' '), typed: text.trim(), goesOn: false };
}

/** Nobody dictates more in one breath, nor words as long as these: it is a dump, and weighing each of its cuts takes minutes. */
const spokenCharactersMax = 4_000;
const spokenWord = /\S{80}/;

function isSpoken(texts: readonly string[]): boolean {
  return texts.reduce((sum, text) => sum + text.length, 0) <= spokenCharactersMax && !texts.some((text) => spokenWord.test(text));
}

interface Paragraph {
  readonly from: number;
  readonly to: number;
}

const item = /^\s*(?:[-*•·–>|]|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)/u;
/** A label with a colon is a line of a form; a word in front of one in the middle of a line is none. */
const labelled = /^\s*[\p{L}][\p{L}\s/()-]{1,40}\s?[:=：]\s*\S/u;

/** Columns and places of a form: bars, brackets, tabs, blanks in a row. */
const drawn = /\S(?:\s?\||\t| {2,}).*\S|^\s*[[<|{]/u;

/** Lines in a row with nothing but words on them; a label alone on its line asks for the next one. */
function paragraphsOf(lines: readonly BodyLine[], { from, to }: Segment, labels: LabelIndex): Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  for (let number = from; number <= to + 1; number++) {
    const line = number > to ? undefined : lines[number - 1];
    const isProse = line !== undefined && line.cells === undefined && line.text.trim() !== '' && !item.test(line.text) && !labelled.test(line.text) && !drawn.test(line.text) && findLabel(labels, labelWords(line.text), false) === null;
    if (isProse && start === 0) start = number;
    if (!isProse && start > 0) {
      found.push({ from: start, to: number - 1 });
      start = 0;
    }
  }
  return found;
}

function clausesOf(lines: readonly BodyLine[], { from, to }: Paragraph, by: CutBy): { line: BodyLine; number: number; clause: Clause }[] {
  const texts = withoutSpokenMarks(lines.slice(from - 1, to).map(({ text }) => text.trim()));
  const width = Math.max(...texts.map((text) => text.length));
  const spoken: (Token & { readonly number: number })[] = texts.flatMap((text, index) => {
    const above = texts[index - 1];
    // With the next word on it the line above would not have been too long: its writer ended it.
    const broken = above !== undefined && above.length + 1 + (/^\S+/u.exec(text)?.[0].length ?? 0) <= width;
    return text.split(/\s+/u).map((word, at) => ({ text: word, broken: at === 0 && broken, first: at === 0 && index > 0, number: from + index }));
  });
  const left = repairs(spoken.map(({ text }) => text), spoken.map(({ text }) => gapWord(text)), by);
  const tokens = spoken.flatMap((token, place) => (left.some((one) => place >= one.from && place < one.to) ? [] : [{ ...token, place }]));
  const cuts = clauseCuts(tokens, by);
  const named = texts.some((text) => capital.test(text)) ? tokens : withNames(tokens, by);
  const joined = new Set(placesOfThoughts(tokens.map(({ text }) => gapWord(text))).joined);
  const begins = cuts.filter((cut) => !joined.has(cut));
  return begins.map((begin, index) => {
    const end = begins[index + 1] ?? tokens.length;
    const inside = cuts.filter((cut) => cut >= begin && cut < end);
    const parts = inside.map((cut, at) => wordsOf(named, cut, inside[at + 1] ?? end).replace(/[,;]$/u, ''));
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.map(withFigures).join(', ');
    const read = /[.!?:]$/u.test(text) ? text : `${text}.`;
    return { line: { text: read }, number: tokens[begin]?.number ?? from, clause: { read, typed: wordsOf(spoken, tokens[begin]?.place ?? 0, tokens[end]?.place ?? spoken.length), goesOn: end < tokens.length } };
  });
}

/** "Severity two, no sorry, three": of what is exchanged, numbers are compared as figures. */
function withFigures(part: string): string {
  return part.replace(outerNumber, (word) => figureOf(word) ?? word);
}

const outerNumber = /^(?:two|three|four|zwei|drei|vier|deux|trois|quatre)(?=\s|$)|(?<=\s)(?:two|three|four|zwei|drei|vier|deux|trois|quatre)$/i;

function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens.slice(from, to).map((word) => word.text).join(' ');
}

/** A word with a capital: its writer sets them. */
const capital = /(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}/u;

/** Names of persons as they are written. */
function withNames<T extends Token>(tokens: readonly T[], { sentences }: CutBy): T[] {
  const names = spokenNames(tokens.map(({ text }) => text), (word) => sentences.features.has(word));
  return tokens.map((token, at) => (names.has(at) ? { ...token, text: token.text.charAt(0).toUpperCase() + token.text.slice(1) } : token));
}

/** The segments, by the numbers that their lines have now. */
function moved(reply: ReplyText, numbers: readonly number[]): ReplyText {
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  numbers.forEach((number, index) => {
    if (!first.has(number)) first.set(number, index + 1);
    last.set(number, index + 1);
  });
  // A line on which no clause begins went into the one above.
  const at = (known: ReadonlyMap<number, number>, number: number): number => {
    for (let one = number; one > 0; one--) if (known.has(one)) return known.get(one) ?? one;
    return 1;
  };
  const written = new Set(reply.forwardedLines);
  return {
    ...reply,
    segments: reply.segments.map((segment) => ({ ...segment, from: at(first, segment.from), to: at(last, segment.to) })),
    forwardedLines: numbers.flatMap((number, index) => (written.has(number) ? [index + 1] : [])),
  };
}
