// What the store knows of a person before he is erased: how his name is spelt, which numbers reach him, where he belongs.
import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface KnownPerson {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  /** `desk organisation`. */
  readonly organisations: readonly string[];
  /** Newest messages that he wrote: their From may spell him otherwise. */
  readonly messages: readonly string[];
}

/** Spellings change rarely; the newest mails have them all. */
const messagesMax = 50;

/** Everything that names the address as its own. */
export async function findPerson(db: Db, address: string): Promise<KnownPerson> {
  const { rows } = await sql<{ name: string | null; phone: string | null; organisation: string | null }>`
    select distinct state->'requester'->>'displayName' as name, null::text as phone, desk || ' ' || organisation as organisation from tickets where requester = ${address}
    union
    select distinct one->>'name', one->>'phone', t.desk || ' ' || (one->>'organisation') from tickets t, jsonb_array_elements(t.state->'proposedContacts') as one
      where jsonb_typeof(t.state->'proposedContacts') = 'array' and lower(one->>'address') = ${address}
    union
    select name, phone, desk || ' ' || organisation from directory_contacts where address_key = ${address}`.execute(db);
  const messages = await db.selectFrom('messages').select('id').where(sql<boolean>`lower(from_address) = ${address}`).where('raw', 'is not', null).orderBy('id', 'desc').limit(messagesMax).execute();
  const all = (name: 'name' | 'phone' | 'organisation'): string[] => [...new Set(rows.flatMap((row) => (row[name] === null || row[name] === '' ? [] : [row[name]])))];
  return { names: all('name'), phones: all('phone'), organisations: all('organisation'), messages: messages.map((row) => row.id) };
}
