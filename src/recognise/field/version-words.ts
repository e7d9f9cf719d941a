// "Breaks on Java 8u201": the name of a thing whose version is asked for, right before a number. Only fields that want a
// minor version, because a bare number behind a word ("Portal 3") says nothing; a major number alone becomes a problem.
import type { FieldClaim, FieldSource } from '../recognition.ts';
import { labelWords } from './fold.ts';
import { hasMinor, noMinor } from './has-minor.ts';
import { findLabel } from './label-index.ts';
import type { ScanContext } from './scan-context.ts';
import { shortLines } from './short-lines.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import type { TextLine } from './text-line.ts';

const named = /(?<![\p{L}\p{N}-])(\p{L}{3,14})[\s:-]{1,2}(\d{1,3}(?:[.\w+-]*\w)?)(?![\p{L}\p{N}])/gu;
/** Longer lines are logs or stack traces. */
const lineCharactersMax = 400;

export function versionClaims(lines: readonly TextLine[], context: ScanContext, source: FieldSource, rules: RecognitionRules): FieldClaim[] {
  const names = rules.fields.flatMap((field) => [...field.values, ...field.words.map((word) => word.text)]).filter((name) => /\s/.test(name)).map((name) => name.toLowerCase());
  return shortLines(lines, lineCharactersMax).flatMap((line) => [...line.text.matchAll(named)].flatMap((one) => {
    const hit = findLabel(context.labels, labelWords(one[1] ?? ''), false);
    if (hit === null || hit.field.kind !== 'version' || !hit.field.minorNeeded) return [];
    // "Big Lamp 25.2.0": the end of another thing's name.
    const upTo = line.text.slice(0, one.index + (one[1] ?? '').length).toLowerCase();
    if (names.some((name) => upTo.endsWith(name))) return [];
    const whole = hasMinor(one[2] ?? '');
    return [{
      field: hit.field.id, value: whole ? one[0] : null, problem: whole ? null : noMinor, raw: one[0], source, line: line.number, rule: hit.rule,
    }];
  }));
}
