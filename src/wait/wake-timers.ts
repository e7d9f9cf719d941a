// A wake-up rings: every timer whose instant has come is handed to its ticket, in due order. The row decides, never the
// job: a stale generation changes nothing.
import type { JourneyContext } from '../journey.ts';
import { submitEvent } from '../journey.ts';
import type { EventLog } from '../platform/event-log.ts';
import { findDueTimers, type DueTimer } from '../record/timer-row.ts';

const batchSize = 100;

/** Wakes all due timers while `goesOn`; returns how many mails their decisions put into the outbox. */
export async function wakeDueTimers(context: JourneyContext, log: EventLog, goesOn: () => boolean): Promise<number> {
  let mails = 0;
  const failed = new Set<string>();
  for (;;) {
    const due = await findDueTimers(context.db, context.now(), batchSize + failed.size);
    const fresh = due.filter((timer) => !failed.has(keyOf(timer)));
    if (fresh.length === 0) return mails;
    for (const timer of fresh) {
      if (!goesOn()) return mails;
      try {
        mails += (await submitEvent(context, timer.ref, { kind: 'timer', name: timer.name, generation: timer.generation })).mails;
      } catch (error) {
        // One ticket that cannot be decided must not hold up the clocks of all others; the sweep brings it again.
        failed.add(keyOf(timer));
        log.error({ ticketId: timer.ticketId, timer: timer.name, err: error }, 'timer could not be decided');
      }
    }
  }
}

function keyOf(timer: DueTimer): string {
  return `${timer.ticketId} ${timer.name} ${timer.generation}`;
}
