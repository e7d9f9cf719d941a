// Word lists and fixed words, which all desks share: one file a language, joined by name.
import type { PhraseRule } from '../recognise/recognition-rules.ts';
import { liquidProblems, positionInText } from './check-liquid.ts';
import type { Catalogue } from './catalogue.ts';
import type { WordLists } from './compile-recognition.ts';
import { phrasesSchema, textsSchema, wordsSchema } from './pack-schema.ts';
import type { Names } from './report.ts';
import type { RuleFault } from './rulebook.ts';
import { checkSchema, placesOf } from './schema-faults.ts';
import { paragraphNames, type NameShape } from './template-names.ts';
import type { YamlSource } from './yaml-source.ts';

type Read = (path: string) => YamlSource | null;

/** Joins the word lists of all languages: a mail in two languages is matched by both. */
export function readPhrases(paths: ReadonlyMap<string, string>, read: Read, faults: RuleFault[]): { lists: WordLists; names: Names } {
  const lists = new Map<string, PhraseRule>();
  const names = new Set<string>();
  let readable = true;
  for (const path of paths.values()) {
    const source = read(path);
    if (source === null) readable = false;
    if (source === null) continue;
    const checked = checkSchema(phrasesSchema, source.value ?? {}, placesOf(source));
    faults.push(...checked.faults);
    for (const name of keysOf(source.value)) names.add(name);
    for (const [name, phrases] of Object.entries(checked.value ?? {})) {
      const before = lists.get(name);
      const rule = before?.rule ?? `${source.file}:${source.keyAt([name]).line}`;
      lists.set(name, { name, phrases: [...(before?.phrases ?? []), ...phrases], rule });
    }
  }
  return { lists, names: readable ? names : null };
}

/** Fixed words by language; they are plain text. `names`: what may stand below `words` in a template. */
export function readWords(paths: ReadonlyMap<string, string>, read: Read, faults: RuleFault[]): { catalogue: Catalogue; names: NameShape } {
  const words = readCatalogue(paths, read, faults, wordsSchema);
  const names = [...paths.keys()].map((language) => words.namesIn(language));
  // One file that cannot be read may hold any word.
  if (names.includes(null)) return { catalogue: words.catalogue, names: 'any' };
  return { catalogue: words.catalogue, names: { names: Object.fromEntries(names.flatMap((some) => [...(some ?? [])]).map((name) => [name, 'text' as const])) } };
}

/** What the paragraphs of this desk may name below `words` and `links`. */
export interface TextNames {
  readonly words: NameShape;
  readonly links: NameShape;
}

/** Paragraphs by language; they are Liquid, and every name in them must exist. */
export function readTexts(paths: ReadonlyMap<string, string>, read: Read, names: TextNames, faults: RuleFault[]): Texts {
  return readCatalogue(paths, read, faults, textsSchema, (source, name, text) => {
    for (const { line, column, found, expected } of liquidProblems('paragraph', text, { ...paragraphNames, ...names })) {
      faults.push({ file: source.file, ...positionInText(source, name, { line, column }), found: `${found}, in the text ${name}`, expected });
    }
  });
}

export interface Texts {
  readonly catalogue: Catalogue;
  readonly namesIn: (language: string) => Names;
}

function readCatalogue(
  paths: ReadonlyMap<string, string>, read: Read, faults: RuleFault[], schema: typeof textsSchema,
  check: (source: YamlSource, name: string, text: string) => unknown = () => undefined,
): Texts {
  const catalogue = new Map<string, Readonly<Record<string, string>>>();
  const names = new Map<string, Names>();
  for (const [language, path] of paths) {
    const source = read(path);
    names.set(language, source === null ? null : new Set(keysOf(source.value)));
    if (source === null) continue;
    const checked = checkSchema(schema, source.value ?? {}, placesOf(source));
    faults.push(...checked.faults);
    if (checked.value === null) continue;
    for (const [name, text] of Object.entries(checked.value)) check(source, name, text);
    catalogue.set(language, checked.value);
  }
  return { catalogue, namesIn: (language) => names.get(language) === undefined ? new Set() : (names.get(language) ?? null) };
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
