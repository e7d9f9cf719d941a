// After a crash of the only process of an embedded store: nobody else can hold a claim, so all of them are of the dead.
// On a shared database claims run out by themselves instead.
import type { Db } from './database.ts';

/** Lets go of all claims; a mail in a sandbox may be written again, one on its way to a relay is left to its lease. */
export async function recoverAfterCrash(db: Db): Promise<void> {
  const longAgo = new Date(0);
  await db.updateTable('messages').set({ claimed_until: null }).where('state', '=', 'accepted').where('claimed_until', 'is not', null).execute();
  await db.updateTable('outbox').set({ claimed_until: longAgo }).where('state', '=', 'sending').execute();
  await db.updateTable('mailboxes').set({ lease_holder: null, lease_until: null }).where('lease_holder', 'is not', null).execute();
  await db.updateTable('timers').set({ rung_at: null }).where('state', '=', 'running').where('rung_at', 'is not', null).execute();
}
