import { describe, expect, it } from 'vitest';
import { acted, answersOf, apiary, apiaryWith, claim, factsOf, forwardsOf, historyOf, hour, joined, knownField, mail, opened, relaysOf, tellsOf, ticketOf, ticketWith, tuesday } from '../../test/support/desk.ts';
import { ActRefused } from './decide.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { ActVerb } from './decision.ts';
import type { Ticket } from './ticket.ts';

const noLevels: Desk = { ...apiary, pack: { ...apiary.pack, severity: { levels: [], requester_may: 'wish' } } };

describe('an act that cannot be done', () => {
  it.each<[ActVerb, string, RegExp]>([
    ['reply', '  ', /^an empty reply is no reply$/u],
    ['status', 'sleeping', /^no status "sleeping" here; there are fresh, asked, working, outside, cured, over$/u],
    ['severity', '7', /^no severity "7" here; there are 1, 2, 3$/u],
    ['severity', '', /there are 1, 2, 3$/u],
    ['assign', ' ', /^to whom\?$/u],
    ['field', 'colour=red', /^no field "colour" here; there are club_no, hives,/u],
    ['field', 'story=', /^write it as story=value$/u],
    ['field', '', /^no field ""/u],
    ['field', 'level=9', /^level is one of 1, 2, 3, not "9"$/u],
    ['field', 'treated=perhaps', /^treated is one of yes, no, not "perhaps"$/u],
    ['field', 'began=12.03.2026', /^began is a time such as 2026-03-12T10:00Z, not "12.03.2026"$/u],
    ['field', 'began=2026-03-10T18:00Z', /^began lies in the future$/u],
    ['ref', '', /^which reference\?$/u],
    ['eta', ' ', /^until when\?$/u],
    ['reopen', '', /^the ticket is working, not closed$/u],
  ])('%s %j says in one sentence what would be right', (verb, argument, sentence) => {
    const tried = (): unknown => acted(ticketWith(), verb, argument);

    expect(tried).toThrow(ActRefused);
    expect(tried).toThrow(sentence);
  });

  it('severity on a desk without levels', () => {
    expect(() => acted(ticketWith(), 'severity', '1', { desk: noLevels })).toThrow('this desk has no severity levels');
  });
});

describe('reply', () => {
  it('goes to the requester, is the response, and is no automatic mail', () => {
    const decision = acted(ticketWith({ requesterMessageId: 'm1@linden.example' }), 'reply', ' Feed them. ');

    expect(relaysOf(decision)).toMatchObject([{ direction: 'to-requester', text: 'Feed them.', author: 'lee@works.example', inReplyTo: 'm1@linden.example' }]);
    expect(answersOf(decision)).toEqual([]);
    expect(ticketOf(decision).repliedAt).toBe(tuesday + hour);
  });

  it('from the command line is signed by nobody', () => {
    expect(relaysOf(acted(ticketWith(), 'reply', 'Feed them.', { by: 'cli' }))[0]?.author).toBe('');
  });
});

describe('note', () => {
  it('leaves a line in the history and nothing else', () => {
    const decision = acted(ticketWith(), 'note', 'slow to pay');

    expect(decision.effects).toEqual([]);
    expect(decision.history).toEqual([{ kind: 'note', text: 'slow to pay', side: 'internal', by: 'lee@works.example', messageId: null }]);
  });
});

describe('status', () => {
  it('is found without case, and rules and timers learn of it', () => {
    const decision = acted(ticketWith({ severity: '2' }), 'status', 'CURED');

    expect(ticketOf(decision).status).toBe('cured');
    expect(ticketOf(decision).timers['closing']?.state).toBe('running');
    expect(historyOf(decision, 'status')).toEqual(['working → cured (set by lee@works.example)']);
  });

  it('the present one changes nothing', () => {
    expect(acted(ticketWith(), 'status', 'working').history).toEqual([]);
  });
});

describe('severity', () => {
  it('by hand stands with who and why, and no mail overrules it', async () => {
    const set = ticketOf(acted(ticketWith(), 'severity', '3 only one hive'));
    const replied = ticketOf(joined(set, mail({ facts: await factsOf('ida@linden.example'), fields: [claim('level', '1')] })));

    expect(set).toMatchObject({ severity: '3', severityAssumed: false, severityReason: 'set by lee@works.example: only one hive' });
    expect(replied.severity).toBe('3');
    expect(replied.fields['level']?.value).toBe('1');
  });

  it('the same level confirms it, and nothing is counted again', () => {
    const decision = acted(ticketWith({ severityAssumed: true }), 'severity', '2');

    expect(ticketOf(decision).severityAssumed).toBe(false);
    expect(decision.history.map((one) => `${one.kind}: ${one.text}`)).toEqual(['severity: 2 confirmed']);
  });

  it('that burns forwards a ticket that still waits', () => {
    expect(forwardsOf(acted(ticketWith({ status: 'asked', missing: ['story'], forwardedAt: null }), 'severity', '1'))).toMatchObject([{ reason: 'opened' }]);
  });
});

