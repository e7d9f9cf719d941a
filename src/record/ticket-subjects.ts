// What tickets are about, kept beside them so that one indexed statement finds the open ones about the same thing.
import { sql } from 'kysely';
import { subjectsOf, type Subject } from '../decide/name-alike.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Tx } from './database.ts';
import type { NamedTicket } from './find-ticket.ts';
import { jsonRows } from './json-rows.ts';

/** More open tickets about one thing than a person reads. */
const alikeMax = 5;

/** Stores what these tickets are about; what one was about once it keeps. */
export async function storeSubjects(tx: Tx, tickets: readonly { readonly row: string; readonly desk: Desk; readonly ticket: Ticket }[]): Promise<void> {
  const rows = tickets.flatMap(({ row, desk, ticket }) => subjectsOf(desk, ticket).map((one) => ({ desk: desk.id, ...one, ticket_id: row })));
  if (rows.length === 0) return;
  await sql`insert into ticket_subjects (desk, field, value, ticket_id)
    select desk, field, value, ticket_id from json_to_recordset(${jsonRows(rows)}::json) as r(desk text, field text, value text, ticket_id bigint)
    on conflict do nothing`.execute(tx);
}

/** Open tickets of this desk that say of themselves that they may be about the same as this one, locked in the order of their rows. */
export async function lockAlikeTickets(tx: Tx, desk: Desk, ticket: Ticket): Promise<NamedTicket[]> {
  const link = JSON.stringify([{ ref: ticket.ref, kind: 'alike' }]);
  const { rows } = await sql<{ id: string; version: number; state: Ticket }>`
    select t.id, t.version, t.state from tickets t
    where t.status_class in ('open', 'waiting') and t.state->'links' @> ${link}::jsonb and t.id in (
      select s.ticket_id from json_to_recordset(${jsonRows(subjectsOf(desk, ticket))}::json) as r(field text, value text)
      join ticket_subjects s on s.desk = ${desk.id} and s.field = r.field and s.value = r.value)
    order by t.id limit ${alikeMax} for update of t`.execute(tx);
  return rows.map(({ id, version, state }) => ({ id, ticket: { ...state, version } }));
}

/** Tickets of this desk about one of these things that are still worked on, newest first. */
export async function openTicketsAbout(tx: Tx, desk: string, subjects: readonly Subject[]): Promise<Ticket[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<{ state: Ticket }>`
    select t.state from tickets t
    where t.status_class in ('open', 'waiting') and t.id in (
      select s.ticket_id from json_to_recordset(${jsonRows(subjects)}::json) as r(field text, value text)
      join ticket_subjects s on s.desk = ${desk} and s.field = r.field and s.value = r.value)
    order by t.id desc limit ${alikeMax}`.execute(tx);
  return rows.map((row) => row.state);
}
