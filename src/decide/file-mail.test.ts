import { describe, expect, it } from 'vitest';
import { acted, apiary, claim, draftOf, factsOf, historyOf, hour, joined, mail, opened, tellsOf, ticketOf, ticketWith, tuesday, type MailOptions } from '../../test/support/desk.ts';
import type { DsnAction } from '../recognise/recognition.ts';
import { ActRefused } from './act-refused.ts';
import type { ReportedMail } from './decision.ts';
import { hasHeading } from './heading.ts';
import { releasingWord, type HeldTerms } from './release.ts';
import type { Ticket } from './ticket.ts';

const running: Ticket = ticketWith({
  status: 'cured', missing: ['story'], asked: ['story'],
  timers: { closing: { name: 'closing', generation: 1, state: 'running', startedAt: tuesday, dueAt: tuesday + 72 * hour, warnAt: null, warned: false, endedAt: null, calendar: 'working', calendarVersion: '', why: [] } },
});

describe('mail that nobody wrote for us', () => {
  it.each([['automatic', 'automatic'], ['list', 'automatic'], ['own', 'discarded'], ['dsn', 'dsn']] as const)('%s is filed as %s and changes nothing of the ticket', (classification, state) => {
    const decision = joined(running, mail({ mailClass: { classification, reason: 'a machine' }, at: tuesday + hour, phrases: ['says_thanks'], text: 'close it' }));

    expect(decision.outcome).toEqual({ state, reason: 'a machine; filed on BEE-2026-0001' });
    expect(decision.effects).toEqual([]);
    expect(decision.ticket).toEqual({ ...running, packVersion: apiary.version });
    expect(decision.history).toMatchObject([{ kind: classification, side: 'internal' }]);
  });

  it('without a ticket opens none and answers nobody', async () => {
    const decision = opened(mail({ mailClass: { classification: 'automatic', reason: 'Auto-Submitted: auto-replied' }, facts: await factsOf('ida@linden.example') }));

    expect(decision).toMatchObject({ ticket: null, effects: [], wantsRef: false, outcome: { state: 'automatic', reason: 'Auto-Submitted: auto-replied' }, sender: { verdict: 'none' } });
  });
});

describe('a receipt of the requester’s own ticket system', () => {
  const learned = claim('own_ref', 'A77123', { source: 'subject', line: 0, rule: apiary.line(['identifiers', 'own_ref', 'pattern']) });
  const receipt = (options: MailOptions, ticket = running): ReturnType<typeof joined> =>
    joined(ticket, mail({ from: 'tickets@linden.example', mailClass: { classification: 'automatic', reason: 'a receipt' }, fields: [learned], at: tuesday + hour, ...options }));

  it('teaches its number and changes nothing else', () => {
    const decision = receipt({});

    expect(ticketOf(decision).fields['own_ref']).toMatchObject({ value: 'A77123', source: 'subject', assumed: true });
    expect(ticketOf(decision)).toMatchObject({ status: running.status, timers: running.timers, missing: running.missing, asked: running.asked });
    expect(decision).toMatchObject({ effects: [], outcome: { state: 'automatic' } });
  });

  it('never replaces what a person wrote, and a label in a machine’s mail teaches nothing', () => {
    const written = { ...running, fields: { own_ref: { value: 'B1', raw: 'B1', source: 'label', line: 3, rule: 'x', assumed: false } as const } };

    expect(ticketOf(receipt({}, written)).fields['own_ref']?.value).toBe('B1');
    expect(ticketOf(receipt({ fields: [claim('own_ref', 'A77123', { source: 'subject', line: 0 })] })).fields).not.toHaveProperty('own_ref');
  });

  it('of a stranger, or with a forged sender, teaches nothing', () => {
    expect(ticketOf(receipt({ from: 'tickets@elsewhere.example' })).fields).not.toHaveProperty('own_ref');
    expect(ticketOf(receipt({ authentication: { from: 'fail', detail: 'forged' } })).fields).not.toHaveProperty('own_ref');
  });
});

