// postern rules schema: what may be written in a pack, for editors.
import { packJsonSchema } from '../rulebook/pack-json-schema.ts';
import { usageFault } from './usage.ts';

export async function rulesSchema(paths: readonly string[]): Promise<number> {
  if (paths.length > 0) throw usageFault('rules schema takes no folder: the schema is the same for all');
  console.log(JSON.stringify(packJsonSchema(), null, 2));
  return 0;
}
