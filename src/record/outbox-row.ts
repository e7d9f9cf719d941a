// The outbox as rows: claimed under a lease that is committed with a sync before anything leaves, and settled after. A
// claim whose process died is decided by what could have happened: a sandboxed file may be written again (same name,
// same bytes), a mail to a relay may already be out and becomes `uncertain`, never blindly sent again.
import { sql } from 'kysely';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, OutboxState } from './database.ts';

export interface ClaimedMail {
  readonly id: string;
  readonly mail: OutgoingMail;
  readonly attempts: number;
  /** Who has not got it yet, after an attempt by which others did; null = nobody has. */
  readonly stillTo: readonly string[] | null;
}

/** One SMTP transaction with a slow relay fits; see send/deadlines. */
const claimSeconds = 300;

/** Claims up to `count` mails that are due; `kind` = only these. */
export async function claimOutbox(db: Db, count: number, now: Instant, kind?: OutgoingMail['kind']): Promise<ClaimedMail[]> {
  const ofKind = kind === undefined ? sql`` : sql`and kind = ${kind}`;
  const { rows } = await sql<ClaimedMail>`
    update outbox set state = 'sending', attempts = attempts + 1, claimed_until = ${new Date(now + claimSeconds * 1000)}
    where id in (
      select id from outbox where state = 'pending' and next_attempt_at <= ${new Date(now)} ${ofKind}
      order by next_attempt_at, id limit ${count} for update skip locked)
    returning id, mail, attempts, still_to as "stillTo"`.execute(db);
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** A later attempt, and whom it is for where some have the mail already (null = everybody). */
export interface NextAttempt {
  readonly at: Instant;
  readonly to: readonly string[] | null;
}

/** What became of a claimed mail. `pending` with a later attempt is a transient failure. */
export async function settleOutbox(
  db: Db, id: string, state: Exclude<OutboxState, 'sending'>, reply: string, now: Instant, next?: NextAttempt,
): Promise<void> {
  await db.updateTable('outbox')
    .set({
      state, reply: reply.replaceAll('\u0000', '').slice(0, 1_000), claimed_until: null,
      done_at: state === 'pending' ? null : new Date(now),
      ...(next === undefined ? {} : { next_attempt_at: new Date(next.at), still_to: next.to === null ? null : [...next.to] }),
    })
    .where('id', '=', id).where('state', '=', 'sending').execute();
}

/** A batch of sandboxed mails in one commit: writing the files again after a crash would change nothing. */
export async function settleSandboxed(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  await db.updateTable('outbox').set({ state: 'sandboxed', reply: 'written to the sandbox folder', claimed_until: null, done_at: new Date(now) })
    .where('id', 'in', [...ids]).where('state', '=', 'sending').execute();
}

/**
 * Claims left by a process that died. `repeatable`: sending the same again cannot make a second copy, of everything
 * (sandbox) or of what goes to these addresses only (a webhook, whose other end knows a repetition).
 */
export async function recoverClaims(db: Db, repeatable: boolean | readonly string[], now: Instant): Promise<number> {
  if (typeof repeatable !== 'boolean') {
    const again = repeatable.length === 0 ? 0 : await recoverThose(db, true, now, repeatable);
    return again + (await recoverThose(db, false, now, null));
  }
  return recoverThose(db, repeatable, now, null);
}

async function recoverThose(db: Db, repeatable: boolean, now: Instant, addresses: readonly string[] | null): Promise<number> {
  const stale = db.updateTable('outbox')
    .set(repeatable
      ? { state: 'pending', claimed_until: null }
      : { state: 'uncertain', claimed_until: null, reply: 'the sending process died; the mail may or may not have left', done_at: new Date(now) })
    .where('state', '=', 'sending').where('claimed_until', '<', new Date(now));
  const { numUpdatedRows } = await (addresses === null ? stale : stale.where('address', 'in', [...addresses])).executeTakeFirst();
  return Number(numUpdatedRows);
}
