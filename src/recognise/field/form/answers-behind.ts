// Answers typed right behind the questions of a quoted mail, in their lines: "> Which server is it? ABC-0042". In: the lines of
// a quoted mail whose writer says that his answers stand there. Out: the same, each such answer as a typed line of its own. A
// colleague's question may go on behind its mark as well ("… or something else? We saw 550."), so most of the questions for
// fields of the desk must have something behind them.
import { fieldsAsked } from '../label/asked-like.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { isRule, type TextLine } from '../text-line.ts';

const behindMark = /^(.{0,239}[?？])[*_]*\s+(?:[-–—>=→]+\s*)?(?=\S)(.+)$/u;
/** So many, and so large a part of the questions that ask for something. */
const answersMin = 3;
const shareMin = 0.6;

export function withAnswersBehind(lines: readonly TextLine[], labels: LabelIndex): readonly TextLine[] {
  if (labels.asked === null) return lines;
  const asked = lines.map((line, index) => (line.role === 'quoted' && line.cells === null && !isRule(line.text) ? splitAt(line, lines[index - 1], labels) : null));
  const questions = asked.filter((one) => one !== null);
  const answers = questions.filter((one) => one.answer !== '');
  if (answers.length < answersMin || answers.length < questions.length * shareMin) return lines;
  return lines.flatMap((line, index) => {
    const split = asked[index];
    return split === null || split === undefined || split.answer === '' ? [line] : [{ ...line, text: split.question }, { ...line, role: 'new' as const, text: split.answer }];
  });
}

/** The question of a line that asks for a field of the desk, alone or with the line that it goes on from. */
function splitAt(line: TextLine, above: TextLine | undefined, labels: LabelIndex): { readonly question: string; readonly answer: string } | null {
  const [, head, tail = ''] = behindMark.exec(line.text) ?? [];
  const question = head ?? line.text;
  if (!/[?？]\s*[*_]*$/u.test(question)) return null;
  const isAsked = (text: string): boolean => fieldsAsked(labels, text.replace(/^[\s\d().*•-]+|[\s?？:]+$/gu, '')).length > 0;
  const begun = above?.role === 'quoted' && above.text.trim() !== '' && !/[?.:!]\s*$/.test(above.text) ? `${above.text.trim()} ${question}` : question;
  return isAsked(question) || (begun !== question && isAsked(begun)) ? { question, answer: tail } : null;
}
