// Mails that were decided, with what was decided, for a replay: read in pages, raw bytes by the group, nothing locked and
// nothing changed. Earlier mails of a ticket come along although they are older than asked, because without them the
// later ones would have nothing to join.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { Db } from './database.ts';
import { storedRelease, type AcceptedMessage } from './message-row.ts';
import type { StoredRelease } from './stored-release.ts';
import { readRaws } from './ticket-record.ts';

export interface StoredMail {
  readonly message: AcceptedMessage;
  readonly state: MessageState;
  /** Ticket it was filed on. */
  readonly ref: string | null;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string | null;
  /** False: older than asked, only there for the sake of its ticket. */
  readonly asked: boolean;
}

/** Rows without their bytes are a few hundred bytes each. */
const pageRows = 500;

/** Decided mails received since `since` and all earlier ones of their tickets, in the order in which they were accepted. */
export async function* storedMails(db: Db, since: Instant, desk: string | null): AsyncGenerator<StoredMail> {
  let last = '0';
  for (;;) {
    const rows = await readPage(db, since, desk, last);
    for await (const raws of readRaws(db, rows.map((row) => ({ id: row.id, sizeBytes: row.size_bytes })))) {
      for (const row of rows) {
        const raw = raws.get(row.id);
        if (raw === undefined) continue;
        yield {
          message: {
            id: row.id, desk: row.desk, source: row.source, reversePath: row.reverse_path, forwardPaths: row.forward_paths,
            remoteAddress: row.remote_address, helo: row.helo, receivedAt: row.received_at.getTime(), raw, attempts: 0, release: row.release, senderCheck: row.sender_check,
          },
          state: row.state, ref: row.ref, from: row.from_address ?? '', subject: row.subject ?? '', messageId: row.message_id, asked: row.received_at.getTime() >= since,
        };
      }
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

interface Row {
  readonly id: string; readonly desk: string; readonly source: string; readonly reverse_path: string; readonly forward_paths: string[]; readonly remote_address: string; readonly helo: string;
  readonly received_at: Date; readonly size_bytes: number; readonly release: StoredRelease | null; readonly state: MessageState; readonly ref: string | null;
  readonly from_address: string | null; readonly subject: string | null; readonly message_id: string | null; readonly sender_check: SenderCheck | null;
}

async function readPage(db: Db, since: Instant, desk: string | null, last: string): Promise<Row[]> {
  const from = new Date(since);
  // What is not decided yet, or was thrown away by hand, says nothing about the rules.
  const { rows } = await sql<Row>`
    select m.id, m.desk, m.source, m.reverse_path, m.forward_paths, m.remote_address, m.helo, m.received_at, m.size_bytes, ${storedRelease} as release, m.authentication->'check' as sender_check, m.state, t.ref,
           m.from_address, m.subject, m.message_id
    from messages m left join tickets t on t.id = m.ticket_id
    where m.id > ${last}::bigint and m.state not in ('accepted', 'discarded') and m.raw is not null
      and (${desk}::text is null or m.desk = ${desk}::text)
      and (m.received_at >= ${from} or exists (select 1 from messages n where n.ticket_id = m.ticket_id and n.received_at >= ${from}))
    order by m.id limit ${pageRows}`.execute(db);
  return rows;
}

export interface StoredCase {
  readonly ticket: Ticket;
  /** Things that people did to it otherwise than by mail. */
  readonly actsByHand: number;
}

/** Parameters of one query; far below PostgreSQL's limit. */
const refsAtOnce = 500;

/** The tickets of these references as they stand. */
export async function* storedCases(db: Db, refs: readonly string[]): AsyncGenerator<StoredCase> {
  for (let start = 0; start < refs.length; start += refsAtOnce) {
    const { rows } = await sql<{ state: Ticket; acts: string }>`
      select t.state, (select count(*) from ticket_events e where e.ticket_id = t.id and e.message_id is null and e.by not in ('', 'timer')) as acts
      from tickets t where t.ref = any(${refs.slice(start, start + refsAtOnce)})`.execute(db);
    for (const row of rows) yield { ticket: row.state, actsByHand: Number(row.acts) };
  }
}
