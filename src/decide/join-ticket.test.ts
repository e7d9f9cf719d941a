import { describe, expect, it } from 'vitest';
import {
  acted, answersOf, claim, day, factsOf, forwardsOf, historyOf, hour, joined, knownField, mail, minute, opened, proseClaim, relaysOf, tellsOf, ticketOf,
  ticketWith, tuesday, type MailOptions,
} from '../../test/support/desk.ts';
import type { Ticket } from './ticket.ts';

const at = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
const later = (options: MailOptions = {}): MailOptions => ({ at: tuesday + hour, text: 'Any news?', messageId: 'm2@linden.example', ...options });

/** A ticket of Ida's that still lacks a good deal. */
async function half(fields: MailOptions['fields'] = []): Promise<Ticket> {
  return ticketOf(opened(mail({ facts: await factsOf('ida@linden.example', ['club_no', '4711']), fields: [claim('club_no', '4711'), ...fields] })));
}

describe('the same question', () => {
  it('is asked with the first answer: twins once, optional ones apart', async () => {
    const ticket = await half();

    expect(ticket.missing).toEqual(['began', 'story', 'sample', 'trace']);
    expect(ticket.asked).toEqual(['began', 'story', 'sample']);
    expect(ticket.status).toBe('asked');
  });

  it('is not asked again when nothing was answered; the second time the working side is told, because nobody else would read it', async () => {
    const once = joined(await half(), mail(later({ text: 'I come back to you.' })));
    const twice = joined(ticketOf(once), mail(later({ text: 'I come back to you.' })));

    expect([once, twice].flatMap(answersOf)).toEqual([]);
    expect(tellsOf(once)).toEqual([]);
    expect(tellsOf(twice)).toMatchObject([{ to: ['keepers@works.example'], text: 'answer_settles_nothing', says: 'I come back to you.' }]);
    expect(tellsOf(joined(ticketOf(twice), mail(later({ text: 'Anybody there?' }))))).toEqual([]);
    expect(tellsOf(joined(ticketOf(acted(ticketOf(twice), 'note', 'called him')), mail(later({ text: 'Anybody there?' }))))).toMatchObject([{ text: 'answer_settles_nothing' }]);
    expect(ticketOf(twice).status).toBe('asked');
  });

  it('a question of his needs a person at once', async () => {
    expect(tellsOf(joined(await half(), mail(later({ text: 'What exactly do you need?' }))))).toMatchObject([{ text: 'answer_settles_nothing' }]);
  });

  it('is asked again, shorter, when a part was answered', async () => {
    const [answer] = answersOf(joined(await half(), mail(later({ fields: [claim('story', 'They lie before the hive')] }))));

    expect(answer).toMatchObject({ situation: 'still-missing', missing: ['began', 'sample'], wrong: [] });
  });

  it('is asked again when what was missing came and does not fit', async () => {
    const [answer] = answersOf(joined(await half(), mail(later({ fields: [claim('began', null, { problem: 'not a date', raw: 'this morning' })] }))));

    expect(answer).toMatchObject({ situation: 'still-missing', wrong: ['began'], missing: ['story', 'sample'] });
  });

  it('is asked again when another wrong value came, not when the same stays', async () => {
    const first = joined(await half(), mail(later({ fields: [claim('began', null, { problem: 'not a date', raw: 'this morning' })] })));

    const silent = joined(ticketOf(first), mail(later()));
    const again = joined(ticketOf(first), mail(later({ fields: [claim('began', at(tuesday + day), { raw: 'tomorrow' })] })));

    expect(answersOf(silent)).toEqual([]);
    expect(answersOf(again)).toMatchObject([{ wrong: ['began'] }]);
  });

  it('is not asked of a case that is solved or closed', async () => {
    const solved = joined({ ...(await half()), status: 'cured' }, mail(later({ phrases: ['says_thanks'], fields: [claim('story', 'It was the cold')] })));

    expect(ticketOf(solved).status).toBe('over');
    expect(answersOf(solved)).toMatchObject([{ situation: 'closed', missing: [], wrong: [], paragraphs: ['goodbye'] }]);
  });
});

