// Messages between acceptance and their final state: claimed in batches by any number of workers, counted before they
// are tried, and settled exactly once.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { MessageOutcome } from '../decide/decision.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import type { Db, Tx } from './database.ts';

import { jsonRows } from './json-rows.ts';
import type { StoredAuthentication } from './stored-authentication.ts';
import type { StoredHeld, StoredRelease } from './stored-release.ts';

export interface AcceptedMessage {
  readonly id: string;
  readonly desk: string;
  readonly source: string;
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  /** Who brought it, and the name he gave himself; '' when it did not come by SMTP. */
  readonly remoteAddress: string;
  readonly helo: string;
  readonly receivedAt: Instant;
  readonly raw: Buffer;
  readonly attempts: number;
  /** Who let it pass after it was held; null when nobody had to. */
  readonly release: StoredRelease | null;
  /** What the DNS said of its sender when it was first decided. */
  readonly senderCheck: SenderCheck | null;
}

/** Released before the word was kept: it was released all the same. */
export const storedRelease = sql`case when released then coalesce(release, '{"by": "an admin", "said": "", "set": {}}') end`;

/** A claim outlives the slowest message of its batch; after it another worker may try. */
const claimSeconds = 60;
/** Raw bytes in hand at once; a single mail may be larger. */
const claimBytesMax = 8 * 1024 * 1024;
/** A message that was in hand at this many ends of the process is tried alone: it must not take others along. */
const suspectAfter = 2;

/**
 * Claims up to `count` accepted messages, oldest first, and counts the attempt before anything is done with them: a
 * message that kills its worker is counted too. `only` claims one message by id.
 */
export async function claimMessages(db: Db, count: number, now: Instant, only?: string): Promise<AcceptedMessage[]> {
  const one = only === undefined ? sql`` : sql`and id = ${only}`;
  const { rows } = await sql<{
    id: string; desk: string; source: string; reverse_path: string; forward_paths: string[]; remote_address: string; helo: string; received_at: Date; raw: Buffer; attempts: number;
    release: StoredRelease | null; sender_check: SenderCheck | null;
  }>`
    with waiting as (
      select id, size_bytes, attempts from messages
      where state = 'accepted' and (claimed_until is null or claimed_until < ${new Date(now)}) ${one}

      order by id limit ${count} for update skip locked),
    counted as (
      select id, row_number() over oldest as place, sum(size_bytes) over oldest as bytes, bool_or(attempts >= ${suspectAfter}) over oldest as suspect
      from waiting window oldest as (order by id))
    update messages m set attempts = m.attempts + 1, claimed_until = ${new Date(now + claimSeconds * 1000)}
    from counted c where m.id = c.id and (c.place = 1 or (c.bytes <= ${claimBytesMax} and not c.suspect))
    returning m.id, desk, source, reverse_path, forward_paths, remote_address, helo, received_at, raw, m.attempts, ${storedRelease} as release, authentication->'check' as sender_check`.execute(db);
  return rows
    .map((row) => ({
      id: row.id, desk: row.desk, source: row.source, reversePath: row.reverse_path, forwardPaths: row.forward_paths, remoteAddress: row.remote_address, helo: row.helo,
      receivedAt: row.received_at.getTime(), raw: row.raw, attempts: row.attempts, release: row.release, senderCheck: row.sender_check,
    }))
    .sort((a, b) => Number(a.id) - Number(b.id));
}

