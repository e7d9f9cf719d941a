import { describe, expect, it } from 'vitest';
import { acted, answersOf, apiaryWith, claim, day, factsOf, historyOf, hour, joined, mail, minute, opened, tellsOf, ticketOf, ticketWith, tuesday, woken, type MailOptions } from '../../test/support/desk.ts';
import type { Ticket, TicketTimer } from './ticket.ts';

const at = (instant: number | undefined): string => (instant === undefined ? 'none' : new Date(instant).toISOString().replace(':00.000Z', 'Z'));

/** Ida's ticket, without or with a licence. */
async function born(options: MailOptions = {}, licence = ''): Promise<Ticket> {
  const facts = await factsOf('ida@linden.example', ['club_no', '4711'], ...(licence === '' ? [] : [['licence', licence] as const]));
  return ticketOf(opened(mail({ facts, ...options, fields: [claim('club_no', '4711'), ...(licence === '' ? [] : [claim('licence', licence)]), ...(options.fields ?? [])] })));
}

function timer(more: Partial<TicketTimer> & { readonly name: string }): TicketTimer {
  return { generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 4 * hour, warnAt: null, warned: false, endedAt: null, calendar: 'working', calendarVersion: '', why: [], ...more };
}

describe('what starts at the receipt', () => {
  it('runs on the clock and the figure of its level, with the steps that led to it', async () => {
    const { timers } = await born();

    expect(timers['response']).toMatchObject({ state: 'running', generation: 1, startedAt: tuesday, warned: false, endedAt: null });
    expect(at(timers['response']?.dueAt)).toBe('2026-03-10T13:00Z');
    expect(timers['response']?.why.length).toBeGreaterThan(0);
    expect(at(timers['triage']?.dueAt)).toBe('2026-03-11T09:00Z');
  });

  it('a level counts on its own clock: the burning one around the clock, within what the tier pays for', async () => {
    const night = Date.parse('2026-03-10T21:00:00Z');
    const day = await born({ at: night, fields: [claim('level', '1')] });
    const gold = await born({ at: night, fields: [claim('level', '1')] }, 'LIC-LINDEN-1001');

    // Tier Day is served from 08:00 to 20:00 in Berlin.
    expect(at(day.timers['response']?.dueAt)).toBe('2026-03-11T08:00Z');
    expect(at(gold.timers['response']?.dueAt)).toBe('2026-03-10T22:00Z');
  });

  it('hours in the zone of the requester’s organisation are his own; the desk’s where none is known', async () => {
    const desk = apiaryWith(['daytime: {zone: Europe/Berlin', 'daytime: {zone: organisation']);
    const facts = await factsOf('ida@linden.example', ['club_no', '4711']);
    const night = Date.parse('2026-03-10T21:00:00Z');
    const from = (zone: string | null): Ticket => ticketOf(opened(mail({ at: night, facts: { ...facts, organisation: facts.organisation === null ? null : { ...facts.organisation, zone } }, fields: [claim('club_no', '4711'), claim('level', '1')] }), desk));
    const [berlin, auckland, nowhere] = [from('Europe/Berlin'), from('Pacific/Auckland'), from(null)].map((ticket) => ticket.timers['response']);

    // 08:00 to 20:00: in Auckland it is ten in the morning.
    expect([berlin, auckland, nowhere].map((one) => at(one?.dueAt))).toEqual(['2026-03-11T08:00Z', '2026-03-10T22:00Z', '2026-03-11T08:00Z']);
    expect(auckland?.why[0]).toContain('Wed 11 Mar 2026 10:00 NZDT, clock always and daytime (Pacific/Auckland)');
    expect(auckland?.calendarVersion).toBe(berlin?.calendarVersion);
  });

  it('no figure for the level: nothing runs, and nothing needs remembering', async () => {
    const decision = opened(mail({ facts: await factsOf('ida@linden.example'), fields: [claim('level', '3')] }));

    expect(ticketOf(decision).timers).not.toHaveProperty('response');
    expect(historyOf(decision, 'timer').join()).not.toContain('response');
  });

  it('no figure in the contract: nothing runs, and the history says so', async () => {
    expect(historyOf(opened(mail({ facts: await factsOf('ida@linden.example') })), 'timer')).toEqual(['contract not started: no figure in the contract for this severity']);
  });

  it('outside the service levels nothing runs: a wrong channel, a type without', async () => {
    expect((await born({ forwardPaths: ['office@apiary.example'] })).timers).toEqual({});
    expect((await born({ phrases: ['wants_visit'] })).timers).toEqual({});
  });

  it('a condition keeps a timer out', async () => {
    expect(Object.keys((await born({ subject: 'Swarm' })).timers)).toEqual(['response']);
  });
});

