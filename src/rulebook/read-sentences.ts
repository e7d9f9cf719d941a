// Example sentences by what they tell, one file a language, and the weights learnt from them. Weights of other sentences
// are a fault: a gateway would go on reading mail as it did before the change.
import type { LearnedSentences } from '../recognise/sentence/known-models.ts';
import type { KindOfSentence } from '../recognise/sentence/sentence-model.ts';
import { contentHash } from './content-hash.ts';
import type { Names } from './report.ts';
import type { SentenceFiles } from './rule-folders.ts';
import type { RuleFault, RuleFiles } from './rulebook.ts';

export interface Sentences extends LearnedSentences {
  readonly kinds: readonly KindOfSentence[];
  readonly names: Names;
}

export function readSentences({ languages, weights }: SentenceFiles, files: RuleFiles, faults: RuleFault[]): Sentences {
  const kinds = new Map<string, string[]>();
  let readable = true;
  for (const path of languages.values()) {
    const text = files.get(path);
    // A file that could not be read has its fault; the weights may well be those of its sentences.
    readable &&= text !== undefined;
    const found = sentencesIn(path, text ?? '');
    faults.push(...found.faults);
    readable &&= found.faults.length === 0;
    for (const [kind, sentences] of found.kinds) kinds.set(kind, [...(kinds.get(kind) ?? []), ...sentences]);
  }
  const all = [...kinds].map(([kind, examples]) => ({ kind, examples }));
  const version = contentHash(all);
  const learned = files.get(weights) ?? null;
  const from = learned === null ? null : learnedVersion(learned);
  if (readable && all.length > 0 && from !== version) {
    faults.push({ file: weights, line: 1, column: 1, found: learned === null ? 'nothing learnt from the sentences' : from === null ? 'no weights' : 'weights learnt from other sentences', expected: 'those of the present ones: postern rules learn' });
  }
  return { version, learned: learned ?? '', kinds: all, names: readable ? new Set(kinds.keys()) : null };
}

/**
 * `[kind]` on a line of its own, its sentences below it, one a line; `#` begins a remark. Ten thousand of them are read in
 * milliseconds. Behind an empty line another kind begins: when two changes are merged a heading is lost easily, and the
 * sentences below it would silently teach another kind.
 */
function sentencesIn(file: string, text: string): { kinds: ReadonlyMap<string, string[]>; faults: RuleFault[] } {
  const kinds = new Map<string, string[]>();
  const faults: RuleFault[] = [];
  let current: string[] | null = null;
  let apart = false;
  text.split('\n').forEach((row, index) => {
    const line = row.trim();
    if (line === '') apart = true;
    if (line === '' || line.startsWith('#')) return;
    const headless = apart && current !== null && !line.startsWith('[');
    apart = false;
    if (headless) faults.push({ file, line: index + 1, column: 1, found: 'a sentence behind an empty line', expected: 'the name of its kind above it, in brackets, or no empty line' });
    if (line.startsWith('[')) {
      const kind = /^\[([a-zA-Z][\w-]{0,63})\]$/.exec(line)?.[1];
      if (kind === undefined) faults.push({ file, line: index + 1, column: 1, found: line.slice(0, 60), expected: 'the name of a kind in brackets: letters, digits, _ and -' });
      current = kind === undefined ? [] : (kinds.get(kind) ?? []);
      if (kind !== undefined) kinds.set(kind, current);
    } else if (current === null) faults.push({ file, line: index + 1, column: 1, found: 'a sentence of no kind', expected: 'the name of its kind above it, in brackets: [deed]' });
    else current.push(line);
  });
  return { kinds, faults };
}

/** Version of the sentences that weights were learnt from, as their first line names it; null when it is no such file. */
function learnedVersion(text: string): string | null {
  return /^([\da-f]{6,}) [\d.e-]+(?: [\w-]+)+$/.exec(text.slice(0, text.indexOf('\n')))?.[1] ?? null;
}
