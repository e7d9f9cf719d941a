// Every message that belongs to a ticket, also those of machines, for whoever takes the whole of it elsewhere.
import type { MessageState } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';

export interface TicketMail {
  readonly id: string;
  readonly state: MessageState;
  readonly receivedAt: Instant;
}

/** Oldest first, without repeated deliveries of the same mail. */
export async function listTicketMails(db: Db, ref: string): Promise<TicketMail[]> {
  const rows = await db.selectFrom('messages').innerJoin('tickets', 'tickets.id', 'messages.ticket_id').select(['messages.id', 'messages.state', 'messages.received_at'])
    .where('tickets.ref', '=', ref).where('messages.state', '<>', 'duplicate').orderBy('messages.received_at').orderBy('messages.id').execute();
  return rows.map((row) => ({ id: row.id, state: row.state, receivedAt: row.received_at.getTime() }));
}
