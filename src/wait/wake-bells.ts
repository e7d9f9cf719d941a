// Which bells wake which timers: one a second, however many timers wake in it. A bell is only a reason to look at the rows,
// and ten thousand timers due at once are one look. So a timer may wake up to a second late, never early.
import type { Instant } from '../mail/instant.ts';
import type { DueBell } from '../platform/queue.ts';

/** Bells for timers that wake at these instants. What is due already shares one bell, `id`, that is rung at once. */
export function wakeBells(instants: readonly Instant[], now: Instant, id: string): DueBell[] {
  const seconds = new Set(instants.filter((instant) => instant > now).map((instant) => Math.ceil(instant / 1_000)));
  return [
    ...(instants.some((instant) => instant <= now) ? [{ id, generation: 0 }] : []),
    ...[...seconds].map((second) => ({ id: `s${second}`, generation: 0, dueAt: second * 1_000 })),
  ];
}
