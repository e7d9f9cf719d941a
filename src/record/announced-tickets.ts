// Tickets whose trouble is told to many at present: an announcement that began from them has left and is not over.
import type { Ticket } from '../decide/ticket.ts';
import type { Tx } from './database.ts';

/** References of those among `tickets`. Most tickets announce nothing, and then nothing is read. */
export async function announcedNow(tx: Tx, tickets: readonly Ticket[]): Promise<ReadonlySet<string>> {
  const by = tickets.flatMap((ticket) => ticket.links.filter((link) => link.kind === 'announced-by').map((link) => ({ ref: ticket.ref, notice: link.ref })));
  if (by.length === 0) return new Set();
  const rows = await tx.selectFrom('tickets').select(['ref', 'state']).where('ref', 'in', by.map((one) => one.notice)).where('status_class', '=', 'open').execute();
  const running = new Set(rows.filter((row) => row.state.notice !== undefined && row.state.notice.phase !== null).map((row) => row.ref));
  return new Set(by.filter((one) => running.has(one.notice)).map((one) => one.ref));
}
