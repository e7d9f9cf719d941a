// A form whose labels stand on lines of their own with the values below: blocks of a heading and its value, or headings
// and values in turn. In: the lines of a region and the labels found. Out: the other lines that stand where its headings
// stand, and look like one.
import type { Anchor } from './label-anchors.ts';
import type { TextLine } from './text-line.ts';

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
  /** A blank line stands above it. */
  readonly apart: boolean;
}

export function headingForms(lines: readonly TextLine[], anchors: readonly Anchor[], usable: (index: number) => boolean): HeadingLine[] {
  const heads = new Set(anchors.filter((anchor) => anchor.last && anchor.label.inside === false && (lines[anchor.index]?.text.slice(anchor.label.valueStart) ?? '').trim() === '').map((anchor) => anchor.index));
  if (new Set(anchors.filter((anchor) => heads.has(anchor.index)).map((anchor) => anchor.label.field.id)).size < fieldsMin) return [];
  const told: Told[] = lines.flatMap((line, index) => (line.text.trim() === '' ? [] : [{ index, apart: index === 0 || (lines[index - 1]?.text ?? '').trim() === '' }]));
  const at = new Map(told.map((one, place) => [one.index, place]));
  const places = [...heads].map((index) => at.get(index) ?? -1).filter((place) => place >= 0).sort((a, b) => a - b);
  const own = new Set(anchors.map((anchor) => anchor.index));
  return headingPlaces(told, places).flatMap((place) => {
    const index = told[place]?.index ?? -1;
    const text = lines[index]?.text ?? '';
    const lead = /^[\s*_#]*(.*?)[\s*_:：]*$/u.exec(text)?.[1] ?? '';
    return own.has(index) || !usable(index) || !isHeading(lead) ? [] : [{ index, lead, start: text.indexOf(lead), end: text.length }];
  });
}

/** Where else a heading of this form stands, among the lines that are not blank. */
function headingPlaces(told: readonly Told[], heads: readonly number[]): number[] {
  const first = heads[0] ?? 0;
  const last = heads.at(-1) ?? 0;
  const between = told.slice(first, last + 1).map((_, i) => first + i);
  const begins = (place: number): boolean => told[place]?.apart === true && told[place + 1] !== undefined && told[place + 1]?.apart === false;
  if (heads.filter(begins).length >= fieldsMin && heads.filter(begins).length === heads.length) {
    const blocks = told.flatMap((_, place) => (place >= first && begins(place) ? [place] : []));
    // Below the last known one the letter goes on.
    return heads.length * 2 >= blocks.filter((place) => place <= last).length ? blocks.filter((place) => place <= last || isNextBlock(told, place, last)) : [];
  }
  const inTurn = heads.length > fieldsMin && heads.every((place) => (place - first) % 2 === 0) && heads.length * 4 >= between.length;
  return inTurn ? between.filter((place) => (place - first) % 2 === 0) : [];
}

/** The block right behind the value of the last known heading. */
function isNextBlock(told: readonly Told[], place: number, last: number): boolean {
  return !told.slice(last + 1, place).some((one) => one.apart);
}

function isHeading(text: string): boolean {
  return /^\p{Lu}/u.test(text) && text.length <= headingCharactersMax && text.split(/\s+/).length <= headingWordsMax && !/[.,;!]$/.test(text) && !/[.;!]\s/.test(text);
}
