import { describe, expect, it } from 'vitest';
import { answersOf, claim, draftOf, factsOf, historyOf, hour, joined, mail, opened, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import { answer, answerAddress } from './answer.ts';
import { mayRespondAutomatically } from './may-respond.ts';

const free = { perTicketDay: 0, perAddressHour: 0 };

describe('whether an automatic mail may leave', () => {
  const may = (address: string, options: MailOptions = {}, flags: readonly string[] = [], budget = free): string => {
    const verdict = mayRespondAutomatically(draftOf(mail(options), { flags }), address, budget);
    return verdict.may ? 'yes' : verdict.reason;
  };

  it('to a person it may', () => {
    expect(may('ida@linden.example')).toBe('yes');
  });

  it.each(['no-reply@linden.example', 'NoReply@linden.example', 'do-not-reply@linden.example', 'donotreply@linden.example', 'mailer-daemon@linden.example', 'POSTMASTER@linden.example',
    'bounces+1234@linden.example', 'bounce@linden.example', 'noreply-1@linden.example', 'shop-noreply@linden.example'])('not to %s', (address) => {
    expect(may(address)).toBe(`${address} is a machine`);
  });

  it.each(['noreen@linden.example', 'bouncer@linden.example', 'postmasters-office@linden.example'])('but to %s', (address) => {
    expect(may(address)).toBe('yes');
  });

  it.each<[string, string, RegExp, MailOptions]>([
    ['without an address', '', /no address/u, {}],
    ['to something that is none', 'ida', /no address/u, {}],
    ['to a desk, also its alias, in any case', 'Hives@Apiary.example', /itself a desk/u, {}],
    ['to the working side', 'keepers@works.example', /working side/u, {}],
    ['to a person of the working side who writes', 'lee@works.example', /working side/u, {}],
    ['when the mail must not be answered, with the reason of its class', 'ida@linden.example', /^the reverse-path is null$/u, { mailClass: { doNotAnswer: true, doNotAnswerReason: 'the reverse-path is null' } }],
    ['when it must not and nobody said why', 'ida@linden.example', /must not be answered/u, { mailClass: { doNotAnswer: true } }],
  ])('not %s', (_, address, reason, options) => {
    expect(may(address, options)).toMatch(reason);
  });

  it('not on a muted ticket, not to a dead address', () => {
    expect(may('ida@linden.example', {}, ['muted'])).toContain('muted');
    expect(may('ida@linden.example', {}, ['undeliverable'])).toContain('undeliverable');
  });

  it.each([[2, 9, 'yes'], [3, 0, 'already 3 automatic mails on this ticket in 24 h'], [0, 10, 'already 10 automatic mails to this address within an hour']])('with %i on the ticket and %i this hour: %s', (perTicketDay, perAddressHour, expected) => {
    expect(may('ida@linden.example', {}, [], { perTicketDay, perAddressHour })).toBe(expected);
  });
});

describe('an answer that may not leave', () => {
  it('is a line in the history, and what it would have asked was not asked', async () => {
    const decision = opened(mail({ facts: await factsOf('ida@linden.example'), budget: { perTicketDay: 0, perAddressHour: 10 } }));

    expect(answersOf(decision)).toEqual([]);
    expect(historyOf(decision, 'no-answer')).toEqual(['no automatic mail: already 10 automatic mails to this address within an hour']);
    expect(decision.ticket?.asked).toEqual([]);
  });
});

describe('one answer', () => {
  it('holds all that was said and asked, each thing once', async () => {
    const facts = await factsOf('ida@linden.example');
    const decision = opened(mail({ facts, phrases: ['asks_only', 'says_burning'], fields: [claim('kind_of', 'question'), claim('level', '1')] }));

    expect(answersOf(decision)).toHaveLength(1);
    expect(answersOf(decision)[0]?.paragraphs).toEqual(['read_the_guide', 'phone']);
  });

  it('does not ask by name what is known, or asked already', () => {
    const draft = draftOf(mail(), { missing: ['story'], wrong: [{ field: 'level', reason: 'not_a_choice', detail: '', raw: '9' }] });
    Object.assign(draft.answer, { askMissing: true, askWrong: true, askFields: ['story', 'level', 'photos'] });
    answer(draft, 'opened', { displayName: '', addrSpec: 'ida@linden.example' }, free);

    expect(draft.effects).toMatchObject([{ missing: ['story', 'photos'], wrong: ['level'] }]);
    expect(draft.ticket.asked).toEqual(['level', 'story', 'photos']);
  });

  it('asks for what merely helps with the first answer only', async () => {
    const facts = await factsOf('ida@linden.example');
    const first = opened(mail({ facts }));
    const second = joined(first.ticket ?? ticketWith(), mail({ facts, at: tuesday + hour, fields: [claim('story', 'They lie before it')] }));

    expect(answersOf(first)[0]?.optional).toEqual(['hives', 'seen_before', 'photos']);
    expect(answersOf(second)[0]).toMatchObject({ situation: 'still-missing', optional: [] });
  });
});

describe('where it goes', () => {
  it.each<[string, MailOptions, string]>([
    ['to who wrote', {}, 'ida@linden.example'],
    ['to Reply-To within the same domain', { replyTo: 'desk@Linden.example' }, 'desk@Linden.example'],
    ['never to Reply-To elsewhere', { replyTo: 'desk@thief.example' }, 'ida@linden.example'],
    ['never to a subdomain that is not the writer’s', { replyTo: 'desk@x.linden.example' }, 'ida@linden.example'],
  ])('%s', (_, options, address) => {
    expect(answerAddress(draftOf(mail(options))).addrSpec).toBe(address);
  });

  it('without a From: to the requester', () => {
    expect(answerAddress(draftOf(mail({ from: '' }), { requester: { displayName: 'Ida', addrSpec: 'ida@linden.example' } })).addrSpec).toBe('ida@linden.example');
  });

  it('to the address that the company named, copy to who wrote; one mail when it is the same', async () => {
    const copy = answersOf(opened(mail({ facts: await factsOf('ida@linden.example') })));
    const same = answersOf(opened(mail({ from: 'BOARD@linden.example', release: {}, facts: await factsOf('board@linden.example') })));
    const none = answersOf(opened(mail({ from: 'flo@heather.example', facts: await factsOf('flo@heather.example') })));

    expect(copy).toMatchObject([{ to: { addrSpec: 'board@linden.example' }, cc: ['ida@linden.example'] }]);
    expect(same).toMatchObject([{ to: { addrSpec: 'BOARD@linden.example' }, cc: [] }]);
    expect(none).toMatchObject([{ to: { addrSpec: 'flo@heather.example' }, cc: [] }]);
  });
});
