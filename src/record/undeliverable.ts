// Addresses that take no mail, and the mails of ours that delivery reports are about. A report counts only for a mail
// that we really sent, to an address that it really went to: anybody can write "your mail to X was not delivered".
import { sql } from 'kysely';
import type { ReportedMail, UndeliverableAddress, UndeliverableEffect } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Db, Tx } from './database.ts';
import { jsonInstant, jsonRows } from './json-rows.ts';

/** The mails of ours with these Message-IDs, by Message-ID; what the outbox does not have is no mail of ours. */
export async function readReportedMails(tx: Tx, messageIds: readonly string[]): Promise<Map<string, ReportedMail>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx.selectFrom('outbox').leftJoin('tickets', 'tickets.id', 'outbox.ticket_id')
    .select(['outbox.header_message_id as id', 'tickets.ref', sql<string[]>`outbox.mail->'cc'`.as('cc'), sql<{ addrSpec: string }[]>`outbox.mail->'to'`.as('to')])
    .where('outbox.header_message_id', 'in', [...new Set(messageIds)]).execute();
  return new Map(rows.map((row) => [row.id, { ref: row.ref, recipients: [...row.to.map((one) => one.addrSpec), ...row.cc].map((address) => address.toLowerCase()) }]));
}

/** Those of these addresses that are marked, without those that are written to nevertheless. */
export async function undeliverableAmong(db: Db | Tx, addresses: readonly string[]): Promise<Map<string, UndeliverableAddress>> {
  const wanted = [...new Set(addresses.map((address) => address.toLowerCase()))].filter((address) => address !== '' && !address.includes('\u0000'));
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('undeliverable_addresses').select(['address', 'since', 'status', 'times'])
    .where('address', '=', sql<string>`any(${wanted}::text[])`).where('cleared_at', 'is', null).where('own', '=', false).execute();
  return new Map(rows.map((row) => [row.address, { address: row.address, since: row.since.getTime(), status: row.status, times: row.times }]));
}

export interface UndeliverableChange {
  readonly effect: UndeliverableEffect;
  readonly desk: string;
  readonly ticketRef: string;
  /** Who wrote, for a change that clears. */
  readonly by: string;
}

/** Marks and clears, in the order of the addresses so that two transactions never wait for each other in a circle. */
export async function storeUndeliverable(tx: Tx, changes: readonly UndeliverableChange[], now: Instant): Promise<void> {
  const byAddress = new Map(changes.map((change) => [change.effect.address, change]));
  const all = [...byAddress.values()].toSorted((a, b) => (a.effect.address < b.effect.address ? -1 : 1));
  const marks = all.filter(({ effect }) => effect.change === 'mark');
  if (marks.length > 0) {
    const rows = marks.map(({ effect, desk, ticketRef }) => ({
      address: effect.address, since: jsonInstant(now), status: effect.status, diagnostic: effect.diagnostic.slice(0, 500), ticket_ref: ticketRef, desk, own: effect.own,
    }));
    await sql`insert into undeliverable_addresses (address, since, status, diagnostic, ticket_ref, desk, own)
      select address, since, status, diagnostic, ticket_ref, desk, own from json_to_recordset(${jsonRows(rows)}::json)
        as r(address text, since timestamptz, status text, diagnostic text, ticket_ref text, desk text, own boolean)
      on conflict (address) do update set since = excluded.since, status = excluded.status, diagnostic = excluded.diagnostic, ticket_ref = excluded.ticket_ref,
        desk = excluded.desk, own = excluded.own, times = undeliverable_addresses.times + 1, cleared_at = null, cleared_by = null
      where undeliverable_addresses.cleared_at is not null`.execute(tx);
  }
  for (const { effect, by } of all) if (effect.change === 'clear') await clearUndeliverable(tx, effect.address, by, now);
}

/** Lets mail to it leave again; false when it is not marked. */
export async function clearUndeliverable(db: Db | Tx, address: string, by: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('undeliverable_addresses').set({ cleared_at: new Date(now), cleared_by: by })
    .where('address', '=', address.toLowerCase()).where('cleared_at', 'is', null).executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface UndeliverableListing {
  readonly address: string;
  readonly since: Instant;
  readonly status: string | null;
  readonly diagnostic: string;
  /** Reference of the ticket whose mail came back, null = of no ticket. */
  readonly ticket: string | null;
  readonly desk: string;
  /** False: an address of the desk's own people, written to nevertheless. */
  readonly stopped: boolean;
  /** How often it was marked. */
  readonly times: number;
}

/** What is marked at present, oldest first. */
export async function listUndeliverable(db: Db): Promise<UndeliverableListing[]> {
  const rows = await db.selectFrom('undeliverable_addresses').selectAll().where('cleared_at', 'is', null).orderBy('since').orderBy('address').execute();
  return rows.map((row) => ({
    address: row.address, since: row.since.getTime(), status: row.status, diagnostic: row.diagnostic, ticket: row.ticket_ref === '' ? null : row.ticket_ref, desk: row.desk,
    stopped: !row.own, times: row.times,
  }));
}

/** Tickets that are worked on and whose requester has this address, with the mark that no mail reaches him. */
export async function ticketsMarkedFor(db: Db, address: string): Promise<string[]> {
  const rows = await db.selectFrom('tickets').select('ref').where('requester', '=', address.toLowerCase()).where(sql<boolean>`state->'flags' ? 'undeliverable'`).orderBy('id').execute();
  return rows.map((row) => row.ref);
}
