// The reckoning at the end of a soak, from the senders' side: each mail that was answered 250 is there once and in the
// state it should be in, each case was treated like every other, and nothing left twice. Returns faults in words.
import { relayFaultsOf } from '../../test/crash/reckoning.ts';
import type { CapturingRelay } from '../../test/support/capturing-relay.ts';
import type { GatewayProcess } from '../../test/support/gateway-process.ts';
import type { Delivered, Kind } from './people.ts';

/** What may become of each kind. A robot that does not say so may be found out at any of its mails. */
const states: Readonly<Record<Kind, readonly string[]>> = {
  case: ['opened'], answer: ['joined'], work: ['joined'], vacation: ['automatic'], report: ['dsn'], spam: ['automatic'],
  broken: ['held', 'redirected', 'refused', 'opened', 'automatic'], robot: ['opened', 'joined', 'automatic', 'discarded'],
};

interface Row {
  readonly message_id: string;
  readonly state: string;
  /** Of the mails it caused, by kind. */
  readonly caused: string;
  readonly ticket_id: string | null;
}

export interface Reckoning {
  readonly faults: readonly string[];
  /** How often each kind was seen. */
  readonly counts: Readonly<Record<string, number>>;
  readonly uncertain: number;
}

export async function reckon(gateway: GatewayProcess, relay: CapturingRelay, delivered: readonly Delivered[]): Promise<Reckoning> {
  const faults: string[] = [];
  const rows = await gateway.query<Row>(
    `select message_id, state, coalesce(ticket_id::text, '') as ticket_id,
            coalesce((select string_agg(kind, ',' order by kind) from outbox where outbox.caused_by = messages.id), '') as caused
     from messages where duplicate_of is null and message_id is not null`,
  );
  const byId = new Map<string, Row[]>();
  for (const row of rows) byId.set(row.message_id, [...(byId.get(row.message_id) ?? []), row]);
  const treatments = new Map<Kind, Map<string, number>>();
  const ticketOf = new Map<string, string>();
  for (const { kind, messageId, about } of delivered) {
    const [row, ...more] = byId.get(messageId) ?? [];
    if (row === undefined || more.length > 0) {
      faults.push(`${messageId}: ${row === undefined ? 'lost' : `kept ${more.length + 1} times`}`);
      continue;
    }
    if (!states[kind].includes(row.state)) faults.push(`${messageId}: a ${kind} became ${row.state}`);
    if (kind === 'case' || kind === 'answer' || kind === 'work') {
      if (!about.startsWith('soakbot')) count(treatments, kind, row.caused);
      const ticket = ticketOf.get(about) ?? row.ticket_id ?? '';
      if (row.ticket_id !== ticket) faults.push(`${messageId}: went to another ticket than the rest of ${about}`);
      ticketOf.set(about, ticket);
    }
  }
  // Every mail of a kind is treated like the others of its kind, whatever went wrong meanwhile.
  for (const [kind, ways] of treatments) if (ways.size > 1) faults.push(`a ${kind} caused ${[...ways].map(([caused, times]) => `${caused || 'nothing'} (${times} times)`).join(', or ')}`);
  const [totals] = await gateway.query<{ tickets: number; opened: number; highest: number; uncertain: number }>(
    `select (select count(*)::int from tickets) as tickets, (select count(*)::int from messages where state = 'opened') as opened,
            coalesce((select max(value)::int from reference_counters), 0) as highest, (select count(*)::int from outbox where state = 'uncertain') as uncertain`,
  );
  if (totals?.tickets !== totals?.opened) faults.push(`${totals?.tickets} tickets for ${totals?.opened} mails that opened one`);
  if (totals?.tickets !== totals?.highest) faults.push(`${totals?.tickets} tickets, but the numbers have come to ${totals?.highest}`);
  faults.push(...(await relayFaultsOf(gateway, relay)).filter((fault) => !fault.endsWith(' is discarded')));
  const counts: Record<string, number> = {};
  for (const { kind } of delivered) counts[kind] = (counts[kind] ?? 0) + 1;
  return { faults, counts, uncertain: totals?.uncertain ?? 0 };
}

function count(treatments: Map<Kind, Map<string, number>>, kind: Kind, caused: string): void {
  const ways = treatments.get(kind) ?? new Map<string, number>();
  ways.set(caused, (ways.get(caused) ?? 0) + 1);
  treatments.set(kind, ways);
}