describe('an answer by contract', () => {
  it('counts by the figure of the key', async () => {
    expect(at((await born({}, 'LIC-LINDEN-1001')).timers['contract']?.dueAt)).toBe('2026-03-10T11:00Z');
  });

  it('a key that comes later starts it from the receipt; what is late by then is recorded, not alarmed', async () => {
    const facts = await factsOf('ida@linden.example', ['licence', 'LIC-LINDEN-1001']);
    const withKey = async (at: number): Promise<TicketTimer | undefined> =>
      ticketOf(joined(await born(), mail({ at, facts, fields: [claim('licence', 'LIC-LINDEN-1001')] }))).timers['contract'];

    expect(await withKey(tuesday + hour)).toMatchObject({ state: 'running', startedAt: tuesday, dueAt: tuesday + 2 * hour });
    expect(await withKey(tuesday + 5 * hour)).toMatchObject({ state: 'fired', startedAt: tuesday, dueAt: tuesday + 2 * hour });
  });

  it('but not after a person has answered', async () => {
    const facts = await factsOf('ida@linden.example', ['licence', 'LIC-LINDEN-1001']);
    const ticket = joined({ ...(await born()), repliedAt: tuesday + hour }, mail({ at: tuesday + 5 * hour, facts, fields: [claim('licence', 'LIC-LINDEN-1001')] }));

    expect(ticketOf(ticket).timers).not.toHaveProperty('contract');
  });
});

describe('another level', () => {
  it('counts again from the receipt, with a new generation', async () => {
    const before = await born();
    const raised = ticketOf(acted(before, 'severity', '1', { at: tuesday + 30 * minute }));

    expect(raised.timers['response']).toMatchObject({ startedAt: tuesday, dueAt: tuesday + hour, generation: 2, state: 'running' });
  });

  it('that should have been answered already is due at once', async () => {
    const raised = acted(await born(), 'severity', '1', { at: tuesday + 3 * hour });

    expect(ticketOf(raised).timers['response']?.dueAt).toBe(tuesday + hour);
    expect(tellsOf(woken(ticketOf(raised), 'response', tuesday + 3 * hour))).toMatchObject([{ text: 'staff_late' }]);
  });

  it('does not unmake what was missed', async () => {
    const before = await born();
    const missed = ticketOf(woken(before, 'response', tuesday + 4 * hour));
    const lowered = acted(missed, 'severity', '3', { at: tuesday + 5 * hour });

    expect(ticketOf(lowered).timers['response']).toMatchObject({ state: 'fired', dueAt: tuesday + 4 * hour });
    expect(historyOf(lowered, 'timer').join()).toContain('already missed');
  });

  it('without a target stops the clock, and a later one starts it again from the receipt', async () => {
    const lowered = ticketOf(acted(await born(), 'severity', '3', { at: tuesday + hour }));
    const raised = ticketOf(acted(lowered, 'severity', '1', { at: tuesday + 2 * hour }));

    expect(lowered.timers['response']).toMatchObject({ state: 'stopped', endedAt: tuesday + hour, generation: 2 });
    expect(raised.timers['response']).toMatchObject({ state: 'running', startedAt: tuesday, dueAt: tuesday + hour, endedAt: null, generation: 3 });
  });

  it('does not start what was answered in between', async () => {
    const lowered = ticketOf(acted(await born(), 'severity', '3'));
    const answered = ticketOf(acted(lowered, 'reply', 'Feed them.'));

    expect(ticketOf(acted(answered, 'severity', '1')).timers['response']?.state).toBe('stopped');
  });

  it('on a closed ticket starts nothing', async () => {
    const closed = ticketOf(acted(await born(), 'close'));
    const raised = ticketOf(acted(closed, 'severity', '1'));

    expect(Object.values(raised.timers).filter((one) => one.state === 'running').map((one) => one.name)).toEqual(['comeback']);
  });
});

