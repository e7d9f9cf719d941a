// Heads with their answers on the lines below: "Severity" / "3", "What we tried:" / "a new lens". In: lines, which of them may
// be such, the labels. Out: the pairs in their order, each with the field its head asks for; pairs that no other line stands
// between follow each other in one list. Whether a list of them is a form is for heads-as-lines.ts to tell.
import { isClosing, isGreeting, isName, isPolite, isThanks } from '../closing.ts';
import { labelWords } from '../fold.ts';
import { guessLabel } from '../label/label-guess.ts';
import { findLabel, type LabelIndex } from '../label/label-index.ts';
import { labelAtStart } from '../label/line-labels.ts';
import type { TextLine } from '../text-line.ts';
import { cutShort } from './heading-form.ts';

export interface Pair {
  /** Index of the head, and of the last line of its answer, which begins on the line behind the head. */
  readonly head: number;
  readonly last: number;
  readonly field: string | null;
  /** Its words are a label of the desk, letter by letter or with a slip. */
  readonly known: boolean;
  /** A colon or a question mark ends it. */
  readonly marked: boolean;
}

export interface Known {
  readonly labels: LabelIndex;
  /** A line of nothing but these signs the letter. */
  readonly senderWords: ReadonlySet<string>;
}

const headCharactersMax = 60;
const headWordsMax = 9;
/** So many known labels on every second line of a block leave no doubt that answers and labels stand in turn. */
const turnsMin = 3;
/** An answer that stands farther right by so many blanks belongs to the line above it. */
const setInMin = 2;

const predicate = /^\s*(?:is|are|was|were|has|have|had|will|would|could|should|and|or|but|of|that|which|who|ist|sind|wurde|wird|war|hat|haben|und|oder|est|sont|et|ou|de|du|des)(?!\p{L})/u;
const mark = /^\s*(?:\(?\d{1,2}[a-z]?[.)]\s+|[-*•·–▪]\s+)?[*_#\s]*/u;
const listed = /^\s*(?:\(?\d{1,2}[a-z]?[.)]|[-*•·–▪])\s/u;
const markedEnd = /[:：?？]\*{0,2}_{0,2}\s*$/u;

export function headPairs(lines: readonly TextLine[], usable: (index: number) => boolean, context: Known): Pair[][] {
  const lists: Pair[][] = [[]];
  for (let index = 0; index < lines.length; index++) {
    if (isBlank(lines, index)) continue;
    const list = lists.at(-1);
    const found = usable(index) ? (pairsInTurn(lines, index, usable, context) ?? pairAt(lines, index, list?.at(-1) ?? null, usable, context)) : null;
    const last = found?.at(-1);
    if (found === null || last === undefined) lists.push([]);
    else {
      list?.push(...found);
      index = last.last;
    }
  }
  return lists;
}

/** A block of nothing but heads and answers of one line each. */
function pairsInTurn(lines: readonly TextLine[], first: number, usable: (index: number) => boolean, context: Known): Pair[] | null {
  let end = first;
  while (answers(lines, first, end, usable)) end++;
  if ((end - first) % 2 !== 0 || end - first < 2 * turnsMin || !isBlank(lines, first - 1)) return null;
  const at = (index: number): Pair | null => headAt(lines, index, context);
  const pairs: Pair[] = [];
  for (let index = first; index < end; index += 2) {
    const head = at(index);
    if (head === null || at(index + 1)?.known === true || goesOn(lines[index + 1]?.text ?? '')) return null;
    pairs.push(head);
  }
  return pairs.filter(({ known }) => known).length >= turnsMin ? pairs : null;
}

function pairAt(lines: readonly TextLine[], index: number, before: Pair | null, usable: (index: number) => boolean, context: Known): Pair[] | null {
  const head = headAt(lines, index, context);
  const answer = lines[index + 1]?.text ?? '';
  if (head === null || !answers(lines, index, index + 1, usable) || isClosing(answer) || isThanks(answer)) return null;
  // Behind a head with its answer the next line is a head as well.
  if (!head.marked && !head.known && (before?.field ?? null) === null && goesOn(answer)) return null;
  // In the middle of a block only what ends with a colon, follows an answer or is a label begins the next pair.
  if (!isBlank(lines, index - 1) && !head.marked && before === null && head.field === null) return null;
  const isNext = (at: number): boolean => isNextHead(lines, at, head, context);
  // "Please take this up:", or a label that was left empty, above the first label of the form.
  if (isNext(index + 1) && answers(lines, index, index + 2, usable) && (head.field === null || !answers(lines, index, index + 3, usable))) return null;
  let last = index + 1;
  while (answers(lines, index, last + 1, usable) && !isNext(last + 1)) last++;
  return [{ ...head, last }];
}

function headAt(lines: readonly TextLine[], index: number, { labels, senderWords }: Known): Pair | null {
  const text = lines[index]?.text ?? '';
  const marked = markedEnd.test(text);
  const lead = leadOf(text);
  if (!isHead(lead, marked) || isClosing(text) || isThanks(text) || isGreeting(text) || isPolite(text) || isName(text, senderWords)) return null;
  return { head: index, last: index + 1, field: fieldOf(labels, lead), known: findLabel(labels, labelWords(lead), true) !== null, marked };
}

/** The line below an answer is the next head: marked, a label over a line of its own, or as far left as the one above. */
function isNextHead(lines: readonly TextLine[], index: number, above: Pair, { labels }: Known): boolean {
  const text = lines[index]?.text ?? '';
  if (markedEnd.test(text)) return true;
  if (above.marked || listed.test(text) || isBlank(lines, index + 1) || !isHead(leadOf(text), false)) return false;
  const setIn = indent(lines[above.head + 1]?.text ?? '') - indent(text) >= setInMin && indent(lines[above.head]?.text ?? '') === indent(text);
  return setIn || fieldOf(labels, leadOf(text)) !== null;
}

function answers(lines: readonly TextLine[], head: number, index: number, usable: (index: number) => boolean): boolean {
  const [own, line] = [lines[head], lines[index]];
  return line !== undefined && usable(index) && !isBlank(lines, index) && line.depth === own?.depth && line.role === own.role;
}

/** "What we tried" / "was of no use at all": the sentence that the line above began. */
function goesOn(text: string): boolean {
  return predicate.test(text);
}

function leadOf(text: string): string {
  return text.slice(mark.exec(text)?.[0].length ?? 0).replace(/[\s*_:：?？]+$/u, '').replace(cutShort, (word) => word.slice(0, -1));
}

function isHead(lead: string, marked: boolean): boolean {
  if (lead.length > headCharactersMax || lead.split(/\s+/u).length > headWordsMax || !/\p{L}{2}/u.test(lead) || /[:：=|\t@→⇒➔➜]|->|\.{3}|[.;!?]\s|\s[–—-]\s|\s{3}/u.test(lead)) return false;
  return marked ? /^\p{L}/u.test(lead) : /^\p{Lu}/u.test(lead) && !/[.,;!\d]$/u.test(lead);
}

function fieldOf(labels: LabelIndex, lead: string): string | null {
  const bare = lead.replace(/\([^()]*\)/gu, ' ');
  return (guessLabel(labels, bare) ?? labelAtStart(labels, `${bare.trim()}: `))?.field.id ?? null;
}

function indent(text: string): number {
  return text.length - text.trimStart().length;
}

function isBlank(lines: readonly TextLine[], index: number): boolean {
  return (lines[index]?.text ?? '').trim() === '';
}
