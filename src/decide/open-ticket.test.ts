import { describe, expect, it } from 'vitest';
import { answersOf, apiary, claim, draftOf, factsOf, file, forwardsOf, historyOf, knownField, mail, opened, stands, tellsOf, ticketOf, tuesday, type MailOptions } from '../../test/support/desk.ts';
import { decide } from './decide.ts';
import { decideSender } from './sender-verdict.ts';
import type { Desk } from '../rulebook/rulebook.ts';

const from = async (address: string, options: MailOptions = {}, ...values: (readonly [string, string])[]): Promise<ReturnType<typeof opened>> =>
  opened(mail({ from: address, facts: await factsOf(address, ...values), ...options }));

describe('who may open a ticket', () => {
  it.each<[string, string, string, string]>([
    ['an authorised contact', 'ida@linden.example', 'opened', 'authorised contact of a club'],
    ['a known colleague who is not', 'kid@linden.example', 'held', 'club known but not the contact'],
    ['a colleague nobody knows', 'new@linden.example', 'held', 'club known but not the contact'],
    ['a subdomain of the club', 'x@mail.linden.example', 'held', 'club known but not the contact'],
    ['a member of a club', 'farm@orchard.example', 'redirected', 'members are served by their club'],
    ['a member with an agreement', 'farm@meadow.example', 'opened', 'member with a direct agreement'],
    ['a stranger', 'x@nowhere.example', 'held', 'sender unknown'],
    ['nobody at all', '', 'held', 'sender unknown'],
    ['a look-alike of a domain', 'x@notlinden.example', 'held', 'sender unknown'],
  ])('%s (%s): %s', async (_, address, state, reason) => {
    const decision = await from(address);

    expect([decision.outcome?.state, decision.sender.reason.replace('released by an admin', '')]).toEqual([state, reason]);
  });

  it('a forged From of an authorised contact is held, and the reason says why', async () => {
    const decision = await from('ida@linden.example', { authentication: { from: 'fail', detail: 'dmarc=fail' } });

    expect(decision.outcome).toMatchObject({ state: 'held', reason: 'club known but not the contact; the From address failed authentication (dmarc=fail)' });
  });

  it('a stranger by his key: valid opens, invalid is held and told', async () => {
    const valid = await from('x@nowhere.example', { fields: [claim('licence', 'LIC-LINDEN-1001')] }, ['licence', 'LIC-LINDEN-1001']);
    const invalid = await from('x@nowhere.example', { fields: [claim('licence', 'LIC-NOBODY-1')] });

    expect(valid.outcome?.state).toBe('opened');
    expect(invalid).toMatchObject({ outcome: { state: 'held', reason: 'the licence is not valid' } });
    expect(tellsOf(invalid)).toEqual([{ kind: 'tell', to: ['lead@works.example'], text: 'licence_wrong_tell' }]);
  });

  it('the first rule that holds decides: the office is open to all, outside the service levels', async () => {
    const decision = await from('x@nowhere.example', { forwardPaths: ['Office+tag@apiary.example'] });

    expect(ticketOf(decision)).toMatchObject({ channel: 'back', sla: false, flags: ['back_door'], timers: {} });
  });

  it('no rule at all would be held: a door is not open by omission', () => {
    const closed: Desk = { ...apiary, pack: { ...apiary.pack, open_by: [] } };

    expect(decideSender(draftOf(mail(), {}, closed))).toMatchObject({ verdict: 'hold', say: null, sla: false });
  });
});

describe('a held mail', () => {
  it('keeps no number, answers its writer without questions, and asks those who may confirm', async () => {
    const event = mail({ from: 'kid@linden.example', facts: await factsOf('kid@linden.example') });
    const decision = decide({ ticket: null, event, desk: apiary, newRef: null, now: tuesday });

    expect(decision.wantsRef).toBe(false);
    expect(answersOf(decision)).toMatchObject([{ situation: 'held', paragraphs: ['not_named'], missing: [], wrong: [], optional: [], showKnown: false }]);
    expect(tellsOf(decision)).toEqual([{ kind: 'tell', to: ['ida@linden.example', 'bo@linden.example'], text: 'not_named_tell', reader: 'colleague' }]);
    expect(forwardsOf(decision)).toEqual([]);
    expect(ticketOf(decision).timers).toEqual({});
  });

  it('of a club that named nobody is told to the working side', async () => {
    const facts = { ...(await factsOf('kid@linden.example')), authorisedContacts: [] };

    expect(tellsOf(await from('kid@linden.example', { facts }))).toEqual([{ kind: 'tell', to: ['keepers@works.example'], text: 'held_without_contact' }]);
  });

  it('released opens with the time it arrived', async () => {
    const decision = await from('kid@linden.example', { release: {} });

    expect(decision).toMatchObject({ outcome: { state: 'opened' }, sender: { verdict: 'accept', reason: 'released by an admin' } });
    expect(ticketOf(decision)).toMatchObject({ receivedAt: tuesday, requester: { addrSpec: 'kid@linden.example' } });
    expect(ticketOf(decision).timers['response']?.startedAt).toBe(tuesday);
  });
});

