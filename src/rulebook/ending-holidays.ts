// Which holidays run out: a calendar that silently knows no holiday any more counts every one of them as an open day.
import type { Desk } from './rulebook.ts';

/** Time enough to write next year's days. */
const soonDays = 60;
const dayMs = 86_400_000;

/** A sentence for each calendar of the desk whose holidays end within sixty days of `today` (ISO date). */
export function endingHolidays(desk: Desk, today: string): string[] {
  const soon = new Date(Date.parse(`${today}T00:00Z`) + soonDays * dayMs).toISOString().slice(0, 10);
  return desk.holidayHorizons.filter(({ lastDay }) => lastDay < soon).map(({ calendar, list, lastDay }) =>
    `${desk.id}: calendar ${calendar} knows no holiday after ${lastDay} (${list === null ? 'the dates in the pack' : `list ${list}`})`);
}
