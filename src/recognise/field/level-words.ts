// "Sev 2!" in the middle of a hasty mail: the label of a numbered choice right before one of its numbers. Only choices
// that are numbers, and not where the sentence is about numbers in general ("severity 1 tickets", "not sev 1").
import type { FieldClaim, FieldSource } from '../recognition.ts';
import { labelWords } from './fold.ts';
import { findLabel } from './label-index.ts';
import type { ScanContext } from './scan-context.ts';
import type { TextLine } from './text-line.ts';

const level = /(?<![\p{L}\p{N}-])(\p{L}{3,14})[\s.:#-]{0,2}(\d)(?![\p{L}\p{N}]|[.,]\d|\s?[-–/]\s?\d)/gu;
const general = /^[\s"')]*(?:tickets?|cases?|issues?|incidents?|calls?|fälle|tickets|bugs?|means?|definition|or|oder|ou|and|und|to|bis|response|sla|(?:outage|incident|ticket|issue)?\s?(?:(?:of|from) (?:this|last|yesterday|monday|tuesday|wednesday|thursday|friday)[^.;!?]{0,40}\s)?(?:is|was) (?:over|closed|resolved|fixed|solved))\b/iu;
const denied = /(?:\b(?:last|previous|former|earlier|old|past|yesterday's|week's|month's|vorige\w*|letzte\w*)\s$|\b(?:not?|kein\w*|nicht|pas|isn't|never|was|from|if|would|whether|between|than)(?:\s(?:a|an|ein|eine|une?))?\s*)$/iu;

export function levelClaims(lines: readonly TextLine[], context: ScanContext, source: FieldSource): FieldClaim[] {
  const claims: FieldClaim[] = [];
  for (const line of lines) {
    if (line.text.length > 400) continue;
    for (const one of line.text.matchAll(level)) {
      const hit = findLabel(context.labels, labelWords(one[1] ?? ''), false);
      const value = one[2] ?? '';
      if (hit === null || hit.field.kind !== 'enum' || !hit.field.values.includes(value)) continue;
      if (general.test(line.text.slice(one.index + one[0].length)) || denied.test(line.text.slice(0, one.index)) || /\?\s*$/.test(line.text)) continue;
      claims.push({ field: hit.field.id, value, problem: null, raw: one[0], source, line: line.number, rule: hit.rule });
    }
  }
  return claims;
}