describe('an opened ticket', () => {
  it('wants a number only when it has none', async () => {
    const event = mail({ facts: await factsOf('ida@linden.example') });

    expect(decide({ ticket: null, event, desk: apiary, newRef: null, now: tuesday }).wantsRef).toBe(true);
    expect(opened(event).wantsRef).toBe(false);
  });

  it('complete is forwarded, acknowledged and on its clock in one decision', async () => {
    const decision = await from('ida@linden.example', {
      fields: [claim('club_no', '4711'), claim('began', '2026-03-09T08:00:00Z'), claim('story', 'They lie before it'), claim('sample', 'a bee')], attachments: [file('a.png', 'image/png')],
    }, ['club_no', '4711']);

    expect(decision.outcome).toEqual({ state: 'opened', reason: 'SICKNESS opened, complete' });
    expect(ticketOf(decision)).toMatchObject({ status: 'working', typeAssumed: false, missing: [], optionalMissing: ['hives', 'seen_before'], forwardedAt: tuesday, attachmentsIn: ['17'] });
    expect(forwardsOf(decision)).toEqual([{ kind: 'forward', to: 'keepers@works.example', reason: 'complete', attachmentsOf: ['17'] }]);
    expect(answersOf(decision)).toMatchObject([{ situation: 'opened', missing: [], optional: [], showKnown: true, autoSubmitted: 'auto-replied', inReplyTo: 'm1@linden.example' }]);
  });

  it('incomplete waits, asks wrong apart from missing, and is not forwarded', async () => {
    const decision = await from('ida@linden.example', { fields: [claim('began', null, { problem: 'not a date', raw: 'today' })] });

    expect(ticketOf(decision)).toMatchObject({ status: 'asked', forwardedAt: null });
    expect(answersOf(decision)).toMatchObject([{ wrong: ['began'], missing: ['club_no', 'story', 'sample'], optional: ['hives', 'seen_before', 'photos'] }]);
    expect(forwardsOf(decision)).toEqual([]);
    expect(decision.outcome?.reason).toBe('SICKNESS opened, waits for club_no, story, sample, trace, began');
  });

  it('that burns is forwarded although it is not complete', async () => {
    expect(forwardsOf(await from('ida@linden.example', { fields: [claim('level', '1')] }))).toMatchObject([{ reason: 'opened' }]);
  });

  it('says its hints once, and the phones when urgency is claimed or set', async () => {
    const said = async (options: MailOptions): Promise<readonly string[]> => answersOf(await from('ida@linden.example', options))[0]?.paragraphs ?? [];

    expect(await said({ identifiers: [stands('sting', 'STING-1')], phrases: ['asks_only'] })).toEqual(['read_the_guide', 'cool_it']);
    expect(await said({ phrases: ['says_burning'] })).toEqual(['phone']);
    expect(await said({ fields: [claim('level', '1')] })).toEqual(['phone']);
    expect(await said({})).toEqual([]);
  });

  it('carries out the rules: flags, links, assigns, asks by name, changes type and level', async () => {
    const visit = await from('ida@linden.example', { phrases: ['wants_visit'], identifiers: [stands('keeper_ref', 'KP1234'), stands('keeper_ref', 'KP1234', 'subject')] });
    const word = await from('ida@linden.example', { attachments: [file('bees.docx', 'application/x')], phrases: ['says_burning'] });
    const recount = await from('ida@linden.example', { phrases: ['wants_recount'] });

    expect(ticketOf(visit)).toMatchObject({ type: 'VISIT', assignedTo: 'oncall', links: [{ ref: 'KP1234', kind: 'related' }], severity: null });
    expect(answersOf(visit)[0]?.missing).toEqual(['story']);
    expect(historyOf(visit, 'note')).toEqual(['wants a visit']);
    expect(ticketOf(word).flags).toEqual(['photos_in_word', 'says_burning']);
    expect(answersOf(word)[0]?.paragraphs).toContain('photos_apart');
    expect(ticketOf(recount)).toMatchObject({ type: 'QUESTION', severity: '3', missing: ['story'] });
    expect(ticketOf(recount).timers['response']?.state).toBe('stopped');
  });

  it('is in a language the desk writes, else in its first', async () => {
    expect(ticketOf(await from('ida@linden.example', { language: 'de' })).language).toBe('de');
    expect(ticketOf(await from('ida@linden.example', { language: 'fr' })).language).toBe('en');
    expect(ticketOf(await from('ida@linden.example', { language: null })).language).toBe('en');
  });
});

