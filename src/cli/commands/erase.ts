// postern erase ADDRESS: a person leaves every table, every received mail and every copy of ours; the figures stay.
import type { Command } from 'commander';
import { erasePerson, type Erasure } from '../../main/erase-person.ts';
import { exitCodes } from '../../platform/fault.ts';
import { shellUser } from '../audited.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable } from '../table.ts';
import { usageFault } from '../usage.ts';

const several = (value: string, before: readonly string[]): string[] => [...before, value];

export function describe(command: Command): Command {
  return command.argument('<address>', 'mail address of the person')
    .option('--name <name>', 'also this name, wherever it stands (may be given several times); his names beside his address are found without', several, [])
    .option('--phone <number>', 'also this number; those of the directory are found without', several, [])
    .option('--dry-run', 'only count what would be erased').option('--json', 'one JSON object: the counts, and what remains')
    .addHelpText('after', `
His tickets stay as figures: type, status, severity, clocks, score. Mail to him does not leave any more. It may be stopped
and called again, and the gateway may run meanwhile. Backups, mailboxes on other servers and log archives are yours to clear.

Exits 75 when something of his was just being decided: call it again.
Example: postern erase anna@partner.example --dry-run`);
}

interface Options {
  readonly name: readonly string[];
  readonly phone: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

/** A line now and then is enough to see that it goes on. */
const progressEveryMs = 5_000;

export async function run(address: string, options: Options): Promise<number> {
  if (!/^[^\s@<>]+@[^\s@<>]+$/u.test(address)) throw usageFault(`"${address}" is no mail address: postern erase anna@partner.example`);
  const dryRun = options.dryRun === true;
  return withInstallation(async (installation) => {
    let printedAt = Date.now();
    const erasure = await erasePerson(installation, {
      address, names: options.name, phones: options.phone, dryRun, who: shellUser(),
      onProgress: (phase) => {
        if (Date.now() - printedAt < progressEveryMs) return;
        printedAt = Date.now();
        console.error(`… ${phase}`);
      },
    });
    if (options.json === true) printJson({ dryRun, ...erasure });
    else console.log(text(erasure, dryRun));
    return (erasure.counts['messages in hand'] ?? 0) > 0 && !dryRun ? exitCodes.tryLater : 0;
  });
}

function text({ counts, names, phones, resumed, remaining }: Erasure, dryRun: boolean): string {
  const found = Object.entries(counts).map(([what, count]) => `  ${String(count).padStart(7)}  ${what}`);
  const looked = [...names, ...phones];
  return [
    ...(resumed ? ['went on where an earlier run had stopped'] : []),
    found.length === 0 ? 'nothing of this person is in the store' : `${dryRun ? 'would be erased' : 'erased'}:`, ...found,
    ...(looked.length === 0 ? [] : [`looked for beside the address: ${looked.map(printable).join(', ')}`]),
    ...remaining.map((place) => `still there, edit it by hand: ${printable(place)}`),
  ].join('\n');
}
