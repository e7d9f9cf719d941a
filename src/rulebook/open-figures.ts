// Figures that a source document leaves to the installation: `due: config` in a pack. The timer does not run until somebody
// writes a figure there. No fault, but an admin should know.
import { figuresOf } from './pack-parts.ts';
import type { Desk, Rulebook } from './rulebook.ts';

export interface OpenFigure {
  readonly desk: string;
  readonly timer: string;
  /** `retail/pack.yaml:120` */
  readonly place: string;
}

/** Every figure that is still to be set, in the order of the packs. */
export function openFigures(rulebook: Rulebook): OpenFigure[] {
  return [...rulebook.desks.values()].flatMap(ofDesk);
}

function ofDesk(desk: Desk): OpenFigure[] {
  return Object.entries(desk.pack.timers).flatMap(([timer, rules]) =>
    ([['due', rules.due], ['every', rules.every], ['warn', rules.warn]] as const).flatMap(([part, spread]) => figuresOf(['timers', timer, part], spread))
      .filter(({ figure }) => figure === 'config').map(({ path }) => ({ desk: desk.id, timer, place: desk.line(path) })));
}
