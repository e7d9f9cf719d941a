// postern rules check | test | diff | replay | diagram | learn | schema: is a rules folder sound, does it do what its tests say, and what
// would it decide otherwise. One file a topic (src/cli/rules-*.ts); here only which one, and which options it knows.
import { Argument, type Command } from 'commander';
import { directoryOptionText } from '../chosen-directory.ts';
import { rulesCheck } from '../rules-check.ts';
import { rulesDiagram } from '../rules-diagram.ts';
import { rulesDiff } from '../rules-diff.ts';
import { rulesLearn } from '../rules-learn.ts';
import type { RulesOptions } from '../rules-options.ts';
import { rulesReplay } from '../rules-replay.ts';
import { rulesSchema } from '../rules-schema.ts';
import { rulesTest } from '../rules-test.ts';
import { usageFault } from '../usage.ts';

interface Topic {
  readonly run: (paths: readonly string[], options: RulesOptions) => Promise<number>;
  /** The options that mean something to it, beside --json. */
  readonly options: readonly (keyof RulesOptions)[];
}

const topics = {
  check: { run: rulesCheck, options: [] },
  test: { run: rulesTest, options: ['directory', 'over', 'desk', 'strict'] },
  diff: { run: rulesDiff, options: ['directory', 'desk'] },
  replay: { run: rulesReplay, options: ['directory', 'since', 'desk', 'rules'] },
  diagram: { run: rulesDiagram, options: [] },
  learn: { run: rulesLearn, options: [] },
  schema: { run: rulesSchema, options: [] },
} as const satisfies Record<string, Topic>;

export function describe(command: Command): Command {
  return command
    .addArgument(new Argument('<what>', 'check: name every fault; test: run pack.test.yaml; diff: what differs between two folders, and what they make of the same mails; replay: stored mail through another folder; diagram: the life of a ticket, as a Mermaid diagram; learn: learn anew from the example sentences; schema: JSON Schema for editors, of pack.yaml, pack.test.yaml (schema test) or a directory (schema directory)').choices(Object.keys(topics)))
    .argument('[paths...]', 'check, test, learn: the rules folder (default: POSTERN_RULES); diff: two rules folders, then mails or folders of mails if you like; diagram: packs (default: all)')
    .option('--over <folder>', 'test: also name the rules that hit mails of this folder that were not written to their desk')
    .option('--strict', 'test: fail when a rule is never hit, or never missed, by any test')
    .option('--since <age>', 'replay: mails received since then, such as 30d, 12h or 2026-03-01')
    .option('--rules <folder>', 'replay: the rules to decide with (default: POSTERN_RULES)')
    .option('--directory <where>', `test, diff, replay: ${directoryOptionText}`)
    .option('--desk <id>', 'test, diff, replay: only this desk').option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples: postern rules check ./rules\n          postern rules test ./rules --over ./fixtures\n          postern rules diff ./rules ./rules.new\n          postern rules diff ./rules ./rules.new mails/*.eml\n          postern rules replay --since 30d --rules ./rules.new\n          postern rules schema > pack.schema.json\n\nExit codes: 0; 78 when rules do not validate; 65 when a test fails; diff: 1 when something differs.\nThe pack language: docs/PACKS.md');
}

export async function run(what: keyof typeof topics, paths: readonly string[], options: RulesOptions): Promise<number> {
  const topic: Topic = topics[what];
  const stray = (Object.keys(options) as (keyof RulesOptions)[]).find((name) => name !== 'json' && !topic.options.includes(name));
  if (stray !== undefined) throw usageFault(`rules ${what} has no --${stray}`);
  return topic.run(paths, options);
}
