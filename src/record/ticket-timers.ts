// Timers of given tickets that are due, for an import that lets old clocks run out before anybody is woken by them.
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';
import type { DueTimer } from './timer-row.ts';

/** Due timers of these tickets, earliest first. */
export async function findDueTimersOf(db: Db, refs: readonly string[], now: Instant): Promise<DueTimer[]> {
  if (refs.length === 0) return [];
  const rows = await db.selectFrom('timers').innerJoin('tickets', 'tickets.id', 'timers.ticket_id')
    .select(['timers.ticket_id', 'tickets.ref', 'timers.name', 'timers.generation', 'timers.wake_at'])
    .where('tickets.ref', 'in', refs).where('timers.state', '=', 'running').where('timers.wake_at', '<=', new Date(now))
    .orderBy('timers.wake_at').execute();
  return rows.map((row) => ({ ticketId: row.ticket_id, ref: row.ref, name: row.name, generation: row.generation, wakeAt: row.wake_at.getTime() }));
}
