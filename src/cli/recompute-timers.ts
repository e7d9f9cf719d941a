// postern timers --recompute: every running timer whose calendar has changed gets the due time of today's, ticket by
// ticket under its lock; --dry-run shows the same without storing anything. Old due, new due, and the days that made it so.
import pc from 'picocolors';
import { decide } from '../decide/decide.ts';
import { formatLocal } from '../decide/calendar.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import { submitEvent } from '../journey.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { Installation } from '../main/installation.ts';
import { findTicketsOn } from '../record/timer-calendars.ts';
import { readTicketRecord } from '../record/ticket-record.ts';
import { olderCalendars } from './older-calendars.ts';
import { printJson } from './open.ts';
import { printable } from './table.ts';

export interface RecomputeOptions {
  readonly desk: string | null;
  readonly dryRun: boolean;
  readonly json: boolean;
}

interface Recounted {
  readonly ref: string;
  readonly zone: string;
  readonly before: TicketTimer;
  readonly after: TicketTimer;
}

/** Recounts, or shows what a recount would change. */
export async function recomputeTimers(installation: Installation, { desk, dryRun, json }: RecomputeOptions): Promise<void> {
  const { db, rulebook, journey } = installation;
  const refs = new Set<string>();
  for (const use of await olderCalendars(db, rulebook(), desk)) for (const ref of await findTicketsOn(db, use)) refs.add(ref);
  const all: Recounted[] = [];
  for (const ref of refs) all.push(...await recountOne(installation, ref, dryRun));
  if (json) {
    printJson(all.map(({ ref, before, after }) => ({
      ref, name: after.name, dueBefore: isoInstant(before.dueAt), due: isoInstant(after.dueAt), calendar: `${after.calendar}@${after.calendarVersion}`,
      calendarBefore: `${before.calendar}@${before.calendarVersion}`, why: after.why, stored: !dryRun,
    })));
    return;
  }
  const moved = all.filter(({ before, after }) => before.dueAt !== after.dueAt);
  for (const one of moved) console.log(movedText(one, journey.now()));
  const count = `${all.length} timer${all.length === 1 ? '' : 's'}`;
  if (all.length === 0) console.log('every running timer was counted by the calendars of today');
  else if (dryRun) console.log(`${count} would be counted again, ${moved.length} with another due time; nothing has been changed`);
  else console.log(`${count} counted again, ${moved.length} with another due time`);
}

async function recountOne({ db, journey, rulebook }: Installation, ref: string, dryRun: boolean): Promise<Recounted[]> {
  const record = await readTicketRecord(db, ref);
  const desk = rulebook().desks.get(record?.ticket.desk ?? '');
  if (record === null || desk === undefined) return [];
  const event = { kind: 'recount', by: 'cli' } as const;
  const after = dryRun ? decide({ ticket: record.ticket, event, desk, newRef: null, now: journey.now() }).ticket : (await submitEvent(journey, ref, event)).ticket;
  return after === null ? [] : differences(record.ticket, after);
}

function differences(before: Ticket, after: Ticket): Recounted[] {
  return Object.values(after.timers).flatMap((timer) => {
    const old = before.timers[timer.name];
    return old === undefined || old.calendarVersion === timer.calendarVersion ? [] : [{ ref: after.ref, zone: after.zone, before: old, after: timer }];
  });
}

function movedText({ ref, zone, before, after }: Recounted, now: Instant): string {
  // The last step is the due time itself; of the others those tell why that were not there before.
  const because = after.why.slice(0, -1).filter((line) => !before.why.includes(line));
  return [
    `${ref}  ${after.name}: ${formatLocal(before.dueAt, zone)} → ${pc.bold(formatLocal(after.dueAt, zone))}${after.dueAt <= now ? pc.red(' (at once)') : ''}`,
    ...(because.length === 0 ? ['those days are open now'] : because).map((line) => pc.dim(`    ${printable(line)}`)),
  ].join('\n');
}
