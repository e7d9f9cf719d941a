// Lines below the good-bye of a letter that were not told apart as its signature: "Customer: we put you first!" there is
// a slogan. One everyday word with a colon is not believed on them, labels of several words are.
import { isClosing } from './closing.ts';
import type { TextLine } from './text-line.ts';

/** A signature is short; a form further down than this is a form. */
const signatureLinesMax = 15;

/** Numbers of new lines that stand right below a closing formula or a signature, without a blank line. */
export function linesBelowLetter(lines: readonly TextLine[]): ReadonlySet<number> {
  const below = new Set<number>();
  let left = 0;
  let signed = false;
  let written = false;
  for (const [index, line] of lines.entries()) {
    if (line.role === 'signature' || (written && line.role === 'new' && isClosing(line.text) && !underlines(lines, index))) {
      left = signatureLinesMax;
      signed = line.role === 'signature';
      continue;
    }
    written ||= line.role === 'new' && /\p{L}/u.test(line.text);
    if (line.role !== 'new' || line.cells !== null || (signed && line.text.trim() === '')) left = 0;
    if (left > 0) {
      below.add(line.number);
      left--;
    }
  }
  return below;
}

/** A drawn line right below a line of text makes a heading of it. */
function underlines(lines: readonly TextLine[], index: number): boolean {
  const above = lines[index - 1];
  return /^\s*[-=_*~]{3,}\s*$/.test(lines[index]?.text ?? '') && above?.role === 'new' && /\p{L}/u.test(above.text) && !isClosing(above.text);
}
