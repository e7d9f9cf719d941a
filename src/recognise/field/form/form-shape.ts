// The shape that the labelled lines of one form share: the same mark, the same separator ("3) Server → …"), or headings
// with their values below. In: the lines of a region and the labels found in it. Out: labels that the shape alone makes
// credible (misspelt, or said in other words of the same field), and the lines that have the shape without a label known
// here: whatever they announce, the value above ends there. Nothing where fewer than three fields share a shape.
import { labelWords } from '../fold.ts';
import type { Anchor } from './label-anchors.ts';
import { findInvented, findLabel, findLabelWithTail, type LabelHit, type LabelIndex } from '../label/label-index.ts';
import { findAsked, fitsAsked, orAsked } from '../label/asked-like.ts';
import { findNearest, findOtherWords, findWritten } from '../label/label-guess.ts';
import { cutShort, headingForms } from './heading-form.ts';
import { logLines } from '../log-lines.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isOrdinaryLead } from './next-label.ts';
import { isStrictly, isText, type LineLabel } from '../label/line-labels.ts';
import type { TableRow } from './table.ts';
import { isRule, type TextLine } from '../text-line.ts';

/** So many fields share a shape before it is a form's. */
export const fieldsMin = 3;
/** Misspelt labels alone are a form only in this number. */
const misspeltMin = 4;
/** Two known labels may ask for a third thing. */
const pairMin = 2;
const leadWordsMax = 7;
const leadCharactersMax = 60;
/** So many lines in a row without a known label were pasted: "Job: …", "Status: …", "Reason: …". */
const pastedMin = 3;

/** What such a line ends: short values, texts that began on the line of their label too, or whatever stands above. */
export type End = 'short' | 'inline' | 'any';

export interface Form {
  readonly anchors: readonly Anchor[];
  /** By the index of the line. */
  readonly ends: ReadonlyMap<number, End>;
}

interface Shaped {
  readonly index: number;
  readonly lead: string;
  readonly start: number;
  readonly valueStart: number;
}

const mark = /^(\s*)(?:(\(?\d{1,2}[a-z]?[.)]\s*)|([-*•·–▪■□]\s+))?(\*\*|__|\*|_)?(?=\p{L})/u;
/** A lead with its mark of a question or its colon, and an answer behind it. */
const oddLead = /^(\s*(?:\(?\d{1,2}[a-z]?[.)]\s*|[-*•·–]\s+)?[*_]*)(\p{L}[^?？:：.!;\n]{4,90}?)\s*[?？:：](?!\/\/)[*_]*\s+(?=\S)/u;
const separators = [
  ['colon', /\s*[*_]*\s*[:：](?!\/\/|(?<=\d:)\d)[*_]*\s*/u],
  ['arrow', /\s*(?:[→⇒➔➜]|--?>|=>)\s*/u],
  ['dash', /\s+[-–—]\s+/u],
  ['equals', /\s*=(?!>)\s*/u],
  ['bar', /\s*[|\t]\s*/u],
  ['question', /\s*[?？]\s*[*_]*\s*(?=\S)/u],
  ['dots', /\s*\.{3,}\s*/u],
] as const;

/** The region's labels with those that its forms add, and the lines that end a value. */
export function withForms(lines: readonly TextLine[], anchors: readonly Anchor[], rows: ReadonlyMap<number, TableRow>, labels: LabelIndex): Form {
  const ends = new Map<number, End>();
  let all = anchors;
  const logs = logLines(lines);
  const usable = (index: number): boolean => !rows.has(index) && !logs.has(index) && lines[index]?.cells === null && !isExampleLine(lines[index].text) && !isRule(lines[index].text);
  for (const shaped of byShape(lines, usable)) all = lineForm(lines, shaped, all, labels, ends);
  const asked = (lead: string): LabelHit | null => findWritten(labels, labelWords(lead)) ?? orAsked(labels, lead, findInvented(labels, lead));
  for (const head of headingForms(lines, all, usable, (lead) => asked(lead)?.field.id ?? null)) {
    const words = labelWords(head.lead);
    const hit = findLabel(labels, words, true, true) ?? findLabelWithTail(labels, words, false) ?? asked(head.lead) ?? findNearest(labels, words) ?? findOtherWords(labels, words);
    if (hit === null || all.some((anchor) => anchor.label.field.id === hit.field.id)) ends.set(head.index, 'any');
    else all = added(all, { label: { ...hit, start: head.start, valueStart: head.end, alone: true, strict: (hit.quality === 'invented' || hit.quality === 'asked') && isStrictly(hit), inside: false, question: false }, index: head.index, end: head.end, last: true });
  }
  all = withOddLeads(lines, all, usable, labels);
  for (const anchor of all) ends.delete(anchor.index);
  return { anchors: all, ends };
}

