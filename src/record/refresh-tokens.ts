// The refresh token of a mailbox: the configured one until the provider gives another in its place. Each given one
// replaces the last in one statement, before anything is done with the access token that came along with it.
import { createHash } from 'node:crypto';
import type { Db } from './database.ts';

/** What to refresh with; `configured` counts when it is not the one that the stored one came from. */
export async function readRefreshToken(db: Db, mailbox: string, configured: string | null): Promise<string | null> {
  const row = await db.selectFrom('mailboxes').select(['refresh_token', 'refresh_seed']).where('id', '=', mailbox).executeTakeFirst();
  if (row?.refresh_token === null || row?.refresh_token === undefined) return configured;
  if (configured === null || row.refresh_seed === null || row.refresh_seed.equals(seedOf(configured))) return row.refresh_token;
  return configured;
}

/** Keeps the token that was given; `configured` is the one of the configuration it descends from. */
export async function keepRefreshToken(db: Db, mailbox: string, token: string, configured: string | null): Promise<void> {
  const values = { refresh_token: token, refresh_seed: configured === null ? null : seedOf(configured) };
  await db.insertInto('mailboxes').values({ id: mailbox, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
}

function seedOf(configured: string): Buffer {
  return createHash('sha256').update(configured).digest();
}
