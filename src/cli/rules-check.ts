// postern rules check: every fault of a rules folder with file, line and column. No store is opened.
import pc from 'picocolors';
import { faultLine, loadRules } from '../main/installation.ts';
import { exitCodes } from '../platform/fault.ts';
import { printJson } from './open.ts';
import { rulesFolder, type RulesOptions } from './rules-options.ts';

export async function rulesCheck(paths: readonly string[], options: RulesOptions): Promise<number> {
  const path = rulesFolder('check', paths);
  const { rulebook, faults } = await loadRules(path);
  const desks = [...(rulebook?.desks.values() ?? [])];
  if (options.json === true) {
    printJson({ faults, version: rulebook?.version ?? null, desks: desks.map((desk) => ({ id: desk.id, version: desk.version, addresses: desk.addresses })) });
  } else if (rulebook === null) {
    for (const fault of faults) console.log(faultLine(fault));
    console.error(`postern: ${faults.length} fault${faults.length === 1 ? '' : 's'} in ${path}`);
  } else {
    for (const desk of desks) console.log(`${desk.id} ${pc.dim(desk.version)}  ${desk.addresses.join(', ')}`);
    if (desks.length === 0) console.log(`no desk in ${path}`);
  }
  return rulebook === null || desks.length === 0 ? exitCodes.configuration : 0;
}
