// "pls open, Email Security, nothing is delivered": a name of an open list that stands in the prose says which one is
// meant, when it is a name of several words and the only one. Single words ("Drive", "Portal") are ordinary language.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import type { TextLine } from '../text-line.ts';

export function namedValues(lines: readonly TextLine[], subject: string, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'enum_open' && !stated.has(field.id));
  if (open.length === 0) return [];
  const regions: readonly (readonly [FieldSource, readonly { text: string; number: number }[]])[] = [['sublabel', lines], ['subject', [{ text: subject, number: 0 }]]];
  return open.flatMap((field) => {
    const names = namesOf(field);
    const makers = rules.fields.filter((one) => one.id !== field.id).flatMap((one) => one.names).map(foldedWords);
    for (const [source, region] of regions) {
      const found = new Map<string, FieldClaim>();
      for (const line of region) {
        const words = foldedWords(line.text);
        for (const value of namedIn(words, names, makers)) {
          if (!found.has(value)) found.set(value, { field: field.id, value, problem: null, raw: line.text.trim(), source, line: line.number, rule: field.rule });
        }
      }
      if (found.size > 0) return found.size === 1 ? [...found.values()] : [];
    }
    return [];
  });
}

/** The values whose names stand there; a name inside a longer one ("Big Lamp" in "Big Lamp for Boats") is none, nor is that of somebody else's ("Harbour Big Lamp"). */
function namedIn(words: readonly string[], names: readonly Name[], makers: readonly (readonly string[])[]): string[] {
  const values: string[] = [];
  const taken = new Set<number>();
  for (const name of names) {
    words.forEach((_, at) => {
      if (!name.words.every((word, i) => words[at + i] === word) || name.words.some((__, i) => taken.has(at + i))) return;
      if (makers.some((maker) => maker.length <= at && maker.every((word, i) => words[at - maker.length + i] === word))) return;
      name.words.forEach((__, i) => taken.add(at + i));
      values.push(name.value);
    });
  }
  return values;
}

interface Name {
  readonly value: string;
  readonly words: readonly string[];
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, readonly Name[]>();

function namesOf(field: FieldRule): readonly Name[] {
  const names = known.get(field) ?? [...field.values.map((value) => ({ text: value, value })), ...field.words].map((name) => ({ value: name.value, words: foldedWords(name.text) })).filter((name) => name.words.length >= 2).sort((a, b) => b.words.length - a.words.length);
  known.set(field, names);
  return names;
}
