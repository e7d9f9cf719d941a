// Alarms as rows, and the mails about them. Of several gateways one looks at a time: the others find the lock taken.
import { sql } from 'kysely';
import type { Alarm } from '../decide/alarm.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';
import { jsonInstant } from './json-rows.ts';

interface Row {
  readonly cause: string; readonly detail: string; readonly count: number; readonly since: Date; readonly seen_at: Date;
  readonly told_at: Date | null; readonly told_count: number; readonly over_at: Date | null;
}

/** False while another gateway looks. Held until the transaction ends. */
export async function takeAlarmTurn(tx: Tx): Promise<boolean> {
  const { rows: [row] } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('alarms', 0)) as taken`.execute(tx);
  return row?.taken === true;
}

/** All causes that ever were, by name; few, because failures are told by their reason and not by their mail. */
export async function readAlarms(db: Db | Tx): Promise<Map<string, Alarm>> {
  const { rows } = await sql<Row>`select cause, detail, count, since, seen_at, told_at, told_count, over_at from alarms order by since`.execute(db);
  return new Map(rows.map((row) => [row.cause, {
    cause: row.cause, detail: row.detail, count: row.count, since: row.since.getTime(), seenAt: row.seen_at.getTime(),
    toldAt: row.told_at?.getTime() ?? null, toldCount: row.told_count, overAt: row.over_at?.getTime() ?? null,
  }]));
}

/** Those that last. */
export async function lastingAlarms(db: Db): Promise<Alarm[]> {
  return [...(await readAlarms(db)).values()].filter((one) => one.overAt === null);
}

export async function writeAlarm(tx: Tx, alarm: Alarm): Promise<void> {
  await sql`insert into alarms (cause, detail, count, since, seen_at, told_at, told_count, over_at)
    values (${alarm.cause}, ${alarm.detail}, ${alarm.count}, ${jsonInstant(alarm.since)}, ${jsonInstant(alarm.seenAt)}, ${jsonInstant(alarm.toldAt)}, ${alarm.toldCount}, ${jsonInstant(alarm.overAt)})
    on conflict (cause) do update set detail = excluded.detail, count = excluded.count, since = excluded.since, seen_at = excluded.seen_at,
      told_at = excluded.told_at, told_count = excluded.told_count, over_at = excluded.over_at`.execute(tx);
}

/** Nobody asks any more what once was wrong. */
export async function forgetAlarms(tx: Tx, overBefore: Instant): Promise<void> {
  await sql`delete from alarms where over_at < ${new Date(overBefore)}`.execute(tx);
}

/** Mails about alarms to this address since then. */
export async function countAlarmMails(tx: Tx, address: string, since: Instant): Promise<number> {
  const { rows: [row] } = await sql<{ count: string }>`select count(*) as count from outbox where automatic and kind = 'alarm' and address = ${address.toLowerCase()} and created_at >= ${new Date(since)}`.execute(tx);
  return Number(row?.count ?? 0);
}

export async function storeAlarmMail(tx: Tx, mail: OutgoingMail): Promise<void> {
  await sql`insert into outbox (ticket_id, caused_by, kind, automatic, address, header_message_id, mail, next_attempt_at, created_at)
    values (null, null, ${mail.kind}, ${mail.automatic}, ${(mail.to[0]?.addrSpec ?? '').toLowerCase()}, ${mail.messageId}, ${JSON.stringify(mail)}::jsonb, ${jsonInstant(mail.date)}, ${jsonInstant(mail.date)})`.execute(tx);
}
