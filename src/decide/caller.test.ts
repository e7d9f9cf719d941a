// A requester whose company was not known.
import { describe, expect, it } from 'vitest';
import { apiary, apiaryWith, factsOf, file, historyOf, hour, joined, mail, opened, ticketOf, tuesday } from '../../test/support/desk.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { noFacts, type Caller, type DirectoryFacts } from './directory-facts.ts';
import type { Ticket } from './ticket.ts';

/** A stranger whom somebody has let in. */
const stranger = (): Ticket => ticketOf(opened(mail({ from: 'ida@linden.example', release: {} })));
const contact = (ticket: Ticket, argument: string, facts?: DirectoryFacts): Decision =>
  decide({ ticket, desk: apiary, newRef: null, now: tuesday + hour, event: { kind: 'act', verb: 'contact', argument, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 }, ...(facts === undefined ? {} : { facts }) } });

describe('a stranger whose company becomes known', () => {
  it('belongs to it from his next mail on', async () => {
    const decision = joined(stranger(), mail({ from: 'ida@linden.example', at: tuesday + hour, facts: await factsOf('ida@linden.example') }));

    expect(stranger().organisation).toBeNull();
    expect(ticketOf(decision).organisation).toMatchObject({ id: 'linden' });
    expect(historyOf(decision, 'contact')).toHaveLength(1);
  });

  it('does not by a mail of somebody else, nor by one that forges his address', async () => {
    const facts = await factsOf('ida@linden.example');

    expect(ticketOf(joined(stranger(), mail({ from: 'bo@linden.example', at: tuesday + hour, facts }))).organisation).toBeNull();
    expect(ticketOf(joined(stranger(), mail({ from: 'ida@linden.example', at: tuesday + hour, facts, authentication: { from: 'fail', detail: 'forged' } }))).organisation).toBeNull();
  });

  it('belongs to it when staff say so, and only to one that the directory knows', async () => {
    const decision = contact(stranger(), 'ida@linden.example', await factsOf('ida@linden.example'));

    expect(ticketOf(decision)).toMatchObject({ organisation: { id: 'linden' }, requester: { addrSpec: 'ida@linden.example' }, requesterMessageId: 'm1@linden.example' });
    expect(() => contact(stranger(), 'ida@nowhere.example')).toThrow(/no company that the directory knows/u);
    expect(() => contact(ticketOf(decision), 'bo@linden.example')).toThrow(/the requester is ida@linden.example of/u);
  });
});

describe('a call on the machine', () => {
  const desk = apiaryWith(['channels:\n', 'channels:\n  machine: {kind: email, opens: true, detect: {attach: ["audio/*"]}}\n']);
  const caller = (address: string, organisation: string): Caller => ({ addrSpec: address, name: address.split('@')[0] ?? '', phone: '+49 30 5550 1', organisation, authorised: true, called: '+49 30 5550 1', organisationName: organisation });
  const call = (...callers: readonly Caller[]): Decision =>
    opened(mail({ from: 'pbx@phones.example', facts: { ...noFacts, callers }, release: {}, attachments: [file('message.wav', 'audio/wav')] }), desk);

  it('names whose number it is, and makes him nobody', () => {
    const ticket = ticketOf(call(caller('ida@linden.example', 'linden')));

    expect(ticket).toMatchObject({ caller: { name: 'ida', address: 'ida@linden.example', organisation: 'linden' }, organisation: null, requester: { addrSpec: 'pbx@phones.example' } });
    expect(ticket.participants).not.toContain('ida@linden.example');
  });

  it('names only the company of several people who share a number, and nobody where they are of two', () => {
    expect(ticketOf(call(caller('ida@linden.example', 'linden'), caller('bo@linden.example', 'linden'))).caller).toMatchObject({ name: '', address: '', organisation: 'linden' });
    expect(ticketOf(call(caller('ida@linden.example', 'linden'), caller('sam@alder.example', 'alder'))).caller).toBeUndefined();
    expect(ticketOf(call()).caller).toBeUndefined();
  });
});
