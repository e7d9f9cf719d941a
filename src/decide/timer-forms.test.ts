// The rarer forms of the timer primitive (MODEL 2.3): cadences, lead times, pauses, figures that nobody has set.
import { describe, expect, it } from 'vitest';
import { acted, answersOf, apiaryWith, claim, factsOf, historyOf, hour, joined, knownField, mail, minute, opened, tellsOf, ticketOf, ticketWith, tuesday, woken } from '../../test/support/desk.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Ticket } from './ticket.ts';

const whole = [claim('club_no', '4711'), claim('began', '2026-03-10T08:00:00Z'), claim('story', 'bees lie before the hive'), claim('sample', 'one dead bee')];
const at = (instant: number | undefined): string => (instant === undefined ? 'none' : new Date(instant).toISOString().replace(':00.000Z', 'Z'));
const addTimer = (timer: string, ...more: readonly (readonly [string, string])[]): Desk => apiaryWith(['forward:\n', `  ${timer}\nforward:\n`], ...more);

describe('a cadence', () => {
  const desk = addTimer('report: {title: {en: report}, from: severity.confirmed, if: {severity: ["1"]}, every: 2h, clock: always, until: [solution.sent], on_due: [{say: photos_apart}, {tell: owner, template: staff_late}]}');
  const confirmed = (): Ticket => ticketOf(acted(ticketWith({ severity: '1' }), 'severity', '1 seen', { desk, at: tuesday }));

  it('counts from its start, and each run from the one before', () => {
    const first = confirmed();
    const later = ticketOf(woken(first, 'report', tuesday + 2 * hour + 20 * minute, { desk }));

    expect(at(first.timers['report']?.dueAt)).toBe('2026-03-10T11:00Z');
    expect(later.timers['report']).toMatchObject({ state: 'running', dueAt: tuesday + 4 * hour, generation: 2 });
  });

  it('runs once after a long stand-still and does not catch up', () => {
    const decision = woken(confirmed(), 'report', tuesday + 9 * hour + minute, { desk });

    expect(answersOf(decision)).toHaveLength(1);
    expect(at(ticketOf(decision).timers['report']?.dueAt)).toBe('2026-03-10T19:00Z');
  });

  it('a second ring of the same round does nothing', () => {
    const later = ticketOf(woken(confirmed(), 'report', tuesday + 2 * hour, { desk }));

    expect(woken(later, 'report', tuesday + 2 * hour, { desk, generation: 1 }).effects).toEqual([]);
  });

  it('ends with what it was promised until, and with a level it is not meant for', () => {
    expect(ticketOf(acted(confirmed(), 'resolve', 'cured', { desk })).timers['report']?.state).toBe('stopped');
    expect(ticketOf(acted(confirmed(), 'severity', '2 milder', { desk })).timers['report']?.state).toBe('stopped');
  });

  it('tells who has the ticket: a person by his address, nobody in particular by the team', () => {
    const hers = { ...confirmed(), assignedTo: 'mia@works.example' };

    expect(tellsOf(woken(hers, 'report', tuesday + 2 * hour, { desk }))).toMatchObject([{ to: ['mia@works.example'] }]);
    expect(tellsOf(woken(confirmed(), 'report', tuesday + 2 * hour, { desk }))).toMatchObject([{ to: [desk.pack.working_side.address] }]);
  });
});

describe('a lead time', () => {
  const desk = addTimer(
    'notice: {title: {en: lead}, from: received, before: field.eta, due: -1bd, clock: working, window: true}',
    ['rules:\n', 'rules:\n  - {event: field.changed, if: {after: notice}, do: [{flag: short_notice}]}\n  - {event: mail.opened, if: {after: notice}, do: [{flag: short_notice}]}\n'],
  );
  const announced = async (eta: string, more: object = {}): Promise<Ticket> =>
    ticketOf(opened(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), fields: [claim('club_no', '4711'), ...(eta === '' ? [] : [claim('eta', eta)])], ...more }), desk));

  it('goes back from the instant the writer names; too late is seen at once', async () => {
    const inTime = await announced('2026-03-20T09:00:00Z');
    const late = await announced('2026-03-11T08:00:00Z');

    expect(at(inTime.timers['notice']?.dueAt)).toBe('2026-03-19T09:00Z');
    expect(inTime.flags).not.toContain('short_notice');
    expect(late.flags).toContain('short_notice');
  });

  it('waits for an instant that is not known, and counts when it comes', async () => {
    const waiting = await announced('');
    const known = ticketOf(joined(waiting, mail({ facts: await factsOf('ida@linden.example'), at: tuesday + hour, fields: [claim('eta', '2026-03-11T08:00:00Z')] }), desk));

    expect(waiting.timers['notice']).toMatchObject({ state: 'stopped', withoutTarget: true });
    expect(waiting.flags).not.toContain('short_notice');
    expect(known.flags).toContain('short_notice');
  });

  it('moves with its instant', async () => {
    const moved = ticketOf(acted(await announced('2026-03-11T08:00:00Z'), 'field', 'eta=2026-03-27T08:00Z', { desk }));

    expect(at(moved.timers['notice']?.dueAt)).toBe('2026-03-26T08:00Z');
  });
});