describe('the last missing answer', () => {
  const rest = [claim('began', at(tuesday - day)), claim('story', 'They lie before the hive'), claim('sample', 'one dead bee')];

  it('completes: status, one answer, one forward with all that was said', async () => {
    const decision = joined(await half(), mail(later({ text: 'Here it is.', fields: rest })));

    expect(ticketOf(decision)).toMatchObject({ status: 'working', missing: [], asked: [], forwardedAt: tuesday + hour, text: 'The bees are ill.\n\nHere it is.' });
    expect(answersOf(decision)).toMatchObject([{ situation: 'completed', missing: [], wrong: [], optional: [] }]);
    expect(forwardsOf(decision)).toMatchObject([{ to: 'keepers@works.example', reason: 'complete' }]);
    expect(relaysOf(decision)).toEqual([]);
  });

  it('a later mail is relayed with what it changed, and answered by nobody', async () => {
    const complete = ticketOf(joined(await half(), mail(later({ fields: rest }))));
    const decision = joined({ ...complete, workingMessageId: 'w1@works.example' }, mail(later({ text: 'It was three.', fields: [claim('sample', 'three dead bees')] })));

    expect(answersOf(decision)).toEqual([]);
    expect(relaysOf(decision)).toMatchObject([{ direction: 'to-working-side', text: 'It was three.', author: 'Ida Holm', changed: ['sample'], inReplyTo: 'w1@works.example' }]);
    expect(forwardsOf(decision)).toEqual([]);
  });

  it('is named in the reason for the admin', async () => {
    expect(joined(await half(), mail(later({ fields: rest }))).outcome).toEqual({
      state: 'joined', reason: 'reply on BEE-2026-0001 (by reply-to token), filled began, story, sample, now complete',
    });
  });
});

describe('whoever writes on a ticket', () => {
  it('becomes a participant, once', async () => {
    const facts = await factsOf('bo@linden.example');
    const once = joined(await half(), mail(later({ from: 'Bo@linden.example', facts })));
    const twice = joined(ticketOf(once), mail(later({ from: 'bo@linden.example', facts })));

    expect(ticketOf(twice).participants).toEqual(['ida@linden.example', 'bo@linden.example']);
  });

  it('from outside is no participant, gets no automatic mail with what we know of the requester, and staff see whose words they are', async () => {
    const guest = joined(await half(), mail(later({ from: 'guest@elsewhere.example', name: 'A Guest', text: 'Club: 4712' })));
    const worked = joined(ticketWith({ forwardedAt: tuesday, requesterMessageId: 'm1@linden.example' }), mail(later({ from: 'guest@elsewhere.example', name: 'A Guest', text: 'It is still so.' })));

    expect(ticketOf(guest)).toMatchObject({ participants: ['ida@linden.example'], flags: expect.arrayContaining(['outside_writer']) as unknown });
    expect(answersOf(guest).map((effect) => effect.to.addrSpec)).not.toContain('guest@elsewhere.example');
    expect(relaysOf(worked)[0]?.author).toMatch(/^A Guest <guest@elsewhere\.example>, who is no contact of .* that we know,$/u);
  });

  it('of another organisation changes no value of the ticket', async () => {
    const decision = joined(await half(), mail(later({ from: 'flo@heather.example', fields: [claim('club_no', '4712')], facts: await factsOf('flo@heather.example', ['club_no', '4712']) })));

    expect(ticketOf(decision).fields).toEqual((await half()).fields);
  });

  it('does not change what the requester is entitled to', async () => {
    const before = await half();
    const decision = joined(before, mail(later({ from: 'flo@heather.example', facts: await factsOf('flo@heather.example') })));

    expect(before.entitlement).toEqual({ by: 'sender', key: null, tier: 'Day', valid: true, response: {} });
    expect(ticketOf(decision).entitlement).toEqual(before.entitlement);
    expect(ticketOf(decision).timers).toEqual(before.timers);
    expect(ticketOf(decision).requester.addrSpec).toBe('ida@linden.example');
  });
});

