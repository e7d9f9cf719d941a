import { describe, expect, it } from 'vitest';
import { acted, answersOf, apiary, apiaryWith, day, factsOf, historyOf, hour, joined, mail, opened, tellsOf, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import type { AutomaticBudget, LoopState } from './decision.ts';
import { loopSender } from './loop-budget.ts';
import type { Ticket } from './ticket.ts';

const counts: LoopState['counts'] = { senderTickets: 0, senderReopens: 0, deskTickets: 0, deskReopens: 0, deskAnswers: 0 };
const budget = (more: Partial<LoopState['counts']> = {}, mutes: LoopState['mutes'] = []): AutomaticBudget => ({ perTicketDay: 0, perAddressHour: 0, loops: { sender: 'ida@linden.example', counts: { ...counts, ...more }, mutes } });
const mutesOf = (decision: ReturnType<typeof opened>): unknown[] => decision.effects.filter((effect) => effect.kind === 'mute');

describe('a ticket that is reopened by mail', () => {
  const closed = (ticket: Partial<Ticket> = {}): Ticket => ticketWith({
    status: 'over', closedAt: tuesday, type: 'QUESTION',
    timers: { comeback: { name: 'comeback', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 7 * day, warnAt: null, warned: false, endedAt: null, calendar: 'working', calendarVersion: '', why: [] } }, ...ticket,
  });
  const comesBack = (ticket: Ticket, at: number, options: MailOptions = {}): ReturnType<typeof joined> => joined(ticket, mail({ text: 'They are ill again.', at, ...options }));
  const closeAgain = (ticket: Ticket, at: number): Ticket => ({ ...ticketOf(acted(ticket, 'close', 'done', { at })), timers: closed().timers });

  it('three times in a day is; the fourth time it stays closed, and staff read once what was written', () => {
    let ticket = closed();
    for (let time = 1; time <= 3; time += 1) {
      ticket = ticketOf(comesBack(ticket, tuesday + time * hour));
      expect(ticket.status).toBe('working');
      ticket = closeAgain(ticket, tuesday + time * hour);
    }

    const fourth = comesBack(ticket, tuesday + 4 * hour);
    const fifth = comesBack(ticketOf(fourth), tuesday + 5 * hour);

    expect(ticketOf(fourth)).toMatchObject({ status: 'over', flags: ['reopens_muted'] });
    expect(fourth.outcome).toEqual({ state: 'joined', reason: 'reply on BEE-2026-0001 (by reply-to token), not reopened: already 3 reopenings of this ticket within a day' });
    expect(tellsOf(fourth)).toEqual([{ kind: 'tell', to: ['keepers@works.example'], text: 'staff_reopens_muted', says: 'They are ill again.' }]);
    expect(historyOf(fourth, 'reply')).toEqual(['They are ill again.']);
    expect(fifth.effects).toEqual([]);
    expect([fourth, fifth].flatMap(answersOf)).toEqual([]);
  });

  it('comes back again the next day, and at once when somebody lifts the mute', () => {
    const reopenedAt = [1, 2, 3].map((hours) => tuesday + hours * hour);
    const muted = closed({ reopenedAt, flags: ['reopens_muted'] });

    expect(ticketOf(comesBack(muted, tuesday + day + 2 * hour))).toMatchObject({ status: 'working', flags: [] });
    const lifted = { ...ticketOf(acted(muted, 'unflag', 'reopens_muted')), timers: closed().timers };
    expect(ticketOf(comesBack(lifted, tuesday + 5 * hour)).status).toBe('working');
  });

  it('by somebody who has reopened ten others today, or at a desk where everything comes back, stays closed', () => {
    const bySender = comesBack(closed(), tuesday + hour, { budget: budget({ senderReopens: 10 }) });
    const atDesk = comesBack(closed(), tuesday + hour, { budget: budget({ deskReopens: 1_000 }) });

    expect([bySender, atDesk].map((decision) => ticketOf(decision).status)).toEqual(['over', 'over']);
    expect(mutesOf(bySender)).toEqual([{ kind: 'mute', scope: 'sender', subject: 'ida@linden.example', what: 'reopens', reason: 'more than 10 reopenings within a day by ida@linden.example' }]);
    expect(mutesOf(atDesk)).toMatchObject([{ scope: 'desk', subject: '', what: 'reopens' }]);
  });

  it('as often as the pack allows', () => {
    const desk = apiaryWith(['  personal_copy: true', '  budgets: {reopens_per_ticket: 1}\n  personal_copy: true']);

    expect(ticketOf(joined(closed({ reopenedAt: [tuesday] }), mail({ text: 'Again.', at: tuesday + hour }), desk)).status).toBe('over');
  });
});

describe('a mail that would open a ticket', () => {
  const opens = async (more: Partial<LoopState['counts']>, mutes: LoopState['mutes'] = [], options: MailOptions = {}) => opened(mail({ facts: await factsOf('ida@linden.example'), budget: budget(more, mutes), ...options }));

  it('is held when its sender has opened too many within the hour; staff hear of it when that begins', async () => {
    const first = await opens({ senderTickets: 120 });
    const next = await opens({ senderTickets: 120 }, [{ scope: 'sender', what: 'tickets' }]);

    expect(first.outcome).toEqual({ state: 'held', reason: 'muted: more than 120 new tickets within an hour from ida@linden.example' });
    expect(mutesOf(first)).toHaveLength(1);
    expect(tellsOf(first)).toMatchObject([{ to: ['keepers@works.example'], text: 'staff_sender_muted' }]);
    expect([mutesOf(next).length, tellsOf(next), answersOf(next)]).toEqual([1, [], []]);
  });

  it('is held when the whole desk has had too many, whoever writes', async () => {
    const decision = await opens({ deskTickets: 20_000 });

    expect(decision.outcome?.state).toBe('held');
    expect(tellsOf(decision)).toMatchObject([{ text: 'staff_desk_muted' }]);
  });

  it('opens one when an admin lets it pass', async () => {
    expect((await opens({ senderTickets: 500 }, [], { release: {} })).outcome?.state).toBe('opened');
  });
});

describe('an automatic answer', () => {
  const answered = async (more: Partial<AutomaticBudget>) => opened(mail({ facts: await factsOf('ida@linden.example'), budget: { ...budget(), ...more } }));

  it('does not go to a sender who has had ten within the hour; that mutes him, and staff hear of it once', async () => {
    const first = await answered({ perAddressHour: 10 });
    const next = await answered({ perAddressHour: 10, loops: { sender: 'ida@linden.example', counts, mutes: [{ scope: 'sender', what: 'answers' }] } });

    expect(first.outcome?.state).toBe('opened');
    expect([first, next].flatMap(answersOf)).toEqual([]);
    expect(mutesOf(first)).toMatchObject([{ scope: 'sender', subject: 'ida@linden.example', what: 'answers' }]);
    expect(tellsOf(first)).toMatchObject([{ text: 'staff_sender_muted' }]);
    expect([mutesOf(next).length, tellsOf(next)]).toEqual([1, []]);
  });

  it('does not go to who is muted, and from no desk that has written too many', async () => {
    expect(answersOf(await answered({ loops: { sender: 'ida@linden.example', counts, mutes: [{ scope: 'sender', what: 'answers' }] } }))).toEqual([]);
    expect(answersOf(await answered(budget({ deskAnswers: 20_000 })))).toEqual([]);
    expect(answersOf(await answered(budget({ deskAnswers: 19_999 })))).toHaveLength(1);
  });
});

describe('whom the budgets count by', () => {
  const senderOf = (from: string, replyTo?: string): string => loopSender(mail({ from, ...(replyTo === undefined ? {} : { replyTo }) }).mail);

  it.each([
    ['the address itself', 'Ida@Linden.example', undefined, 'ida@linden.example'],
    ['without the detail that a robot changes with each mail', 'help+77123@linden.example', undefined, 'help@linden.example'],
    ['the address that answers go to', 'web@linden.example', 'ida@linden.example', 'ida@linden.example'],
    ['not an address elsewhere', 'ida@linden.example', 'other@else.example', 'ida@linden.example'],
    ['nobody', '', undefined, ''],
  ])('%s', (_, from, replyTo, expected) => {
    expect(senderOf(from, replyTo)).toBe(expected);
  });

  it('own addresses get no automatic mail, in their plus forms neither', async () => {
    const own = opened(mail({ from: 'help+anything@apiary.example', facts: await factsOf('ida@linden.example') }));

    expect(answersOf(own)).toEqual([]);
    expect(apiary.addresses).toContain('help@apiary.example');
  });
});
