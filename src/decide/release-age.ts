// How long the version that a ticket names is supported (WAR-66): from the release dates of the directory and the months of
// the pack. What the directory does not have is neither old nor new; a partner is never turned away for it.
import type { Instant } from '../mail/instant.ts';
import { isoInstant } from '../mail/instant.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Draft } from './draft.ts';
import { valueText, type Ticket } from './ticket.ts';

/** Last day of support of the version on this ticket, an ISO date; null when nobody can say. */
export function supportEnd(desk: Desk, ticket: Ticket): string | null {
  const rules = desk.pack.releases;
  if (rules === undefined) return null;
  const [product, version] = [rules.product, rules.version].map((field) => plain(valueText(ticket.fields[field]?.value ?? '')));
  if (product === undefined || version === undefined || version === '' || !rules.of.some((one) => plain(one) === product)) return null;
  const ends = desk.releases.filter((one) => plain(one.product) === product && isOf(plain(one.version), version))
    .map((one) => one.supportedUntil ?? monthsAfter(one.released, rules.months));
  // "25.2" may be any release of it: only when the last one is over, all are.
  return ends.toSorted().at(-1) ?? null;
}

/** Is it still supported on the day of this event? */
export function releaseSupport(draft: Draft): 'past_support' | 'supported' | null {
  const end = supportEnd(draft.desk, draft.ticket);
  return end === null ? null : end < dayOf(draft.now) ? 'past_support' : 'supported';
}

/** Keeps on the ticket until when its version is supported, for what is said of it. */
export function noteSupportEnd(draft: Draft): void {
  const end = supportEnd(draft.desk, draft.ticket);
  if (end === null) delete draft.ticket.supportedUntil;
  else draft.ticket.supportedUntil = end;
}

function isOf(release: string, named: string): boolean {
  return release === named || release.startsWith(`${named}.`);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/^v(?=\d)/u, '');
}

function dayOf(instant: Instant): string {
  return isoInstant(instant).slice(0, 10);
}

/** The same day so many months later; the last of the month where it has no such day. */
function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}
