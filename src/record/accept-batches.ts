// Accepting mail: many connections, few commits. Mails that arrive while a batch is being written wait for the next one,
// so that one sync serves up to 64 of them; two batches may be in flight. `accept` resolves only after the commit with
// synchronous_commit=on, which is what a 250 promises. Same bytes for the same desk become a row in state duplicate that
// points to the first. Never parses.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Acceptance, AcceptMail, IncomingMail } from '../receive/accept-mail.ts';
import { Fault } from '../platform/fault.ts';
import type { Db } from './database.ts';

/** Measured: beyond 64 rows a batch no longer gains; the bytes bound keeps one statement below what a server buffers well. */
const rowsMax = 64;
const bytesMax = 8 * 1024 * 1024;
const batchesInFlightMax = 2;

interface Row {
  readonly mail: IncomingMail;
  readonly desk: string;
  readonly forwardPaths: readonly string[];
  readonly sha256: Buffer;
}

interface Waiting {
  readonly rows: readonly Row[];
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (fault: unknown) => void;
}

export interface AcceptBatchesOptions {
  readonly db: Db;
  /** Desk of a forward-path; a mail to two desks becomes a row for each. */
  readonly deskOf: (forwardPath: string) => string | null;
  /** Rung once a batch, after its commit, with the newest id. It may fail: the sweep finds the rows. */
  readonly onStored: (messageId: string) => void;
}

/** The AcceptMail port over the store. */
export function createAcceptMail(options: AcceptBatchesOptions): AcceptMail {
  const waiting: Waiting[] = [];
  let inFlight = 0;

  function next(): void {
    while (inFlight < batchesInFlightMax && waiting.length > 0) {
      const batch = takeBatch(waiting);
      inFlight++;
      void storeBatch(options, batch).finally(() => {
        inFlight--;
        next();
      });
    }
  }

  return {
    accept: (mail) => new Promise((resolve, reject) => {
      waiting.push({ rows: rowsOf(options, mail), resolve, reject });
      next();
    }),
  };
}

function rowsOf(options: AcceptBatchesOptions, mail: IncomingMail): Row[] {
  const sha256 = createHash('sha256').update(mail.raw).digest();
  const byDesk = new Map<string, string[]>();
  for (const path of mail.envelope.forwardPaths) {
    const desk = options.deskOf(path) ?? '';
    byDesk.set(desk, [...(byDesk.get(desk) ?? []), path]);
  }
  return [...byDesk].map(([desk, forwardPaths]) => ({ mail, desk, forwardPaths, sha256 }));
}

function takeBatch(waiting: Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  let rows = 0;
  let bytes = 0;
  while (waiting.length > 0 && rows < rowsMax) {
    const one = waiting[0];
    if (one === undefined) break;
    const size = one.rows.reduce((sum, row) => sum + row.mail.raw.length, 0);
    if (batch.length > 0 && bytes + size > bytesMax) break;
    batch.push(one);
    waiting.shift();
    rows += one.rows.length;
    bytes += size;
  }
  return batch;
}

async function storeBatch(options: AcceptBatchesOptions, batch: readonly Waiting[]): Promise<void> {
  try {
    const rows = batch.flatMap((one) => one.rows);
    const stored = await insertRows(options.db, rows);
    const newest = [...stored.values()].filter((one) => one.outcome === 'stored').at(-1);
    if (newest !== undefined) options.onStored(newest.id);
    for (const one of batch) {
      const outcomes = one.rows.map((row) => stored.get(row)).filter((outcome) => outcome !== undefined);
      const acceptance = outcomes.find((outcome) => outcome.outcome === 'stored') ?? outcomes[0];
      if (acceptance === undefined) one.reject(new Fault('accept-lost', 'the store took the mail but named no row', { retryable: true }));
      else one.resolve(acceptance);
    }
  } catch (error) {
    const fault = new Fault('store-unavailable', 'the mail could not be stored', { retryable: true, cause: error });
    for (const one of batch) one.reject(fault);
  }
}

/** Inserts all rows in one transaction; same bytes as a stored row, or as an earlier one of this batch, are duplicates. */
async function insertRows(db: Db, rows: readonly Row[]): Promise<Map<Row, Acceptance>> {
  const result = new Map<Row, Acceptance>();
  const keyOf = (desk: string, sha256: Buffer): string => `${desk} ${sha256.toString('hex')}`;
  const firsts = new Map<string, Row>();
  for (const row of rows) if (!firsts.has(keyOf(row.desk, row.sha256))) firsts.set(keyOf(row.desk, row.sha256), row);
  const values = [...firsts.values()].map((row) => ({ ...columnsOf(row), raw: row.mail.raw }));
  const insert = db.insertInto('messages').values(values)
    .onConflict((conflict) => conflict.columns(['desk', 'sha256']).where('duplicate_of', 'is', null).doNothing())
    .returning(['id', 'desk', 'sha256']);
  const inserted = await insert.execute();
  const ids = new Map(inserted.map((row) => [keyOf(row.desk, row.sha256), row.id]));
  const duplicates = rows.filter((row) => !ids.has(keyOf(row.desk, row.sha256)) || firsts.get(keyOf(row.desk, row.sha256)) !== row);
  for (const [key, row] of firsts) {
    const id = ids.get(key);
    if (id !== undefined) result.set(row, { outcome: 'stored', id });
  }
  // A second statement, not a second transaction's worth of danger: should we die between the two, the first mail is
  // stored, no 250 has gone out for the second, and its sender brings it again.
  for (const row of duplicates) result.set(row, await insertDuplicate(db, row));
  return result;
}

async function insertDuplicate(db: Db, row: Row): Promise<Acceptance> {
  const first = await db.selectFrom('messages').select('id')
    .where('desk', '=', row.desk).where('sha256', '=', row.sha256).where('duplicate_of', 'is', null).executeTakeFirst();
  if (first === undefined) throw new Fault('accept-lost', 'the first copy of a duplicate is gone', { retryable: true });
  await db.insertInto('messages')
    .values({
      ...columnsOf(row), raw: null, duplicate_of: first.id, state: 'duplicate', processed_at: sql<Date>`now()`,
      reason: `the same bytes as message ${first.id}`,
    })
    .execute();
  return { outcome: 'duplicate', id: first.id };
}

function columnsOf(row: Row): {
  desk: string; source: string; reverse_path: string; forward_paths: string[]; remote_address: string; helo: string; tls: boolean;
  received_at: Date; size_bytes: number; sha256: Buffer;
} {
  const { mail } = row;
  return {
    desk: row.desk, source: mail.source, reverse_path: mail.envelope.reversePath, forward_paths: [...row.forwardPaths],
    remote_address: mail.remoteAddress, helo: mail.helo.slice(0, 255), tls: mail.tls, received_at: new Date(mail.receivedAt),
    size_bytes: mail.raw.length, sha256: row.sha256,
  };
}
