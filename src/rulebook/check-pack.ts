// One pack with everything around it: schema first, then names, then sense. The later checks only run on a pack whose
// shape is right, because half a pack would report faults that are none.
import { checkReferences, type Report } from './check-references.ts';
import { checkValues } from './check-values.ts';
import type { Catalogue } from './compile-desk.ts';
import { oneOf } from './near-names.ts';
import { packSchema, type Pack } from './pack-schema.ts';
import type { PackSource } from './pack-source.ts';
import { packTestSchema } from './pack-test-schema.ts';
import { readTexts, type Names } from './read-catalogues.ts';
import type { PackFiles } from './rule-folders.ts';
import type { RuleFault } from './rulebook.ts';
import { checkSchema } from './schema-faults.ts';
import type { NameShape } from './template-names.ts';
import type { YamlSource } from './yaml-source.ts';

export interface PackSurroundings {
  readonly folder: PackFiles;
  readonly read: (path: string) => YamlSource | null;
  readonly phrases: Names;
  /** Below `words` in a text. */
  readonly words: NameShape;
  /** `answer.en`: templates of the pack and those all desks share */
  readonly templates: ReadonlySet<string>;
}

/** The pack and its texts, or null with the faults of its shape; `faults` may also tell of a pack that has a shape. */
export function checkPack(source: PackSource, around: PackSurroundings): { pack: Pack | null; texts: Catalogue; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const checked = checkSchema(packSchema, source.value, source);
  const pack = checked.value;
  const texts = readTexts(around.folder.texts, around.read, { words: around.words, links: linksOf(pack) }, faults);
  checkTests(around, faults);
  faults.push(...checked.faults);
  if (pack === null) return { pack: null, texts: texts.catalogue, faults };
  const report: Report = (path, found, expected) => {
    faults.push({ file: source.fileOf(path), ...source.valueAt(path), found, expected });
  };
  if (pack.pack !== source.folder) report(['pack'], `pack ${pack.pack} in the folder ${source.folder}`, `pack: ${source.folder}`);
  const main = pack.desk.languages[0] ?? 'en';
  const hasTexts = around.folder.texts.has(main);
  if (!hasTexts) report(['desk', 'languages'], `no ${source.folder}/texts.${main}.yaml`, 'the texts of the desk in its main language');
  checkReferences(pack, {
    texts: hasTexts ? texts.namesIn(main) : null,
    phrases: around.phrases,
    templates: new Set([...around.templates].map((name) => name.replace(/\.[a-z]+$/, ''))),
  }, report);
  checkValues(pack, report);
  checkWords(pack, around.words, report);
  return { pack, texts: texts.catalogue, faults };
}

/** Names of the desk's links; of a pack with faults of its own any may be meant. */
function linksOf(pack: Pack | null): NameShape {
  return pack === null ? 'any' : { names: Object.fromEntries(Object.keys(pack.desk.links ?? {}).map((name) => [name, 'text' as const])) };
}

/** A word of the desk's own takes the place of a shared one; one that replaces nothing is never said. */
function checkWords(pack: Pack, words: NameShape, report: Report): void {
  if (typeof words !== 'object' || !('names' in words)) return;
  for (const [language, own] of Object.entries(pack.desk.words ?? {})) {
    for (const name of Object.keys(own).filter((one) => !Object.hasOwn(words.names, one))) {
      report(['desk', 'words', language, name], `the word ${name}, which does not exist`, oneOf(name, Object.keys(words.names), 'a word of rules/shared/words'));
    }
  }
}

function checkTests(around: PackSurroundings, faults: RuleFault[]): void {
  const { tests } = around.folder;
  const source = tests === null ? null : around.read(tests);
  if (source === null) return;
  const places = { fileOf: () => source.file, valueAt: source.valueAt, keyAt: source.keyAt };
  faults.push(...checkSchema(packTestSchema, source.value, places).faults);
}
