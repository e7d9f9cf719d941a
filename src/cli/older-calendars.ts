// Which running timers were counted by a calendar that has changed since. They keep their due times until somebody says
// `postern timers --recompute`.
import type { Db } from '../record/database.ts';
import { isOlderCalendar } from '../decide/calendar.ts';
import { readCalendarUses, type CalendarUse } from '../record/timer-calendars.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** Calendars of running timers that are others today, with the count of those timers; a desk without a pack is not judged. */
export async function olderCalendars(db: Db, { desks }: Rulebook, desk: string | null): Promise<CalendarUse[]> {
  const uses = await readCalendarUses(db, desk);
  return uses.filter(({ desk: id, name, version }) => {
    const calendars = desks.get(id)?.calendars;
    return calendars !== undefined && isOlderCalendar(name, version, calendars);
  });
}

/** `14 timers run by an older calendar: ABC desk business (12), …`; empty when none does. */
export function olderText(uses: readonly CalendarUse[]): string {
  const count = uses.reduce((sum, use) => sum + use.timers, 0);
  if (count === 0) return '';
  const names = [...new Set(uses.map((use) => `${use.desk} ${use.name}`))];
  return `${count} running timer${count === 1 ? ' was' : 's were'} counted by an older calendar: ${names.join(', ')}`;
}
