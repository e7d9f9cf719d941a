// One YAML 1.2 file with positions: plain data for the schema, and the line and column of every path in it for the
// admin who has to mend it. Never throws on any text: what is no YAML becomes faults.
// 1.2 matters: `yes`, `no`, `on` and `09:00` stay the words they look like.
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit, type Document, type Node, type ParsedNode } from 'yaml';
import type { RuleFault } from './rulebook.ts';
import { syntaxFaults } from './yaml-faults.ts';

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
  /** A single value as it stands in the file, `007` for what reads as 7; null for anything else. */
  readonly written: (path: Path) => string | null;
}

// Packs need a handful of anchors; a "billion laughs" bomb needs many.
const ALIAS_COUNT_MAX = 100;

const SIGNS = 'quotes around a text that begins with * or &';

/** Reads `text`; the source is null when it cannot be read as one document, and then the faults say why. */
export function readYaml(file: string, text: string): { source: YamlSource | null; faults: RuleFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: true, version: '1.2' });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const errors = [...document.errors, ...document.warnings];
  const faults = syntaxFaults(file, text, errors, at);
  // A key that stands twice leaves the rest readable: its faults come in the same run.
  if (errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { source: null, faults };
  faults.push(...scalarFaults(file, document, at));
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== '1.2') faults.push({ file, line: 1, column: 1, found: `the directive %YAML ${document.directives.yaml.version}`, expected: 'no directive: rules are YAML 1.2' });
  if (faults.some((fault) => /^the (alias|directive) /u.test(fault.found))) return { source: null, faults };
  try {
    const value: unknown = document.toJS({ maxAliasCount: ALIAS_COUNT_MAX });
    faults.push(...unusedAnchors(file, document, at));
    return { source: sourceOf(file, text, document, lines, value), faults };
  } catch {
    // yaml throws ReferenceError for an alias of nothing (told above with its place) and for too many; nothing else.
    const { name, offset } = bombOf(document);
    return { source: null, faults: [...faults, { file, ...at(offset), found: `the alias *${name}, which unfolds into more than ${ALIAS_COUNT_MAX} others`, expected: 'the values written out' }] };
  }
}

/** The alias at which a chain of them grows too large; the last one when only their number is too large. */
function bombOf(document: Document.Parsed): { name: string; offset: number } {
  const weights = new Map<string, number>();
  const aliases: { name: string; offset: number; weight: number }[] = [];
  visit(document, {
    Alias: (_, node) => {
      aliases.push({ name: node.source, offset: node.range?.[0] ?? 0, weight: weights.get(node.source) ?? 1 });
    },
    Collection: (_, node) => {
      // Anchors stand before their aliases, so what is inside has its weight by now.
      if (node.anchor === undefined) return;
      let weight = 0;
      visit(node, { Alias: (__, inner) => { weight += weights.get(inner.source) ?? 1; } });
      weights.set(node.anchor, Math.max(1, weight));
    },
  });
  return aliases.find((alias) => alias.weight > ALIAS_COUNT_MAX) ?? aliases.at(-1) ?? { name: '', offset: 0 };
}

/** Quotes of a word processor: for YAML they are letters. */
const TYPOGRAPHIC = /^[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a].*[\u201c\u201d\u201f\u00ab\u00bb\u2018\u2019]$/su;

function scalarFaults(file: string, document: Document.Parsed, at: (offset: number) => Position): RuleFault[] {
  const faults: RuleFault[] = [];
  visit(document, {
    Alias: (_, node, around) => {
      const target = node.resolve(document);
      if (target !== undefined && around.includes(target)) faults.push({ file, ...at(node.range?.[0] ?? 0), found: `the alias *${node.source} inside of what it stands for`, expected: 'the values written out' });
      const expected = /^[\w-]+$/u.test(node.source) ? `an anchor &${node.source} before it, or ${SIGNS}` : SIGNS;
      if (target === undefined) faults.push({ file, ...at(node.range?.[0] ?? 0), found: `the alias *${node.source} of nothing`, expected });
    },
    Scalar: (_, node) => {
      if (node.type === 'PLAIN' && typeof node.value === 'string' && TYPOGRAPHIC.test(node.value)) {
        faults.push({ file, ...at(node.range?.[0] ?? 0), found: `the typographic quotes of ${node.value.slice(0, 40)}`, expected: 'straight quotes: "…"' });
      }
    },
  });
  return faults;
}

/** `name: &Sons Ltd` would read as "Ltd". */
function unusedAnchors(file: string, document: Document.Parsed, at: (offset: number) => Position): RuleFault[] {
  const faults: RuleFault[] = [];
  const named = new Set<string>();
  visit(document, { Alias: (_, node) => { named.add(node.source); } });
  visit(document, {
    Node: (_, node) => {
      const anchor = 'anchor' in node ? node.anchor : undefined;
      if (anchor !== undefined && !named.has(anchor)) faults.push({ file, ...at(node.range?.[0] ?? 0), found: `the anchor &${anchor}, which no alias names`, expected: SIGNS });
    },
  });
  return faults;
}

/** The place of a letter inside of a single value; its beginning where escapes or several lines hide how it was written. */
export function placeInside({ line, column }: Position, written: string | null, offset: number): Position {
  if (written === null || /\n|^[|>]/u.test(written) || (written.startsWith('"') && written.includes('\\'))) return { line, column };
  if (!/^["']/u.test(written)) return { line, column: column + offset };
  let letters = 0;
  let at = 1;
  for (; letters < offset && at < written.length; letters += 1) at += written.startsWith("''", at) ? 2 : 1;
  return { line, column: column + at };
}

interface Place {
  readonly key: Node | null;
  readonly value: Node | null;
}

function sourceOf(file: string, text: string, document: Document.Parsed, lines: LineCounter, value: unknown): YamlSource {
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
    written: (path) => {
      const places = walk(document, path);
      const node = places.length > path.length ? places.at(-1)?.value : null;
      return isScalar(node) && node.range != null ? text.slice(node.range[0], node.range[1]) : null;
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
