// What the store knows of mailboxes: who reads one (a lease), how far its folder was read (marks under one UIDVALIDITY),
// and the messages that are not simply done. A lease is counted by the clock of the database, which all processes share.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';
import type { MailboxMessageState, MailboxState } from './mailbox-state.ts';

export interface FolderKey {
  readonly mailbox: string;
  readonly folder: string;
}

/** How far a folder was read. */
export interface FolderMark extends FolderKey {
  readonly uidValidity: string;
  readonly uidMark: number;
  readonly startTo: number;
  readonly rescanTo: number;
  /** When it was read for the first time. */
  readonly since: Instant;
}

/** Takes the lease, or takes it anew; false while another holder has it. */
export async function holdLease(db: Db, mailbox: string, holder: string, forMs: number): Promise<boolean> {
  const until = sql`clock_timestamp() + ${forMs} * interval '1 millisecond'`;
  const { rows } = await sql`
    insert into mailboxes (id, lease_holder, lease_until) values (${mailbox}, ${holder}, ${until})
    on conflict (id) do update set lease_holder = ${holder}, lease_until = ${until}
    where mailboxes.lease_holder is null or mailboxes.lease_holder = ${holder} or mailboxes.lease_until < clock_timestamp()
    returning id`.execute(db);
  return rows.length > 0;
}

/** Which mailboxes the configuration has, and when each of them is late; of others no alarm is raised any more. */
export async function configureMailboxes(db: Db, mailboxes: readonly { readonly id: string; readonly lateMs: number }[]): Promise<void> {
  for (const { id, lateMs } of mailboxes) {
    const late_seconds = Math.round(lateMs / 1_000);
    await db.insertInto('mailboxes').values({ id, late_seconds }).onConflict((conflict) => conflict.column('id').doUpdateSet({ late_seconds })).execute();
  }
  const ids = mailboxes.map((one) => one.id);
  let others = db.updateTable('mailboxes').set({ late_seconds: null }).where('late_seconds', 'is not', null);
  if (ids.length > 0) others = others.where('id', 'not in', ids);
  await others.execute();
}

/** Gives it back, so that the next one need not wait until it runs out. */
export async function releaseLease(db: Db, mailbox: string, holder: string): Promise<void> {
  await db.updateTable('mailboxes').set({ lease_holder: null, lease_until: null }).where('id', '=', mailbox).where('lease_holder', '=', holder).execute();
}

/** Where reading of a folder goes on. `uidNext` is the next number that its server will give out. */
export interface OpenFolderOptions extends FolderKey {
  readonly uidValidity: string;
  readonly uidNext: number;
  readonly start: 'unseen' | 'all' | 'new';
  readonly now: Instant;
}

/**
 * The marks of a folder, made at its first reading. Another UIDVALIDITY than before means that all its numbers are new
 * (RFC 9051 2.3.1.1): it is read from the beginning, and `reset` tells so.
 */
export async function openFolder(db: Db, options: OpenFolderOptions): Promise<{ readonly mark: FolderMark; readonly reset: boolean }> {
  const { mailbox, folder, uidValidity, uidNext, start, now } = options;
  return db.transaction().execute(async (tx) => {
    const last = Math.max(0, uidNext - 1);
    const made = await tx.insertInto('mailbox_folders')
      .values({ mailbox, folder, uid_validity: uidValidity, uid_mark: String(start === 'new' ? last : 0), start_to: String(start === 'unseen' ? last : 0), rescan_to: '0', since: new Date(now) })
      .onConflict((conflict) => conflict.doNothing()).returning('mailbox').executeTakeFirst();
    const row = await tx.selectFrom('mailbox_folders').selectAll().where('mailbox', '=', mailbox).where('folder', '=', folder).executeTakeFirstOrThrow();
    const reset = made === undefined && row.uid_validity !== uidValidity;
    if (!reset) return { mark: markOf(row), reset };
    await tx.deleteFrom('mailbox_messages').where('mailbox', '=', mailbox).where('folder', '=', folder).execute();
    const renumbered = await tx.updateTable('mailbox_folders')
      .set({ uid_validity: uidValidity, uid_mark: '0', start_to: '0', rescan_to: String(last), in_hand: [] })
      .where('mailbox', '=', mailbox).where('folder', '=', folder).returningAll().executeTakeFirstOrThrow();
    return { mark: markOf(renumbered), reset };
  });
}

