// A form on one line: "Company - Contoso / Users - all / Tried - restarted". In: lines. Out: the same, such a line as
// several lines with the same number, so that each is read like a line of its own. With colons only where a stroke, a bar
// or a semicolon parts the pairs: a label behind a comma is found inside its line anyway.
import { labelAtStart } from './line-labels.ts';
import type { LabelIndex } from './label-index.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 800;
/** Parts that begin with a label, before the line is taken for a form: where all of them do, two are enough. */
const labelledMin = 3;
const pairMin = 2;
const comma = /,\s+/u;
const strokes = [/\s+\/+\s+/u, /\s*\|\s*/u, /\s*[;•·]\s+/u, comma] as const;
const dashed = /^[\s*_-]*(?:\(?\d{1,2}[a-z]?[.)]\s*)?\p{L}[\p{L} ]{1,40}\s?(?:[-–—]|->|=>)\s+\S/u;
const colon = /^[\s*_-]*(?:\(?\d{1,2}[a-z]?[.)]\s*)?\p{L}[\p{L} ]{1,40}\s?[:：]\s*\S/u;

export function labelledSegments(lines: readonly TextLine[], labels: LabelIndex): readonly TextLine[] {
  if (!lines.some(mayBeForm)) return lines;
  return lines.flatMap((line) => {
    if (!mayBeForm(line)) return [line];
    for (const stroke of strokes) {
      const parts = line.text.split(stroke).filter((part) => part.trim() !== '');
      const found = parts.flatMap((part) => (dashed.test(part) || (stroke !== comma && colon.test(part)) ? [labelAtStart(labels, part)] : [])).filter((label) => label?.alone === false);
      const pair = found.length >= pairMin && found.length === parts.length && (stroke !== comma || found.every((label) => label?.quality === 'exact'));
      if (pair || (found.length >= labelledMin && found.length * 4 >= parts.length * 3)) return parts.map((text) => ({ ...line, text }));
    }
    return [line];
  });
}

/** Two dashes, arrows or colons and something between the pairs. */
function mayBeForm(line: TextLine): boolean {
  return line.cells === null && line.text.length <= lineCharactersMax && (line.text.match(/\p{L}\s?(?:[-–—:：]|->|=>)\s/gu)?.length ?? 0) >= pairMin;
}
