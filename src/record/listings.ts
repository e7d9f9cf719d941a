// What the commands (later the console) list: few columns of many rows, never the raw bytes of a mail. Long tables come
// in pages along their primary key, so that neither side ever holds all of a million rows.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import type { TimerState } from '../decide/ticket.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { Db, OutboxState } from './database.ts';
import { reasonOf } from './message-repair.ts';

/** Rows of one page: a few hundred kB. */
const pageRows = 1_000;

export interface TicketListing {
  readonly ref: string;
  readonly desk: string;
  readonly type: string;
  readonly status: string;
  readonly severity: string | null;
  readonly requester: string;
  readonly missing: readonly string[];
  readonly openedAt: string;
  readonly subject: string;
  /** How many fields are missing or wrong. */
  readonly open: number;
}

/** Tickets by desk and status (its name, or its class: open, waiting, resolved, closed), newest last. */
export async function listTickets(db: Db, filter: { readonly desk: string | null; readonly status: string | null }): Promise<TicketListing[]> {
  let query = db.selectFrom('tickets')
    .select(['ref', 'desk', 'type', 'status', 'severity', 'requester', 'subject', 'opened_at', sql<string[]>`state->'missing'`.as('missing'), sql<number>`jsonb_array_length(state->'missing') + jsonb_array_length(state->'wrong')`.as('open')])
    .orderBy('opened_at').orderBy('id');
  if (filter.desk !== null) query = query.where('desk', '=', filter.desk);
  const { status } = filter;
  if (status !== null) query = query.where((eb) => eb.or([eb(eb.fn<string>('lower', ['status']), '=', status.toLowerCase()), eb('status_class', '=', status.toLowerCase())]));
  const rows = await query.execute();
  return rows.map(({ opened_at: openedAt, subject, ...row }) => ({ ...row, openedAt: isoInstant(openedAt.getTime()), subject }));
}

export interface MessageListing {
  readonly id: string;
  /** Header without angle brackets; null when there is none, or none read yet. */
  readonly messageId: string | null;
  readonly state: MessageState;
  readonly reason: string;
  readonly desk: string;
  /** Reference of its ticket. */
  readonly ticket: string | null;
  readonly receivedAt: string;
  readonly from: string | null;
  readonly subject: string | null;
}

export interface MessageFilter {
  readonly states: readonly MessageState[] | null;
  readonly desk: string | null;
  /** Only the newest so many. */
  readonly limit: number | null;
}

