// A point in time as milliseconds since 1970-01-01T00:00:00Z. The one notion of time in pure code: it comes in
// as a parameter, never from a clock. ISO 8601 text appears only at the edges (JSON, SQL, mail headers).

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

/** `2026-03-10T13:00:00Z`: ISO 8601 in UTC without empty milliseconds, the form of every JSON answer. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
