// What a pack says by tier and severity, and what waits for a confirmed severity, on the shipped reseller desk: from the
// mail that opens a ticket through the answers of staff.
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import type { Decision } from '../../src/decide/decision.ts';
import type { Ticket } from '../../src/decide/ticket.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { acted, answersOf, claim, historyOf, joined, mail, opened, relaysOf, tellsOf, ticketOf, file, type MailOptions } from '../support/desk.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();
const desk = rulebook.desks.get('waratek-reseller');
if (desk === undefined) throw new Error('the desk of these tests is gone');
const directory = yamlDirectory(rulebook.directory);

const complete = {
  scenario: 'no request passes the agent since the restart', product: 'Waratek Secure', version: '25.2.0', issue_type: 'Issue', java: '11.0.2', os: 'RHEL 8', runtime: 'HotSpot 64-bit',
};

async function opens(from: string, at: string, fields: Readonly<Record<string, string>>, more: MailOptions = {}): Promise<Decision> {
  const facts = await directory.facts({ desk: 'waratek-reseller', addrSpec: from, identifiers: [] });
  const claims = Object.entries(fields).map(([id, value]) => claim(id, value));
  return opened(mail({ from, facts, fields: claims, at: Date.parse(at), forwardPaths: ['support@waratek.example'], to: ['support@waratek.example'], ...more }), desk);
}

function due(ticket: Ticket, name: string): string | null {
  const timer = ticket.timers[name];
  return timer?.state === 'running' ? new Date(timer.dueAt).toISOString().replace('.000', '') : null;
}

function staff(ticket: Ticket, text: string, commands: MailOptions['commands'] = [], at = '2026-03-07T03:25:00Z'): Decision {
  return joined(ticket, mail({ from: 'd.moran@waratek.example', name: 'D. Moran', text, commands, at: Date.parse(at), threadSide: 'working', messageId: 'w1@waratek.example' }), desk);
}

const command = (verb: string, argument = ''): { verb: string; argument: string; line: number } => ({ verb, argument, line: 1 });

