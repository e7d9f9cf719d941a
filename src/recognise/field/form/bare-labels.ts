// A list of labels and values with nothing between them: "Reported by Tom Baker" / "Tests done closed the session". In:
// lines without a labelled field. Out: claims of people and texts. Only in a list that is one: its other lines begin with
// labels of the desk as well, the label is several words with a capital, and what follows is not the sentence going on.
import type { FieldClaim } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { findLabel, type LabelHit } from '../label/label-index.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import { isSentenceBehind } from '../label/sentence-behind.ts';
import type { TextLine } from '../text-line.ts';

/** So many lines of a list begin with a label before one without a separator is believed. */
const listLinesMin = 3;
const valueCharactersMax = 300;

export function bareLabelClaims(lines: readonly TextLine[], labelled: ReadonlySet<number>, context: ScanContext, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature' && claim.source !== 'forwarded').map((claim) => claim.field));
  const found: FieldClaim[] = [];
  for (const block of blocksOf(lines)) {
    const heads = new Map(block.map((line) => [line, headOf(line.text, context, 2)] as const));
    const listed = block.filter((line) => labelled.has(line.number) || heads.get(line) != null || startsWithLabel(line.text, context)).length;
    if (listed < listLinesMin || listed * 4 < block.length * 3) continue;
    // Where every line begins with a label, one word is label enough.
    const whole = listed === block.length && listed > listLinesMin;
    for (const line of block) {
      const head = heads.get(line) ?? (whole ? headOf(line.text, context, 1) : null);
      if (head == null || labelled.has(line.number) || stated.has(head.hit.field.id)) continue;
      const reading = readValue(head.hit.field, { lines: [{ number: line.number, text: head.value }], inline: true, afterBlank: false }, { ...context, strict: false })[0];
      if (reading === undefined || reading.value === null || reading.problem !== null) continue;
      stated.add(head.hit.field.id);
      found.push({ field: head.hit.field.id, value: reading.value, problem: null, raw: line.text.trim(), source: 'sublabel', line: line.number, rule: head.hit.rule });
    }
  }
  return found;
}

function blocksOf(lines: readonly TextLine[]): TextLine[][] {
  const blocks: TextLine[][] = [[]];
  let number = 0;
  for (const line of lines) {
    if (line.text.trim() === '' || line.number !== number + 1) blocks.push([]);
    if (line.text.trim() !== '' && line.cells === null && line.depth === 0) blocks.at(-1)?.push(line);
    number = line.number;
  }
  return blocks.filter((block) => block.length >= listLinesMin);
}

/** The longest label of several words that the line begins with, and what follows; people and texts only. */
function headOf(text: string, context: ScanContext, wordsMin: number): { hit: LabelHit; value: string } | null {
  const words = [...text.matchAll(/\S+/gu)].slice(0, context.labels.wordsMax + 1);
  if (!/^\s*\p{Lu}/u.test(text)) return null;
  for (let count = Math.min(words.length - 1, 6); count >= wordsMin; count--) {
    const end = (words[count - 1]?.index ?? 0) + (words[count - 1]?.[0].length ?? 0);
    const head = text.slice(0, end);
    if (/[,;:.!?()]/.test(head)) continue;
    const hit = findLabel(context.labels, labelWords(head), false);
    const value = text.slice(end).trim();
    if (hit === null || value.length > valueCharactersMax || isSentenceBehind(value)) continue;
    const kind = hit.field.kind;
    if (kind === 'contact' ? /^\p{Lu}/u.test(value) : kind === 'text') return { hit, value };
  }
  return null;
}

function startsWithLabel(text: string, context: ScanContext): boolean {
  const words = labelWords(text).slice(0, 3);
  return /^\s*\p{Lu}/u.test(text) && words.some((_, i) => findLabel(context.labels, words.slice(0, i + 1), false) !== null);
}
