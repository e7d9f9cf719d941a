// One YAML 1.2 file with positions: plain data for the schema, and the line and column of every path in it for the
// admin who has to mend it. Never throws on any text: what is no YAML becomes faults.
// 1.2 matters: `yes`, `no`, `on` and `09:00` stay the words they look like.
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type ParsedNode } from 'yaml';
import type { RuleFault } from './rulebook.ts';

export type Path = readonly (string | number)[];

export interface Position {
  /** Both 1-based. */
  readonly line: number;
  readonly column: number;
}

export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Where the value of `path` stands; of a missing one, the nearest thing around it. */
  readonly valueAt: (path: Path) => Position;
  /** Where the key (or list item) of `path` begins; of a missing one, the nearest thing around it. */
  readonly keyAt: (path: Path) => Position;
  readonly has: (path: Path) => boolean;
  /** Where line and column of the text at `path` stand in the file; exact for a block (`|`), the text's begin for others. */
  readonly inText: (path: Path, line: number, column: number) => Position;
}

// Packs need a handful of anchors; a "billion laughs" bomb needs many.
const ALIAS_COUNT_MAX = 100;

/** Reads `text`; the source is null when it is no YAML at all, and then the faults say why. */
export function readYaml(file: string, text: string): { source: YamlSource | null; faults: RuleFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: true, version: '1.2' });
  const faults = [...document.errors, ...document.warnings].map((error): RuleFault => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { file, line, column: col, ...explainYamlError(error.code, error.message, text.slice(error.pos[0])) };
  });
  if (faults.length > 0) return { source: null, faults };
  try {
    return { source: sourceOf({ file, text, document, lines }, document.toJS({ maxAliasCount: ALIAS_COUNT_MAX })), faults };
  } catch (error) {
    // yaml throws ReferenceError for an alias of nothing and for too many; nothing else for a document without errors.
    const found = error instanceof Error ? error.message : String(error);
    return { source: null, faults: [{ file, line: 1, column: 1, found, expected: `aliases of anchors that stand before them, at most ${ALIAS_COUNT_MAX}` }] };
  }
}

/** `from` is the text from the error on. */
function explainYamlError(code: string, message: string, from: string): { found: string; expected: string } {
  if (code === 'DUPLICATE_KEY') return { found: `the key ${/^[^:\n]{1,64}/.exec(from)?.[0] ?? ''} a second time`, expected: 'each key once' };
  if (code === 'TAB_AS_INDENT') return { found: 'a tab', expected: 'blanks for indentation' };
  return { found: message, expected: 'valid YAML 1.2' };
}

interface Place {
  readonly key: Node | null;
  readonly value: Node | null;
}

interface Parsed {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function sourceOf({ file, text, document, lines }: Parsed, value: unknown): YamlSource {
  const positionOf = (node: Node | null | undefined): Position | null => {
    if (node?.range == null) return null;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  };
  const nearest = (path: Path, pick: (place: Place) => Node | null): Position => {
    const places = walk(document, path);
    for (const place of places.toReversed()) {
      const position = positionOf(pick(place)) ?? positionOf(place.key);
      if (position !== null) return position;
    }
    return { line: 1, column: 1 };
  };
  return {
    file,
    value,
    valueAt: (path) => nearest(path, (place) => place.value),
    keyAt: (path) => nearest(path, (place) => place.key ?? place.value),
    has: (path) => walk(document, path).length > path.length,
    inText: (path, line, column) => {
      const node = walk(document, path)[path.length]?.value;
      const start = positionOf(node) ?? nearest(path, (place) => place.value);
      if (!isScalar(node)) return start;
      if (node.type !== 'BLOCK_LITERAL') return line > 1 ? start : { line: start.line, column: start.column + column - (node.type === 'PLAIN' ? 1 : 0) };
      const below = text.split('\n').slice(start.line);
      const indent = /^ */.exec(below.find((one) => one.trim() !== '') ?? '')?.[0].length ?? 0;
      return { line: start.line + line, column: indent + column };
    },
  };
}

/** The places from the document itself down to `path`, as far as they exist. */
function walk(document: Document.Parsed, path: Path): Place[] {
  const places: Place[] = [{ key: null, value: document.contents }];
  for (const segment of path) {
    const place = step(document, places.at(-1)?.value ?? null, segment);
    if (place === null) break;
    places.push(place);
  }
  return places;
}

function step(document: Document.Parsed, parent: Node | null, segment: string | number): Place | null {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? null : { key: null, value: item as ParsedNode };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(segment));
  if (pair === undefined) return null;
  return { key: pair.key as ParsedNode, value: (pair.value ?? null) as ParsedNode | null };
}
