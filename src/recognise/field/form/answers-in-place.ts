// Answers that stand above the questions they are for: "1) 73125  2) Email Security  3) …" over the quote of a mail that asks, or
// one a line in the order of the questions. In: all lines of a mail. Out: the same, each such answer below its question, as
// if it had been typed there. Only where no answer contradicts what its question asks for and several surely are of its kind:
// a list of steps is numbered, too. Answers without numbers must be as many as the questions.
import type { RecognitionRules } from '../../recognition-rules.ts';
import { isClosing, isGreeting, isName, isThanks } from '../closing.ts';
import { labelKey } from '../fold.ts';
import { fieldsAsked } from '../label/asked-like.ts';
import { labelAtStart } from '../label/line-labels.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { printedQuestions, type OpenQuestion } from './printed-form.ts';

/** "1)", "2.", "(3)", "4:", "#5", "Zu 6:", "Q7:", "ad 8", "9 -". */
const numbered = /^\s*[*_]*(?:(?:zu|ad|re|to|q|a|f|r|question|answer|frage|antwort(?: zu)?|réponse|point|punkt)\s*)?[#(]?(\d{1,2})\s*(?:[.)\]:/]+|\s[-–=]|-|(?<=[a-z#]\s?\d{1,2})(?=\s))[*_]*\s*(?=\S)/i;
/** A question of one word is an item of any list. */
const questionWordsMin = 3;
const itemLinesMax = 8;
const answersMin = 2;
/** Of so much weight answers are surely of the kind that is asked for. */
const weightMin = 2;
const unnumberedCharactersMax = 160;
/** Kinds that few other words are of, and those of which any yes is. */
const weights: Readonly<Record<string, number>> = { id: 2, id_list: 2, url: 2, instant: 2, version: 2, percent: 2, enum: 1, bool: 1 };
const nothing = /^\s*(?:[-–—/.?_x]+|n\s?\/?\s?a|none|ohne|keine?|see (?:above|below)|s\. ?o\.?)\s*$/i;

interface Item {
  readonly number: number;
  readonly lines: readonly TextLine[];
}

export function withAnswersInPlace(lines: readonly TextLine[], rules: RecognitionRules, context: ScanContext): TextLine[] {
  const quote = lines.findIndex((line) => line.role === 'quoted');
  if (quote < 0 || lines.slice(0, quote).every((line) => line.text.trim() === '')) return [...lines];
  const above = lines.slice(0, quote).filter((line) => line.role === 'new' && line.cells === null);
  const copied = copiedQuestions(lines, above);
  if (copied !== null) return moved(lines, copied.answers, copied.gone);
  const ours = printedQuestions(lines, rules);
  const asked = ours.length > 0 ? ours : numberedQuestions(lines, context);
  if (asked.length < answersMin) return [...lines];
  const items = numberedItems(above);
  const found = items.length >= answersMin ? matched(items, asked, context, ours.length > 0 ? weightMin : 1) : ours.length === 0 ? null : inOrder(above, ours, context);
  return found === null ? [...lines] : moved(lines, new Map([...found].map(([question, item]) => [question.index, item.lines])), new Set());
}

/** Questions that the writer copied out of the mail that he quotes, with his answer behind or below each. */
function copiedQuestions(lines: readonly TextLine[], above: readonly TextLine[]): { readonly answers: ReadonlyMap<number, readonly TextLine[]>; readonly gone: ReadonlySet<number> } | null {
  const quoted = new Map(lines.flatMap((line, index) => (line.role === 'quoted' && line.cells === null && /[?？]\s*$/u.test(line.text) && line.text.trim().split(/\s+/).length >= questionWordsMin ? [[bareQuestion(line.text), index] as const] : [])));
  const answers = new Map<number, TextLine[]>();
  const gone = new Set<number>();
  let into: TextLine[] | null = null;
  for (const line of above) {
    const [, question = '', behind = ''] = copiedQuestion.exec(line.text) ?? [];
    const index = quoted.get(bareQuestion(question));
    if (index !== undefined) {
      into = behind === '' ? [] : [{ ...line, text: behind }];
      answers.set(index, into);
      gone.add(line.number);
    } else if (isClosing(line.text) || isThanks(line.text) || (line.text.trim() === '' && into !== null && into.length > 0)) {
      into = null;
    } else if (into !== null) {
      into.push(line);
    }
  }
  return answers.size < answersMin ? null : { answers, gone };
}

const copiedQuestion = /^(.{0,239}[?？])[*_]*\s*(.*)$/u;

function bareQuestion(text: string): string {
  return labelKey(text.replace(numbered, '').replace(/^[\s>*•-]+/u, ''));
}

/** The items of the list by the number of their question; null where they do not fit. */
function matched(items: readonly Item[], asked: readonly (OpenQuestion | null)[], context: ScanContext, min: number): Map<OpenQuestion, Item> | null {
  const pairs = items.map((item) => [asked[item.number - 1], item] as const);
  if (pairs.some(([question]) => question === undefined)) return null;
  const open = pairs.flatMap(([question, item]) => (question === undefined || question === null ? [] : [[question, item] as const]));
  let weight = 0;
  for (const [question, item] of open) {
    const fit = fitOf(question, item, context);
    if (fit === null) return null;
    weight += fit;
  }
  return weight < min ? null : new Map(open.filter(([, item]) => !nothing.test(item.lines[0]?.text ?? '')));
}

/** How surely the item answers the question; null: it is no answer to it. */
function fitOf({ field }: OpenQuestion, { lines }: Item, context: ScanContext): number | null {
  const text = lines[0]?.text ?? '';
  const weight = weights[field.kind] ?? 0;
  if (weight === 0 || nothing.test(text) || leavesOpen(text)) return 0;
  const label = labelAtStart(context.labels, text);
  if (label !== null && !label.alone && label.field.id !== field.id) return null;
  const readings = readValue(field, { lines: lines.map((line) => ({ number: line.number, text: line.text })), inline: true, afterBlank: false }, { ...context, strict: false });
  if (readings.some((one) => one.value !== null && one.problem === null)) return weight;
  // "10/03/2026": which of them is the month is told by the question.
  return field.kind === 'instant' && readings.length > 0 && /\d/.test(text) ? 0 : null;
}

function numberedItems(above: readonly TextLine[]): Item[] {
  const items: Item[] = [];
  let lines: TextLine[] | null = null;
  for (const line of above) {
    const mark = numbered.exec(line.text);
    const number = Number(mark?.[1] ?? 0);
    if (mark !== null && number > (items.at(-1)?.number ?? 0)) {
      lines = [{ ...line, text: line.text.slice(mark[0].length) }];
      items.push({ number, lines });
    } else if (lines === null || line.text.trim() === '' || lines.length >= itemLinesMax || isClosing(line.text) || isThanks(line.text)) {
      lines = null;
    } else {
      lines.push(line);
    }
  }
  return items;
}

/** The questions that a colleague numbered in the mail that is quoted: null in the place of what asks for no field. */
function numberedQuestions(lines: readonly TextLine[], context: ScanContext): (OpenQuestion | null)[] {
  if (context.labels.asked === null) return [];
  const questions: (OpenQuestion | null)[] = [];
  for (const [index, line] of lines.entries()) {
    const mark = line.role === 'quoted' && line.cells === null ? numbered.exec(line.text) : null;
    if (mark === null || Number(mark[1]) !== questions.length + 1) continue;
    let last = index;
    let text = line.text.slice(mark[0].length);
    while (last < index + 3 && !/[?:.]\s*$/.test(text) && lines[last + 1]?.role === 'quoted' && lines[last + 1]?.text.trim() !== '' && !numbered.test(lines[last + 1]?.text ?? '')) text += ` ${lines[++last]?.text.trim() ?? ''}`;
    const hit = text.split(/\s+/).length < questionWordsMin ? undefined : fieldsAsked(context.labels, text.replace(/[\s?:.]+$/, ''))[0];
    const isAnswered = lines.slice(last + 1).find((one) => one.text.trim() !== '')?.role === 'new';
    questions.push(hit === undefined || isAnswered ? null : { field: hit.field, index: last, isNeeded: true });
  }
  return questions.filter((one) => one !== null).length < answersMin ? [] : questions;
}

/** One line for each thing that we need, in our order, and nothing else but a greeting and where to look. */
function inOrder(above: readonly TextLine[], ours: readonly (OpenQuestion | null)[], context: ScanContext): Map<OpenQuestion, Item> | null {
  const needed = ours.filter((one) => one?.isNeeded === true) as OpenQuestion[];
  const end = above.findIndex((line) => isClosing(line.text));
  const said = above.slice(0, end < 0 ? above.length : end).filter((line) => line.text.trim() !== '').filter((line, i) => !(i === 0 && isGreeting(line.text)) && !isThanks(line.text) && !isName(line.text, context.senderWords));
  if (needed.length < answersMin + 1 || said.length < needed.length || said.length > needed.length + 1) return null;
  if (said.some((line) => line.text.length > unnumberedCharactersMax || /[?:]\s*$/.test(line.text))) return null;
  const items = said.slice(said.length - needed.length).map((line, i) => ({ number: i + 1, lines: [line] }));
  return matched(items, needed, context, weightMin);
}

/** The answers below the lines of their questions; `gone`: numbers of further lines that are left out. */
function moved(lines: readonly TextLine[], answers: ReadonlyMap<number, readonly TextLine[]>, gone: ReadonlySet<number>): TextLine[] {
  const left = new Set([...gone, ...[...answers.values()].flatMap((item) => item.map((line) => line.number))]);
  return lines.flatMap((line, index) => (line.role === 'new' && left.has(line.number) ? [] : [line, ...(answers.get(index) ?? [])]));
}
