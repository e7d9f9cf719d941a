// Contacts that mails have taught us and that nobody has entered yet, as they stand in the tickets.
import { sql } from 'kysely';
import type { ProposedContact } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';

export interface Proposal extends ProposedContact {
  readonly desk: string;
  /** The newest ticket that proposes it. */
  readonly ref: string;
}

/** Who was not worth entering for this long is not proposed for ever. */
const lookBackMs = 90 * 24 * 60 * 60_000;

/** One proposal an address, the newest, by desk and address; whether the directory has it meanwhile is for the caller to see. */
export async function listProposals(db: Db, desk: string | null, now: Instant): Promise<Proposal[]> {
  const { rows } = await sql<{ desk: string; ref: string; proposed: readonly ProposedContact[] }>`
    select desk, ref, state->'proposedContacts' as proposed from tickets
    where updated_at > ${new Date(now - lookBackMs)} and jsonb_array_length(coalesce(state->'proposedContacts', '[]')) > 0
      and (${desk}::text is null or desk = ${desk}::text)
    order by id`.execute(db);
  const newest = new Map(rows.flatMap((row) => row.proposed.map((one) => [`${row.desk} ${one.address.toLowerCase()}`, { ...one, desk: row.desk, ref: row.ref }])));
  return [...newest.values()].toSorted((a, b) => a.desk.localeCompare(b.desk) || a.address.localeCompare(b.address));
}