interface FolderRow {
  readonly mailbox: string; readonly folder: string; readonly uid_validity: string; readonly uid_mark: string; readonly start_to: string;
  readonly rescan_to: string; readonly since: Date;
}

function markOf(row: FolderRow): FolderMark {
  return {
    mailbox: row.mailbox, folder: row.folder, uidValidity: row.uid_validity, uidMark: Number(row.uid_mark), startTo: Number(row.start_to),
    rescanTo: Number(row.rescan_to), since: row.since.getTime(),
  };
}

/** Nothing of what was in hand is to blame: something of ours was away. */
export async function clearInHand(db: Db, { mailbox, folder }: FolderKey): Promise<void> {
  await db.updateTable('mailbox_folders').set({ in_hand: [] }).where('mailbox', '=', mailbox).where('folder', '=', folder).execute();
}

/** When it is tried next (somebody may have set it earlier), and when it was read last. */
export async function readAttempt(db: Db, mailbox: string): Promise<{ readonly nextAttemptAt: Instant | null; readonly lastSuccessAt: Instant | null }> {
  const row = await db.selectFrom('mailboxes').select(['next_attempt_at', 'last_success_at']).where('id', '=', mailbox).executeTakeFirst();
  return { nextAttemptAt: row?.next_attempt_at?.getTime() ?? null, lastSuccessAt: row?.last_success_at?.getTime() ?? null };
}

/** Has a failing mailbox tried at once. */
export async function attemptNow(db: Db, mailbox: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('mailboxes').set({ next_attempt_at: new Date(now) }).where('id', '=', mailbox).where('state', 'in', ['failing', 'needs-consent']).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes what is about to be taken. */
export async function noteInHand(db: Db, { mailbox, folder, uidValidity }: FolderMark, uids: readonly number[]): Promise<void> {
  await db.updateTable('mailbox_folders').set({ in_hand: uids.map(String) })
    .where('mailbox', '=', mailbox).where('folder', '=', folder).where('uid_validity', '=', uidValidity).execute();
}

/** What was in hand when a session ended without a word becomes suspect. */
export async function suspectInHand(db: Db, { mailbox, folder }: FolderKey, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('mailbox_folders').select('in_hand').where('mailbox', '=', mailbox).where('folder', '=', folder).executeTakeFirst();
    const uids = row?.in_hand ?? [];
    for (const uid of uids) {
      await sql`insert into mailbox_messages (mailbox, folder, uid, state, attempts, reason, noted_at)
        values (${mailbox}, ${folder}, ${uid}, 'suspect', 1, 'the connection ended while it was in hand', ${new Date(now)})
        on conflict (mailbox, folder, uid) do update set attempts = mailbox_messages.attempts + 1, reason = excluded.reason, noted_at = excluded.noted_at`.execute(tx);
    }
    if (uids.length > 0) await tx.updateTable('mailbox_folders').set({ in_hand: [] }).where('mailbox', '=', mailbox).where('folder', '=', folder).execute();
  });
}

export interface PassedMessages {
  /** Everything up to here is done or noted. */
  readonly uidMark: number;
  /** Stored; their flag or move is still to come. */
  readonly taken: readonly number[];
  /** Done with, nothing is to come. */
  readonly done: readonly number[];
  readonly now: Instant;
}

