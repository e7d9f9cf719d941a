// A rules folder, given as texts, becomes a Rulebook or the list of everything that is wrong with it. All faults at
// once: an admin mends a pack in one go, not one fault a start. Pure: reading files is platform/'s work.
import { deskAddresses } from './check-values.ts';
import { checkDirectory, withKeyIdentifiers } from './check-directory.ts';
import { checkPack, type PackSurroundings } from './check-pack.ts';
import { liquidProblems } from './check-liquid.ts';
import type { AllDesks } from './compile-recognition.ts';
import type { Catalogue } from './catalogue.ts';
import { compileDesk } from './compile-desk.ts';
import { contentHash, textDigest } from './content-hash.ts';
import { directorySchema, type DirectoryFile } from './directory-schema.ts';
import { readHolidayLists } from './holiday-lists.ts';
import { basePackSchema, type Pack } from './pack-schema.ts';
import { joinBases, type PackSource } from './pack-source.ts';
import { readPhrases, readWords } from './read-catalogues.ts';
import { readSentences } from './read-sentences.ts';
import { sortRuleFiles, type PackFiles, type RuleFolders } from './rule-folders.ts';
import type { Desk, Release, RuleFault, RuleFiles, RulebookResult } from './rulebook.ts';
import { checkSchema, placesOf } from './schema-faults.ts';
import { soundPart } from './sound-part.ts';
import { forwardNames, templateNames, type NameShape } from './template-names.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** Validates and compiles a whole rules folder; `unreadable` files are there, but what stands in them nobody can say. */
export function loadRulebook(files: RuleFiles, unreadable: ReadonlySet<string> = new Set()): RulebookResult {
  const folders = sortRuleFiles([...files.keys(), ...unreadable]);
  const faults: RuleFault[] = [...folders.faults];
  const read = (path: string): YamlSource | null => {
    if (unreadable.has(path)) return null;
    const { source, faults: found } = readYaml(path, files.get(path) ?? '');
    faults.push(...found);
    return source;
  };
  const phrases = readPhrases(folders.phrases, read, faults);
  const sentences = readSentences(folders.sentences, files, faults);
  const questions = readSentences(folders.questions, files, faults);
  const words = readWords(folders.words, read, faults);
  const sharedTemplates = readTemplates(folders.templates, files, words.names, faults);
  const holidays = readHolidayLists(folders.calendars, read, faults);
  const sources = readSources(folders.packs, read);
  const packs = new Map<string, Pack>();
  const digests = digestsOf(files);
  const parts = folders.packs.flatMap((folder) => {
    const joined = joinBases(folder.folder, sources);
    if (joined === null) return [];
    faults.push(...joined.faults);
    const ownTemplates = readTemplates(folder.templates, files, words.names, faults);
    if (joined.source.isBase) {
      faults.push(...(checkSchema(basePackSchema, joined.source.value, joined.source).faults));
      return [];
    }
    const surroundings: PackSurroundings = { folder, read, phrases: phrases.names, sentences: sentences.names, questions: questions.names, words: words.names, sharedTexts: sharedTexts(words.catalogue), templates: new Set([...ownTemplates.keys(), ...sharedTemplates.keys()]), holidays };
    const checked = checkPack(joined.source, surroundings);
    faults.push(...checked.faults);
    if (checked.pack === null) return [];
    packs.set(folder.folder, checked.pack);
    const own = filesOf(digests, [folder.folder, ...joined.source.bases, 'shared', 'phrases', 'sentences', 'questions'], listsOf(checked.pack, folders));
    return [{ pack: checked.pack, source: joined.source, texts: checked.texts, words: words.catalogue, ownTemplates, sharedTemplates, wordLists: phrases.lists, sentences: { version: sentences.version, learned: sentences.learned }, questions: { version: questions.version, learned: questions.learned }, holidays, files: own }];
  });
  faults.push(...doubles(parts));
  const directory = readDirectories(folders, read, packs, faults);
  if (faults.length > 0) return { rulebook: null, faults: inOrder(faults) };
  const all: AllDesks = {
    addresses: [...packs.values()].flatMap(deskAddresses),
    refForms: [...packs.values()].map((pack) => pack.desk.ref),
  };
  const desks = new Map<string, Desk>(parts.map((one) => [one.pack.pack, compileDesk({ ...one, releases: releasesOf(directory, one.pack.pack) }, all)]));
  return { rulebook: { version: contentHash([...digests].toSorted(byPath)), desks, directory }, faults: [] };
}

/** Each file is hashed once: desks share the largest ones, and every start of a command pays for this. */
function digestsOf(files: RuleFiles): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, textDigest(text)]));
}

