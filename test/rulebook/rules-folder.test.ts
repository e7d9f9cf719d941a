// Reading a rules folder: what is in it, and nothing that is not.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
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

test.each([
  ['a byte of another encoding', Buffer.from('pack: x\nname: St\xf6rung\n', 'latin1'), '2:9 the byte 0xF6, which is no UTF-8 - expected a text file saved as UTF-8'],
  ['a file in UTF-16', Buffer.from('\ufeffpack: x\n', 'utf16le'), '1:1 a file in UTF-16 - expected a text file saved as UTF-8'],
  ['a control character', Buffer.from('pack: x\nname: a\0b\n'), '2:8 the control character U+0000 - expected a text file saved as UTF-8'],
  ['line ends of long ago', Buffer.from('pack: x\rname: y\r'), '1:8 a carriage return without a line feed - expected lines that end with LF or CR LF'],
])('says where %s stands, and raises no second fault for what it hides', async (_, bytes, sentence) => {
  const path = await mkdtemp(join(folder, 'bytes-'));
  await mkdir(join(path, 'retail'));
  await writeFile(join(path, 'retail/pack.yaml'), bytes);

  const { files, unreadable, faults } = await readRulesFolder(path);

  expect(faults.map(faultText)).toEqual([`retail/pack.yaml:${sentence}`]);
  expect(loadRulebook(files, unreadable).faults).toEqual([]);
});

test('a byte order mark and line ends of Windows are no part of the text', async () => {
  const path = await mkdtemp(join(folder, 'marked-'));
  await writeFile(join(path, 'pack.yaml'), '\ufeffpakc: x\r\na: 1\r\n');

  expect((await readRulesFolder(path)).files.get('pack.yaml')).toBe('pakc: x\r\na: 1\r\n');
});

test('a pack.yml is told as a slip, not passed over', async () => {
  const path = await mkdtemp(join(folder, 'yml-'));
  await mkdir(join(path, 'retail'));
  await writeFile(join(path, 'retail/pack.yml'), 'pack: retail\n');

  const { files, unreadable } = await readRulesFolder(path);

  expect(loadRulebook(files, unreadable).faults.map(faultText)).toMatchObject([expect.stringMatching(/^retail\/pack\.yml:1:1 a file of no known kind .*did you mean retail\/pack\.yaml\?/)]);
});

test('says when there is no such folder', async () => {
  await expect(readRulesFolder(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
});