describe('field', () => {
  const waiting = (more: Partial<Ticket>): Ticket => ticketWith({
    status: 'asked', forwardedAt: null, fields: { club_no: knownField('4711'), keeper: knownField('Ida, 030 231250'), began: knownField('2026-03-09T08:00:00Z'), story: knownField('They lie there'), sample: knownField('a bee'), trace: knownField('dust') },
    ...more,
  });

  it('that was the last one wrong completes the ticket and forwards it', () => {
    const decision = acted(waiting({ fields: {}, type: 'SWARM', wrong: [{ field: 'club_no', reason: 'two_values', detail: '', raw: '4711 / 4712' }] }), 'field', 'club_no=4711');

    expect(ticketOf(decision)).toMatchObject({ status: 'working', wrong: [], missing: [] });
    expect(forwardsOf(decision)).toMatchObject([{ reason: 'complete' }]);
  });

  it('that was the last one missing does too, with a blank or an equals sign', () => {
    const before = waiting({ missing: ['story'], fields: { ...waiting({}).fields } });
    const { story, ...others } = before.fields;

    expect(story).toBeDefined();
    expect(ticketOf(acted({ ...before, fields: others }, 'field', 'story They lie before the hive')).status).toBe('working');
    expect(ticketOf(acted({ ...before, fields: others }, 'field', 'story = a = b')).fields['story']?.value).toBe('a = b');
  });

  it('of a complete ticket completes nothing: who was asked back is still asked', () => {
    expect(ticketOf(acted(waiting({}), 'field', 'product=Smoker')).status).toBe('asked');
    expect(ticketOf(acted(waiting({ fields: {}, type: 'VISIT' }), 'field', 'product=Extractor')).status).toBe('asked');
  });

  it('takes the spelling of the pack', () => {
    const value = (argument: string): unknown => Object.values(ticketOf(acted(ticketWith(), 'field', argument)).fields)[0]?.value;

    expect(value('urgency=high')).toBe('High');
    expect(value('kind_of=ask')).toBe('question');
    expect(value('treated=YES')).toBe('yes');
    expect(value('hives=1001HV, 1002HV')).toEqual(['1001HV', '1002HV']);
    expect(value('began=2026-03-10T10:00+01:00')).toBe('2026-03-10T09:00:00Z');
  });

  it('twins follow by hand too', () => {
    expect(ticketOf(acted(ticketWith(), 'field', 'sample=dead bees')).fields['trace']).toMatchObject({ value: 'dead bees', assumed: true });
  });

  it('urgency and impact give the level, with the cell as the reason', () => {
    const urgent = ticketOf(acted(ticketWith({ severity: '2' }), 'field', 'urgency=High'));
    const both = ticketOf(acted(urgent, 'field', 'impact=High'));

    expect(urgent.severity).toBe('2');
    expect(both).toMatchObject({ severity: '1', severityReason: 'set by lee@works.example: urgency High, impact High' });
  });

  it('what a mail wished of urgency and impact gives no level, and half of it by hand gives none either', () => {
    const wished = { value: 'High', raw: 'High', source: 'label', line: 3, rule: 'apiary/pack.yaml:63', assumed: false } as const;
    const half = ticketOf(acted(ticketWith({ severity: '2', fields: { urgency: wished, impact: wished } }), 'field', 'urgency=High'));

    expect(half.severity).toBe('2');
    expect(ticketOf(acted(half, 'field', 'impact=Low')).severity).toBe('2');
    expect(ticketOf(acted(half, 'field', 'impact=High')).severity).toBe('1');
  });
});

