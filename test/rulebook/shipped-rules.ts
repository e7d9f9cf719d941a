// The packs that ship, read once for the tests of this folder.
import { fileURLToPath } from 'node:url';
import { readRulesFolder } from '../../src/platform/rules-folder.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { Rulebook, RuleFault, RuleFiles } from '../../src/rulebook/rulebook.ts';

const folder = fileURLToPath(new URL('../../rules', import.meta.url));

export async function shippedFiles(): Promise<RuleFiles> {
  const { files, faults } = await readRulesFolder(folder);
  if (faults.length > 0) throw new Error(faults.map(faultText).join('\n'));
  return files;
}

export async function shippedRulebook(): Promise<Rulebook> {
  const { rulebook, faults } = loadRulebook(await shippedFiles());
  if (rulebook === null) throw new Error(faults.map(faultText).join('\n'));
  return rulebook;
}

/** As an admin reads it. */
export function faultText({ file, line, column, found, expected }: RuleFault): string {
  return `${file}:${line}:${column} ${found} - expected ${expected}`;
}
