// What `postern explain` says of a mail that could not be read in time: not what it says of a mail that says nothing.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explainFiles } from '../../src/cli/explain-files.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { minimalMessage } from '../../src/parse/minimal-message.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import type { ParserPool } from '../../src/platform/parser-pool.ts';
import { createUnderstand, isUnread } from '../../src/platform/understand.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from '../rulebook/shipped-rules.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';

const rulebook = await shippedRulebook();
const folder = mkdtempSync(join(tmpdir(), 'postern-explain-'));
removeAfterwards(folder);

const endedByItsDeadline = { run: async (_job, _input, degraded) => degraded({ code: 'parser-timeout', detail: 'not done within 8000 ms', severe: true }) } as Pick<ParserPool, 'run'> as ParserPool;

/** Explains a mail that says nothing and one whose reading takes too long the first `times`. */
async function explained(times: number, json: boolean): Promise<{ code: number; printed: string[] }> {
  const [empty = '', slow = ''] = ['empty', 'slow'].map((name) => {
    writeFileSync(join(folder, `${name}.eml`), `From: Anna <anna.keller@nordlicht.example>\r\nTo: support@retarus.example\r\nSubject: ${name}\r\n\r\n${name === 'slow' ? 'Main Customer ID: 73125\r\n' : ''}`);
    return join(folder, `${name}.eml`);
  });
  const printed: string[] = [];
  let left = times;
  const code = await explainFiles({
    rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: [], now: () => Date.parse('2026-03-10T09:00:00Z'),
    header: (bytes) => minimalMessage(bytes, { code: 'header-only', detail: '', severe: false }),
    understand: (bytes, input, rules) => {
      const mail = parseMessage(bytes);
      if (mail.subject === 'slow' && left-- > 0) return createUnderstand(endedByItsDeadline)(bytes, input, rules);
      return Promise.resolve({ mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(bytes) });
    },
  }, [slow, empty], { json, desk: null, receivedAt: null, print: (text) => Promise.resolve(void printed.push(text)) });
  return { code, printed };
}

it('has a line of its own, asks nobody, and ends with 75', async () => {
  const { code, printed } = await explained(2, false);

  expect(code).toBe(75);
  expect(printed).toHaveLength(2);
  expect(printed[1]).toMatch(/slow\.eml\n {2}UNREAD {4}the mail could not be read: not done within 8000 ms; .+ask nobody\n$/u);
});

it('is told apart in JSON by its problem', async () => {
  const { printed } = await explained(2, true);

  const [empty, slow] = printed.map((line) => JSON.parse(line) as { desk: string | null; missing: string[]; problems: { code: string }[] });
  expect(empty).toMatchObject({ desk: 'retarus-partner', missing: expect.arrayContaining(['main_id']) as string[], problems: [] });
  expect(slow).toMatchObject({ desk: null, classification: null, missing: [], problems: [{ code: 'mail-unread', severe: true }] });
});

it('is read once more when the others are done', async () => {
  const { code, printed } = await explained(1, true);

  expect(code).toBe(0);
  expect(JSON.parse(printed[1] ?? '')).toMatchObject({ fields: { main_id: { value: '73125' } }, problems: [] });
});

it('is a fault that a script may try again, and no other fault is taken for it', async () => {
  const fault = await createUnderstand(endedByItsDeadline)(Buffer.from('x'), {} as never, {} as never).catch((error: unknown) => error);

  expect([isUnread(fault), isUnread(new Error('x'))]).toEqual([true, false]);
});
