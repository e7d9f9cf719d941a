// "Console: no alarms. We saw it with two accounts.": what is told behind the first sentence of a line. In: lines. Out: what
// stands behind it on those that have more than one; where the writer uses capitals, a sentence begins with one.
import type { TextLine } from './text-line.ts';

/** "Console: no alarms. We saw it with two accounts.": what is told behind the value of a label. */
export function furtherSentences(lines: readonly TextLine[]): TextLine[] {
  return lines.flatMap((line) => {
    const end = /(?<=(?:[\p{Ll}\d]|\p{L}{2}|["')])[.!])(?<!(?:^|\s)\d{1,2}\.)\s+(?=["„“]?\p{Lu})/u.exec(line.text)?.index ?? withoutCapitals(line.text);
    return end === undefined ? [] : [{ ...line, text: line.text.slice(end).trim() }];
  });
}

/** The same of what stands below one another: behind the first line every sentence goes on, where the one above has ended. */
export function furtherBelow(lines: readonly TextLine[]): TextLine[] {
  return lines.flatMap((line, at) => {
    const above = lines[at - 1];
    return above !== undefined && above.number === line.number - 1 && /[.!]\s*$/u.test(above.text) ? [line] : furtherSentences([line]);
  });
}

/** "fail. mail component. reported j. holm": who writes without capitals ends his sentences all the same. */
function withoutCapitals(text: string): number | undefined {
  return /\p{Lu}\p{Ll}/u.test(text) ? undefined : /(?<=[\p{Ll}\d]{2}[.!])\s+(?=\p{Ll}{2})/u.exec(text)?.index;
}
