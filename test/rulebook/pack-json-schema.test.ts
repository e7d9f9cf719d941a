// The schemas that editors use are those that load a rules folder. UPDATE_GOLDEN=1 writes them anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packJsonSchema, ruleSchemas } from '../../src/rulebook/pack-json-schema.ts';
import { shippedFiles } from './shipped-rules.ts';

const files = { pack: 'pack.schema.json', test: 'pack.test.schema.json', directory: 'directory.schema.json' } as const;

test.each(Object.entries(files))('the published schema of a %s is what the loader accepts today', (name, file) => {
  const published = new URL(`../../docs/${file}`, import.meta.url);
  const now = `${JSON.stringify(ruleSchemas[name as keyof typeof files](), null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(published, now);

  expect(readFileSync(published, 'utf8')).toBe(now);
});

test('every shipped file that has a schema names it in its first line', async () => {
  const schemaOf = (path: string): string | null => (path.endsWith('/pack.yaml') ? '../../docs/pack.schema.json' : path.endsWith('/pack.test.yaml') ? '../../docs/pack.test.schema.json' : path.startsWith('directory/') ? '../../docs/directory.schema.json' : null);

  const without = [...(await shippedFiles())].filter(([path, text]) => schemaOf(path) !== null && text.split('\n')[0] !== `# yaml-language-server: $schema=${schemaOf(path)}`);

  expect(without.map(([path]) => path)).toEqual([]);
});

interface Shape { readonly description?: string; readonly properties?: Readonly<Record<string, Shape>>; readonly [word: string]: unknown }

/** Every word of a schema that nobody described, by its path; each path once. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {}, ...rest } = node as Shape;
  const own = Object.entries(properties).flatMap(([word, one]) => [...(one.description === undefined && one['$ref'] === undefined ? [`${path}.${word}`] : []), ...undescribed(one, `${path}.${word}`)]);
  return [...new Set([...own, ...Object.entries(rest).flatMap(([, one]) => undescribed(one, path))])];
}

describe('the schema of a pack', () => {
  test('tells an editor the words of the language', () => {
    expect(JSON.stringify(packJsonSchema())).toContain('"open_by"');
  });

  test('says what every word means', () => {
    expect(undescribed(packJsonSchema(), '')).toEqual([]);
  });
});