describe('a delivery report', () => {
  const report = (action: DsnAction, status: string | null, address = 'ida@linden.example', ticket = running): ReturnType<typeof joined> =>
    joined(ticket, mail({ from: '', mailClass: { classification: 'dsn', reason: 'a report', dsn: { recipients: [{ address, action, status, diagnostic: 'user unknown' }], originalMessageId: null } } }));

  it('of a permanent failure marks the address and tells the working side, once', () => {
    const decision = report('failed', '5.1.1');

    expect(ticketOf(decision).flags).toEqual(['undeliverable']);
    expect(tellsOf(decision)).toEqual([{ kind: 'tell', to: ['keepers@works.example'], text: 'undeliverable', lines: ['ida@linden.example: 5.1.1 user unknown'] }]);
    expect(decision.effects).toContainEqual({ kind: 'undeliverable', change: 'mark', address: 'ida@linden.example', status: '5.1.1', diagnostic: 'user unknown', own: false });
    expect(historyOf(decision, 'delivery')).toEqual(['failed 5.1.1 ida@linden.example user unknown']);
    expect(tellsOf(report('failed', '5.1.1', 'ida@linden.example', ticketOf(decision)))).toEqual([]);
  });

  it.each<[string, DsnAction, string | null, string]>([
    ['a delay', 'delayed', '4.2.2', 'ida@linden.example'], ['a delivery', 'delivered', '2.0.0', 'ida@linden.example'],
    ['somebody else’s address', 'failed', '5.1.1', 'bo@linden.example'],
  ])('of %s is only noted', (_, action, status, address) => {
    const decision = report(action, status, address);

    expect(ticketOf(decision).flags).toEqual([]);
    expect(tellsOf(decision)).toEqual([]);
    expect(historyOf(decision, 'delivery')).toHaveLength(1);
  });

  it('that names no address or no status counts as the requester’s', () => {
    expect(ticketOf(report('failed', null, '')).flags).toEqual(['undeliverable']);
  });

  it('of our forward marks the ticket: nobody is left to write to', () => {
    const decision = report('failed', '5.1.1', 'keepers@works.example');

    expect(ticketOf(decision).flags).toEqual(['forward_undeliverable']);
    expect(decision.effects).toEqual([{ kind: 'undeliverable', change: 'mark', address: 'keepers@works.example', status: '5.1.1', diagnostic: 'user unknown', own: true }]);
  });

  it.each(['5.3.4', '5.2.3', '5.6.1', '5.7.1', '5.4.6', '4.4.7'])('of a failure that lies in the one mail (%s) is told once and marks nobody', (status) => {
    const decision = report('failed', status);

    expect(ticketOf(decision).flags).toEqual(['mail_refused']);
    expect(decision.effects).toEqual([{ kind: 'tell', to: ['keepers@works.example'], text: 'mail_refused', lines: [`ida@linden.example: ${status} user unknown`] }]);
    expect(report('failed', status, 'ida@linden.example', ticketOf(decision)).effects).toEqual([]);
  });

  it('is told to whoever has the ticket', () => {
    const decision = report('failed', '5.1.1', 'ida@linden.example', { ...running, assignedTo: 'Lee <lee@works.example>' });

    expect(tellsOf(decision)).toMatchObject([{ to: ['lee@works.example'], text: 'undeliverable' }]);
  });

  it('counts for the address that the mail went to, be it that it ended under another', () => {
    const recipients = [{ address: 'ida.holm@mailhost.example', alias: 'ida@linden.example', action: 'failed', status: '5.1.1', diagnostic: '' }] as const;
    const ended = { ...mail({ from: '', mailClass: { classification: 'dsn', reason: 'a report', dsn: { recipients, originalMessageId: 'x' } } }), reported: { ref: 'BEE-2026-0001', recipients: ['ida@linden.example', 'club@linden.example'] } };

    expect(joined(running, ended).effects).toContainEqual(expect.objectContaining({ kind: 'undeliverable', address: 'ida@linden.example' }));
  });

  it('about a mail that we never sent, or an address that it did not go to, marks nobody', () => {
    const of = (address: string, reported: ReportedMail | null) =>
      opened({ ...mail({ from: '', mailClass: { classification: 'dsn', reason: 'a report', dsn: { recipients: [{ address, action: 'failed', status: '5.1.1', diagnostic: '' }], originalMessageId: 'x' } } }), reported });

    expect(of('ida@linden.example', null).effects).toEqual([]);
    expect(of('boss@linden.example', { ref: null, recipients: ['ida@linden.example'] }).effects).toEqual([]);
    expect(of('ida@linden.example', { ref: null, recipients: ['ida@linden.example'] }).effects).toMatchObject([{ kind: 'undeliverable', address: 'ida@linden.example' }]);
    // The only recipient there was.
    expect(of('', { ref: null, recipients: ['ida@linden.example'] }).effects).toMatchObject([{ address: 'ida@linden.example' }]);
    expect(of('', { ref: null, recipients: ['ida@linden.example', 'club@linden.example'] }).effects).toEqual([]);
  });

  it('is forgotten when the requester writes from that address again', () => {
    const back = joined({ ...running, flags: ['undeliverable', 'late'] }, mail({ at: tuesday + hour }));

    expect(ticketOf(back).flags).toEqual(['late']);
  });
});