describe('a reply to a closed case', () => {
  const closed = async (): Promise<Ticket> => {
    return { ...(await half()), status: 'over', closedAt: tuesday, forwardedAt: tuesday, asked: [], missing: [], wrong: [],
      timers: { comeback: { name: 'comeback', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 7 * day, warnAt: null, warned: false, endedAt: null, calendar: 'working', calendarVersion: '', why: [] } } };
  };

  it('within its window reopens it under the old number', async () => {
    const decision = joined(await closed(), mail(later({ text: 'They are ill again.' })));

    expect(ticketOf(decision)).toMatchObject({ ref: 'BEE-2026-0001', status: 'working', closedAt: null });
    expect(answersOf(decision)).toMatchObject([{ situation: 'still-missing' }]);
    expect(historyOf(decision, 'reopened')).toEqual(['by the requester']);
  });

  it('after it becomes a new, linked case with clocks of its own; the old one is left alone', async () => {
    const old = await closed();
    const decision = joined(old, mail(later({ at: tuesday + 7 * day, text: 'They are ill again.', facts: await factsOf('ida@linden.example') })));
    const ticket = ticketOf(decision);

    expect(decision.outcome?.state).toBe('opened');
    expect(ticket).toMatchObject({ ref: 'BEE-2026-0002', links: [{ ref: 'BEE-2026-0001', kind: 'follows' }], receivedAt: tuesday + 7 * day, organisation: { id: 'linden' } });
    expect(ticket.timers['response']?.startedAt).toBe(tuesday + 7 * day);
    expect(answersOf(decision)[0]?.paragraphs).toEqual(['new_case_opened']);
    expect(decision.sender.reason).toBe('continues BEE-2026-0001');
  });

  it('knows in the new case what the old one knew, as known from there, until he says it anew', async () => {
    const old = { ...(await half([claim('sample', 'one dead bee'), claim('story', 'They lie before the hive')])), status: 'over', closedAt: tuesday, timers: (await closed()).timers };
    const facts = await factsOf('ida@linden.example');
    const continued = ticketOf(joined(old, mail(later({ at: tuesday + 7 * day, facts, text: 'All are ill.', fields: [claim('story', 'All of them are ill now')] }))));
    const again = ticketOf(joined(continued, mail(later({ at: tuesday + 7 * day + hour, facts, text: 'And hungry.' }))));

    expect(continued.fields).toMatchObject({ sample: { earlier: 'BEE-2026-0001', assumed: true, line: 0 }, trace: { earlier: 'BEE-2026-0001' } });
    expect(continued.fields['story']).not.toHaveProperty('earlier');
    expect([again.fields['sample'], again.fields['trace']]).toEqual([continued.fields['sample'], continued.fields['trace']]);
  });

  it('says and assigns in the new case what the rule of the old one wanted', async () => {
    const outside = { ...(await closed()), status: 'outside', timers: { vet: { name: 'vet', generation: 1, state: 'fired', startedAt: tuesday, dueAt: tuesday + day, warnAt: null, warned: true, endedAt: tuesday + day, calendar: 'always', calendarVersion: '', why: [] } } } as const;
    const decision = joined(outside, mail(later({ at: tuesday + 2 * day, facts: await factsOf('ida@linden.example') })));

    expect(ticketOf(decision)).toMatchObject({ ref: 'BEE-2026-0002', assignedTo: 'lead' });
    expect(answersOf(decision)[0]?.paragraphs).toEqual(['we_call_the_vet']);
  });
});

describe('what a reply leaves alone', () => {
  it('prose is no answer to a field that is known, and nothing is raised for it', async () => {
    const before = await half([claim('story', 'They lie before the hive')]);
    const decision = joined(before, mail(later({ fields: [proseClaim('story', 'Could you please hurry up a bit?')] })));

    expect(ticketOf(decision).fields['story']?.value).toBe('They lie before the hive');
    expect(historyOf(decision, 'field')).toEqual([]);
  });

  it('a clock already missed is not counted again while nothing about it changed', async () => {
    const before = await half();
    const response = before.timers['response'];
    if (response === undefined) throw new Error('no response timer');
    const missed = { ...before, timers: { ...before.timers, response: { ...response, state: 'fired' as const } } };

    expect(historyOf(joined(missed, mail(later({ facts: await factsOf('ida@linden.example') }))), 'timer')).toEqual([]);
  });

  it('the first answers stand before the newest in the text for the working side; too long, the older text gives way', async () => {
    const long = joined({ ...(await half()), text: 'x'.repeat(19_999) }, mail(later({ at: tuesday + minute, text: 'It is the brood box.\nPlease look.', fields: [claim('product', 'Smoker', {})] })));

    expect(ticketOf(long).text.length).toBeLessThanOrEqual(20_000);
    expect(ticketOf(long).text).toMatch(/^x+\n\[…\]\nIt is the brood box\.\nPlease look\.$/u);
    expect(ticketOf(long).fields['product']).toEqual(knownField('Smoker'));
  });

  it('a mail that is too long by itself keeps its beginning and its end', async () => {
    const long = joined(await half(), mail(later({ at: tuesday + minute, text: `Log:\n${'x'.repeat(30_000)}\nWhat now?` })));

    expect(ticketOf(long).text).toMatch(/^Log:\nx+\n\[…\]\nx+\nWhat now\?$/u);
    expect(ticketOf(long).text).toHaveLength(20_000);
  });
});

describe('a level that his answer changes', () => {
  it('stands in the history with its reason; one that it leaves does not', async () => {
    const raised = joined(await half(), mail(later({ fields: [claim('urgency', 'High'), claim('impact', 'High')] })));

    expect(historyOf(raised, 'severity')).toEqual(['2 → 1 (proposed by the writer: urgency High, impact High)']);
    expect(historyOf(joined(ticketOf(raised), mail(later())), 'severity')).toEqual([]);
  });
});