/** What the shared words can say for a pack that has no text of its own: `text_reminder` is the text `reminder`. */
function sharedTexts(words: Catalogue): ReadonlySet<string> {
  const names = [...words.values()].flatMap((catalogue) => Object.keys(catalogue));
  return new Set(names.filter((name) => name.startsWith('text_')).map((name) => name.slice('text_'.length)));
}

function readSources(packs: readonly PackFiles[], read: (path: string) => YamlSource | null): ReadonlyMap<string, YamlSource> {
  const sources = new Map<string, YamlSource>();
  for (const { folder, pack } of packs) {
    const source = pack === null ? null : read(pack);
    if (source !== null) sources.set(folder, source);
  }
  return sources;
}

function readTemplates(paths: ReadonlyMap<string, string>, files: RuleFiles, words: NameShape, faults: RuleFault[]): ReadonlyMap<string, string> {
  const templates = new Map<string, string>();
  for (const [name, path] of paths) {
    const text = files.get(path) ?? '';
    const names = templateNames[name.replace(/\.[a-z]+$/, '')] ?? forwardNames;
    faults.push(...liquidProblems('mail', text, { ...names, words }).map((problem) => ({ file: path, ...problem })));
    templates.set(name, text);
  }
  return templates;
}

function readDirectories(
  folders: RuleFolders, read: (path: string) => YamlSource | null, packs: ReadonlyMap<string, Pack>, faults: RuleFault[],
): DirectoryFile[] {
  return folders.directories.flatMap((path) => {
    const source = read(path);
    if (source === null) return [];
    const checked = checkSchema(directorySchema, source.value, placesOf(source));
    faults.push(...checked.faults);
    // Faults of the shape do not hide the others: those are looked for in what is sound.
    const sound = checked.value === null ? soundPart(directorySchema, source.value) : null;
    const value = checked.value ?? sound?.value ?? null;
    if (value === null) return [];
    // A desk with faults of its own is not in `packs`; its directory would only repeat that it does not exist.
    const broken = folders.packs.some((pack) => pack.folder === value.desk) && !packs.has(value.desk);
    if (!broken) faults.push(...checkDirectory(value, source, packs, sound));
    return checked.value === null ? [] : [withKeyIdentifiers(value, packs)];
  });
}

function releasesOf(directory: readonly DirectoryFile[], desk: string): Release[] {
  const own = directory.filter((file) => file.desk === desk).flatMap((file) => file.releases ?? []);
  return own.map(({ product, version, released, supported_until: until }) => ({ product, version, released, supportedUntil: until ?? null }));
}

interface LoadedPack { readonly pack: Pack; readonly source: PackSource }

/** One mailbox or one form of reference leads to one desk. */
function doubles(packs: readonly LoadedPack[]): RuleFault[] {
  const owners = new Map<string, string>();
  const faults: RuleFault[] = [];
  for (const { pack, source } of packs) {
    const claim = (what: string, value: string, path: readonly (string | number)[]): void => {
      const owner = owners.get(`${what} ${value}`);
      if (owner === undefined) owners.set(`${what} ${value}`, pack.pack);
      else if (owner !== pack.pack) faults.push({ file: source.fileOf(path), ...source.valueAt(path), found: `${what} ${value}, which desk ${owner} has too`, expected: `${what === 'address' ? 'an' : 'a'} ${what} of its own` });
    };
    for (const [name, channel] of Object.entries(pack.channels)) {
      if (channel.kind !== 'email') continue;
      const all = [channel.address, ...(channel.aliases ?? [])];
      all.forEach((address, index) => {
        if (address === undefined || address.startsWith('*')) return;
        claim('address', address.toLowerCase(), ['channels', name, ...(index === 0 ? ['address'] : ['aliases', index - 1])]);
      });
    }
    claim('reference prefix', pack.desk.ref.replace(/-.*$/, ''), ['desk', 'ref']);
  }
  return faults;
}

function filesOf(digests: ReadonlyMap<string, string>, folders: readonly string[], single: ReadonlySet<string>): [string, string][] {
  return [...digests].filter(([path]) => single.has(path) || (folders.some((folder) => path.startsWith(`${folder}/`)) && isRule(path))).toSorted(byPath);
}

/** Paths of the holiday lists that the pack names. */
function listsOf(pack: Pack, { calendars }: RuleFolders): ReadonlySet<string> {
  return new Set(Object.values(pack.calendars).flatMap(({ holidays = [] }) => holidays.flatMap((name) => calendars.get(name) ?? [])));
}

/** Tests and notes do not change what a desk does, so they do not change its version. */
function isRule(path: string): boolean {
  return !path.endsWith('.md') && !path.endsWith('.test.yaml');
}

function byPath(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}

function inOrder(faults: readonly RuleFault[]): RuleFault[] {
  // Packs that share a base find its faults one after the other.
  const each = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...each.values()].toSorted((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}

