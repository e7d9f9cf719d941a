// The languages of a rules folder as JSON Schema, so that an editor completes and checks a file while it is written. Made
// from the same zod schemas that load them; docs/*.schema.json are this, and a test keeps it so.
import { z } from 'zod';
import { directorySchema } from './directory-schema.ts';
import { basePackSchema, packSchema } from './pack-schema.ts';
import { packTestSchema } from './pack-test-schema.ts';

/** JSON Schema (draft 2020-12) of pack.yaml: a pack, or an empty base that other packs extend. */
export function packJsonSchema(): object {
  return jsonSchema(z.union([packSchema, basePackSchema]).meta({
    title: 'Postern rule pack',
    description: 'One support desk as data: who may write, what a ticket needs, which clocks run, what is said.',
  }));
}

/** By what follows `postern rules schema`. */
export const ruleSchemas = {
  pack: packJsonSchema,
  test: () => jsonSchema(packTestSchema.meta({ title: 'Tests of a Postern rule pack', description: 'Mails, and what must become of them.' })),
  directory: () => jsonSchema(directorySchema.meta({ title: 'Directory of a Postern desk', description: 'Who may write to a desk, and to what he is entitled.' })),
} as const satisfies Record<string, () => object>;

function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema: made }) => { describeOnlyWord(made); } });
}

/** An editor shows what a key means, not what the object around it does: `{say: …}` is told at `say`. */
function describeOnlyWord({ description, properties }: { description?: string | undefined; properties?: Record<string, unknown> | undefined }): void {
  if (description === undefined) return;
  for (const property of Object.values(properties ?? {})) {
    if (typeof property === 'object' && property !== null && !('description' in property) && !('$ref' in property)) Object.assign(property, { description });
  }
}
