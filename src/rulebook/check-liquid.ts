// Texts and templates are Liquid: whether they can be read, and whether every tag, filter and name in them exists. All
// faults of a text at once, except that what cannot be read hides what stands behind it.
import { analyzeSync, Value, type Liquid, type Template } from 'liquidjs';
import { engines, type LiquidUse } from './liquid.ts';
import { oneOf } from './near-names.ts';
import type { NameShape, Names } from './template-names.ts';
import type { Position, YamlSource } from './yaml-source.ts';

/** Its place is one inside the text. */
export interface LiquidProblem extends Position {
  readonly found: string;
  readonly expected: string;
}

// These reach for other files or hide their content from this check; a pack composes with texts instead.
const refusedTags = new Set(['include', 'layout', 'render', 'block', 'liquid']);
const innerTags = ['else', 'elsif', 'when'];

/** What is wrong with a Liquid text that may name `names`; none when it is sound. */
export function liquidProblems(use: LiquidUse, source: string, names: Names): LiquidProblem[] {
  const engine = engines[use].lenient;
  const tags = unknownTags(engine, source);
  if (tags.length > 0) return tags;
  let template: Template[];
  try {
    template = engine.parse(source);
  } catch (error) {
    return [unreadable(error)];
  }
  const locals = Object.fromEntries(localNames(template).map((name) => [name, 'any' as const]));
  return inOrder(problemsIn(engine, template, { ...names, ...locals, forloop: 'any' }));
}

function unknownTags(engine: Liquid, source: string): LiquidProblem[] {
  const known = Object.keys(engine.tags).filter((name) => !refusedTags.has(name) && name !== '#');
  const all = new Set([...known, ...known.map((name) => `end${name}`), ...innerTags]);
  const plain = source.replace(/\{%-?\s*(raw|comment)\b[\s\S]*?\{%-?\s*end\1\b/gu, (hidden) => hidden.replace(/[^\n]/gu, ' '));
  return [...plain.matchAll(/\{%-?\s*([A-Za-z_]\w*)/gu)].filter((match) => !all.has(match[1] ?? '')).map((match) => ({
    ...positionOf(source, match.index), found: `the tag ${match[1] ?? ''}`, expected: oneOf(match[1] ?? '', known.toSorted(), 'one of the tags'),
  }));
}

/** liquidjs throws TokenizationError and ParseError, both with "…, line:1, col:7" at the end of the message. */
function unreadable(error: unknown): LiquidProblem {
  const message = error instanceof Error ? error.message : String(error);
  const at = /, line:(\d+), col:(\d+)/.exec(message);
  return { line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1), found: message.replace(/, line:\d+, col:\d+[\s\S]*$/, ''), expected: 'Liquid that can be read: closed tags and braces' };
}

/** What `assign` and `capture` name, wherever they stand. */
function localNames(template: readonly Template[]): string[] {
  return template.flatMap((one) => [...[...(one.localScope?.() ?? [])].map((local) => local.content), ...localNames(childrenOf(one))]);
}

/** Walks over all tags, whatever condition they stand under. */
function problemsIn(engine: Liquid, template: readonly Template[], shapes: Names): LiquidProblem[] {
  return template.flatMap((one) => [
    ...unknownFilters(engine, one), ...unknownNames(one, shapes), ...problemsIn(engine, childrenOf(one), { ...shapes, ...loopName(one, shapes) }),
  ]);
}

function unknownFilters(engine: Liquid, one: Template): LiquidProblem[] {
  const filters = [...(one.arguments?.() ?? [])].flatMap((value) => (value instanceof Value ? value.filters : []));
  return filters.filter((filter) => /^\w+$/u.test(filter.name) && engine.filters[filter.name] === undefined).map((filter) => {
    const at = one.token.getText().indexOf(filter.name);
    const place = positionOf(one.token.input, one.token.begin + Math.max(0, at));
    return { ...place, found: `the filter ${filter.name}`, expected: oneOf(filter.name, Object.keys(engine.filters).toSorted(), 'one of the filters') };
  });
}

/** Of this tag itself, not of what stands inside it. */
function unknownNames(one: Template, shapes: Names): LiquidProblem[] {
  const alone: Template = { token: one.token, render: () => undefined, arguments: () => one.arguments?.() ?? [] };
  return Object.values(analyzeSync([alone], { partials: false }).variables).flat().flatMap((variable) => {
    const problem = unknownName(variable.segments, shapes);
    return problem === null ? [] : [{ line: variable.location.row, column: variable.location.col, ...problem }];
  });
}

/** What the name of a loop stands for inside it. */
function loopName(tag: Template, shapes: Names): Names {
  const loop = /^\{%-?\s*(?:for|tablerow)\s+([\w-]+)\s+in\s+([\w.]+)/u.exec(tag.token.getText());
  if (loop === null) return {};
  const list = (loop[2] ?? '').split('.').reduce<NameShape | undefined>((shape, name) => (shape === undefined ? undefined : below(shape, name)), { names: shapes });
  return { [loop[1] ?? '']: typeof list === 'object' && 'each' in list ? list.each : 'any' };
}

function childrenOf(tag: Template): Template[] {
  // The generator waits for nothing when no file is read.
  const result = tag.children?.(false, true).next();
  return result?.done === true ? result.value : [];
}

function unknownName(segments: readonly unknown[], shapes: Names): { found: string; expected: string } | null {
  let shape: NameShape = { names: shapes };
  const path: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string') return null;
    const next = below(shape, segment);
    if (next === undefined) {
      const names = typeof shape === 'object' && 'names' in shape ? Object.keys(shape.names) : ['size'];
      return { found: `the name ${[...path, segment].join('.')}, which does not exist here`, expected: oneOf(segment, names, path.length === 0 ? 'one of' : `one of ${path.join('.')}`) };
    }
    path.push(segment);
    shape = next;
  }
  return null;
}

function below(shape: NameShape, name: string): NameShape | undefined {
  if (shape === 'any') return 'any';
  if (typeof shape === 'object' && 'names' in shape) return Object.hasOwn(shape.names, name) ? shape.names[name] : undefined;
  if (name === 'size') return 'text';
  return typeof shape === 'object' && (name === 'first' || name === 'last') ? shape.each : undefined;
}

/** A place inside a paragraph as a place of the file: below `|` line by line, else in the one line it has. */
export function positionInText(source: YamlSource, name: string, { line, column }: Position): Position {
  const start = source.valueAt([name]);
  const written = source.written([name]) ?? '';
  if (!/^[|>]/u.test(written)) return line > 1 ? start : { line: start.line, column: start.column + column - (/^["']/u.test(written) ? 0 : 1) };
  const indent = /^ */u.exec(written.split('\n').slice(1).find((one) => one.trim() !== '') ?? '')?.[0].length ?? 0;
  return { line: start.line + line, column: column + indent };
}

function positionOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function inOrder(problems: readonly LiquidProblem[]): LiquidProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
