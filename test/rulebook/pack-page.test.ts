// docs/PACKS.md is the map of the pack language: whatever the schema knows has its place there.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packJsonSchema, ruleSchemas } from '../../src/rulebook/pack-json-schema.ts';
import { fieldKinds } from '../../src/recognise/recognition-rules.ts';

const page = readFileSync(new URL('../../docs/PACKS.md', import.meta.url), 'utf8');
const named = new Set([...page.matchAll(/`([\w.-]+)(?:: [^`]*)?`/gu)].map((match) => match[1] ?? ''));
const lacking = (words: readonly string[]): string[] => words.filter((word) => !named.has(word));

interface Shape { readonly properties?: Readonly<Record<string, Shape>>; readonly anyOf?: readonly Shape[]; readonly items?: Shape; readonly $defs?: Readonly<Record<string, Shape>> }
const schema = packJsonSchema() as Shape;
const pack = schema.anyOf?.[0]?.properties ?? {};

test('names every section of a pack', () => {
  expect(Object.keys(pack).length).toBeGreaterThan(20);
  expect(lacking(Object.keys(pack))).toEqual([]);
});

test('names every word of a condition', () => {
  expect(lacking(Object.keys(schema.$defs?.['predicate']?.properties ?? {}).filter((word) => !['all', 'any', 'not'].includes(word)))).toEqual([]);
  expect(page).toContain('`all`, `any` and `not` combine');
});

test('names every action', () => {
  const actions = (pack['rules']?.items?.properties?.['do']?.items?.anyOf ?? []).map((one) => Object.keys(one.properties ?? {})[0] ?? '');

  expect(actions.length).toBeGreaterThan(15);
  expect(lacking(actions)).toEqual([]);
});

test('names every kind of field', () => {
  expect(lacking([...fieldKinds])).toEqual([]);
});

test('names every verdict that a test may expect', () => {
  const tests = ruleSchemas.test() as Shape;

  expect(lacking(Object.keys(tests.properties?.['tests']?.items?.properties?.['expect']?.properties ?? {}))).toEqual([]);
});
