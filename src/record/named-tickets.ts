// The tickets that the mails of a batch may belong to: everything their claims name, read and locked in three statements
// at most. Tickets are locked in the order of their ids, so that two workers never wait for each other in a circle.
// A decision changes what later mails of the batch would find; whose answer would no longer be true is told by `isStale`.
import { sql } from 'kysely';
import { readReplyToken, type TokenKey } from '../mail/reply-token.ts';
import type { ThreadClaim } from '../recognise/recognition.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Tx } from './database.ts';
import { announcementIn, heldPrefix, type NamedTicket, type TicketLookup } from './find-ticket.ts';
import { jsonRows } from './json-rows.ts';

/** A ticket that was merged into one that was merged itself, and so on: nobody does that more often. */
const mergesMax = 5;

export interface Naming {
  readonly desk: string;
  readonly claims: readonly ThreadClaim[];
}

/** A look-up that remembers what it was asked and what it found. */
export interface TracedLookup extends TicketLookup {
  readonly asked: ReadonlySet<string>;
}

export class NamedTickets {
  readonly #byId: ReadonlyMap<string, NamedTicket>;
  /** `kind desk name` → ids, newest first. */
  readonly #named: ReadonlyMap<string, readonly string[]>;
  readonly #changed = new Set<string>();

  constructor(byId: ReadonlyMap<string, NamedTicket>, named: ReadonlyMap<string, readonly string[]>) {
    this.#byId = byId;
    this.#named = named;
  }

