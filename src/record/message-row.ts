// Messages between acceptance and their final state: claimed in batches by any number of workers, counted before they
// are tried, and settled exactly once.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import type { MessageOutcome } from '../decide/decision.ts';
import type { Db, Tx } from './database.ts';
import type { StoredHeld, StoredRelease } from './stored-release.ts';

export interface AcceptedMessage {
  readonly id: string;
  readonly desk: string;
  readonly source: string;
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  readonly receivedAt: Instant;
  readonly raw: Buffer;
  readonly attempts: number;
  /** Who let it pass after it was held; null when nobody had to. */
  readonly release: StoredRelease | null;
}

/** Released before the word was kept: it was released all the same. */
export const storedRelease = sql`case when released then coalesce(release, '{"by": "an admin", "said": "", "set": {}}') end`;

/** A claim outlives the slowest message of its batch; after it another worker may try. */
const claimSeconds = 60;

/**
 * Claims up to `count` accepted messages, oldest first, and counts the attempt before anything is done with them: a
 * message that kills its worker is counted too. `only` claims one message by id.
 */
export async function claimMessages(db: Db, count: number, now: Instant, only?: string): Promise<AcceptedMessage[]> {
  const one = only === undefined ? sql`` : sql`and id = ${only}`;
  const { rows } = await sql<{
    id: string; desk: string; source: string; reverse_path: string; forward_paths: string[]; received_at: Date; raw: Buffer; attempts: number; release: StoredRelease | null;
  }>`
    update messages set attempts = attempts + 1, claimed_until = ${new Date(now + claimSeconds * 1000)}
    where id in (
      select id from messages
      where state = 'accepted' and (claimed_until is null or claimed_until < ${new Date(now)}) ${one}
      order by id limit ${count} for update skip locked)
    returning id, desk, source, reverse_path, forward_paths, received_at, raw, attempts, ${storedRelease} as release`.execute(db);
  return rows
    .map((row) => ({
      id: row.id, desk: row.desk, source: row.source, reversePath: row.reverse_path, forwardPaths: row.forward_paths,
      receivedAt: row.received_at.getTime(), raw: row.raw, attempts: row.attempts, release: row.release,
    }))
    .sort((a, b) => Number(a.id) - Number(b.id));
}

/** Locks a message that is still to be decided; false when another worker has settled it meanwhile. */
export async function lockAccepted(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('messages').select('id').where('id', '=', id).where('state', '=', 'accepted').forUpdate().executeTakeFirst();
  return row !== undefined;
}

export interface MessageFacts {
  readonly messageId: string | null;
  readonly fingerprint: Buffer;
  readonly from: string | null;
  readonly subject: string;
  readonly classification: string;
}

/** The same mail (Message-ID and content) that this desk already has, by another way (H-01); null when it is new. */
export async function findSameMail(tx: Tx, id: string, desk: string, facts: MessageFacts): Promise<string | null> {
  if (facts.messageId === null) return null;
  const row = await tx.selectFrom('messages').select('id')
    .where('desk', '=', desk).where('message_id', '=', facts.messageId).where('content_sha256', '=', facts.fingerprint)
    // Only an earlier, whole one: two copies must never each call the other the first.
    .where('duplicate_of', 'is', null).where('id', '<', id).orderBy('id').executeTakeFirst();
  return row?.id ?? null;
}

/** Gives a message its final state. */
export async function settleMessage(
  tx: Tx, id: string, outcome: Omit<MessageOutcome, 'held'> & { readonly held?: StoredHeld }, facts: MessageFacts | null, ticketId: string | null, packVersion: string | null, now: Instant,
  duplicateOf: string | null = null,
): Promise<void> {
  await tx.updateTable('messages')
    .set({
      state: outcome.state, reason: outcome.reason.slice(0, 1_000), ticket_id: ticketId, pack_version: packVersion, processed_at: new Date(now), claimed_until: null,
      duplicate_of: duplicateOf, ...(outcome.held === undefined ? {} : { held: JSON.stringify(outcome.held) }),
      ...(facts === null ? {} : {
        message_id: clean(facts.messageId), content_sha256: facts.fingerprint, from_address: clean(facts.from), subject: clean(facts.subject),
        classification: facts.classification,
      }),
    })
    .where('id', '=', id).execute();
}

/** Sets a message aside after its last attempt; its bytes stay and it can be retried by hand. */
export async function failMessage(db: Db, id: string, reason: string, now: Instant): Promise<void> {
  await db.updateTable('messages')
    .set({ state: 'failed', reason: reason.slice(0, 1_000), processed_at: new Date(now), claimed_until: null })
    .where('id', '=', id).where('state', '=', 'accepted').execute();
}

/** Lets go of a claim so that the next attempt need not wait for it to run out. `counts`: was the attempt the message's own? */
export async function releaseClaim(db: Db, id: string, until: Instant, counts: boolean): Promise<void> {
  await db.updateTable('messages')
    .set((eb) => ({ claimed_until: new Date(until), ...(counts ? {} : { attempts: eb('attempts', '-', 1) }) }))
    .where('id', '=', id).where('state', '=', 'accepted').execute();
}

/** True when this was the last attempt. */
export function isLastAttempt(message: AcceptedMessage): boolean {
  return message.attempts >= limits.processAttemptsMax;
}

/** Columns are indexed and shown: no NUL (PostgreSQL refuses it), no kilobytes (F31, F41). */
function clean(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '').slice(0, 998);
}
