import { describe, expect, it } from 'vitest';
import { answersOf, claim, factsOf, file, forwardsOf, historyOf, hour, joined, knownField, mail, relaysOf, stands, tellsOf, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import type { Ticket } from './ticket.ts';

const command = (verb: string, argument = '', line = 1): { verb: string; argument: string; line: number } => ({ verb, argument, line });

/** Lee of the working side answers on a ticket that waits for its response. */
function answered(options: MailOptions, ticket: Partial<Ticket> = {}): ReturnType<typeof joined> {
  return joined(ticketWith({ requesterMessageId: 'm1@linden.example', ...ticket }), mail({
    from: 'lee@works.example', name: 'Lee Fox', at: tuesday + hour, messageId: 'w1@works.example', threadSide: 'working', ...options,
  }));
}

describe('an answer of the working side', () => {
  it('goes to the requester word for word, is the response, and is answered by nobody', () => {
    const decision = answered({ text: 'Feed them.' });

    expect(decision.effects).toEqual([{
      kind: 'relay', direction: 'to-requester', text: 'Feed them.', author: 'Lee Fox', attachmentsOf: null, changed: [], paragraphs: [], inReplyTo: 'm1@linden.example',
    }]);
    expect(ticketOf(decision)).toMatchObject({ repliedAt: tuesday + hour, workingMessageId: 'w1@works.example' });
    expect(decision.outcome?.state).toBe('joined');
  });

  it('stops the response clock, which a machine never does', () => {
    const running = { timers: { response: { name: 'response', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 4 * hour, warnAt: null, warned: false, endedAt: null, calendar: 'working', calendarVersion: '', why: [] } } } as const;

    expect(ticketOf(answered({ text: 'Feed them.' }, running)).timers['response']).toMatchObject({ state: 'stopped', endedAt: tuesday + hour });
    expect(ticketOf(answered({ text: 'Received.', mailClass: { classification: 'automatic', reason: 'a receipt' } }, running)).timers['response']?.state).toBe('running');
  });

  it('takes its attachments along, and stays signed by an address when there is no name', () => {
    expect(relaysOf(answered({ attachments: [file('feed.pdf', 'application/pdf')], name: '' }))).toMatchObject([{ attachmentsOf: '17', author: '' }]);
  });

  it('from an address that failed authentication is not of the working side', () => {
    const decision = answered({ text: '#resolve', authentication: { from: 'fail', detail: 'dmarc=fail' } });

    expect(decision.outcome?.state).toBe('held');
    expect(decision.effects).toEqual([]);
  });

  it('its references are learned once, also from a receipt, which nobody else sees', () => {
    const decision = answered({ mailClass: { classification: 'automatic', reason: 'a receipt' }, identifiers: [stands('keeper_ref', 'KP4242', 'subject'), stands('keeper_ref', 'KP4242')] });

    expect(ticketOf(decision).vendorRefs).toEqual(['KP4242']);
    expect(decision.effects).toEqual([]);
    expect(decision.outcome).toMatchObject({ state: 'automatic' });
  });

  it('without text and commands changes nothing', () => {
    expect(answered({ text: '' }).effects).toEqual([]);
  });
});

describe('a note', () => {
  it.each<[string, MailOptions]>([
    ['alone on top', { text: 'secret', commands: [command('note')] }],
    ['with words behind it, and more below', { text: 'secret', commands: [command('note', 'slow to pay')] }],
    ['beside another command', { text: 'secret', commands: [command('severity', '3'), command('note')] }],
    ['below a greeting, where commands are not read', { text: 'Hi all,\n#note\nsecret' }],
    ['below a greeting with words behind it', { text: 'Hi all,\n  #Note: secret' }],
  ])('%s never reaches the requester', (_, options) => {
    const decision = answered(options);

    expect(relaysOf(decision)).toEqual([]);
    expect(answersOf(decision)).toEqual([]);
    expect(historyOf(decision, 'note').join()).toContain('secret');
    expect(ticketOf(decision).repliedAt).toBeNull();
    expect(decision.history.filter((entry) => entry.text.includes('secret')).every((entry) => entry.side === 'internal')).toBe(true);
  });

  it('and its words are kept', () => {
    expect(historyOf(answered({ text: 'secret', commands: [command('note', 'slow to pay')] }), 'note')).toEqual(['slow to pay\nsecret']);
  });

  it('a word that only begins like it is none', () => {
    expect(relaysOf(answered({ text: 'see #notebook 7' }))).toHaveLength(1);
  });
});

describe('commands', () => {
  it('are carried out and do not reach the requester', () => {
    const decision = answered({ text: 'Fed them.', commands: [command('severity', '3 calm now'), command('ref', 'KP77'), command('status', 'asked')] });

    expect(ticketOf(decision)).toMatchObject({ severity: '3', vendorRefs: ['KP77'], status: 'asked' });
    expect(relaysOf(decision)[0]?.text).toBe('Fed them.');
  });

  it('resolve counts the text as solution, after the reply', () => {
    const decision = answered({ text: 'Fed them.', commands: [command('resolve')] });

    expect(ticketOf(decision)).toMatchObject({ status: 'cured', repliedAt: tuesday + hour });
    expect(decision.history.map((entry) => entry.kind).indexOf('answer')).toBeLessThan(decision.history.map((entry) => entry.kind).indexOf('status'));
  });

  it('words behind resolve are the beginning of the answer', () => {
    expect(relaysOf(answered({ text: 'And water.', commands: [command('resolve', 'Fed them.')] }))[0]?.text).toBe('Fed them.\nAnd water.');
  });

  it('one that is wrong is told to who wrote it, with its line; the others and the text go on', () => {
    const decision = answered({ text: 'Fed them.', commands: [command('severity', '9', 1), command('ref', 'KP77', 2)] });

    expect(historyOf(decision, 'problem')).toEqual(['line 1: no severity "9" here; there are 1, 2, 3']);
    expect(tellsOf(decision)).toEqual([{ kind: 'tell', to: ['lee@works.example'], text: 'commands_not_understood', lines: ['line 1: no severity "9" here; there are 1, 2, 3'] }]);
    expect(ticketOf(decision).vendorRefs).toEqual(['KP77']);
    expect(relaysOf(decision)).toHaveLength(1);
  });

  it.each(['#notes\nhe is behind with his bills', '#internal secret', '# Notee: secret', '#resolv done', '\n  #sevrity 3\nhello'])('%j is a mistyped command: nothing leaves, and its writer is told', (text) => {
    const decision = answered({ text });

    expect(relaysOf(decision)).toEqual([]);
    expect(ticketOf(decision).repliedAt).toBeNull();
    expect(tellsOf(decision)).toMatchObject([{ to: ['lee@works.example'], text: 'command_unknown', says: text.trim() }]);
    expect(historyOf(decision, 'note')).toEqual([text.trim()]);
  });

  it.each(['#4711 is the hive', '## What we found\nmites', 'We saw #notes in your log', '#1: fed them'])('%j is an answer', (text) => {
    expect(relaysOf(answered({ text }))).toHaveLength(1);
  });

  it('what the pack says on such an occasion stands below the words of the person: one mail', () => {
    const decision = answered({ text: 'We are done.', commands: [command('close')] });

    expect(relaysOf(decision)).toMatchObject([{ text: 'We are done.', paragraphs: ['goodbye'] }]);
    expect(answersOf(decision)).toEqual([]);
  });

  it('without words it is a mail of its own, marked as automatic, also when the staff mail itself must not be answered', () => {
    const decision = answered({ text: '', commands: [command('close')], mailClass: { doNotAnswer: true, doNotAnswerReason: 'X-Auto-Response-Suppress' } });

    expect(answersOf(decision)).toMatchObject([{ to: { addrSpec: 'ida@linden.example' }, autoSubmitted: 'auto-generated', paragraphs: ['goodbye'] }]);
  });

  it('a field by command changes that field; what else stands in the mail is no answer of the requester', async () => {
    const decision = answered(
      { text: 'Club: 4712', commands: [command('field', 'product=Smoker')], fields: [claim('club_no', '4712'), claim('story', 'what I think of it')], facts: await factsOf('lee@works.example', ['club_no', '4712']) },
      { fields: { club_no: knownField('4711'), story: knownField('They lie there') } },
    );

    expect(ticketOf(decision).fields).toMatchObject({ club_no: { value: '4711' }, story: { value: 'They lie there' }, product: { value: 'Smoker', rule: 'by lee@works.example' } });
  });

  it('that completes a ticket at the gateway forwards it', () => {
    expect(forwardsOf(answered({ text: '', commands: [command('status', 'working')] }, { status: 'asked', forwardedAt: null }))).toHaveLength(1);
  });
});

describe('somebody else on the side of the working side', () => {
  it('is held: neither staff nor requester, and nothing is carried over', () => {
    const decision = answered({ from: 'stranger@nowhere.example', text: 'I have this mail from Lee' });

    expect(decision).toMatchObject({ outcome: { state: 'held' }, ticket: null, effects: [] });
  });
});

describe('machines on both sides that do not say what they are', () => {
  it('are passed on as often as people would write, and no further; staff hear of it once', () => {
    let ticket: Partial<Ticket> = {};
    const outcomes = Array.from({ length: 33 }, (_, number) => {
      const decision = answered({ text: `Thanks, I am out of the office. Message ${number}.` }, ticket);
      ticket = ticketOf(decision) ?? {};
      return { relays: relaysOf(decision).length, told: tellsOf(decision).map((tell) => tell.text) };
    });

    expect(outcomes.filter((one) => one.relays > 0)).toHaveLength(30);
    expect(outcomes.flatMap((one) => one.told)).toEqual(['staff_relays_muted']);
    expect(ticket.flags).toContain('relays_muted');
  });
});
