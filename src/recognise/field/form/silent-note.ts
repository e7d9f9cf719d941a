// Whether the writer of a mail said nothing himself: no line, or no more than hello, thanks, a good-bye and his name. In: lines
// of any role and the words of his name. Out: yes or no. What he has to tell then stands in what he quotes, if anywhere.
import { isClosing, isGreeting, isName, isThanks } from '../closing.ts';
import type { TextLine } from '../text-line.ts';

export function saysNothing(lines: readonly TextLine[], senderWords: ReadonlySet<string>): boolean {
  return lines.every(({ role, text, cells }) => role !== 'new' || text.trim() === '' || (cells === null && (isGreeting(text) || isThanks(text) || isClosing(text) || isName(text, senderWords))));
}
