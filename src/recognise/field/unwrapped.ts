// Lines of prose put together again where the mail program broke them, so that a sentence is found in one piece. In:
// lines of one region. Out: the same lines, those that go on in the next one joined to it under the first number.
import { isClosing, isThanks } from './closing.ts';
import { labelWords } from './fold.ts';
import { findLabel, type LabelIndex } from './label/label-index.ts';
import type { TextLine } from './text-line.ts';

/** Programs break at 72 to 78 characters; a shorter line than this was ended by its writer. */
const brokenCharactersMin = 45;
/** No program breaks as late as this: the line was ended by its writer, */
const brokenCharactersMax = 100;
/** and if it is not, the sentence hangs in the air or the next line begins in the middle of it. */
const brokenInSentenceMax = 140;
/** Nobody ends a line so. */
export const hangs = /\s(?:and|or|of|the|with|und|oder|von|der|die|das|mit|et|ou|de|la|le|avec|mrs?|ms|dr|frau|herrn?|mme)$/i;
const article = /\s(?:the|our|their|his|her|der|die|das|den|dem|unsere?[rnm]?|le|la|les|notre|leur)$/i;
/** With the next word on it the line would have been too long. */
const fullLineMin = 68;
/** A paragraph that is longer than this is a log. */
const joinedCharactersMax = 900;
/** One without any stop is cut before it is too long for those who look for names. */
const unstoppedCharactersMax = 560;
const stop = /[.!?](?=\s)/;
/** "… with the Orb of Harbour / 11.0.22 in 64 bit": no line of a log begins so. */
const release = /^(?!\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})\b)\d{1,2}(?:\.\d{1,4}){1,3}(?=[\s,.;)]|$)/u;
/** A line of keywords ends where its writer ended it. */
const strokes = /\s[/|·•–-]\s.*\s[/|·•–-]\s/u;
const item = /^\s*(?:[-*•·–>|]|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)/u;

export function unwrapped(lines: readonly TextLine[], labels: LabelIndex): TextLine[] {
  const joined: TextLine[] = [];
  let last: TextLine | undefined;
  for (const line of lines) {
    const above = joined.at(-1);
    if (above !== undefined && last !== undefined && goesOn(last, line, labels) && above.text.length + line.text.length < (stop.test(above.text) ? joinedCharactersMax : unstoppedCharactersMax)) {
      joined[joined.length - 1] = { ...above, text: `${above.text.trimEnd()} ${line.text.trimStart()}` };
    } else {
      joined.push(line);
    }
    last = line;
  }
  return joined;
}

function goesOn(above: TextLine, line: TextLine, labels: LabelIndex): boolean {
  if (line.number !== above.number + 1 || above.cells !== null || line.cells !== null || above.depth !== line.depth) return false;
  const [before, text] = [above.text.trimEnd(), line.text.trim()];
  if (before.length < brokenCharactersMin || before.length > brokenInSentenceMax || strokes.test(before) || text === '' || item.test(text) || isClosing(text) || isThanks(text) || /[.!?:;]["')\]]*$/.test(before)) return false;
  const words = labelWords(text.slice(0, 60)).slice(0, 3);
  const labelled = words.some((_, i) => findLabel(labels, words.slice(0, i + 1), false) !== null);
  // "Nobody has checked the" / "Monitoring Console so far.": the label's words are words of a sentence.
  if (/^\p{Ll}/u.test(text) || (article.test(before) && !/[:=：]/u.test(text)) || (hangs.test(before) && !labelled) || (release.test(text) && /[\p{L})]$/u.test(before))) return true;
  if (before.length > brokenCharactersMax) return false;
  if (/^[(\d"'„“]/u.test(text)) return true;
  // A new sentence or a name: the line before must have been full.
  return before.length + (/^\S+/.exec(text)?.[0].length ?? 0) >= fullLineMin && !labelled;
}