describe('what ends a clock', () => {
  it('its event, once; a second one is nothing', async () => {
    const before = await born();
    const answered = ticketOf(acted(before, 'reply', 'Feed them.'));
    const again = acted(answered, 'reply', 'And water.', { at: tuesday + 2 * hour });

    expect(answered.timers['response']).toMatchObject({ state: 'stopped', endedAt: tuesday + hour, generation: 2 });
    expect(answered.timers['triage']?.state).toBe('running');
    expect(ticketOf(again).timers['response']).toEqual(answered.timers['response']);
  });

  it('late is said', () => {
    const late = acted(ticketWith({ timers: { response: timer({ name: 'response' }) } }), 'reply', 'Feed them.', { at: tuesday + 4 * hour + 1 });

    expect(historyOf(late, 'timer')).toEqual(['response stopped by staff.replied, late']);
  });

  it('a rule can stop and start one by hand', async () => {
    const ticket = await born({}, 'LIC-LINDEN-1001');
    const stopped = ticketOf(joined(ticket, mail({ phrases: ['stop_clock'] })));
    const { contract: _, ...others } = ticket.timers;
    const started = ticketOf(joined({ ...ticket, timers: others }, mail({ at: tuesday + hour, phrases: ['start_clock'], facts: await factsOf('ida@linden.example') })));

    expect(stopped.timers['triage']?.state).toBe('stopped');
    expect(started.timers['contract']).toMatchObject({ state: 'running', startedAt: tuesday });
  });
});

describe('closing by silence', () => {
  const cured = (): Ticket => ticketOf(acted(ticketWith(), 'resolve'));
  const closing = cured().timers['closing'];
  if (closing === undefined || closing.warnAt === null) throw new Error('no closing timer');
  const { dueAt, warnAt } = closing;

  it('warns first, then closes, in its own open days', () => {
    // Resolved at 11:00 in Berlin on a Tuesday.
    expect([at(warnAt), at(dueAt)]).toEqual(['2026-03-12T10:00Z', '2026-03-13T10:00Z']);

    const warned = woken(cured(), 'closing', warnAt);
    const closed = woken(ticketOf(warned), 'closing', dueAt);

    expect(answersOf(warned)).toMatchObject([{ situation: 'notice', paragraphs: ['closing_soon'], autoSubmitted: 'auto-generated' }]);
    expect(ticketOf(warned)).toMatchObject({ status: 'cured', timers: { closing: { state: 'running', warned: true, generation: 1 } } });
    expect(ticketOf(closed)).toMatchObject({ status: 'over', closeReason: 'silence', timers: { closing: { state: 'fired', endedAt: dueAt } } });
    expect(answersOf(closed)).toMatchObject([{ paragraphs: ['goodbye'] }]);
  });

  it.each([['twice', warnAt + 1, true], ['a millisecond early', warnAt - 1, false]] as const)('a warning that rings %s is not repeated', (_, now, warned) => {
    const decision = woken({ ...cured(), timers: { closing: { ...closing, warned } } }, 'closing', now);

    expect(decision.effects).toEqual([]);
    expect(decision.history).toEqual([]);
  });

  it('after a long downtime closes without a warning that comes too late', () => {
    expect(answersOf(woken(cured(), 'closing', dueAt + 30 * day))).toMatchObject([{ paragraphs: ['goodbye'] }]);
  });

  it('a stale wake-up changes nothing', () => {
    for (const generation of [0, 2]) expect(woken(cured(), 'closing', dueAt, { generation }).history).toEqual([]);
  });

  it('a word of a person cancels it, a minute before as well', () => {
    const replied = ticketOf(joined(cured(), mail({ at: dueAt - minute, text: 'Still ill.' })));

    expect(replied).toMatchObject({ status: 'working', timers: { closing: { state: 'stopped' } } });
    expect(woken(replied, 'closing', dueAt, { generation: 1 }).history).toEqual([]);
  });

  it('the answer of a machine does not', () => {
    const filed = joined(cured(), mail({ at: dueAt - minute, mailClass: { classification: 'automatic', reason: 'out of office' } }));

    expect(ticketOf(filed)).toMatchObject({ status: 'cured', timers: cured().timers });
  });

  it('staff who take the case up again are not closed under their hands', () => {
    const reopened = ticketOf(acted(cured(), 'reopen'));

    expect(reopened.timers['closing']?.state).toBe('stopped');
    expect(ticketOf(woken(reopened, 'closing', dueAt, { generation: 1 })).status).toBe('working');
  });

  it('solved again it starts anew, with a generation that only grows', () => {
    const again = ticketOf(acted(ticketOf(acted(cured(), 'reopen')), 'resolve', '', { at: tuesday + day }));

    expect(again.timers['closing']).toMatchObject({ state: 'running', startedAt: tuesday + day, generation: 3, warned: false });
  });
});

