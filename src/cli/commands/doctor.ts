// postern doctor: everything an installation needs, looked at in turn, each with what to do about it. It mends nothing;
// only the queues' own tables are made when they are not there yet, because that is how it is seen that they can be.
import type { Command } from 'commander';
import pc from 'picocolors';
import { faultLine, loadRules } from '../../main/installation.ts';
import { isoInstant } from '../../mail/instant.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { errorText, exitCodes } from '../../platform/fault.ts';
import { endingHolidays } from '../../rulebook/ending-holidays.ts';
import type { RuleFault, Rulebook } from '../../rulebook/rulebook.ts';
import { openFigures } from '../../rulebook/open-figures.ts';
import { examineAdmins } from '../doctor-alarms.ts';
import { examineDirectories } from '../doctor-directory.ts';
import { misconfigured, ok, warn, type Finding } from '../doctor-finding.ts';
import { examineSenderCheck } from '../doctor-sender.ts';
import { examineOutgoing } from '../doctor-outgoing.ts';
import { examineStore } from '../doctor-store.ts';
import { examineDisk, examineScanner, examineSmtpPort } from '../doctor-surroundings.ts';
import { printJson } from '../open.ts';
import { printable } from '../table.ts';

export function describe(command: Command): Command {
  return command.option('--json', 'one JSON array').addHelpText('after', '\nExits 0 when all is well or only warned about, 78 for a fault of configuration, 69 when something is away.\nExample: postern doctor');
}

export async function run(options: { readonly json?: true }): Promise<number> {
  const findings = await examine();
  if (options.json === true) printJson(findings.map(({ configuration: _, ...finding }) => finding));
  else for (const finding of findings) console.log(line(finding));
  const failures = findings.filter((finding) => finding.level === 'fail');
  if (failures.length === 0) return 0;
  return failures.some((finding) => finding.configuration) ? exitCodes.configuration : exitCodes.unavailable;
}

async function examine(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env, process.cwd());
  } catch (error) {
    // Everything else depends on it.
    return [misconfigured('configuration', errorText(error), 'docs/config.md names every setting')];
  }
  const { finding: rules, rulebook } = await examineRules(config);
  const { findings, gatewayRuns } = await examineStore(config, rulebook, Date.now());
  const directories = rulebook === null || config.directory === 'postgres' ? [] : await examineDirectories(rulebook, null, Date.now());
  return [ok('configuration', process.env['POSTERN_CONFIG'] === undefined ? 'from the environment' : `from ${process.env['POSTERN_CONFIG']} and the environment`),
    rules, ...(rulebook === null ? [] : [...onFigures(rulebook), ...examineHolidays(rulebook)]), ...directories, ...findings, await examineSmtpPort(config, gatewayRuns), await examineSenderCheck(config), ...await examineOutgoing(config, rulebook), examineAdmins(config, rulebook), await examineScanner(config), examineDisk(config)];
}

async function examineRules({ rulesFolder }: Config): Promise<{ finding: Finding; rulebook: Rulebook | null }> {
  try {
    const { rulebook, faults } = await loadRules(rulesFolder);
    return { finding: onRules(rulesFolder, rulebook, faults), rulebook };
  } catch (error) {
    return { finding: misconfigured('rules', errorText(error), ''), rulebook: null };
  }
}

function onRules(rulesFolder: string, rulebook: Rulebook | null, faults: readonly RuleFault[]): Finding {
  const [first] = faults;
  if (rulebook === null) return misconfigured('rules', `${faults.length} fault${faults.length === 1 ? '' : 's'} in ${rulesFolder}${first === undefined ? '' : `, first ${faultLine(first)}`}`, 'postern rules check names all');
  if (rulebook.desks.size === 0) return misconfigured('rules', `no desk in ${rulesFolder}`, 'POSTERN_RULES names the folder of the rule packs');
  return ok('rules', [...rulebook.desks.values()].map((desk) => `${desk.id} ${desk.version}`).join(', '));
}

/** Told only when some run out: calendars without any holiday are a choice. */
function examineHolidays(rulebook: Rulebook): Finding[] {
  const ending = [...rulebook.desks.values()].flatMap((desk) => endingHolidays(desk, isoInstant(Date.now()).slice(0, 10)));
  return ending.length === 0 ? [] : [warn('holidays', ending.join('\n'), 'a newer list in the folder calendars of the rules; later holidays count as open days until then')];
}

/** What the installation has yet to decide: information, not a fault. */
function onFigures(rulebook: Rulebook): Finding[] {
  const figures = openFigures(rulebook).map(({ timer, desk, place }) => `${timer} of ${desk} (${place})`);
  return figures.length === 0 ? [] : [ok('figures', `yet to be set; until then these timers do not run:\n${figures.join('\n')}`)];
}

const colours = { ok: pc.green, warn: pc.yellow, fail: pc.red } as const;

function line({ level, what, detail, advice }: Finding): string {
  const text = `${colours[level](level.padEnd(4))}  ${what.padEnd(13)}  ${detail.split('\n').map(printable).join('\n                     ')}`;
  return advice === '' ? text : `${text}\n                     ${pc.dim(`→ ${advice}`)}`;
}
