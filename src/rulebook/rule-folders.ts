// Which file of a rules folder is what, by its path. A file that belongs nowhere is a fault: `text.en.yaml` beside
// `texts.en.yaml` would otherwise be silently ignored for ever.
import { nearestName } from './near-names.ts';
import type { RuleFault } from './rulebook.ts';

export interface PackFiles {
  readonly folder: string;
  /** Path of its pack.yaml; null when the folder has none. */
  readonly pack: string | null;
  readonly tests: string | null;
  /** language → path */
  readonly texts: ReadonlyMap<string, string>;
  /** `answer.en` → path */
  readonly templates: ReadonlyMap<string, string>;
}

/** Example sentences. */
export interface SentenceFiles {
  /** language → path */
  readonly languages: ReadonlyMap<string, string>;
  /** Where what was learnt from them stands, or has to. */
  readonly weights: string;
}

export interface RuleFolders {
  readonly packs: readonly PackFiles[];
  /** language → path */
  readonly phrases: ReadonlyMap<string, string>;
  readonly sentences: SentenceFiles;
  /** What labels and questions ask for, in files of the same form. */
  readonly questions: SentenceFiles;
  readonly words: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
  readonly directories: readonly string[];
  /** name of a list of holidays → path */
  readonly calendars: ReadonlyMap<string, string>;
  readonly faults: readonly RuleFault[];
}

const SHARED = 'shared';
const PHRASES = 'phrases';
const SENTENCES = 'sentences';
const QUESTIONS = 'questions';
const LEARNED = 'learned.weights';
const DIRECTORY = 'directory';
const CALENDARS = 'calendars';

/** Sorts the paths of a rules folder; READMEs and other notes (`*.md`) may lie anywhere. */
export function sortRuleFiles(paths: readonly string[]): RuleFolders {
  const packs = new Map<string, { pack: string | null; tests: string | null; texts: Map<string, string>; templates: Map<string, string> }>();
  const phrases = new Map<string, string>();
  const sentences = new Map<string, string>();
  const questions = new Map<string, string>();
  const words = new Map<string, string>();
  const templates = new Map<string, string>();
  const directories: string[] = [];
  const calendars = new Map<string, string>();
  const faults: RuleFault[] = [];
  for (const path of paths.toSorted()) {
    if (path.endsWith('.md') || [SENTENCES, QUESTIONS].some((folder) => path === `${folder}/${LEARNED}`)) continue;
    const [folder = '', ...rest] = path.split('/');
    const name = rest.join('/');
    const language = /^(?:[\w-]+\.)?([a-z]{2,3})\.yaml$/.exec(name)?.[1] ?? null;
    const template = /^templates\/([\w-]+\.[a-z]{2,3})\.liquid$/.exec(name)?.[1] ?? null;
    if (folder === PHRASES && language !== null && !name.includes('/')) phrases.set(language, path);
    else if (folder === SENTENCES && /^[a-z]{2,3}\.txt$/.test(name)) sentences.set(name.replace('.txt', ''), path);
    else if (folder === QUESTIONS && /^[a-z]{2,3}\.txt$/.test(name)) questions.set(name.replace('.txt', ''), path);
    else if (folder === DIRECTORY && /^[\w.-]+\.yaml$/.test(name)) directories.push(path);
    else if (folder === CALENDARS && /^[a-z][\w-]*\.yaml$/.test(name)) calendars.set(name.replace(/\.yaml$/, ''), path);
    else if (folder === SHARED && template !== null) templates.set(template, path);
    else if (folder === SHARED && /^words\.[a-z]{2,3}\.yaml$/.test(name) && language !== null) words.set(language, path);
    else if ([SHARED, PHRASES, SENTENCES, QUESTIONS, DIRECTORY, CALENDARS, ''].includes(folder) || rest.length === 0) faults.push(stray(path, ['shared/words.en.yaml', 'phrases/en.yaml', 'sentences/en.txt', 'questions/en.txt', 'calendars/gb-eng.yaml']));
    else {
      const pack = packs.get(folder) ?? { pack: null, tests: null, texts: new Map(), templates: new Map() };
      packs.set(folder, pack);
      if (name === 'pack.yaml') pack.pack = path;
      else if (name === 'pack.test.yaml') pack.tests = path;
      else if (/^texts\.[a-z]{2,3}\.yaml$/.test(name) && language !== null) pack.texts.set(language, path);
      else if (template !== null) pack.templates.set(template, path);
      else faults.push(stray(path, ['pack.yaml', 'pack.test.yaml', 'texts.en.yaml', 'templates/answer.en.liquid'].map((known) => `${folder}/${known}`)));
    }
  }
  const folders = [...packs].map(([folder, pack]) => ({ folder, ...pack }));
  for (const { folder, pack } of folders) {
    // `pack.yml` is told already, as a file of no known kind.
    if (pack === null && !paths.includes(`${folder}/pack.yml`)) faults.push({ file: folder, line: 1, column: 1, found: 'a folder without pack.yaml', expected: `${folder}/pack.yaml` });
  }
  return { packs: folders, phrases, sentences: { languages: sentences, weights: `${SENTENCES}/${LEARNED}` }, questions: { languages: questions, weights: `${QUESTIONS}/${LEARNED}` }, words, templates, directories, calendars, faults };
}

function stray(path: string, known: readonly string[]): RuleFault {
  const near = nearestName(path, known);
  // `rules check rules/retail`: the folder of one pack instead of the one that holds all.
  const inside = !path.includes('/') && /^(pack|pack\.test|texts\.[a-z]{2,3})\.yaml$/u.test(path);
  const expected = inside ? 'the folder around this one: a rules folder holds packs, phrases and shared words side by side' : `a file that belongs here: ${known.join(', ')}${near === null ? '' : ` (did you mean ${near}?)`}`;
  return { file: path, line: 1, column: 1, found: 'a file of no known kind', expected };
}
