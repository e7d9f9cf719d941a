// "12345RS, no wait, that is Fern Hill. It is 23456RS": a number that is taken back, while another one follows it. In: a
// text, what one looks for. Out: the text with blanks in its place, so that every place stays; the number told last counts.
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';
import { takenBackUpTo } from './taken-back.ts';

/** What stands further behind corrects something else. */
const correctedWithin = 120;

export function withoutTakenBackIds(text: string, identifier: CompiledIdentifier): string {
  const matches = findMatches(identifier.pattern, text);
  const taken = matches.filter((match, i) => {
    const next = matches[i + 1];
    if (next === undefined || next.text === match.text || next.start - match.end > correctedWithin) return false;
    const words = takenBackUpTo(text.slice(match.end, next.start + 1));
    return words !== null && match.end + words <= next.start + 1;
  });
  return taken.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text);
}
