// What is older than its desk keeps it, in batches along the primary key: closed tickets lose their words, received mails
// their files and then their bytes, mails of ours without a ticket go. A batch that is repeated finds nothing to do.
import { sql, type RawBuilder } from 'kysely';
import type { Ticket } from '../decide/ticket.ts';
import { erasedDomain } from '../mail/personal-words.ts';
import type { Instant } from '../mail/instant.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Db } from './database.ts';
import { jsonRows } from './json-rows.ts';
import { forgetMessages, stripTickets } from './strip-tickets.ts';
import { readRaws } from './ticket-record.ts';

/** How long, in milliseconds; null = for ever. */
export interface Keeping {
  readonly attachments: number | null;
  readonly raw: number | null;
  readonly tickets: number | null;
}

export const retentionPhases = ['tickets', 'messages', 'mails'] as const;
export type RetentionPhase = (typeof retentionPhases)[number];

export interface Retention {
  readonly db: Db;
  readonly desks: ReadonlyMap<string, Desk>;
  /** Of the installation; a pack may say otherwise. */
  readonly keeping: Keeping;
  readonly now: Instant;
  readonly dryRun: boolean;
  /** The mail without its files, null when it has none. */
  readonly strip: (raw: Uint8Array) => Promise<Uint8Array | null>;
}

export interface RetentionBatch {
  /** Last row that was looked at; null = nothing behind it is old enough. */
  readonly after: string | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Rows of the outbox whose sandboxed copies go too. */
  readonly mails: readonly string[];
  /** Up to here no message has bytes any more. */
  readonly empty?: string;
}

const rowsPerBatch = 200;
/** Below this there is no file worth the reading. */
const worthStrippingBytes = 20_000;

/** For each desk the instant before which things of this kind are old; a desk that is no longer loaded has the installation's. */
function cutoffs({ desks, keeping, now }: Retention, kind: keyof Keeping, desk: RawBuilder<string>): RawBuilder<Date> {
  const at = (ms: number | null): string => (ms === null ? '-infinity' : new Date(now - ms).toISOString());
  const rows = [...desks.values()].map((one) => ({ desk: one.id, at: at(one.pack.retention?.[kind] === undefined ? keeping[kind] : one.pack.retention[kind]) }));
  return sql<Date>`coalesce((select kept.at from json_to_recordset(${jsonRows(rows)}::json) as kept(desk text, at timestamptz) where kept.desk = ${desk}), ${at(keeping[kind])}::timestamptz)`;
}

/** Closed tickets. */
export async function retainTickets(retention: Retention, after: string): Promise<RetentionBatch> {
  const { db, desks, now, dryRun } = retention;
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; version: number; state: Ticket }>`
      select t.id, t.version, t.state from tickets t
      where t.closed_at is not null and t.stripped_at is null and t.id > ${after}::bigint and t.closed_at < ${cutoffs(retention, 'tickets', sql.ref('t.desk'))}
      order by t.id limit ${rowsPerBatch}`.execute(tx);
    const last = rows.length < rowsPerBatch ? null : (rows.at(-1)?.id ?? null);
    if (dryRun || rows.length === 0) return { after: last, counts: { 'closed tickets': rows.length }, mails: [] };
    const stripped = await stripTickets(tx, rows.map((row) => ({ ...row, requester: `expired-${row.id}@${erasedDomain}` })), desks, now);
    return { after: last, counts: { 'closed tickets': stripped.tickets.length, 'mails out of their tickets': stripped.mails.length, 'messages of their tickets': stripped.messages }, mails: stripped.mails };
  });
}

interface MessageRow { readonly id: string; readonly size_bytes: number; readonly whole: boolean; readonly raw_due: boolean; readonly files_due: boolean; readonly aged: boolean; readonly filed: boolean }

