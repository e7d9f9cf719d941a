// What machines that write to us make an admin's matter: people of the working side to whom no mail arrives.
import { sql } from 'kysely';
import type { Trouble } from '../decide/alarm.ts';
import { maskedText } from '../mail/masked-text.ts';
import type { Db, Tx } from './database.ts';

/** Each by itself; more at once is told as the newest of them. */
const namedMax = 20;

/** Everything of this kind that is wrong. */
export async function findMachineTroubles(db: Db | Tx): Promise<Trouble[]> {
  return unreachableStaff(db);
}

/** Nobody else can be told: the mail that would say so goes to the same mailbox. */
async function unreachableStaff(db: Db | Tx): Promise<Trouble[]> {
  const { rows } = await sql<{ address: string; status: string | null; desk: string }>`
    select address, status, desk from undeliverable_addresses where cleared_at is null and own order by since desc limit ${namedMax}`.execute(db);
  return rows.map(({ address, status, desk }) => ({
    cause: `staff-address ${maskedText(address)} ${desk}`, count: 1, detail: `mail to ${maskedText(address)}, an address of the people of ${desk}, comes back${status === null ? '' : ` (${status})`}; tickets do not arrive there`,
    advice: 'have the mailbox mended, then clear the mark; postern undeliverable names it',
  }));
}
