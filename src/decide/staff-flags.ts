// Flags that say what the working side was told and has not looked at yet: any word or act of its people takes them away.
import type { Ticket } from './ticket.ts';

/** A requester's answers settle nothing, and people were asked to look. */
export const personAsked = 'person_asked';

const untilSomebodyActs = ['answers_muted', personAsked];

/** The flags of a ticket after somebody of the working side has done something on it. */
export function flagsAfterStaff({ flags }: Pick<Ticket, 'flags'>): readonly string[] {
  return flags.filter((one) => !untilSomebodyActs.includes(one));
}
