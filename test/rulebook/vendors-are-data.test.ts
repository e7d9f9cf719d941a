// Everything a vendor says is data: the five names of the source documents stand in rules/, never in src/.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const vendors = /retarus|waratek|open-?xchange|rhipe|zynstra/i;
/** Words of one vendor's world that would be just as much a rule in code. The demo's script writes such mails. */
const theirWords = /\bRCR-|\bEAS\b|\bPRISM\b|oxcloud|SaaS12|Cloud Managed Server/;

test('src/ names no vendor', () => {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

  const naming = paths.filter((path) => vendors.test(readFileSync(`${source}/${path}`, 'utf8')));

  expect(paths.length).toBeGreaterThan(20);
  expect(naming).toEqual([]);
});

test('src/ holds no word of a vendor outside comments', () => {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !/\.test\.ts$|^main\/demo/.test(path));

  const naming = paths.flatMap((path) => readFileSync(`${source}/${path}`, 'utf8').split('\n')
    .filter((line) => theirWords.test(line.replace(/^\s*(\/?\*|\/\/).*|\/\/.*/, '')))
    .map((line) => `${path}: ${line.trim()}`));

  expect(naming).toEqual([]);
});
