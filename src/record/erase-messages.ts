// A person leaves the received mail: what he wrote goes, with the line in the ledger left; what others wrote is written
// anew without him where it names him. Each mail is opened for that, off the event loop, because a name hides in base64.
import { sql } from 'kysely';
import type { MessageState } from '../decide/decision.ts';
import { domainOf } from '../mail/mailbox.ts';
import { erasedWord, valueWithoutPerson, withoutPerson } from '../mail/personal-words.ts';
import { patternsOf, type Batch, type Erasing } from './erase-rows.ts';
import type { StoredHeld, StoredRelease } from './stored-release.ts';
import { forgetMessages } from './strip-tickets.ts';
import { readRaws } from './ticket-record.ts';

/** The bytes without what matches the pattern; null when nothing does, empty when they name him and cannot be written anew. */
export type Redact = (raw: Uint8Array, pattern: string) => Promise<Uint8Array | null>;

interface Row {
  readonly id: string; readonly state: MessageState; readonly in_hand: boolean; readonly size_bytes: number; readonly whole: boolean; readonly from_address: string | null; readonly reverse_path: string;
  readonly forward_paths: string[]; readonly subject: string | null; readonly message_id: string | null; readonly reason: string; readonly held: StoredHeld | null; readonly release: StoredRelease | null;
  readonly own: boolean; readonly involved: boolean;
}

const rowsPerBatch = 100;

/** Messages behind `after`. One that is just being decided is left, and counted: the next run finds it. */
export async function eraseMessages(erasing: Erasing, after: string, redact: Redact): Promise<Batch> {
  const { db, address, progress, now } = erasing;
  const patterns = patternsOf(progress);
  const { rows } = await sql<Row>`
    select m.id, m.state, m.state = 'accepted' and coalesce(m.claimed_until, '-infinity') > ${new Date(now)} as in_hand, m.size_bytes, m.raw is not null as whole, m.from_address, m.reverse_path,
      m.forward_paths, m.subject, m.message_id, m.reason, m.held, m.release, coalesce(t.requester in (${address}, ${progress.placeholder}), false) as own,
      coalesce(t.desk || ' ' || t.organisation = any(${[...progress.organisations]}::text[]), false) or coalesce(t.requester in (${address}, ${progress.placeholder}), false)
        or (t.id is null and lower(split_part(coalesce(m.from_address, ''), '@', 2)) = ${domainOf(address)}) as involved
    from messages m left join tickets t on t.id = m.ticket_id where m.id > ${after}::bigint order by m.id limit ${rowsPerBatch}`.execute(db);
  const written = new RegExp(patterns.everywhere, 'iu');
  const his = rows.filter((row) => (row.own && (row.whole || row.from_address !== null)) || written.test(row.from_address ?? '') || written.test(row.reverse_path));
  const counts = { 'messages of his own': his.length, 'messages that name him': 0, 'messages in hand': his.filter((row) => row.in_hand).length };
  const others = rows.filter((row) => !his.includes(row));
  for await (const raws of readRaws(db, others.filter((row) => row.whole).map((row) => ({ id: row.id, sizeBytes: row.size_bytes })))) {
    const changes = await Promise.all([...raws].map(async ([id, raw]) => ({ id, raw: await redacted(redact, raw, others.find((row) => row.id === id)?.involved === true, patterns) })));
    for (const { id, raw } of changes) {
      if (raw === null) continue;
      counts['messages that name him'] += 1;
      if (!erasing.dryRun) await storeRedacted(erasing, id, raw);
    }
  }
  if (!erasing.dryRun) {
    await db.transaction().execute((tx) => forgetMessages(tx, his.filter((row) => !row.in_hand).map((row) => row.id), now));
    for (const row of others) await rewriteColumns(erasing, row, row.involved ? patterns.within : patterns.everywhere);
  }
  return { after: rows.length < rowsPerBatch ? null : (rows.at(-1)?.id ?? null), counts, mails: [] };
}

/** Where he is named at all, his name goes too. */
async function redacted(redact: Redact, raw: Uint8Array, involved: boolean, { everywhere, within }: { readonly everywhere: string; readonly within: string }): Promise<Uint8Array | null> {
  if (involved || everywhere === within) return redact(raw, within);
  return (await redact(raw, everywhere)) === null ? null : redact(raw, within);
}

async function storeRedacted({ db, now }: Erasing, id: string, raw: Uint8Array): Promise<void> {
  if (raw.length === 0) await db.transaction().execute((tx) => forgetMessages(tx, [id], now));
  else await sql`update messages set raw = ${Buffer.from(raw)}, kept = 'redacted' where id = ${id}`.execute(db);
}

async function rewriteColumns({ db }: Erasing, row: Row, pattern: string): Promise<void> {
  const texts = { subject: row.subject, message_id: row.message_id, reason: row.reason, from_address: row.from_address };
  const clean = valueWithoutPerson({ ...texts, held: row.held, release: row.release, paths: row.forward_paths }, pattern);
  if (JSON.stringify(clean) === JSON.stringify({ ...texts, held: row.held, release: row.release, paths: row.forward_paths })) return;
  const paths = row.forward_paths.map((path) => withoutPerson(path, pattern)).filter((path) => path !== erasedWord);
  await sql`update messages set subject = ${clean.subject}, message_id = ${clean.message_id}, reason = ${clean.reason}, from_address = ${clean.from_address}, forward_paths = ${paths}::text[],
    held = ${clean.held === null ? null : JSON.stringify(clean.held)}::jsonb, release = ${clean.release === null ? null : JSON.stringify(clean.release)}::jsonb where id = ${row.id}`.execute(db);
}
