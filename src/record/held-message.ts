// Held messages and the word that lets them pass. What one sender writes on one matter while he waits is held together:
// the first is released and opens the ticket, the others follow into it once it is there. Releasing keeps the receipt.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import type { WaitingMail } from '../decide/held-mail.ts';
import { matchesAddress } from '../mail/mailbox.ts';
import type { Side } from '../mail/reply-token.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Db, Tx } from './database.ts';
import { jsonRows } from './json-rows.ts';
import type { FoundTicket, NamedTicket } from './find-ticket.ts';
import { lockTickets } from './named-tickets.ts';
import type { StoredHeld, StoredRelease } from './stored-release.ts';

export interface HeldRow {
  readonly id: string;
  readonly from: string;
  readonly state: MessageState;
  readonly terms: StoredHeld | null;
  readonly ticketId: string | null;
}

/** The message that a question of ours was about, whatever became of it; null when this desk has none. */
export async function readHeld(tx: Tx, id: string, desk: string): Promise<HeldRow | null> {
  if (!/^\d{1,18}$/u.test(id)) return null;
  const row = await tx.selectFrom('messages').select(['id', 'from_address', 'state', 'held', 'ticket_id']).where('id', '=', id).where('desk', '=', desk).executeTakeFirst();
  return row === undefined ? null : { id: row.id, from: row.from_address ?? '', state: row.state, terms: row.held, ticketId: row.ticket_id };
}

/** For each mail, the held message that it answers by its Message-ID: not our question about it, but the mail itself. */
export async function heldByMessageIds(tx: Tx, mails: readonly { readonly desk: string; readonly ids: readonly string[] }[]): Promise<(string | null)[]> {
  const wanted = mails.flatMap(({ desk, ids }, n) => ids.map((messageId, rank) => ({ n, rank, desk, message_id: messageId })));
  const found: (string | null)[] = mails.map(() => null);
  if (wanted.length === 0) return found;
  const { rows } = await sql<{ n: number; id: string }>`
    select distinct on (r.n) r.n, m.id from json_to_recordset(${jsonRows(wanted)}::json) as r(n integer, rank integer, desk text, message_id text)
    join messages m on m.desk = r.desk and m.message_id = r.message_id and m.state = 'held'
    order by r.n, r.rank, m.id`.execute(tx);
  for (const row of rows) found[row.n] = row.id;
  return found;
}

/** A held message goes on as if accepted just now, with its own receipt time; false when it is not held (any more). */
export async function releaseHeld(db: Db | Tx, id: string, desk: string, release: StoredRelease): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('messages')
    .set({ state: 'accepted', released: true, release: JSON.stringify(release), attempts: 0, claimed_until: null, reason: '' })
    .where('id', '=', id).where('desk', '=', desk).where('state', '=', 'held').executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets those go on that are held together with message `id`, which now has its ticket. */
export async function releaseFollowers(tx: Tx, id: string, desk: string, release: StoredRelease): Promise<void> {
  await tx.updateTable('messages')
    .set({ state: 'accepted', released: true, release: JSON.stringify({ ...release, set: {}, joins: id }), attempts: 0, claimed_until: null, reason: '' })
    .where('desk', '=', desk).where('state', '=', 'held').where(sql<boolean>`held->'with'->>'id' = ${id} and (held->'with'->>'together')::boolean`).execute();
}

/** Are there more of those that were held together with this message, still to come? */
export async function hasMoreHeld(tx: Tx, id: string, first: string): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`select exists (
      select 1 from messages where id > ${id}::bigint and state = 'held' and held->'with'->>'id' = ${first} and (held->'with'->>'together')::boolean
      union all
      select 1 from messages where id > ${id}::bigint and state = 'accepted' and release->>'joins' = ${first}) as more`.execute(tx);
  return rows[0]?.more === true;
}

/** The held messages of a sender that came before message `id`, newest first. */
export async function waitingBefore(tx: Tx, id: string, desk: string, from: string): Promise<WaitingMail[]> {
  const rows = await tx.selectFrom('messages').select(['id', 'subject', 'message_id', 'held'])
    .where('desk', '=', desk).where('state', '=', 'held').where('from_address', '=', from).where('id', '<', id)
    .orderBy('id', 'desc').limit(lookBackMax).execute();
  return rows.map((row) => ({ id: row.id, subject: row.subject ?? '', messageId: row.message_id, note: row.held }));
}

/** Who has more than this waiting is not writing about one matter. */
const lookBackMax = 20;

export interface HeldThread {
  /** The message whose question it answers. */
  readonly held: HeldRow | null;
  /** Which of our questions: the one to the sender, or the one to those who may release. */
  readonly side: Side;
  /** The message that it was held together with. */
  readonly joins: string | null;
  readonly desk: Desk;
  readonly from: string;
  /** Organisation of who writes; null as well when his From failed authentication. */
  readonly organisation: string | null;
}

/** The ticket that a held message has opened meanwhile, for what is written about it; locked. */
export async function findHeldTicket(tx: Tx, { held, side, joins, desk, from, organisation }: HeldThread): Promise<FoundTicket | null> {
  const first = joins === null ? null : await ticketOfMessage(tx, joins);
  if (first !== null) return { ...first, by: `message ${joins ?? ''}, with which it was held`, side: 'requester' };
  const ticket = held?.ticketId == null ? null : await lockById(tx, held.ticketId);
  if (held === null || ticket === null) return null;
  const by = `held message ${held.id}`;
  if (side === 'requester') return { ...ticket, by, side };
  if (desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from))) return { ...ticket, by, side };
  // A colleague who was asked to confirm it writes on: he belongs to the requester.
  return organisation !== null && organisation === ticket.ticket.organisation?.id ? { ...ticket, by, side: 'requester' } : null;
}

/** The ticket of the message that the same sender had waiting beside this one, on another matter. */
export async function refsAlongside(tx: Tx, id: string, desk: string): Promise<string[]> {
  const own = await readHeld(tx, id, desk);
  const other = own?.terms?.with?.together === false ? await ticketOfMessage(tx, own.terms.with.id) : null;
  return other === null ? [] : [other.ticket.ref];
}

async function ticketOfMessage(tx: Tx, messageId: string): Promise<NamedTicket | null> {
  const row = await tx.selectFrom('messages').select('ticket_id').where('id', '=', messageId).executeTakeFirst();
  return row?.ticket_id == null ? null : lockById(tx, row.ticket_id);
}

async function lockById(tx: Tx, id: string): Promise<NamedTicket | null> {
  return (await lockTickets(tx, [id], [])).get(id) ?? null;
}
