// The block "From: / Sent: / To: / Subject:" that Outlook, Exchange, Notes, Apple Mail and web mailers put above a
// quoted or forwarded message, in any order and language of header-labels.ts, bold, indented, as table rows or with
// the value on the next line. Claims a block only with enough different labels: "From: the lobby printer" is text,
// and a header section pasted as a sample (raw labels, or introduced by "like this:") is what the writer shows.
import { headerLabels, rawHeaderLabels, sentLabels, type HeaderKind } from './header-labels.ts';
import { isRule, type ReplyLine } from './reply-line.ts';
import { isClosing } from './signature-words.ts';

export interface HeaderBlock {
  /** Index of the last line of the block. */
  readonly last: number;
  /** The From value as it stands, null when the block names none. */
  readonly from: string | null;
  readonly kinds: ReadonlySet<HeaderKind>;
  /** It has a label that no form would use for a time ("Sent", "Gesendet"). */
  readonly hasSentLabel: boolean;
}

/**
 * How sure the surroundings make us. After a separator two labels are enough; in a fresh mail, which answers nothing,
 * a block is more likely to be shown than quoted.
 */
export type HeaderContext = 'after-separator' | 'reply' | 'fresh';

interface Label {
  readonly kind: HeaderKind;
  readonly word: string;
  readonly value: string;
}

/** A long Cc list wraps over many lines; what is longer is not a header block. */
const blockLinesMax = 60;
const labelCharactersMax = 30;
const kindsWithoutSeparator = 3;

/** Words right above a header section that is shown as an example. */
const sampleWords = /example|sample|beispiel|muster|exemple|ejemplo|esempio|voorbeeld|exemplo|przykład|header|kopfzeile|en-tête/i;

/** `*De :* Anna` → kind from, value "Anna"; null when the line does not start with a known label. */
export function headerLabelOf(bare: string): Label | null {
  const trimmed = bare.replace(/^[*_|\s]+/, '');
  const colon = trimmed.slice(0, labelCharactersMax).search(/[:：]/);
  const end = colon >= 0 ? colon : trimmed.slice(0, labelCharactersMax).indexOf(' | ');
  if (end <= 0) return null;
  const word = trimmed.slice(0, end).toLowerCase().replace(/[\s*_|]+/g, '');
  const kind = rawHeaderLabels.has(word) ? 'other' : headerLabels.get(word);
  if (kind === undefined) return null;
  return { kind, word, value: trimmed.slice(end + 1).replace(/^[*_|:\s]+/, '').replace(/[*_|\s]+$/, '') };
}

/** The block starting at `start`, or null. `lines[start]` must carry a label itself. */
export function headerBlockAt(lines: readonly ReplyLine[], start: number, context: HeaderContext): HeaderBlock | null {
  const first = headerLabelOf(lines[start]?.bare ?? '');
  if (first === null || first.kind === 'other') return null;
  const labels = collectLabels(lines, start);
  const kinds = new Set(labels.found.map(({ kind }) => kind));
  const from = labels.found.find(({ kind }) => kind === 'from')?.value ?? null;
  const block = {
    last: labels.last,
    from,
    kinds,
    hasSentLabel: labels.found.some(({ word }) => sentLabels.has(word)),
  };
  return isConvincing(block, labels.found, context) && !isSample(lines, start, block, labels.found, context) ? block : null;
}

function collectLabels(lines: readonly ReplyLine[], start: number): { found: Label[]; last: number } {
  const found: Label[] = [];
  const depth = lines[start]!.depth;
  let last = start;
  for (let index = start; index < lines.length && index - start < blockLinesMax; index += 1) {
    const line = lines[index]!;
    if (line.depth !== depth) break;
    if (line.bare === '') {
      // HTML paragraphs leave a blank line between the labels; only another label carries the block over it.
      const next = lines[index + 1];
      const open = found.at(-1)?.value === '';
      const label = headerLabelOf(next?.bare ?? '');
      if (!open && (label === null || found.some(({ kind }) => kind === label.kind))) break;
      continue;
    }
    const label = headerLabelOf(line.bare);
    if (label !== null) found.push(label);
    else if (!continues(found, line.bare, lines[index - 1]!.bare)) break;
    else if (found.at(-1)!.value === '') found[found.length - 1] = { ...found.at(-1)!, value: line.bare };
    last = index;
  }
  return { found, last };
}

/** A line without a label belongs to the value above it: an empty value, a wrapped address list or subject. */
function continues(found: readonly Label[], bare: string, before: string): boolean {
  const label = found.at(-1);
  if (label === undefined) return false;
  if (label.value === '') return true;
  if (label.kind === 'to' || label.kind === 'cc' || label.kind === 'from') {
    return /[@;<>]/.test(bare) || /[;,<]$/.test(before);
  }
  // The client wraps a subject at about 72 columns; anything else behind it is the body.
  return label.kind === 'subject' && found.length >= 2 && !before.startsWith(' ') && bare.length < 72;
}

function isConvincing(block: HeaderBlock, found: readonly Label[], context: HeaderContext): boolean {
  const main = [...block.kinds].filter((kind) => kind !== 'other' && kind !== 'cc').length;
  const addressed = block.from !== null && hasAddress(block.from);
  if (context === 'after-separator') return main >= 2 || addressed;
  // "From: 08:00" and "Von: +49 …" are fields of a form.
  if (block.from !== null && (looksLikeTime(block.from) || !/\p{L}/u.test(block.from))) return false;
  const dateFirst = found[0]!.kind === 'date';
  if (main >= kindsWithoutSeparator) {
    return block.from === null ? dateFirst && context === 'reply' : addressed || block.kinds.has('subject') || block.hasSentLabel;
  }
  const dated = found.some(({ kind, value }) => kind === 'date' && /\d{4}/.test(value) && looksLikeTime(value));
  const written = addressed || (dateFirst && found.some(({ kind, value }) => kind === 'to' && hasAddress(value)));
  return context !== 'fresh' && main === 2 && dated && written;
}

/** A header section shown on purpose: raw labels, or an introduction right above it. */
function isSample(
  lines: readonly ReplyLine[], start: number, block: HeaderBlock, found: readonly Label[], context: HeaderContext,
): boolean {
  if (found.some(({ word }) => rawHeaderLabels.has(word))) return true;
  if (context === 'after-separator') return false;
  const above = filledAbove(lines, start);
  if (above !== null && (/[:：]$/.test(above.bare) || (above.bare.length < 60 && sampleWords.test(above.bare)))) return true;
  if (block.hasSentLabel) return false;
  // "From: … To: … Date: …" and then only the greeting: nothing was quoted here.
  if (isClosing(lines[lines[block.last]!.nextFilled]?.bare ?? '')) return true;
  if (context === 'reply') return false;
  // Nobody is answered: only the exact shape of a forward without its prefix is left.
  const adjacent = above !== null && !lines[start - 1]!.blank && !isRule(above.bare);
  return adjacent || found[0]!.kind !== 'from';
}

function filledAbove(lines: readonly ReplyLine[], start: number): ReplyLine | null {
  for (let index = start - 1; index >= Math.max(0, start - 3); index -= 1) {
    if (!lines[index]!.blank) return lines[index]!;
  }
  return null;
}

function hasAddress(value: string): boolean {
  return /\S@\S/.test(value);
}

function looksLikeTime(value: string): boolean {
  return /\d{1,2}[:.h]\d{2}/.test(value) && !hasAddress(value);
}
