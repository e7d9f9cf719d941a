// Blocks → the text/plain part. Its lines are a form that can be answered: what we ask stands before a colon, what we know
// before `=`, an example in brackets on a line of its own (recognise/ reads the quoted copy by these marks).
import type { MailBlock } from './mail-blocks.ts';

/** Longer ones would be wrapped by the mail program of whoever quotes them. */
const lineCharactersMax = 78;
const labelCharactersMax = 18;
const indent = '      ';

/** The whole text, with a line break at its end. */
export function blocksText(blocks: readonly MailBlock[]): string {
  let text = '';
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before !== undefined) text += standsClose(before, block) ? '\n' : '\n\n';
    text += block.kind === 'head' ? headLine(block, widthOf(blocks, index)) : linesOf(block);
  }
  return `${text}\n`;
}

/** No blank line between a heading and what it heads, and between the lines of one list. */
function standsClose(before: MailBlock, block: MailBlock): boolean {
  if (before.kind === 'heading') return block.kind !== 'ask' || block.lead === '';
  if (before.kind === 'item' || block.kind === 'item') return block.kind === 'item';
  if (before.kind !== block.kind) return false;
  if (block.kind === 'ask') return isBrief(block) && isBrief(before);
  if (block.kind === 'detail') return !isLong(block) && !isLong(before);
  return block.kind === 'fact' || block.kind === 'head';
}

function isBrief(block: MailBlock): boolean {
  return block.kind === 'ask' && block.lead === '' && block.example === '';
}

function isLong(block: MailBlock): boolean {
  return block.kind === 'detail' && block.value.includes('\n');
}

function linesOf(block: MailBlock): string {
  switch (block.kind) {
    case 'heading': return `== ${block.text} ==`;
    case 'item': return `  - ${oneLine(block.text)}`;
    case 'ask': return [block.lead, `${block.label}:`, block.example === '' ? '' : `  ${block.example}`].filter((line) => line !== '').join('\n');
    case 'fact': return withNote(factLine(block.label, shownBriefly(block.value)), block.note);
    case 'head': return headLine(block, 0);
    case 'detail': return `${block.label}:${isLong(block) ? '\n' : ' '}${block.value}${block.note === '' ? '' : ` [${block.note}]`}`;
    default: return block.text;
  }
}

function headLine(block: Extract<MailBlock, { kind: 'head' }>, width: number): string {
  return withNote(`  ${block.label.padEnd(width)}  ${oneLine(block.value)}`, block.note);
}

/** The longest label of the list in which the block stands; longer ones push their value aside. */
function widthOf(blocks: readonly MailBlock[], index: number): number {
  const from = blocks.slice(0, index).findLastIndex((one) => one.kind !== 'head') + 1;
  const list = blocks.slice(from);
  const end = list.findIndex((one) => one.kind !== 'head');
  return Math.min(labelCharactersMax, Math.max(...(end < 0 ? list : list.slice(0, end)).map((one) => (one.kind === 'head' ? one.label.length : 0))));
}

function factLine(label: string, value: string): string {
  const line = `  - ${label} = ${value}`;
  return line.length <= lineCharactersMax ? line : `  - ${label}\n${indent}= ${value}`;
}

function withNote(line: string, note: string): string {
  return note === '' ? line : `${line}\n${indent}(${note})`;
}

/** A known value in one line that no mail program wraps; who wrote it knows the rest. */
export function shownBriefly(value: string): string {
  const line = oneLine(value);
  const room = lineCharactersMax - indent.length - 2;
  return line.length <= room ? line : `${line.slice(0, room - 1).trimEnd()}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
