// postern rules check: every fault of a rules folder with file, line and column. No store is opened.
import pc from 'picocolors';
import { isoInstant } from '../mail/instant.ts';
import { faultLine, loadRules } from '../main/installation.ts';
import { exitCodes } from '../platform/fault.ts';
import { endingHolidays } from '../rulebook/ending-holidays.ts';
import { openFigures } from '../rulebook/open-figures.ts';
import { remarksOn } from '../rulebook/remarks.ts';
import { printJson } from './open.ts';
import { rulesFolder, type RulesOptions } from './rules-options.ts';

export async function rulesCheck(paths: readonly string[], options: RulesOptions): Promise<number> {
  const path = rulesFolder('check', paths);
  const { rulebook, faults, files } = await loadRules(path);
  const desks = [...(rulebook?.desks.values() ?? [])];
  const notes = rulebook === null ? [] : [...desks.flatMap((desk) => endingHolidays(desk, isoInstant(Date.now()).slice(0, 10))), ...remarksOn(rulebook, files)];
  if (options.json === true) {
    printJson({ faults, version: rulebook?.version ?? null, desks: desks.map((desk) => ({ id: desk.id, version: desk.version, addresses: desk.addresses })), notes, openFigures: rulebook === null ? [] : openFigures(rulebook) });
  } else if (rulebook === null) {
    for (const fault of faults) console.log(faultLine(fault));
    console.error(`postern: ${faults.length} fault${faults.length === 1 ? '' : 's'} in ${path}`);
  } else {
    for (const desk of desks) console.log(`${desk.id} ${pc.dim(desk.version)}  ${desk.addresses.join(', ')}`);
    for (const note of notes) console.log(pc.yellow(`note: ${note}`));
    for (const { place, timer } of openFigures(rulebook)) console.log(pc.dim(`${place}: timer ${timer} does not run yet; it takes a figure here in place of config, such as 5bd`));
    if (desks.length === 0) console.log(`no desk in ${path}`);
  }
  return rulebook === null || desks.length === 0 ? exitCodes.configuration : 0;
}
