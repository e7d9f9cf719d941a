// By which calendars running timers were counted, to find those whose calendar has changed since.
import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface CalendarUse {
  readonly desk: string;
  /** As the timer stored them: `desk and twelve_five`, `3f2a+91bc`. */
  readonly name: string;
  readonly version: string;
  readonly timers: number;
}

/** Every calendar in every version that running timers have. */
export async function readCalendarUses(db: Db, desk: string | null): Promise<CalendarUse[]> {
  const { rows } = await sql<{ desk: string; name: string; version: string; timers: string }>`
    select tickets.desk, split_part(timers.calendar, '@', 1) as name, split_part(timers.calendar, '@', 2) as version, count(*) as timers
    from timers join tickets on tickets.id = timers.ticket_id
    where timers.state = 'running' and (${desk}::text is null or tickets.desk = ${desk})
    group by tickets.desk, timers.calendar order by tickets.desk, timers.calendar`.execute(db);
  return rows.map((row) => ({ ...row, timers: Number(row.timers) }));
}

/** References of the tickets whose timers have this calendar, oldest first. */
export async function findTicketsOn(db: Db, { desk, name, version }: CalendarUse): Promise<string[]> {
  const rows = await db.selectFrom('timers').innerJoin('tickets', 'tickets.id', 'timers.ticket_id').select(['tickets.id', 'tickets.ref']).distinct()
    .where('tickets.desk', '=', desk).where('timers.state', '=', 'running').where('timers.calendar', '=', `${name}@${version}`).orderBy('tickets.id').execute();
  return rows.map((row) => row.ref);
}
