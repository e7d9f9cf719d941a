// Lines that a recogniser of names and numbers may walk over. A long line is a log, or a paragraph of a letter that was
// typed or converted without breaks: cut at its sentences, the letter comes into range and the log stays out of it.
import type { TextLine } from './text-line.ts';

type Line = Pick<TextLine, 'text' | 'number'>;

/** More than this on one line was pasted. */
const paragraphCharactersMax = 4_000;
const sentenceEnds = /(?<=[\p{Ll}\d)"'”][.!?;])\s+(?=[\p{Lu}\d"'„“(])/u;

/** Each line, or its sentences, that has no more than `charactersMax`. */
export function shortLines<L extends Line>(lines: readonly L[], charactersMax: number): L[] {
  return lines.flatMap((line) => (line.text.length <= charactersMax ? [line] : linesOfSentences([line]).filter(({ text }) => text.length <= charactersMax)));
}

/** Each sentence as a line of its own. */
export function linesOfSentences<L extends Line>(lines: readonly L[]): L[] {
  return lines.flatMap((line) => (line.text.length > paragraphCharactersMax ? [] : line.text.split(sentenceEnds).map((text) => ({ ...line, text }))));
}
