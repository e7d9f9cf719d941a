// The loop budgets in the store (H-05): what senders and desks have had within the hour and the day, what is muted, and
// the way out. A statement to read and at most two to write for a whole batch of mails.
import { sql } from 'kysely';
import type { LoopScope, LoopState, LoopWhat, MuteEffect } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';
import { jsonInstant, jsonRows } from './json-rows.ts';

const slotMs = 600_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A mute ends when nothing was stopped for this long: a robot that gets no mail of ours any more has fallen silent by then. */
const calmMs = hourMs;

/** What is counted by a desk, or by one sender at a desk. */
export interface LoopKey {
  readonly desk: string;
  readonly scope: LoopScope;
  readonly subject: string;
}

export interface LoopRow extends LoopKey {
  readonly what: LoopWhat;
  readonly hour: number;
  readonly day: number;
  readonly muted: boolean;
}

/** Counts and mutes of these; nothing for whom there is none. */
export async function readLoopRows(tx: Tx, keys: readonly LoopKey[], now: Instant): Promise<LoopRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ desk: string; scope: LoopScope; subject: string; what: LoopWhat; hour: string; day: string; muted: boolean }>`
    with wanted as (select distinct desk, scope, subject from json_to_recordset(${jsonRows(keys)}::json) as r(desk text, scope text, subject text))
    select c.desk, c.scope, c.subject, c.what, coalesce(sum(c.count) filter (where c.slot > ${new Date(now - hourMs)}), 0) as hour, sum(c.count) as day, false as muted
    from wanted w join loop_counts c on c.desk = w.desk and c.scope = w.scope and c.subject = w.subject and c.slot > ${new Date(now - dayMs)}
    group by c.desk, c.scope, c.subject, c.what
    union all
    select m.desk, m.scope, m.subject, m.what, 0, 0, true
    from wanted w join mutes m on m.desk = w.desk and m.scope = w.scope and m.subject = w.subject and m.lifted_at is null and m.until > ${new Date(now)}`.execute(tx);
  return rows.map((row) => ({ ...row, hour: Number(row.hour), day: Number(row.day) }));
}

export interface LoopIncrement extends LoopKey {
  readonly what: LoopWhat;
  readonly count: number;
}

/** Adds to the counts, in one order for all, so that two transactions never wait for each other in a circle. */
export async function storeLoopCounts(tx: Tx, increments: readonly LoopIncrement[], now: Instant): Promise<void> {
  if (increments.length === 0) return;
  const slot = jsonInstant(Math.floor(now / slotMs) * slotMs);
  await sql`insert into loop_counts (desk, scope, subject, what, slot, count)
    select desk, scope, subject, what, slot, count from json_to_recordset(${jsonRows(increments.map((one) => ({ ...one, slot })))}::json)
      as r(desk text, scope text, subject text, what text, slot timestamptz, count integer)
    order by desk, scope, subject, what
    on conflict (desk, scope, subject, what, slot) do update set count = loop_counts.count + excluded.count`.execute(tx);
}

export interface StoredMute {
  readonly desk: string;
  readonly effect: MuteEffect;
}

/** One more was stopped: the mute begins, or goes on. */
export async function storeMutes(tx: Tx, mutes: readonly StoredMute[], now: Instant): Promise<void> {
  const rows = new Map<string, { desk: string; scope: string; subject: string; what: string; reason: string; stopped: number; since: string | null; until: string | null }>();
  for (const { desk, effect } of mutes) {
    const key = JSON.stringify([desk, effect.scope, effect.subject, effect.what]);
    if (key.includes('\\u0000')) continue;
    const stopped = (rows.get(key)?.stopped ?? 0) + 1;
    rows.set(key, { desk, scope: effect.scope, subject: effect.subject, what: effect.what, reason: effect.reason, stopped, since: jsonInstant(now), until: jsonInstant(now + calmMs) });
  }
  if (rows.size === 0) return;
  const standing = sql`mutes.lifted_at is null and mutes.until > ${new Date(now)}`;
  await sql`insert into mutes (desk, scope, subject, what, since, until, reason, stopped)
    select desk, scope, subject, what, since, until, reason, stopped from json_to_recordset(${jsonRows([...rows.values()])}::json)
      as r(desk text, scope text, subject text, what text, since timestamptz, until timestamptz, reason text, stopped integer)
    order by desk, scope, subject, what
    on conflict (desk, scope, subject, what) do update set until = excluded.until, reason = excluded.reason, lifted_at = null, lifted_by = null,
      since = case when ${standing} then mutes.since else excluded.since end, stopped = excluded.stopped + case when ${standing} then mutes.stopped else 0 end`.execute(tx);
}

