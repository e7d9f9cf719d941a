// What the checks of a pack have in common: how they report a fault, and sets of names to look names up in.
import type { Path } from './yaml-source.ts';

/** Adds a fault at a path of the checked file; `offset` counts letters inside the value that stands there. */
export type Report = (path: Path, found: string, expected: string, offset?: number) => void;

/**
 * Names that may be referred to. An entry with a fault of its own is still a name, and null (a file could not be read at
 * all) means that nobody can say: one fault must not raise fifty others.
 */
export type Names = ReadonlySet<string> | null;
