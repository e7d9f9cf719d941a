// The new owner of a ticket hears of it.
import { describe, expect, it } from 'vitest';
import { acted, apiaryWith, factsOf, hour, joined, mail, opened, tellsOf, ticketWith, tuesday } from '../../test/support/desk.ts';
import { composed } from '../../test/support/composed.ts';

const handing = apiaryWith(['  - {event: mail.reply, if: {bad: any}, do: [{ask: wrong}]}', '  - {event: mail.reply, do: [{assign: oncall}]}']);

describe('whoever a ticket is given to', () => {
  it('gets what the requester has just written, when that made it his', () => {
    const decision = joined(ticketWith({ text: 'The bees are ill.' }), mail({ at: tuesday + hour, text: 'Now they fly away.' }), handing);

    expect(tellsOf(decision)).toMatchObject([{ to: ['oncall@works.example'], text: 'assigned', says: 'Now they fly away.' }]);
  });

  it('gets the story of the ticket otherwise, and nothing if he has it already or took it himself', async () => {
    const first = opened(mail({ facts: await factsOf('ida@linden.example') }), apiaryWith(['{event: mail.opened, if: {bad: any}, do: [{ask: wrong}]}', '{event: mail.opened, do: [{assign: lead}]}']));

    expect(tellsOf(first)).toEqual([{ kind: 'tell', to: ['lead@works.example'], text: 'assigned' }]);
    expect(tellsOf(acted(ticketWith(), 'assign', 'Mia <mia@works.example>'))).toEqual([{ kind: 'tell', to: ['mia@works.example'], text: 'assigned' }]);
    expect([acted(ticketWith({ assignedTo: 'oncall' }), 'assign', 'oncall'), acted(ticketWith(), 'assign', 'lee@works.example')].flatMap(tellsOf)).toEqual([]);
  });

  it('reads it in the word of the desk for a ticket', () => {
    const cases = apiaryWith(['  languages:', '  words: {en: {ticket: case}}\n  languages:']);

    expect(composed({ kind: 'tell', to: ['mia@works.example'], text: 'assigned' }, ticketWith(), { desk: cases }).text).toMatch(/^This case is yours now\./u);
  });
});
