// Everything the store knows of one ticket, for looking at it: its state, history, mails out, and which messages belong
// to it. Each is one indexed query, however long the ticket has become. Nothing here locks or changes a row.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { HistoryEntry } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, OutboxState } from './database.ts';

export interface RecordedEvent extends HistoryEntry {
  readonly at: Instant;
  readonly packVersion: string;
}

export interface RecordedMail {
  readonly id: string;
  readonly mail: OutgoingMail;
  readonly state: OutboxState;
  readonly createdAt: Instant;
}

export interface TicketMessage {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly sizeBytes: number;
  readonly from: string;
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  readonly source: string;
}

export interface TicketRecord {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
  readonly mails: readonly RecordedMail[];
  /** Messages by people of either side (opened, joined), oldest first. */
  readonly messages: readonly TicketMessage[];
}

/** `[abc-000042]` as people copy it from a subject → `ABC-000042`. */
function normaliseRef(written: string): string {
  return written.trim().replace(/^[[#]+|\]+$/gu, '').toUpperCase();
}

/** The ticket with all that belongs to it; null when there is none of that reference. */
export async function readTicketRecord(db: Db, ref: string): Promise<TicketRecord | null> {
  const row = await db.selectFrom('tickets').select(['id', 'version', 'state']).where('ref', '=', normaliseRef(ref)).executeTakeFirst();
  if (row === undefined) return null;
  const [events, mails, messages] = await Promise.all([
    db.selectFrom('ticket_events').select(['at', 'kind', 'side', 'text', 'by', 'message_id', 'pack_version']).where('ticket_id', '=', row.id).orderBy('id').execute(),
    db.selectFrom('outbox').select(['id', 'mail', 'state', 'created_at']).where('ticket_id', '=', row.id).orderBy('id').execute(),
    db.selectFrom('messages').select(['id', 'received_at', 'size_bytes', 'from_address', 'reverse_path', 'forward_paths', 'source'])
      .where('ticket_id', '=', row.id).where('state', 'in', ['opened', 'joined']).orderBy('received_at').orderBy('id').execute(),
  ]);
  return {
    ticket: { ...row.state, version: row.version },
    history: events.map((event) => ({
      at: event.at.getTime(), kind: event.kind, side: event.side, text: event.text, by: event.by, messageId: event.message_id, packVersion: event.pack_version,
    })),
    mails: mails.map((mail) => ({ id: mail.id, mail: mail.mail, state: mail.state, createdAt: mail.created_at.getTime() })),
    messages: messages.map((message) => ({
      id: message.id, receivedAt: message.received_at.getTime(), sizeBytes: message.size_bytes, from: message.from_address ?? '',
      reversePath: message.reverse_path, forwardPaths: message.forward_paths, source: message.source,
    })),
  };
}

/** Raw bytes held at once while the mails of a long ticket are read. */
const rawBytesMax = 32 * 1024 * 1024;

/** The raw bytes of messages, in groups that fit into memory together. */
export async function* readRaws(db: Db, messages: readonly { readonly id: string; readonly sizeBytes: number }[]): AsyncGenerator<ReadonlyMap<string, Buffer>> {
  let start = 0;
  while (start < messages.length) {
    let end = start;
    let bytes = 0;
    for (; end < messages.length; end++) {
      bytes += messages[end]?.sizeBytes ?? 0;
      if (end > start && bytes > rawBytesMax) break;
    }
    const ids = messages.slice(start, end).map((message) => message.id);
    const rows = await db.selectFrom('messages').select(['id', 'raw']).where('id', 'in', ids).execute();
    yield new Map(rows.flatMap((row) => (row.raw === null ? [] : [[row.id, row.raw] as const])));
    start = end;
  }
}

/** References like the one that was written: the same number, or one a slip of the keyboard away. */
export async function findNearRefs(db: Db, written: string, nearest: (written: string, refs: readonly string[]) => string | null): Promise<string[]> {
  const ref = normaliseRef(written);
  const digits = /0*(\d+)$/u.exec(ref)?.[1];
  const same = digits === undefined ? [] : await db.selectFrom('tickets').select('ref').where('ref', 'like', `%${digits}`).orderBy('id', 'desc').limit(200).execute();
  const newest = await db.selectFrom('tickets').select('ref').orderBy('id', 'desc').limit(500).execute();
  const exact = same.map((row) => row.ref).filter((one) => new RegExp(`(^|\\D)0*${digits ?? ''}$`, 'u').test(one));
  const near = nearest(ref, newest.map((row) => row.ref));
  return [...new Set([...exact, ...(near === null ? [] : [near]), ...newest.slice(0, 1).map((row) => row.ref)])].slice(0, 3);
}
