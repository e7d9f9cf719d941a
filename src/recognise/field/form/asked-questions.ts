// Questions that a colleague at the desk asked by hand, quoted, with what was typed below each: "> Wie lautet Ihre
// Partnernummer bei uns?" / "73125". In: lines of a quoted mail with those typed between them. Out: each question with
// the fields that it asks for. What a question is not sure to ask for gives none, and ends the answer above all the same.
import { fieldsAsked } from '../label/asked-like.ts';
import type { LabelHit, LabelIndex } from '../label/label-index.ts';
import { labelAtStart, type LineLabel } from '../label/line-labels.ts';
import { type Anchor, answersAbove } from './label-anchors.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isRule, type TextLine } from '../text-line.ts';

/** A question of the desk goes over fewer lines than this, however narrow the quote is. */
const questionLinesMax = 4;
const questionCharactersMax = 240;
/** "1.", "(3)", "b)", "-": in front of a question. */
const mark = /^[\s*_]*(?:\(?\d{1,2}[a-z]?[.):]\s*|\(?[a-z][.)]\s+|[-*•·–]\s+|Q\d*[.:]\s*|F\d+[.:]\s*)?[\s*_]*/i;

interface Question {
  /** Index of its first and its last line. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** The quoted paragraphs right above typed lines, as far as they may be questions. */
function answeredQuestions(lines: readonly TextLine[], labels: LabelIndex): Question[] {
  const found: Question[] = [];
  lines.forEach((line, index) => {
    if (line.role !== 'new' || line.text.trim() === '') return;
    const last = lines.slice(0, index).findLastIndex((one) => one.text.trim() !== '');
    if (last < 0 || lines[last]?.role !== 'quoted' || lines[last].cells !== null || isRule(lines[last].text) || isExampleLine(lines[last].text)) return;
    const first = beginOf(lines, last, labels);
    const text = lines.slice(first, last + 1).map((one) => one.text.trim()).join(' ').replace(mark, '').replace(/[\s*_:：?？]+$/u, '');
    if (text !== '' && text.length <= questionCharactersMax) found.push({ first, last, text });
  });
  return found;
}

/** A question goes up to the end of the one before it, to a row of the form, to a blank line, or to its number. */
function beginOf(lines: readonly TextLine[], last: number, labels: LabelIndex): number {
  let first = last;
  while (first > 0 && last - first < questionLinesMax - 1) {
    const above = lines[first - 1];
    const numbered = (mark.exec(lines[first]?.text ?? '')?.[0] ?? '').trim() !== '';
    if (numbered || above?.role !== 'quoted' || above.cells !== null || above.depth !== lines[last]?.depth || above.text.trim() === '' || isAnswered(above.text, labels) || /[?？:：.!]\s*[*_]*$/u.test(above.text)) break;
    first--;
  }
  return first;
}

/** "Contact: Ida Holm, 555 0100": a row with its answer begins no question. */
function isAnswered(text: string, labels: LabelIndex): boolean {
  const label = labelAtStart(labels, text);
  return label?.quality === 'exact' && /[:：]/u.test(text.slice(label.start, label.valueStart)) && text.slice(label.valueStart).trim() !== '';
}

/** The anchors of a quoted form with those of questions in other words; a label that is all of its line stays what it is. */
export function withQuestions(lines: readonly TextLine[], anchors: readonly Anchor[], labels: LabelIndex): readonly Anchor[] {
  let all = anchors;
  for (const question of labels.asked === null ? [] : answeredQuestions(lines, labels)) {
    const own = all.filter((anchor) => anchor.index >= question.first && anchor.index <= question.last);
    const whole = own.find((anchor) => isWhole(anchor, lines, question));
    // A label without a colon asks for nothing in a form (see asksInForm), unless its answer was typed right below it.
    const hits = whole === undefined ? fieldsAsked(labels, question.text) : whole.label.alone ? [whole.label] : [];
    if (hits.length > 0) all = [...all.filter((anchor) => !own.includes(anchor)), anchorOf(question, hits, lines)].sort((a, b) => a.index - b.index || a.label.start - b.label.start);
  }
  return all.filter((anchor, i) => !answersAbove(lines, anchor.index, all[i - 1]));
}

/** The label goes to the end of the question, and was read letter by letter. */
function isWhole(anchor: Anchor, lines: readonly TextLine[], question: Question): boolean {
  return anchor.index === question.last && (anchor.label.quality === 'exact' || anchor.label.quality === 'typo') && (lines[anchor.index]?.text.slice(anchor.label.valueStart) ?? '').trim() === '';
}

function anchorOf(question: Question, [first, ...also]: readonly LabelHit[], lines: readonly TextLine[]): Anchor {
  const end = lines[question.last]?.text.length ?? 0;
  const hit = first as LabelHit;
  const label: LineLabel = { ...hit, start: 0, valueStart: end, alone: false, strict: false, inside: false, question: true, also };
  return { label, index: question.last, end, last: true };
}

/** So many questions in a row that ask for fields of the desk are questions of the desk. */
const askedMin = 2;

/** Whether these quoted lines are questions for what the desk wants to know, answered below. */
export function asksForFields(lines: readonly TextLine[], labels: LabelIndex): boolean {
  const fields = labels.asked === null ? [] : answeredQuestions(lines, labels).flatMap((question) => fieldsAsked(labels, question.text).map((hit) => hit.field.id));
  return new Set(fields).size >= askedMin;
}
