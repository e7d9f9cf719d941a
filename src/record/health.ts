// Figures that tell whether the journey flows: what waits, what is stuck, what is late. Each comes from an index.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';

export interface JourneyHealth {
  /** Receipt of the oldest message that is not decided yet; null = none waits. */
  readonly oldestAccepted: Instant | null;
  readonly failed: number;
  readonly held: number;
  readonly uncertain: number;
  readonly failedMails: number;
  readonly overdueTimers: number;
  /** Addresses that take no mail and get none. */
  readonly undeliverable: number;
  /** Of these desks' own people: they are still written to, and nothing arrives. */
  readonly unreachableStaff: number;
  /** Senders and desks that a loop budget has muted. */
  readonly mutes: number;
}

export async function readHealth(db: Db, now: Instant): Promise<JourneyHealth> {
  const { rows } = await sql<{ oldest: Date | null; failed: string; held: string; uncertain: string; failed_mails: string; overdue: string; undeliverable: string; staff: string; mutes: string }>`
    select (select received_at from messages where state = 'accepted' order by id limit 1) as oldest,
           (select count(*) from messages where state = 'failed') as failed,
           (select count(*) from messages where state = 'held') as held,
           (select count(*) from outbox where state = 'uncertain') as uncertain,
           (select count(*) from outbox where state = 'failed') as failed_mails,
           (select count(*) from timers where state = 'running' and wake_at < ${new Date(now)}) as overdue,
           (select count(*) from undeliverable_addresses where cleared_at is null and not own) as undeliverable,
           (select count(*) from undeliverable_addresses where cleared_at is null and own) as staff,
           (select count(*) from mutes where lifted_at is null and until > ${new Date(now)}) as mutes`.execute(db);
  const [row] = rows;
  return {
    oldestAccepted: row?.oldest?.getTime() ?? null, failed: Number(row?.failed ?? 0), held: Number(row?.held ?? 0),
    uncertain: Number(row?.uncertain ?? 0), failedMails: Number(row?.failed_mails ?? 0), overdueTimers: Number(row?.overdue ?? 0),
    undeliverable: Number(row?.undeliverable ?? 0), unreachableStaff: Number(row?.staff ?? 0), mutes: Number(row?.mutes ?? 0),
  };
}