describe('a timer that stands still', () => {
  const desk = apiaryWith(['    recompute: from_receipt\n    on_due: [{flag: response_late}', '    recompute: from_receipt\n    pause: asked\n    on_due: [{flag: response_late}']);
  const running = async (): Promise<Ticket> => ticketOf(opened(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), fields: whole }), desk));

  it('does not count in its statuses, and goes on after them with what is left', async () => {
    const asked = ticketOf(acted(await running(), 'status', 'asked', { desk, at: tuesday + hour }));
    const back = ticketOf(acted(asked, 'status', 'working', { desk, at: tuesday + 3 * hour }));

    expect(asked.timers['response']).toMatchObject({ state: 'stopped' });
    // 4 h from 09:00Z, two of them stood still.
    expect(back.timers['response']).toMatchObject({ state: 'running', dueAt: tuesday + 6 * hour });
  });

  it('a wake-up that was on its way finds nothing to do', async () => {
    const before = await running();
    const asked = ticketOf(acted(before, 'status', 'asked', { desk, at: tuesday + hour }));

    expect(woken(asked, 'response', tuesday + 4 * hour, { desk, generation: before.timers['response']?.generation ?? 0 }).effects).toEqual([]);
  });

  it('the time it stood still stays deducted when the level changes', async () => {
    const asked = ticketOf(acted(await running(), 'status', 'asked', { desk, at: tuesday + 30 * minute }));
    const back = ticketOf(acted(asked, 'status', 'working', { desk, at: tuesday + 50 * minute }));
    const raised = ticketOf(acted(back, 'severity', '1 worse', { desk, at: tuesday + 55 * minute }));

    expect(raised.timers['response']).toMatchObject({ dueAt: tuesday + hour + 20 * minute });
  });
});

describe('a figure that nobody has set', () => {
  it('starts nothing, and the history says so', async () => {
    const desk = addTimer('stale: {title: {en: stale}, from: ticket.updated, clock: working, due: config}');
    const decision = opened(mail({ facts: await factsOf('ida@linden.example') }), desk);

    expect(historyOf(decision, 'timer')).toContain('stale not started: no figure: this installation has not set one');
  });
});

describe('a reminder', () => {
  const desk = addTimer('reminder: {title: {en: reminder}, from: [questions.asked, status.asked], until: [mail.reply], clock: working, due: 1bd, internal: true, on_due: [{remind: closing_soon}]}');

  it('asks once more for what is still open, and does not remind of itself', async () => {
    const born = ticketOf(opened(mail({ facts: await factsOf('ida@linden.example') }), desk));
    const reminded = woken(born, 'reminder', tuesday + 24 * hour, { desk });

    expect(born.timers['reminder']?.state).toBe('running');
    expect(answersOf(reminded)[0]).toMatchObject({ paragraphs: ['closing_soon'], missing: born.asked });
    expect(ticketOf(reminded).timers['reminder']?.state).toBe('fired');
  });

  it('is not sent when he has answered', async () => {
    const born = ticketOf(opened(mail({ facts: await factsOf('ida@linden.example') }), desk));
    const answered = ticketOf(joined(born, mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), at: tuesday + hour, fields: whole }), desk));

    expect(answered.timers['reminder']?.state).toBe('stopped');
  });
});

it('a report to the company goes to those it has named', async () => {
  const desk = addTimer('report: {title: {en: report}, from: severity.confirmed, every: 2h, clock: always, on_due: [{tell: org.authorised, template: closing_soon}]}');
  const ticket = ticketOf(acted(ticketWith({ fields: { story: knownField('ill') } }), 'severity', '1 seen', { desk, at: tuesday }));

  expect(tellsOf(woken(ticket, 'report', tuesday + 2 * hour, { desk }))).toMatchObject([{ to: [ticket.requester.addrSpec], reader: 'requester' }]);
});
