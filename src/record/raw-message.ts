// The evidence: raw bytes of a stored message.
import type { Db } from './database.ts';

/** Bytes as received; of a duplicate those of its first copy. null = no such message, or erased. */
export async function readRaw(db: Db, id: string): Promise<Buffer | null> {
  if (!/^\d{1,18}$/u.test(id)) return null;
  const row = await db.selectFrom('messages').select(['raw', 'duplicate_of']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  if (row.raw !== null) return row.raw;
  return row.duplicate_of === null ? null : readRaw(db, row.duplicate_of);
}
