// Whether the authors of recent mail had been checked by somebody, by the door it came through: what an operator compares
// with what he told the gateway of his mail server. Only mail of people, and only the newest rows: it costs the same for
// ever, and a server that was taught to state results is seen within its next mails.
import { sql } from 'kysely';
import type { Trouble } from '../decide/alarm.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';

export interface CheckedAuthors {
  readonly door: string;
  readonly mails: number;
  readonly unchecked: number;
  /** Unchecked ones since the last that was checked. */
  readonly inARow: number;
  /** What was found of the newest unchecked one; '' when there is none. */
  readonly why: string;
}

/** Enough to tell a rule from an exception. */
const recentMax = 500;
/** An installation of a few mails a day was perhaps set up otherwise last month. */
const recentMs = 7 * 86_400_000;
/** One mail may have come another way; so many are the server's habit. */
export const habitMails = 10;

/** Of each door that mail came through of late. */
export async function readCheckedAuthors(db: Db | Tx, now: Instant): Promise<CheckedAuthors[]> {
  const { rows } = await sql<{ door: string; mails: string; unchecked: string; in_a_row: string; why: string | null }>`
    with newest as (select id, source, classification, received_at, authentication from messages order by id desc limit ${recentMax}),
    recent as (
      select id, case source when 'imap-excerpt' then 'imap' else source end as door, authentication->>'detail' as why,
             coalesce(authentication->>'from', 'none') = 'none' or coalesce(authentication->>'silent', '') = 'true' as unchecked
      from newest where source <> 'relay' and classification = 'human' and received_at > ${new Date(now - recentMs)}),
    known as (select *, coalesce(max(id) filter (where not unchecked) over (partition by door), 0) as checked_last from recent)
    select door, count(*) as mails, count(*) filter (where unchecked) as unchecked, count(*) filter (where id > checked_last) as in_a_row,
           (array_agg(why order by id desc) filter (where unchecked))[1] as why
    from known group by door order by door`.execute(db);
  return rows.map((row) => ({ door: row.door, mails: Number(row.mails), unchecked: Number(row.unchecked), inARow: Number(row.in_a_row), why: row.why ?? '' }));
}

/** Doors where every mail was to be checked and none is any more: there nobody counts as authorised, which no partner understands. */
export async function findSilentDoors(db: Db | Tx, trustedDoors: readonly string[], now: Instant): Promise<Trouble[]> {
  const doors = await readCheckedAuthors(db, now);
  // Imported mail was received before we were.
  return doors.filter(({ door, inARow }) => door !== 'import' && !trustedDoors.includes(door) && inARow >= habitMails).map(({ door, inARow, why }) => ({
    cause: `authors ${door}`, count: inARow, detail: `nobody has checked the authors of the last ${inARow} mails that came by ${door} (${why}), so none of them counts as authorised`,
    advice: 'does the mail server in front still write Authentication-Results, under a name of POSTERN_AUTHSERV? Held mails wait; postern messages --state held',
  }));
}
