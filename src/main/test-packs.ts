// pack.test.yaml of every desk, run: each mail goes through the functions of production (parse, recognise, look up,
// decide) and its verdicts are held against those the admin expects. Beside it: which extraction rules no test mail
// hits, and which patterns and word lists no test mail misses; such a rule may be dead, or may hit everything.
import { isDeepStrictEqual } from 'node:util';
import { decide } from '../decide/decide.ts';
import type { Decision } from '../decide/decision.ts';
import type { Directory } from '../decide/directory-facts.ts';
import { factsFor } from '../journey.ts';
import { parseMessage } from '../parse/parse-message.ts';
import { recognise } from '../recognise/recognise.ts';
import type { Recognition } from '../recognise/recognition.ts';
import { extractionRules, ruleHits, type ExtractionRule } from '../recognise/rule-hits.ts';
import { packTestSchema, type PackTests } from '../rulebook/pack-test-schema.ts';
import type { Desk, Rulebook, RuleFiles } from '../rulebook/rulebook.ts';
import { readYaml, type YamlSource } from '../rulebook/yaml-source.ts';
import { testMailBytes } from './test-mail.ts';

export type TestCase = PackTests['tests'][number];

/** One verdict that came out otherwise. */
export interface Difference {
  /** `severity`, `fields.start` */
  readonly verdict: string;
  readonly file: string;
  readonly line: number;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface CaseResult {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly differences: readonly Difference[];
}

export interface UnusedRule extends ExtractionRule {
  readonly why: 'no test mail hits it' | 'every test mail hits it';
}

export interface DeskTests {
  readonly desk: string;
  /** null: the desk has no pack.test.yaml. */
  readonly file: string | null;
  readonly cases: readonly CaseResult[];
  readonly unused: readonly UnusedRule[];
}

/** Runs the tests of every desk of a rulebook; `files` are the texts it was loaded from, `only` one desk of it. */
export async function testPacks(rulebook: Rulebook, files: RuleFiles, directory: Directory, only: string | null = null): Promise<DeskTests[]> {
  const results: DeskTests[] = [];
  for (const desk of rulebook.desks.values()) if (only === null || desk.id === only) results.push(await testDesk(desk, files, directory));
  return results;
}

async function testDesk(desk: Desk, files: RuleFiles, directory: Directory): Promise<DeskTests> {
  const file = `${desk.id}/pack.test.yaml`;
  // A file that is no YAML, or not of this shape, is a fault of the rulebook and never comes here.
  const source = readYaml(file, files.get(file) ?? '').source;
  const tests = packTestSchema.safeParse(source?.value);
  const rules = extractionRules(desk.recognition);
  const hits = new Map<string, number>();
  const cases: CaseResult[] = [];
  for (const [index, one] of (tests.data?.tests ?? []).entries()) {
    const { decision, recognition } = await decideTestMail(desk, directory, one.mail);
    for (const hit of ruleHits(rules, recognition)) hits.set(ruleKey(hit), (hits.get(ruleKey(hit)) ?? 0) + 1);
    cases.push(resultOf(file, source, index, one, verdictsOf(decision, recognition, one.expect)));
  }
  return { desk: desk.id, file: files.has(file) ? file : null, cases, unused: unusedRules(rules, hits, cases.length) };
}

function resultOf(file: string, source: YamlSource | null, index: number, { name, expect }: TestCase, found: TestCase['expect']): CaseResult {
  const lineOf = (path: readonly (string | number)[]): number => source?.keyAt(['tests', index, ...path]).line ?? 1;
  const differences = Object.entries(expect).flatMap(([verdict, expected]): Difference[] => {
    const came = found[verdict as keyof TestCase['expect']];
    if (isDeepStrictEqual(came, expected)) return [];
    if (verdict !== 'fields') return [{ verdict, file, line: lineOf(['expect', verdict]), expected, found: came }];
    const fields = (came ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected as Readonly<Record<string, unknown>>).filter(([id, value]) => !isDeepStrictEqual(fields[id], value))
      .map(([id, value]) => ({ verdict: `fields.${id}`, file, line: lineOf(['expect', 'fields', id]), expected: value, found: fields[id] }));
  });
  return { name, file, line: lineOf(['name']), differences };
}

function unusedRules(rules: readonly ExtractionRule[], hits: ReadonlyMap<string, number>, mails: number): UnusedRule[] {
  return rules.flatMap((rule): UnusedRule[] => {
    const count = hits.get(ruleKey(rule)) ?? 0;
    if (count === 0) return [{ ...rule, why: 'no test mail hits it' }];
    return rule.kind !== 'label' && count === mails ? [{ ...rule, why: 'every test mail hits it' }] : [];
  });
}

function ruleKey({ kind, name, rule }: ExtractionRule): string {
  return `${kind} ${kind === 'label' ? rule : name}`;
}

/** When a test names no instant: a Tuesday morning inside the office hours of most calendars. */
const receivedUnlessNamed = '2026-03-10T09:00:00Z';

/** One test mail through the whole chain. */
export async function decideTestMail(desk: Desk, directory: Directory, written: TestCase['mail']): Promise<{ decision: Decision; recognition: Recognition }> {
  const to = written.to ?? desk.addresses[0] ?? '';
  const receivedAt = Date.parse(written.received ?? receivedUnlessNamed);
  const mail = parseMessage(testMailBytes(written, to));
  const recognition = recognise({
    mail, reversePath: written.from, forwardPaths: [to], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt,
  }, desk.recognition);
  const facts = await factsFor(directory, desk, { mail, recognition });
  const decision = decide({
    ticket: null, desk, newRef: 'T-1', now: receivedAt,
    event: {
      kind: 'mail', messageId: '1', mail, recognition, facts, receivedAt, forwardPaths: [to], threadedBy: '', threadSide: null, released: false,
      budget: { perTicketDay: 0, perAddressHour: 0 },
    },
  });
  return { decision, recognition };
}

/** What came of the mail, in the shape of what is wanted: only the verdicts that the test names. */
export function verdictsOf(decision: Decision, recognition: Recognition, wanted: TestCase['expect']): TestCase['expect'] {
  const ticket = decision.ticket;
  const known = ticket?.fields ?? {};
  const found: { [K in keyof TestCase['expect']]-?: () => TestCase['expect'][K] } = {
    sender: () => (decision.sender.verdict === 'none' ? undefined : decision.sender.verdict),
    type: () => ticket?.type,
    type_assumed: () => ticket?.typeAssumed,
    fields: () => Object.fromEntries(Object.keys(wanted.fields ?? {}).flatMap((id) => (known[id] === undefined ? [] : [[id, plain(known[id].value)]]))),
    absent: () => wanted.absent?.filter((id) => known[id] === undefined),
    missing: () => [...(ticket?.missing ?? [])],
    wrong: () => ticket?.wrong.map((one) => one.field),
    severity: () => ticket?.severity ?? null,
    status: () => ticket?.status,
    phrases: () => recognition.phrases.map((phrase) => phrase.name).toSorted(),
    timers: () => Object.values(ticket?.timers ?? {}).filter((timer) => timer.state === 'running').map((timer) => timer.name).toSorted(),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof TestCase['expect']]()])) as TestCase['expect'];
}

function plain(value: string | readonly string[]): string | string[] {
  return typeof value === 'string' ? value : [...value];
}
