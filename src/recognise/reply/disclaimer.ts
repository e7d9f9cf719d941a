// Legal notices below a mail and warning banners above it. A notice is a whole paragraph with at least three of
// the stems of such texts, or one of the known single lines. Only paragraphs at the edges of the new text are looked
// at: a partner who writes about a confidential mail in the middle of his report keeps his paragraph.
import type { ReplyLine } from './reply-line.ts';
import { disclaimerRows, noticeLines } from './signature-words.ts';

/** Stems of different rows that make a paragraph a notice. Two occur together in ordinary reports about mail. */
const rowsMin = 3;
/** Characters of a paragraph that are looked at; legal departments repeat themselves. */
const paragraphCharactersMax = 4_000;
/** A banner stands in the first lines. */
const bannerLinesMax = 3;
/** A label of a few words and an answer that does not fill the line; a notice in two languages has two such beginnings. */
const formLine = /^\s*(?:[-*•]\s)?[^\s:](?:[^\s:]*\s){0,5}[^\s:]*\s?:\s+\S.{0,100}$/u;
const formLinesMin = 3;

interface Paragraph {
  readonly from: number;
  readonly to: number;
}

/** Calls `mark` for every line of `from..to` (inclusive) that is a notice at the end, or a banner at the start. */
export function markDisclaimers(
  lines: readonly ReplyLine[], from: number, to: number, mark: (index: number) => void,
): void {
  const paragraphs = splitParagraphs(lines, from, to);
  let banner = 0;
  while (banner < Math.min(bannerLinesMax, paragraphs.length) && isBanner(lines, paragraphs[banner]!)) {
    markAll(paragraphs[banner]!, mark);
    banner += 1;
  }
  for (let index = paragraphs.length - 1; index >= banner; index -= 1) {
    const paragraph = paragraphs[index]!;
    if (!isNotice(lines, paragraph)) break;
    const from = noticeFrom(lines, paragraph);
    markAll({ from, to: paragraph.to }, mark);
    if (from > paragraph.from) break;
  }
}

/** Stretches without a blank or drawn line; such lines divide and belong to none. */
function splitParagraphs(lines: readonly ReplyLine[], from: number, to: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = -1;
  for (let index = from; index <= to + 1; index += 1) {
    const open = index <= to && !lines[index]!.blank && !isDrawn(lines[index]!);
    if (open && start < 0) start = index;
    if (!open && start >= 0) {
      paragraphs.push({ from: start, to: index - 1 });
      start = -1;
    }
  }
  return paragraphs;
}

function isDrawn(line: ReplyLine): boolean {
  return /^[-_=*~\s]{3,}$/.test(line.bare);
}

function textOf(lines: readonly ReplyLine[], paragraph: Paragraph): string {
  let text = '';
  for (let index = paragraph.from; index <= paragraph.to && text.length < paragraphCharactersMax; index += 1) {
    text = `${text} ${lines[index]!.bare}`;
  }
  return text.slice(0, paragraphCharactersMax).trim().toLowerCase();
}

function isNotice(lines: readonly ReplyLine[], paragraph: Paragraph): boolean {
  if (isForm(lines, paragraph)) return false;
  const text = textOf(lines, paragraph);
  if (text.length < 400 && noticeLines.some((pattern) => pattern.test(text.slice(0, 300)))) return true;
  return text.length > 80 && disclaimerRows.filter((row) => row.test(text)).length >= rowsMin && disclaimerRows[0]!.test(text);
}

/** How a notice begins. */
const opensNotice = /^\W*(?:this (?:e-?mail|message|mail|communication|transmission)|the (?:information|contents?) |confidential|privileged|disclaimer|important notice|if you (?:are not|have received)|diese (?:e-?mail|nachricht|mitteilung|mail)|der inhalt dieser|die(?:se)? information|vertraulich|ce (?:message|courriel|mail)|cet? e-?mail|les informations)/i;
/** A line of a business card. */
const cardLineMax = 70;

/** Right below a business card, without a blank line, a notice begins with its own words: what stands above may be a number. */
function noticeFrom(lines: readonly ReplyLine[], paragraph: Paragraph): number {
  for (let index = paragraph.from + 1; index <= paragraph.to; index += 1) {
    const above = lines[index - 1]!.bare;
    if (above.length > cardLineMax || /[.!?;]$/.test(above)) return paragraph.from;
    if (opensNotice.test(lines[index]!.bare) && isNotice(lines, { from: index, to: paragraph.to })) return index;
  }
  return paragraph.from;
}

/** "Steps: delete the mail, empty the folder": a filled form about mail has the words of a notice, and lines of its own shape. */
function isForm(lines: readonly ReplyLine[], paragraph: Paragraph): boolean {
  const said = lines.slice(paragraph.from, paragraph.to + 1);
  const answers = said.filter((line) => formLine.test(line.bare)).length;
  return answers >= formLinesMin && answers * 2 >= said.length;
}

function isBanner(lines: readonly ReplyLine[], paragraph: Paragraph): boolean {
  return paragraph.to - paragraph.from < 6 && noticeLines.some((pattern) => pattern.test(textOf(lines, paragraph).slice(0, 300)));
}

function markAll(paragraph: Paragraph, mark: (index: number) => void): void {
  for (let index = paragraph.from; index <= paragraph.to; index += 1) mark(index);
}
