// What zod found wrong with a file, in sentences an admin can act on: where, what stands there, what may stand there.
// A union tells only the branch that was meant, or the list of words that begin one; "Invalid input" helps nobody.
import { z } from 'zod';
import { nearestName, oneOf } from './near-names.ts';
import type { RuleFault } from './rulebook.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Where a path stands, possibly in a file that the checked one extends. */
export interface Places extends Pick<YamlSource, 'valueAt' | 'keyAt' | 'written'> {
  readonly fileOf: (path: Path) => string;
}

/** The places of a file that extends nothing. */
export function placesOf(source: YamlSource): Places {
  return { fileOf: () => source.file, valueAt: source.valueAt, keyAt: source.keyAt, written: source.written };
}

/** All faults of `value` against `schema`, or the value as the schema makes it. */
export function checkSchema<S extends z.ZodType>(
  schema: S, value: unknown, places: Places,
): { value: z.output<S>; faults: readonly [] } | { value: null; faults: RuleFault[] } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, faults: [] };
  const known = wordsOf(schema);
  const told = withoutEchoes(result.error.issues, value, known);
  return { value: null, faults: [...told.misplaced.map((path) => misplaced(path, places)), ...told.issues.flatMap((issue) => faultsOf(issue, value, places, known))] };
}

/** `knd: text` is one slip, not an unknown key and a missing one; a section one level too deep is one too. */
function withoutEchoes(issues: readonly Issue[], root: unknown, words: Words): { issues: readonly Issue[]; misplaced: readonly Path[] } {
  const isBelow = (path: Path, above: Path): boolean => above.every((segment, index) => path[index] === segment);
  const deeper = words.keys([]).filter((section) => valueAt(root, [section]) === undefined).flatMap((section) => (
    Object.keys(isRecord(root) ? root : {}).map((around) => [around, section]).filter((path) => {
      const standing = valueAt(root, path);
      // A field may well be called like a section that nobody has to write.
      return standing !== undefined && issues.some((issue) => isBelow(pathOfKeys(issue), path));
    })
  ));
  const missing = (issue: Issue): boolean => issue.code !== 'unrecognized_keys' && valueAt(root, issue.path as Path) === undefined;
  const misspelt = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => JSON.stringify([...issue.path, nearestName(key, words.keys(issue.path as Path))])) : [])));
  const left = issues.filter((issue) => !deeper.some((path) => isBelow(pathOfKeys(issue), path) || (missing(issue) && issue.path.length === 1 && issue.path[0] === path[1])));
  return { issues: left.filter((issue) => !missing(issue) || !misspelt.has(JSON.stringify(issue.path))), misplaced: deeper };
}

/** Down to the unknown key where there is one. */
function pathOfKeys(issue: Issue): Path {
  return issue.code === 'unrecognized_keys' && issue.keys.length === 1 ? [...issue.path as Path, issue.keys[0] ?? ''] : issue.path as Path;
}

function misplaced(path: Path, places: Places): RuleFault {
  return { file: places.fileOf(path), ...places.keyAt(path), found: `the section ${String(path.at(-1))} inside ${String(path[0])}`, expected: `${String(path.at(-1))}: at the left edge, like the other sections` };
}

/** What the schema itself knows about a path. */
interface Words {
  /** Keys that may stand there. */
  readonly keys: (path: Path) => readonly string[];
  /** Single words that may stand there. */
  readonly values: (path: Path) => readonly string[];
  /** What its author says it is. */
  readonly description: (path: Path) => string | null;
}

function faultsOf(issue: Issue, root: unknown, places: Places, words: Words): RuleFault[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file: places.fileOf([...path, key]),
      ...places.keyAt([...path, key]),
      found: `the unknown key ${key}${inside(path)}`,
      expected: key === MERGE ? noMerge : oneOf(key, words.keys(path), 'a key that exists there'),
    }));
  }
  if (issue.code === 'invalid_union') return unionFaults(issue, root, places, words);
  if (issue.code === 'invalid_key') {
    const expected = path.at(-1) === MERGE ? noMerge : issue.issues.map((one) => one.message).join(', ');
    return [{ file: places.fileOf(path), ...places.keyAt(path), found: `the key ${String(path.at(-1))}`, expected }];
  }
  const standing = valueAt(root, path);
  const written = places.written(path);
  if (standing === undefined) return [absence(path, places, expectation(issue, standing, written))];
  const fault = { file: places.fileOf(path), ...places.valueAt(path), found: described(standing, written), expected: expectation(issue, standing, written) };
  return [withHint(fault, standing, words.values(path))];
}

const MERGE = '<<';
const noMerge = 'the keys written out: YAML 1.2 has no merge keys';

function absence(path: Path, places: Places, expected: string): RuleFault {
  const around = path.slice(0, -1);
  return { file: places.fileOf(around), ...places.keyAt(around), found: `no ${String(path.at(-1) ?? 'content')}${inside(around)}`, expected };
}

