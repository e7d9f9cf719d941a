// One pack with everything around it: schema, names, sense, all in one run. Where the shape is not right, names and sense
// are checked in the part whose shape is.
import { checkCalendars } from './check-calendars.ts';
import { checkFieldOptions } from './check-field-options.ts';
import { checkNotices } from './check-notices.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkReferences } from './check-references.ts';
import { checkReports } from './check-reports.ts';
import { checkTestNames } from './check-test-names.ts';
import { checkValues } from './check-values.ts';
import type { Catalogue } from './catalogue.ts';
import type { HolidayLists } from './holiday-lists.ts';
import { oneOf } from './near-names.ts';
import { packSchema, type Pack } from './pack-schema.ts';
import type { PackSource } from './pack-source.ts';
import { packTestSchema, type PackTests } from './pack-test-schema.ts';
import { readTexts } from './read-catalogues.ts';
import type { Names, Report } from './report.ts';
import type { PackFiles } from './rule-folders.ts';
import type { RuleFault } from './rulebook.ts';
import { checkSchema, placesOf } from './schema-faults.ts';
import { soundPart } from './sound-part.ts';
import type { NameShape } from './template-names.ts';
import { placeInside, type YamlSource } from './yaml-source.ts';

export interface PackSurroundings {
  readonly folder: PackFiles;
  readonly read: (path: string) => YamlSource | null;
  readonly phrases: Names;
  readonly sentences: Names;
  readonly questions: Names;
  /** Below `words` in a text. */
  readonly words: NameShape;
  /** Texts that every pack has, in the shared words. */
  readonly sharedTexts: ReadonlySet<string>;
  /** `answer.en`: templates of the pack and those all desks share */
  readonly templates: ReadonlySet<string>;
  readonly holidays: HolidayLists;
}

/** The pack and its texts, or null with the faults of its shape; `faults` may also tell of a pack that has a shape. */
export function checkPack(source: PackSource, around: PackSurroundings): { pack: Pack | null; texts: Catalogue; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const texts = readTexts(around.folder.texts, around.read, { words: around.words, links: linksOf(source.value) }, faults);
  const tests = readTests(around, faults);
  const checked = checkSchema(packSchema, source.value, source);
  faults.push(...checked.faults);
  // Faults of the shape do not hide the others: those are looked for in what is sound.
  const sound = checked.value === null ? soundPart(packSchema, source.value) : null;
  const pack = checked.value ?? sound?.value ?? null;
  if (pack === null) return { pack: null, texts: texts.catalogue, faults };
  const report: Report = (at, found, expected, offset) => {
    const path = sound?.pathInFile(at) ?? at;
    const place = offset === undefined ? source.valueAt(path) : placeInside(source.valueAt(path), source.written(path), offset);
    if (sound?.isGap(path, found) !== true) faults.push({ file: source.fileOf(path), ...place, found, expected });
  };
  if (pack.pack !== source.folder) report(['pack'], `pack ${pack.pack} in the folder ${source.folder}`, `pack: ${source.folder}`);
  const main = pack.desk.languages[0] ?? 'en';
  const hasTexts = around.folder.texts.has(main);
  if (!hasTexts) report(['desk', 'languages'], `no ${source.folder}/texts.${main}.yaml`, 'the texts of the desk in its main language');
  checkReferences(pack, {
    texts: hasTexts ? withShared(texts.namesIn(main), around.sharedTexts) : null,
    phrases: around.phrases,
    sentences: around.sentences,
    questions: around.questions,
    textsFile: `${source.folder}/texts.${main}.yaml`,
    templates: new Set([...around.templates].map((name) => name.replace(/\.[a-z]+$/, ''))),
  }, report);
  checkNotices(pack, hasTexts ? texts.namesIn(main) : null, report);
  checkReports(pack, hasTexts ? texts.namesIn(main) : null, report);
  checkPatterns(pack, report);
  checkFieldOptions(pack, report);
  checkValues(pack, report);
  checkCalendars(pack, around.holidays, report);
  checkWords(pack, around.words, report);
  if (tests !== null && checked.value !== null) {
    checkTestNames(tests.value, pack, { texts: hasTexts ? withShared(texts.namesIn(main), around.sharedTexts) : null, phrases: around.phrases === null || around.sentences === null ? null : new Set([...around.phrases, ...around.sentences]) }, (path, found, expected) => {
      faults.push({ file: tests.source.file, ...tests.source.valueAt(path), found, expected });
    });
  }
  return { pack: checked.value, texts: texts.catalogue, faults };
}

function withShared(own: Names, shared: ReadonlySet<string>): Names {
  return own === null ? null : new Set([...own, ...shared]);
}

/** Names of the desk's links, whatever else is wrong with the pack. */
function linksOf(value: unknown): NameShape {
  const { desk } = (value ?? {}) as { readonly desk?: { readonly links?: unknown } | null };
  const links = desk?.links ?? {};
  if (desk === undefined || desk === null || typeof links !== 'object') return 'any';
  return { names: Object.fromEntries(Object.keys(links ?? {}).map((name) => [name, 'text' as const])) };
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

function readTests(around: PackSurroundings, faults: RuleFault[]): { value: PackTests; source: YamlSource } | null {
  const { tests } = around.folder;
  const source = tests === null ? null : around.read(tests);
  if (source === null) return null;
  const { value, faults: found } = checkSchema(packTestSchema, source.value, placesOf(source));
  faults.push(...found);
  return value === null ? null : { value, source };
}