/** Called by the sweep: nothing older than a day is asked for. */
export async function forgetOldLoopCounts(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('loop_counts').where('slot', '<', new Date(now - dayMs - slotMs)).execute();
}

export interface MuteListing {
  readonly id: string;
  readonly desk: string;
  readonly scope: LoopScope;
  readonly subject: string;
  readonly what: LoopWhat;
  readonly since: Instant;
  readonly until: Instant;
  readonly reason: string;
  /** How much was stopped. */
  readonly stopped: number;
}

/** What is muted at present, oldest first. */
export async function listMutes(db: Db | Tx, now: Instant): Promise<MuteListing[]> {
  const rows = await db.selectFrom('mutes').select(['id', 'desk', 'scope', 'subject', 'what', 'since', 'until', 'reason', 'stopped'])
    .where('lifted_at', 'is', null).where('until', '>', new Date(now)).orderBy('since').orderBy('id').execute();
  return rows.map((row) => ({ ...row, since: row.since.getTime(), until: row.until.getTime() }));
}

/** Ends it and forgets what had been counted; false when it has ended already. */
export async function liftMute(db: Db, mute: MuteListing, by: string, now: Instant): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx.updateTable('mutes').set({ lifted_at: new Date(now), lifted_by: by }).where('id', '=', mute.id).where('lifted_at', 'is', null).executeTakeFirst();
    await tx.deleteFrom('loop_counts').where('desk', '=', mute.desk).where('scope', '=', mute.scope).where('subject', '=', mute.subject).where('what', '=', mute.what).execute();
    return numUpdatedRows === 1n;
  });
}

/** Messages that were held because of it, oldest first. */
export async function heldByMute(db: Db, { desk, reason, since }: MuteListing): Promise<string[]> {
  const rows = await db.selectFrom('messages').select('id').where('state', '=', 'held').where('desk', '=', desk).where('processed_at', '>=', new Date(since))
    .where(sql<boolean>`starts_with(reason, ${`muted: ${reason}`})`).orderBy('id').execute();
  return rows.map((row) => row.id);
}

/** Tickets on which automatic answers or reopenings have stopped. */
export async function mutedTickets(db: Db): Promise<{ readonly ref: string; readonly desk: string; readonly requester: string; readonly flags: readonly string[] }[]> {
  const rows = await db.selectFrom('tickets').select(['ref', 'desk', 'requester', sql<string[]>`state->'flags'`.as('flags')])
    .where(sql<boolean>`state->'flags' ?| array['answers_muted', 'reopens_muted']`).orderBy('id').execute();
  return rows;
}

/** The state of one sender at one desk out of these rows. */
export function loopStateOf(rows: readonly LoopRow[], desk: string, sender: string): LoopState {
  const own = rows.filter((row) => row.desk === desk && (row.scope === 'desk' || row.subject === sender));
  const sum = (scope: LoopScope, what: LoopWhat, window: 'hour' | 'day'): number => own.filter((row) => row.scope === scope && row.what === what).reduce((all, row) => all + row[window], 0);
  return {
    sender,
    counts: {
      senderTickets: sum('sender', 'tickets', 'hour'), senderReopens: sum('sender', 'reopens', 'day'), deskTickets: sum('desk', 'tickets', 'hour'),
      deskReopens: sum('desk', 'reopens', 'hour'), deskAnswers: sum('desk', 'answers', 'hour'),
    },
    mutes: own.filter((row) => row.muted).map(({ scope, what }) => ({ scope, what })),
  };
}
