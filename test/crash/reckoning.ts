// The reckoning after a crash: what was promised, what is in the store, what left. Returns faults in words; none is
// expected.
import type { GatewayProcess } from '../support/gateway-process.ts';
import { takenTwice, type CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';

interface MessageRow {
  readonly message_id: string | null;
  readonly state: string;
  readonly reason: string;
}

/** Waits until everything accepted has reached its final state and everything decided has left or is given up. */
export async function untilDone(gateway: GatewayProcess, deadlineMs = 60_000): Promise<void> {
  await eventually(async () => {
    const [row] = await gateway.query<{ accepted: number; unsent: number }>(
      `select (select count(*)::int from messages where state = 'accepted') as accepted,
              (select count(*)::int from outbox where state in ('pending', 'sending')) as unsent`,
    );
    if (row === undefined || row.accepted + row.unsent > 0) throw new Error(`still ${JSON.stringify(row)}; ${gateway.said.slice(-2_000)}`);
    return true;
  }, deadlineMs);
}

/** Every lease of a process that is dead has run out. */
export async function leasesRunOut(gateway: GatewayProcess): Promise<void> {
  await gateway.query(`update messages set claimed_until = null where state = 'accepted'`);
  await gateway.query(`update outbox set claimed_until = now() - interval '1 second' where state = 'sending'`);
}

/** Each acknowledged mail is there exactly once, was decided, and caused exactly one answer and one forward. */
export async function faultsOf(gateway: GatewayProcess, acknowledged: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const messages = await gateway.query<MessageRow>(`select message_id, state, reason from messages where duplicate_of is null`);
  const states = new Map<string, string[]>();
  for (const row of messages) states.set(row.message_id ?? '', [...(states.get(row.message_id ?? '') ?? []), row.state]);
  for (const id of acknowledged) {
    const found = states.get(id) ?? [];
    if (found.join() !== 'opened') faults.push(`${id}: ${found.length === 0 ? 'lost' : found.join(' and ')}`);
  }
  for (const row of messages) if (row.state === 'failed') faults.push(`${row.message_id}: ${row.reason}`);
  const mails = await gateway.query<{ message_id: string; kinds: string }>(
    `select message_id, string_agg(kind, ',' order by kind) as kinds
     from messages join outbox on outbox.caused_by = messages.id group by message_id having string_agg(kind, ',' order by kind) <> 'answer,forward'`,
  );
  for (const row of mails) faults.push(`${row.message_id} caused ${row.kinds}`);
  const [tickets] = await gateway.query<{ tickets: number; opened: number; highest: number }>(
    `select (select count(*)::int from tickets) as tickets, (select count(*)::int from messages where state = 'opened') as opened,
            coalesce((select max(value)::int from reference_counters), 0) as highest`,
  );
  if (tickets?.tickets !== tickets?.opened) faults.push(`${tickets?.tickets} tickets for ${tickets?.opened} mails`);
  if (tickets?.tickets !== tickets?.highest) faults.push(`${tickets?.tickets} tickets, but the numbers have come to ${tickets?.highest}`);
  return faults;
}

/** Nothing left twice; what was written down as sent has left, and what has left is written down as sent or uncertain. */
export async function relayFaultsOf(gateway: GatewayProcess, relay: CapturingRelay): Promise<string[]> {
  const rows = await gateway.query<{ header_message_id: string; state: string }>('select header_message_id, state from outbox');
  const states = new Map(rows.map((row) => [row.header_message_id, row.state]));
  const taken = new Set(relay.taken.map((mail) => mail.messageId));
  return [
    ...takenTwice(relay.taken).map((id) => `${id} was sent twice`),
    ...rows.filter((row) => row.state === 'sent' && !taken.has(row.header_message_id)).map((row) => `${row.header_message_id} never left`),
    ...rows.filter((row) => row.state !== 'sent' && row.state !== 'uncertain').map((row) => `${row.header_message_id} is ${row.state}`),
    ...[...taken].filter((id) => !states.has(id)).map((id) => `${id} left without a row`),
  ];
}