describe('an address that takes no mail', () => {
  const marked = (times: number, address = 'ida@linden.example') => ({ perTicketDay: 0, perAddressHour: 0, undeliverable: [{ address, since: tuesday, status: '5.1.1', times }] });
  const clears = (decision: ReturnType<typeof joined>): unknown[] => decision.effects.filter((effect) => effect.kind === 'undeliverable');

  it('is tried again when a person writes from it, once', () => {
    expect(clears(joined(running, mail({ budget: marked(1) })))).toMatchObject([{ change: 'clear', address: 'ida@linden.example' }]);
    expect(clears(joined(running, mail({ budget: marked(2) })))).toEqual([]);
  });

  it('is not tried again because a machine wrote, or somebody under a forged name', () => {
    expect(clears(joined(running, mail({ budget: marked(1), mailClass: { classification: 'automatic', reason: 'a machine' } })))).toEqual([]);
    expect(clears(joined(running, mail({ budget: marked(1), authentication: { from: 'fail', detail: 'forged' } })))).toEqual([]);
  });

  it('gets no answer, and staff hear that theirs has not left', () => {
    const answered = joined(ticketWith(), { ...mail({ from: 'lee@works.example', text: 'It was the mites.', budget: marked(2), threadSide: 'working' }), });

    expect(answered.effects.filter((effect) => effect.kind === 'relay')).toEqual([]);
    expect(tellsOf(answered)).toMatchObject([{ to: ['lee@works.example'], text: 'reply_undeliverable', lines: ['mail to ida@linden.example came back as undeliverable on 2026-03-10 (5.1.1)'] }]);
    expect(() => acted(ticketWith(), 'reply', 'It was the mites.', { budget: marked(2) })).toThrow(ActRefused);
    expect(opened(mail({ budget: marked(2) })).effects.filter((effect) => effect.kind === 'answer')).toEqual([]);
  });
});

describe('the word that releases a held mail', () => {
  const terms: HeldTerms = { organisation: 'linden', authorised: true, sender: null };
  const says = async (text: string, options: MailOptions = {}, from = 'ida@linden.example'): Promise<boolean> =>
    releasingWord(apiary, { recognition: mail({ text, ...options }).recognition, facts: await factsOf(from), from, side: 'working' }, { from: 'kid@linden.example', terms }) !== null;

  it.each(['ok', 'OK.', 'Yes, please', 'yes', 'ja', 'Ja!', '\n\nOkay\n\nIda', 'Confirmed', 'approved: go'])('%j does', async (text) => {
    expect(await says(text)).toBe(true);
  });

  it.each(['', 'no', 'okey-dokey', 'not ok', 'yesterday', 'ok, but wait until I have spoken to Bo', 'I am out of office', 'ok, but not yet', 'ok?', 'Who is that?\nok'])('%j does not', async (text) => {
    expect(await says(text)).toBe(false);
  });

  it('only from an authorised contact or the working side', async () => {
    expect(await says('ok', {}, 'kid@linden.example')).toBe(false);
    expect(await says('ok', {}, 'x@nowhere.example')).toBe(false);
    expect(await says('ok', {}, 'lee@works.example')).toBe(true);
  });

  it('only from a contact of the sender\'s own organisation, and only where those were asked', async () => {
    const heard = async (asked: HeldTerms): Promise<boolean> =>
      releasingWord(apiary, { recognition: mail({ text: 'ok' }).recognition, facts: await factsOf('ida@linden.example'), from: 'ida@linden.example', side: 'working' }, { from: 'kid@linden.example', terms: asked }) !== null;

    expect(await heard(terms)).toBe(true);
    expect(await heard({ ...terms, organisation: 'willow' })).toBe(false);
    expect(await heard({ ...terms, organisation: null })).toBe(false);
    expect(await heard({ ...terms, authorised: false })).toBe(false);
  });

  it('of the sender himself counts only where the rule asks him, and stands for the field', async () => {
    const own = { organisation: 'linden', authorised: false, sender: { field: 'treated', value: 'yes' } };
    const heard = async (options: MailOptions, asked: HeldTerms = own, from = 'kid@linden.example'): Promise<unknown> =>
      releasingWord(apiary, { recognition: mail(options).recognition, facts: await factsOf(from), from, side: 'requester' }, { from: 'Kid@linden.example', terms: asked });

    expect(await heard({ text: 'Yes, confirmed by Bo Lind' })).toEqual({ said: 'Yes, confirmed by Bo Lind', set: { treated: 'yes' } });
    expect(await heard({ text: 'Done.', fields: [claim('treated', 'yes')] })).toMatchObject({ set: { treated: 'yes' } });
    expect(await heard({ text: 'Yes', fields: [claim('treated', 'no')] })).toBeNull();
    expect(await heard({ text: 'not yet' })).toBeNull();
    expect(await heard({ text: 'yes' }, terms)).toBeNull();
    expect(await heard({ text: 'yes' }, own, 'ida@linden.example')).toBeNull();
    expect(await heard({ text: 'yes', authentication: { from: 'fail', detail: '' } })).toBeNull();
  });

  it('never from a machine, never from a From that failed authentication', async () => {
    expect(await says('ok', { mailClass: { classification: 'automatic' } })).toBe(false);
    expect(await says('ok', { authentication: { from: 'fail', detail: '' } })).toBe(false);
  });
});

