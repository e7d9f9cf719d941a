import { describe, expect, it } from 'vitest';
import { answersOf, apiary, factsOf, mail, opened, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { ActRefused, decide } from './decide.ts';
import type { Decision, MailEvent } from './decision.ts';

describe('a mail of the working side that names no ticket', () => {
  it('is held, and opens one only when an admin releases it', () => {
    expect(opened(mail({ from: 'lee@works.example' }))).toMatchObject({ outcome: { state: 'held' }, ticket: null, effects: [], sender: { verdict: 'hold' } });
    expect(opened(mail({ from: 'lee@works.example', release: {} })).outcome?.state).toBe('opened');
  });
});

describe('a partner’s mail that staff passes on', () => {
  const desk: Desk = { ...apiary, pack: { ...apiary.pack, channels: { ...apiary.pack.channels, staff: { kind: 'email', address: '*@works.example', opens: true, sla: false } } } };

  async function passedOn(inner: string | null, options: MailOptions = {}): Promise<Decision> {
    const event = mail({ from: 'lee@works.example', name: 'Lee Fox', facts: await factsOf(inner ?? ''), ...options });
    const { recognition } = event;
    const forwarded: MailEvent = { ...event, recognition: { ...recognition, reply: { ...recognition.reply, forwardedFrom: inner === null ? null : { displayName: 'Ida Holm', addrSpec: inner } } } };
    return opened(forwarded, desk);
  }

  it('opens his case outside the service levels, and answers him', async () => {
    const decision = await passedOn('ida@linden.example');

    expect(ticketOf(decision)).toMatchObject({ requester: { addrSpec: 'ida@linden.example' }, participants: ['ida@linden.example'], channel: 'staff', sla: false, timers: {} });
    expect(answersOf(decision)).toMatchObject([{ to: { addrSpec: 'board@linden.example' }, cc: ['ida@linden.example'], situation: 'opened' }]);
  });

  it.each<[string, string | null, MailOptions]>([
    ['nobody inside', null, {}], ['a colleague inside', 'sam@works.example', {}], ['a From that failed authentication', 'ida@linden.example', { authentication: { from: 'fail', detail: '' } }],
  ])('%s: no such case', async (_, inner, options) => {
    expect((await passedOn(inner, options)).outcome?.state).toBe('held');
  });
});

describe('an event for a ticket that is not there', () => {
  it('is refused in words', () => {
    expect(() => decide({ ticket: null, event: { kind: 'act', verb: 'note', argument: 'x', by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } }, desk: apiary, newRef: null, now: tuesday })).toThrow(ActRefused);
  });
});

describe('a decision', () => {
  it('leaves the ticket that it was given as it was', () => {
    const before = ticketWith({ status: 'cured' });
    const copy = structuredClone(before);
    decide({ ticket: before, event: mail({ text: 'Still ill.' }), desk: apiary, newRef: null, now: tuesday });

    expect(before).toEqual(copy);
  });

  it('is the same for the same input', async () => {
    const event = mail({ facts: await factsOf('ida@linden.example') });

    expect(opened(event)).toEqual(opened(event));
  });

  it('names the version of the pack that made it', () => {
    expect(ticketOf(opened(mail({ release: {} }))).packVersion).toBe(apiary.version);
  });
});
