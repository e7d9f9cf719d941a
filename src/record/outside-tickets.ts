// Open tickets of a requester that have no service level: what he may have written about before, by another way.
import type { Ticket } from '../decide/ticket.ts';
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';

/** Who comes back later than this writes about something else. */
const lookBackMs = 14 * 24 * 60 * 60_000;
/** Nobody has more of them open at once. */
const ticketsMax = 10;

export async function ticketsOutside(tx: Tx, desk: string, requester: string, now: Instant): Promise<Ticket[]> {
  const rows = await tx.selectFrom('tickets').select('state').where('requester', '=', requester.toLowerCase()).where('desk', '=', desk)
    .where('status_class', '!=', 'closed').where('updated_at', '>', new Date(now - lookBackMs)).where(sql<boolean>`state->>'sla' = 'false'`)
    .orderBy('id', 'desc').limit(ticketsMax).execute();
  return rows.map((row) => row.state);
}
