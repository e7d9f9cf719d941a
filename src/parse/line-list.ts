// The lines of one body under the limits: readable characters only, long lines folded into several (nothing of a
// person's paragraph is lost), the whole cut at the size and line limits with a problem.
import { limits } from '../mail/limits.ts';
import { cutIndex, cutText } from './cut-text.ts';
import type { BodyLine } from './parsed-message.ts';
import type { ProblemLog } from './problem-log.ts';
import { readableText } from './readable-text.ts';

/** Where a line longer than the limit is broken: at the last blank, if it has one in its second half. */
function foldLine(text: string): string[] {
  const max = limits.lineCharactersMax;
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const blank = rest.lastIndexOf(' ', max);
    const cut = blank > max / 2 ? blank : cutIndex(rest, max);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(blank > max / 2 ? cut + 1 : cut);
  }
  pieces.push(rest);
  return pieces;
}

/** Quotation marks of a line, kept when the line is folded: the second half of a quote is still a quote. */
const quoteMark = /^(?:> ?)+/;

const signatureSeparator = /^(?:> ?){0,50}-- $/;

/** Collects lines; what goes beyond a limit is dropped and noted once. */
export class LineList {
  readonly lines: BodyLine[] = [];
  readonly #problems: ProblemLog;
  #characters = 0;

  constructor(problems: ProblemLog) {
    this.#problems = problems;
  }

  get full(): boolean {
    return this.lines.length >= limits.textLinesMax || this.#characters >= limits.textBytesMax;
  }

  /** Adds one line of text, trailing blanks removed. */
  addText(raw: string): void {
    const readable = readableText(raw);
    // RFC 3676 4.3: the blank is what makes two dashes a signature separator.
    const text = signatureSeparator.test(readable) ? readable : readable.trimEnd();
    if (text.length <= limits.lineCharactersMax) {
      this.#push({ text });
      return;
    }
    this.#problems.add('line-too-long', `a line of more than ${limits.lineCharactersMax} characters was folded`, false);
    const mark = quoteMark.exec(text)?.[0] ?? '';
    for (const [index, piece] of foldLine(text).entries()) this.#push({ text: index === 0 ? piece : mark + piece });
  }

  /** Adds a table row; `text` is made from the cells. */
  addRow(quotePrefix: string, cells: readonly string[]): void {
    const text = readableText(quotePrefix + cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')).trimEnd();
    if (text.length > limits.lineCharactersMax) this.#problems.add('line-too-long', 'the text of a table row was cut; its cells are whole', false);
    this.#push({ text: cutText(text, limits.lineCharactersMax), cells: cells.map(readableText) });
  }

  #push(line: BodyLine): void {
    if (this.full) {
      this.#problems.add('text-too-long', `text beyond ${limits.textLinesMax} lines or ${limits.textBytesMax} characters was left out`, true);
      return;
    }
    this.#characters += line.text.length + 1;
    this.lines.push(line);
  }
}

/** Without empty lines at both ends and with at most two together: wide gaps carry nothing. */
export function trimLines(lines: readonly BodyLine[]): BodyLine[] {
  const kept: BodyLine[] = [];
  let empty = 0;
  for (const line of lines) {
    empty = line.text === '' ? empty + 1 : 0;
    if (empty <= 2 && (line.text !== '' || kept.length > 0)) kept.push(line);
  }
  while (kept.at(-1)?.text === '') kept.pop();
  return kept;
}
