// Answers typed into a quoted mail in which marks do not show them, as Outlook leaves it, or as who types behind the marks: a
// question, and below it what was typed.
// In: the lines of such a mail, where its writer says that the answers stand there. Out: the same lines, the answers as
// typed ones. Only below what ends in a question mark, or surely asks for a field at the head of a paragraph; and only
// where two such questions ask for fields of the desk: else it is a letter that asks something by the way.
import { isClosing, isPolite, isThanks } from '../closing.ts';
import { fieldsAsked } from '../label/asked-like.ts';
import type { LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';
import { hasAnswerMark } from './answer-marks.ts';
import { asksForFields } from './asked-questions.ts';

/** An answer of more lines is somebody's letter. */
const answerLinesMax = 12;

/**
 * The other way round, as some programs quote below "Original Message": the questions have marks, and what has none below
 * them was typed. The end of a question that lost its mark when its line was broken still asks.
 */
export function withAnswersBetweenMarks(lines: readonly TextLine[], labels: LabelIndex): readonly TextLine[] {
  if (labels.asked === null || !lines.every((line) => line.text.trim() === '' || line.role === 'quoted')) return lines;
  const shallow = Math.min(...lines.filter((line) => line.text.trim() !== '').map((line) => line.depth));
  let asked: TextLine | undefined;
  const told = lines.map((line) => {
    if (line.text.trim() === '') return line;
    if (line.depth > shallow) asked = line;
    if (asked === undefined || asked === line || line.cells !== null) return line;
    return endsAsking(line.text) ? { ...line, depth: asked.depth } : { ...line, role: 'new' as const };
  });
  return asksForFields(told, labels) ? told : lines;
}

export function withUnmarkedAnswers(lines: readonly TextLine[], labels: LabelIndex): readonly TextLine[] {
  const depth = lines.find((line) => line.text.trim() !== '')?.depth;
  if (labels.asked === null || lines.some((line) => line.text.trim() !== '' && (line.role !== 'quoted' || line.depth !== depth))) return lines;
  const typed = new Set<number>();
  for (let index = 0; index < lines.length; index++) {
    if (!isAsked(lines, index, labels)) continue;
    let at = index + 1;
    if (isBlank(lines[at])) at++;
    const end = at + answerLinesMax;
    // Right below a question stands its answer, also where it is a word that labels have ("server").
    if (endsAsking(lines[index]?.text ?? '') && isAnyAnswer(lines[at])) typed.add(at++);
    while (at < end && isAnswer(lines[at], labels)) typed.add(at++);
  }
  const told = lines.map((line, index) => (typed.has(index) ? { ...line, role: 'new' as const, depth: 0 } : line));
  return asksForFields(told, labels) ? told : lines;
}

function isBlank(line: TextLine | undefined): boolean {
  return line !== undefined && line.text.trim() === '';
}

function isAsked(lines: readonly TextLine[], index: number, labels: LabelIndex): boolean {
  const line = lines[index];
  if (line === undefined || line.cells !== null || isBlank(line)) return false;
  if (endsAsking(line.text)) return true;
  // Behind marks stands our form as we printed it too, and what we had noted ourselves below a heading: nobody typed that.
  if (line.depth > 0) return false;
  const heads = (index === 0 || isBlank(lines[index - 1])) && lines[index + 1] !== undefined && !isBlank(lines[index + 1]);
  return heads && fieldsAsked(labels, line.text.replace(/[\s:.]+$/, '')).length > 0;
}

function endsAsking(text: string): boolean {
  return /[?？]\s*(?:\([^()]*\)\s*)?[*_:]*\s*$/.test(text);
}

function isAnswer(line: TextLine | undefined, labels: LabelIndex): boolean {
  return isAnyAnswer(line) && (hasAnswerMark(line.text) || fieldsAsked(labels, line.text).length === 0);
}

function isAnyAnswer(line: TextLine | undefined): line is TextLine {
  return line !== undefined && line.cells === null && !isBlank(line) && !endsAsking(line.text) && !isClosing(line.text) && !isPolite(line.text) && !isThanks(line.text);
}
