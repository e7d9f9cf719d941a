// Whoever wants to know which conditions of a pack were asked while something was decided, and which events came up: the
// tools that look for rules nothing needs. A witness changes nothing.
import type { Predicate } from '../rulebook/pack-schema.ts';

export interface Witness {
  /** A condition of the pack, the very object, and whether it held. */
  asked(predicate: Predicate, held: boolean): void;
  raised(event: string): void;
}
