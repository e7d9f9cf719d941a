// One message by an admin's hand: look at it, let it be decided again, let it pass, or set it aside for good. Every
// change is one conditional UPDATE: a message that meanwhile became something else is left as it is.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, OutboxState } from './database.ts';
import { firstHeld } from '../decide/held-mail.ts';
import type { StoredAuthentication } from './stored-authentication.ts';
import type { StoredRelease } from './stored-release.ts';

export interface MessageRecord {
  readonly id: string;
  readonly messageId: string | null;
  readonly state: MessageState;
  readonly reason: string;
  readonly desk: string;
  /** Reference of its ticket. */
  readonly ticket: string | null;
  /** Mails of ours that it brought about. */
  readonly answers: readonly { readonly outbox: string; readonly kind: string; readonly to: string; readonly state: OutboxState }[];
  readonly receivedAt: Instant;
  readonly processedAt: Instant | null;
  readonly from: string | null;
  readonly subject: string | null;
  readonly classification: string | null;
  readonly source: string;
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  readonly remoteAddress: string;
  readonly helo: string;
  readonly tls: boolean;
  readonly sizeBytes: number;
  readonly duplicateOf: string | null;
  readonly attempts: number;
  readonly released: boolean;
  /** Who let it pass; null when nobody did, or when it was not kept yet. */
  readonly releasedBy: string | null;
  readonly packVersion: string | null;
  /** Who wrote it, as far as it was known when it was decided; null when nobody asked. */
  readonly authentication: StoredAuthentication | null;
  readonly forgedTokens: number;
}

/** The row without its bytes; null when there is none. */
export async function readMessage(db: Db, id: string): Promise<MessageRecord | null> {
  const row = await db.selectFrom('messages').leftJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select([
      'messages.id', 'messages.message_id', 'messages.state', 'messages.reason', 'messages.desk', 'tickets.ref', 'messages.received_at', 'messages.processed_at',
      'messages.from_address', 'messages.subject', 'messages.classification', 'messages.source', 'messages.reverse_path', 'messages.forward_paths',
      'messages.remote_address', 'messages.helo', 'messages.tls', 'messages.size_bytes', 'messages.duplicate_of', 'messages.attempts', 'messages.released', 'messages.release', 'messages.pack_version', 'messages.authentication', 'messages.forged_tokens',
    ])
    .where('messages.id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const answers = await db.selectFrom('outbox').select(['id as outbox', 'kind', 'address as to', 'state']).where('caused_by', '=', id).orderBy('outbox.id').execute();
  return {
    answers, id: row.id, messageId: row.message_id, state: row.state, reason: reasonOf(row), desk: row.desk, ticket: row.ref,
    receivedAt: row.received_at.getTime(), processedAt: row.processed_at?.getTime() ?? null, from: row.from_address, subject: row.subject,
    classification: row.classification, source: row.source, reversePath: row.reverse_path, forwardPaths: row.forward_paths,
    remoteAddress: row.remote_address, helo: row.helo, tls: row.tls, sizeBytes: row.size_bytes, duplicateOf: row.duplicate_of,
    attempts: row.attempts, released: row.released, releasedBy: row.release?.by ?? null, packVersion: row.pack_version,
    authentication: row.authentication, forgedTokens: row.forged_tokens,
  };
}

/** In words also while nothing has happened to it yet. */
export function reasonOf({ state, reason }: Pick<MessageRecord, 'state' | 'reason'>): string {
  return state === 'accepted' && reason === '' ? 'waits to be decided' : reason;
}

/** What may be decided again: nothing of it stands in a ticket, so nothing can happen twice. */
export const retryableStates = ['failed', 'held', 'redirected', 'refused', 'discarded', 'automatic', 'dsn'] as const satisfies readonly MessageState[];
/** What a sender verdict has stopped: letting it pass overrules that verdict. */
export const releasableStates = ['held', 'redirected'] as const satisfies readonly MessageState[];
/** What nobody has to deal with any more once it is discarded. */
export const discardableStates = ['accepted', 'failed', 'held', 'redirected', 'refused', 'automatic', 'dsn'] as const satisfies readonly MessageState[];

/** Puts it back to accepted with all its attempts; it keeps its receipt time. False when its state forbids it. */
export async function retryMessage(db: Db, id: string): Promise<boolean> {
  return acceptAgain(db, id, retryableStates, null);
}

/**
 * Likewise, and its sender may write this once (the sender verdict is accept). Of messages held together the first goes,
 * and the others follow it. Returns the message that goes; null when its state forbids it.
 */
export async function releaseMessage(db: Db, id: string, by: string, now: Instant): Promise<string | null> {
  const row = await db.selectFrom('messages').select(['id', 'held']).where('id', '=', id).executeTakeFirst();
  const first = row === undefined ? id : firstHeld({ id: row.id, note: row.held });
  for (const one of new Set([first, id])) if (await acceptAgain(db, one, releasableStates, { by, at: now, said: '', set: {} })) return one;
  return null;
}

/** Those that were held together with message `id` and wait to join its ticket. */
export async function followersOf(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('messages').select('id').where('state', '=', 'accepted').where(sql<boolean>`release->>'joins' = ${id}`).orderBy('id').execute();
  return rows.map((row) => row.id);
}

async function acceptAgain(db: Db, id: string, states: readonly MessageState[], release: StoredRelease | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('messages')
    .set({ state: 'accepted', reason: '', attempts: 0, claimed_until: null, processed_at: null, ...(release === null ? {} : { released: true, release: JSON.stringify(release) }) })
    // Only bytes of its own can be read again, and what is filed on a ticket stays there.
    .where('id', '=', id).where('state', 'in', states).where('raw', 'is not', null).where('ticket_id', 'is', null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends it with a reason; its bytes stay. A worker that holds it just now finds it settled and lets go. */
export async function discardMessage(db: Db, id: string, reason: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('messages')
    .set({ state: 'discarded', reason: `by hand: ${reason}`.replaceAll('\u0000', '').slice(0, 1_000), processed_at: new Date(now), claimed_until: null })
    .where('id', '=', id).where('state', 'in', discardableStates).where('ticket_id', 'is', null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The message that holds the bytes: itself, or the first copy that it repeats. */
export async function firstCopy(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('messages').select(sql<string>`coalesce(duplicate_of, id)`.as('first')).where('id', '=', id).executeTakeFirst();
  return row?.first ?? id;
}

export async function stateOfMessage(db: Db, id: string): Promise<MessageState | null> {
  const row = await db.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state ?? null;
}
