// The mails that stand quoted in another one, each with what introduces it: attribution or header lines. In: the lines of a
// mail. Out: its quoted parts in order, with the lines that were typed between them. A deeper quote is a mail of its own where
// a line announces it or text of somebody stands above it; the marks that a program puts before the body alone are none.
import { verbPattern } from '../../reply/attribution-words.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { labelAtStart } from '../label/line-labels.ts';
import type { TextLine } from '../text-line.ts';

const dated = /^\s*(?:am|on|le|el|il|op)\b.{10,200}(?:wrote|schrieb|écrit|escribi[óo]|scritto|schreef)/i;
export const fromLine = /^\s*[*_]*(?:from|von|de|da|van|od|expéditeur)\s?[*_]*\s?:/i;
export const toLine = /^\s*[*_]*(?:to|an|à|para|naar|do)\s?[*_]*\s?:/i;
const divider = /^\s*-{2,}\s?(?:original message|ursprüngliche nachricht|message d'origine|weitergeleitete nachricht|forwarded message)/i;
/** Behind the verb of an attribution stand no more than a name, an address and a time. */
const attributionEnd = 120;

/** "On 9 March Robin wrote:", in the languages of the mail programs. */
export function isAttribution(text: string): boolean {
  return (/:\s*$/.test(text) && verbPattern.test(text.slice(-attributionEnd).toLowerCase())) || dated.test(text);
}

export interface QuotedBlock {
  readonly lines: readonly TextLine[];
  /** Text that introduces it. */
  readonly introduction: string;
}

interface Block {
  readonly lines: TextLine[];
  introduction: string;
  /** Only its deeper marks tell that it is another mail. */
  readonly unannounced: boolean;
}

export function quotedBlocks(lines: readonly TextLine[], labels: LabelIndex): QuotedBlock[] {
  const blocks: Block[] = [];
  for (const block of partedByDepth(lines)) {
    const outer = blocks.at(-1);
    if (outer !== undefined && block.unannounced && isBodyOf(outer, block, labels)) outer.lines.push(...block.lines);
    else blocks.push(block);
  }
  // A rule that a program draws above the mail is none.
  return blocks.filter((block) => block.introduction !== '' || block.lines.some((line) => /[\p{L}\p{N}]/u.test(line.text)));
}

/** So many labels of the desk are a form. */
const formLabelsMin = 2;

/**
 * "Please fill in:" without marks, and below it a form with marks and with places left open: some programs put marks only before
 * what they do not know. What was filled in to the last place is a mail that the other one quotes.
 */
function isBodyOf(outer: Block, block: Block, labels: LabelIndex): boolean {
  const inner = quotedLabels(block.lines, labels);
  return inner.length >= formLabelsMin && inner.some((label) => !label.filled) && quotedLabels(outer.lines, labels).length === 0;
}

/** The labels of the desk at the head of quoted lines, each with whether something stands behind it. */
export function quotedLabels(lines: readonly TextLine[], labels: LabelIndex): { readonly field: string; readonly filled: boolean }[] {
  return lines.flatMap((line) => {
    const text = line.cells === null ? line.text : `${line.cells[0] ?? ''}: ${line.cells.slice(1).join(' ')}`;
    const label = line.role === 'quoted' && /[:?：]/u.test(text) ? labelAtStart(labels, text) : null;
    return label === null ? [] : [{ field: label.field.id, filled: text.slice(label.valueStart).trim() !== '' }];
  });
}

/** Quoted lines split where another mail may begin. */
function partedByDepth(lines: readonly TextLine[]): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let inHeader = false;
  const open = (introduction: string, unannounced = false): void => {
    blocks.push({ lines: [], introduction, unannounced });
  };
  for (const line of lines) {
    const current = blocks.at(-1);
    if (line.role !== 'quoted') {
      if (current !== undefined && (line.role === 'new' || line.role === 'signature')) current.lines.push(line);
      else if (line.role === 'new' && isAttribution(line.text)) open(line.text);
      continue;
    }
    const blank = line.text.trim() === '';
    const written = isAttribution(line.text);
    const header = fromLine.test(line.text) || divider.test(line.text);
    const started = current?.lines.some((one) => one.role === 'quoted' && one.text.trim() !== '') === true;
    if (current === undefined || (started && !inHeader && (written || header))) open('');
    else if (started && line.depth > depth && !blank) {
      const last = lastWritten(current);
      open(last, last === '');
    }
    const block = blocks.at(-1);
    if (block === undefined) continue;
    inHeader = header || (inHeader && !blank);
    if (written || inHeader) block.introduction += `\n${line.text}`;
    else block.lines.push(line);
    // A broken line that lost its quote mark does not end the quote.
    if (!blank && (line.depth > 0 || depth === 0)) depth = line.depth;
  }
  return blocks;
}

/** The last line of a block when it announces the next, deeper one. */
function lastWritten(block: Block): string {
  const last = block.lines.findLast((line) => line.text.trim() !== '')?.text ?? '';
  return isAttribution(last) ? last : '';
}