describe('a heading', () => {
  const heads = (subject: string, text = ''): boolean => hasHeading(mail({ subject, text }), ['Swarm', 'Service Request']);

  it.each(['Swarm', 'swarm: in the garden', 'Re: AW: Fwd: [BEE-2026-0001] Swarm', 'SWARM TEMPLATE', 'Service  request (urgent)', 'Type: Swarm', 'Swarm – garden', 'Swarm #2', 'Ticket type = service request'])('stands in the subject %j', (subject) => {
    expect(heads(subject)).toBe(true);
  });

  it.each(['A swarm', 'Swarming bees', 'swarm in the garden', 'we file a service request later', '', 'Request for service'])('does not stand in %j', (subject) => {
    expect(heads(subject)).toBe(false);
  });

  it('stands in an early line of the text, below a greeting, marked or not', () => {
    expect(heads('x', 'Hello all,\n\n  ** Swarm **\nmore')).toBe(true);
    expect(heads('x', '> Swarm: here')).toBe(true);
    expect(heads('x', 'Tower\tNorth\nSwarm\tin the garden')).toBe(true);
    expect(heads('x', '2) Swarm → in the garden')).toBe(true);
    expect(heads('x', '4b. Swarm： in the garden')).toBe(true);
    expect(heads('x', '4 swarms – in the garden')).toBe(false);
  });

  it('further down is no heading', () => {
    expect(heads('x', `${'a line\n'.repeat(12)}Swarm:`)).toBe(false);
    expect(heads('x', `${'a line\n'.repeat(11)}Swarm:`)).toBe(true);
  });

  it('of a hostile subject is judged at once', () => {
    expect(heads(`${'Re: '.repeat(20_000)}Swarm`)).toBe(true);
    expect(heads(`${'['.repeat(20_000)}Swarm`)).toBe(false);
    expect(draftOf(mail({ subject: 're:'.repeat(20_000) })).ticket.subject).toHaveLength(60_000);
  });
});

describe('whatever state a case is in (F66)', () => {
  const dsn = (action: DsnAction, status: string): NonNullable<MailOptions['mailClass']> =>
    ({ classification: 'dsn', reason: 'a report', dsn: { recipients: [{ address: 'ida@linden.example', action, status, diagnostic: '' }], originalMessageId: null } });
  const machines: readonly (readonly [string, NonNullable<MailOptions['mailClass']>])[] = [
    ['an absence note', { classification: 'automatic', reason: 'Auto-Submitted: auto-replied' }], ['a failed delivery', dsn('failed', '5.1.1')], ['a delayed delivery', dsn('delayed', '4.4.1')],
    ['the copy of a list', { classification: 'list', reason: 'List-Id' }], ['a mail of our own', { classification: 'own', reason: 'our Message-ID' }],
  ];

  it.each(Object.keys(apiary.pack.statuses).flatMap((status) => machines.map(([what, mailClass]) => [what, status, mailClass] as const)))('%s leaves %s as it is', (_, status, mailClass) => {
    const closedAt = apiary.pack.statuses[status]?.is === 'closed' ? tuesday : null;
    const before = ticketWith({ status, closedAt, closeReason: closedAt === null ? null : 'silence' });

    const { ticket, effects } = joined(before, mail({ mailClass }));

    expect(ticket).toMatchObject({ status, closedAt, closeReason: before.closeReason, timers: before.timers, repliedAt: before.repliedAt });
    expect(effects.filter((effect) => effect.kind === 'answer' || effect.kind === 'relay' || effect.kind === 'forward')).toEqual([]);
  });
});
