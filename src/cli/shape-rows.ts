// The rows of a table in docs/config.md, made from the schema of a section.
import type { z } from 'zod';

/** One row an entry, as its schema describes it. */
export function shapeRows(shape: Readonly<Record<string, z.ZodType>>): string {
  return Object.entries(shape).map(([name, schema]) => {
    const { defaultValue } = schema.def as { readonly defaultValue?: string | number };
    return `| \`${name}\` | ${defaultValue === undefined ? '' : `\`${String(defaultValue)}\``} | ${(schema.meta()?.description ?? '').replaceAll('|', '\\|')} |`;
  }).join('\n');
}
