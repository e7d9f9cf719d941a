// What is no fault and still looks like a slip: a text that nothing says, a word list that nothing asks for, a language
// that lacks a text, a kind of organisation that nobody is of, a figure that one severity lacks. An admin reads them with
// `postern rules check`; nothing depends on them.
import { nearestName } from './near-names.ts';
import { figuresOf, predicatesOf } from './pack-parts.ts';
import type { Desk, Rulebook, RuleFiles } from './rulebook.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** One sentence each, with its place: `retail/texts.en.yaml:12: the text helo, which nothing says (did you mean hello?)`. */
export function remarksOn(rulebook: Rulebook, files: RuleFiles): string[] {
  const desks = [...rulebook.desks.values()];
  return [...desks.flatMap((desk) => [...textRemarks(desk, files), ...kindRemarks(desk, rulebook), ...figureRemarks(desk)]), ...listRemarks(desks, files)];
}

/** Texts that the engine says by itself, where a pack has them. */
const ownTexts = /^(phone|ladder_\w+|held_\w+|\w+_tell)$/u;

function textRemarks(desk: Desk, files: RuleFiles): string[] {
  const said = scalarsOf(desk.pack);
  const toStaff = new Set([...scalarsUnder(desk.pack, 'template')].filter((name) => !scalarsUnder(desk.pack, null, 'template').has(name)));
  const sources = new Map<string, YamlSource>([...files].flatMap(([path, text]) => {
    const language = new RegExp(`^${desk.id}/texts\\.([a-z]{2,3})\\.yaml$`, 'u').exec(path)?.[1];
    const source = language === undefined ? null : readYaml(path, text).source;
    return language === undefined || source === null ? [] : [[language, source] as const];
  }));
  const [main = 'en', ...others] = desk.pack.desk.languages;
  const names = namesIn(sources.get(main));
  const unsaid = [...sources].flatMap(([language, source]) => namesIn(source)
    .filter((name) => (language === main || names.includes(name) ? !said.has(name) && !ownTexts.test(name) && !Object.hasOwn(desk.words(language), `text_${name}`) : !said.has(name)))
    .map((name) => `${place(source, name)}: the text ${name}, which nothing says${hint(name, names.filter((one) => one !== name))}`));
  const lacking = others.flatMap((language) => {
    const there = namesIn(sources.get(language));
    const missing = names.filter((name) => !there.includes(name) && said.has(name) && !toStaff.has(name));
    return missing.length === 0 ? [] : [`${desk.id}/texts.${language}.yaml: no ${missing.join(', ')}; partners who write ${language} read ${missing.length === 1 ? 'it' : 'them'} in ${main}`];
  });
  return [...unsaid, ...lacking];
}

/** Only where the directory of the desk lies in this folder; elsewhere nobody can say. */
function kindRemarks(desk: Desk, rulebook: Rulebook): string[] {
  const kinds = new Set(rulebook.directory.filter((file) => file.desk === desk.id).flatMap((file) => file.organisations.map((one) => one.kind)));
  if (kinds.size === 0) return [];
  const asked = predicatesOf(desk.pack).flatMap(({ path, item }) => (item.org ?? []).map((kind) => ({ kind, line: desk.line([...path, 'org']) })));
  return asked.filter(({ kind }) => kind !== 'unknown' && !kinds.has(kind)).map(({ kind, line }) => ({ kind, line, near: nearestName(kind, kinds) }))
    .filter(({ near }) => near !== null).map(({ kind, line, near }) => `${line}: org ${kind}, of which kind nobody in the directory is (did you mean ${near ?? ''}?)`);
}

function figureRemarks(desk: Desk): string[] {
  const { timers, severity } = desk.pack;
  return Object.entries(timers).flatMap(([name, timer]) => (['due', 'every'] as const).flatMap((part) => {
    const figures = figuresOf(['timers', name, part], timer[part]).filter((one) => one.tier === null && one.level !== null);
    // A timer that runs for some levels alone needs no figure for the others.
    const levels = timer.if?.severity ?? severity.levels;
    const lacking = figures.length === 0 ? [] : levels.filter((level) => !figures.some((one) => one.level === level));
    return lacking.length === 0 ? [] : [`${desk.line(['timers', name, part])}: timer ${name} has no figure for severity ${lacking.join(', ')}; the word none says that it is meant`];
  }));
}

function listRemarks(desks: readonly Desk[], files: RuleFiles): string[] {
  const asked = new Set(desks.flatMap((desk) => [...scalarsOf(desk.pack)]));
  return [...files].filter(([path]) => /^phrases\/[a-z]{2,3}\.yaml$/u.test(path)).flatMap(([path, text]) => {
    const { source } = readYaml(path, text);
    if (source === null) return [];
    return namesIn(source).filter((name) => !asked.has(name)).map((name) => `${place(source, name)}: the word list ${name}, which no pack asks for`);
  });
}

function namesIn(source: YamlSource | undefined): string[] {
  return typeof source?.value === 'object' && source.value !== null ? Object.keys(source.value) : [];
}

function place(source: YamlSource, name: string): string {
  return `${source.file}:${source.keyAt([name]).line}`;
}

function hint(name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  return near === null ? '' : ` (did you mean ${near}?)`;
}

/** Every single text anywhere in a pack, keys of maps included: whatever names something is one of them. */
function scalarsOf(value: unknown): Set<string> {
  return scalarsUnder(value, null);
}

/** Those that stand behind the key `only`, or anywhere but behind the key `but`. */
function scalarsUnder(value: unknown, only: string | null, but: string | null = null, key = ''): Set<string> {
  if (typeof value === 'string') return new Set((only === null || key === only) && key !== but ? [value] : []);
  if (typeof value !== 'object' || value === null) return new Set();
  const parts = Object.entries(value).map(([name, item]) => scalarsUnder(item, only, but, Array.isArray(value) ? key : name));
  const keys = only === null && !Array.isArray(value) ? Object.keys(value) : [];
  return new Set([...keys, ...parts.flatMap((part) => [...part])]);
}
