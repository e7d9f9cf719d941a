// A list of holidays changes while tickets run: which timers were counted without it, what a recount would change, and
// the recount itself. Timers count from today, so the list closes the days ahead of whenever this runs.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';
import { jsonOf, posternOn, root, type Ran } from './postern.ts';

// Eight processes, one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

interface Timer { ref: string; name: string; due: string; state: string; calendar: string }
interface Recounted { name: string; due: string; dueBefore: string; stored: boolean }

const dayMs = 86_400_000;
let shipped: (...args: readonly string[]) => Promise<Ran>;
let closed: (...args: readonly string[]) => Promise<Ran>;

beforeAll(async () => {
  const postern = posternOn(await embeddedDataFolder());
  const folder = mkdtempSync(join(tmpdir(), 'postern-recompute-'));
  removeAfterwards(folder);
  const rules = join(folder, 'rules');
  cpSync(join(root, 'rules'), rules, { recursive: true });
  const pack = readFileSync(join(rules, 'rhipe-csp/pack.yaml'), 'utf8');
  writeFileSync(join(rules, 'rhipe-csp/pack.yaml'), pack.replaceAll('holidays: []', 'holidays: [ours]'));
  const days = Array.from({ length: 14 }, (_, index) => new Date(Date.now() + (index - 1) * dayMs).toISOString().slice(0, 10));
  writeFileSync(join(rules, 'calendars/ours.yaml'), `region: us\ndays:\n${days.map((day) => `  ${day}: Closed\n`).join('')}`);
  const now = new Date().toUTCString().replace('GMT', '+0000');
  writeFileSync(join(folder, 'mail.eml'), `From: Jess Tan <jess@harbour.example>\nTo: partner.support@rhipe.example\nSubject: Mail does not leave\nMessage-ID: <recompute@harbour.example>\nDate: ${now}\n\nTenant domain: contoso.onmicrosoft.com\nIssue: mail to outside addresses stays in the outbox\n`);
  shipped = (...args) => postern(args);
  closed = (...args) => postern(args, { env: { POSTERN_RULES: rules } });
  expect(await shipped('import', join(folder, 'mail.eml'))).toMatchObject({ code: 0 });
}, 120_000);

test('a changed list is told, shown on a dry run, and moves due times only when asked', async () => {
  const before = jsonOf<Timer[]>(await shipped('timers', '--json'));
  const onBusiness = before.filter((timer) => timer.state === 'running' && /^(?:business|office)@/u.test(timer.calendar));
  expect(onBusiness.length).toBeGreaterThan(0);

  const list = await closed('timers', '--why');
  expect(list.text).toContain('office (older)');
  expect(list.text).toContain(`${onBusiness.length} running timers were counted by an older calendar: rhipe-csp office`);
  expect(list.text).toMatch(/^ {4}start .*, clock office \(/mu);
  expect((await closed('doctor')).text).toMatch(/calendars +\d+ running timers were counted by an older calendar/u);

  const dry = await closed('timers', '--recompute', '--dry-run');
  expect(dry.text).toMatch(/reminder_1: .* → /u);
  expect(dry.text).toContain('holiday (Closed)');
  expect(dry.text).toContain(`${onBusiness.length} timers would be counted again, ${onBusiness.length} with another due time; nothing has been changed`);
  expect(jsonOf<Timer[]>(await closed('timers', '--json'))).toEqual(before);

  const done = jsonOf<Recounted[]>(await closed('timers', '--recompute', '--desk', 'rhipe-csp', '--json'));
  expect(done.map((one) => one.name).toSorted()).toEqual(onBusiness.map((one) => one.name).toSorted());
  expect(done.every((one) => one.stored && one.due > one.dueBefore)).toBe(true);
  const after = jsonOf<Timer[]>(await closed('timers', '--json'));
  expect(after.find((one) => one.name === 'reminder_1')?.due).toBe(done.find((one) => one.name === 'reminder_1')?.due);
  expect((await closed('ticket', before[0]?.ref ?? '')).text).toContain('reminder_1 counted again, calendar office has changed');
  expect((await closed('timers', '--recompute')).text).toContain('every running timer was counted by the calendars of today');
});

test('a dry run of nothing, and a desk that is not there, are mistakes of the command line', async () => {
  expect(await shipped('timers', '--dry-run')).toMatchObject({ code: 64, errors: expect.stringContaining('--dry-run belongs to --recompute') });
  expect(await shipped('timers', '--recompute', '--desk', 'rhipe-cps')).toMatchObject({ code: 64, errors: expect.stringContaining('did you mean rhipe-csp?') });
});