describe('requirements', () => {
  const needs = async (options: MailOptions): Promise<string[][]> => {
    const ticket = ticketOf(await from('ida@linden.example', options, ['club_no', '4711']));
    return [[...ticket.missing], [...ticket.optionalMissing], ticket.wrong.map((one) => one.field)];
  };

  it('a condition adds a field when it holds', async () => {
    expect((await needs({ fields: [claim('product', 'Smoker')] }))[0]).toContain('treated');
    expect((await needs({ fields: [claim('product', 'Extractor')] }))[0]).not.toContain('treated');
  });

  it('? and soft are asked for and never block', async () => {
    expect((await needs({}))[1]).toEqual(['hives', 'seen_before', 'photos']);
  });

  it('a wrong value is neither missing nor optional', async () => {
    expect(await needs({ fields: [claim('began', null, { problem: 'not a date' }), claim('hives', ['9999HV'])] })).toEqual([['club_no', 'story', 'sample', 'trace'], ['seen_before', 'photos'], ['hives', 'began']]);
  });

  it('what this type never asks for cannot be wrong', async () => {
    expect(await needs({ subject: 'Swarm', fields: [claim('club_no', '4711'), claim('began', null, { problem: 'not a date' })] })).toEqual([[], ['story'], []]);
  });
});

describe('type', () => {
  const type = async (options: MailOptions): Promise<unknown[]> => {
    const ticket = ticketOf(await from('ida@linden.example', options));
    return [ticket.type, ticket.typeAssumed];
  };

  it.each<[string, MailOptions, unknown[]]>([
    ['by the heading of the subject', { subject: 'AW: [X] Swarm - help' }, ['SWARM', false]],
    ['by a heading of the text', { text: 'Hello,\n\nSWARM TEMPLATE\n' }, ['SWARM', false]],
    ['by a heading in another language', { text: 'Schwarm: im Garten' }, ['SWARM', false]],
    ['by a word list', { phrases: ['wants_visit'] }, ['VISIT', false]],
    ['by a field', { fields: [claim('kind_of', 'question')] }, ['QUESTION', false]],
    ['the first in the pack’s order wins', { subject: 'Swarm', phrases: ['wants_visit'] }, ['SWARM', false]],
    ['by nothing: the default, named as assumed', {}, ['SICKNESS', true]],
    ['the default when it is detected is not assumed', { fields: [claim('began', '2026-03-09T08:00:00Z')] }, ['SICKNESS', false]],
  ])('%s', async (_, options, expected) => {
    expect(await type(options)).toEqual(expected);
  });
});

describe('severity', () => {
  const level = async (options: MailOptions): Promise<unknown[]> => {
    const ticket = ticketOf(await from('ida@linden.example', options));
    return [ticket.severity, ticket.severityAssumed, ticket.severityReason];
  };

  it.each<[string, MailOptions, unknown[]]>([
    ['the default of the channel is assumed', {}, ['2', true, 'default of the channel mail']],
    ['another channel has another default', { forwardPaths: ['office@apiary.example'] }, ['3', true, 'default of the channel back']],
    ['the writer proposes', { fields: [claim('level', '1')] }, ['1', false, 'proposed by the writer']],
    ['his urgency and impact propose one too', { fields: [claim('urgency', 'High'), claim('impact', 'High')] }, ['1', false, 'proposed by the writer: urgency High, impact High']],
    ['the level he names counts before them', { fields: [claim('level', '3'), claim('urgency', 'High'), claim('impact', 'High')] }, ['3', false, 'proposed by the writer']],
    ['urgency alone proposes nothing', { fields: [claim('urgency', 'High')] }, ['2', true, 'default of the channel mail']],
    ['a cap lowers and keeps the wish', { fields: [claim('level', '1'), claim('product', 'Extractor')] }, ['3', true, 'an extractor never burns']],
    ['a cap never raises', { fields: [claim('level', '3'), claim('product', 'Extractor')] }, ['3', false, 'proposed by the writer']],
    ['a type has its own', { subject: 'Swarm', fields: [claim('level', '3')] }, ['1', false, 'level of SWARM']],
    ['a type may have none', { phrases: ['wants_visit'] }, [null, false, 'VISIT has no severity']],
    ['words raise nothing', { phrases: ['says_burning'] }, ['2', true, 'default of the channel mail']],
  ])('%s', async (_, options, expected) => {
    expect(await level(options)).toEqual(expected);
  });

  it('where the writer may only wish, his level is a field and nothing more', async () => {
    const wish: Desk = { ...apiary, pack: { ...apiary.pack, severity: { ...apiary.pack.severity, requester_may: 'wish' } } };
    const ticket = ticketOf(opened(mail({ facts: await factsOf('ida@linden.example'), fields: [claim('level', '1'), claim('urgency', 'High'), claim('impact', 'High')] }), wish));

    expect(ticket.severity).toBe('2');
    expect(ticket.fields['level']).toMatchObject(knownField('1'));
  });
});
