// What people put in front of each of their answers between somebody's questions, so that it shows whose words they are:
// "[Robin] wattle.example", "CN: yes", "--> none", ">> 4.2". In: lines of a quoted mail with the answers typed into it. Out:
// the same lines, the answers without that mark. One that stands once may be anything.
import type { TextLine } from '../text-line.ts';

const mark = /^\s*(?:\[[\p{L}][\p{L} .'’-]{0,24}\]:?|\([\p{Lu}]{2,4}\):?|<[\p{L}]{2,12}>|\p{Lu}{2,3}:|(?:-{1,2}|={1,2})>|>{2,3}|»|→|⇒|➔)\s*(?=\S)/u;
const marksMin = 2;

export function hasAnswerMark(text: string): boolean {
  return mark.test(text);
}

export function withoutAnswerMarks(lines: readonly TextLine[]): readonly TextLine[] {
  const marks = lines.map((line) => (line.role === 'new' && line.cells === null ? mark.exec(line.text)?.[0] : undefined));
  const count = (one: string): number => marks.filter((other) => other?.trim() === one.trim()).length;
  return lines.map((line, index) => {
    const found = marks[index];
    return found === undefined || count(found) < marksMin ? line : { ...line, text: line.text.slice(found.length) };
  });
}
