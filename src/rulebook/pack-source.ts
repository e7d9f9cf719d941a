// A pack as one piece of plain data, together with what it extends. Keys of the pack win, missing ones fall through to
// the base, and every path still knows the file and line it came from, so that a fault points at the right one.
import type { RuleFault } from './rulebook.ts';
import type { Places } from './schema-faults.ts';
import type { Path, YamlSource } from './yaml-source.ts';

export interface PackSource extends Places {
  readonly folder: string;
  readonly value: unknown;
  readonly isBase: boolean;
  /** Packs it extends, nearest first; their files belong to its version. */
  readonly bases: readonly string[];
  /** `retail/pack.yaml:41` */
  readonly line: (path: Path) => string;
}

// A base of a base is imaginable (company, country); more is a circle or a mistake.
const DEPTH_MAX = 4;

/** Joins a pack with its bases; a base that does not exist, is no base or runs in a circle is a fault. */
export function joinBases(folder: string, packs: ReadonlyMap<string, YamlSource>): { source: PackSource; faults: RuleFault[] } | null {
  const own = packs.get(folder);
  if (own === undefined) return null;
  const chain: YamlSource[] = [own];
  const bases: string[] = [];
  const faults: RuleFault[] = [];
  for (let name = baseOf(own.value); name !== null; name = baseOf(chain.at(-1)?.value)) {
    const fault = (found: string, expected: string): RuleFault => {
      const from = chain.at(-1) ?? own;
      return { file: from.file, ...from.valueAt(['extends']), found, expected };
    };
    const base = packs.get(name);
    if (base === undefined || property(base.value, 'base') !== true) {
      faults.push(fault(`extends ${name}`, base === undefined ? 'a pack that exists' : 'a pack with base: true'));
      break;
    }
    if (name === folder || bases.includes(name) || bases.length >= DEPTH_MAX) {
      faults.push(fault(`extends ${name}`, 'a base that does not lead back here'));
      break;
    }
    chain.push(base);
    bases.push(name);
  }
  return { source: sourceOf(folder, chain, bases), faults };
}

function sourceOf(folder: string, chain: readonly YamlSource[], bases: readonly string[]): PackSource {
  const own = chain[0] as YamlSource;
  const holderOf = (path: Path): YamlSource => chain.find((source) => source.has(path)) ?? own;
  const merged = chain.toReversed().reduce<unknown>((value, source) => overlay(value, source.value), undefined);
  return {
    folder,
    value: bases.length === 0 ? own.value : withoutBaseMark(merged, own.value),
    isBase: property(own.value, 'base') === true,
    bases,
    fileOf: (path) => holderOf(path).file,
    valueAt: (path) => holderOf(path).valueAt(path),
    keyAt: (path) => holderOf(path).keyAt(path),
    written: (path) => holderOf(path).written(path),
    line: (path) => `${holderOf(path).file}:${holderOf(path).keyAt(path).line}`,
  };
}

/** Maps are merged key by key; lists and single values are replaced as a whole. */
function overlay(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over === undefined ? under : over;
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) merged[key] = overlay(merged[key], value);
  return merged;
}

/** `base: true` belongs to the base alone. */
function withoutBaseMark(merged: unknown, own: unknown): unknown {
  if (!isRecord(merged) || property(own, 'base') !== undefined) return merged;
  return Object.fromEntries(Object.entries(merged).filter(([key]) => key !== 'base'));
}

function baseOf(value: unknown): string | null {
  const name = property(value, 'extends');
  return typeof name === 'string' ? name : null;
}

function property(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
