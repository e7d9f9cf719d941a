// postern rules learn: learns anew what sentences tell, after an example in rules/sentences was added or taken out.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultLine, readRuleFiles } from '../main/installation.ts';
import { learnSentences } from '../main/learn-sentences.ts';
import { exitCodes } from '../platform/fault.ts';
import { printJson } from './open.ts';
import { rulesFolder, type RulesOptions } from './rules-options.ts';

export async function rulesLearn(paths: readonly string[], options: RulesOptions): Promise<number> {
  const path = rulesFolder('learn', paths);
  const read = await readRuleFiles(path);
  const made = (['sentences', 'questions'] as const).map((what) => learnSentences(read.files, what));
  const learned = made.flatMap((one) => one.learned ?? []);
  // A file that was left out would teach nothing, and nobody would notice.
  const faults = [...read.faults, ...made.flatMap((one) => one.faults)];
  if (learned.length === 0 || faults.length > 0) {
    for (const fault of faults) console.log(faultLine(fault));
    console.error(faults.length > 0 ? `postern: ${faults.length} fault${faults.length === 1 ? '' : 's'} in the sentences of ${path}` : `postern: no sentences in ${path}; they stand in sentences/en.txt, by what they tell`);
    return exitCodes.configuration;
  }
  for (const one of learned) await writeFile(join(path, one.file), one.text);
  if (options.json === true) printJson(learned.map(({ file, version, kinds, sentences }) => ({ file, version, kinds, sentences })));
  else for (const one of learned) console.log(`${one.file}: ${one.sentences} ${one.file.startsWith('questions') ? 'labels and questions' : 'sentences'} of ${one.kinds} kinds`);
  return 0;
}
