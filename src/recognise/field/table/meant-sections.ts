// Several blocks of labels, each below a head of its own: "Machine 1 (works):", "--- broken ---", "Vorher:". In: lines of a
// mail and what the desk knows of labels. Out: the same with those blocks blank that are not the case of this mail, by what
// their heads and the sentences around say. Where that is open no block wins by its place: a choice or a number that differs
// stays twice, and is wrong then; texts that differ, and all where he says that it is open, are blank.
import { ownSentences } from '../../reply/own-sentences.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { isShort } from '../value/read-value.ts';
import { labelAtStart } from '../label/line-labels.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';
import { namesOf, spokenOf } from './case-sentences.ts';
import { verdictOf } from './state-words.ts';
import { decidedCases } from './decided-case.ts';

interface Labelled {
  readonly index: number;
  readonly field: string;
  /** Of two different values of it either would be a guess, and its writer is told so. */
  readonly oneOnly: boolean;
  readonly value: string;
}

interface Section {
  readonly head: number;
  readonly name: string;
  readonly lines: readonly Labelled[];
  /** Index behind its last line. */
  readonly end: number;
}

/** Fewer labels that two blocks share are told twice by chance. */
const sharedMin = 2;
const headCharactersMax = 60;
const headWordsMax = 9;

export function meantSections(lines: TextLine[], context: ScanContext): TextLine[] {
  const sections = sectionsOf(lines, context);
  if (sections.length < 2 || !sections.slice(1).every((one) => shared(sections[0], one) >= sharedMin)) return lines;
  const inside = new Set(sections.flatMap((one) => Array.from({ length: one.end - one.head }, (_, i) => one.head + i)));
  const sentences = ownSentences(lines.map((line, index) => (line.cells === null && !inside.has(index) && (line.role === 'new' || line.role === 'forwarded') ? line.text : null))).map((one) => one.text);
  const spoken = spokenOf(sentences, namesOf(sections.map((one) => [one.name, ...one.lines.filter((line) => line.value.length <= headCharactersMax).map((line) => line.value)])), 'rows');
  const heads = sections.map((one) => verdictOf(one.name));
  const meant = spoken.open ? null : decidedCases(sections.length, [heads, spoken.verdicts]);
  const blank = new Set(meant === null ? sections.flatMap((one) => disputed(one, sections, spoken.open)) : sections.filter((_, index) => !meant.includes(index)).flatMap((one) => Array.from({ length: one.end - one.head }, (_, i) => one.head + i)));
  return blank.size === 0 ? lines : lines.map((line, index) => (blank.has(index) ? { ...line, text: '', cells: null } : line));
}

/** Lines of labels that another block answers in another way. */
function disputed(section: Section, all: readonly Section[], saidOpen: boolean): number[] {
  return section.lines.filter((line) => (saidOpen || !line.oneOnly) && all.some((other) => other !== section && other.lines.some((one) => one.field === line.field && one.value.toLowerCase() !== line.value.toLowerCase()))).map((line) => line.index);
}

function shared(one: Section | undefined, other: Section): number {
  const fields = new Set(one?.lines.map((line) => line.field));
  return new Set(other.lines.map((line) => line.field).filter((field) => fields.has(field))).size;
}

/** A short line of its own, and labels right below it. */
function sectionsOf(lines: readonly TextLine[], context: ScanContext): Section[] {
  const labelled = lines.map((line, index) => labelOf(line, index, context));
  const found: Section[] = [];
  for (let index = 0; index < lines.length; index++) {
    const name = headOf(lines[index], labelled[index] ?? null);
    if (name === null) continue;
    let first = index + 1;
    while (first <= index + 2 && labelled[first] == null && (isBlank(lines[first]) || isRuler(lines[first]))) first++;
    if (labelled[first] == null) continue;
    let end = first;
    while (labelled[end] != null || (lines[end] !== undefined && !isBlank(lines[end]) && !isRuler(lines[end]) && headOf(lines[end], null) === null)) end++;
    found.push({ head: index, name, lines: labelled.slice(first, end).flatMap((one) => one ?? []), end });
    index = end - 1;
  }
  return found;
}

function isBlank(line: TextLine | undefined): boolean {
  return line !== undefined && line.text.trim() === '' && (line.cells?.length ?? 0) === 0;
}

function isRuler(line: TextLine | undefined): boolean {
  return line !== undefined && /^\s*[-=_*~+]{3,}\s*$/.test(line.text);
}

function labelOf(line: TextLine, index: number, context: ScanContext): Labelled | null {
  if (line.role !== 'new' && line.role !== 'forwarded') return null;
  const text = line.cells === null ? line.text : line.cells.join(': ');
  const label = text.trim() === '' ? null : labelAtStart(context.labels, text);
  const value = label === null || label.alone ? '' : text.slice(label.valueStart).trim();
  return label === null || value === '' ? null : { index, field: label.field.id, oneOnly: isOneOnly(label.field), value };
}

/** A choice, a number, a name: what is told in more words would be put together. */
function isOneOnly(field: FieldRule): boolean {
  return isShort(field) || (field.kind === 'text' && field.names.length > 0);
}

/** "--- broken ---", "Machine 2 (fails):", "## After". */
function headOf(line: TextLine | undefined, label: Labelled | null): string | null {
  if (line === undefined || label !== null || (line.role !== 'new' && line.role !== 'forwarded') || (line.cells !== null && line.cells.filter((cell) => cell !== '').length !== 1)) return null;
  const text = line.text.trim();
  const bare = text.replace(/^[-=*_#~+[\s]+|[-=*_#~+\]:\s|]+$/gu, '');
  if (bare === '' || bare.length > headCharactersMax || bare.split(/\s+/).length > headWordsMax) return null;
  return (text !== bare || verdictOf(bare) !== null || !/\p{Ll}/u.test(bare)) && !/[.!?,;]$/.test(bare) ? bare : null;
}
