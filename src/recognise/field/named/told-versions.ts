// The versions that a letter tells of its things, and which product it is by the name that a version or a word for it
// stands beside ("Agent is Lamp", "Lamp 4.2.0"). In: lines of prose. Out: a claim for each version field whose numbers agree
// once those of before, of elsewhere and of plans are set apart, and the fields that were told of at all: what an older
// reading finds for those is no better.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { hasMinor } from '../value/has-minor.ts';
import { shortLines } from '../short-lines.ts';
import type { TextLine } from '../text-line.ts';
import { type BoundVersion, boundVersions, thingsIn } from './bound-versions.ts';
import { withNamesSpelt } from './misspelt-names.ts';
import { isSetAside, type Mention, moveOf, thoseMeant } from './spoken-of.ts';
import { hasForm } from './version-forms.ts';
import { type ThingWord, thingWords } from './thing-words.ts';
import { isPlannedVersion } from './version-plans.ts';

/** Longer lines are logs. */
const lineCharactersMax = 600;
/** A letter is shorter; what is longer was pasted. */
const letterCharactersMax = 20_000;

export interface ToldVersions {
  readonly claims: FieldClaim[];
  /** Fields whose version it tells, or that it tells nothing but old ones of. */
  readonly told: ReadonlySet<string>;
  /** A number that is the version of something else, or the field's own of before or of a plan. */
  readonly isOfAnother: (field: string, value: string) => boolean;
}

const noVersions: ToldVersions = { claims: [], told: new Set(), isOfAnother: () => false };

interface Told extends Mention, Pick<BoundVersion, 'thing' | 'called' | 'lead' | 'ownLead'> {
  readonly field: FieldRule;
}

export function toldVersions(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): ToldVersions {
  const words = thingWords(rules);
  if (words.fields.length === 0) return noVersions;
  const letter = shortLines(withNamesSpelt(lines.filter((line) => line.depth === 0), rules), lineCharactersMax);
  const text = letter.map((line) => line.text).join('\n');
  if (text.length > letterCharactersMax) return noVersions;
  const lineAt = (at: number): number => {
    let rest = at;
    for (const line of letter) {
      if (rest <= line.text.length) return line.number;
      rest -= line.text.length + 1;
    }
    return 0;
  };
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.value !== null).map((claim) => claim.field));
  const product = words.fields.find((field) => field.versionOf !== null);
  const named = product === undefined ? [] : thingsIn(text, words).filter(({ thing }) => thing.field === product && thing.isName);
  const about = product === undefined || (named.length === 0 && !stated.has(product.versionOf ?? '')) ? null : { field: product, isName: false, value: null };
  const numbers = boundVersions(text, words, about);
  const bound = numbers.bound.flatMap((one): Told[] => (one.thing.field === null || (one.thing.field.minorNeeded && !hasMinor(one.value)) || (one.thing.isName && !hasForm(one.value, one.thing.field)) ? [] : [{ ...one, text, field: one.thing.field }]));
  const stillUsed = words.fields.flatMap((field) => inUse(bound.filter((one) => one.field === field)));
  const found = words.fields.flatMap((field) => {
    if (stated.has(field.id)) return [];
    const meant = inUse(bound.filter((one) => one.field === field));
    const first = meant[0];
    if (first === undefined || meant.some((one) => !isSame(one.value, first.value))) return [];
    const longest = meant.reduce((best, one) => (one.value.length > best.value.length ? one : best), first);
    return [{ field: field.id, value: field.minorNeeded && !longest.thing.isName && longest.called !== '' ? `${longest.called} ${longest.value}` : longest.value, problem: null, raw: longest.value, source: 'sublabel' as const, line: lineAt(longest.start), rule: field.rule }];
  });
  return { claims: [...found, ...productOf(product, stated, bound, rules, lineAt)], told: new Set(bound.map(({ field }) => field.id).filter((id) => found.some((claim) => claim.field === id) || inUse(bound.filter((one) => one.field.id === id)).length === 0)), isOfAnother: (id, value) => (numbers.others.has(value) || bound.some((one) => one.value === value)) && !stillUsed.some((one) => one.value === value && one.field.id === id) };
}