describe('windows', () => {
  it('open with the closing, outlive it, and close when the case comes back', () => {
    const closed = ticketOf(acted(ticketWith(), 'close'));
    const back = ticketOf(joined(closed, mail({ at: tuesday + 2 * hour })));

    expect(closed.timers['comeback']).toMatchObject({ state: 'running', startedAt: tuesday + hour });
    expect(back.status).toBe('working');
    expect(back.timers['comeback']?.state).toBe('stopped');
  });

  it('that prompt at their end do so only while the case is still there', () => {
    const outside = ticketOf(acted(ticketWith(), 'status', 'outside'));
    const back = ticketOf(acted(outside, 'reopen', '', { at: tuesday + 2 * hour }));

    expect(answersOf(woken(outside, 'vet', tuesday + 25 * hour))).toMatchObject([{ paragraphs: ['has_vet_called'] }]);
    expect(answersOf(woken(back, 'vet', tuesday + 25 * hour, { generation: 1 }))).toEqual([]);
  });
});

describe('a timer that rings', () => {
  it('late marks the ticket and tells the role, never the requester', async () => {
    const decision = woken(await born(), 'response', tuesday + 4 * hour);

    expect(ticketOf(decision).flags).toContain('response_late');
    expect(tellsOf(decision)).toEqual([{ kind: 'tell', to: ['lead@works.example'], text: 'staff_late' }]);
    expect(answersOf(decision)).toEqual([]);
  });

  it('and is no longer in the pack is ended instead of ringing for ever', () => {
    const ticket = ticketWith({ timers: { gone: timer({ name: 'gone' }) } });
    const decision = woken(ticket, 'gone', tuesday + 4 * hour);

    expect(ticketOf(decision).timers['gone']).toMatchObject({ state: 'stopped' });
    expect(historyOf(decision, 'timer')).toEqual(['gone ended: the pack no longer has it']);
  });

  it('of a name nobody knows changes nothing', () => {
    expect(woken(ticketWith(), 'unheard', tuesday).history).toEqual([]);
  });

  it('keeps its words to itself when the address takes no mail', () => {
    const cured = ticketOf(acted(ticketWith({ flags: ['undeliverable'] }), 'resolve'));
    const decision = woken(cured, 'closing', cured.timers['closing']?.dueAt ?? 0);

    expect(ticketOf(decision).status).toBe('over');
    expect(answersOf(decision)).toEqual([]);
  });
});

describe('a recomputed warning', () => {
  it('is given again when it moves into the future', async () => {
    const desk = apiaryWith([`    due: {"1": 1h, "2": 4h, "3": none}`, `    warn: 30m\n    due: {"1": 1h, "2": 4h, "3": 1bd}`]);
    const before = ticketWith({ timers: { response: timer({ name: 'response', warned: true, warnAt: tuesday + 30 * minute }) } });
    const weekend = { ...before, timers: { response: timer({ name: 'response', warned: true, startedAt: Date.parse('2026-03-14T10:00:00Z') }) } };

    expect(ticketOf(acted(before, 'severity', '3', { desk, at: tuesday + hour })).timers['response']?.warned).toBe(true);
    expect(ticketOf(acted(weekend, 'severity', '3', { desk, at: Date.parse('2026-03-14T11:00:00Z') })).timers['response']?.warned).toBe(false);
  });
});
