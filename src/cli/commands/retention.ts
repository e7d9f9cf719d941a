// postern retention: what is older than its desk keeps it goes now, instead of in the course of the day.
import type { Command } from 'commander';
import { retain } from '../../main/retain.ts';
import type { Installation } from '../../main/installation.ts';
import { recordAudit } from '../../record/audit-rows.ts';
import { shellUser } from '../audited.ts';
import { printJson, withInstallation } from '../open.ts';
import { tableText } from '../table.ts';

export function describe(command: Command): Command {
  return command.option('--dry-run', 'only count what would go').option('--json', 'one JSON object: how long each desk keeps what, and the counts')
    .addHelpText('after', `
The gateway does the same by itself, once a day. How long: POSTERN_RETENTION_ATTACHMENTS, _RAW and _TICKETS for the
installation, \`retention:\` in a pack for its desk. What belongs to an open ticket, or waits for a person, stays.

Example: postern retention --dry-run`);
}

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  const dryRun = options.dryRun === true;
  await withInstallation(async (installation) => {
    const counts = await retain(installation, { dryRun, batchesMax: Infinity, anyway: true, goesOn: () => true });
    const what = Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ');
    if (!dryRun && what !== '') await recordAudit(installation.db, { who: shellUser(), what: 'retention', object: '', detail: what }, installation.journey.now());
    if (options.json === true) printJson({ dryRun, keeping: Object.fromEntries(keepings(installation)), counts });
    else console.log(`${keepingText(installation)}\n\n${what === '' ? 'nothing is older' : `${dryRun ? 'would go' : 'gone'}: ${what}`}`);
  });
}

type Days = Readonly<Record<'attachments' | 'raw' | 'tickets', number | null>>;

function keepings({ config, rulebook }: Installation): [string, Days][] {
  const dayMs = 86_400_000;
  return [...rulebook().desks.values()].map((desk) => {
    const days = (kind: keyof Days): number | null => {
      const ms = desk.pack.retention?.[kind] === undefined ? config.retention[kind] : desk.pack.retention[kind];
      return ms === null ? null : ms / dayMs;
    };
    return [desk.id, { attachments: days('attachments'), raw: days('raw'), tickets: days('tickets') }];
  });
}

function keepingText(installation: Installation): string {
  const text = (days: number | null): string => (days === null ? 'for ever' : `${days} days`);
  return tableText([{ head: 'desk' }, { head: 'files' }, { head: 'mails' }, { head: 'words of closed tickets' }], keepings(installation).map(([desk, days]) => [desk, text(days.attachments), text(days.raw), text(days.tickets)]));
}
