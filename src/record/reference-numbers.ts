// The references of a batch (`RTP-2026-000001`): each desk's counter is locked once, counted on in memory and written
// back once, in the caller's transaction. So no gap survives a rollback, and a number that no decision took is not lost.
import { sql } from 'kysely';
import { referencePeriod, ticketReference } from '../decide/ticket-reference.ts';
import type { Instant } from '../mail/instant.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Tx } from './database.ts';
import { jsonRows } from './json-rows.ts';

interface Counter {
  readonly desk: string;
  readonly period: string;
  value: number;
  changed: boolean;
}

export class ReferenceNumbers {
  readonly #tx: Tx;
  readonly #now: Instant;
  readonly #counters = new Map<string, Counter>();

  constructor(tx: Tx, now: Instant) {
    this.#tx = tx;
    this.#now = now;
  }

  /** Locks the counters of desks that will probably draw, in one order for all workers. */
  async lock(desks: Iterable<Desk>): Promise<void> {
    const wanted = [...new Set(desks)].map((desk) => ({ desk: desk.id, period: referencePeriod(desk, this.#now) }))
      .filter((one) => !this.#counters.has(keyOf(one)))
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    if (wanted.length === 0) return;
    const rows = await this.#tx.insertInto('reference_counters').values(wanted.map((one) => ({ ...one, value: '0' })))
      .onConflict((conflict) => conflict.columns(['desk', 'period']).doUpdateSet({ value: sql`reference_counters.value` }))
      .returning(['desk', 'period', 'value']).execute();
    for (const row of rows) this.#counters.set(keyOf(row), { desk: row.desk, period: row.period, value: Number(row.value), changed: false });
  }

  /** The reference that the next ticket of the desk would bear. */
  async next(desk: Desk): Promise<string> {
    await this.lock([desk]);
    const value = String(this.#counterOf(desk).value + 1);
    return ticketReference(desk, referencePeriod(desk, this.#now), value);
  }

  /** A ticket took it. */
  take(desk: Desk): void {
    const counter = this.#counterOf(desk);
    counter.value++;
    counter.changed = true;
  }

  /** Writes the counters back. */
  async store(): Promise<void> {
    const rows = [...this.#counters.values()].filter((counter) => counter.changed).map(({ desk, period, value }) => ({ desk, period, value }));
    if (rows.length === 0) return;
    await sql`update reference_counters c set value = r.value from json_to_recordset(${jsonRows(rows)}::json) as r(desk text, period text, value bigint)
      where c.desk = r.desk and c.period = r.period`.execute(this.#tx);
  }

  #counterOf(desk: Desk): Counter {
    const counter = this.#counters.get(keyOf({ desk: desk.id, period: referencePeriod(desk, this.#now) }));
    if (counter === undefined) throw new Error(`the counter of ${desk.id} is not locked`);
    return counter;
  }
}

function keyOf(counter: { readonly desk: string; readonly period: string }): string {
  return `${counter.desk} ${counter.period}`;
}
