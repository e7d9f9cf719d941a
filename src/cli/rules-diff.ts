// postern rules diff A B [MAIL…]: what differs between two rules folders, in the words of the pack, and what they make of
// the same mails. Exit code 0 when the same (of mails: when decided alike), 1 when not, as diff(1) has it; 65 when a mail
// could not be read or is for no desk.
import { resolve } from 'node:path';
import pc from 'picocolors';
import { diffRules, type MailDiff } from '../main/diff-rules.ts';
import { compareRulebooks, type DeskChanges, type LoadedRules } from '../main/compare-rulebooks.ts';
import { readRules } from '../main/installation.ts';
import type { RehearsalContext } from '../main/rehearsal.ts';
import type { Directory } from '../decide/directory-facts.ts';
import { limits } from '../mail/limits.ts';
import { readConfig } from '../platform/config.ts';
import { exitCodes } from '../platform/fault.ts';
import { createParserPool } from '../platform/parser-pool.ts';
import { createUnderstand } from '../platform/understand.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { directoryChoice, withDirectory } from './chosen-directory.ts';
import { changeLines } from './change-text.ts';
import { printJson } from './open.ts';
import type { RulesOptions } from './rules-options.ts';
import { printable } from './table.ts';
import { noSuchName, usageFault } from './usage.ts';

const different = 1;

export async function rulesDiff(paths: readonly string[], options: RulesOptions): Promise<number> {
  const [before, after, ...mails] = paths;
  if (before === undefined || after === undefined) throw usageFault('rules diff takes two rules folders, and mails if you like: postern rules diff ./rules ./rules.new [MAIL.eml…]');
  const loaded = [await readRules(resolve(before)), await readRules(resolve(after))] as const;
  const desks = [...new Set(loaded.flatMap(({ rulebook }) => [...rulebook.desks.keys()]))];
  if (options.desk !== undefined && !desks.includes(options.desk)) throw noSuchName('desk', options.desk, desks);
  const rules = compareRulebooks(...loaded, options.desk ?? null);
  const diffs = mails.length === 0 ? [] : await mailDiffs(loaded, mails, options);
  if (options.json === true) printJson({ before: loaded[0].rulebook.version, after: loaded[1].rulebook.version, rules, mails: diffs });
  else console.log([...rules.flatMap(deskText), ...(mails.length > 0 ? [diffText(diffs)] : rules.length === 0 ? ['the same rules'] : [])].join('\n'));
  if (diffs.some((diff) => diff.changes.length > 0) || (mails.length === 0 && rules.length > 0)) return different;
  return diffs.some((diff) => diff.problem !== null) ? exitCodes.badData : 0;
}

async function mailDiffs(loaded: readonly [LoadedRules, LoadedRules], mails: readonly string[], options: RulesOptions): Promise<MailDiff[]> {
  const config = readConfig(process.env, process.cwd());
  const pool = createParserPool({ size: 2, timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb });
  const context = (rulebook: Rulebook, directory: Directory): RehearsalContext => ({
    rulebook: () => rulebook, directory, understand: createUnderstand(pool), host: config.host,
    // No mail of ours leaves: any key signs the tokens that nobody will send back.
    trustedAuthservIds: config.trustedAuthservIds, keys: [{ id: 'x', secret: 'rehearsal' }],
  });
  const diffs: MailDiff[] = [];
  try {
    await withDirectory(config, directoryChoice(config, options.directory), async (directoryOf) => {
      const [one, other] = [context(loaded[0].rulebook, directoryOf(loaded[0].rulebook)), context(loaded[1].rulebook, directoryOf(loaded[1].rulebook))];
      for await (const diff of diffRules(one, other, mails, { desk: options.desk ?? null, now: Date.now() })) diffs.push(diff);
    });
    return diffs;
  } finally {
    await pool.close();
  }
}

function deskText({ desk, before, after, changes }: DeskChanges): string[] {
  const version = before === null && after === null ? '' : before === null ? pc.green('only in the second') : after === null ? pc.red('only in the first') : pc.dim(`${before} → ${after}`);
  const width = Math.max(0, ...changes.map((change) => change.what.length));
  return [`${pc.bold(desk)}  ${version}`.trimEnd(), ...changes.map((change) => `    ${printable(change.what).padEnd(width)}  ${changeText(change)}`), ''];
}

function changeText({ before, after }: DeskChanges['changes'][number]): string {
  if (before === null) return `${pc.green('added')} ${printable(after ?? '')}`;
  return after === null ? `${pc.red('removed')} ${printable(before)}` : `${pc.red(printable(before))} → ${pc.green(printable(after))}`;
}

function diffText(diffs: readonly MailDiff[]): string {
  const changed = diffs.filter((diff) => diff.changes.length > 0);
  const problems = diffs.filter((diff) => diff.problem !== null);
  return [
    ...changed.flatMap((diff) => [`${pc.bold(printable(diff.file))}  ${diff.desk ?? ''}`, ...changeLines(diff.changes)]),
    ...problems.map((diff) => `${pc.yellow(printable(diff.file))}  ${diff.problem ?? ''}`),
    `${diffs.length - changed.length - problems.length} alike, ${changed.length} otherwise${problems.length === 0 ? '' : `, ${problems.length} left out`}`,
  ].join('\n');
}
