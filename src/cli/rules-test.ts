// postern rules test: pack.test.yaml of every desk, what failed and where; rules that no test hits or none misses; with
// --over the rules that hit mails they should not. A failed case is a failure (65), with --strict a gap too.
import pc from 'picocolors';
import { readRules } from '../main/installation.ts';
import { sweepRules, type Sweep, type SweepHit } from '../main/sweep-rules.ts';
import { gapOf, type RuleUse } from '../main/pack-coverage.ts';
import { testPacks, type CaseResult, type DeskTests, type Difference } from '../main/test-packs.ts';
import { limits } from '../mail/limits.ts';
import { readConfig } from '../platform/config.ts';
import { exitCodes } from '../platform/fault.ts';
import { createParserPool } from '../platform/parser-pool.ts';
import { createUnderstand } from '../platform/understand.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { directoryChoice, withDirectory } from './chosen-directory.ts';
import { printJson } from './open.ts';
import { deskOption, rulesFolder, type RulesOptions } from './rules-options.ts';
import { printable } from './table.ts';

export async function rulesTest(paths: readonly string[], options: RulesOptions): Promise<number> {
  const { rulebook, files } = await readRules(rulesFolder('test', paths));
  const desk = deskOption(rulebook, options);
  const config = readConfig(process.env, process.cwd());
  const choice = directoryChoice(config, options.directory);
  const results = await withDirectory(config, choice, (directoryOf) => testPacks(rulebook, files, directoryOf(rulebook), desk));
  const sweep = options.over === undefined ? null : await sweepOver(rulebook, desk, options.over);
  if (options.json === true) printJson({ version: rulebook.version, desks: results.map(deskJson), ...(sweep === null ? {} : { over: sweep }) });
  else console.log([...results.flatMap(deskLines), ...(sweep === null ? [] : sweepLines(sweep))].join('\n'));
  const failed = results.some((one) => one.cases.some(hasFailed));
  if (failed && choice === 'store') console.error('postern: people were looked up in the store; --directory yaml asks the rules folder, whose cast the shipped tests name');
  const gaps = options.strict === true && results.some((one) => one.file === null || gapsOf(one).length > 0);
  return failed || gaps ? exitCodes.badData : 0;
}

async function sweepOver(rulebook: Rulebook, desk: string | null, folder: string): Promise<Sweep> {
  const pool = createParserPool({ size: 2, timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb });
  try {
    return await sweepRules({ rulebook, understand: createUnderstand(pool), host: readConfig(process.env, process.cwd()).host, desk }, folder);
  } finally {
    await pool.close();
  }
}

function hasFailed(one: CaseResult): boolean {
  return one.differences.length > 0;
}

function gapsOf({ coverage }: DeskTests): { rule: RuleUse; why: string }[] {
  return coverage.flatMap((rule) => {
    const why = gapOf(rule);
    return why === null ? [] : [{ rule, why }];
  });
}

function deskJson(tests: DeskTests): object {
  const { desk, file, cases, coverage } = tests;
  return {
    desk, file, passed: cases.filter((one) => !hasFailed(one)).length, failed: cases.filter(hasFailed).length,
    // A verdict that did not come at all is null here, as JSON has no undefined.
    cases: cases.map((one) => ({ ...one, differences: one.differences.map((each) => ({ ...each, found: each.found ?? null })) })),
    coverage: coverage.map(({ always: _, ...one }) => one),
    gaps: gapsOf(tests).map(({ rule: { kind, name, rule }, why }) => ({ kind, name, rule, why })),
  };
}

function deskLines(tests: DeskTests): string[] {
  const { desk, file, cases, coverage } = tests;
  if (file === null) return [`${desk}  ${pc.yellow('no tests')}: expected ${desk}/pack.test.yaml`];
  const failed = cases.filter(hasFailed);
  const gaps = gapsOf(tests);
  const proved = `${coverage.length - gaps.length} of ${coverage.length} rules seen to hit and to miss`;
  return [
    `${pc.bold(desk)}  ${cases.length - failed.length} passed${failed.length === 0 ? '' : `, ${pc.red(`${failed.length} failed`)}`}, ${gaps.length === 0 ? proved : pc.yellow(proved)}`,
    ...failed.flatMap((one) => [
      `  ${pc.red('failed')}  ${one.file}:${one.line} ${printable(one.name)}`,
      ...one.differences.map((each) => `          ${each.file}:${each.line} ${each.verdict}: expected ${valueText(each.expected)}, found ${valueText(each.found)}${apart(each)}${each.why === null ? '' : pc.dim(`  (${printable(each.why)})`)}`),
    ]),
    ...gaps.map(({ rule, why }) => `  ${pc.yellow('gap')}  ${rule.rule}  ${rule.kind} ${cutText(printable(rule.name))}: ${why}`),
  ];
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : printable(JSON.stringify(value));
}

/** Of two lists, what one has and the other has not: in long ones nobody finds it. */
function apart({ expected, found }: Difference): string {
  if (!Array.isArray(expected) || !Array.isArray(found) || expected.length + found.length < 3) return '';
  const [gone, more] = [expected.filter((one) => !found.includes(one)), found.filter((one) => !expected.includes(one))];
  const parts = [...(gone.length === 0 ? [] : [`not found: ${gone.join(', ')}`]), ...(more.length === 0 ? [] : [`not expected: ${more.join(', ')}`])];
  return `; ${printable(parts.length === 0 ? 'the same in another order' : parts.join('; '))}`;
}

function sweepLines({ mails, unreadable, hits }: Sweep): string[] {
  const strange = hits.filter((hit) => !hit.addressed);
  const byRule = new Map<string, SweepHit[]>();
  for (const hit of strange) {
    const rule = `${hit.desk} ${hit.rule} ${hit.kind} ${hit.name}`;
    byRule.set(rule, [...(byRule.get(rule) ?? []), hit]);
  }
  return [
    '', `over ${mails} mails: ${strange.length} hits in mails that name no address of the desk, ${hits.length - strange.length} in its own`,
    ...[...byRule].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => {
      const first = list[0];
      return first === undefined ? [] : [
        `  ${first.rule} ${first.kind} ${printable(first.name)}`,
        ...list.map((hit) => `    ${printable(hit.file)}:${hit.line} ${pc.dim(cutText(printable(hit.text)))}`),
      ];
    }),
    ...unreadable.map((line) => `  ${pc.yellow('unreadable')} ${printable(line)}`),
  ];
}

function cutText(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
