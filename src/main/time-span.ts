// Instants and spans of time as people write them behind options and in scripts: `2026-03-10T10:00Z`, `30d`, `1d 2h`,
// `3bd`. Hours and days here pass on the wall clock; only `bd` knows a calendar.
import type { Calendar } from '../decide/calendar.ts';
import { dueInstant } from '../decide/due.ts';
import type { Instant } from '../mail/instant.ts';

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** The instant, or null; a date begins at midnight UTC. */
export function readInstant(text: string): Instant | null {
  const at = /^\d{4}-\d{2}-\d{2}(T.+)?$/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** `start` and the span, one term after the other; null when it is none, or an open day is never found. */
export function afterSpan(start: Instant, text: string, calendar: Calendar | null): Instant | null {
  let at: Instant | null = start;
  for (const term of text.trim().split(/\s+/u)) at = at === null ? null : afterTerm(at, term, calendar);
  return at;
}

function afterTerm(start: Instant, term: string, calendar: Calendar | null): Instant | null {
  const [, count, unit = ''] = /^(\d{1,5})(m|h|d|w|bd)$/u.exec(term) ?? [];
  if (count === undefined) return null;
  if (unit !== 'bd') return start + Number(count) * (unitMs[unit] ?? 0);
  if (calendar === null) return null;
  const found = dueInstant(start, { kind: 'openDays', days: Number(count) }, calendar);
  return 'never' in found ? null : found.due;
}
