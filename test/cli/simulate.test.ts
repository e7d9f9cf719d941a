// `postern simulate` as people and scripts call it: the timeline, the JSON, the script as a test, and what is said of a
// script or a mail that cannot be played.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn } from './postern.ts';

const sample = 'fixtures/scenarios/rhipe-csp/default-priority-on-a-weekend.eml';
let folder: string;
let postern: ReturnType<typeof posternOn>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-simulate-'));
  removeAfterwards(folder);
  postern = posternOn(folder);
});

function script(text: string): string {
  const path = join(folder, 'test.life.yaml');
  writeFileSync(path, text);
  return path;
}

const mail = (text: string, subject = 'Shared mailboxes'): string =>
  `{from: jess@harbour.example, to: partner.support@rhipe.example, subject: ${JSON.stringify(subject)}, text: ${JSON.stringify(text)}}`;

describe('the timeline', () => {
  it('tells local time and UTC, what leaves and which timers run, in lines of a hundred columns', async () => {
    const { code, text } = await postern(['simulate', sample, '--until', '1d']);

    expect(code).toBe(0);
    expect(text).toMatch(/^Sat 7 Mar 2026, AEDT$/mu);
    expect(text).toMatch(/^22:00 {6}11:00Z {2}jess@harbour\.example opens RHI-0000001: Shared mailboxes$/mu);
    expect(text).toMatch(/timer response runs until Sun 8 Mar 02:00 \(Sat 15:00Z\)/u);
    expect(text).toMatch(/^02:00 {2}Sat 15:00Z {2}timer response is due$/mu);
    expect(text).toMatch(/→ answer to jess@harbour\.example: Re: Shared mailboxes/u);
    expect(text.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
  });

  it('shows the texts of the mails with --full', async () => {
    const { text } = await postern(['simulate', sample, '--until', '1h', '--full']);

    expect(text).toMatch(/│ Subject: Re: \[RHI-0000001\] Shared mailboxes/u);
    expect(text).toMatch(/│ .*Priority 2/u);
  });

  it('is data with --json', async () => {
    const found = jsonOf<{ timeline: { at: string; cause: { kind: string }; mails: { kind: string }[] }[]; tickets: { ref: string; flags: string[] }[]; until: string }>(
      await postern(['simulate', sample, '--from', '2026-03-10T01:00:00Z', '--until', '2026-03-11T00:00Z', '--json']));

    expect(found.timeline.map((one) => [one.at, one.cause.kind, one.mails.map((each) => each.kind)])).toEqual([
      ['2026-03-10T01:00:00Z', 'mail', ['forward', 'answer']],
      ['2026-03-10T05:00:00Z', 'timer', ['tell']],
      ['2026-03-10T05:00:00Z', 'timer', ['tell']],
    ]);
    expect(found.tickets).toMatchObject([{ ref: 'RHI-0000001', flags: ['response_late'] }]);
    expect(found.until).toBe('2026-03-11T00:00:00Z');
  });

  it('keeps control characters of a mail away from the terminal, and wide characters within the line', async () => {
    const path = script(`desk: rhipe-csp\nfrom: 2026-03-10T01:00Z\nsteps:\n  - what: strange\n    mail: ${mail('x', `\u001b[2J\u202e${'共有メールボックス'.repeat(12)}`)}\n`);

    const { text } = await postern(['simulate', '--script', path]);

    expect(text).toBe(stripVTControlCharacters(text));
    expect(text).not.toMatch(/\u202e/u);
    expect(text).toMatch(/opens RHI-0000001: .*…$/mu);
  });
});

describe('a script', () => {
  it('is a test: what is otherwise is told with its line, and the exit code is 1', async () => {
    const path = script([
      'desk: rhipe-csp', 'from: 2026-03-10T01:00Z', 'steps:', '  - what: Jess writes', `    mail: ${mail('Outlook is slow')}`,
      '    expect: {status: open, severity: "2", timers: {response: 2026-03-10T06:00Z, triage: stopped}, mails: [], not_sent: [forward], flags: [urgent], missing: []}', '',
    ].join('\n'));

    const { code, text } = await postern(['simulate', '--script', path]);

    expect(code).toBe(1);
    expect(text).toMatch(/test\.life\.yaml:4 Jess writes/u);
    expect(text).toMatch(/status: expected open, found triage/u);
    expect(text).toMatch(/timers\.response: expected running, due 2026-03-10T06:00:00Z, found running, due 2026-03-10T05:00:00Z \(1h earlier\)/u);
    expect(text).toMatch(/timers\.triage: expected stopped, found running, due/u);
    expect(text).toMatch(/mails: expected none, found forward to engineers@rhipe\.example/u);
    expect(text).toMatch(/not_sent: expected no forward, found forward to engineers@rhipe\.example/u);
    expect(text).toMatch(/flags: expected urgent, found none/u);
    expect(text).toMatch(/missing: expected none, found /u);
    expect(text).not.toMatch(/severity: expected/u);
  });

  it('tells what is open and what of it holds by now, without failing', async () => {
    const path = script([
      'desk: rhipe-csp', 'from: 2026-03-10T01:00Z', 'steps:', '  - what: Jess writes', `    mail: ${mail('Outlook is slow')}`,
      '    open: [{why: should be open, expect: {status: open}}, {why: is in triage, expect: {status: triage}}, {why: said only}]', '',
    ].join('\n'));

    const { code, text } = await postern(['simulate', '--script', path]);

    expect(code).toBe(0);
    expect(text).toMatch(/^open {2}\S+:4 Jess writes: should be open$/mu);
    expect(text).toMatch(/^open, and holds by now {2}\S+:4 Jess writes: is in triage$/mu);
    expect(text).toMatch(/^open {2}\S+:4 Jess writes: said only$/mu);
  });


  it('with faults is refused with all of them, each at its place', async () => {
    const path = script([
      'desk: rhipe-cps', 'from: 2026-03-10T01:00Z', 'steps:', '  - what: too early', '    at: 2026-03-09T01:00Z', '  - what: no such file', '    mail: nowhere.eml', '',
    ].join('\n'));

    const { code, errors } = await postern(['simulate', '--script', path]);

    expect(code).toBe(65);
    expect(errors).toMatch(/3 faults/u);
    expect(errors).toMatch(/test\.life\.yaml:1:7: found desk rhipe-cps.*did you mean rhipe-csp/u);
    expect(errors).toMatch(/:5:9: found 2026-03-09T01:00Z, before 2026-03-10T01:00Z/u);
    expect(errors).toMatch(/:7:11: found the file nowhere\.eml/u);
  });

  it('with an unknown key or two actions in a step says so', async () => {
    const path = script('steps:\n  - what: both\n    act: resolve\n    staff: done\n  - what: typo\n    expcet: {}\n');

    const { code, errors } = await postern(['simulate', '--script', path]);

    expect(code).toBe(65);
    expect(errors).toMatch(/:6:5: found the unknown key expcet.*did you mean expect/u);
  });

  it('that answers a mail which never left says at which step', async () => {
    const path = script('desk: rhipe-csp\nfrom: 2026-03-10T01:00Z\nsteps:\n  - what: Tom answers\n    mail: {from: tom@harbour.example, text: hello, reply-to: answer}\n');

    const { code, errors } = await postern(['simulate', '--script', path]);

    expect(code).toBe(65);
    expect(errors).toMatch(/test\.life\.yaml:4 "Tom answers": no answer has left/u);
  });
});

it('without a mail and without a script says what it needs', async () => {
  const { code, errors } = await postern(['simulate']);

  expect(code).toBe(64);
  expect(errors).toMatch(/a mail, or a script/u);
});

it('says of a mail to no desk where it goes, and what to do', async () => {
  const path = join(folder, 'stray.eml');
  writeFileSync(path, 'From: a@one.example\nTo: b@two.example\nSubject: x\n\ny\n');

  const { code, errors } = await postern(['simulate', path]);

  expect(code).toBe(65);
  expect(errors).toMatch(/stray\.eml goes to no desk of these rules \(b@two\.example\); name one with --desk/u);
});
