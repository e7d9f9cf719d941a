// "pls open, Email Security, nothing is delivered": a name of an open list that stands in the prose says which one is
// meant, when it is a name of several words and the only one that the letter speaks of. Single words ("Drive", "Portal") are
// ordinary language, unless they name what has a version and are written as a name inside a sentence.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import { escapedPattern, namePattern } from './escaped-pattern.ts';
import { type Mention, thoseMeant } from './spoken-of.ts';
import type { TextLine } from '../text-line.ts';

export function namedValues(lines: readonly TextLine[], subject: string, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'enum_open' && !stated.has(field.id));
  if (open.length === 0) return [];
  const regions: readonly (readonly [FieldSource, readonly { text: string; number: number }[]])[] = [['sublabel', lines], ['subject', [{ text: subject, number: 0 }]]];
  return open.flatMap((field) => {
    const names = searchOf(field, rules);
    for (const [source, region] of regions) {
      // One text, so that a sentence tells what the ones beside it are about.
      const text = region.map((line) => line.text).join('\n');
      const found = namedIn(text, names);
      const meant = thoseMeant(found);
      const first = meant[0];
      if (found.length === 0) continue;
      if (first === undefined || meant.some(({ value }) => value !== first.value)) return [];
      const line = region[text.slice(0, first.start).split('\n').length - 1];
      return [{ field: field.id, value: first.value, problem: null, raw: line?.text.trim() ?? first.value, source, line: line?.number ?? 0, rule: field.rule }];
    }
    return [];
  });
}

interface Names {
  readonly search: RegExp;
  readonly values: ReadonlyMap<string, string>;
  /** Its own version is asked for: a product. */
  readonly isProduct: boolean;
  /** Ends with the name of a maker of something else ("Harbour Big Lamp"). */
  readonly made: RegExp;
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, Names>();

function searchOf(field: FieldRule, rules: RecognitionRules): Names {
  const made = known.get(field) ?? compile(field, rules);
  known.set(field, made);
  return made;
}

function compile(field: FieldRule, rules: RecognitionRules): Names {
  const all = [...field.values.map((value) => ({ text: value, value })), ...field.words];
  const values = new Map(all.map((name) => [keyOf(name.text), name.value]));
  // The longest first: a name inside a longer one is none.
  const source = all.map(({ text }) => text).sort((a, b) => b.length - a.length).map(namePattern).join('|') || '(?!)';
  const makers = rules.fields.filter((one) => one.id !== field.id).flatMap((one) => one.names).map(escapedPattern).join('|') || '(?!)';
  return {
    search: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu'), values,
    isProduct: rules.fields.some((one) => one.versionOf === field.id), made: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${makers})[\s-]$`, 'iu'),
  };
}

function keyOf(name: string): string {
  return foldedWords(name).join(' ');
}

/** Where the names stand. */
function namedIn(text: string, { search, values, isProduct, made }: Names): Mention[] {
  return [...text.matchAll(search)].flatMap((one) => {
    const [start, end] = [one.index, one.index + one[0].length];
    const value = values.get(keyOf(one[0]));
    if (value === undefined || made.test(text.slice(Math.max(0, start - makerCharactersMax), start))) return [];
    const isOne = foldedWords(one[0]).length < 2;
    return isOne && !(isProduct && isWrittenAsName(text, start, end)) ? [] : [{ value, text, start, end }];
  });
}

const makerCharactersMax = 40;
/** Inside a sentence, or with the word for a version or a colon beside it. */
const inside = /(?:[\p{Ll}\d,)]\s|[:=(]\s?|['’])$/u;
const goesOn = /^(?:$|[\s]*[.,;:!?)=\n]|['’]s\s|\s(?:[\p{Ll}\d(–—-]|version|agent|Agent|Version))/u;

function isWrittenAsName(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + makerCharactersMax);
  // "elevate version 4.2.0", typed in a hurry.
  if (/^\s(?:(?:version|release|rel|ver|v)\.?\s?)?v?\d+\.\d/i.test(behind)) return true;
  if (!/^\p{Lu}\p{Ll}{3,}$/u.test(text.slice(start, end)) || !goesOn.test(behind)) return false;
  // "Lamp. Its version comes later.", "Lamp / 4.2.0"
  if (/(?:^|\n|[.!?]\s)$/.test(text.slice(Math.max(0, start - 2), start)) && /^\s?[.,;:/|]/.test(behind)) return true;
  return inside.test(text.slice(Math.max(0, start - 2), start)) || /^\s(?:it is|is (?:the|our|their) (?:product|agent)|version|ist (?:das|der) (?:Produkt|Agent))(?!\p{L})/iu.test(behind);
}
