// "1a  Big Lamp", "1b) 4.2.0", "1a. Big Lamp 1b. 4.2.0": the numbers of the list that the vendor printed, alone instead of its
// labels. In: lines of a mail and the numbers that the pack knows (`item`). Out: the same lines, those of such a list with the
// label that is meant in front. Only where several numbers of the list stand there, because "1a" numbers anything else too.
import type { RecognitionRules } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { findLabel, type LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';

/** So many different numbers of the list are no chance. */
const itemsMin = 3;
const lineCharactersMax = 600;
/** A number with a letter is one by itself; a bare one needs a mark behind. */
const itemMark = /(?<![\p{L}\p{N}.,:/-])[([]?(\d{1,2}[a-z]|\d{1,2}(?=[.):]))[\])]?[.):]{0,2}(?:\s*[–—=-]\s|\s+|$)/giu;
/** How many words of an answer may be the label itself. */
const labelWordsMax = 6;

interface Item {
  readonly line: number;
  readonly label: string;
  readonly field: string;
  readonly value: string;
}

export function numberedItems(lines: TextLine[], rules: RecognitionRules, labels: LabelIndex): TextLine[] {
  const known = new Map(rules.fields.flatMap((field) => (field.item === undefined ? [] : [[field.item.toLowerCase(), { id: field.id, label: field.labels[0]?.text ?? field.id }] as const])));
  if (known.size === 0) return lines;
  const items = lines.flatMap((line, index) => (line.role !== 'new' && line.role !== 'forwarded' ? [] : itemsOf(line, index, known)));
  if (new Set(items.map(({ field }) => field)).size < itemsMin || items.some(({ value }) => beginsWithLabel(value, labels))) return lines;
  return lines.map((line, index) => {
    const own = items.filter((item) => item.line === index);
    return own.length === 0 ? line : { ...line, cells: own.flatMap(({ label, value }) => [label, value]) };
  });
}

function itemsOf(line: TextLine, index: number, known: ReadonlyMap<string, { readonly id: string; readonly label: string }>): Item[] {
  const of = (number: string, value: string): Item[] => {
    const field = known.get(number.toLowerCase());
    return field === undefined ? [] : [{ line: index, label: field.label, field: field.id, value: value.replace(/[\s,;|]+$/, '') }];
  };
  if (line.cells !== null) return line.cells.length === 2 ? of((line.cells[0] ?? '').replace(/[^\p{L}\p{N}]/gu, ''), (line.cells[1] ?? '').trim()) : [];
  if (line.text.length > lineCharactersMax) return [];
  const marks = [...line.text.matchAll(itemMark)].filter((one) => known.has((one[1] ?? '').toLowerCase()));
  // In the middle of a line they are numbers of a list only behind one that begins it, or a colon.
  if (marks.length === 0 || !/^$|:$/.test(line.text.slice(0, marks[0]?.index).trim())) return [];
  return marks.flatMap((one, i) => of(one[1] ?? '', line.text.slice(one.index + one[0].length, marks[i + 1]?.index ?? line.text.length).trim().replace(marks.length > 1 ? /\.$/ : /^$/, '')));
}

/** "1b Version: 4.2.0", "1b Version ..... 4.2.0": its label stands there. */
function beginsWithLabel(value: string, labels: LabelIndex): boolean {
  const lead = value.split(/[:=]|\s[–—-]\s|\s?\.{3,}|\s{2,}/u)[0]?.trim() ?? '';
  return lead !== value && lead.split(/\s+/).length <= labelWordsMax && findLabel(labels, labelWords(lead), true) !== null;
}
