// The page of `postern explain`: the mail with each value marked where it stands, and nothing of the mail that could steer
// the terminal it is printed on.
import { describe, expect, test } from 'vitest';
import { explainText } from '../../src/cli/explain-text.ts';
import { explainMail } from '../../src/main/explain-mail.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { minimalMessage } from '../../src/parse/minimal-message.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from '../rulebook/shipped-rules.ts';

const rulebook = await shippedRulebook();

async function page(text: string, head: readonly string[] = ['Subject: mail rejected', 'Content-Type: text/plain; charset=utf-8']): Promise<string[]> {
  const raw = Buffer.from(['From: Anna <anna.keller@nordlicht.example>', 'To: support@retarus.example', ...head, '', text.replaceAll('\n', '\r\n')].join('\r\n'));
  const explanation = await explainMail({
    rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: [], now: () => Date.parse('2026-03-10T09:00:00Z'),
    header: (bytes) => minimalMessage(bytes, { code: 'header-only', detail: '', severe: false }),
    understand: (bytes, input, rules) => {
      const mail = parseMessage(bytes);
      return Promise.resolve({ mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(bytes) });
    },
  }, raw, { desk: null, receivedAt: null });
  return explainText('mail.eml', explanation).split('\n');
}

const lineWith = (lines: readonly string[], words: string): string => lines.find((line) => line.includes(words)) ?? '';
/** Without colours, whether or not this terminal has them, and without the marks. */
// oxlint-disable-next-line no-control-regex -- colours are made of these
const plain = (line: string): string => line.replace(/\u001b\[\d+m/gu, '').replace(/[«»]/gu, '');

describe('a mail from a file', () => {
  test.each([
    ['by its trace', ['Received: from a by b; Mon, 9 Mar 2026 08:15:00 +0000', 'Date: Mon, 9 Mar 2026 07:00:00 +0000'], 'Mon 9 Mar 2026 09:15'],
    ['when it says that it was written, without a trace', ['Date: Mon, 9 Mar 2026 07:00:00 +0000'], 'Mon 9 Mar 2026 08:00'],
    ['now, when it says neither', ['Date: soon'], 'Tue 10 Mar 2026 10:00'],
  ])('counts as received %s', async (_, head, when) => {
    expect(lineWith((await page('Hello', ['Subject: x', ...head])).map(plain), '  received ')).toContain(when);
  });
});

describe('a value', () => {
  test('is marked in its line, and named behind it with the pack line that found it', async () => {
    const lines = (await page('Main Customer ID: 73125\nSTART OF INCIDENT: 31.02.2026\n')).map(plain);

    expect(lineWith(lines, '   1   Main')).toMatch(/Main Customer ID: 73125 {2}← main_id retarus-partner\/pack\.yaml:\d+$/u);
    expect(lineWith(lines, '   2   START')).toMatch(/START OF INCIDENT: 31\.02\.2026 {2}✗ start retarus-partner\/pack\.yaml:\d+$/u);
    expect(lineWith(lines, '  ok        main_id')).toMatch(/main_id = 73125 {2}\(label, line 1, retarus-partner\/pack\.yaml:\d+\)$/u);
    expect(lineWith(lines, '  wrong ')).toMatch(/start = 31\.02\.2026: .+ {2}\(label, line 2, retarus-partner\/pack\.yaml:\d+\)$/u);
  });

  test('is marked as a word of its own, not as letters of its label', async () => {
    const [line = ''] = (await page('Main Customer ID: 73125\nAlready known?  : no\n')).filter((one) => one.includes('Already known'));

    // oxlint-disable-next-line no-control-regex -- colours are made of these
    expect(line.replace(/\u001b\[\d+m/gu, '|').replace(/[«»]/gu, '|')).toMatch(/known\? {2}: \|+no\|/u);
  });

  test('below its label is marked where it stands', async () => {
    expect(lineWith((await page('AFFECTED SERVICE:\n\nEmail Security\n')).map(plain), '← service')).toMatch(/^ {3}3 /u);
  });

  test('far down a long mail is shown with its surroundings, the rest left out and counted', async () => {
    const lines = (await page(`${'nothing of note here\n'.repeat(300)}Main Customer ID: 73125\n`)).map(plain);

    expect(lineWith(lines, '← main_id')).toMatch(/^ 301 /u);
    expect(lineWith(lines, 'without values')).toMatch(/… 278 lines without values \(21 to 298\)/u);
    // The prose is a description by now: the mail to the working side begins with a part of it.
    expect(lines.length).toBeLessThan(150);
  });

  test('of an HTML mail is marked in the text that was made from it', async () => {
    const lines = (await page('<table><tr><td>Main Customer ID</td><td>73125</td></tr></table>', ['Subject: x', 'Content-Type: text/html; charset=utf-8'])).map(plain);

    expect(lineWith(lines, 'made from its HTML')).not.toBe('');
    expect(lineWith(lines, '← main_id')).toContain('73125');
  });
});

describe('the page says which rule of the pack ruled', () => {
  const rule = /retarus-partner\/pack\.yaml:\d+\)$/u;

  test('on who writes, the type, the status, and what the answer says, with the condition in words', async () => {
    const lines = (await page('INCIDENT\nMain Customer ID: 73125\nerror 550 5.7.1\n')).map(plain);

    expect(lineWith(lines, '  sender ')).toMatch(/accept: authorised support contact of a partner {2}\(sender of partner and authorised contact, retarus/u);
    for (const name of ['sender', 'type', 'status', 'timer']) expect(lineWith(lines, `  ${name} `) || `${name}:1)`).toMatch(/:\d+\)$/u);
    expect(lineWith(lines, '  type ')).toMatch(rule);
    expect(lineWith(lines, '  rule      mail.opened: ask missing')).toMatch(/\(a required field is missing, retarus-partner/u);
    expect(lineWith(lines, '  hint      say final_error_no_resend')).toMatch(/\(mail names final_error, retarus-partner/u);
  });

  test('on what is missing: what needs it, and behind which labels nothing stood', async () => {
    const lines = (await page('Main Customer ID: 73125\n')).map(plain);

    expect(lineWith(lines, '  missing   service')).toMatch(/\(needed by retarus-partner\/pack\.yaml:\d+; nothing stands behind "AFFECTED SERVICE" or its \d+ other labels of retarus-partner\/pack\.yaml:\d+\)$/u);
  });
});

test('each entry of a list is marked where it stands', async () => {
  const lines = (await page('Main Customer ID: 73125\nTenants: 12345rs, 23456RS\n')).join('\n');

  // oxlint-disable-next-line no-control-regex -- colours are made of these
  expect(lines.replace(/\u001b\[\d+m/gu, '')).toMatch(/Tenants: «?12345rs(?:, |», «)23456RS»? {2}← tenants retarus-partner\/pack\.yaml:\d+\n/u);
});

test('control characters of a mail are pictures, and nothing turns the direction of the text', async () => {
  const text = (await page('Main Customer ID: 73125\n\u001b[2J\u001b]0;owned\u0007 \u009b31m \u202edliw 日本語\n', ['Subject: =?utf-8?B?G1szMW1yZWQ=?=', 'Content-Type: text/plain; charset=utf-8'])).map(plain).join('\n');

  // oxlint-disable-next-line no-control-regex -- these must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
  expect(text).toContain('日本語');
});