/** The branch that was meant is the one whose words were used; without one, all first words are named. */
function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, root: unknown, places: Places, words: Words): RuleFault[] {
  const path = issue.path as Path;
  const branches = issue.errors.map((issues) => issues.map((one) => ({ ...one, path: [...path, ...one.path] }) as Issue));
  const standing = valueAt(root, path);
  const values = [...new Set(branches.flat().flatMap((one) => (one.code === 'invalid_value' && one.path.length === path.length ? one.values.map(String) : [])))];
  const meant = meantBranch(branches, path, standing);
  if (meant !== null) return meant.flatMap((one) => faultsOf(one, root, places, words)).map((fault) => withHint(fault, standing, values));
  const position = { file: places.fileOf(path), ...places.valueAt(path) };
  if (isRecord(standing)) {
    const first = new Set(branches.flat().flatMap((one) => (isOtherShape(one, path) ? [] : firstWord(one, path))));
    const unknown = Object.keys(standing).filter((key) => !first.has(key));
    const key = unknown[0] ?? Object.keys(standing)[0] ?? '';
    if (first.size > 0) {
      return [{
        file: places.fileOf([...path, key]), ...places.keyAt([...path, key]),
        found: `${Object.keys(standing).join(' with ') || 'nothing'}${inside(path)}`, expected: oneOf(key, first, 'one of'),
      }];
    }
  }
  const written = places.written(path);
  const others = branches.flat().filter((one) => one.path.length === path.length && one.code !== 'invalid_value').map((one) => expectation(one, standing, written));
  const expected = words.description(path) ?? [...(values.length === 0 ? [] : [oneOf(String(standing), values, 'one of')]), ...new Set(others)].join(', or ');
  return [standing === undefined ? absence(path, places, expected) : { ...position, found: described(standing, written), expected }];
}

/** The one branch of the right shape, else the one of which most words were used. */
function meantBranch(branches: readonly (readonly Issue[])[], path: Path, standing: unknown): readonly Issue[] | null {
  const shaped = branches.filter((branch) => !branch.some((one) => one.code === 'unrecognized_keys' || isOtherShape(one, path)));
  if (shaped.length === 1) return shaped[0] ?? null;
  if (!isRecord(standing) || shaped.length > 1) return null;
  const unknownIn = (branch: readonly Issue[]): number => branch.flatMap((one) => (one.code === 'unrecognized_keys' && one.path.length === path.length ? one.keys : [])).length;
  const used = branches.filter((branch) => !branch.some((one) => isOtherShape(one, path)) && unknownIn(branch) < Object.keys(standing).length);
  return used.toSorted((a, b) => unknownIn(a) - unknownIn(b))[0] ?? null;
}

function withHint(fault: RuleFault, standing: unknown, words: readonly string[]): RuleFault {
  const near = typeof standing === 'string' && !fault.expected.includes('did you mean') ? nearestName(standing, words) : null;
  return near === null ? fault : { ...fault, expected: `${fault.expected} (did you mean ${near}?)` };
}

/** This branch wanted text where a list stands, or the like: it is not the one that was meant. */
function isOtherShape(issue: Issue, path: Path): boolean {
  return issue.path.length === path.length && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function firstWord(issue: Issue, path: Path): string[] {
  return issue.path.length === path.length + 1 ? [String(issue.path.at(-1))] : [];
}

function expectation(issue: Issue, standing: unknown, written: string | null): string {
  if (issue.code === 'invalid_value') return oneOf(String(standing), issue.values.map(String), 'one of');
  if (issue.code === 'invalid_type') {
    const name = typeNames[issue.expected] ?? issue.expected;
    if (issue.expected === 'boolean') return name + meantTruth(standing);
    return name === 'text' && isPlainScalar(standing) ? `text: write it in quotes, "${written ?? String(standing)}"` : name;
  }
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)}${unitOf(issue.origin, issue.minimum)}`;
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}${unitOf(issue.origin, issue.maximum)}`;
  return issue.message;
}

/** YAML 1.1 took these words for truths, and many an editor still colours them so. */
const truths: Readonly<Record<string, boolean>> = { yes: true, on: true, y: true, no: false, off: false, n: false };

function meantTruth(standing: unknown): string {
  const meant = typeof standing === 'string' ? truths[standing.toLowerCase()] : undefined;
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text', array: 'a list', object: 'keys with values', record: 'keys with values', boolean: 'true or false', number: 'a number', int: 'a whole number',
};

function unitOf(origin: string, count: number | bigint): string {
  const many = Number(count) === 1 ? '' : 's';
  if (origin === 'string') return ` character${many}`;
  if (origin === 'array') return many === '' ? ' entry' : ' entries';
  return '';
}

function isPlainScalar(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** A number or truth as it stands in the file: `007`, not 7. */
function described(value: unknown, written: string | null): string {
  return isPlainScalar(value) && written !== null ? written : describe(value);
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
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

/** The words of a schema, read from its own shape; nothing where anything may stand. */
function wordsOf(schema: z.ZodType): Words {
  const defsAt = (path: Path): SchemaDef[] => descend([schema], path).map(defOf);
  return {
    keys: (path) => [...new Set(defsAt(path).flatMap((def) => (def.type === 'object' ? Object.keys(def.shape ?? {}) : [])))],
    values: (path) => defsAt(path).flatMap((def) => (def.type === 'enum' ? Object.values(def.entries ?? {}) : def.type === 'literal' ? (def.values ?? []) : [])).map(String),
    description: (path) => {
      const around = descend([schema], path.slice(0, -1));
      return around.flatMap((one) => childOf(defOf(one), String(path.at(-1)))).map((one) => z.globalRegistry.get(one)?.description ?? null).find((one) => one !== null) ?? null;
    },
  };
}

interface SchemaDef {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
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

