// What zod found wrong with a file, in sentences an admin can act on: where, what stands there, what may stand there.
// A union tells only the branch that was meant, or the list of words that begin one; "Invalid input" helps nobody.
import type { z } from 'zod';
import { oneOf } from './near-names.ts';
import type { RuleFault } from './rulebook.ts';
import type { Path, Position } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Where a path stands, possibly in a file that the checked one extends. */
export interface Places {
  readonly fileOf: (path: Path) => string;
  readonly valueAt: (path: Path) => Position;
  readonly keyAt: (path: Path) => Position;
}

/** All faults of `value` against `schema`, or the value as the schema makes it. */
export function checkSchema<S extends z.ZodType>(
  schema: S, value: unknown, places: Places,
): { value: z.output<S>; faults: readonly [] } | { value: null; faults: RuleFault[] } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, value, places, knownKeysOf(schema)));
  return { value: null, faults };
}

type KnownKeys = (path: Path) => readonly string[];

function faultsOf(issue: Issue, root: unknown, places: Places, knownKeys: KnownKeys): RuleFault[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file: places.fileOf([...path, key]),
      ...places.keyAt([...path, key]),
      found: `the unknown key ${key}${inside(path)}`,
      expected: oneOf(key, knownKeys(path), 'a key that exists there'),
    }));
  }
  if (issue.code === 'invalid_union') return unionFaults(issue, root, places, knownKeys);
  if (issue.code === 'invalid_key') {
    const expected = issue.issues.map((one) => one.message).join(', ');
    return [{ file: places.fileOf(path), ...places.keyAt(path), found: `the key ${String(path.at(-1))}`, expected }];
  }
  const standing = valueAt(root, path);
  if (standing === undefined) {
    return [{
      file: places.fileOf(path.slice(0, -1)),
      ...places.keyAt(path.slice(0, -1)),
      found: `no ${String(path.at(-1) ?? 'content')}${inside(path.slice(0, -1))}`,
      expected: expectation(issue, standing),
    }];
  }
  return [{ file: places.fileOf(path), ...places.valueAt(path), found: describe(standing), expected: expectation(issue, standing) }];
}

/** The branch that was meant is the one whose words were used; without one, all first words are named. */
function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, root: unknown, places: Places, knownKeys: KnownKeys): RuleFault[] {
  const path = issue.path as Path;
  const branches = issue.errors.map((issues) => issues.map((one) => ({ ...one, path: [...path, ...one.path] }) as Issue));
  const standing = valueAt(root, path);
  const meant = branches.filter((branch) => !branch.some((one) => one.code === 'unrecognized_keys' || isOtherShape(one, path)));
  if (meant.length === 1 && meant[0] !== undefined) return meant[0].flatMap((one) => faultsOf(one, root, places, knownKeys));
  const position = { file: places.fileOf(path), ...places.valueAt(path) };
  if (isRecord(standing)) {
    const words = new Set(branches.flat().flatMap((one) => (isOtherShape(one, path) ? [] : firstWord(one, path))));
    const unknown = Object.keys(standing).filter((key) => !words.has(key));
    const key = unknown[0] ?? Object.keys(standing)[0] ?? '';
    if (words.size > 0) {
      return [{
        file: places.fileOf([...path, key]), ...places.keyAt([...path, key]),
        found: `${Object.keys(standing).join(' with ') || 'nothing'}${inside(path)}`, expected: oneOf(key, words, 'one of'),
      }];
    }
  }
  const expected = [...new Set(branches.flat().filter((one) => one.path.length === path.length).map((one) => expectation(one, standing)))];
  return [{ ...position, found: describe(standing), expected: expected.join(', or ') }];
}

/** This branch wanted text where a list stands, or the like: it is not the one that was meant. */
function isOtherShape(issue: Issue, path: Path): boolean {
  return issue.path.length === path.length && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function firstWord(issue: Issue, path: Path): string[] {
  return issue.path.length === path.length + 1 ? [String(issue.path.at(-1))] : [];
}

function expectation(issue: Issue, standing: unknown): string {
  if (issue.code === 'invalid_value') return oneOf(String(standing), issue.values.map(String), 'one of');
  if (issue.code === 'invalid_type') {
    const name = typeNames[issue.expected] ?? issue.expected;
    return name === 'text' && isPlainScalar(standing) ? `text: write it in quotes, "${String(standing)}"` : name;
  }
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)} ${unitOf(issue.origin)}`;
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)} ${unitOf(issue.origin)}`;
  return issue.message;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text', array: 'a list', object: 'keys with values', record: 'keys with values', boolean: 'true or false', number: 'a number', int: 'a whole number',
};

function unitOf(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'entries' : '';
}

function isPlainScalar(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'keys with values';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

function inside(path: Path): string {
  return path.length === 0 ? '' : ` in ${path.join('.')}`;
}

function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[segment];
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys a schema knows at a path, read from its own shape; [] where any key may stand. */
function knownKeysOf(schema: z.ZodType): KnownKeys {
  return (path) => {
    const found = new Set<string>();
    for (const one of descend([schema], path)) {
      const def = defOf(one);
      if (def.type === 'object') for (const key of Object.keys(def.shape ?? {})) found.add(key);
    }
    return [...found];
  };
}

interface SchemaDef {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly getter?: () => z.ZodType;
}

// zod publishes the definition of a schema as `_zod.def`; its generic type says less than this.
function defOf(schema: z.ZodType): SchemaDef {
  return schema._zod.def as unknown as SchemaDef;
}

function descend(schemas: readonly z.ZodType[], path: Path): z.ZodType[] {
  let level = schemas.flatMap(unwrap);
  for (const segment of path) level = level.flatMap((schema) => childOf(defOf(schema), String(segment))).flatMap(unwrap);
  return level;
}

function childOf(def: SchemaDef, key: string): z.ZodType[] {
  if (def.type === 'object') return def.shape?.[key] === undefined ? [] : [def.shape[key]];
  if (def.type === 'record') return def.valueType === undefined ? [] : [def.valueType];
  return def.element === undefined ? [] : [def.element];
}

/** Through optional, default, lazy, transform and union to the shapes themselves. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  const def = defOf(schema);
  if (def.type === 'union') return (def.options ?? []).flatMap(unwrap);
  if (def.type === 'lazy' && def.getter !== undefined) return unwrap(def.getter());
  const inner = def.innerType ?? (def.type === 'pipe' ? def.in : undefined);
  return inner === undefined ? [schema] : unwrap(inner);
}

