// Decisions become rows: tickets, history, threads, outgoing mails and timers of a whole batch, one statement a table,
// in the one transaction of the caller. Only this file writes a ticket. The version check is the last guard should a
// lock ever be missed.
import { sql } from 'kysely';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Decision } from '../decide/decision.ts';
import { saidBy } from '../decide/said-once.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import { Fault } from '../platform/fault.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Tx } from './database.ts';
import type { NamedTicket } from './find-ticket.ts';
import { jsonInstant, jsonRows } from './json-rows.ts';
import { storeSaid } from './said-once.ts';
import { storeSubjects } from './ticket-subjects.ts';
import { storeSubscriptions } from './store-subscriptions.ts';
import { storeUndeliverable } from './undeliverable.ts';

export interface RecordInput {
  /** Row of the ticket; null = it is born now. At most one input of a batch per ticket. */
  readonly ticketId: string | null;
  readonly decision: Decision;
  /** False: nothing of the ticket is stored (held, redirected), only the mails. */
  readonly storeTicket: boolean;
  readonly mails: readonly OutgoingMail[];
  readonly desk: Desk;
  /** Message row that caused it, null for timers and acts. */
  readonly messageId: string | null;
  /** Message-ID header of that message and the side it came from, for the thread index. */
  readonly thread: { readonly messageId: string; readonly side: 'requester' | 'working' } | null;
  /** Ids of others that the mail which opened the ticket names in In-Reply-To and References. */
  readonly references?: readonly string[];
  /** F67: the case that the new ticket continues, or announces to others. It is told so; the caller holds its lock. */
  readonly continues?: NamedTicket;
  readonly now: Instant;
}

/** An input with the row of its ticket; null when none is stored. */
interface Recorded extends RecordInput {
  readonly row: string | null;
}

/** Stores the decisions; returns the row of each one's ticket, null where none is stored. */
export async function recordDecisions(tx: Tx, inputs: readonly RecordInput[]): Promise<(string | null)[]> {
  const born = await insertTickets(tx, inputs);
  await updateTickets(tx, inputs);
  const recorded = inputs.map((input): Recorded => {
    const { ticket } = input.decision;
    return { ...input, row: ticket === null || !input.storeTicket ? null : (input.ticketId ?? born.get(ticket.ref) ?? null) };
  });
  await storeHistory(tx, recorded);
  await storeThreads(tx, recorded);
  await storeTimers(tx, recorded);
  await storeReferences(tx, recorded);
  await storeSubjects(tx, recorded.flatMap(({ row, desk, decision: { ticket } }) => (row === null || ticket === null ? [] : [{ row, desk, ticket }])));
  await storeMails(tx, recorded);
  for (const { decision, row, now } of recorded) {
    const changes = decision.effects.filter((effect) => effect.kind === 'subscription');
    // Also of a mail that became no ticket: a note in a conversation of others is one.
    if (decision.ticket !== null) await storeSaid(tx, decision.ticket.desk, saidBy(decision), now);
    if (row !== null && decision.ticket !== null && changes.length > 0) await storeSubscriptions(tx, decision.ticket.desk, decision.ticket.ref, changes, now);
  }
  const changes = inputs.flatMap(({ decision, desk, storeTicket }) => decision.effects.flatMap((effect) => (effect.kind !== 'undeliverable' ? [] : [{
    effect, desk: desk.id, ticketRef: storeTicket ? (decision.ticket?.ref ?? '') : '', by: effect.address,
  }])));
  if (changes.length > 0) await storeUndeliverable(tx, changes, inputs[0]?.now ?? 0);
  return recorded.map((one) => one.row);
}

function ticketColumns(ticket: Ticket, desk: Desk, now: Instant): object {
  const version = ticket.version + 1;
  return {
    ref: ticket.ref, desk: ticket.desk, version, type: ticket.type, status: ticket.status,
    status_class: desk.pack.statuses[ticket.status]?.is ?? 'open', severity: ticket.severity,
    requester: ticket.requester.addrSpec.toLowerCase(), organisation: ticket.organisation?.id ?? null,
    subject: ticket.subject.slice(0, 998), opened_at: jsonInstant(ticket.receivedAt), updated_at: jsonInstant(now), closed_at: jsonInstant(ticket.closedAt),
    state: { ...ticket, version },
  };
}

const ticketRow = sql`r(id bigint, before integer, ref text, desk text, version integer, type text, status text, status_class text, severity text,
  requester text, organisation text, subject text, opened_at timestamptz, updated_at timestamptz, closed_at timestamptz, state jsonb)`;

