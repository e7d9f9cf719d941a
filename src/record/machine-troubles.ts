// What machines that write to us make an admin's matter: people of the working side to whom no mail arrives, and senders
// and desks that a loop budget has muted (H-05).
import { sql } from 'kysely';
import type { Trouble } from '../decide/alarm.ts';
import type { Instant } from '../mail/instant.ts';
import { maskedText } from '../mail/masked-text.ts';
import type { Db, Tx } from './database.ts';
import { listMutes } from './loop-counts.ts';

/** Each by itself; more at once is told as the newest of them. */
const namedMax = 20;

/** Everything of this kind that is wrong. */
export async function findMachineTroubles(db: Db | Tx, now: Instant): Promise<Trouble[]> {
  return [...await unreachableStaff(db), ...await muted(db, now)];
}

async function muted(db: Db | Tx, now: Instant): Promise<Trouble[]> {
  return (await listMutes(db, now)).slice(-namedMax).map((mute) => ({
    cause: `mute ${mute.id}`, count: mute.stopped, detail: `${mute.scope === 'desk' ? mute.desk : maskedText(mute.subject)} is muted: ${maskedText(mute.reason)}; no ${mute.what} by themselves, ${mute.stopped} stopped so far`,
    advice: `postern mutes ${mute.id} shows it, --lift ends it; every mail is kept`,
  }));
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
