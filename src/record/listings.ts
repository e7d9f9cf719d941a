// What the commands (later the console) list: few columns of many rows, never the raw bytes of a mail. Long tables come
// in pages along their primary key, so that neither side ever holds all of a million rows.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import { isoInstant } from '../mail/instant.ts';
import type { Db } from './database.ts';

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
}

/** Tickets by desk and status (its name, or its class: open, waiting, resolved, closed), newest last. */
export async function listTickets(db: Db, filter: { readonly desk: string | null; readonly status: string | null }): Promise<TicketListing[]> {
  let query = db.selectFrom('tickets')
    .select(['ref', 'desk', 'type', 'status', 'severity', 'requester', 'subject', 'opened_at', sql<string[]>`state->'missing'`.as('missing')])
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
      id: row.id, messageId: row.message_id, state: row.state, reason: row.reason, desk: row.desk, ticket: row.ref,
      receivedAt: isoInstant(row.received_at.getTime()), from: row.from_address, subject: row.subject,
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}
