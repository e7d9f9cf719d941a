// A decision becomes rows: ticket, history, threads, outgoing mails and timers, in the one transaction of the caller.
// Only this file writes a ticket. The version check is the last guard should a lock ever be missed.
import { sql } from 'kysely';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Decision } from '../decide/decision.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import { Fault } from '../platform/fault.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Tx } from './database.ts';

export interface RecordInput {
  /** Row of the ticket; null = it is born now. */
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
  readonly now: Instant;
}

/** Stores the decision; returns the ticket's row, null when none is stored. */
export async function recordDecision(tx: Tx, input: RecordInput): Promise<string | null> {
  const { decision } = input;
  const ticketId = decision.ticket !== null && input.storeTicket ? await storeTicket(tx, input, decision.ticket) : null;
  if (ticketId !== null && decision.ticket !== null) {
    await storeHistory(tx, input, ticketId);
    await storeThreads(tx, input, ticketId);
    await storeTimers(tx, ticketId, decision.ticket.timers);
    await storeReferences(tx, ticketId, decision.ticket);
  }
  await storeMails(tx, input, ticketId);
  return ticketId;
}

async function storeTicket(tx: Tx, input: RecordInput, ticket: Ticket): Promise<string> {
  const version = ticket.version + 1;
  const columns = {
    ref: ticket.ref, desk: ticket.desk, version, type: ticket.type, status: ticket.status,
    status_class: input.desk.pack.statuses[ticket.status]?.is ?? 'open', severity: ticket.severity,
    requester: ticket.requester.addrSpec.toLowerCase(), organisation: ticket.organisation?.id ?? null,
    subject: ticket.subject.replaceAll('\u0000', '').slice(0, 998), updated_at: new Date(input.now),
    closed_at: ticket.closedAt === null ? null : new Date(ticket.closedAt),
    state: storable({ ...ticket, version }),
  };
  if (input.ticketId === null) {
    const row = await tx.insertInto('tickets').values({ ...columns, opened_at: new Date(ticket.receivedAt) }).returning('id').executeTakeFirstOrThrow();
    return row.id;
  }
  const { numUpdatedRows } = await tx.updateTable('tickets').set(columns).where('id', '=', input.ticketId).where('version', '=', ticket.version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Fault('ticket-stale', `${ticket.ref} was changed meanwhile`, { retryable: true });
  return input.ticketId;
}

/** jsonb refuses NUL; a writer's NUL is noise, the raw mail keeps it (F41). */
function storable(value: object): string {
  return JSON.stringify(value).replaceAll('\\u0000', '');
}

async function storeHistory(tx: Tx, input: RecordInput, ticketId: string): Promise<void> {
  const { decision } = input;
  if (decision.history.length === 0) return;
  await tx.insertInto('ticket_events')
    .values(decision.history.map((entry) => ({
      ticket_id: ticketId, at: new Date(input.now), kind: entry.kind, side: entry.side, text: entry.text.replaceAll('\u0000', ''),
      by: entry.by.replaceAll('\u0000', ''), message_id: entry.messageId, pack_version: decision.ticket?.packVersion ?? '',
    })))
    .execute();
}

async function storeThreads(tx: Tx, input: RecordInput, ticketId: string): Promise<void> {
  const ours = input.mails.map((mail) => ({
    message_id: mail.messageId, ticket_id: ticketId,
    side: mail.kind === 'forward' || mail.kind === 'tell' || (mail.kind === 'relay' && mail.to[0]?.addrSpec === input.desk.pack.working_side.address) ? 'working' as const : 'requester' as const,
  }));
  const theirs = input.thread === null ? [] : [{ message_id: input.thread.messageId.slice(0, 998), ticket_id: ticketId, side: input.thread.side }];
  const rows = [...theirs, ...ours].filter((row) => !row.message_id.includes('\u0000'));
  if (rows.length > 0) await tx.insertInto('threads').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

async function storeTimers(tx: Tx, ticketId: string, timers: Readonly<Record<string, TicketTimer>>): Promise<void> {
  const rows = Object.values(timers).map((timer) => ({
    ticket_id: ticketId, name: timer.name, generation: timer.generation, state: timer.state,
    started_at: new Date(timer.startedAt), due_at: new Date(timer.dueAt),
    wake_at: new Date(timer.warnAt !== null && !timer.warned ? timer.warnAt : timer.dueAt),
    rung_at: null, calendar: `${timer.calendar}@${timer.calendarVersion}`.slice(0, 200),
  }));
  if (rows.length === 0) return;
  await tx.insertInto('timers').values(rows)
    .onConflict((conflict) => conflict.columns(['ticket_id', 'name']).doUpdateSet((eb) => ({
      generation: eb.ref('excluded.generation'), state: eb.ref('excluded.state'), started_at: eb.ref('excluded.started_at'),
      due_at: eb.ref('excluded.due_at'), wake_at: eb.ref('excluded.wake_at'), calendar: eb.ref('excluded.calendar'),
      // A job for the old instant may be on its way; the sweep rings again when the instant has moved.
      rung_at: sql<Date | null>`case when timers.wake_at = excluded.wake_at and timers.generation = excluded.generation then timers.rung_at end`,
    })))
    .execute();
}

async function storeReferences(tx: Tx, ticketId: string, ticket: Ticket): Promise<void> {
  if (ticket.vendorRefs.length === 0) return;
  await tx.insertInto('vendor_references').values(ticket.vendorRefs.map((value) => ({ desk: ticket.desk, value, ticket_id: ticketId })))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

async function storeMails(tx: Tx, input: RecordInput, ticketId: string | null): Promise<void> {
  if (input.mails.length === 0) return;
  await tx.insertInto('outbox')
    .values(input.mails.map((mail) => ({
      ticket_id: ticketId, caused_by: input.messageId, kind: mail.kind, automatic: mail.automatic,
      address: (mail.to[0]?.addrSpec ?? '').toLowerCase(), header_message_id: mail.messageId, mail: storable(mail),
      next_attempt_at: new Date(input.now), claimed_until: null, created_at: new Date(input.now), done_at: null,
    })))
    .execute();
}

/** The next reference of a desk (`RTP-2026-000001`), counted in the caller's transaction: no gap survives a rollback. */
export async function nextReference(tx: Tx, desk: Desk, now: Instant): Promise<string> {
  const form = desk.pack.desk.ref;
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: desk.pack.desk.zone }).format(now);
  const period = form.includes('{yyyy}') ? year : '';
  const { value } = await tx.insertInto('reference_counters').values({ desk: desk.id, period, value: '1' })
    .onConflict((conflict) => conflict.columns(['desk', 'period']).doUpdateSet({ value: sql`reference_counters.value + 1` }))
    .returning('value').executeTakeFirstOrThrow();
  return form.replace('{yyyy}', year).replace(/\{seq:(\d)\}/u, (_, width: string) => value.padStart(Number(width), '0'));
}

/** F67: a closed case names the new one that continues it. The caller holds its lock. */
export async function linkBack(tx: Tx, ticketId: string, newRef: string, now: Instant): Promise<void> {
  const { version, state } = await tx.selectFrom('tickets').select(['version', 'state']).where('id', '=', ticketId).executeTakeFirstOrThrow();
  const next = { ...state, version: version + 1, links: [...state.links, { ref: newRef, kind: 'continued-by' }] };
  await tx.updateTable('tickets').set({ state: storable(next), version: version + 1, updated_at: new Date(now) }).where('id', '=', ticketId).execute();
  await tx.insertInto('ticket_events')
    .values({ ticket_id: ticketId, at: new Date(now), kind: 'continued', side: 'internal', text: `continued by ${newRef}`, by: '', message_id: null, pack_version: state.packVersion })
    .execute();
}
