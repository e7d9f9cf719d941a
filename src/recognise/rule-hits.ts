// Which extraction rules of a desk a mail has hit: labels, patterns and word lists, each with the pack line it stands on.
// For the tools that look for rules nothing needs and for rules that hit what they should not.
import type { Recognition } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';

export interface ExtractionRule {
  readonly kind: 'label' | 'pattern' | 'words';
  /** Id of the field with its labels on that line, of the identifier, or of the word list. */
  readonly name: string;
  /** `retail/pack.yaml:41` */
  readonly rule: string;
}

export interface RuleHit extends ExtractionRule {
  /** What stood there, and in which line of the readable text; 0 = subject. */
  readonly text: string;
  readonly line: number;
}

/** Every extraction rule of a desk. Labels that share a line of the pack are one rule: a claim names only the line. */
export function extractionRules(rules: RecognitionRules): ExtractionRule[] {
  const labels = new Map<string, ExtractionRule>();
  for (const field of rules.fields) {
    // Such a field is filled by what is attached; its labels only ask for it.
    if (field.kind === 'attachments') continue;
    for (const label of field.labels) {
      const known = labels.get(label.rule);
      labels.set(label.rule, { kind: 'label', name: known === undefined ? `${field.id}: ${label.text}` : `${known.name}, ${label.text}`, rule: label.rule });
    }
  }
  return [
    ...labels.values(),
    ...rules.identifiers.map((one): ExtractionRule => ({ kind: 'pattern', name: one.id, rule: one.rule })),
    ...rules.phrases.map((one): ExtractionRule => ({ kind: 'words', name: one.name, rule: one.rule })),
  ];
}

/** The rules that this recognition owes something to, each once, with its first hit. */
export function ruleHits(all: readonly ExtractionRule[], recognition: Recognition): RuleHit[] {
  return all.flatMap((one): RuleHit[] => {
    const found = hitOf(one, recognition);
    return found === null ? [] : [{ ...one, ...found }];
  });
}

function hitOf(rule: ExtractionRule, { fields, identifiers, phrases }: Recognition): { text: string; line: number } | null {
  if (rule.kind === 'words') {
    const hit = phrases.find((one) => one.name === rule.name);
    return hit === undefined ? null : { text: hit.words, line: hit.line };
  }
  const hit = rule.kind === 'pattern' ? identifiers.find((one) => one.identifier === rule.name) : [...fields, ...identifiers].find((one) => one.rule === rule.rule);
  return hit === undefined ? null : { text: hit.raw, line: hit.line };
}
