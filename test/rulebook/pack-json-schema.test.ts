// The schema that editors use is the one that loads packs. UPDATE_GOLDEN=1 writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packJsonSchema } from '../../src/rulebook/pack-json-schema.ts';

const published = new URL('../../docs/pack.schema.json', import.meta.url);

test('docs/pack.schema.json is what the loader accepts today', () => {
  const now = `${JSON.stringify(packJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(published, now);

  expect(readFileSync(published, 'utf8')).toBe(now);
});

test('it tells an editor the words of the language and what they mean', () => {
  const text = JSON.stringify(packJsonSchema());

  expect(text).toContain('"open_by"');
  expect(text).toContain('first label of a language is the printed one');
});
