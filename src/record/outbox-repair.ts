// One outgoing mail by an admin's hand. Sending again is allowed only for what certainly or possibly did not arrive;
// the row keeps its Message-ID, so a copy that did arrive can be recognised as the same mail.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, OutboxState } from './database.ts';

export interface OutboxRecord {
  readonly id: string;
  /** Reference of its ticket. */
  readonly ticket: string | null;
  readonly mail: OutgoingMail;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly reply: string;
  readonly createdAt: Instant;
  readonly nextAttemptAt: Instant;
  readonly doneAt: Instant | null;
}

/** The row; null when there is none. */
export async function readOutboxMail(db: Db, id: string): Promise<OutboxRecord | null> {
  const row = await db.selectFrom('outbox').leftJoin('tickets', 'tickets.id', 'outbox.ticket_id')
    .select(['outbox.id', 'tickets.ref', 'outbox.mail', 'outbox.state', 'outbox.attempts', 'outbox.reply', 'outbox.created_at', 'outbox.next_attempt_at', 'outbox.done_at'])
    .where('outbox.id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id, ticket: row.ref, mail: row.mail, state: row.state, attempts: row.attempts, reply: row.reply, createdAt: row.created_at.getTime(),
    nextAttemptAt: row.next_attempt_at.getTime(), doneAt: row.done_at?.getTime() ?? null,
  };
}

export const sendableStates = ['uncertain', 'failed'] as const satisfies readonly OutboxState[];
export const discardableMailStates = ['pending', 'uncertain', 'failed'] as const satisfies readonly OutboxState[];

/** Puts it back into the outbox with all its attempts. False when its state forbids it. */
export async function sendAgain(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('outbox')
    .set({ state: 'pending', attempts: 0, next_attempt_at: new Date(now), claimed_until: null, done_at: null, reply: 'sent again by hand' })
    .where('id', '=', id).where('state', 'in', sendableStates).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends it unsent; one that is being sent at this moment is left alone. */
export async function discardMail(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('outbox').set({ state: 'discarded', done_at: new Date(now), reply: 'discarded by hand' })
    .where('id', '=', id).where('state', 'in', discardableMailStates).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The newest row, '0' without one: rows behind it are what happens from now on. */
export async function newestOutboxId(db: Db): Promise<string> {
  const row = await db.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? '0';
}

/** What an import without --answer leaves in the outbox instead of sending it. */
const withheldReply = 'withheld: imported without --answer';

/**
 * Mails that a message caused and that have not left yet are withheld. Only rows behind `after` are looked at: there is
 * no index on the cause. Returns how many were withheld and how many had left.
 */
export async function withholdMails(db: Db, messageId: string, after: string, now: Instant): Promise<{ readonly withheld: number; readonly left: number }> {
  const { numUpdatedRows } = await db.updateTable('outbox').set({ state: 'discarded', done_at: new Date(now), reply: withheldReply })
    .where('id', '>', after).where('caused_by', '=', messageId).where('state', '=', 'pending').executeTakeFirst();
  const { count } = await db.selectFrom('outbox').select((eb) => eb.fn.countAll<string>().as('count'))
    .where('id', '>', after).where('caused_by', '=', messageId).where('state', '<>', 'discarded').executeTakeFirstOrThrow();
  return { withheld: Number(numUpdatedRows), left: Number(count) };
}

/** Likewise for what the timers of these tickets wrote since row `after`. */
export async function withholdTimerMails(db: Db, refs: readonly string[], after: string, now: Instant): Promise<number> {
  if (refs.length === 0) return 0;
  const { numUpdatedRows } = await db.updateTable('outbox').set({ state: 'discarded', done_at: new Date(now), reply: withheldReply })
    .where('ticket_id', 'in', (eb) => eb.selectFrom('tickets').select('tickets.id').where('tickets.ref', 'in', refs))
    .where('id', '>', after).where('caused_by', 'is', null).where('state', '=', 'pending').executeTakeFirst();
  return Number(numUpdatedRows);
}