/** Messages, oldest first, in pages. A second copy of the same bytes shows the ids and the ticket of the first. */
export async function* listMessages(db: Db, filter: MessageFilter): AsyncGenerator<readonly MessageListing[]> {
  const matching = db.selectFrom('messages')
    .$if(filter.states !== null, (query) => query.where('messages.state', 'in', filter.states ?? []))
    .$if(filter.desk !== null, (query) => query.where('messages.desk', '=', filter.desk ?? ''));
  let after = '-1';
  if (filter.limit !== null) {
    // The newest so many, but in the order of the list: it starts behind the one before them.
    const before = await matching.select('messages.id').orderBy('messages.id', 'desc').offset(filter.limit).limit(1).executeTakeFirst();
    after = before?.id ?? after;
  }
  for (;;) {
    const rows = await matching.leftJoin('messages as first', 'first.id', 'messages.duplicate_of')
      .leftJoin('tickets', (join) => join.on((eb) => eb('tickets.id', '=', eb.fn.coalesce('messages.ticket_id', 'first.ticket_id'))))
      .select((eb) => [
        'messages.id', 'messages.state', 'messages.reason', 'messages.desk', 'messages.received_at', 'tickets.ref',
        eb.fn.coalesce('messages.message_id', 'first.message_id').as('message_id'),
        eb.fn.coalesce('messages.from_address', 'first.from_address').as('from_address'),
        eb.fn.coalesce('messages.subject', 'first.subject').as('subject'),
      ])
      .where('messages.id', '>', after).orderBy('messages.id').limit(pageRows).execute();
    yield rows.map((row) => ({
      id: row.id, messageId: row.message_id, state: row.state, reason: reasonOf(row), desk: row.desk, ticket: row.ref,
      receivedAt: isoInstant(row.received_at.getTime()), from: row.from_address, subject: row.subject,
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

export interface OutboxListing {
  readonly id: string;
  /** Reference of its ticket; null for mail about a message that opened none. */
  readonly ticket: string | null;
  readonly kind: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly state: OutboxState;
  readonly at: string;
  readonly doneAt: string | null;
  readonly attempts: number;
  /** What the other side, or the sandbox, said last. */
  readonly reply: string;
  readonly messageId: string;
}

/** Outgoing mails, oldest first, in pages. */
export async function* listOutbox(db: Db, states: readonly OutboxState[] | null): AsyncGenerator<readonly OutboxListing[]> {
  for (let after = '-1'; ;) {
    let query = db.selectFrom('outbox').leftJoin('tickets', 'tickets.id', 'outbox.ticket_id')
      .select([
        'outbox.id', 'outbox.kind', 'outbox.state', 'outbox.created_at', 'outbox.done_at', 'outbox.attempts', 'outbox.reply', 'outbox.header_message_id', 'tickets.ref',
        sql<{ addrSpec: string }[]>`mail->'to'`.as('to'), sql<string[]>`mail->'cc'`.as('cc'), sql<string>`mail->>'subject'`.as('subject'),
      ])
      .where('outbox.id', '>', after).orderBy('outbox.id').limit(pageRows);
    if (states !== null) query = query.where('outbox.state', 'in', states);
    const rows = await query.execute();
    yield rows.map((row) => ({
      id: row.id, ticket: row.ref, kind: row.kind, to: [...row.to.map((one) => one.addrSpec), ...row.cc], subject: row.subject, state: row.state,
      at: isoInstant(row.created_at.getTime()), doneAt: row.done_at === null ? null : isoInstant(row.done_at.getTime()),
      attempts: row.attempts, reply: row.reply, messageId: row.header_message_id,
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

export interface TimerListing {
  readonly ref: string;
  readonly name: string;
  readonly due: string;
  readonly state: TimerState;
  /** Name and version of the calendar it counts in. */
  readonly calendar: string;
  /** The steps that led to `due`. */
  readonly why: readonly string[];
}

export interface TimerFilter {
  readonly desk: string | null;
  /** Only running ones that should have rung before this instant; null = all timers. */
  readonly overdueAt: Instant | null;
}

/** Timers ticket by ticket, each with its steps, in pages. */
export async function* listTimers(db: Db, filter: TimerFilter): AsyncGenerator<readonly TimerListing[]> {
  let after = { ticket: '-1', name: '' };
  for (;;) {
    let query = db.selectFrom('timers').innerJoin('tickets', 'tickets.id', 'timers.ticket_id')
      .select(['timers.ticket_id', 'tickets.ref', 'timers.name', 'timers.due_at', 'timers.state', 'timers.calendar', sql<string[] | null>`tickets.state->'timers'->timers.name->'why'`.as('why')])
      .where(sql<boolean>`(timers.ticket_id, timers.name) > (${after.ticket}::bigint, ${after.name})`)
      .orderBy('timers.ticket_id').orderBy('timers.name').limit(pageRows);
    if (filter.desk !== null) query = query.where('tickets.desk', '=', filter.desk);
    if (filter.overdueAt !== null) query = query.where('timers.state', '=', 'running').where('timers.due_at', '<', new Date(filter.overdueAt));
    const rows = await query.execute();
    yield rows.map((row) => ({ ref: row.ref, name: row.name, due: isoInstant(row.due_at.getTime()), state: row.state, calendar: row.calendar, why: row.why ?? [] }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = { ticket: last.ticket_id, name: last.name };
  }
}
