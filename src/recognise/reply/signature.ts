// Finds what belongs to a signature within a stretch of new text: "-- " and what follows, lines that a phone adds,
// and the contact block behind "Kind regards" or a rule. Cautious on purpose: a name alone stays text, and a line
// "Main ID: 73125" below the greeting is an answer, not a signature. One visit a line, every test on a short line.
import { isRule } from './header-block.ts';
import type { ReplyLine } from './reply-line.ts';
import { closings, contactLabels, deviceLines } from './signature-words.ts';

/** RFC 3676 4.3 "-- "; the blank is lost on the way so often that a bare "--" counts when little follows. */
const bareDashesLinesMax = 25;
/** Lines of a contact block; longer ones are text under a greeting. */
const contactLinesMax = 18;
const contactLineCharactersMax = 110;

/** Calls `mark` for every line of `from..to` (inclusive) that is signature. */
export function markSignatures(
  lines: readonly ReplyLine[], from: number, to: number, mark: (index: number) => void,
): void {
  const end = from + 1 > to + 1 ? from : to;
  for (let index = from; index <= end; index += 1) {
    const line = lines[index]!;
    if (line.blank) continue;
    if (isSignatureDashes(lines, index, end)) {
      for (let rest = index; rest <= end; rest += 1) mark(rest);
      return;
    }
    if (isDeviceLine(line.bare)) mark(index);
    else if (isClosing(line.bare) || isDrawnRule(line.bare)) index = markContactBlock(lines, index, end, mark);
  }
}

/** "Sent from my iPhone", in the language of the phone; nothing longer than one line. */
export function isDeviceLine(bare: string): boolean {
  if (bare.length > 160 || bare.length < 4) return false;
  const plain = bare.toLowerCase().replace(/^[-–—*_~[("'“\s]+/, '');
  return deviceLines.some((pattern) => pattern.test(plain));
}

function isSignatureDashes(lines: readonly ReplyLine[], index: number, end: number): boolean {
  const { bare, text } = lines[index]!;
  if (bare !== '--' && bare !== '—' && bare !== '––') return false;
  if (index === end || lines[index]!.nextFilled > end) return true;
  return text.trimStart() === text && countFilled(lines, index + 1, end, bareDashesLinesMax) <= bareDashesLinesMax;
}

function countFilled(lines: readonly ReplyLine[], from: number, to: number, enough: number): number {
  let count = 0;
  for (let index = from; index <= to && count <= enough; index += 1) if (!lines[index]!.blank) count += 1;
  return count;
}

function isClosing(bare: string): boolean {
  if (bare.length > 50) return false;
  return closings.has(bare.toLowerCase().replace(/^[*_\s]+/, '').replace(/[*_\s,.!:;。！、]+$/, ''));
}

/** Underscores and dashes; markdown and log files draw with other characters. */
function isDrawnRule(bare: string): boolean {
  return isRule(bare) && /^[-_–—]/.test(bare);
}

/**
 * Marks the lines behind a greeting or rule when they are a contact block, the greeting included. Returns the index
 * of the last line looked at, so that no line is looked at twice.
 */
function markContactBlock(
  lines: readonly ReplyLine[], start: number, end: number, mark: (index: number) => void,
): number {
  let contacts = 0;
  let filled = 0;
  let last = start;
  for (let index = start + 1; index <= end && filled <= contactLinesMax; index += 1) {
    const line = lines[index]!;
    if (line.blank) continue;
    if (!maySign(line.bare)) break;
    filled += 1;
    if (isContactLine(line.bare)) contacts += 1;
    last = index;
  }
  if (contacts === 0 || filled > contactLinesMax) return start;
  for (let index = start; index <= last; index += 1) mark(index);
  return last;
}

/** A line that may stand in a contact block: short, no question, no "Label: value" of somebody's form. */
function maySign(bare: string): boolean {
  if (bare.length > contactLineCharactersMax || /[?？]$/.test(bare) || /^p\.?\s?s\.?\b/i.test(bare)) return false;
  if (isDrawnRule(bare)) return true;
  const label = /^([^:：]{1,40})[:：]\s*\S/u.exec(bare)?.[1];
  if (label === undefined || /https?$/i.test(label)) return !/[.!]$/.test(bare) || bare.length < 60;
  return contactLabels.has(label.toLowerCase().replace(/[\s*_|()[\].]+/g, '').replace(/^[-–•]/, '')) ||
    isContactLine(label);
}

function isContactLine(bare: string): boolean {
  return /\S@\S+\.\S/.test(bare) || /(?:https?:\/\/|www\.)\S/i.test(bare) || isPhone(bare) ||
    /(?:^|\s)(?:gmbh|ltd\.?|limited|inc\.?|s\.?a\.?r\.?l\.?|b\.?v\.|pty|s\.p\.a\.?|sp\. z o\.o\.|oyj?|a\/s|s\.r\.o\.|kft\.?|corp\.?)(?:[\s,.]|$)/i.test(bare);
}

/** Seven digits or more written as phone numbers are: with "+", "/", brackets or a label in front. */
function isPhone(bare: string): boolean {
  const digits = bare.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 20 && /(?:\+\d|\(\d{2,5}\)|(?:tel|phone|fon|mob|fax|tél|cell|direct|^[tmpfd])\W{0,3}[.:]?\s*[\d+(])/i.test(bare);
}
