// Is a mail of a mailbox or an archive one that is stored already? By Message-ID and size before it is fetched, by its
// bytes after.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Of the given ones those that are stored for the desk with that Message-ID and size, by their `key`. */
export async function knownByHeader(db: Db, desk: string, mails: readonly { readonly key: number; readonly messageId: string; readonly sizeBytes: number }[]): Promise<Set<number>> {
  if (mails.length === 0) return new Set();
  const rows = await db.selectFrom('messages').select(['message_id', 'size_bytes'])
    .where('desk', '=', desk).where('message_id', 'in', mails.map((mail) => mail.messageId)).execute();
  const stored = new Set(rows.map((row) => `${row.size_bytes} ${row.message_id}`));
  return new Set(mails.filter((mail) => stored.has(`${mail.sizeBytes} ${mail.messageId}`)).map((mail) => mail.key));
}

/** The message that holds these bytes for the desk; null = none does. */
export async function messageWithBytes(db: Db, desk: string, raw: Buffer): Promise<string | null> {
  const sha256 = createHash('sha256').update(raw).digest();
  const { rows } = await sql<{ id: string }>`select id from messages where desk = ${desk} and sha256 = ${sha256} and duplicate_of is null limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
