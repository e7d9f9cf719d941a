// A form whose labels stand on lines of their own with the values below: blocks of a heading and its value, or headings
// and values in turn, or an outline, each value set in below its heading or each heading numbered. In: the lines of a region and the labels found. Out: the other lines that stand where its headings
// stand, and look like one. A lead in words of its own ("What we would expect") counts as known beside a label.
import type { Anchor } from './label-anchors.ts';
import type { TextLine } from '../text-line.ts';

/** So many fields with their values below make such a form. */
const fieldsMin = 3;
const headingWordsMax = 8;
const headingCharactersMax = 60;

export interface HeadingLine {
  readonly index: number;
  readonly lead: string;
  readonly start: number;
  readonly end: number;
}

interface Told {
  readonly index: number;
  /** A blank line stands above it, or it stands out of an outline. */
  readonly apart: boolean;
}

const number = /^\s*\(?\d{1,2}[a-z]?[.)]\s+(?=\S)/u;
/** Set in by so many blanks below its heading. */
const setInMin = 2;

/** The lines that head what stands below them, by their numbers or because that is set in; none where fewer than a form has. */
function outlineHeads(lines: readonly TextLine[]): ReadonlySet<number> {
  const indent = (text: string): number => text.length - text.trimStart().length;
  const heads = (isHead: (text: string, below: string) => boolean): number[] => lines.flatMap(({ text }, index) => {
    const below = lines[index + 1]?.text ?? '';
    return text.trim() !== '' && below.trim() !== '' && isHead(text, below) ? [index] : [];
  });
  const found = [heads((text, below) => number.test(text) && !number.test(below)), heads((text, below) => !number.test(text) && indent(below) >= indent(text) + setInMin && indent(text) < setInMin)];
  return new Set(found.filter((one) => one.length >= fieldsMin).flat());
}

/** `fieldAsked`: the field that a lead in words of its own asks for, or null. */
export function headingForms(lines: readonly TextLine[], anchors: readonly Anchor[], usable: (index: number) => boolean, fieldAsked: (lead: string) => string | null): HeadingLine[] {
  const heads = new Set(anchors.filter((anchor) => anchor.last && anchor.label.inside === false && (lines[anchor.index]?.text.slice(anchor.label.valueStart) ?? '').trim() === '').map((anchor) => anchor.index));
  if (heads.size === 0) return [];
  const outline = outlineHeads(lines);
  const told: Told[] = lines.flatMap((line, index) => (line.text.trim() === '' ? [] : [{ index, apart: index === 0 || outline.has(index) || (lines[index - 1]?.text ?? '').trim() === '' }]));
  const own = new Set(anchors.map((anchor) => anchor.index));
  const headingAt = (place: number): HeadingLine | null => {
    const index = told[place]?.index ?? -1;
    const lead = own.has(index) || !usable(index) ? '' : leadOf(lines[index]?.text ?? '');
    return isHeading(lead) ? { index, lead, start: lines[index]?.text.indexOf(lead) ?? 0, end: lines[index]?.text.length ?? 0 } : null;
  };
  const known = new Set(anchors.filter((anchor) => heads.has(anchor.index)).map((anchor) => anchor.label.field.id));
  const labelled = told.flatMap((one, place) => (heads.has(one.index) ? [place] : []));
  const asked = told.flatMap((_, place) => {
    const heading = beginsBlock(told, place) ? headingAt(place) : null;
    const field = heading === null ? null : fieldAsked(heading.lead);
    return field === null || known.has(field) ? [] : [{ place, field }];
  });
  const places = new Set([...asked.map((one) => one.field), ...known]).size < fieldsMin ? [] : headingPlaces(told, labelled, asked.map((one) => one.place), known.size);
  return places.flatMap((place) => headingAt(place) ?? []);
}

function leadOf(text: string): string {
  return /^[\s*_#]*(.*?)[\s*_:：?？]*$/u.exec(text.replace(number, ''))?.[1] ?? '';
}

/** Behind a blank line, with its value right below. */
function beginsBlock(told: readonly Told[], place: number): boolean {
  return told[place]?.apart === true && told[place + 1]?.apart === false;
}

/** Where else a heading of this form stands, among the lines that are not blank. */
function headingPlaces(told: readonly Told[], labelled: readonly number[], asked: readonly number[], fields: number): number[] {
  if (labelled.every((place) => beginsBlock(told, place))) {
    const heads = [...labelled, ...asked].sort((a, b) => a - b);
    const first = heads[0] ?? 0;
    const last = heads.at(-1) ?? 0;
    const blocks = told.flatMap((_, place) => (place >= first && beginsBlock(told, place) ? [place] : []));
    // Below the last known one the letter goes on.
    if (heads.length * 2 >= blocks.filter((place) => place <= last).length) return blocks.filter((place) => place <= last || isNextBlock(told, place, last));
    if (labelled.length >= fieldsMin) return [];
  }
  const first = labelled[0] ?? 0;
  const between = told.slice(first, (labelled.at(-1) ?? 0) + 1).map((_, i) => first + i);
  const inTurn = fields >= fieldsMin && labelled.length > fieldsMin && labelled.every((place) => (place - first) % 2 === 0) && labelled.length * 4 >= between.length;
  return inTurn ? between.filter((place) => (place - first) % 2 === 0) : [];
}

/** The block right behind the value of the last known heading. */
function isNextBlock(told: readonly Told[], place: number, last: number): boolean {
  return !told.slice(last + 1, place).some((one) => one.apart);
}

/** "Cust. no.": a full stop that ends a word cut short, and no sentence. */
export const cutShort = /(?<!\p{L})(?:\p{L}{1,5}\.(?=\s+(?:no|nr|id|name|ref)(?!\p{L}))|(?:no|nos|nr|nrs|num|tel|ref|vers|desc)\.$)/giu;

function isHeading(whole: string): boolean {
  const text = whole.replace(cutShort, (word) => word.slice(0, -1));
  return /^\p{Lu}/u.test(text) && text.length <= headingCharactersMax && text.split(/\s+/).length <= headingWordsMax && !/[.,;!]$/.test(text) && !/[.;!]\s/.test(text);
}
