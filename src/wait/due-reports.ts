// Monthly reports are due by the calendar, not by a ticket: every round looks whether a month has to be reported on. The
// rows say which were; a report that cannot be made is tried again with the next round and holds up no other.
import { makeDueReports, type JourneyContext } from '../journey.ts';
import type { EventLog } from '../platform/event-log.ts';

/** Puts what is due into the outbox; the number of mails. Never rejects. */
export async function sendDueReports(context: JourneyContext, log: EventLog): Promise<number> {
  try {
    return await makeDueReports(context, (report, error) => log.error({ report, err: error }, 'report could not be made'));
  } catch (error) {
    log.error({ err: error }, 'reports could not be looked for');
    return 0;
  }
}
