// The sweep heals what a lost job, an emptied Redis or a killed process left behind: it looks at the rows and rings for
// whatever waits. It is also how a timer of next month gets its job: shortly before it is due.
import type { Instant } from '../mail/instant.ts';
import type { EventLog } from '../platform/event-log.ts';
import type { Queues } from '../platform/queue.ts';
import type { Db } from '../record/database.ts';
import { forgetOldLoopCounts } from '../record/loop-counts.ts';
import { recoverClaims } from '../record/outbox-row.ts';
import { forgetLostRings, takeUnrungTimers } from '../record/timer-row.ts';
import { noteSweep } from '../record/troubles.ts';
import { wakeBells } from './wake-bells.ts';

export interface SweepContext {
  readonly db: Db;
  readonly queues: Queues;
  /** May a claim of a dead process be repeated: all, or those to these addresses? */
  readonly repeatable: boolean | readonly string[];
  readonly now: () => Instant;
  readonly log: EventLog;
}

/** Timers get a job this long before they are due; the sweep runs far more often. */
const horizonMs = 10 * 60_000;
/** A timer overdue by this much although it was rung has lost its job. */
const lostRingMs = 60_000;
const timersPerSweep = 2_000;

/** One round. */
export async function sweep(context: SweepContext): Promise<void> {
  const { db, queues } = context;
  const now = context.now();
  const recovered = await recoverClaims(db, context.repeatable, now);
  if (recovered > 0) context.log.warn({ recovered, repeatable: context.repeatable }, 'claims of a dead process recovered');
  const round = String(now);
  if (await anyAccepted(db, now)) await queues.ring('process', { id: `sweep-${round}`, generation: 0 });
  if (await anyToSend(db, now)) await queues.ring('deliver', { id: `sweep-${round}`, generation: 0 });
  await forgetOldLoopCounts(db, now);
  await forgetLostRings(db, now - lostRingMs);
  for (;;) {
    const wakes = await takeUnrungTimers(db, now + horizonMs, now, timersPerSweep);
    await queues.ringMany('wake', wakeBells(wakes, now, `sweep-${round}`));
    if (wakes.length < timersPerSweep) break;
  }
  // The last thing: a round that hangs at a queue leaves the instant of the one before it.
  await noteSweep(db, now);
}

async function anyAccepted(db: Db, now: Instant): Promise<boolean> {
  const row = await db.selectFrom('messages').select('id').where('state', '=', 'accepted')
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', new Date(now))])).limit(1).executeTakeFirst();
  return row !== undefined;
}

async function anyToSend(db: Db, now: Instant): Promise<boolean> {
  const row = await db.selectFrom('outbox').select('id').where('state', '=', 'pending').where('next_attempt_at', '<=', new Date(now)).limit(1).executeTakeFirst();
  return row !== undefined;
}
