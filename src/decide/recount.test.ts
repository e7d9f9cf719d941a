import { describe, expect, it } from 'vitest';
import { apiary, apiaryWith, claim, factsOf, historyOf, hour, mail, opened, ticketOf, tuesday } from '../../test/support/desk.ts';
import type { Instant } from '../mail/instant.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { isOlderCalendar } from './calendar.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Ticket } from './ticket.ts';

const at = (instant: number | undefined): string => (instant === undefined ? 'none' : new Date(instant).toISOString().replace(':00.000Z', 'Z'));

/** The working days get one more holiday: the very Tuesday. */
const closedOnTuesday = apiaryWith(['holidays: ["2026-04-03"]', 'holidays: ["2026-04-03", "2026-03-10"]']);

async function born(desk: Desk = apiary): Promise<Ticket> {
  return ticketOf(opened(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), fields: [claim('club_no', '4711')] }), desk));
}

function recounted(ticket: Ticket, desk: Desk, now: Instant): Decision {
  return decide({ ticket, event: { kind: 'recount', by: 'cli' }, desk, newRef: null, now });
}

describe('a calendar that has changed', () => {
  it('moves no due time until somebody asks for it', async () => {
    const ticket = await born();
    const { response } = ticket.timers;

    expect(isOlderCalendar(response?.calendar ?? '', response?.calendarVersion ?? '', apiary.calendars)).toBe(false);
    expect(isOlderCalendar(response?.calendar ?? '', response?.calendarVersion ?? '', closedOnTuesday.calendars)).toBe(true);
  });

  it('then counts running timers again from their own start, and the history says old and new', async () => {
    const ticket = await born();
    const decision = recounted(ticket, closedOnTuesday, tuesday + hour);
    const { response, triage } = ticketOf(decision).timers;

    expect([response, triage].map((one) => at(one?.dueAt))).toEqual(['2026-03-11T12:00Z', '2026-03-12T08:00Z']);
    expect(response).toMatchObject({ state: 'running', startedAt: tuesday, generation: 2, calendarVersion: recountedVersion(closedOnTuesday, response?.calendar ?? '') });
    expect(response?.why.join('\n')).toContain('Tue 10 Mar holiday');
    expect(historyOf(decision, 'timer')[0]).toMatch(/^response counted again, calendar .* has changed: due Wed 11 Mar 2026 13:00 CET, was Tue 10 Mar 2026 14:00 CET$/u);
  });

  it('says nothing to anybody and raises no event', async () => {
    const decision = recounted(await born(), closedOnTuesday, tuesday + hour);

    expect(decision.effects).toEqual([]);
    expect(new Set(decision.history.map((entry) => entry.kind))).toEqual(new Set(['timer']));
  });

  it('brings a due time forward when a holiday is taken away', async () => {
    const ticket = await born(closedOnTuesday);

    expect(at(ticketOf(recounted(ticket, apiary, tuesday + hour)).timers['response']?.dueAt)).toBe('2026-03-10T13:00Z');
  });

  it('leaves what is overdue: it is about to fire', async () => {
    const ticket = await born();

    expect(ticketOf(recounted(ticket, closedOnTuesday, tuesday + 5 * hour)).timers['response']).toEqual(ticket.timers['response']);
  });

  it('only gets the new version where the due time stays the same', async () => {
    const far = apiaryWith(['holidays: ["2026-04-03"]', 'holidays: ["2026-04-03", "2026-12-24"]']);
    const decision = recounted(await born(), far, tuesday + hour);
    const { response } = ticketOf(decision).timers;

    expect(decision.history).toEqual([]);
    expect(at(response?.dueAt)).toBe('2026-03-10T13:00Z');
    expect(isOlderCalendar(response?.calendar ?? '', response?.calendarVersion ?? '', far.calendars)).toBe(false);
  });

  it('changes nothing the second time, nor where no calendar has changed', async () => {
    const once = ticketOf(recounted(await born(), closedOnTuesday, tuesday + hour));
    const twice = recounted(once, closedOnTuesday, tuesday + 2 * hour);

    expect(twice.history).toEqual([]);
    expect(ticketOf(twice).timers).toEqual(once.timers);
  });

  it('takes a cadence to its next round, not to one long past', async () => {
    const every = ['    due: 1bd\n', '    every: 3h\n'] as const;
    const [before, after] = [apiaryWith(every), apiaryWith(every, ['holidays: ["2026-04-03"]', 'holidays: ["2026-04-03", "2026-03-11"]'])];
    const ticket = await born(before);
    const triage = ticket.timers['triage'];
    if (triage === undefined) throw new Error('no cadence');
    // Rounds of Tuesday at 12:00 and 15:00 have gone; the third would be on Wednesday at 10:00.
    const later = { ...ticket, timers: { triage: { ...triage, dueAt: Date.parse('2026-03-11T09:00Z') } } };

    expect(at(ticketOf(recounted(later, after, tuesday + 7 * hour)).timers['triage']?.dueAt)).toBe('2026-03-12T10:00Z');
  });
});

function recountedVersion(desk: Desk, names: string): string {
  return names.split(' and ').map((name) => desk.calendars.get(name)?.version).join('+');
}
