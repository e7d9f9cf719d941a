// The pack language as JSON Schema, so that an editor completes and checks a pack while it is written. Made from the
// same zod schema that loads it; docs/pack.schema.json is this, and a test keeps it so.
import { z } from 'zod';
import { basePackSchema, packSchema } from './pack-schema.ts';

/** JSON Schema (draft 2020-12) of pack.yaml: a pack, or an empty base that other packs extend. */
export function packJsonSchema(): object {
  const either = z.union([packSchema, basePackSchema]).meta({
    title: 'Postern rule pack',
    description: 'One support desk as data: who may write, what a ticket needs, which clocks run, what is said.',
  });
  return z.toJSONSchema(either, { io: 'input' });
}
