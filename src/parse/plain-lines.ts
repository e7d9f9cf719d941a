// text/plain → lines. format=flowed (RFC 3676) is unwrapped with quote depth, space stuffing and DelSp, so that a
// label and its value that a mailer wrapped stand on one line again.
import { limits } from '../mail/limits.ts';
import { LineList, trimLines } from './line-list.ts';
import type { BodyLine } from './parsed-message.ts';
import type { ProblemLog } from './problem-log.ts';
import { splitLines } from './readable-text.ts';

export interface FlowedFormat {
  readonly flowed: boolean;
  /** RFC 3676 4.1: the blank at the soft break belongs to the break, not to the text. */
  readonly delSp: boolean;
}

const signatureSeparator = '-- ';

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === '>') depth++;
  return depth;
}

/** RFC 3676 4: joins soft-broken lines of equal quote depth; `> ` marks are written one per level. */
function unflow(lines: readonly string[], delSp: boolean): string[] {
  const paragraphs: string[] = [];
  let pieces: string[] | null = null;
  let openDepth = 0;
  const close = (): void => {
    if (pieces !== null) paragraphs.push('> '.repeat(openDepth) + pieces.join(''));
    pieces = null;
  };
  for (const line of lines) {
    const depth = quoteDepth(line);
    const stuffed = line.slice(depth);
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    if (depth !== openDepth || content === signatureSeparator) close();
    const soft = content.endsWith(' ') && content !== signatureSeparator;
    openDepth = depth;
    const open: string[] = pieces ?? [];
    // A stuffed `>` is text of the writer: without its blank it would turn into a quote mark.
    if (open.length === 0 && depth === 0 && content.startsWith('>')) open.push(' ');
    open.push(soft && delSp ? content.slice(0, -1) : content);
    pieces = open;
    // A hostile text without any hard break must not become one piece of unbounded work for what follows.
    if (!soft || open.length > limits.textLinesMax) close();
  }
  close();
  return paragraphs;
}

/** Lines of a decoded text/plain body; empty lines at both ends are gone. */
export function plainLines(text: string, format: FlowedFormat, problems: ProblemLog): BodyLine[] {
  const raw = splitLines(text);
  const list = new LineList(problems);
  for (const line of format.flowed ? unflow(raw, format.delSp) : raw) list.addText(line);
  return trimLines(list.lines);
}
