// "To see it: open a mail and press Print. A white sheet comes out. Four pages would be right.": behind one label the letter
// goes on to tell the next thing. In: the text behind a label, its field or the fields that the label names together. Out:
// what of it tells each. The first sentence stays whatever it says, a list is never cut, and what was told of a description
// stays one piece. A sentence that is like nothing goes with what stands before it.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { sentenceEnds } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { unwrapped } from '../unwrapped.ts';
import type { ValueText } from '../value/value-text.ts';

export interface ToldApart {
  readonly own: ValueText;
  /** The rest of the line in which something else begins, as one of its own; empty where it was broken over further lines. Those below stand as they are. */
  readonly rest: readonly TextLine[];
}

/** Of what tells this field or another, at least so much the other, and not by chance. */
const otherShareMin = 0.8;
const otherMin = 0.35;
/** "We could repeat it: two faxes, both lost. So far we have checked the mailbox.": what a sentence of the letter leads to. */
const sureOfOther = 0.6;
/** A sentence further down that is like this field again: the other one was an aside. */
const ownAgainMin = 0.6;
const wordsMin = 3;
const charactersMax = 4_000;
const sentencesMax = 40;
const item = /^\s*(?:[-*•·–>|]|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)/u;
/** A line of a log begins with when it was. */
const logged = /^\s*\[?(?:\d{4}-\d\d|\d{1,2}:\d\d)/u;

interface Piece {
  readonly text: string;
  readonly line: TextLine;
  readonly start: number;
}

/** The text up to where it tells another field; null = to its end. */
export function toldApart(text: ValueText, field: FieldRule, rules: RecognitionRules, labels: LabelIndex, ownLead = false): ToldApart | null {
  const parted = partsFrom(field, rules);
  if (rules.sentences === undefined || !(parted || (ownLead && isTold(field) && !field.prose))) return null;
  const model = sentenceModel(rules.sentences);
  const pieces = joinedUp(piecesOf(text, labels));
  const [own, others] = [kindsOf([field]), kindsOf(rules.fields.filter((one) => one.id !== field.id && isTold(one)))];
  const likes = pieces.map((piece) => ({ own: likeness(piece.text, own, model), other: likeness(piece.text, others, model) }));
  const isOther = (at: number): boolean => {
    const [piece, like] = [pieces[at], likes[at]];
    return piece !== undefined && like !== undefined && !item.test(piece.line.text) && !logged.test(piece.line.text) && piece.text.split(/\s+/).length >= wordsMin && like.other >= (parted ? otherMin : sureOfOther) && like.other >= otherShareMin * (like.own + like.other);
  };
  const at = pieces.findIndex((_, i) => i > 0 && isOther(i));
  const cut = pieces[at];
  // Where what stands before it is not like this field either, likeness is no guide.
  if (cut === undefined || !likes.slice(0, at).some((like) => like.own >= otherMin && like.own > like.other)) return null;
  if (pieces.slice(at).some((piece, i) => item.test(piece.line.text) || (likes[at + i]?.own ?? 0) >= ownAgainMin)) return null;
  const kept = text.lines.filter((line) => line.number < cut.line.number);
  const last = cut.line.text.slice(0, cut.start).trimEnd();
  const next = pieces.slice(at).find((piece) => piece.line.number > cut.line.number)?.line.number ?? Infinity;
  return {
    own: { ...text, lines: withoutBlankEnd(last === '' ? kept : [...kept, { number: cut.line.number, text: last }]) },
    rest: last === '' ? [] : text.lines.filter((line) => line.number >= cut.line.number && line.number < next).map((line) => ({ ...cut.line, number: line.number, text: line.number === cut.line.number ? cut.line.text.slice(cut.start) : '' })),
  };
}

/** The share of each of the fields that a label names together ("Steps / expected"); null = it cannot be told. */
export function toldTogether(text: ValueText, fields: readonly FieldRule[], rules: RecognitionRules, labels: LabelIndex): ReadonlyMap<string, ValueText> | null {
  if (rules.sentences === undefined) return null;
  const model = sentenceModel(rules.sentences);
  const pieces = piecesOf(text, labels);
  const found = new Map<string, Piece[]>();
  let current = fields[0];
  for (const piece of pieces) {
    const [best, second] = fields.map((field) => ({ field, like: likeness(piece.text, kindsOf([field]), model) })).sort((a, b) => b.like - a.like);
    if (best !== undefined && !item.test(piece.line.text) && best.like >= otherMin && best.like >= otherShareMin * (best.like + (second?.like ?? 0))) current = best.field;
    if (current !== undefined) found.set(current.id, [...(found.get(current.id) ?? []), piece]);
  }
  // Two things said for two that were asked are told in their order.
  if (found.size < fields.length && pieces.length === fields.length) fields.forEach((field, i) => found.set(field.id, pieces.slice(i, i + 1)));
  if (fields.some((field) => !found.has(field.id))) return null;
  return new Map([...found].map(([id, own]) => [id, { ...text, lines: linesOf(own) }]));
}

/** What was done about a fault is told with what came of it. */
const deeds = 'deed';

/** A field that is told step by step, or stands beside one that is: there a story has its parts. */
function partsFrom(field: FieldRule, rules: RecognitionRules): boolean {
  return isTold(field) && !field.prose && field.toldLike?.some(({ kind }) => kind === deeds) !== true && rules.fields.some((one) => one.toldInCondition !== undefined);
}

function isTold(field: FieldRule): boolean {
  return field.kind === 'text' && field.toldLike?.some(({ value }) => value === null) === true;
}

function kindsOf(fields: readonly FieldRule[]): ReadonlySet<string> {
  return new Set(fields.flatMap((field) => [...(field.toldLike ?? []).map(({ kind }) => kind), ...(field.toldInCondition ?? [])]));
}

function likeness(text: string, kinds: ReadonlySet<string>, model: SentenceModel): number {
  return guessesOf(model, text).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
}

function piecesOf(text: ValueText, labels: LabelIndex): Piece[] {
  if (text.lines.reduce((sum, line) => sum + line.text.length, 0) > charactersMax) return [];
  const lines = unwrapped(text.lines.map((line) => ({ ...line, role: 'new' as const, depth: 0, cells: null })), labels);
  return lines.flatMap((line) => {
    let from = 0;
    return line.text.split(sentenceEnds).flatMap((part) => {
      const start = line.text.indexOf(part, from);
      from = start + part.length;
      return part.trim() === '' ? [] : [{ text: part.trim(), line, start }];
    });
  }).slice(0, sentencesMax);
}

/** "Status 502; the body is empty.": what stands behind the stroke goes on with what stands before it. */
function joinedUp(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before?.line === piece.line && before.text.endsWith(';')) joined[joined.length - 1] = { ...before, text: `${before.text} ${piece.text}` };
    else joined.push(piece);
  }
  return joined;
}

function linesOf(pieces: readonly Piece[]): { number: number; text: string }[] {
  const lines = new Map<number, string>();
  for (const { line, text } of pieces) lines.set(line.number, `${lines.get(line.number) ?? ''} ${text}`.trim());
  return [...lines].map(([number, text]) => ({ number, text }));
}

function withoutBlankEnd<Line extends { readonly text: string }>(lines: readonly Line[]): Line[] {
  return lines.slice(0, lines.findLastIndex((line) => line.text.trim() !== '') + 1);
}
