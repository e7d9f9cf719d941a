// Finds what belongs to a signature within a stretch of new text: "-- " and what follows, lines that a phone adds,
// and the contact block behind "Kind regards" or a rule. Cautious on purpose: a name alone stays text, and a line
// "Main ID: 73125" below the greeting is an answer, not a signature. One visit a line, every test on a short line.
import { isRule, type ReplyLine } from './reply-line.ts';
import { contactLabels, deviceLines, isClosing } from './signature-words.ts';

/** The blank of "-- " is lost on the way so often that a bare "--" counts when no more than this follows. */
const bareDashesLinesMax = 25;
/** Lines of a contact block; longer ones are text under a greeting. */
const contactLinesMax = 18;
const contactLineCharactersMax = 110;
/** One line in this many must be a phone number, address, link or company. */
const contactDensity = 5;

/** Calls `mark` for every line of `from..to` (inclusive) that is signature. */
export function markSignatures(
  lines: readonly ReplyLine[], from: number, to: number, mark: (index: number) => void,
): void {
  let divided = false;
  for (let index = from; index <= to; index += 1) {
    const line = lines[index]!;
    if (line.blank) continue;
    const dashes = isDashes(line);
    if (line.sigDashes || (dashes && !divided && opensSignature(lines, index, to))) {
      for (let rest = index; rest <= to; rest += 1) mark(rest);
      return;
    }
    divided ||= dashes;
    if (isDeviceLine(line.bare)) mark(index);
    else if (isClosing(line.bare) || (isDrawnRule(line.bare) && !underlinesCapitals(lines, index))) index = markContactBlock(lines, index, to, mark);
  }
}

/** "Sent from my iPhone", in the language of the phone; nothing longer than one line. */
function isDeviceLine(bare: string): boolean {
  if (bare.length > 160 || bare.length < 4) return false;
  const plain = bare.toLowerCase().replace(/^[-–—*_~[("'“\s]+/, '');
  return deviceLines.some((pattern) => pattern.test(plain));
}

function isDashes({ bare, text }: ReplyLine): boolean {
  return (bare === '--' || bare === '—' || bare === '––') && !text.startsWith(' ');
}

/** RFC 3676 4.3 wants "-- "; a bare "--" also divides forms, so it counts only when nothing like a form follows. */
function opensSignature(lines: readonly ReplyLine[], index: number, end: number): boolean {
  let filled = 0;
  for (let below = index + 1; below <= end; below += 1) {
    const line = lines[below]!;
    if (line.blank) continue;
    filled += 1;
    if (filled > bareDashesLinesMax || isDashes(line) || isFormLine(line.bare)) return false;
  }
  return true;
}

/** Underscores and dashes; markdown and log files draw with other characters. */
function isDrawnRule(bare: string): boolean {
  return isRule(bare) && /^[-_–—]/.test(bare);
}

/** `SERVER` above `------`: a heading of a form, as plain copies of templates draw it. */
function underlinesCapitals(lines: readonly ReplyLine[], index: number): boolean {
  const above = lines[index - 1]?.bare ?? '';
  return /\p{Lu}{3}/u.test(above) && !/\p{Ll}/u.test(above.replace(/\([^()]*\)/g, ''));
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
  const ruled = isDrawnRule(lines[start]!.bare);
  for (let index = start + 1; index <= end && filled <= contactLinesMax; index += 1) {
    const line = lines[index]!;
    if (line.blank) continue;
    if (!maySign(line.bare)) break;
    filled += 1;
    if (isContactLine(line.bare)) contacts += 1;
    last = index;
  }
  // A rule also divides chapters: behind one, the block must be dense and the last thing of the mail.
  const closes = !ruled || lines[last]!.nextFilled > end;
  if (contacts * contactDensity < Math.max(filled, 1) || filled > contactLinesMax || !closes) return start;
  for (let index = start; index <= last; index += 1) mark(index);
  return last;
}

/** A line that may stand in a contact block: short, no question, no "Label: value" of somebody's form. */
function maySign(bare: string): boolean {
  if (bare.length > contactLineCharactersMax || /[?？]$/.test(bare) || /^p\.?\s?s\.?\b/i.test(bare)) return false;
  return isDrawnRule(bare) || (!isFormLine(bare) && (bare.length < 60 || !/[.!]$/.test(bare)));
}

/** "Main ID: 73125": a label and a value, and the label is none of a business card. */
function isFormLine(bare: string): boolean {
  const label = /^([^:：]{1,40})[:：]\s*\S/u.exec(bare)?.[1];
  if (label === undefined || /https?$/i.test(label)) return false;
  return !contactLabels.has(label.toLowerCase().replace(/[\s*_|()[\].]+/g, '').replace(/^[-–•]/, '')) && !isNumberLabel(label) && !isContactLine(label);
}

/** "Tél. direct", "Direct line", "Telefon (dienstlich)": a word for a telephone, and which one it is. */
function isNumberLabel(label: string): boolean {
  const words = label.toLowerCase().split(/[\s*_|()[\].,/–•-]+/u).filter((word) => word !== '');
  return words.length > 1 && words.some((word) => contactLabels.has(word)) && words.every((word) => contactLabels.has(word) || whichNumber.has(word));
}

const whichNumber: ReadonlySet<string> = new Set(['line', 'dial', 'number', 'no', 'desk', 'work', 'home', 'private', 'business', 'direkt', 'nummer', 'nr', 'dienstlich', 'geschäftlich', 'privat', 'leitung', 'ligne', 'directe', 'bureau', 'numéro', 'n°', 'poste', 'pro', 'professionnel', 'fixe', 'standard']);

function isContactLine(bare: string): boolean {
  return /\S@\S+\.\S/.test(bare) || /(?:https?:\/\/|www\.)\S/i.test(bare) || isPhone(bare) ||
    /(?:^|\s)(?:gmbh|ltd\.?|limited|inc\.?|s\.?a\.?r\.?l\.?|b\.?v\.|pty|s\.p\.a\.?|sp\. z o\.o\.|oyj?|a\/s|s\.r\.o\.|kft\.?|corp\.?)(?:[\s,.]|$)/i.test(bare);
}

/** Seven digits or more written as phone numbers are: with "+", "/", brackets or a label in front. */
function isPhone(bare: string): boolean {
  const digits = bare.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 20 && /(?:\+\d|\(\d{2,5}\)|(?:tel|phone|fon|mob|fax|tél|cell|direct|^[tmpfd])\W{0,3}[.:]?\s*[\d+(])/i.test(bare);
}
