// What is wrong with the gateway at this moment, from indexes, bounded in what it counts: the causes that an admin is
// written to about. A mail of an alarm that does not arrive is none of them: it must not cause another (H-05).
import { sql } from 'kysely';
import type { Trouble } from '../decide/alarm.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import { maskedText } from '../mail/masked-text.ts';
import { findSilentDoors } from './checked-authors.ts';
import type { Db, Tx } from './database.ts';
import { findMailboxTroubles } from './mailbox-troubles.ts';
import { findMachineTroubles } from './machine-troubles.ts';

export interface TroubleLimits {
  /** A received mail is decided within this time. */
  readonly undecidedMs: number;
  /** A mail of ours has left within this time. */
  readonly undeliveredMs: number;
  /** Doors whose mail need not be checked by anybody; absent: all. */
  readonly trustedDoors?: readonly string[];
}

/** A late timer rings within a minute of the sweep; longer is not a matter of load. */
const timerLateMs = 5 * 60_000;
/** The sweep comes every quarter of a minute. */
const sweepLateMs = 3 * 60_000;
/** Nobody needs to know whether it is more. */
const countMax = 1_000;
/** Different reasons for failed messages that are told each by itself. */
const reasonsMax = 5;

/** Everything that is wrong. */
export async function findTroubles(db: Db | Tx, limits: TroubleLimits, now: Instant): Promise<Trouble[]> {
  const { rows: [row] } = await sql<Row>`
    select (select count(*) from (select 1 from messages where state = 'accepted' and source <> 'import' and received_at < ${new Date(now - limits.undecidedMs)} limit ${countMax}) as late) as undecided,
           (select min(received_at) from (select received_at from messages where state = 'accepted' and source <> 'import' order by id limit ${countMax}) as oldest) as oldest,
           (select count(*) from (select 1 from outbox where state = 'uncertain' and kind <> 'alarm' limit ${countMax}) as uncertain) as uncertain,
           (select count(*) from (select 1 from outbox where state = 'failed' and kind <> 'alarm' limit ${countMax}) as failed) as failed_mails,
           (select count(*) from (select 1 from outbox where state in ('pending', 'sending') and kind <> 'alarm' and created_at < ${new Date(now - limits.undeliveredMs)} limit ${countMax}) as waiting) as undelivered,
           (select count(*) from (select 1 from timers where state = 'running' and wake_at < ${new Date(now - timerLateMs)} limit ${countMax}) as late) as timers,
           (select (value->>'at')::bigint from settings where name = 'last-sweep') as swept`.execute(db);
  if (row === undefined) return [];
  return [...countedTroubles(row, limits, now), ...await findFailures(db), ...await findMachineTroubles(db, now), ...await findMailboxTroubles(db, now), ...(limits.trustedDoors === undefined ? [] : await findSilentDoors(db, limits.trustedDoors, now)), ...sweepTrouble(row.swept, now)];
}

interface Row {
  readonly undecided: string; readonly oldest: Date | null; readonly uncertain: string; readonly failed_mails: string; readonly undelivered: string;
  readonly timers: string; readonly swept: string | null;
}

function countedTroubles(row: Row, limits: TroubleLimits, now: Instant): Trouble[] {
  const waits = row.oldest === null ? 0 : now - row.oldest.getTime();
  const troubles: Trouble[] = [
    { cause: 'undecided', count: Number(row.undecided), detail: `${many(row.undecided, 'received mail')} not decided; the oldest waits for ${spanText(waits)}`, advice: 'postern doctor; postern messages --state accepted' },
    { cause: 'uncertain', count: Number(row.uncertain), detail: `${many(row.uncertain, 'mail')} of ours may or may not have arrived, the connection was lost`, advice: 'postern outbox --state uncertain, then postern outbox ID --send-again or --discard' },
    { cause: 'failed-mails', count: Number(row.failed_mails), detail: `${many(row.failed_mails, 'mail')} of ours could not be delivered`, advice: 'postern outbox --state failed' },
    { cause: 'undelivered', count: Number(row.undelivered), detail: `${many(row.undelivered, 'mail')} of ours not delivered for more than ${spanText(limits.undeliveredMs)}`, advice: 'postern outbox --state pending says what the relay answered' },
    { cause: 'timers', count: Number(row.timers), detail: `${many(row.timers, 'timer')} not woken for more than ${spanText(timerLateMs)}`, advice: 'postern doctor; postern timers --overdue' },
  ];
  return troubles.filter((one) => one.count > 0);
}

/** Row ids, quoted words and addresses differ from mail to mail; what stays is the cause. */
async function findFailures(db: Db | Tx): Promise<Trouble[]> {
  const { rows } = await sql<{ cause: string; reason: string; count: string; first: string }>`
    select left(regexp_replace(regexp_replace(reason, '\\S+@\\S+|"[^"]*"', '…', 'g'), '\\d+', '#', 'g'), 120) as cause, min(reason) as reason, count(*) as count, min(id) as first
    from (select id, reason from messages where state = 'failed' order by id desc limit ${countMax}) as failed
    group by 1 order by min(id) limit ${reasonsMax}`.execute(db);
  return rows.map((row) => ({
    cause: `failed ${row.cause}`, count: Number(row.count), detail: `${many(row.count, 'received mail')} failed: ${maskedText(row.reason).slice(0, 300)}`,
    advice: `postern message ${row.first}, then --retry or --discard; postern messages --state failed`,
  }));
}

/** Before its first one nothing is known of it. */
function sweepTrouble(swept: string | null, now: Instant): Trouble[] {
  if (swept === null || now - Number(swept) < sweepLateMs) return [];
  return [{ cause: 'sweep', count: 1, detail: `the last complete round over timers and queues was at ${isoInstant(Number(swept))}`, advice: 'do the queues answer? postern doctor says; mail is accepted and kept meanwhile' }];
}

/** Called at the end of each complete round. */
export async function noteSweep(db: Db, now: Instant): Promise<void> {
  await sql`insert into settings (name, value) values ('last-sweep', ${JSON.stringify({ at: now })}::jsonb) on conflict (name) do update set value = excluded.value`.execute(db);
}

/** When the last complete round was; null before the first. */
export async function lastSweep(db: Db): Promise<Instant | null> {
  const { rows: [row] } = await sql<{ at: string }>`select value->>'at' as at from settings where name = 'last-sweep'`.execute(db);
  return row === undefined ? null : Number(row.at);
}

function many(count: string, noun: string): string {
  const number = Number(count);
  return `${number >= countMax ? `${countMax} or more` : number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `90 s`, `12 min`, `5 h`. */
function spanText(ms: number): string {
  if (ms < 2 * 60_000) return `${Math.round(ms / 1_000)} s`;
  return ms < 2 * 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}
