// postern rules test: pack.test.yaml of every desk, what failed and where; rules that no test needs; with --over the
// rules that hit mails they should not. Only a failed case is a failure (65): the rest is for reading.
import pc from 'picocolors';
import { readRules } from '../main/installation.ts';
import { sweepRules, type Sweep, type SweepHit } from '../main/sweep-rules.ts';
import { testPacks, type CaseResult, type DeskTests } from '../main/test-packs.ts';
import { limits } from '../mail/limits.ts';
import { readConfig } from '../platform/config.ts';
import { exitCodes } from '../platform/fault.ts';
import { createParserPool } from '../platform/parser-pool.ts';
import { createUnderstand } from '../platform/understand.ts';
import { yamlDirectory } from '../platform/yaml-directory.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { printJson } from './open.ts';
import { deskOption, rulesFolder, type RulesOptions } from './rules-options.ts';
import { printable } from './table.ts';

export async function rulesTest(paths: readonly string[], options: RulesOptions): Promise<number> {
  const { rulebook, files } = await readRules(rulesFolder('test', paths));
  const desk = deskOption(rulebook, options);
  const results = await testPacks(rulebook, files, yamlDirectory(rulebook.directory), desk);
  const sweep = options.over === undefined ? null : await sweepOver(rulebook, desk, options.over);
  if (options.json === true) printJson({ version: rulebook.version, desks: results.map(deskJson), ...(sweep === null ? {} : { over: sweep }) });
  else console.log([...results.flatMap(deskLines), ...(sweep === null ? [] : sweepLines(sweep))].join('\n'));
  return results.some((one) => one.cases.some(hasFailed)) ? exitCodes.badData : 0;
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

function deskJson({ desk, file, cases, unused }: DeskTests): object {
  return {
    desk, file, passed: cases.filter((one) => !hasFailed(one)).length, failed: cases.filter(hasFailed).length,
    // A verdict that did not come at all is null here, as JSON has no undefined.
    cases: cases.map((one) => ({ ...one, differences: one.differences.map((each) => ({ ...each, found: each.found ?? null })) })),
    unused,
  };
}

function deskLines({ desk, file, cases, unused }: DeskTests): string[] {
  if (file === null) return [`${desk}  ${pc.yellow('no tests')}: expected ${desk}/pack.test.yaml`];
  const failed = cases.filter(hasFailed);
  const counts = `${cases.length - failed.length} passed${failed.length === 0 ? '' : `, ${pc.red(`${failed.length} failed`)}`}${unused.length === 0 ? '' : `, ${pc.yellow(`${unused.length} unused`)}`}`;
  return [
    `${desk}  ${counts}`,
    ...failed.flatMap((one) => [
      `  ${pc.red('failed')}  ${one.file}:${one.line} ${printable(one.name)}`,
      ...one.differences.map((each) => `          ${each.file}:${each.line} ${each.verdict}: expected ${valueText(each.expected)}, found ${valueText(each.found)}`),
    ]),
    ...unused.map((one) => `  ${pc.yellow('unused')}  ${one.rule} ${one.kind} ${printable(one.name)} ${pc.dim(`(${one.why})`)}`),
  ];
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : printable(JSON.stringify(value));
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
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
