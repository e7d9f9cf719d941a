// Samples of monitoring feeds as rows, and the announcement that is open for them.
import { sql } from 'kysely';
import type { Sample } from '../decide/metric.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';
import type { NamedTicket } from './find-ticket.ts';
import { jsonInstant, jsonRows } from './json-rows.ts';

/** Nothing that a threshold asks for lies further back. */
const keptMs = 6 * 3_600_000;

/** Adds samples; one that is known already changes nothing. */
export async function storeSamples(tx: Tx, desk: string, samples: readonly (Sample & { readonly platform: string })[], now: Instant): Promise<void> {
  const rows = samples.map((one) => ({ platform: one.platform, service: one.service, at: jsonInstant(one.at), response_ms: one.responseMs }));
  await sql`insert into monitor_samples (desk, platform, service, at, response_ms)
    select ${desk}, platform, service, at, response_ms
    from json_to_recordset(${jsonRows(rows)}::json) as r(platform text, service text, at timestamptz, response_ms integer)
    on conflict do nothing`.execute(tx);
  await sql`delete from monitor_samples where desk = ${desk} and at < ${new Date(now - keptMs)}`.execute(tx);
}

/** The kept samples of one platform. */
export async function readSamples(tx: Tx, desk: string, platform: string): Promise<Sample[]> {
  const { rows } = await sql<{ service: string; at: Date; response_ms: number | null }>`
    select service, at, response_ms from monitor_samples where desk = ${desk} and platform = ${platform}`.execute(tx);
  return rows.map((row) => ({ service: row.service, at: row.at.getTime(), responseMs: row.response_ms }));
}

/** The newest announcement of that kind which is not over, for this platform or for all; locked. */
export async function findOpenNotice(tx: Tx, desk: string, kind: string, platform: string): Promise<NamedTicket | null> {
  const { rows } = await sql<{ id: string; version: number; state: Ticket }>`
    select id, version, state from tickets
    where desk = ${desk} and status_class in ('open', 'waiting') and state->'notice'->>'kind' = ${kind} and state->'notice'->>'phase' is not null
      and (${platform} = '' or state->'notice'->'platforms' = '[]'::jsonb or state->'notice'->'platforms' ? ${platform})
    order by id desc limit 1 for update`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { id: row.id, ticket: { ...row.state, version: row.version } };
}
