// A ticket's reference from the form that its desk's pack prints: `RTP-{yyyy}-{seq:6}` → `RTP-2026-000001`. Who counts,
// and where, is the caller's business; a form without a year counts on for ever.
import { zonePeriodAt } from './calendar-zone.ts';
import type { Instant } from '../mail/instant.ts';
import type { Desk } from '../rulebook/rulebook.ts';

/** The year in which references of this desk are counted at `at`, by the desk's own clock; '' when its form has none. */
export function referencePeriod(desk: Desk, at: Instant): string {
  const { ref, zone } = desk.pack.desk;
  return ref.includes('{yyyy}') ? String(new Date(at + zonePeriodAt(at, zone).offsetMs).getUTCFullYear()) : '';
}

/** The reference with this number. */
export function ticketReference(desk: Desk, period: string, number: string): string {
  return desk.pack.desk.ref.replace('{yyyy}', period).replace(/\{seq:(\d)\}/u, (_, width: string) => number.padStart(Number(width), '0'));
}
