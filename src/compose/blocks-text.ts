// Blocks → the text/plain part. Its lines are a form that can be answered: what we ask stands before a colon, what we know
// before `=`, an example in brackets on a line of its own (recognise/ reads the quoted copy by these marks).
import type { MailBlock } from './mail-blocks.ts';
import { shortened } from './shortened.ts';
import { wrapLines } from './wrap-lines.ts';

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
  if (before.kind === 'heading') return true;
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
    case 'ask': return [wrapLines(block.lead), `${block.label}:`, block.example === '' ? '' : `  ${block.example}`].filter((line) => line !== '').join('\n');
    case 'fact': return withNote(factLine(block.label, shownBriefly(block.value)), block.note);
    case 'table': return gridLines(block);
    case 'head': return headLine(block, 0);
    case 'detail': return `${block.label}:${isLong(block) ? '\n' : ' '}${block.value}${block.note === '' ? '' : ` [${block.note}]`}`;
    case 'paragraph':
    case 'small': return wrapLines(block.text);
    default: return block.text;
  }
}

/** Columns as wide as their widest cell; the last one gets what is left of the line. */
function gridLines({ columns, rows }: Extract<MailBlock, { kind: 'table' }>): string {
  const lines = [columns, ...rows].map((cells) => cells.map(oneLine));
  const widths = columns.slice(0, -1).map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? '').length)));
  const room = Math.max(10, lineCharactersMax - widths.reduce((sum, width) => sum + width + 2, 0));
  const drawn = lines.map((cells) => cells.map((cell, at) => (at === columns.length - 1 ? cut(cell, room) : cell.padEnd(widths[at] ?? 0))).join('  ').trimEnd());
  const rule = [...widths, Math.min(room, Math.max(...lines.map((cells) => (cells.at(-1) ?? '').length)))].map((width) => '-'.repeat(width)).join('  ');
  return [drawn[0] ?? '', rule, ...drawn.slice(1)].join('\n');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
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
  return shortened(value, lineCharactersMax - indent.length - 2);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
