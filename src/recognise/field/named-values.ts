// "pls open, Email Security, nothing is delivered": a name of an open list that stands in the prose says which one is
// meant, when it is a name of several words and the only one. Single words ("Drive", "Portal") are ordinary language.
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { foldedWords } from './fold.ts';
import type { TextLine } from './text-line.ts';

export function namedValues(lines: readonly TextLine[], subject: string, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'enum_open' && !stated.has(field.id));
  if (open.length === 0) return [];
  const regions: readonly (readonly [FieldSource, readonly { text: string; number: number }[]])[] = [['sublabel', lines], ['subject', [{ text: subject, number: 0 }]]];
  return open.flatMap((field) => {
    const names = namesOf(field);
    for (const [source, region] of regions) {
      const found = new Map<string, FieldClaim>();
      for (const line of region) {
        const words = foldedWords(line.text);
        for (const name of names) {
          if (found.has(name.value) || !words.some((_, at) => name.words.every((word, i) => words[at + i] === word))) continue;
          found.set(name.value, { field: field.id, value: name.value, problem: null, raw: line.text.trim(), source, line: line.number, rule: field.rule });
        }
      }
      if (found.size > 0) return found.size === 1 ? [...found.values()] : [];
    }
    return [];
  });
}

interface Name {
  readonly value: string;
  readonly words: readonly string[];
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, readonly Name[]>();

function namesOf(field: FieldRule): readonly Name[] {
  const names = known.get(field) ?? [...field.values.map((value) => ({ text: value, value })), ...field.words].map((name) => ({ value: name.value, words: foldedWords(name.text) })).filter((name) => name.words.length >= 2);
  known.set(field, names);
  return names;
}
