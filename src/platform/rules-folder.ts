// A rules folder on disk as texts. It reads regular files below the folder and nothing else: no link that leads out of
// it, no file larger than a pack ever is, no endless number of files. What it refuses is a fault, not an exception,
// because the admin sees both in one list.
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { RuleFault, RuleFiles } from '../rulebook/rulebook.ts';
import { readRuleText } from './rule-text.ts';

/** A pack with all its comments is about 25 kB; 512 kB leave room for a directory of some thousand contacts. */
const FILE_BYTES_MAX = 512 * 1024;
/** Ninety thousand example sentences are 5 MB in three languages, and what is learnt from them is 8 MB: they grow for years. */
const SENTENCES_BYTES_MAX = 16 * 1024 * 1024;
/** Five packs are 60 files. */
const FILES_MAX = 2_000;
/** rules/<pack>/templates/<file> is the deepest that means anything. */
const DEPTH_MAX = 4;
/** Only these are read: an editor's backup (`pack.yaml~`) or a picture beside a README is none of ours. `.yml` is a slip. */
const READ = /\.(ya?ml|liquid|weights)$/;
/** Example sentences and questions are plain text; a note elsewhere is none of ours. */
const SENTENCES = /^(?:sentences|questions)\/[^/]+\.txt$/;

export interface RulesFolder {
  readonly files: RuleFiles;
  /** Files that are there and cannot be read as text; each has its fault. */
  readonly unreadable: ReadonlySet<string>;
  readonly faults: readonly RuleFault[];
}

/** Reads `folder`; throws only when it is not there or cannot be read at all. */
export async function readRulesFolder(folder: string): Promise<RulesFolder> {
  const root = await realpath(folder);
  const files = new Map<string, string>();
  const unreadable = new Set<string>();
  const faults: RuleFault[] = [];
  await readInto(root, root, 0, { files, unreadable, faults });
  return { files, unreadable, faults };
}

/** Tells whether anything below `folder` was changed, replaced, added or taken away; nothing is read for it. */
export async function stampRulesFolder(folder: string): Promise<string> {
  const root = await realpath(folder);
  const entries = await readdir(root, { recursive: true });
  const stamps = await Promise.all(entries.toSorted().slice(0, 2 * FILES_MAX).map(async (entry) => {
    // Gone again by now: the next look sees it.
    const found = await stat(join(root, entry)).catch(() => null);
    return found === null || found.isDirectory() ? entry : `${entry} ${found.ino} ${found.size} ${found.mtimeMs}`;
  }));
  return stamps.join('\n');
}

interface Reading {
  readonly files: Map<string, string>;
  readonly unreadable: Set<string>;
  readonly faults: RuleFault[];
}

async function readInto(root: string, folder: string, depth: number, reading: Reading): Promise<void> {
  const { files, unreadable, faults } = reading;
  for (const entry of (await readdir(folder)).toSorted()) {
    if (entry.startsWith('.')) continue;
    const path = join(folder, entry);
    const name = relative(root, path).split(sep).join('/');
    const refuse = (found: string, expected: string): void => { faults.push({ file: name, line: 1, column: 1, found, expected }); };
    const real = await realpath(path).catch(() => null);
    // Editors and container mounts put links inside the folder; one that leads out could read any file of the machine.
    if (real === null || (real !== root && !real.startsWith(root + sep))) {
      refuse('a link that leads out of the rules folder', 'a file or folder inside it');
      continue;
    }
    const found = await stat(real);
    if (found.isDirectory()) {
      if (depth >= DEPTH_MAX) refuse('a folder this deep', `at most ${DEPTH_MAX} levels`);
      else await readInto(root, path, depth + 1, reading);
    } else if (found.isFile() && (READ.test(entry) || SENTENCES.test(name))) {
      const bytesMax = entry.endsWith('.weights') || SENTENCES.test(name) ? SENTENCES_BYTES_MAX : FILE_BYTES_MAX;
      if (files.size >= FILES_MAX) refuse('one file too many', `at most ${FILES_MAX} files`);
      else if (found.size > bytesMax) {
        unreadable.add(name);
        refuse(`${Math.ceil(found.size / 1024)} kB`, `at most ${bytesMax / 1024} kB`);
      } else {
        const { text, fault } = readRuleText(await readFile(real));
        if (fault === null) files.set(name, text);
        else {
          unreadable.add(name);
          faults.push({ file: name, ...fault });
        }
      }
    }
  }
}