/** Received mails that nobody waits for: of no ticket, or of one that is closed. */
export async function retainMessages(retention: Retention, after: string): Promise<RetentionBatch> {
  const { db, now, dryRun } = retention;
  const desk = sql.ref<string>('m.desk');
  const { rows } = await sql<MessageRow>`
    select id, size_bytes, whole, filed, raw_at < raw_cut as raw_due, raw_at < files_cut as files_due, seen < greatest(raw_cut, files_cut) as aged from (
      select m.id, m.size_bytes, m.raw is not null as whole, t.id is not null as filed, m.processed_at as seen, ${cutoffs(retention, 'raw', desk)} as raw_cut, ${cutoffs(retention, 'attachments', desk)} as files_cut,
        case when m.raw is not null and m.state not in ('accepted', 'held', 'failed') and (t.id is null or t.closed_at is not null) then m.processed_at end as raw_at,
        m.kept from messages m left join tickets t on t.id = m.ticket_id
      where m.id > ${after}::bigint order by m.id limit ${rowsPerBatch}) as page`.execute(db);
  const old = rows.filter((row) => row.raw_due);
  const strippable = rows.filter((row) => !row.raw_due && row.files_due && row.size_bytes >= worthStrippingBytes);
  const files = await stripFiles(retention, strippable);
  if (!dryRun && old.length > 0) {
    await db.transaction().execute(async (tx) => {
      await sql`update messages set raw = null, kept = 'nothing' where id = any(${old.filter((row) => row.filed).map((row) => row.id)}::bigint[])`.execute(tx);
      // Nothing else would ever take out who wrote it.
      await forgetMessages(tx, old.filter((row) => !row.filed).map((row) => row.id), now);
    });
  }
  const firstWhole = rows.find((row) => row.whole && !old.includes(row));
  const last = rows.at(-1)?.id ?? after;
  return {
    after: rows.length < rowsPerBatch || !rows.some((row) => row.aged) ? null : last, counts: { 'bytes of mails': old.length, 'mails without their files': files }, mails: [],
    empty: firstWhole === undefined ? last : (BigInt(firstWhole.id) - 1n).toString(),
  };
}

async function stripFiles({ db, dryRun, strip }: Retention, rows: readonly MessageRow[]): Promise<number> {
  const { rows: whole } = rows.length === 0 ? { rows: [] } : await sql<{ id: string; size_bytes: number }>`select id, size_bytes from messages where id = any(${rows.map((row) => row.id)}::bigint[]) and kept in ('whole', 'redacted')`.execute(db);
  let count = 0;
  for await (const raws of readRaws(db, whole.map((row) => ({ id: row.id, sizeBytes: row.size_bytes })))) {
    for (const [id, raw] of raws) {
      const text = await strip(raw);
      if (text !== null) count += 1;
      // One without files is marked too: it is not opened again tomorrow.
      if (!dryRun) await sql`update messages set kept = 'text', raw = coalesce(${text === null ? null : Buffer.from(text)}::bytea, raw) where id = ${id} and raw is not null`.execute(db);
    }
  }
  return count;
}

/** Mails of ours that belong to no ticket: to strangers who were turned away, reports, alarms. */
export async function retainMails(retention: Retention, after: string): Promise<RetentionBatch> {
  const { db, keeping, now, dryRun } = retention;
  if (keeping.tickets === null) return { after: null, counts: {}, mails: [] };
  const found = sql`select id from outbox where ticket_id is null and id > ${after}::bigint and done_at < ${new Date(now - keeping.tickets)} order by id limit ${rowsPerBatch}`;
  const { rows } = dryRun ? await sql<{ id: string }>`${found}`.execute(db) : await sql<{ id: string }>`delete from outbox where id in (${found}) returning id`.execute(db);
  const last = rows.reduce((highest, row) => (BigInt(row.id) > BigInt(highest) ? row.id : highest), after);
  return { after: rows.length < rowsPerBatch ? null : last, counts: { 'mails of no ticket': rows.length }, mails: dryRun ? [] : rows.map((row) => row.id) };
}

export interface RetentionProgress {
  readonly phase: RetentionPhase;
  readonly after: string;
  /** Up to here no message has bytes any more: tomorrow begins behind it. */
  readonly empty: string;
  /** End of the last whole round; null = one is under way. */
  readonly finishedAt: Instant | null;
}

export async function readRetention(db: Db): Promise<RetentionProgress> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'retention').executeTakeFirst();
  return row === undefined ? { phase: 'tickets', after: '0', empty: '0', finishedAt: null } : (row.value as RetentionProgress);
}

export async function writeRetention(db: Db, progress: RetentionProgress): Promise<void> {
  await sql`insert into settings (name, value) values ('retention', ${JSON.stringify(progress)}::jsonb) on conflict (name) do update set value = excluded.value`.execute(db);
}
