// A readable line as the reply recogniser looks at it: invisible characters gone, quote marks counted and taken
// off, blanks known in advance. Every line is cut before anything else sees it, so that each later test is bounded
// and the whole recogniser is linear in the number of lines. Knows nothing about what a line means.
import { limits } from '../../mail/limits.ts';
import type { BodyLine } from '../../parse/parsed-message.ts';

export interface ReplyLine {
  /** The readable text, cut, with ordinary blanks; quote marks still in it. */
  readonly text: string;
  /** The text behind the quote marks, trimmed. */
  readonly bare: string;
  /** How many quote marks stand in front; 0 = not quoted. */
  readonly depth: number;
  readonly blank: boolean;
  /** Exactly "-- " (RFC 3676 4.3). */
  readonly sigDashes: boolean;
  /** Index of the next line that is not blank, counted without regard to quote marks; the line count at the end. */
  readonly nextFilled: number;
}

/** Direction marks and zero-width characters: clients wrap right-to-left attributions in them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** No-break and typographic blanks; French puts one before every colon. */
const oddBlank = /[\t\u00a0\u2000-\u200a\u202f\u3000]/g;
/** More leading blanks than this is indented text (code, XML), not a quote. */
const quoteIndentMax = 3;

/** Reads all lines; one visit a line. */
export function toReplyLines(lines: readonly BodyLine[]): ReplyLine[] {
  const drafts = lines.map((line) => toDraft(line.text));
  dropAccidentalQuotes(drafts);
  let nextFilled = drafts.length;
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const draft = drafts[index]!;
    draft.nextFilled = nextFilled;
    if (!draft.blank) nextFilled = index;
  }
  return drafts;
}

interface Draft {
  readonly text: string;
  bare: string;
  depth: number;
  readonly blank: boolean;
  readonly sigDashes: boolean;
  nextFilled: number;
}

function toDraft(raw: string): Draft {
  const cut = raw.slice(0, limits.lineCharactersMax);
  // Most lines hold only printable ASCII, which neither pattern touches.
  const text = (/[^ -~]/.test(cut) ? cut.replace(invisible, '').replace(oddBlank, ' ') : cut).trimEnd();
  const { depth, rest } = takeQuoteMarks(text);
  return { text, bare: rest, depth, blank: text.trim() === '', sigDashes: raw === '-- ', nextFilled: 0 };
}

/** `> > text` and `>> text` are depth 2; a mark may be followed by one blank before the next. */
function takeQuoteMarks(text: string): { depth: number; rest: string } {
  let position = 0;
  while (position <= quoteIndentMax && text[position] === ' ') position += 1;
  let depth = 0;
  if (position <= quoteIndentMax) {
    while (isQuoteMark(text[position]) || (depth > 0 && text[position] === ' ' && isQuoteMark(text[position + 1]))) {
      if (text[position] !== ' ') depth += 1;
      position += 1;
    }
  }
  // ">= 5" compares.
  if (depth > 0 && text[position] === '=') return { depth: 0, rest: text.trim() };
  return { depth, rest: text.slice(depth > 0 ? position : 0).trim() };
}

function isQuoteMark(character: string | undefined): boolean {
  return character === '>' || character === '＞';
}

/**
 * Takes back quote marks that are none: the end of a link broken over two lines, the ">From " that mbox writers
 * make, banners such as ">>> link <<<", and a prompt ">>> " in a mail that has no quote of lower depth.
 */
function dropAccidentalQuotes(drafts: readonly Draft[]): void {
  const shallowest = drafts.reduce((least, { depth }) => (depth > 0 && depth < least ? depth : least), Infinity);
  drafts.forEach((draft, index) => {
    if (draft.depth === 0) return;
    const before = drafts[index - 1];
    const lonely = (before?.depth ?? 0) === 0 && (drafts[index + 1]?.depth ?? 0) === 0;
    const accidental =
      (before !== undefined && before.depth === 0 && endsInsideAngle(before.text)) ||
      (lonely && draft.text.startsWith('>From ')) ||
      (draft.text.endsWith('<<') && lonely) ||
      (draft.depth >= 3 && shallowest >= 3 && !draft.text.endsWith('>>'));
    if (!accidental) return;
    draft.depth = 0;
    draft.bare = draft.text.trim();
  });
}

function endsInsideAngle(text: string): boolean {
  return text.lastIndexOf('<') > text.lastIndexOf('>');
}

/** `-----`, `_____`, `=====`: a rule line drawn with one character. */
export function isRule(bare: string): boolean {
  return bare.length >= 3 && /^([-_=*~–—‐])\1*$/.test(bare);
}
