// postern tickets: one line a ticket, newest last.
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Instant } from '../../mail/instant.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { listTickets, type TicketListing } from '../../record/listings.ts';
import { withInstallation, printJson } from '../open.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { noSuchName } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--desk <id>', 'only tickets of this desk').option('--status <status>', 'only tickets in this status, or of its class: open, waiting, resolved, closed')
    .option('--json', 'one JSON array')
    .addHelpText('after', '\nExample: postern tickets --status open');
}

interface Options {
  readonly desk?: string;
  readonly status?: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  await withInstallation(async ({ db, journey, rulebook }) => {
    const tickets = await listTickets(db, { desk: options.desk ?? null, status: options.status ?? null });
    // A desk or status that left the rules may still have tickets; only one that names nothing at all is a slip.
    if (tickets.length === 0) assertKnown(rulebook(), options);
    if (options.json === true) printJson(tickets.map(({ subject: _, open: __, ...ticket }) => ticket));
    else console.log(tickets.length === 0 ? 'no tickets' : listText(tickets, journey.now()));
  });
}

const classes = ['open', 'waiting', 'resolved', 'closed'];

function assertKnown(rulebook: Rulebook, options: Options): void {
  const desks = [...rulebook.desks.values()];
  if (options.desk !== undefined && !rulebook.desks.has(options.desk)) throw noSuchName('desk', options.desk, desks.map((desk) => desk.id));
  const wanted = options.status?.toLowerCase();
  if (wanted === undefined) return;
  const statuses = [...new Set([...classes, ...desks.filter((desk) => options.desk === undefined || desk.id === options.desk).flatMap((desk) => Object.keys(desk.pack.statuses))])];
  if (!statuses.some((status) => status.toLowerCase() === wanted)) throw noSuchName('status', options.status ?? '', statuses);
}

function listText(tickets: readonly TicketListing[], now: Instant): string {
  const rows = tickets.map((ticket) => [
    ticket.ref, ticket.status, ticket.severity ?? '', printable(ticket.subject),
    printable(ticket.requester), ticket.open === 0 ? '' : pc.yellow(String(ticket.open)), shortInstant(ticket.openedAt, now),
  ]);
  return tableText(
    [{ head: 'ticket' }, { head: 'status', width: 16 }, { head: 'sev', width: 5 }, { head: 'subject', flexible: true }, { head: 'requester', width: 20 }, { head: 'asks', right: true }, { head: 'opened (UTC)' }],
    rows,
  );
}
