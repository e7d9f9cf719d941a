// The H-05 counters of an address, read from the outbox inside the deciding transaction: at most one query a mail.
import { sql } from 'kysely';
import type { AutomaticBudget } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Automatic mails to `address` that a mail has caused: on this ticket within 24 h (since a person of the working side last
 * wrote), and over all tickets within an hour. What a clock causes (a promised report, a reminder) can feed no loop.
 */
export async function readBudget(tx: Tx, address: string, ticketId: string | null, repliedAt: Instant | null, now: Instant): Promise<AutomaticBudget> {
  if (address === '') return { perTicketDay: 0, perAddressHour: 0 };
  const daySince = new Date(Math.max(now - dayMs, repliedAt ?? 0));
  const { rows } = await sql<{ per_ticket: string; per_hour: string }>`
    select count(*) filter (where ticket_id = ${ticketId}::bigint and created_at >= ${daySince}) as per_ticket,
           count(*) filter (where created_at >= ${new Date(now - hourMs)}) as per_hour
    from outbox where automatic and caused_by is not null and state <> 'discarded' and address = ${address.toLowerCase()} and created_at >= ${new Date(now - dayMs)}`.execute(tx);
  return { perTicketDay: Number(rows[0]?.per_ticket ?? 0), perAddressHour: Number(rows[0]?.per_hour ?? 0) };
}
