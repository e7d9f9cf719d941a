// postern export FOLDER: tickets with all their mail as files, for an archive or another system. Run again it goes on where
// it was interrupted, and writes only what has changed since.
import { mkdirSync } from 'node:fs';
import type { Command } from 'commander';
import { listTickets } from '../../record/listings.ts';
import { exportTicket, type Exported } from '../export-ticket.ts';
import { printJson, withInstallation } from '../open.ts';
import { startProgress } from '../progress-bar.ts';
import { noSuchName } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('<folder>', 'where a folder for each ticket is made').option('--desk <id>', 'only tickets of this desk')
    .option('--status <status>', 'only tickets in this status, or of its class: open, waiting, resolved, closed').option('--json', 'one JSON object: the counts')
    .addHelpText('after', '\nExample: postern export ./archive --status closed');
}

interface Options {
  readonly desk?: string;
  readonly status?: string;
  readonly json?: true;
}

export async function run(folder: string, options: Options): Promise<void> {
  await withInstallation(async (installation) => {
    const tickets = await listTickets(installation.db, { desk: options.desk ?? null, status: options.status ?? null });
    const { desks } = installation.rulebook();
    if (tickets.length === 0 && options.desk !== undefined && !desks.has(options.desk)) throw noSuchName('desk', options.desk, [...desks.keys()]);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const counts: Record<Exported, number> = { written: 0, kept: 0, gone: 0 };
    const progress = startProgress(tickets.length);
    try {
      for (const [index, { ref }] of tickets.entries()) {
        counts[await exportTicket(installation, ref, folder)] += 1;
        progress.to(index + 1, `${index + 1} of ${tickets.length} tickets`);
      }
    } finally {
      progress.stop();
    }
    if (options.json === true) printJson(counts);
    else console.log(`${counts.written} ticket${counts.written === 1 ? '' : 's'} written to ${folder}${counts.kept > 0 ? `; ${counts.kept} unchanged` : ''}`);
  });
}
