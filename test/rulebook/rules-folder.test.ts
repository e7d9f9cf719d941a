// Reading a rules folder: what is in it, and nothing that is not.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRulesFolder } from '../../src/platform/rules-folder.ts';
import { faultText } from './shipped-rules.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
  await mkdir(join(folder, 'rules/retail/templates'), { recursive: true });
  await writeFile(join(folder, 'secret.yaml'), 'password: x\n');
  await writeFile(join(folder, 'rules/retail/pack.yaml'), 'pack: retail\n');
  await writeFile(join(folder, 'rules/retail/pack.yaml~'), 'backup\n');
  await writeFile(join(folder, 'rules/retail/templates/answer.en.liquid'), 'Hello\n');
  await writeFile(join(folder, 'rules/.hidden.yaml'), 'a: 1\n');
});
afterAll(() => rm(folder, { recursive: true }));

test('gives yaml and liquid files by their path below the folder', async () => {
  const { files, faults } = await readRulesFolder(join(folder, 'rules'));

  expect([...files.keys()]).toEqual(['retail/pack.yaml', 'retail/templates/answer.en.liquid']);
  expect(faults).toEqual([]);
});

test('follows a link inside the folder and refuses one that leads out', async () => {
  await symlink(join(folder, 'rules/retail/pack.yaml'), join(folder, 'rules/retail/copy.yaml'));
  await symlink(join(folder, 'secret.yaml'), join(folder, 'rules/retail/texts.en.yaml'));
  await symlink(folder, join(folder, 'rules/outside'));

  const { files, faults } = await readRulesFolder(join(folder, 'rules'));

  expect([...files.keys()]).toContain('retail/copy.yaml');
  expect([...files.values()].join()).not.toContain('password');
  expect(faults.map(faultText)).toEqual([
    'outside:1:1 a link that leads out of the rules folder - expected a file or folder inside it',
    'retail/texts.en.yaml:1:1 a link that leads out of the rules folder - expected a file or folder inside it',
  ]);
});

test('refuses a file that is larger than any pack', async () => {
  await mkdir(join(folder, 'large'));
  await writeFile(join(folder, 'large/pack.yaml'), 'x'.repeat(600 * 1024));

  const { files, faults } = await readRulesFolder(join(folder, 'large'));

  expect(files.size).toBe(0);
  expect(faults[0]).toMatchObject({ file: 'pack.yaml', found: '600 kB', expected: 'at most 512 kB' });
});

test('says when there is no such folder', async () => {
  await expect(readRulesFolder(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
});
