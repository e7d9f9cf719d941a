// "Breaks on Java 8u201": the name of a thing whose version is asked for, right before a number. Only fields that want a
// minor version, because a bare number behind a word ("Portal 3") says nothing; a major number alone becomes a problem. That,
// numbers that show by their notation what they are ("j8u291") and mails that were passed on are what bound-versions.ts does
// not read: it knows versions with a point in them, and binds them to things that the writer himself speaks of.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { hasMinor, noMinor } from '../value/has-minor.ts';
import { findLabel } from '../label/label-index.ts';
import type { ScanContext } from '../scan-context.ts';
import { shortLines } from '../short-lines.ts';
import { type Mention, thoseMeant } from './spoken-of.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';

/** "Java läuft dort als 21.0.2". */
const told = String.raw`(?:(?:is|are|would be|should be|seems to be|runs?|running|ist|sei|wäre|sind|läuft|lief|est|serait|tourne|la|le|steht|liegt|vor|there|here|dort|da|hier|currently|derzeit|aktuell|at|on|as|in|auf|als|bei|mit|en|sous|version|release|der|namely|nämlich|und zwar)\s){0,5}`;
const named = new RegExp(String.raw`(?<![\p{L}\p{N}-])(\p{L}{3,14})(?:[\s:-]{1,2}|,\s|\s\()${told}(\d{1,3}(?:[.\w+-]*\w)?(?:\s(?:update|upd\.?)\s?\d{1,3})?)(?![\p{L}\p{N}])`, 'giu');
/** "j8u291", "on 8u392": a notation that no other version has. */
const updated = /(?<![\p{L}\p{N}.,/-])j?(\d{1,2}u\d{1,3}(?:-b\d{1,3})?)(?![\p{L}\p{N}]|[.,]\d)/giu;
/** Between a name and its version, where nothing is told between them. */
const separatorMax = 2;
/** Longer lines are logs or stack traces. */
const lineCharactersMax = 400;

/** Where the field wants such a version, and nothing else of the line says whose it is. */
function updatedVersions(lines: readonly TextLine[], source: FieldSource, rules: RecognitionRules): FieldClaim[] {
  const field = rules.fields.filter((one) => one.kind === 'version' && one.minorNeeded);
  const [only] = field;
  if (only === undefined || field.length > 1) return [];
  return shortLines(lines, lineCharactersMax).flatMap((line) => [...line.text.matchAll(updated)].map((one) => ({ field: only.id, value: one[1] ?? '', problem: null, raw: one[0], source, line: line.number, rule: only.rule })));
}

export function versionClaims(lines: readonly TextLine[], context: ScanContext, source: FieldSource, rules: RecognitionRules): FieldClaim[] {
  const names = namesOf(rules);
  const behindName = shortLines(lines, lineCharactersMax).flatMap((line) => [...line.text.matchAll(named)].flatMap((one): Told[] => {
    const hit = findLabel(context.labels, labelWords(one[1] ?? ''), false);
    if (hit === null || hit.field.kind !== 'version' || !hit.field.minorNeeded) return [];
    // "Big Lamp 25.2.0": the end of another thing's name.
    const upTo = line.text.slice(0, one.index + (one[1] ?? '').length).toLowerCase();
    if (names.some((name) => upTo.endsWith(name))) return [];
    const whole = hasMinor(one[2] ?? '');
    const apart = one[0].length > (one[1] ?? '').length + (one[2] ?? '').length + separatorMax;
    // "Java in 8 Sprachen".
    if (apart && !whole) return [];
    const claim: FieldClaim = {
      field: hit.field.id, value: whole ? (apart || /[(,]/.test(one[0]) ? `${one[1] ?? ''} ${one[2] ?? ''}` : one[0]) : null, problem: whole ? null : noMinor, raw: one[0], source, line: line.number, rule: hit.rule,
    };
    return [{ claim, value: one[2] ?? '', text: line.text, start: one.index, end: one.index + one[0].length }];
  }));
  const bare = behindName.length > 0 ? [] : updatedVersions(lines, source, rules);
  return bare.some((one) => one.value !== bare[0]?.value) ? [] : [...ofThose(behindName), ...bare];
}

interface Told extends Mention {
  readonly claim: FieldClaim;
}

/** "Java 17.0.10; a colleague thinks of going to Java 21.0.2": of several, those that the letter is about. */
function ofThose(found: readonly Told[]): FieldClaim[] {
  // Two things have a version each.
  const fields = new Set(found.map(({ claim }) => claim.field));
  return [...fields].flatMap((field) => {
    const told = found.filter(({ claim }) => claim.field === field);
    return (told.some((one) => one.value !== told[0]?.value) ? thoseMeant(told) : told).map(({ claim }) => claim);
  });
}

/** The memory goes with the rules. */
const known = new WeakMap<RecognitionRules, readonly string[]>();

/** Names of several words, whose last one may be the name of another thing. */
function namesOf(rules: RecognitionRules): readonly string[] {
  const names = known.get(rules) ?? rules.fields.flatMap((field) => [...field.values, ...field.words.map((word) => word.text)]).filter((name) => /\s/.test(name)).map((name) => name.toLowerCase());
  known.set(rules, names);
  return names;
}
