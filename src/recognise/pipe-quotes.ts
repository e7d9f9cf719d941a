// Quotes drawn with bars: some clients put "| " in front of every quoted line. In: the readable lines. Out: the same with
// ">" for the bar, so that everything behind knows them as quoted. A drawn table has a bar at its end as well, and is left
// alone, as is a single line with a bar.
import type { BodyLine } from '../parse/parsed-message.ts';

/** So many lines in a row make a quote. */
const runMin = 3;
const barred = /^\s{0,3}\|(?:\s|$)/;

export function withPipeQuotes(lines: readonly BodyLine[]): readonly BodyLine[] {
  const isBarred = (line: BodyLine | undefined): boolean => line !== undefined && line.cells === undefined && barred.test(line.text) && (line.text.trim() === '|' || !line.text.trimEnd().endsWith('|'));
  if (!lines.some(isBarred)) return lines;
  const result = [...lines];
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (isBarred(lines[to])) to++;
    if (to - from >= runMin) for (let at = from; at < to; at++) result[at] = { ...lines[at]!, text: lines[at]!.text.replace('|', '>') };
    from = Math.max(from, to - 1);
  }
  return result;
}
