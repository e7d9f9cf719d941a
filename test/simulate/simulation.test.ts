// The simulated clock itself: wake-ups in order of time whatever the order they came in, what is no longer meant left
// out, a held mail that counts from its own receipt, and a pack whose timers chase each other stopped.
import fc from 'fast-check';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { TicketTimer } from '../../src/decide/ticket.ts';
import { readRulebook } from '../../src/main/installation.ts';
import { Simulation, type Happening } from '../../src/main/simulation.ts';
import { TimerQueue } from '../../src/main/timer-queue.ts';
import type { Desk, Rulebook } from '../../src/rulebook/rulebook.ts';
import { rehearsalContext } from '../support/rehearsal-context.ts';

let rulebook: Rulebook;

beforeAll(async () => {
  rulebook = await readRulebook(join(fileURLToPath(new URL('../..', import.meta.url)), 'rules'));
});

function timer(name: string, dueAt: number, part: Partial<TicketTimer> = {}): TicketTimer {
  return { name, generation: 1, state: 'running', startedAt: 0, dueAt, warnAt: null, warned: false, endedAt: null, calendar: '', calendarVersion: '', why: [], ...part };
}

const mail = (from: string, subject: string, text: string): Buffer =>
  Buffer.from(`From: ${from}\r\nTo: partner.support@rhipe.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '-')}@harbour.example>\r\n\r\n${text}\r\n`);

const arriving = (raw: Buffer) => ({ desk: 'rhipe-csp', raw, reversePath: null, forwardPaths: ['partner.support@rhipe.example'] });

it('takes wake-ups in order of time, those of one instant in the order in which they came', () => {
  fc.assert(fc.property(fc.array(fc.nat(50), { maxLength: 200 }), (dues) => {
    const queue = new TimerQueue();
    for (const [index, due] of dues.entries()) queue.add(`T-${index}`, { a: timer('a', due) }, {});

    const taken = Array.from(dues, () => queue.take()).map((wake) => [wake?.at, wake?.ref]);

    const expected = dues.map((due, index) => [due, index] as const).toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
    expect(taken).toEqual(expected.map(([due, index]) => [due, `T-${index}`]));
    expect(queue.take()).toBeNull();
  }));
});

it('knows the wake-up of a timer once, and again when it has moved, warned or begun anew', () => {
  const queue = new TimerQueue();
  const before = { a: timer('a', 10, { warnAt: 5 }) };
  queue.add('T-1', before, {});
  queue.add('T-1', before, before);
  queue.add('T-1', { a: timer('a', 10, { warnAt: 5, warned: true }) }, before);
  queue.add('T-1', { a: timer('a', 20, { generation: 2 }) }, before);
  queue.add('T-1', { a: timer('a', 30, { state: 'stopped' }) }, before);

  expect([queue.take()?.at, queue.take()?.at, queue.take()?.at, queue.take()]).toEqual([5, 10, 20, null]);
});

it('lets the timers of many tickets fire in order, between the mails, and none that was stopped', async () => {
  const heard: Happening[] = [];
  const from = Date.parse('2026-03-10T01:00Z');
  const simulation = new Simulation(rehearsalContext(rulebook), from, (happening) => void heard.push(happening));
  for (const hour of [0, 1, 2]) {
    await simulation.passTo(from + hour * 3_600_000);
    await simulation.receive(arriving(mail('jess@harbour.example', `case ${hour}`, 'Outlook is slow for everybody')));
  }
  await simulation.act('RHI-0000002', 'reply', 'We look into it.', 'cli');
  await simulation.passTo(from + 7 * 3_600_000);

  const fired = heard.flatMap((one) => (one.cause.kind === 'timer' ? [`${new Date(one.at).toISOString().slice(11, 16)} ${one.ref} ${one.cause.name}`] : []));
  expect(fired).toEqual([
    '05:00 RHI-0000001 triage', '05:00 RHI-0000001 response', '06:00 RHI-0000002 triage', '07:00 RHI-0000003 triage', '07:00 RHI-0000003 response',
  ]);
  expect(heard.map((one) => one.at)).toEqual(heard.map((one) => one.at).toSorted((one, other) => one - other));
});

it('stops when a pack starts a timer again and again at the same instant', async () => {
  const desk = rulebook.desks.get('rhipe-csp') as Desk;
  const { triage } = desk.pack.timers;
  if (triage === undefined) throw new Error('the pack has no timer triage');
  // A due time of nothing, started by its own end.
  const timers = { triage: { ...triage, due: '0m', until: [], on_due: [{ restart: 'triage' }] } };
  const endless = { ...desk, pack: { ...desk.pack, timers, rules: [] } } as unknown as Desk;
  const simulation = new Simulation(rehearsalContext({ ...rulebook, desks: new Map([[desk.id, endless]]) }), 0, () => undefined);
  await simulation.receive(arriving(mail('jess@harbour.example', 'endless', 'Outlook is slow for everybody')));

  await expect(simulation.passTo(1)).rejects.toThrow(/triage of RHI-0000001 comes again and again/u);
});
