// The acceptance scenarios of the desks as mails with what must be found in them: the whole chain parse → recognise →
// decide → compose on the shipped packs and the shipped directory, as `postern explain` runs it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainJson } from '../../src/cli/explain-json.ts';
import { explainMail, type ExplainContext, type Explanation } from '../../src/main/explain-mail.ts';
import { readRulebook } from '../../src/main/installation.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { minimalMessage } from '../../src/parse/minimal-message.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';

interface Expected {
  readonly senderVerdict?: string;
  readonly type?: string;
  readonly status?: string;
  readonly severity?: string | null;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly sources?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
  readonly missing?: readonly string[];
  readonly missing_has?: readonly string[];
  readonly wrong?: readonly string[];
  readonly timers?: Readonly<Record<string, string>>;
  readonly entitlement?: object;
  readonly says?: readonly string[];
}

interface Line {
  readonly senderVerdict: string;
  readonly type: string | null;
  readonly status: string | null;
  readonly severity: string | null;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly source: string }>>;
  readonly missing: readonly string[];
  readonly wrong: readonly { readonly field: string }[];
  readonly timers: readonly { readonly name: string; readonly due: string }[];
  readonly entitlement: object | null;
}

const folder = fileURLToPath(new URL('../../fixtures/scenarios', import.meta.url));
const desks = readdirSync(folder).filter((name) => !name.includes('.'));
const samples = desks.flatMap((desk) => readdirSync(join(folder, desk)).filter((file) => file.endsWith('.eml')).map((file) => ({ desk, file })));

let context: ExplainContext;

beforeAll(async () => {
  const rulebook = await readRulebook(fileURLToPath(new URL('../../rules', import.meta.url)));
  context = {
    rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: ['mx.postern.example'], now: () => 0,
    header: (raw) => minimalMessage(raw, { code: 'header-only', detail: '', severe: false }),
    understand: async (raw, input, rules) => {
      const mail = parseMessage(raw);
      return { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    },
  };
});

async function explainFile(path: string, newline: '\n' | '\r\n'): Promise<Explanation> {
  const raw = readFileSync(path, 'latin1').replace(/\r?\n/gu, newline);
  return explainMail(context, Buffer.from(raw, 'latin1'), { desk: null, receivedAt: null });
}

it('has samples of every desk', () => {
  expect(samples.length).toBeGreaterThan(20);
});

describe.each(samples)('$desk: $file', ({ desk, file }) => {
  it.each([['LF', '\n'], ['CRLF', '\r\n']] as const)('is understood as expected with %s line ends', async (_, newline) => {
    const path = join(folder, desk, file);
    const expected = JSON.parse(readFileSync(path.replace(/\.eml$/u, '.expected.json'), 'utf8')) as Expected;

    const explanation = await explainFile(path, newline);
    const line = explainJson(file, explanation) as Line;

    for (const name of ['senderVerdict', 'type', 'status', 'severity'] as const) if (name in expected) expect([name, line[name]]).toEqual([name, expected[name]]);
    for (const [id, value] of Object.entries(expected.fields ?? {})) expect([id, line.fields[id]?.value]).toEqual([id, value]);
    for (const [id, source] of Object.entries(expected.sources ?? {})) expect([id, line.fields[id]?.source]).toEqual([id, source]);
    for (const id of expected.absent ?? []) expect(Object.keys(line.fields)).not.toContain(id);
    if (expected.missing !== undefined) expect([...line.missing].sort()).toEqual([...expected.missing].sort());
    for (const id of expected.missing_has ?? []) expect(line.missing).toContain(id);
    if (expected.wrong !== undefined) expect(line.wrong.map((one) => one.field).sort()).toEqual([...expected.wrong].sort());
    if (expected.timers !== undefined) expect(Object.fromEntries(line.timers.map((timer) => [timer.name, timer.due]))).toEqual(expected.timers);
    if (expected.entitlement !== undefined) expect(line.entitlement).toEqual(expected.entitlement);
    for (const words of expected.says ?? []) expect(explanation.mails.map((mail) => mail.text.toLowerCase()).join('\n')).toContain(words);
  });
});

describe('what never leaves', () => {
  it('no answer names another organisation or repeats a whole key', async () => {
    for (const { desk, file } of samples) {
      const { mails } = await explainFile(join(folder, desk, file), '\n');
      const text = mails.filter((mail) => mail.kind === 'answer').map((mail) => `${mail.subject}\n${mail.text}`).join('\n');
      expect(text).not.toMatch(/Sudouest|Prairie|PRM-SUP-20011-A1|MWAG-SUP-77120-4F2K9/u);
    }
  });
});
