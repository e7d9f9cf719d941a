// The figures of a timer that differ by tier and severity, and the calendar that a tier has bought.
import type { Pack, PackTimer } from '../rulebook/pack-schema.ts';
import type { Ticket } from './ticket.ts';

/** The figure for this tier and level; undefined = the pack names none, which means no target. */
export function figureFor(spread: NonNullable<PackTimer['due']>, ticket: Ticket): string | undefined {
  if (typeof spread === 'string') return spread;
  const level = ticket.severity ?? '';
  const byTier = spread[ticket.entitlement?.tier ?? ''];
  if (typeof byTier === 'object') return byTier[level];
  const figure = spread[level];
  return typeof figure === 'string' ? figure : undefined;
}

/** Name of the calendar that the ticket's tier has bought for its level; undefined = none in particular. */
export function coverageOf(pack: Pack, ticket: Ticket): string | undefined {
  const bought = pack.entitlement.coverage?.[ticket.entitlement?.tier ?? ''];
  return typeof bought === 'object' ? bought[ticket.severity ?? ''] : bought;
}
