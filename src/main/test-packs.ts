// pack.test.yaml of every desk, run: each test is played through the functions of production and its verdicts are held
// against those the admin expects; beside it, which rules of the pack the tests put to use.
import { isDeepStrictEqual } from 'node:util';
import type { AnswerEffect, Effect } from '../decide/decision.ts';
import type { Directory } from '../decide/directory-facts.ts';
import type { Ticket } from '../decide/ticket.ts';
import { packTestSchema, type Expectation, type PackTest } from '../rulebook/pack-test-schema.ts';
import type { Desk, Rulebook, RuleFiles } from '../rulebook/rulebook.ts';
import { readYaml, type Path, type YamlSource } from '../rulebook/yaml-source.ts';
import { coverageOf, type RuleUse } from './pack-coverage.ts';
import { playTest, type Played } from './play-test.ts';

/** One verdict that came out otherwise. */
export interface Difference {
  /** `severity`, `fields.start` */
  readonly verdict: string;
  readonly file: string;
  readonly line: number;
  readonly expected: unknown;
  readonly found: unknown;
  /** What brought it about: where the value stood, or the reason of the verdict; null where nothing more can be said. */
  readonly why: string | null;
}

export interface CaseResult {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly differences: readonly Difference[];
}

export interface DeskTests {
  readonly desk: string;
  /** null: the desk has no pack.test.yaml. */
  readonly file: string | null;
  readonly cases: readonly CaseResult[];
  readonly coverage: readonly RuleUse[];
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
  const cases: CaseResult[] = [];
  const all: Played[] = [];
  for (const [index, one] of (tests.data?.tests ?? []).entries()) {
    const played = await playTest(desk, directory, one);
    all.push(...played);
    cases.push({ name: one.name, file, line: lineOf(source, ['tests', index, 'name']), differences: differencesOf(desk, file, source, index, one, played) });
  }
  return { desk: desk.id, file: files.has(file) ? file : null, cases, coverage: coverageOf(desk, all) };
}

function lineOf(source: YamlSource | null, path: Path): number {
  return source?.keyAt(path).line ?? 1;
}

function differencesOf(desk: Desk, file: string, source: YamlSource | null, index: number, test: PackTest, played: readonly Played[]): Difference[] {
  return played.flatMap((step, at): Difference[] => {
    const path: Path = ['tests', index, ...(at === 0 ? [] : ['then', at - 1])];
    const wanted = at === 0 ? test.expect : (test.then?.[at - 1]?.expect ?? {});
    const refused: Difference[] = step.problem === null ? [] : [{ verdict: 'act', file, line: lineOf(source, [...path, 'act']), expected: 'done', found: step.problem, why: null }];
    return [...refused, ...compare(file, source, path, wanted, verdictsOf(desk, step, wanted)).map((one) => ({ ...one, why: whyOf(step, one.verdict) }))];
  });
}

/** Where a value stood and which line of the pack found it, or why a verdict was reached. */
function whyOf({ ticket }: Played, verdict: string): string | null {
  if (ticket === null) return null;
  if (verdict === 'severity') return ticket.severityReason === '' ? null : ticket.severityReason;
  if (!verdict.startsWith('fields.')) return null;
  const id = verdict.slice('fields.'.length);
  const [known, wrong] = [ticket.fields[id], ticket.wrong.find((one) => one.field === id)];
  if (known !== undefined) return [known.source, ...(known.line > 0 ? [`line ${known.line} of the mail`] : []), known.rule].join(', ');
  return wrong === undefined ? null : `wrong: "${wrong.raw}" ${wrong.detail === '' ? wrong.reason : wrong.detail}`;
}

function compare(file: string, source: YamlSource | null, path: Path, wanted: Expectation, found: Expectation): Omit<Difference, 'why'>[] {
  return Object.entries(wanted).flatMap(([verdict, expected]): Omit<Difference, 'why'>[] => {
    const came = found[verdict as keyof Expectation];
    if (isDeepStrictEqual(came, expected)) return [];
    if (verdict !== 'fields') return [{ verdict, file, line: lineOf(source, [...path, 'expect', verdict]), expected, found: came }];
    const fields = (came ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected as Readonly<Record<string, unknown>>).filter(([id, value]) => !isDeepStrictEqual(fields[id], value))
      .map(([id, value]) => ({ verdict: `fields.${id}`, file, line: lineOf(source, [...path, 'expect', 'fields', id]), expected: value, found: fields[id] }));
  });
}

/** What came of a step, in the shape of what is wanted: only the verdicts that the test names. */
function verdictsOf(desk: Desk, { outcome, sender, effects, ticket, recognition }: Played, wanted: Expectation): Expectation {
  const known = ticket?.fields ?? {};
  const said = paragraphsOf(effects);
  // What a sentence is only like moves with every example that is taught: a test names the kinds that matter to it.
  const kinds = new Set(desk.recognition.kinds?.flat());
  const found: { [K in keyof Expectation]-?: () => Expectation[K] } = {
    outcome: () => outcome as Expectation['outcome'],
    sender: () => (sender === 'none' ? undefined : sender),
    type: () => ticket?.type,
    type_assumed: () => ticket?.typeAssumed,
    fields: () => Object.fromEntries(Object.keys(wanted.fields ?? {}).flatMap((id) => (known[id] === undefined ? [] : [[id, plain(known[id].value)]]))),
    absent: () => wanted.absent?.filter((id) => known[id] === undefined),
    missing: () => [...(ticket?.missing ?? [])],
    optional: () => [...(ticket?.optionalMissing ?? [])],
    wrong: () => ticket?.wrong.map((one) => one.field),
    severity: () => ticket?.severity ?? null,
    status: () => ticket?.status,
    flags: () => sortedLike(wanted.flags, ticket?.flags ?? []),
    phrases: () => recognition?.phrases.map((phrase) => phrase.name).filter((name) => wanted.phrases?.includes(name) === true || !kinds.has(name)).toSorted(),
    says: () => wanted.says?.every((text) => said.includes(text)) === true ? wanted.says : said,
    silent_on: () => wanted.silent_on?.filter((text) => !said.includes(text)),
    tells: () => sortedLike(wanted.tells, effects.flatMap((one) => (one.kind === 'tell' ? [one.text] : []))),
    timers: () => runningTimers(ticket).filter((name) => desk.pack.timers[name]?.internal !== true || wanted.timers?.includes(name) === true),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key as keyof Expectation]()])) as Expectation;
}

/** In whatever order they came: that of the test when they are the same. */
function sortedLike(wanted: readonly string[] | undefined, found: readonly string[]): string[] {
  return isDeepStrictEqual([...(wanted ?? [])].toSorted(), [...found].toSorted()) ? [...(wanted ?? [])] : [...found];
}

function paragraphsOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((one) => (one.kind === 'answer' || one.kind === 'relay' ? [...(one as Pick<AnswerEffect, 'paragraphs'>).paragraphs] : []));
}

function runningTimers(ticket: Ticket | null): string[] {
  return Object.values(ticket?.timers ?? {}).filter((timer) => timer.state === 'running').map((timer) => timer.name).toSorted();
}

function plain(value: string | readonly string[]): string | string[] {
  return typeof value === 'string' ? value : [...value];
}