describe('resolve, close, reopen', () => {
  it('resolve uses the flow of the pack and starts the closing', () => {
    expect(ticketOf(acted(ticketWith(), 'resolve'))).toMatchObject({ status: 'cured', timers: { closing: { state: 'running', startedAt: tuesday + hour } } });
  });

  it('resolve without a step in the flow takes the first resolved status', () => {
    const desk = apiaryWith([`  - {event: solution.sent, to: cured}\n`, '']);

    expect(ticketOf(acted(ticketWith(), 'resolve', '', { desk })).status).toBe('cured');
  });

  it('resolve with words sends them', () => {
    expect(relaysOf(acted(ticketWith(), 'resolve', 'Fed them.'))).toMatchObject([{ text: 'Fed them.' }]);
  });

  it('close ends clocks but not windows, tells the requester, keeps the reason', () => {
    const running = ticketOf(acted(ticketWith(), 'resolve'));
    const decision = acted(running, 'close', 'asked for it');

    expect(ticketOf(decision)).toMatchObject({ status: 'over', closeReason: 'asked for it', closedAt: tuesday + hour, timers: { closing: { state: 'stopped' }, comeback: { state: 'running' } } });
    expect(answersOf(decision)).toMatchObject([{ paragraphs: ['goodbye'], autoSubmitted: 'auto-generated', to: { addrSpec: 'ida@linden.example' } }]);
  });

  it('close of a closed one says so', () => {
    expect(() => acted(ticketWith({ status: 'over', closedAt: tuesday }), 'close')).toThrow('the ticket is over already');
  });

  it('close ends a case that somebody else has', () => {
    expect(ticketOf(acted(ticketWith({ status: 'outside', closedAt: tuesday }), 'close', 'they told us'))).toMatchObject({ status: 'over', closeReason: 'they told us' });
  });

  it.each(['over', 'cured'])('reopen from %s takes the status that a reply of the requester would lead to', (status) => {
    expect(ticketOf(acted(ticketWith({ status, closedAt: tuesday, closeReason: 'silence' }), 'reopen'))).toMatchObject({ status: 'working', closedAt: null, closeReason: null });
  });

  it('what is said to a machine or a dead address stays unsaid', () => {
    for (const change of [{ requester: { displayName: '', addrSpec: 'no-reply@linden.example' } }, { flags: ['undeliverable'] }, { flags: ['muted'] }]) {
      const decision = acted(ticketWith(change), 'close');

      expect(answersOf(decision)).toEqual([]);
      expect(historyOf(decision, 'no-answer')).toHaveLength(1);
    }
  });

  it('is told even when three automatic mails have left today, for a person decided it; not in a flood', () => {
    expect(answersOf(acted(ticketWith(), 'close', '', { budget: { perTicketDay: 3, perAddressHour: 0 } }))).toHaveLength(1);
    expect(answersOf(acted(ticketWith(), 'close', '', { budget: { perTicketDay: 0, perAddressHour: 10 } }))).toEqual([]);
  });
});

describe('the other verbs', () => {
  it('assign tells the rules', () => {
    const decision = acted(ticketWith(), 'assign', ' Sam ');

    expect(ticketOf(decision).assignedTo).toBe('Sam');
    expect(answersOf(decision)[0]?.paragraphs).toEqual(['new_keeper']);
  });

  it.each([['lead', 'lead@works.example'], ['staff.oncall', 'oncall@works.example'], ['', 'keepers@works.example'], ['nobody', 'keepers@works.example']])('escalate to %j writes to %s', (role, address) => {
    const decision = acted(ticketWith(), 'escalate', role);

    expect(tellsOf(decision)).toEqual([{ kind: 'tell', to: [address], text: 'escalated' }]);
    expect(ticketOf(decision).flags).toEqual(['escalated']);
  });

  it('forward goes again by hand, attachments and all', () => {
    expect(forwardsOf(acted(ticketWith({ forwardedAt: tuesday, attachmentsIn: ['17'] }), 'forward'))).toEqual([{ kind: 'forward', to: 'keepers@works.example', reason: 'by-hand', attachmentsOf: ['17'] }]);
  });

  it('ref is kept once', () => {
    expect(ticketOf(acted(ticketWith({ vendorRefs: ['KP1'] }), 'ref', ' KP1 ')).vendorRefs).toEqual(['KP1']);
  });

  it('eta takes words as they are', () => {
    expect(ticketOf(acted(ticketWith(), 'eta', 'tomorrow noon')).fields['eta']?.raw).toBe('tomorrow noon');
  });

  it('triaged ends the triage clock and moves on', () => {
    const ticket = ticketOf(opened(mail({ release: {} })));

    expect(ticketOf(acted(ticket, 'triaged'))).toMatchObject({ status: 'working', timers: { triage: { state: 'stopped', endedAt: tuesday + hour } } });
  });
});

describe('on a closed ticket', () => {
  const closed = (): Ticket => ticketWith({ status: 'over', closedAt: tuesday, closeReason: 'silence' });

  it.each(['resolve', 'ask', 'workaround', 'plan', 'elsewhere', 'working', 'triaged'] as const)('%s is refused with what would be right, and nothing leaves', (verb) => {
    expect(() => acted(closed(), verb, 'Feed them.')).toThrow(new RegExp(`the ticket is over; first take it up again \\(reopen\\), then ${verb}`, 'u'));
  });

  it('by mail the words go out, the command does not, and who wrote it is told', () => {
    const words = { from: 'lee@works.example', threadSide: 'working', text: 'Feed them.' } as const;
    const alone = joined(closed(), mail({ ...words, commands: [{ verb: 'resolve', argument: '', line: 1 }] }));
    const reopened = joined(closed(), mail({ ...words, commands: [{ verb: 'reopen', argument: '', line: 1 }, { verb: 'resolve', argument: '', line: 2 }] }));

    expect([ticketOf(alone).status, ticketOf(reopened).status]).toEqual(['over', 'cured']);
    expect(relaysOf(alone)).toMatchObject([{ text: 'Feed them.' }]);
    expect(tellsOf(alone)).toMatchObject([{ to: ['lee@works.example'], text: 'commands_not_understood' }]);
    expect([historyOf(alone, 'problem').length, historyOf(reopened, 'problem').length]).toEqual([1, 0]);
  });

  it('notice says how to announce what it is about', () => {
    expect(() => acted(ticketWith(), 'notice', 'started')).toThrow(/no announcement/u);
  });
});