/** What it was, what it is not. */
const over = /(?<!\p{L})(?:was|were|used to be|had|previously|formerly|until|till|before|up to|from|not|no longer|instead of|than|war|waren|hatten?|vorher|früher|zuvor|davor|bisher|bis|nicht|statt|anstatt|était|étaient|étions|avait|avions|avant|auparavant|jusqu['’]\p{L}+|pas|au lieu de|old|alte?n?|ancienne?|de la(?=\s$))(?!\p{L})/iu;
/** "was upgraded to", "wurde umgestellt auf", "the same as before". */
const became = /(?<!\p{L})(?:same|unchanged|gleiche?n?|unverändert|même|inchangée?|upgraded|updated|moved|migrated|switched|raised|lifted|now|since|umgestellt|aktualisiert|jetzt|inzwischen|seit|passée?s?|maintenant|désormais|depuis)(?!\p{L})(?!.*\s(?:from|von|vom|de)\s(?:the |der |la )?$)/iu;
const nowBehind = /^\s(?:now|today|currently|jetzt|heute|inzwischen|maintenant|aujourd['’]hui)(?!\p{L})/iu;
const overBehind = /^\s(?:until|till|before(?! the| we| you| they| it)|previously|formerly|bis(?! jetzt| heute| zu)|vorher|zuvor|davor|früher|auparavant|is planned|is due|is scheduled|ist geplant|steht (?:noch )?aus|est prévue?)(?!\p{L}|\s?:?\s?v?\d)/iu;

/** Those in use: never what is only told of before, of a plan or of a denial. */
function inUse(all: readonly Told[]): readonly Told[] {
  return thoseMeant(all).filter((one) => {
    const behind = one.text.slice(one.end);
    const move = moveOf(one, all);
    if (move !== null) return (move.planned ? move.from : move.to) === one;
    const isOver = isPlannedVersion(one.lead, one.called, behind) || (over.test(one.ownLead) && !became.test(one.ownLead) && !nowBehind.test(behind)) || overBehind.test(behind);
    // What is told of no thing by name is less sure: "with 4.2.0 it went well".
    return !isOver && !(one.called === '' && !became.test(one.ownLead) && isSetAside(one, all));
  });
}

/** "11.0.22+7" and "11.0.22", "25.1" and "25.1.3". */
function isSame(one: string, other: string): boolean {
  const plain = (value: string): string => value.toLowerCase().replace(/[+-].*$/, '');
  return plain(one) === plain(other) || plain(one).startsWith(`${plain(other)}.`) || plain(other).startsWith(`${plain(one)}.`);
}

function productOf(version: FieldRule | undefined, stated: ReadonlySet<string>, bound: readonly Told[], rules: RecognitionRules, lineAt: (at: number) => number): FieldClaim[] {
  const field = rules.fields.find((one) => one.id === version?.versionOf);
  if (field === undefined || stated.has(field.id)) return [];
  const meant = inUse(bound.filter((one) => one.field === version)).flatMap(({ thing, start }: { thing: ThingWord; start: number }) => (thing.value === null ? [] : [{ value: thing.value, start }]));
  const first = meant[0];
  if (first === undefined || meant.some(({ value }) => value !== first.value)) return [];
  return [{ field: field.id, value: first.value, problem: null, raw: first.value, source: 'sublabel', line: lineAt(first.start), rule: field.rule }];
}

const everyNumber = /(?<![\p{L}\p{N}.,/-])v?(\d{1,4}(?:\.\d{1,5}){1,3}(?:[_+][\w.]{1,10})?|\d{1,2}u\d{1,3})(?![\p{L}\p{N}]|[.,]\d)/giu;

/** Of several numbers behind a label, the one that is meant: "they said 11.0.16, real is 17.0.11". null = there are no two, or none is. */
export function versionMeant(text: string, field: FieldRule, rules: RecognitionRules): string | null {
  const others = numbersOfOthers(text, field, rules);
  const numbers = [...text.matchAll(everyNumber)];
  const found = numbers.flatMap((one): Mention[] => {
    const value = one[1] ?? '';
    return others.has(value) ? [] : [{ value, text, start: one.index, end: one.index + one[0].length }];
  });
  const meant = thoseMeant(found);
  const first = meant[0];
  if (first === undefined || numbers.length < 2 || meant.some((one) => !isSame(one.value, first.value))) return null;
  // The only number of its own, or the one of several that is meant.
  return found.length < numbers.length || found.some((one) => !isSame(one.value, first.value)) ? first.value : null;
}

/** Numbers of a text that are those of other things: "8u381 on Slate 8.6". */
export function numbersOfOthers(text: string, field: FieldRule, rules: RecognitionRules): ReadonlySet<string> {
  const { bound, others } = boundVersions(text, thingWords(rules), null);
  return new Set([...others, ...bound.flatMap((told) => (told.thing.field === field ? [] : [told.value]))]);
}
