// Whoever wants to know which conditions of a pack were asked while something was decided, which events came up and which
// rules ruled: the tools that look for rules nothing needs, and those that say why. A witness changes nothing.
import type { Predicate } from '../rulebook/pack-schema.ts';
import type { Path } from '../rulebook/yaml-source.ts';

export interface Witness {
  /** A condition of the pack, the very object, and whether it held. */
  asked(predicate: Predicate, held: boolean): void;
  raised(event: string): void;
  /** The rule of the pack at this path had its way. */
  ruled?(path: Path): void;
}
