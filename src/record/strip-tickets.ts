// Tickets lose their words and people and keep their figures: state, history, mails out, mails in, thread index, in the
// one transaction of the caller. A ticket that was changed meanwhile is left for the next round.
import { sql } from 'kysely';
import { figureEvents, strippedTicket } from '../decide/strip-ticket.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { FieldKind } from '../recognise/recognition-rules.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Tx } from './database.ts';
import { jsonRows } from './json-rows.ts';

export interface TicketToStrip {
  readonly id: string;
  readonly version: number;
  readonly state: Ticket;
  /** Takes the place of the requester's address. */
  readonly requester: string;
}

export interface Stripped {
  readonly tickets: readonly string[];
  readonly messages: number;
  /** Rows of the outbox: their sandboxed copies are for the caller to remove. */
  readonly mails: readonly string[];
}

/** Strips what still has the version that was read. */
export async function stripTickets(tx: Tx, rows: readonly TicketToStrip[], desks: ReadonlyMap<string, Desk>, now: Instant): Promise<Stripped> {
  const changed = rows.map(({ id, version, state, requester }) => {
    const pack = desks.get(state.desk)?.pack;
    const kindOf = (field: string): FieldKind | null => pack?.fields[field]?.kind ?? null;
    return { id, before: version, requester, state: { ...strippedTicket(state, requester, kindOf), version: version + 1 } };
  });
  const { rows: done } = await sql<{ id: string; requester: string }>`
    update tickets t set version = r.before + 1, requester = r.requester, subject = '', state = r.state, stripped_at = ${new Date(now)}
    from json_to_recordset(${jsonRows(changed)}::json) as r(id bigint, before integer, requester text, state jsonb)
    where t.id = r.id and t.version = r.before returning t.id, t.requester`.execute(tx);
  if (done.length === 0) return { tickets: [], messages: 0, mails: [] };
  const ids = done.map((row) => row.id);
  await sql`update ticket_events set text = case when kind = any(${[...figureEvents]}) then text else '' end, by = case when by like '%@%' then '' else by end where ticket_id = any(${ids}::bigint[])`.execute(tx);
  for (const table of ['threads', 'ticket_subjects'] as const) await sql`delete from ${sql.table(table)} where ticket_id = any(${ids}::bigint[])`.execute(tx);
  return { tickets: ids, messages: await emptyMessages(tx, ids, now), mails: await emptyMails(tx, done) };
}

/** Of the messages of a ticket, and of further copies of the same bytes, the line in the ledger stays. */
async function emptyMessages(tx: Tx, tickets: readonly string[], now: Instant): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from messages where ticket_id = any(${[...tickets]}::bigint[])`.execute(tx);
  return forgetMessages(tx, rows.map((row) => row.id), now);
}

/** Messages lose their bytes and everything that names a person; one that waits for anything is discarded. */
export async function forgetMessages(tx: Tx, ids: readonly string[], now: Instant): Promise<number> {
  if (ids.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update messages set raw = null, kept = 'nothing', from_address = null, subject = null, message_id = null, reverse_path = '', helo = '', remote_address = '', held = null, release = null, authentication = null,
      forward_paths = array(select regexp_replace(path, '\\+[^@]*@', '@') from unnest(forward_paths) as path),
      processed_at = coalesce(processed_at, ${new Date(now)}), claimed_until = null,
      state = case when state in ('accepted', 'held', 'failed', 'redirected') then 'discarded' else state end,
      reason = case when state in ('accepted', 'held', 'failed', 'redirected') then 'no longer kept' else regexp_replace(reason, '\\S+@\\S+|"[^"]*"', '…', 'g') end
    where id = any(${[...ids]}::bigint[]) or duplicate_of = any(${[...ids]}::bigint[])`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

async function emptyMails(tx: Tx, tickets: readonly { readonly id: string; readonly requester: string }[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update outbox o set address = r.requester, reply = '',
      state = case when o.state in ('pending', 'uncertain', 'failed') then 'discarded' else o.state end, done_at = coalesce(o.done_at, o.created_at),
      mail = (o.mail - 'html') || jsonb_build_object('to', jsonb_build_array(jsonb_build_object('displayName', '', 'addrSpec', r.requester)), 'cc', '[]'::jsonb, 'subject', '', 'text', '',
        'files', '[]'::jsonb, 'attachmentsOf', '[]'::jsonb, 'references', '[]'::jsonb, 'inReplyTo', null)
    from json_to_recordset(${jsonRows(tickets)}::json) as r(id bigint, requester text)
    where o.ticket_id = r.id returning o.id`.execute(tx);
  return rows.map((row) => row.id);
}
