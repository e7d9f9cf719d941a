// rules/<pack>/pack.test.yaml: every mail of an admin's tests through the functions of production, parse → recognise →
// decide, against the verdicts he expects; and what `postern rules test` says of tests that fail.
import { describe, expect, test } from 'vitest';
import { gapOf } from '../../src/main/pack-coverage.ts';
import { testPacks } from '../../src/main/test-packs.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { lineOf, retailFiles } from './retail-pack.ts';
import { shippedFiles, shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const results = await testPacks(rulebook, await shippedFiles(), yamlDirectory(rulebook.directory));

for (const { desk, file, cases, coverage } of results) {
  describe(`${desk}/pack.test.yaml`, () => {
    test('is there', () => {
      expect(file).not.toBeNull();
    });
    // Labels are many and grow with every language: `postern rules test --strict` asks for those too.
    test('sees every condition, pattern and word list hit and miss', () => {
      expect(coverage.flatMap((rule) => (gapOf(rule) === null || rule.kind === 'label' ? [] : [`${rule.rule} ${rule.kind} ${rule.name}: ${gapOf(rule)}`]))).toEqual([]);
    });
    if (cases.length > 0) {
      test.each([...cases])('$name', ({ differences }) => {
        expect(differences).toEqual([]);
      });
    }
  });
}

describe('tests of an invented pack', () => {
  const tests = `tests:
  - name: an order that is broken
    mail:
      from: jo@acme.example
      subject: it is broken
      text: |
        Order: A1234
        Kind: question
    expect:
      type: BUG
      fields:
        order: A1234
        kind_of: fault
      phrases: [broken]
  - name: nothing to see
    mail: {from: jo@acme.example, subject: hello, text: hello}
    expect: {sender: hold}
`;

  test('tell each verdict that came out otherwise with its line, what was expected and what was found', async () => {
    const [desk] = await runRetail({ 'retail/pack.test.yaml': tests });
    const at = (needle: string): object => ({ file: 'retail/pack.test.yaml', line: lineOf(tests, needle) });

    expect(desk?.cases.map((one) => [one.name, one.line, one.differences])).toEqual([
      ['an order that is broken', 2, [{ verdict: 'fields.kind_of', ...at('kind_of: fault'), expected: 'fault', found: 'question', why: expect.stringMatching(/^label, line 2 of the mail, retail\/pack\.yaml:\d+$/u) as string }]],
      ['nothing to see', lineOf(tests, 'nothing to see'), [{ verdict: 'sender', ...at('sender: hold'), expected: 'hold', found: 'accept', why: null }]],
    ]);
  });

  test('name the rules that no mail hits, and those that every mail hits', async () => {
    const [both] = await runRetail({ 'retail/pack.test.yaml': tests });
    const [one] = await runRetail({ 'retail/pack.test.yaml': tests.slice(0, tests.indexOf('  - name: nothing')) });
    const named = (desk: typeof both): string[] => (desk?.coverage ?? []).flatMap((rule) => (gapOf(rule) === null ? [] : [`${rule.kind} ${rule.name}: ${gapOf(rule)}`]));

    expect(named(both)).toContain('label began: Began: no test hits it');
    expect(named(both)).toContain('pattern plan: no test hits it');
    expect(named(both)).not.toContain('words broken: no test misses it');
    expect(named(one)).toContain('words broken: no test misses it');
    expect(named(both).filter((line) => line.startsWith('label order'))).toEqual([]);
  });

  test('go on as a conversation: replies, acts of staff, and time in which timers run out', async () => {
    const [desk] = await runRetail({ 'retail/pack.test.yaml': `tests:
  - name: a life
    mail: {from: jo@acme.example, subject: A1234, text: "Order: A1234 is broken"}
    expect: {status: asked, flags: [seen], says: [hello]}
    then:
      - mail: {text: "Began: 10.03.2026 08:00 UTC"}
        expect: {outcome: joined, missing: [], status: open, timers: [response]}
      - after: 6h
        expect: {timers: [], tells: [late]}
      - act: status done
        expect: {status: done}
      - act: status nowhere
        expect: {status: over}
` });

    expect(desk?.cases.map((one) => one.differences.map(({ verdict, line, found }) => [verdict, line, found]))).toEqual([[
      ['act', 12, expect.stringContaining('no status "nowhere" here; there are open, asked, done, over')], ['status', 13, 'done'],
    ]]);
  });

  test('count conditions too: who may write, types, rules and hints', async () => {
    const [desk] = await runRetail({ 'retail/pack.test.yaml': tests });
    const use = (kind: string, name: string): unknown => desk?.coverage.filter((rule) => rule.kind === kind && rule.name === name).map(({ hits, misses }) => [hits, misses]);

    expect(use('sender', 'accept: a customer')).toEqual([[2, 0]]);
    expect(use('sender', 'hold: a stranger')).toEqual([[0, 0]]);
    expect(use('type', 'BUG')).toEqual([[1, 1]]);
    expect(use('rule', 'mail.opened: say hello, flag seen')).toEqual([[1, 1]]);
    expect(use('hint', 'hello')).toEqual([[1, 1]]);
  });

  test('are missed where there are none', async () => {
    const [desk] = await runRetail({});

    expect(desk).toMatchObject({ desk: 'retail', file: null, cases: [] });
  });
});

async function runRetail(changes: Readonly<Record<string, string>>): ReturnType<typeof testPacks> {
  const files = retailFiles(changes);
  const loaded = loadRulebook(files);
  if (loaded.rulebook === null) throw new Error(JSON.stringify(loaded.faults));
  return testPacks(loaded.rulebook, files, yamlDirectory(loaded.rulebook.directory));
}