/** Moves the mark over messages that are stored, gone or not ours; from now on they are not fetched again. */
export async function passMessages(db: Db, mark: FolderMark, { uidMark, taken, done, now }: PassedMessages): Promise<void> {
  const { mailbox, folder, uidValidity } = mark;
  await db.transaction().execute(async (tx) => {
    // Another holder may have read on meanwhile: a mark never goes back, and never into other numbers.
    const passed = await sql`update mailbox_folders set uid_mark = greatest(uid_mark, ${uidMark}), in_hand = '{}'
      where mailbox = ${mailbox} and folder = ${folder} and uid_validity = ${uidValidity} returning 1`.execute(tx);
    if (passed.rows.length === 0) return;
    await forget(tx, mark, [...done, ...taken]);
    if (taken.length > 0) {
      await tx.insertInto('mailbox_messages').values(taken.map((uid) => ({ mailbox, folder, uid: String(uid), state: 'taken' as const, noted_at: new Date(now) }))).execute();
      await tx.updateTable('mailboxes').set({ last_mail_at: new Date(now) }).where('id', '=', mailbox).execute();
    }
  });
}

/** Nothing is left to do for these. */
export async function forgetMessages(db: Db, key: FolderKey, uids: readonly number[]): Promise<void> {
  await forget(db, key, uids);
}

async function forget(db: Db | Tx, { mailbox, folder }: FolderKey, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return;
  await db.deleteFrom('mailbox_messages').where('mailbox', '=', mailbox).where('folder', '=', folder).where('uid', 'in', uids.map(String)).execute();
}

export interface NotedMessage {
  readonly uid: number;
  readonly state: MailboxMessageState;
  readonly attempts: number;
  readonly reason: string;
  readonly nextAttemptAt: Instant | null;
  readonly notedAt: Instant;
}

/** Messages of a folder that are not simply done, by number. */
export async function listNoted(db: Db, { mailbox, folder }: FolderKey, states: readonly MailboxMessageState[]): Promise<NotedMessage[]> {
  const rows = await db.selectFrom('mailbox_messages').selectAll().where('mailbox', '=', mailbox).where('folder', '=', folder).where('state', 'in', [...states])
    .orderBy('uid').execute();
  return rows.map((row) => ({
    uid: Number(row.uid), state: row.state, attempts: row.attempts, reason: row.reason, nextAttemptAt: row.next_attempt_at?.getTime() ?? null, notedAt: row.noted_at.getTime(),
  }));
}

/** Notes that a message could not be taken: it is tried again at `nextAttemptAt`, or left to a person (null). */
export async function noteTrouble(db: Db, { mailbox, folder }: FolderKey, trouble: { readonly uid: number; readonly attempts: number; readonly reason: string; readonly nextAttemptAt: Instant | null; readonly now: Instant }): Promise<void> {
  const values = {
    state: trouble.nextAttemptAt === null ? 'aside' as const : 'retry' as const, attempts: trouble.attempts, reason: trouble.reason.slice(0, 500),
    next_attempt_at: trouble.nextAttemptAt === null ? null : new Date(trouble.nextAttemptAt), noted_at: new Date(trouble.now),
  };
  await db.insertInto('mailbox_messages').values({ mailbox, folder, uid: String(trouble.uid), ...values })
    .onConflict((conflict) => conflict.columns(['mailbox', 'folder', 'uid']).doUpdateSet(values)).execute();
}

/** Has what was set aside, or waits, tried once more; returns how many. */
export async function retryAside(db: Db, mailbox: string, now: Instant): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('mailbox_messages').set({ state: 'retry', attempts: 0, next_attempt_at: new Date(now) })
    .where('mailbox', '=', mailbox).where('state', 'in', ['aside', 'retry']).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A round ended and nothing more waits. */
export async function noteSuccess(db: Db, mailbox: string, now: Instant): Promise<void> {
  await db.updateTable('mailboxes').set({ state: 'reading', reason: '', failures: 0, next_attempt_at: null, last_success_at: new Date(now) }).where('id', '=', mailbox).execute();
}

export async function noteFailure(db: Db, mailbox: string, failure: { readonly state: MailboxState; readonly reason: string; readonly failures: number; readonly nextAttemptAt: Instant }): Promise<void> {
  await db.updateTable('mailboxes')
    .set({ state: failure.state, reason: failure.reason.slice(0, 500), failures: failure.failures, next_attempt_at: new Date(failure.nextAttemptAt) })
    .where('id', '=', mailbox).execute();
}
