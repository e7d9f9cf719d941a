// A changed rules folder under a running gateway: as editors really save, by writing a new file over the old name.
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRulebook } from '../../src/main/installation.ts';
import { watchRules, type RulesWatch } from '../../src/main/watch-rules.ts';
import { stampRulesFolder } from '../../src/platform/rules-folder.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { apiaryFolder } from '../support/apiary-folder.ts';

interface Running {
  readonly folder: string;
  readonly pack: string;
  readonly watch: RulesWatch;
  readonly said: string[];
  readonly rulebook: () => Rulebook;
}

async function running(): Promise<Running> {
  const folder = apiaryFolder();
  const stamp = await stampRulesFolder(folder);
  let rulebook = await readRulebook(folder);
  const said: string[] = [];
  const log = {
    info: (_: unknown, text: string) => { said.push(text); },
    error: (fields: { faults?: readonly string[] }, text: string) => { said.push(`${text}: ${(fields.faults ?? []).join()}`); },
  };
  const watch = watchRules({
    folder, stamp, log: log as never, rulebook: () => rulebook,
    use: (next) => {
      rulebook = next;
      return Promise.resolve();
    },
  });
  watch.stop();
  await watch.look();
  const [pack = ''] = [...rulebook.desks.keys()];
  return { folder, pack: join(folder, pack, 'pack.yaml'), watch, said, rulebook: () => rulebook };
}

function replace(path: string, change: (text: string) => string): void {
  writeFileSync(`${path}.new~`, change(readFileSync(path, 'utf8')));
  renameSync(`${path}.new~`, path);
}

/** Once to see that something is new, once to see that nobody writes any more. */
async function looks({ watch }: Running): Promise<void> {
  await watch.look();
  await watch.look();
}

test('takes over each of two changes, also when the file is replaced each time', async () => {
  const gateway = await running();
  const versions = [gateway.rulebook().version];
  for (const remark of ['# one\n', '# two\n']) {
    replace(gateway.pack, (text) => text + remark);
    await looks(gateway);
    versions.push(gateway.rulebook().version);
  }

  expect(new Set(versions).size).toBe(3);
  expect(gateway.said).toEqual(['changed rules are in force', 'changed rules are in force']);
});

test('keeps the running rules while the folder is faulty, says what is wrong once, and that it is sound again', async () => {
  const gateway = await running();
  const { version } = gateway.rulebook();
  const sound = readFileSync(gateway.pack, 'utf8');

  replace(gateway.pack, (text) => text.replace('\nfields:', '\nfeilds:'));
  await looks(gateway);
  await looks(gateway);
  replace(gateway.pack, () => sound);
  await looks(gateway);

  expect(gateway.rulebook().version).toBe(version);
  expect(gateway.said).toEqual([
    expect.stringMatching(/^changed rules are faulty; the running ones stay in force: .*feilds.*did you mean fields\?/u),
    'the rules folder is sound again; its rules are those in force',
  ]);
});

test('reads nothing while somebody is still writing', async () => {
  const gateway = await running();
  const { version } = gateway.rulebook();

  for (let step = 0; step < 3; step += 1) {
    appendFileSync(gateway.pack, `# step ${step}\n`);
    await gateway.watch.look();
  }
  expect(gateway.rulebook().version).toBe(version);
  await gateway.watch.look();

  expect(gateway.rulebook().version).not.toBe(version);
});

test('a folder that is not there for a moment changes nothing', async () => {
  const gateway = await running();
  const { version } = gateway.rulebook();

  renameSync(gateway.folder, `${gateway.folder}-away`);
  await looks(gateway);
  renameSync(`${gateway.folder}-away`, gateway.folder);
  await looks(gateway);

  expect(gateway.rulebook().version).toBe(version);
  expect(gateway.said[0]).toMatch(/^changed rules cannot be read; the running ones stay in force/u);
});