/** Rows of the tickets that are born, by reference. */
async function insertTickets(tx: Tx, inputs: readonly RecordInput[]): Promise<Map<string, string>> {
  const rows = inputs.flatMap(({ ticketId, decision, storeTicket, desk, now }) => (ticketId === null && storeTicket && decision.ticket !== null ? [ticketColumns(decision.ticket, desk, now)] : []));
  if (rows.length === 0) return new Map();
  const inserted = await sql<{ id: string; ref: string }>`
    insert into tickets (ref, desk, version, type, status, status_class, severity, requester, organisation, subject, opened_at, updated_at, closed_at, state)
    select ref, desk, version, type, status, status_class, severity, requester, organisation, subject, opened_at, updated_at, closed_at, state
    from json_to_recordset(${jsonRows(rows)}::json) as ${ticketRow}
    returning id, ref`.execute(tx);
  return new Map(inserted.rows.map((row) => [row.ref, row.id]));
}

async function updateTickets(tx: Tx, inputs: readonly RecordInput[]): Promise<void> {
  const changed = inputs.flatMap(({ ticketId, decision, storeTicket, desk, now, continues }) => [
    ...(ticketId !== null && storeTicket && decision.ticket !== null ? [{ id: ticketId, before: decision.ticket.version, ...ticketColumns(decision.ticket, desk, now) }] : []),
    ...(continues === undefined || decision.ticket === null ? [] : [{ id: continues.id, before: continues.ticket.version, ...ticketColumns(continuedBy(continues.ticket, decision.ticket), desk, now) }]),
  ]);
  if (changed.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    update tickets t set version = r.version, type = r.type, status = r.status, status_class = r.status_class, severity = r.severity, requester = r.requester,
      organisation = r.organisation, subject = r.subject, updated_at = r.updated_at, closed_at = r.closed_at, state = r.state
    from json_to_recordset(${jsonRows(changed)}::json) as ${ticketRow}
    where t.id = r.id and t.version = r.before
    returning t.id`.execute(tx);
  if (rows.length !== changed.length) throw new Fault('ticket-stale', 'a ticket was changed meanwhile', { retryable: true });
}

function continuedBy(ticket: Ticket, next: Ticket): Ticket {
  return { ...ticket, links: [...ticket.links, { ref: next.ref, kind: `${howContinued(next)}-by` }] };
}

function howContinued(next: Ticket): 'continued' | 'announced' {
  return next.notice === undefined ? 'continued' : 'announced';
}

async function storeHistory(tx: Tx, inputs: readonly Recorded[]): Promise<void> {
  const rows = inputs.flatMap(({ row, decision, continues, now }) => [
    ...(row === null ? [] : decision.history.map((entry) => ({
      ticket_id: row, at: jsonInstant(now), kind: entry.kind, side: entry.side, text: entry.text, by: entry.by, message_id: entry.messageId,
      pack_version: decision.ticket?.packVersion ?? '',
    }))),
    ...(continues === undefined || decision.ticket === null ? [] : [{
      ticket_id: continues.id, at: jsonInstant(now), kind: howContinued(decision.ticket), side: 'internal', text: `${howContinued(decision.ticket)} by ${decision.ticket.ref}`, by: '', message_id: null,
      pack_version: continues.ticket.packVersion,
    }]),
  ]);
  if (rows.length === 0) return;
  await sql`insert into ticket_events (ticket_id, at, kind, side, text, by, message_id, pack_version)
    select ticket_id, at, kind, side, text, by, message_id, pack_version
    from json_to_recordset(${jsonRows(rows)}::json) as r(ticket_id bigint, at timestamptz, kind text, side text, text text, by text, message_id bigint, pack_version text)`.execute(tx);
}

async function storeThreads(tx: Tx, inputs: readonly Recorded[]): Promise<void> {
  const rows = inputs.flatMap((input) => (input.row === null ? [] : [
    ...(input.thread === null ? [] : [{ message_id: input.thread.messageId.slice(0, 998), ticket_id: input.row, side: input.thread.side, referenced: false }]),
    ...input.mails.map((mail) => ({ message_id: mail.messageId, ticket_id: input.row, side: sideOf(mail, input.desk), referenced: false })),
    ...(input.references ?? []).filter((id) => id !== input.thread?.messageId).map((id) => ({ message_id: id.slice(0, 998), ticket_id: input.row, side: 'requester', referenced: true })),
  ])).filter((row) => !row.message_id.includes('\u0000'));
  if (rows.length === 0) return;
  await sql`insert into threads (message_id, ticket_id, side, referenced)
    select distinct on (message_id, ticket_id) message_id, ticket_id, side, referenced
    from json_to_recordset(${jsonRows(rows)}::json) as r(message_id text, ticket_id bigint, side text, referenced boolean) order by message_id, ticket_id, referenced
    on conflict (message_id, ticket_id) do update set referenced = false, side = excluded.side where threads.referenced and not excluded.referenced`.execute(tx);
}

function sideOf(mail: OutgoingMail, desk: Desk): 'requester' | 'working' {
  return mail.kind === 'forward' || mail.kind === 'tell' || (mail.kind === 'relay' && mail.to[0]?.addrSpec === desk.pack.working_side.address) ? 'working' : 'requester';
}

/** The next instant at which something must happen: the warning or the due time. */
export function wakeAt(timer: TicketTimer): Instant {
  return timer.warnAt !== null && !timer.warned ? timer.warnAt : timer.dueAt;
}

async function storeTimers(tx: Tx, inputs: readonly Recorded[]): Promise<void> {
  const rows = inputs.flatMap(({ row, decision }) => (row === null || decision.ticket === null ? [] : Object.values(decision.ticket.timers).map((timer) => ({
    ticket_id: row, name: timer.name, generation: timer.generation, state: timer.state, started_at: jsonInstant(timer.startedAt), due_at: jsonInstant(timer.dueAt),
    wake_at: jsonInstant(wakeAt(timer)), calendar: `${timer.calendar}@${timer.calendarVersion}`.slice(0, 200),
  }))));
  if (rows.length === 0) return;
  // A job for the old instant may be on its way; the sweep rings again when the instant has moved. A row that stays as it
  // is, is not written again: of a ticket's clocks a mail moves few.
  await sql`insert into timers (ticket_id, name, generation, state, started_at, due_at, wake_at, calendar)
    select ticket_id, name, generation, state, started_at, due_at, wake_at, calendar
    from json_to_recordset(${jsonRows(rows)}::json)
      as r(ticket_id bigint, name text, generation integer, state text, started_at timestamptz, due_at timestamptz, wake_at timestamptz, calendar text)
    on conflict (ticket_id, name) do update set
      generation = excluded.generation, state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at, wake_at = excluded.wake_at,
      calendar = excluded.calendar,
      rung_at = case when timers.wake_at = excluded.wake_at and timers.generation = excluded.generation then timers.rung_at end
    where (timers.generation, timers.state, timers.started_at, timers.due_at, timers.wake_at, timers.calendar)
      is distinct from (excluded.generation, excluded.state, excluded.started_at, excluded.due_at, excluded.wake_at, excluded.calendar)`.execute(tx);
}

/** As somebody typed it, and as it is recognised in mails. */
export function spellings(reference: string): string[] {
  return [...new Set([reference, reference.toUpperCase()])];
}

async function storeReferences(tx: Tx, inputs: readonly Recorded[]): Promise<void> {
  const rows = inputs.flatMap(({ row, decision: { ticket } }) => (row === null || ticket === null ? [] : ticket.vendorRefs.flatMap(spellings).map((value) => ({ desk: ticket.desk, value, ticket_id: row }))));
  if (rows.length === 0) return;
  await sql`insert into vendor_references (desk, value, ticket_id)
    select desk, value, ticket_id from json_to_recordset(${jsonRows(rows)}::json) as r(desk text, value text, ticket_id bigint)
    on conflict do nothing`.execute(tx);
}

async function storeMails(tx: Tx, inputs: readonly Recorded[]): Promise<void> {
  const rows = inputs.flatMap(({ row, mails, messageId, now }) => mails.map((mail) => ({
    ticket_id: row, caused_by: messageId, kind: mail.kind, automatic: mail.automatic, address: (mail.to[0]?.addrSpec ?? '').toLowerCase(),
    header_message_id: mail.messageId, mail, next_attempt_at: jsonInstant(now), created_at: jsonInstant(now),
  })));
  if (rows.length === 0) return;
  await sql`insert into outbox (ticket_id, caused_by, kind, automatic, address, header_message_id, mail, next_attempt_at, created_at)
    select ticket_id, caused_by, kind, automatic, address, header_message_id, mail, next_attempt_at, created_at
    from json_to_recordset(${jsonRows(rows)}::json)
      as r(ticket_id bigint, caused_by bigint, kind text, automatic boolean, address text, header_message_id text, mail jsonb, next_attempt_at timestamptz, created_at timestamptz)`.execute(tx);
}
