// Timers as rows: which ones must be woken, and which of those have a job already.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';

export interface DueTimer {
  readonly ticketId: string;
  readonly ref: string;
  readonly name: string;
  readonly generation: number;
  readonly wakeAt: Instant;
}

/** Timers whose instant has come, earliest first (after downtime they run once each, in due order). */
export async function findDueTimers(db: Db, now: Instant, count: number): Promise<DueTimer[]> {
  const rows = await db.selectFrom('timers').innerJoin('tickets', 'tickets.id', 'timers.ticket_id')
    .select(['timers.ticket_id', 'tickets.ref', 'timers.name', 'timers.generation', 'timers.wake_at'])
    .where('timers.state', '=', 'running').where('timers.wake_at', '<=', new Date(now))
    .orderBy('timers.wake_at').limit(count).execute();
  return rows.map((row) => ({ ticketId: row.ticket_id, ref: row.ref, name: row.name, generation: row.generation, wakeAt: row.wake_at.getTime() }));
}

/** When the timers wake that are due before `until` and without a job, up to `count` of them; marked as rung: the caller rings next. */
export async function takeUnrungTimers(db: Db, until: Instant, now: Instant, count: number): Promise<Instant[]> {
  const { rows } = await sql<{ wake_at: Date }>`
    update timers set rung_at = ${new Date(now)}
    where (ticket_id, name) in (
      select ticket_id, name from timers
      where state = 'running' and wake_at <= ${new Date(until)} and rung_at is null
      order by wake_at limit ${count} for update skip locked)
    returning wake_at`.execute(db);
  return rows.map((row) => row.wake_at.getTime());
}

/** A job for it may have been lost (Redis emptied): overdue timers may be rung again. */
export async function forgetLostRings(db: Db, overdueSince: Instant): Promise<void> {
  await db.updateTable('timers').set({ rung_at: null })
    .where('state', '=', 'running').where('wake_at', '<', new Date(overdueSince)).where('rung_at', 'is not', null).execute();
}
