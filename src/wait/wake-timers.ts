// A wake-up rings: every timer whose instant has come is handed to its ticket, in due order, many tickets in one
// transaction. The row decides, never the job: a stale generation changes nothing.
import { submitEvents, type JourneyContext, type StepResult } from '../journey.ts';
import type { EventLog } from '../platform/event-log.ts';
import { findDueTimers, type DueTimer } from '../record/timer-row.ts';

/** Beyond this a transaction costs no less a timer, and mail waits behind it for the locks on its tickets. */
const batchSize = 32;
/** Found at once: in a burst, the index still holds the timers that have just fired, and each search walks past them. */
const searchSize = 10 * batchSize;

export interface WakeOptions {
  readonly context: JourneyContext;
  readonly log: EventLog;
  /** Called after each transaction, with what it set in motion. */
  readonly onStep: (step: StepResult) => void;
  /** False once the process is to end. */
  readonly goesOn: () => boolean;
}

/** Wakes all timers that are due. */
export async function wakeDueTimers(options: WakeOptions): Promise<void> {
  const { context, goesOn } = options;
  const failed = new Set<string>();
  const woken = new Set<string>();
  while (goesOn()) {
    const due = await findDueTimers(context.db, context.now(), searchSize + failed.size);
    // A row that its ticket knows nothing of stays as it is: woken once a run, or the run would never end.
    for (const timer of due) if (woken.has(keyOf(timer))) failed.add(keyOf(timer));
    const fresh = onePerTicket(due.filter((timer) => !failed.has(keyOf(timer))));
    if (fresh.length === 0) return;
    for (const timer of fresh) woken.add(keyOf(timer));
    for (let from = 0; from < fresh.length && goesOn(); from += batchSize) {
      for (const timer of await wake(options, fresh.slice(from, from + batchSize))) failed.add(keyOf(timer));
    }
  }
}

/** What a timer does to its ticket may move the others; they are looked at again. */
function onePerTicket(timers: readonly DueTimer[]): DueTimer[] {
  const tickets = new Set<string>();
  return timers.filter((timer) => !tickets.has(timer.ticketId) && tickets.add(timer.ticketId));
}

/** Returns those that could not be decided. */
async function wake(options: WakeOptions, timers: readonly DueTimer[]): Promise<DueTimer[]> {
  const { context, log } = options;
  try {
    options.onStep(await submitEvents(context, timers.map(({ ref, name, generation }) => ({ ref, event: { kind: 'timer', name, generation } }))));
    return [];
  } catch (error) {
    const [timer] = timers;
    if (timer !== undefined && timers.length === 1) {
      // One ticket that cannot be decided must not hold up the clocks of all others; the sweep brings it again.
      log.error({ ticketId: timer.ticketId, timer: timer.name, err: error }, 'timer could not be decided');
      return [timer];
    }
    const failed: DueTimer[] = [];
    for (const one of timers) failed.push(...(await wake(options, [one])));
    return failed;
  }
}

function keyOf(timer: DueTimer): string {
  return `${timer.ticketId} ${timer.name} ${timer.generation} ${timer.wakeAt}`;
}
