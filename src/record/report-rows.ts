// Monthly reports in the store: which were made, whose tickets belong into one, who wants one, and their mails.
import { sql } from 'kysely';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { ReportedEvent } from '../decide/ticket-report.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';
import { jsonInstant } from './json-rows.ts';

export interface ReportKey {
  readonly desk: string;
  readonly report: string;
  readonly period: string;
  /** '' = the round of the whole period. */
  readonly organisation: string;
}

/** The newest period of which the round was made; null when none ever was. */
export async function lastReportPeriod(db: Db, desk: string, report: string): Promise<string | null> {
  const row = await db.selectFrom('reports').select((eb) => eb.fn.max('period').as('period'))
    .where('desk', '=', desk).where('report', '=', report).where('organisation', '=', '').executeTakeFirst();
  return row?.period ?? null;
}

/** True for the one transaction that may make this report; a second one waits for the first and gets false. */
export async function claimReport(tx: Tx, key: ReportKey, now: Instant): Promise<boolean> {
  const row = await tx.insertInto('reports').values({ ...key, mails: 0, made_at: new Date(now) }).onConflict((conflict) => conflict.doNothing()).returning('desk').executeTakeFirst();
  return row !== undefined;
}

/** Puts the mails of a claimed report into the outbox. */
export async function storeReportMails(tx: Tx, key: ReportKey, mails: readonly OutgoingMail[], ticketId: string | null = null): Promise<void> {
  for (const mail of mails) {
    await sql`insert into outbox (ticket_id, caused_by, kind, automatic, address, header_message_id, mail, next_attempt_at, created_at)
      values (${ticketId}, null, ${mail.kind}, ${mail.automatic}, ${(mail.to[0]?.addrSpec ?? '').toLowerCase()}, ${mail.messageId}, ${JSON.stringify(mail)}::jsonb,
        ${jsonInstant(mail.date)}, ${jsonInstant(mail.date)})`.execute(tx);
  }
  await tx.updateTable('reports').set({ mails: mails.length })
    .where('desk', '=', key.desk).where('report', '=', key.report).where('period', '=', key.period).where('organisation', '=', key.organisation).execute();
}

/** Organisations of which a ticket has this flag, each with who wrote the newest of these. */
export async function organisationsWanting(db: Db, desk: string, flag: string): Promise<{ readonly organisation: string; readonly requester: string; readonly language: string }[]> {
  const { rows } = await sql<{ organisation: string; requester: string; language: string }>`
    select distinct on (organisation) organisation, requester, state->>'language' as language from tickets
    where desk = ${desk} and organisation is not null and state->'flags' ? ${flag} order by organisation, id desc`.execute(db);
  return rows;
}

/** Who wrote last for an organisation. */
export async function newestRequester(db: Db, desk: string, organisation: string): Promise<{ readonly organisation: string; readonly requester: string; readonly language: string } | null> {
  const { rows } = await sql<{ organisation: string; requester: string; language: string }>`
    select organisation, requester, state->>'language' as language from tickets where desk = ${desk} and organisation = ${organisation} order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export interface TicketWithEvents {
  readonly ticket: Ticket;
  readonly events: readonly ReportedEvent[];
}

/** Tickets of one organisation that were open at some time of the period, oldest first, with what happened to them. */
export async function ticketsOfPeriod(db: Db, desk: string, organisation: string, from: Instant, to: Instant): Promise<TicketWithEvents[]> {
  const rows = await db.selectFrom('tickets').select(['id', 'state']).where('desk', '=', desk).where('organisation', '=', organisation)
    .where('opened_at', '<', new Date(to)).where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '>=', new Date(from))])).orderBy('id').execute();
  if (rows.length === 0) return [];
  const events = await db.selectFrom('ticket_events').select(['ticket_id', 'at', 'kind', 'text'])
    .where('ticket_id', 'in', rows.map((row) => row.id)).where('kind', 'in', ['answer', 'status']).orderBy('id').execute();
  const byTicket = new Map<string, ReportedEvent[]>();
  for (const { ticket_id: id, at, kind, text } of events) byTicket.set(id, [...(byTicket.get(id) ?? []), { at: at.getTime(), kind, text }]);
  return rows.map(({ id, state }) => ({ ticket: state, events: byTicket.get(id) ?? [] }));
}

/** What happened on one ticket, oldest first. */
export async function eventsOf(db: Db, ref: string): Promise<ReportedEvent[]> {
  const rows = await db.selectFrom('ticket_events as e').innerJoin('tickets as t', 't.id', 'e.ticket_id').select(['e.at', 'e.kind', 'e.text', 'e.by'])
    .where('t.ref', '=', ref).orderBy('e.id').execute();
  return rows.map(({ at, kind, text, by }) => ({ at: at.getTime(), kind, text, by }));
}

/** Tickets of the desk whose requester was asked how it went, or said so, since then. */
export async function surveyedTickets(db: Db, desk: string, from: Instant): Promise<Ticket[]> {
  const rows = await db.selectFrom('tickets').select('state').where('desk', '=', desk)
    .where(sql<boolean>`greatest((state->'survey'->>'askedAt')::bigint, (state->'survey'->'answer'->>'at')::bigint) >= ${from}`).orderBy('id').execute();
  return rows.map((row) => row.state);
}
