// The readable lines of a mail with their role, quote marks taken off: what all field recognisers walk over. Spaces
// that only look like spaces become spaces; the text is otherwise what stands there, so that `raw` can be shown.
import { limits } from '../../mail/limits.ts';
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import type { ReplyText, SegmentKind } from '../recognition.ts';

export interface TextLine {
  /** 1-based line of the mail's readable text. */
  readonly number: number;
  readonly role: SegmentKind;
  /** Quote marks that stood in front. */
  readonly depth: number;
  readonly text: string;
  readonly cells: readonly string[] | null;
  /** Of a form in two columns: a row whose cells are the label and what stands behind its colon, or what goes on in it. */
  readonly row?: 'lead' | 'more';
  /** Its beginning told of another case and is blank: what is left is no line that its writer set in. */
  readonly cut?: true;
}

/** Markdown's "~~Staging~~ Production": what is struck out was not said. */
const struckOut = /~~(?=[^\s~])[^~]*~~[ \t]?/g;
const quoteMarks = /^(?:[ \t]{0,3}>)+[ \t]?/;

/** Invisible characters fall away, all kinds of blanks become one ASCII space each. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u200B-\u200D\u2060\uFEFF\u00AD\u200E\u200F]/g, '').replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ');
}

/** A row drawn in plain text (`| label | value |`) has cells like a row of an HTML table. */
function drawnCells(text: string): readonly string[] | null {
  const trimmed = text.trim().replace(/[│┃║]/gu, '|');
  if (/^[┌├└╔╠╚╭╰][─━═┼╪╫┬┴┤┐┘╗╣╝╬╤╧╦╩╟╢╮╯]{2,}$/u.test(trimmed)) return [];
  if (trimmed.length < 3 || !trimmed.startsWith('|') || !trimmed.endsWith('|')) return null;
  const cells = trimmed.slice(1, -1).split('|').map((cell) => cell.trim());
  return cells.every((cell) => /^:?-*:?$/.test(cell)) ? [] : cells;
}

export function textLines(mail: Pick<ParsedMessage, 'lines'>, reply: ReplyText): TextLine[] {
  const lines: TextLine[] = [];
  for (const segment of reply.segments) {
    for (let number = segment.from; number <= Math.min(segment.to, limits.textLinesMax); number++) {
      const line = mail.lines[number - 1];
      if (line === undefined) continue;
      const whole = plainSpaces(line.text.slice(0, limits.lineCharactersMax));
      const marks = quoteMarks.exec(whole)?.[0] ?? '';
      const text = whole.slice(marks.length).replace(struckOut, '');
      const depth = marks.split('>').length - 1;
      const cells = line.cells === undefined ? drawnCells(text) : line.cells.map((cell) => plainSpaces(cell.slice(0, limits.lineCharactersMax * 4)));
      if (cells?.length === 1) {
        // One cell is no table but a box around text: its paragraphs are lines.
        for (const paragraph of (cells[0] ?? '').split('\n')) lines.push({ number, role: segment.kind, depth, text: paragraph, cells: null });
        continue;
      }
      lines.push({ number, role: segment.kind, depth, text, cells });
    }
  }
  return lines;
}

/** A line drawn with dashes, underscores or the like. */
export function isRule(text: string): boolean {
  return /^\s*[-=_*~]{4,}\s*$/.test(text);
}