/** Locks those of the messages that are still to be decided; another worker may have settled some meanwhile. */
export async function lockAccepted(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from messages where id = any(${[...ids]}::bigint[]) and state = 'accepted' order by id for update`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

export interface MessageFacts {
  readonly messageId: string | null;
  readonly fingerprint: Buffer;
  readonly from: string | null;
  readonly subject: string;
  readonly classification: string;
}

export interface KnownMessage {
  readonly id: string;
  readonly desk: string;
  readonly facts: MessageFacts;
}


/** By message: the same mail (Message-ID and content) that its desk already has, by another way (H-01). */
export async function findSameMails(tx: Tx, messages: readonly KnownMessage[]): Promise<Map<string, string>> {
  const asked = messages.flatMap(({ id, desk, facts }) => (facts.messageId === null ? [] : [{ id, desk, message_id: short(facts.messageId), content: hexOf(facts.fingerprint) }]));
  if (asked.length === 0) return new Map();
  // Only an earlier, whole one: two copies must never each call the other the first.
  const { rows } = await sql<{ id: string; first: string }>`
    select r.id, same.first
    from json_to_recordset(${jsonRows(asked)}::json) as r(id bigint, desk text, message_id text, content bytea)
    cross join lateral (
      select min(m.id) as first from messages m
      where m.desk = r.desk and m.message_id = r.message_id and m.content_sha256 = r.content and m.duplicate_of is null and m.id < r.id) as same
    where same.first is not null`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.first]));
}

export interface SettledMessage {
  readonly id: string;
  readonly outcome: Omit<MessageOutcome, 'held'> & { readonly held?: StoredHeld };
  readonly facts: MessageFacts;
  readonly ticketId: string | null;
  readonly packVersion: string;
  readonly duplicateOf?: string;
  /** null: nobody asked who wrote it. */
  readonly authentication: StoredAuthentication | null;
  readonly forgedTokens: number;
}

/** Gives messages their final state. */
export async function settleMessages(tx: Tx, messages: readonly SettledMessage[], now: Instant): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ id, outcome, facts, ticketId, packVersion, duplicateOf, authentication, forgedTokens }) => ({
    id, state: outcome.state, reason: outcome.reason.slice(0, 1_000), ticket_id: ticketId, pack_version: packVersion, duplicate_of: duplicateOf ?? null,
    message_id: short(facts.messageId), content_sha256: hexOf(facts.fingerprint), from_address: short(facts.from), subject: short(facts.subject), classification: facts.classification, held: outcome.held ?? null,
    authentication, forged_tokens: Math.min(forgedTokens, 1_000),
  }));
  await sql`
    update messages m set state = r.state, reason = r.reason, ticket_id = r.ticket_id, pack_version = r.pack_version, processed_at = ${new Date(now)},
      claimed_until = null, duplicate_of = r.duplicate_of, message_id = r.message_id, content_sha256 = r.content_sha256, from_address = r.from_address,
      subject = r.subject, classification = r.classification, held = coalesce(r.held, m.held),
      authentication = r.authentication, forged_tokens = r.forged_tokens
    from json_to_recordset(${jsonRows(rows)}::json) as r(id bigint, state text, reason text, ticket_id bigint, pack_version text, duplicate_of bigint,
      message_id text, content_sha256 bytea, from_address text, subject text, classification text, held jsonb, authentication jsonb, forged_tokens smallint)
    where m.id = r.id`.execute(tx);
}

function hexOf(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/** Sets a message aside after its last attempt; its bytes stay and it can be retried by hand. Whose it is, its header says. */
export async function failMessage(db: Db, { id, raw }: Pick<AcceptedMessage, 'id' | 'raw'>, reason: string, now: Instant): Promise<void> {
  const header = minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
  const column = (text: string | null): string | null => short(text?.replaceAll('\u0000', '') ?? null);
  await db.updateTable('messages')
    .set({ state: 'failed', reason: reason.slice(0, 1_000), processed_at: new Date(now), claimed_until: null, from_address: column(header.from[0]?.addrSpec ?? ''), subject: column(header.subject) })
    .where('id', '=', id).where('state', '=', 'accepted').execute();
}

/** Lets go of a claim so that the next attempt need not wait for it to run out. `counts`: was the attempt the message's own? `reason`: why it is to be tried again. */
export async function releaseClaim(db: Db, id: string, until: Instant, counts: boolean, reason = ''): Promise<void> {
  await db.updateTable('messages')
    .set((eb) => ({ claimed_until: new Date(until), reason: reason.replaceAll('\u0000', '').slice(0, 1_000), ...(counts ? {} : { attempts: eb('attempts', '-', 1) }) }))
    .where('id', '=', id).where('state', '=', 'accepted').execute();
}

/** Must it be in hand alone? */
export function isSuspect(message: Pick<AcceptedMessage, 'attempts'>): boolean {
  return message.attempts > suspectAfter;
}

/** True when this was the last attempt. */
export function isLastAttempt(message: AcceptedMessage): boolean {
  return message.attempts >= limits.processAttemptsMax;
}

/** Columns are indexed and shown: no kilobytes (F31, F41). */
function short(text: string | null): string | null {
  return text === null ? null : text.slice(0, 998);
}
