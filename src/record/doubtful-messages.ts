// How often somebody wrote in a name that is not his, or may not be: what an operator watches. Each figure has an index of
// its own rows, which are few.
import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface Doubts {
  /** Messages by the verdict on their From. */
  readonly messages: { readonly fail: number; readonly unverified: number };
  readonly forgedTokens: number;
}

export async function readDoubts(db: Db): Promise<Doubts> {
  const { rows } = await sql<{ fail: string; unverified: string; forged: string }>`
    select (select count(*) from messages where authentication->>'from' = 'fail') as fail,
           (select count(*) from messages where authentication->>'from' = 'unverified') as unverified,
           (select coalesce(sum(forged_tokens), 0) from messages where forged_tokens > 0) as forged`.execute(db);
  return { messages: { fail: Number(rows[0]?.fail ?? 0), unverified: Number(rows[0]?.unverified ?? 0) }, forgedTokens: Number(rows[0]?.forged ?? 0) };
}
