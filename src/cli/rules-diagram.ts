// postern rules diagram [PACK]: the life of a ticket of one pack, or of all, as a page with a Mermaid state diagram.
import { readRulebook } from '../main/installation.ts';
import { readConfig } from '../platform/config.ts';
import { lifecycleDocument } from '../rulebook/lifecycle-document.ts';
import { printJson } from './open.ts';
import type { RulesOptions } from './rules-options.ts';
import { noSuchName } from './usage.ts';

export async function rulesDiagram(packs: readonly string[], options: RulesOptions): Promise<number> {
  const { desks } = await readRulebook(readConfig(process.env, process.cwd()).rulesFolder);
  const wanted = (packs.length === 0 ? [...desks.keys()] : packs).map((id) => {
    const desk = desks.get(id);
    if (desk === undefined) throw noSuchName('pack', id, [...desks.keys()]);
    return desk;
  });
  if (options.json === true) printJson(Object.fromEntries(wanted.map((desk) => [desk.id, lifecycleDocument(desk)])));
  else process.stdout.write(wanted.map(lifecycleDocument).join('\n'));
  return 0;
}
