// Which rules of a pack its tests have put to use: every label line, pattern and word list, and every condition that
// decides who may write, of which type a mail is, what it needs, what is done and said. A rule that no test mail hits may
// be dead; one that every test mail hits may hit everything.
import { extractionRules, ruleHits, type ExtractionRule } from '../recognise/rule-hits.ts';
import { actionsText } from '../rulebook/action-words.ts';
import { requirementField } from '../rulebook/pack-parts.ts';
import type { Predicate } from '../rulebook/pack-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Path } from '../rulebook/yaml-source.ts';
import type { Played } from './play-test.ts';

export type RuleKind = ExtractionRule['kind'] | 'channel' | 'sender' | 'type' | 'requirement' | 'cap' | 'rule' | 'hint';

export interface RuleUse {
  readonly kind: RuleKind;
  readonly name: string;
  /** `retail/pack.yaml:41` */
  readonly rule: string;
  /** Steps of the tests in which it held or was found. */
  readonly hits: number;
  /** Steps in which it was asked, and did not hold or was not found. */
  readonly misses: number;
  /** It holds by its nature and has nothing to miss: no condition, or `otherwise`. */
  readonly always: boolean;
}

/** Every rule of the desk with what the played steps made of it, in the order of the pack. */
export function coverageOf(desk: Desk, played: readonly Played[]): RuleUse[] {
  return [...extractionUse(desk, played), ...conditionsOf(desk).map((one) => conditionUse(desk, one, played))];
}

/** Why a rule is a gap of the tests; null when it is none. */
export function gapOf({ hits, misses, always }: RuleUse): 'no test hits it' | 'no test misses it' | null {
  if (hits === 0) return 'no test hits it';
  return misses === 0 && !always ? 'no test misses it' : null;
}

function extractionUse(desk: Desk, played: readonly Played[]): RuleUse[] {
  const rules = extractionRules(desk.recognition);
  const key = ({ kind, name, rule }: ExtractionRule): string => `${kind} ${name} ${rule}`;
  const hits = new Map<string, number>();
  let mails = 0;
  for (const { recognition } of played) {
    if (recognition === null) continue;
    mails += 1;
    for (const hit of ruleHits(rules, recognition)) hits.set(key(hit), (hits.get(key(hit)) ?? 0) + 1);
  }
  return rules.map((one) => {
    const count = hits.get(key(one)) ?? 0;
    return { ...one, hits: count, misses: mails - count, always: false };
  });
}

interface Condition {
  readonly kind: RuleKind;
  readonly name: string;
  readonly path: Path;
  readonly if: Predicate | undefined;
  /** Only this event asks it. */
  readonly event?: string;
}

function conditionUse(desk: Desk, { kind, name, path, if: predicate, event }: Condition, played: readonly Played[]): RuleUse {
  const always = predicate === undefined || predicate.otherwise === true;
  const answers = predicate === undefined
    ? played.filter((one) => event !== undefined && one.raised.has(event)).map(() => true)
    : played.flatMap((one) => one.asked.get(predicate) ?? []);
  const hits = answers.filter(Boolean).length;
  return { kind, name, rule: desk.line(path), hits, misses: answers.length - hits, always };
}

function conditionsOf({ pack }: Desk): Condition[] {
  return [
    ...Object.entries(pack.channels).flatMap(([name, one]): Condition[] => (one.detect === undefined ? [] : [{ kind: 'channel', name, path: ['channels', name, 'detect'], if: one.detect }])),
    ...pack.open_by.map((one, index): Condition => ({ kind: 'sender', name: `${one.then}: ${one.reason}`, path: ['open_by', index], if: one.if })),
    ...Object.entries(pack.types).flatMap(([name, one]): Condition[] => (one.detect === undefined ? [] : [{ kind: 'type', name, path: ['types', name, 'detect'], if: one.detect }])),
    ...Object.entries(pack.require).flatMap(([type, list]) => list.flatMap((one, index): Condition[] => (typeof one === 'string' || one.if === undefined
      ? [] : [{ kind: 'requirement', name: `${type} needs ${requirementField(one).field}`, path: ['require', type, index], if: one.if }]))),
    ...(pack.severity.cap ?? []).map((one, index): Condition => ({ kind: 'cap', name: `at most ${one.at_most}: ${one.reason}`, path: ['severity', 'cap', index], if: one.if })),
    ...pack.rules.map((one, index): Condition => ({ kind: 'rule', name: `${one.event}: ${actionsText(one.do)}`, path: ['rules', index], if: one.if, event: one.event })),
    ...pack.hints.map((one, index): Condition => ({ kind: 'hint', name: one.say, path: ['hints', index], if: one.if })),
  ];
}
