// postern rules check | schema: is a rules folder sound, and what may be written in it. No store is opened.
import { resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import pc from 'picocolors';
import { faultLine, loadRules } from '../../main/installation.ts';
import { readConfig } from '../../platform/config.ts';
import { exitCodes } from '../../platform/fault.ts';
import { packJsonSchema } from '../../rulebook/pack-json-schema.ts';
import { printJson } from '../open.ts';
import { usageFault } from '../usage.ts';

const topics = ['check', 'schema'] as const;

export function describe(command: Command): Command {
  return command.addArgument(new Argument('<what>', 'check: name every fault of a rules folder; schema: JSON Schema of pack.yaml for editors').choices(topics))
    .argument('[folder]', 'the rules folder (default: POSTERN_RULES)').option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples: postern rules check ./rules\n          postern rules schema > pack.schema.json');
}

export async function run(what: (typeof topics)[number], folder: string | undefined, options: { readonly json?: true }): Promise<number> {
  if (what === 'schema') {
    if (folder !== undefined) throw usageFault('rules schema takes no folder: the schema is the same for all');
    console.log(JSON.stringify(packJsonSchema(), null, 2));
    return 0;
  }
  const path = folder === undefined ? readConfig(process.env, process.cwd()).rulesFolder : resolve(folder);
  const { rulebook, faults } = await loadRules(path);
  const desks = [...(rulebook?.desks.values() ?? [])];
  if (options.json === true) {
    printJson({ faults, version: rulebook?.version ?? null, desks: desks.map((desk) => ({ id: desk.id, version: desk.version, addresses: desk.addresses })) });
  } else if (rulebook === null) {
    for (const fault of faults) console.log(faultLine(fault));
    console.error(`postern: ${faults.length} fault${faults.length === 1 ? '' : 's'} in ${path}`);
  } else {
    for (const desk of desks) console.log(`${desk.id} ${pc.dim(desk.version)}  ${desk.addresses.join(', ')}`);
    if (desks.length === 0) console.log(`no desk in ${path}`);
  }
  return rulebook === null || desks.length === 0 ? exitCodes.configuration : 0;
}
