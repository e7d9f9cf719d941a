// The H-05 counters of addresses, read from the outbox inside the deciding transaction: one query for all mails of a
// batch, and what its own earlier decisions put into the outbox counted on top.
import { sql } from 'kysely';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { AutomaticBudget } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';
import { jsonInstant, jsonRows } from './json-rows.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface BudgetQuestion {
  readonly address: string;
  /** null: the mail belongs to no ticket yet. */
  readonly ticketId: string | null;
  /** A person of the working side last did something; counts on the ticket begin again there. */
  readonly staffAt: Instant | null;
}

/**
 * For each question: automatic mails to the address that a mail has caused, on this ticket within 24 h (since a person of
 * the working side last did something), and over all tickets within an hour. What a clock causes can feed no loop.
 */
export async function readBudgets(tx: Tx, questions: readonly BudgetQuestion[], now: Instant): Promise<AutomaticBudget[]> {
  const asked = questions.flatMap((question, n) => (question.address === '' ? [] : [{
    n, address: question.address.toLowerCase(), ticket_id: question.ticketId, since: jsonInstant(Math.max(now - dayMs, question.staffAt ?? 0)),
  }]));
  const budgets: AutomaticBudget[] = questions.map(() => ({ perTicketDay: 0, perAddressHour: 0 }));
  if (asked.length === 0) return budgets;
  // lateral: one walk of the address's index entries each, whatever the planner thinks of the size of the outbox.
  const { rows } = await sql<{ n: number; per_ticket: string; per_hour: string }>`
    select asked.n, counted.per_ticket, counted.per_hour
    from json_to_recordset(${jsonRows(asked)}::json) as asked(n integer, address text, ticket_id bigint, since timestamptz)
    cross join lateral (
      select count(*) filter (where ticket_id = asked.ticket_id and created_at >= asked.since) as per_ticket,
             count(*) filter (where created_at >= ${new Date(now - hourMs)}) as per_hour
      from outbox where automatic and caused_by is not null and state <> 'discarded' and address = asked.address and created_at >= ${new Date(now - dayMs)}) as counted
    where counted.per_ticket > 0 or counted.per_hour > 0`.execute(tx);
  for (const row of rows) budgets[row.n] = { perTicketDay: Number(row.per_ticket), perAddressHour: Number(row.per_hour) };
  return budgets;
}

/** Automatic mails that decisions on the mails of this batch have made already. */
export class SpentBudget {
  readonly #toAddress = new Map<string, number>();

  add(mails: readonly OutgoingMail[]): void {
    for (const mail of mails) {
      const address = (mail.to[0]?.addrSpec ?? '').toLowerCase();
      if (mail.automatic) this.#toAddress.set(address, (this.#toAddress.get(address) ?? 0) + 1);
    }
  }

  /** What was read, plus these. (A ticket is decided on once a batch: its own count cannot have changed.) */
  on(read: AutomaticBudget, address: string): AutomaticBudget {
    const spent = this.#toAddress.get(address.toLowerCase()) ?? 0;
    return spent === 0 ? read : { ...read, perAddressHour: read.perAddressHour + spent };
  }
}
