// The rules of a desk, made ready for searching: labels and patterns. Compiling takes some 20 ms, so it is done once
// for each set of rules; the memory goes with the rules.
import { compileLabels, type LabelIndex } from './field/label/label-index.ts';
import { compilePatterns, type PatternSet } from './pattern.ts';
import type { RecognitionRules } from './recognition-rules.ts';

export interface CompiledRules {
  readonly labels: LabelIndex;
  readonly patterns: PatternSet;
}

const compiled = new WeakMap<RecognitionRules, CompiledRules>();

export function compiledRules(rules: RecognitionRules): CompiledRules {
  let found = compiled.get(rules);
  if (found === undefined) {
    found = { labels: compileLabels(rules), patterns: compilePatterns(rules.identifiers) };
    compiled.set(rules, found);
  }
  return found;
}
