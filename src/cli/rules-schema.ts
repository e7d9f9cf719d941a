// postern rules schema: what may be written in a pack, in its tests and in a directory, for editors.
import { ruleSchemas } from '../rulebook/pack-json-schema.ts';
import { noSuchName, usageFault } from './usage.ts';

export async function rulesSchema(paths: readonly string[]): Promise<number> {
  const [name = 'pack', ...more] = paths;
  if (more.length > 0) throw usageFault('rules schema takes one name: pack, test or directory');
  if (!isSchema(name)) throw noSuchName('schema', name, Object.keys(ruleSchemas));
  console.log(JSON.stringify(ruleSchemas[name](), null, 2));
  return 0;
}

function isSchema(name: string): name is keyof typeof ruleSchemas {
  return Object.hasOwn(ruleSchemas, name);
}
