// The ledger at the command line: every message in one state with a reason, repaired one by one or all at once, by the
// rules in force or by others; and the trail of who did it.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, root, startGateway, type Ran } from './postern.ts';

interface Message { id: string; state: string; reason: string; from: string; ticket: string | null; packVersion?: string }
interface Audit { who: string; what: string; object: string; detail: string; at: string }

let postern: (args: readonly string[], extra?: { readonly env?: Record<string, string> }) => Promise<Ran>;
let data: string;

vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  data = await embeddedDataFolder();
  postern = posternOn(data);
  expect(await postern(['import', 'fixtures/demo'])).toMatchObject({ code: 0 });
}, 120_000);

const messages = async (...states: string[]): Promise<Message[]> => jsonOf(await postern(['messages', ...(states.length === 0 ? [] : ['--state', states.join('|')]), '--json']));
const audit = async (): Promise<Audit[]> => jsonOf(await postern(['audit', '--json']));

/** The rules folder with another word in the pack of the desk. */
function rulesWith(change: (pack: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-rules-'));
  removeAfterwards(folder);
  cpSync(join(root, 'rules'), folder, { recursive: true });
  const pack = join(folder, 'rhipe-csp/pack.yaml');
  const before = readFileSync(pack, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(pack, after);
  return folder;
}

test('every message stands in one state with a reason in words', async () => {
  const all = await messages();

  expect(all.length).toBeGreaterThan(5);
  expect(all.filter((one) => one.reason.trim() === '').map((one) => `${one.id} ${one.state}`)).toEqual([]);
});

test('what was discarded is decided again by other rules than those in force, once they are named', async () => {
  const [held] = await messages('held');
  expect(await postern(['message', held?.id ?? '', '--discard', 'spam, said Anna Keller'])).toMatchObject({ code: 0 });
  const folder = rulesWith((pack) => pack.replace(/^version: .*$/mu, 'version: "99.1"'));

  const retried = await postern(['message', held?.id ?? '', '--retry', '--rules', folder, '--json']);
  const alone = await postern(['message', held?.id ?? '', '--rules', folder]);

  const after = jsonOf<Message>(retried);
  expect(after.state).toBe('held');
  expect(after.packVersion).not.toBe((await messages('opened'))[0]?.packVersion);
  expect(after.packVersion).toContain('99.1');
  expect(alone).toMatchObject({ code: 64, errors: expect.stringContaining('--retry --rules') as unknown });
});

test('all messages of a state are decided again at once, or set aside at once', async () => {
  const held = await messages('held');
  const refused = await postern(['messages', '--retry']);

  const retried = await postern(['messages', '--state', 'held', '--retry']);
  const again = await messages('held');
  const discarded = await postern(['messages', '--state', 'held', '--discard', 'all of it is spam', '--json']);

  expect(refused).toMatchObject({ code: 64 });
  expect(retried.text).toContain(`${held.length} message${held.length === 1 ? '' : 's'} decided again`);
  expect(again.map((one) => one.id)).toEqual(held.map((one) => one.id));
  expect(jsonOf(discarded)).toEqual({ discard: held.map((one) => one.id), left: 0 });
  expect(await messages('held')).toEqual([]);
});

test('the trail names who did what to what, without addresses and without the words of a ticket', async () => {
  const [opened] = await messages('opened');
  expect(await postern(['act', opened?.ticket ?? '', 'note', 'called nina@harbour.example back'])).toMatchObject({ code: 0 });

  const trail = await audit();
  const page = await postern(['audit', '--of', opened?.ticket ?? '']);

  const user = trail.at(-1)?.who;
  expect(user).toMatch(/\S/u);
  expect(trail.at(-1)).toMatchObject({ what: 'act note', object: opened?.ticket, detail: '' });
  expect(trail.map((one) => one.what)).toEqual(expect.arrayContaining(['discard', 'retry', 'act note']));
  expect(JSON.stringify(trail)).not.toContain('nina@');
  expect(page.text).toContain('act note');
});

test('a change of the rules stands in the trail once, however often the gateway starts with them', async () => {
  const environment = { POSTERN_RULES: rulesWith((pack) => pack.replace(/^version: .*$/mu, 'version: "99.2"')) };
  for (const env of [{}, {}, environment]) {
    const gateway = await startGateway(data, env);
    expect(await gateway.stop()).toBe(0);
  }

  const rules = (await audit()).filter((one) => one.what === 'rules');
  expect(rules.map((one) => one.who)).toEqual(['gateway', 'gateway']);
  expect(rules.at(-1)?.detail).toContain('rhipe-csp 99.2');
});

test('a release says so before the gateway and in the trail', async () => {
  const [discarded] = await messages('discarded');
  const gateway = await startGateway(data, {});
  try {
    expect(await postern(['message', discarded?.id ?? '', '--retry'])).toMatchObject({ code: 0 });
    expect(await postern(['message', discarded?.id ?? '', '--release', '--by', 'kim@harbour.example'])).toMatchObject({ code: 0 });
  } finally {
    await gateway.stop();
  }

  expect((await audit()).at(-1)).toMatchObject({ what: 'release', object: `message ${discarded?.id}`, detail: 'by k***@harbour.example' });
});
