// "Severity" / "3" / blank / "Server" / "https://…", or "Severity:" / "3" / "Server:" / "https://…": a form whose answers stand
// on the line below their labels is read like the lines "Severity: 3", since people put the same words into both: leads that
// no list knows, answers left open, more facts behind an answer. In: lines, the labels, words of the sender's name. Out: the
// same, each head of such a form with the answer below it on one line, the blank lines between them left out. Only where heads
// and answers stand in turn and several heads ask for fields of the desk; a letter whose headings have chapters below stays.
import type { LabelIndex } from '../label/label-index.ts';
import { logLines } from '../log-lines.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isRule, type TextLine } from '../text-line.ts';
import { headPairs, type Known, type Pair } from './head-pairs.ts';

/** So many heads with their answers are a form. */
const pairsMin = 3;
/** Of them so many ask for different fields, and half of them do where no more are labels. */
const fieldsMin = 2;
/** The same where all are words of the writer's own. */
const askedMin = 3;
/** Where an answer has more lines it is a chapter, unless most have one. */
const answerLinesMax = 3;
/** A longer answer is told, and not by who signs. */
const toldMin = 40;

/** The line that a form prints for an answer. */
const leftEmpty = /^\s*_+\s*$/u;
const markedEnd = /\s*[:：?？](\*{0,2}_{0,2})\s*$/u;

export function headsAsLines(lines: TextLine[], labels: LabelIndex, senderWords: ReadonlySet<string>): TextLine[] {
  const pairs = formsOf(lines, { labels, senderWords }).flat();
  if (pairs.length === 0) return lines;
  const below = new Map(pairs.map((pair) => [pair.head, pair]));
  const gone = new Set(pairs.flatMap((pair) => (isShort(pair) ? [pair.head + 1] : [])));
  // The blank lines between two of a form part nothing.
  pairs.forEach(({ last }, i) => {
    const next = pairs[i + 1]?.head ?? -1;
    if (lines.slice(last + 1, next).every((line) => line.text.trim() === '')) for (let at = last + 1; at < next; at++) gone.add(at);
  });
  return lines.flatMap((line, index) => {
    const pair = below.get(index);
    const text = pair === undefined ? line.text : isShort(pair) ? `${asLead(line.text)} ${(lines[index + 1]?.text ?? '').trimStart()}` : asLead(line.text);
    return gone.has(index) ? [] : [{ ...line, text }];
  });
}

/** With the colon that it has not got yet; a question is asked with one as well. */
function asLead(head: string): string {
  return markedEnd.test(head) ? head.replace(markedEnd, ':$1') : `${head.trimEnd()}:`;
}

/** The numbers of the lines of such forms: what stands there is no text that goes on from line to line. */
export function numbersOfHeaded(lines: readonly TextLine[], labels: LabelIndex): ReadonlySet<number> {
  return new Set(formsOf(lines, { labels, senderWords: new Set() }).flat().flatMap(({ head, last }) => lines.slice(head, last + 1).map((line) => line.number)));
}

function formsOf(lines: readonly TextLine[], context: Known): Pair[][] {
  const logs = logLines(lines);
  const usable = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.cells === null && line.row === undefined && (line.role === 'new' || line.role === 'forwarded') && !logs.has(index) && (!isRule(line.text) || leftEmpty.test(line.text)) && !isExampleLine(line.text);
  };
  return headPairs(lines, usable, context).map((pairs) => withoutSender(pairs, lines)).filter(isForm);
}

/** Below the last label that is known the letter goes on with who wrote it, unless something is told there. */
function withoutSender(pairs: readonly Pair[], lines: readonly TextLine[]): Pair[] {
  const tells = ({ field, marked, head }: Pair): boolean => {
    const answer = lines[head + 1]?.text.trim() ?? '';
    return field !== null || marked || answer.length >= toldMin || /^[^+\p{Lu}]/u.test(answer);
  };
  return pairs.slice(0, pairs.findLastIndex(tells) + 1);
}

function isForm(pairs: readonly Pair[]): boolean {
  const fields = new Set(pairs.flatMap(({ field }) => field ?? []));
  const short = pairs.filter(isShort).length;
  const known = pairs.filter((pair) => pair.known).length;
  return pairs.length >= pairsMin && (known > 0 ? fields.size >= fieldsMin : fields.size >= askedMin) && (known >= pairsMin || fields.size * 2 >= pairs.length)
    && short * 2 >= pairs.length && (pairs.length > pairsMin || pairs.every(({ head, last }) => last - head <= answerLinesMax));
}

function isShort({ head, last }: Pair): boolean {
  return last - head === 1;
}