  /** For the claims of one mail. */
  lookup(): TracedLookup {
    const asked = new Set<string>();
    const find = async (name: string, depth = 0): Promise<NamedTicket | null> => {
      asked.add(name);
      const id = this.#named.get(name)?.[0];
      if (id !== undefined) asked.add(idName(id));
      const found = (id === undefined ? undefined : this.#byId.get(id)) ?? null;
      // What was merged into another ticket is written to that one.
      const next = found?.ticket.mergedInto;
      return found === null || next === undefined || depth >= mergesMax ? found : find(refName(found.ticket.desk, next), depth + 1);
    };
    return {
      asked,
      byRef: (desk, ref) => find(refName(desk, ref)),
      byMessageId: (desk, messageId) => find(messageName(desk, messageId)),
      byReference: (desk, messageId) => find(referenceName(desk, messageId)),
      byVendorReference: (desk, value) => find(vendorName(desk, value)),
    };
  }

  /** True when a decision of this batch changed something that this look-up has answered. */
  isStale(lookup: TracedLookup): boolean {
    for (const name of lookup.asked) if (this.#changed.has(name)) return true;
    return false;
  }

  /** Did a decision of this batch change it? */
  hasChanged(id: string): boolean {
    return this.#changed.has(idName(id));
  }

  /** A decision stored this ticket, and these Message-IDs now belong to it. */
  change(id: string | null, ticket: Ticket, messageIds: readonly string[], references: readonly string[] = []): void {
    if (id !== null) this.#changed.add(idName(id));
    this.#changed.add(refName(ticket.desk, ticket.ref));
    for (const messageId of messageIds) this.#changed.add(messageName(ticket.desk, messageId));
    for (const messageId of references) this.#changed.add(referenceName(ticket.desk, messageId));
    for (const value of ticket.vendorRefs) this.#changed.add(vendorName(ticket.desk, value));
  }
}

/** Reads and locks all tickets that the claims may name. */
export async function lockNamedTickets(tx: Tx, namings: readonly Naming[], keys: readonly TokenKey[]): Promise<NamedTickets> {
  const wanted = { refs: [] as { desk: string; ref: string }[], messageIds: [] as { desk: string; message_id: string }[], values: [] as { desk: string; value: string }[] };
  for (const { desk, claims } of namings) {
    for (const claim of claims) {
      if (claim.kind === 'token') {
        const verdict = readReplyToken(keys, claim.token);
        const announcement = announcementIn(claim.token);
        if (announcement !== null) wanted.refs.push({ desk, ref: announcement });
        if (verdict.kind !== 'none' && !verdict.ref.startsWith(heldPrefix)) wanted.refs.push({ desk, ref: verdict.ref });
      } else if (claim.kind === 'message-id' || claim.kind === 'own-id') wanted.messageIds.push({ desk, message_id: claim.messageId });
      else if (claim.kind === 'vendor-ref') wanted.values.push({ desk, value: claim.value });
      else wanted.refs.push({ desk, ref: claim.ref.toUpperCase() });
    }
  }
  const named = new Map<string, string[]>();
  const add = (name: string, id: string): void => void named.set(name, [...(named.get(name) ?? []), id]);
  for (const row of await byMessageIds(tx, wanted.messageIds)) add(row.referenced ? referenceName(row.desk, row.message_id) : messageName(row.desk, row.message_id), row.ticket_id);
  for (const row of await byVendorReferences(tx, wanted.values)) add(vendorName(row.desk, row.value), row.ticket_id);
  const byId = await lockTickets(tx, [...named.values()].flat(), wanted.refs.map((one) => one.ref));
  for (let round = 0; round < mergesMax; round++) {
    const known = new Set([...byId.values()].map((one) => one.ticket.ref));
    const next = [...byId.values()].flatMap(({ ticket }) => (ticket.mergedInto === undefined || known.has(ticket.mergedInto) ? [] : [ticket.mergedInto]));
    if (next.length === 0) break;
    for (const [id, one] of await lockTickets(tx, [], next)) byId.set(id, one);
  }
  for (const [id, { ticket }] of byId) add(refName(ticket.desk, ticket.ref), id);
  return new NamedTickets(byId, named);
}

/** Does one of the claims name a held message? */
export function namesHeld(keys: readonly TokenKey[], claims: readonly ThreadClaim[]): boolean {
  return claims.some((claim) => {
    const verdict = claim.kind === 'token' ? readReplyToken(keys, claim.token) : null;
    return verdict?.kind === 'valid' && verdict.ref.startsWith(heldPrefix);
  });
}

async function byMessageIds(tx: Tx, wanted: readonly object[]): Promise<{ desk: string; message_id: string; ticket_id: string; referenced: boolean }[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ desk: string; message_id: string; ticket_id: string; referenced: boolean }>`
    select distinct r.desk, t.message_id, t.ticket_id, t.referenced
    from json_to_recordset(${jsonRows(wanted)}::json) as r(desk text, message_id text)
    join threads t on t.message_id = r.message_id join tickets k on k.id = t.ticket_id and k.desk = r.desk
    order by t.ticket_id desc`.execute(tx);
  return rows;
}

async function byVendorReferences(tx: Tx, wanted: readonly object[]): Promise<{ desk: string; value: string; ticket_id: string }[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ desk: string; value: string; ticket_id: string }>`
    select distinct v.desk, v.value, v.ticket_id
    from json_to_recordset(${jsonRows(wanted)}::json) as r(desk text, value text)
    join vendor_references v on v.desk = r.desk and v.value = r.value
    order by v.ticket_id desc`.execute(tx);
  return rows;
}

/** Tickets by row or reference, locked in the order of their rows. */
export async function lockTickets(tx: Tx, ids: readonly string[], refs: readonly string[]): Promise<Map<string, NamedTicket>> {
  if (ids.length === 0 && refs.length === 0) return new Map();
  const rows = await tx.selectFrom('tickets').select(['id', 'version', 'state'])
    .where((eb) => eb.or([
      ...(ids.length === 0 ? [] : [eb('id', '=', sql<string>`any(${[...new Set(ids)]}::bigint[])`)]),
      ...(refs.length === 0 ? [] : [eb('ref', '=', sql<string>`any(${[...new Set(refs)]}::text[])`)]),
    ]))
    .orderBy('id').forUpdate().execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, ticket: { ...row.state, version: row.version } }]));
}

function refName(desk: string, ref: string): string {
  return `ref ${desk} ${ref}`;
}

function messageName(desk: string, messageId: string): string {
  return `message ${desk} ${messageId}`;
}

function referenceName(desk: string, messageId: string): string {
  return `reference ${desk} ${messageId}`;
}

function vendorName(desk: string, value: string): string {
  return `vendor ${desk} ${value}`;
}

function idName(id: string): string {
  return `row ${id}`;
}