describe('a tier', () => {
  it('has its own figures and its own hours for each severity', async () => {
    const premier = ticketOf(await opens('liam@bastion.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '2' }));
    const standard = ticketOf(await opens('jo@kestrel.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '2' }));

    expect([due(premier, 'response'), due(premier, 'circumvent')]).toEqual(['2026-03-07T04:10:00Z', '2026-03-08T03:10:00Z']);
    expect([due(standard, 'response'), due(standard, 'circumvent')]).toEqual(['2026-03-09T11:00:00Z', '2026-03-10T09:00:00Z']);
  });

  it('counts another severity from the receipt', async () => {
    const ticket = ticketOf(await opens('liam@bastion.example', '2026-03-09T22:00:00Z', { ...complete, severity_wish: '4' }));

    const raised = ticketOf(acted(ticket, 'severity', '3', { desk, at: Date.parse('2026-03-09T22:30:00Z') }));

    expect(due(ticket, 'response')).toBe('2026-03-10T16:00:00Z');
    expect(due(raised, 'response')).toBe('2026-03-10T11:00:00Z');
  });

  it('warns where it has a figure for that', async () => {
    const standard = ticketOf(await opens('jo@kestrel.example', '2026-03-06T10:00:00Z', { ...complete, severity_wish: '4' }));

    expect(due(standard, 'response')).toBe('2026-03-09T23:00:00Z');
    expect(standard.timers['response']?.warnAt).toBe(Date.parse('2026-03-06T18:00:00Z'));
  });

  it('has its own engineer, and the phone of the country is named', async () => {
    const premier = await opens('liam@bastion.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '1' });
    const standard = await opens('jo@kestrel.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '1' });

    expect(ticketOf(premier)).toMatchObject({ assignedTo: 'd.moran@waratek.example', organisation: { id: 'bastion', country: 'IE' } });
    expect(ticketOf(standard)).toMatchObject({ assignedTo: null, organisation: { country: 'US' } });
    expect(answersOf(premier)[0]?.paragraphs).toContain('phone');
    expect(tellsOf(premier).map((one) => one.to)).toEqual([['oncall@waratek.example'], ['d.moran@waratek.example']]);
  });
});

describe('the clock of a workaround', () => {
  it('counts from the mail that completes the ticket, not from its receipt', async () => {
    const half = ticketOf(await opens('jo@kestrel.example', '2026-03-11T14:00:00Z', { scenario: complete.scenario, product: 'Elevate', severity_wish: '2' }));

    const facts = await directory.facts({ desk: 'waratek-reseller', addrSpec: 'jo@kestrel.example', identifiers: [] });
    const full = ticketOf(joined(half, mail({ from: 'jo@kestrel.example', facts, at: Date.parse('2026-03-11T15:10:00Z'), fields: Object.entries(complete).map(([id, value]) => claim(id, value)) }), desk));
    const confirmed = ticketOf(acted(full, 'severity', '2', { desk, at: Date.parse('2026-03-11T15:30:00Z') }));

    expect([half.status, due(half, 'response'), due(half, 'circumvent')]).toEqual(['Waiting On Customer', '2026-03-11T16:00:00Z', null]);
    expect([full.status, due(confirmed, 'circumvent')]).toEqual(['Waiting On Support', '2026-03-12T15:10:00Z']);
  });

  it('starts with a level that has a target, from when everything was there', async () => {
    const ticket = ticketOf(await opens('jo@kestrel.example', '2026-03-10T10:00:00Z', complete));

    const raised = ticketOf(acted(ticket, 'severity', '1', { desk, at: Date.parse('2026-03-10T11:00:00Z') }));

    expect(due(ticket, 'circumvent')).toBeNull();
    expect(due(raised, 'circumvent')).toBe('2026-03-10T14:00:00Z');
  });

  it('is met by a workaround, and the permanent fix is remembered', async () => {
    const ticket = ticketOf(acted(ticketOf(await opens('liam@bastion.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '1' })), 'severity', '1', { desk, at: Date.parse('2026-03-07T03:25:00Z') }));

    const after = staff(ticket, 'Switch the rule off.', [command('workaround')], '2026-03-07T06:00:00Z');

    expect(relaysOf(after)).toMatchObject([{ text: 'Switch the rule off.' }]);
    expect(ticketOf(after).timers['circumvent']?.state).toBe('stopped');
    expect(ticketOf(after).flags).toEqual(expect.arrayContaining(['permanent_fix_pending', 'continuous_support']));
  });
});

describe('an answer before the severity is confirmed', () => {
  const ticket = async (): Promise<Ticket> => ticketOf(await opens('liam@bastion.example', '2026-03-07T03:10:00Z', { ...complete, severity_wish: '1' }));

  it('is kept, and whoever wrote it learns how to send it', async () => {
    const early = staff(await ticket(), 'We look into it.');

    expect(relaysOf(early)).toEqual([]);
    expect(tellsOf(early)).toEqual([{ kind: 'tell', to: ['d.moran@waratek.example'], text: 'confirm_severity_first' }]);
    expect(ticketOf(early)).toMatchObject({ repliedAt: null, heldReply: { text: 'We look into it.' } });
    expect(due(ticketOf(early), 'response')).toBe('2026-03-07T03:40:00Z');
  });

  it('leaves as it was written with the confirmation, by mail or by hand', async () => {
    const waiting = ticketOf(staff(await ticket(), 'We look into it.'));

    for (const confirmed of [staff(waiting, '', [command('severity', '1')]), acted(waiting, 'severity', '1', { desk })]) {
      expect(relaysOf(confirmed)).toMatchObject([{ text: 'We look into it.', author: 'D. Moran' }]);
      expect(ticketOf(confirmed)).toMatchObject({ severityAssumed: false, heldReply: null });
      expect(due(ticketOf(confirmed), 'response')).toBeNull();
    }
  });

  it('gives way to a newer one, which goes out alone', async () => {
    const waiting = ticketOf(staff(await ticket(), 'We look into it.'));

    const confirmed = staff(waiting, 'It is the new rule.', [command('severity', '1')]);

    expect(relaysOf(confirmed).map((one) => one.text)).toEqual(['It is the new rule.']);
    expect(historyOf(confirmed, 'note')).toEqual(['replaced by a newer answer: We look into it.']);
  });

  it('goes out at once when the same mail confirms it', async () => {
    expect(relaysOf(staff(await ticket(), 'We look into it.', [command('severity', '2')]))).toMatchObject([{ text: 'We look into it.' }]);
  });

  it('by hand is refused with what to do first', async () => {
    const open = await ticket();

    expect(() => acted(open, 'reply', 'We look into it.', { desk })).toThrow('confirm it first');
    expect(() => acted(open, 'resolve', '', { desk })).toThrow('confirm it first');
  });

  it('a note and a status need no confirmation', async () => {
    const open = await ticket();

    expect(historyOf(staff(open, 'who has time?', [command('note')]), 'note')).toEqual(['who has time?']);
    expect(ticketOf(acted(open, 'status', 'With Engineering', { desk })).status).toBe('With Engineering');
  });
});

describe('closing needs agreement', () => {
  const solved = async (): Promise<Ticket> => {
    const open = ticketOf(acted(ticketOf(await opens('jo@kestrel.example', '2026-03-10T10:00:00Z', complete)), 'severity', '3', { desk, at: Date.parse('2026-03-10T11:00:00Z') }));
    return ticketOf(acted(open, 'resolve', 'Use 25.2.1.', { desk, at: Date.parse('2026-03-12T10:00:00Z') }));
  };

  it('staff say how the reseller agreed', async () => {
    const open = await solved();

    expect(open.status).toBe('Waiting On Customer');
    expect(() => acted(open, 'close', '', { desk })).toThrow('how the requester agreed');
    expect(() => acted(open, 'status', 'Closed', { desk })).toThrow('how the requester agreed');
    expect(ticketOf(acted(open, 'close', 'agreed on the phone', { desk })).status).toBe('Closed');
  });

  it('the reseller agrees by mail; a later mail opens it again with a clock of its own', async () => {
    const closed = joined(await solved(), mail({ from: 'jo@kestrel.example', at: Date.parse('2026-03-27T10:00:00Z'), phrases: ['please_close'] }), desk);
    const back = ticketOf(joined(ticketOf(closed), mail({ from: 'jo@kestrel.example', at: Date.parse('2026-05-08T10:00:00Z'), text: 'it is back' }), desk));

    expect(ticketOf(closed)).toMatchObject({ status: 'Closed', closeReason: 'requester_agreed' });
    expect(answersOf(closed)[0]?.paragraphs).toEqual(['feedback']);
    expect([back.status, due(back, 'response')]).toEqual(['Waiting On Support', '2026-05-08T13:00:00Z']);
  });
});

describe('a voicemail', () => {
  const voicemail = { phrases: ['voicemail_notice'], attachments: [file('message.wav', 'audio/wav')] } as const;

  it('becomes a ticket without level and clock, the on-call is told, and nobody answers the phone system', async () => {
    const machine = { classification: 'automatic', reason: 'auto-generated', doNotAnswer: true, doNotAnswerReason: 'auto-generated' } as const;

    for (const mailClass of [machine, {}]) {
      const decision = await opens('voicemail@pbx.example', '2026-03-10T10:00:00Z', {}, { ...voicemail, mailClass });

      expect(ticketOf(decision)).toMatchObject({ channel: 'voicemail', severity: null, flags: ['call_back'], timers: {}, status: 'Waiting On Support' });
      expect(answersOf(decision)).toEqual([]);
      expect(tellsOf(decision)).toMatchObject([{ to: ['oncall@waratek.example'], text: 'staff_call_back' }]);
    }
  });

  it('is only what the channel describes: other mail of machines is filed', () => {
    const machine = { classification: 'automatic', reason: 'auto-generated', doNotAnswer: true, doNotAnswerReason: 'auto-generated' } as const;
    const event = mail({ from: 'voicemail@pbx.example', phrases: ['voicemail_notice'], mailClass: machine });

    expect(decide({ ticket: null, event, desk, newRef: 'WAR-00001', now: event.receivedAt }).outcome?.state).toBe('automatic');
  });
});
