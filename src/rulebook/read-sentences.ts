// Example sentences by what they tell, one file a language, and the weights learnt from them. Weights of other sentences
// are a fault: a gateway would go on reading mail as it did before the change.
import type { LearnedSentences } from '../recognise/sentence/known-models.ts';
import type { KindOfSentence } from '../recognise/sentence/sentence-model.ts';
import { contentHash } from './content-hash.ts';
import { sentencesSchema } from './pack-schema.ts';
import type { Names } from './report.ts';
import type { SentenceFiles } from './rule-folders.ts';
import type { RuleFault } from './rulebook.ts';
import { checkSchema, placesOf } from './schema-faults.ts';
import type { YamlSource } from './yaml-source.ts';

export interface Sentences extends LearnedSentences {
  readonly kinds: readonly KindOfSentence[];
  readonly names: Names;
}

/** `learned`: the text of learned.weights; null = not there. */
export function readSentences({ languages, weights }: SentenceFiles, learned: string | null, read: (path: string) => YamlSource | null, faults: RuleFault[]): Sentences {
  const kinds = new Map<string, string[]>();
  let readable = true;
  for (const path of languages.values()) {
    const source = read(path);
    if (source === null) readable = false;
    if (source === null) continue;
    const checked = checkSchema(sentencesSchema, source.value ?? {}, placesOf(source));
    faults.push(...checked.faults);
    readable &&= checked.faults.length === 0;
    for (const [kind, sentences] of Object.entries(checked.value ?? {})) kinds.set(kind, [...(kinds.get(kind) ?? []), ...sentences]);
  }
  const all = [...kinds].map(([kind, examples]) => ({ kind, examples }));
  const version = contentHash(all);
  const found = learned === null ? null : learnedVersion(learned);
  if (readable && all.length > 0 && found !== version) {
    faults.push({ file: weights, line: 1, column: 1, found: learned === null ? 'nothing learnt from the sentences' : found === null ? 'no weights' : 'weights learnt from other sentences', expected: 'those of the present ones: postern rules learn' });
  }
  return { version, learned: learned ?? '', kinds: all, names: readable ? new Set(kinds.keys()) : null };
}

/** Version of the sentences that weights were learnt from, as their first line names it; null when it is no such file. */
function learnedVersion(text: string): string | null {
  return /^([\da-f]{6,}) [\d.e-]+(?: [\w-]+)+$/.exec(text.slice(0, text.indexOf('\n')))?.[1] ?? null;
}
