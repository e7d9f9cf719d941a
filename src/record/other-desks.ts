// The same mail at another desk of this installation (F65): people write to two desks at once. Each desk works on its own
// ticket; both tickets name the other, and the writer is answered once where one answer is enough.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';

export interface Elsewhere {
  readonly desk: string;
  /** Of the ticket that it opened or joined there; null when it did neither. */
  readonly ref: string | null;
  /** Its writer got an answer from there. */
  readonly answered: boolean;
}

export interface SameMailQuery {
  readonly id: string;
  readonly messageId: string;
  readonly fingerprint: Buffer;
  /** The other desks. */
  readonly desks: readonly string[];
}

/** What an earlier copy of this mail became at other desks. */
export async function sameMailElsewhere(tx: Tx, { id, messageId, fingerprint, desks }: SameMailQuery): Promise<readonly Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select m.desk, t.ref, exists (select 1 from outbox o where o.caused_by = m.id and o.kind = 'answer') as answered
    from messages m left join tickets t on t.id = m.ticket_id
    where m.desk = any(${[...desks]}::text[]) and m.message_id = ${messageId} and m.content_sha256 = ${fingerprint} and m.duplicate_of is null and m.id < ${id}::bigint
    order by m.id limit 10`.execute(tx);
  return rows;
}

/** Names the new ticket on the one that the same mail had opened. */
export async function linkBack(tx: Tx, ref: string, to: string, now: Instant): Promise<void> {
  const link = JSON.stringify([{ ref: to, kind: 'same-mail' }]);
  const { rows } = await sql<{ id: string }>`
    update tickets set state = jsonb_set(state, '{links}', coalesce(state->'links', '[]') || ${link}::jsonb), version = version + 1, updated_at = ${new Date(now)}
    where ref = ${ref} returning id`.execute(tx);
  for (const { id } of rows) {
    await sql`insert into ticket_events (ticket_id, at, kind, side, text, by, pack_version)
      select ${id}::bigint, ${new Date(now)}, 'linked', 'internal', ${`the same mail opened ${to}`}, '', state->>'packVersion' from tickets where id = ${id}::bigint`.execute(tx);
  }
}