/** A line of a shape of its own in a form ("May you send probes? Yes, to the usual box") whose lead is surely like the labels of one open field. */
function withOddLeads(lines: readonly TextLine[], anchors: readonly Anchor[], usable: (index: number) => boolean, labels: LabelIndex): readonly Anchor[] {
  const fields = new Set(anchors.map((anchor) => anchor.label.field.id));
  if (fields.size < fieldsMin) return anchors;
  const labelled = new Set(anchors.map((anchor) => anchor.index));
  let all = anchors;
  lines.forEach((line, index) => {
    if (labelled.has(index) || !usable(index)) return;
    const [whole, opening = '', lead = ''] = oddLead.exec(line.text) ?? [];
    const hit = whole === undefined || !isTitle(lead) || answersAbove(lines, index, anchors) ? null : findAsked(labels, lead);
    if (whole === undefined || hit === null || fields.has(hit.field.id)) return;
    fields.add(hit.field.id);
    all = added(all, { label: { ...hit, start: opening.length, valueStart: whole.length, alone: false, strict: !isText(hit), inside: false, question: false }, index, end: line.text.length, last: true });
  });
  return all;
}

/** The lines of each shape, in order; shapes of fewer lines than a form has are left out. */
function byShape(lines: readonly TextLine[], usable: (index: number) => boolean): Shaped[][] {
  const found = new Map<string, Shaped[]>();
  lines.forEach((line, index) => {
    const opening = mark.exec(line.text);
    if (opening === null || line.text.length < 4) return;
    const start = opening[0].length;
    const head = line.text.slice(start, start + leadCharactersMax + 12);
    for (const [name, separator] of separators) {
      const at = separator.exec(head);
      if (at === null || at.index > leadCharactersMax) continue;
      const lead = head.slice(0, at.index).replace(cutShort, (word) => word.slice(0, -1));
      if (/[:：→=|\t?!;]|\.\s|\s[-–—]\s/u.test(lead) || lead.trim().split(/\s+/).length > leadWordsMax || !usable(index)) continue;
      const place = `${name} ${opening[2] === undefined ? '' : 'number'}${opening[3]?.trim() ?? ''}${(opening[1]?.length ?? 0) > 1 ? ' in' : ''}`;
      found.set(place, [...(found.get(place) ?? []), { index, lead, start, valueStart: start + at.index + at[0].length }]);
    }
  });
  return [...found.values()].filter((shaped) => shaped.length >= fieldsMin);
}

function lineForm(lines: readonly TextLine[], shaped: readonly Shaped[], anchors: readonly Anchor[], labels: LabelIndex, ends: Map<number, End>): readonly Anchor[] {
  const known = new Map(shaped.flatMap((one) => {
    const anchor = anchors.find((each) => each.index === one.index && each.label.inside === false && Math.abs(each.label.valueStart - one.valueStart) <= 2);
    return anchor === undefined ? [] : [[one.index, anchor] as const];
  }));
  const guessed = new Map<number, LabelHit>();
  // Where labels begin with a capital, a lead without one is the middle of something.
  const titled = [...known.keys()].every((index) => isTitle(shaped.find((one) => one.index === index)?.lead ?? ''));
  const begins = (lead: string): boolean => !titled || isTitle(lead);
  const fields = new Set([...known.values()].map((anchor) => anchor.label.field.id));
  for (const one of shaped) {
    if (known.has(one.index) || anchors.some((anchor) => anchor.index === one.index && anchor.label.inside === false)) continue;
    const words = labelWords(one.lead);
    const hit = findLabel(labels, words, true, true) ?? findNearest(labels, words) ?? (!begins(one.lead) || answersAbove(lines, one.index, anchors) ? null : findAsked(labels, one.lead));
    if (hit === null || fields.has(hit.field.id) || !fitsAsked(hit, lines[one.index]?.text.slice(one.valueStart) ?? '')) continue;
    fields.add(hit.field.id);
    guessed.set(one.index, hit);
  }
  const sure = [...known.values()].some((anchor) => anchor.label.quality === 'exact');
  if (fields.size < (sure ? fieldsMin : misspeltMin)) {
    for (const index of besidePair(lines, shaped, known)) ends.set(index, 'inline');
    return anchors;
  }
  const form = spanOf(lines, shaped, [...known.keys(), ...guessed.keys()]);
  const hits = form.filter((one) => known.has(one.index) || guessed.has(one.index)).length;
  if (hits * 2 < form.length) return anchors;
  let all = anchors;
  const unknown: Shaped[] = [];
  for (const one of form) {
    const anchor = known.get(one.index);
    // A weak separator is one that the whole form has.
    if (anchor?.label.strict === true && anchor.label.quality === 'exact') all = all.map((each) => (each === anchor ? { ...each, label: { ...each.label, strict: false } } : each));
    if (anchor !== undefined) continue;
    const other = guessed.get(one.index) ?? (!begins(one.lead) || answersAbove(lines, one.index, anchors) ? null : otherWords(labels, one.lead, fields));
    if (other !== null) {
      fields.add(other.field.id);
      const label: LineLabel = { ...other, start: one.start, valueStart: one.valueStart, alone: false, strict: other.quality === 'asked' ? isStrictly(other) : other.quality === 'shortened' && !isText(other), inside: false, question: false };
      all = added(all, { label, index: one.index, end: lines[one.index]?.text.length ?? 0, last: true });
    } else if (begins(one.lead)) {
      unknown.push(one);
    }
  }
  for (const one of unknown) ends.set(one.index, isPasted(one, unknown) || isOrdinaryLead(one.lead) ? 'short' : 'inline');
  return all;
}

