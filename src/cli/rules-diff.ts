// postern rules diff A B MAIL…: what two rules folders make of the same mails. Exit code 0 when the same, 1 when not, as
// diff(1) has it; 65 when a mail could not be read or is for no desk.
import { resolve } from 'node:path';
import pc from 'picocolors';
import { diffRules, type MailDiff } from '../main/diff-rules.ts';
import { readRulebook } from '../main/installation.ts';
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
  if (before === undefined || after === undefined || mails.length === 0) throw usageFault('rules diff takes two rules folders and at least one mail: postern rules diff ./rules ./rules.new MAIL.eml…');
  const config = readConfig(process.env, process.cwd());
  const rulebooks = [await readRulebook(resolve(before)), await readRulebook(resolve(after))] as const;
  const desks = [...new Set(rulebooks.flatMap((rulebook) => [...rulebook.desks.keys()]))];
  if (options.desk !== undefined && !desks.includes(options.desk)) throw noSuchName('desk', options.desk, desks);
  const pool = createParserPool({ size: 2, timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb });
  const context = (rulebook: Rulebook, directory: Directory): RehearsalContext => ({
    rulebook: () => rulebook, directory, understand: createUnderstand(pool), host: config.host,
    // No mail of ours leaves: any key signs the tokens that nobody will send back.
    trustedAuthservIds: config.trustedAuthservIds, keys: [{ id: 'x', secret: 'rehearsal' }],
  });
  try {
    const diffs: MailDiff[] = [];
    await withDirectory(config, directoryChoice(config, options.directory), async (directoryOf) => {
      const [one, other] = [context(rulebooks[0], directoryOf(rulebooks[0])), context(rulebooks[1], directoryOf(rulebooks[1]))];
      for await (const diff of diffRules(one, other, mails, { desk: options.desk ?? null, now: Date.now() })) diffs.push(diff);
    });
    if (options.json === true) printJson({ before: rulebooks[0].version, after: rulebooks[1].version, mails: diffs });
    else console.log(diffText(diffs));
    if (diffs.some((diff) => diff.changes.length > 0)) return different;
    return diffs.some((diff) => diff.problem !== null) ? exitCodes.badData : 0;
  } finally {
    await pool.close();
  }
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
