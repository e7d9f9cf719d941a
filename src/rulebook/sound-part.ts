// What is left of a file when everything that its schema refuses is taken out, so that the checks behind the schema can
// speak in the same run: an admin who misspelt a key and a reference wants to hear of both. What is taken out leaves a
// gap that those checks would stumble over; `isGap` says which of their faults are only an echo of it.
import type { z } from 'zod';
import type { Path } from './yaml-source.ts';

export interface SoundPart<T> {
  readonly value: T;
  /** A path of the value as a path of the file: entries of lists that were taken out still count there. */
  readonly pathInFile: (path: Path) => Path;
  /** Does a fault at this path of the file, with this sentence, only tell of what was taken out? */
  readonly isGap: (path: Path, found: string) => boolean;
}

/** Every round takes out at least one thing; a file that needs more than this is better mended first. */
const roundsMax = 40;

/** The sound part of `value`; null when something that no file can do without is at fault. */
export function soundPart<S extends z.ZodType>(schema: S, value: unknown): SoundPart<z.output<S>> | null {
  const taken = new Set<string>();
  for (let round = 0; round < roundsMax; round += 1) {
    const rest = without(value, taken, []);
    const result = schema.safeParse(rest);
    if (result.success) return { value: result.data, pathInFile: (path) => inFile(value, taken, path), isGap: (path, found) => isGap(taken, path, found) };
    const before = taken.size;
    for (const issue of result.error.issues) {
      const path = inFile(value, taken, issue.path as Path);
      const gone = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [present(value, taken, path)];
      for (const one of gone) taken.add(JSON.stringify(one));
    }
    if (taken.has('[]') || taken.size === before) return null;
  }
  return null;
}

/** The path itself, or what should have held it when it is not there. */
function present(root: unknown, taken: ReadonlySet<string>, path: Path): Path {
  let node: unknown = root;
  for (const [index, segment] of path.entries()) {
    const next = typeof node === 'object' && node !== null ? (node as Readonly<Record<string | number, unknown>>)[segment] : undefined;
    if (next === undefined || taken.has(JSON.stringify(path.slice(0, index + 1)))) return path.slice(0, index);
    node = next;
  }
  return path;
}

function without(node: unknown, taken: ReadonlySet<string>, path: Path): unknown {
  const stays = (segment: string | number): boolean => !taken.has(JSON.stringify([...path, segment]));
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => (stays(index) ? [without(item, taken, [...path, index])] : []));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).flatMap(([key, item]) => (stays(key) ? [[key, without(item, taken, [...path, key])]] : [])));
}

function inFile(root: unknown, taken: ReadonlySet<string>, path: Path): Path {
  const found: (string | number)[] = [];
  let node: unknown = root;
  for (const segment of path) {
    let at = segment;
    if (Array.isArray(node)) {
      const left = [...node.keys()].filter((index) => !taken.has(JSON.stringify([...found, index])));
      at = left[Number(segment)] ?? segment;
    }
    found.push(at);
    node = typeof node === 'object' && node !== null ? (node as Readonly<Record<string | number, unknown>>)[at] : undefined;
  }
  return found;
}

function isGap(taken: ReadonlySet<string>, path: Path, found: string): boolean {
  return [...taken].some((one) => {
    const gone = JSON.parse(one) as Path;
    const near = gone.every((segment, index) => index >= path.length || segment === path[index]);
    const name = gone.at(-1);
    // `timer response, which does not exist`: it does, but its own fault took it out.
    return near || (typeof name === 'string' && found.split(/[\s,]+/u).includes(name)) || (found.endsWith('which nothing sets') && ['rules', 'open_by', 'timers'].includes(String(gone[0])));
  });
}