/** Right below two lines with labels that are surely known, another of that shape with a lead of several words: of a short form that asks for more. */
function besidePair(lines: readonly TextLine[], shaped: readonly Shaped[], known: ReadonlyMap<number, Anchor>): number[] {
  if (known.size < pairMin || [...known.values()].some((anchor) => anchor.label.quality !== 'exact')) return [];
  const form = spanOf(lines, shaped, [...known.keys()]);
  const unknown = form.filter((one) => !known.has(one.index));
  if (unknown.length > known.size) return [];
  return unknown.filter(({ lead }) => isTitle(lead) && /\p{L}\s+\p{L}/u.test(lead) && !isOrdinaryLead(lead)).map((one) => one.index);
}

function isTitle(lead: string): boolean {
  return /^\p{Lu}/u.test(lead);
}

/** Right above stands a label with nothing behind it: this line is its value, whatever it looks like. */
function answersAbove(lines: readonly TextLine[], index: number, anchors: readonly Anchor[]): boolean {
  const above = anchors.find((anchor) => anchor.index === index - 1 && anchor.last);
  return above !== undefined && (lines[above.index]?.text.slice(above.label.valueStart) ?? '').trim() === '';
}

function isPasted(one: Shaped, unknown: readonly Shaped[]): boolean {
  const has = (index: number): boolean => unknown.some((each) => each.index === index);
  let first = one.index;
  let last = one.index;
  while (has(first - 1)) first--;
  while (has(last + 1)) last++;
  return last - first + 1 >= pastedMin;
}

/** Words that only labels of one field have, of a field that the form has not answered yet. */
function otherWords(labels: LabelIndex, lead: string, fields: ReadonlySet<string>): LabelHit | null {
  const hit = findOtherWords(labels, labelWords(lead));
  return hit === null || fields.has(hit.field.id) ? null : hit;
}

/** From the first label to the last, and on to both sides as far as no blank line comes between. */
function spanOf(lines: readonly TextLine[], shaped: readonly Shaped[], hits: readonly number[]): readonly Shaped[] {
  const blank = (from: number, to: number): boolean => lines.slice(from, to).some((line) => line.text.trim() === '');
  let first = Math.min(...hits);
  let last = Math.max(...hits);
  for (const one of shaped.filter((each) => each.index < first).toReversed()) if (!blank(one.index, first)) first = one.index;
  for (const one of shaped) if (one.index > last && !blank(last, one.index)) last = one.index;
  return shaped.filter((one) => one.index >= first && one.index <= last);
}

/** In its place; a label inside the same line now ends its value. */
function added(anchors: readonly Anchor[], anchor: Anchor): Anchor[] {
  const after = anchors.find((one) => one.index === anchor.index && one.label.start >= anchor.label.valueStart);
  const placed = after === undefined ? anchor : { ...anchor, end: after.label.start, last: false };
  const kept = anchors.filter((one) => one.index !== anchor.index || one.label.start >= anchor.label.valueStart);
  return [...kept, placed].sort((a, b) => a.index - b.index || a.label.start - b.label.start);
}
