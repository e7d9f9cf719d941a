// A mail that waits for somebody's word: whose word counts, what it stands for, and that one matter becomes one ticket
// however often its sender writes while he waits.
import { expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import { releaseMessage } from '../../src/record/message-repair.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const trainee = 'Toni <trainee@nordlicht.example>';
const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const thirdLevel = 'level3@retarus.example';

const incident = completeIncident('Contact person: Toni Lehmann, +49 30 23125 419');

const traineeWrites: Turn = {
  what: 'the trainee writes', state: 'held',
  mail: () => ({ from: trainee, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'trainee@nordlicht.example', text: incident }),
  mails: [{ kind: 'answer', to: 'trainee@nordlicht.example' }, { kind: 'tell', to: 'anna.keller@nordlicht.example' }],
};

const contact = (value: string): object => ({ contact: expect.objectContaining({ value }) as unknown });

onEveryGround((gateway) => {
  it('takes the word of a colleague who answers the held mail itself, where it stands alone', async () => {
    const reply = (text: string, messageId: string) => () => ({ from: anna, to: 'support@retarus.example', subject: 'Re: Mails are refused', messageId, headers: ['In-Reply-To: <trainee@nordlicht.example>'], text });

    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites, {
      what: 'Anna answers all, with a matter of her own', state: 'opened', mail: reply('Ok, and while we are at it:\nplease send us the invoice of January.', 'more@nordlicht.example'),
      mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example' }],
    }, {
      what: 'and then with "ok" alone', until: '2026-03-10T09:30:00Z', mail: reply('Ok', 'ok@nordlicht.example'),
      mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'trainee@nordlicht.example', says: ['RTP-2026-000002'] }],
    }]);
  });

  it('makes the authorised person who stood up for it the contact; the requester stays who wrote', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites, {
      what: 'Anna says yes, with a signed mail', until: '2026-03-10T10:00:00Z',
      mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), anna, 'ok', { headers: ['Authentication-Results: mx.postern.example; dkim=pass header.d=nordlicht.example'] }),
      mails: [{ kind: 'forward', to: thirdLevel, says: [/Anna Keller, \+49 30 23125 411/u] }, { kind: 'answer', to: 'trainee@nordlicht.example' }],
      ticket: {
        requester: { displayName: 'Toni', addrSpec: 'trainee@nordlicht.example' }, participants: ['trainee@nordlicht.example', 'anna.keller@nordlicht.example'],
        fields: expect.objectContaining(contact('Anna Keller, +49 30 23125 411, anna.keller@nordlicht.example')) as never,
      },
      history: [/^released: by Anna Keller <anna\.keller@nordlicht\.example>: "ok"/u, /^field: contact = Anna Keller.*it named Toni Lehmann, \+49 30 23125 419/u],
      and: async (running) => expect(isoInstant((await running.ticket('RTP-2026-000001')).receivedAt).slice(0, 16)).toBe('2026-03-10T09:12'),
    }, {
      what: 'a second authorised contact says yes too', state: 'joined', reason: /no longer held/u, mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), 'Pascal Brun <p.brun@nordlicht.example>', 'OK'),
    }, {
      what: 'the trainee answers the mail that said it waits, with a program that keeps nothing but the address', state: 'joined', reason: /by held message/u,
      mail: (sofar) => ({ from: trainee, to: sofar.find((mail) => mail.to === 'trainee@nordlicht.example')?.mail.replyTo[0]?.addrSpec ?? '', subject: 'more', messageId: 'more@nordlicht.example', text: 'One more thing: outlook.example refuses too.' }),
      mails: [{ kind: 'relay', to: thirdLevel, says: ['outlook.example'] }],
    }]);
  });

  it('keeps the contact that the mail names when the record of who released it has no number', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites, {
      what: 'Pascal says yes', mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), 'Pascal Brun <p.brun@nordlicht.example>', 'Oui, merci'),
      mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'trainee@nordlicht.example' }],
      ticket: { fields: expect.objectContaining(contact('Toni Lehmann, +49 30 23125 419')) as never }, history: [/^released: by Pascal Brun/u],
    }]);
  });

  it.each([
    ['takes half of it back', anna, 'OK, but wait until tomorrow', []],
    ['asks back', anna, 'Yes? Who is that?', []],
    ['tells a story', anna, 'Toni should have asked me first, this is about the new connector.', []],
    ['was forged', anna, 'OK', ['Authentication-Results: mx.postern.example; dmarc=fail header.from=nordlicht.example']],
    ['comes from the contact of another partner', 'Claire Roux <c.roux@sudouest.example>', 'OK', []],
  ])('is not released by an answer that %s, and opens nothing else', async (_, from, text, headers) => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites, {
      what: 'the answer', state: 'held', reason: /does not let it pass/u, mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), from, text, { headers }),
      and: async (running) => {
        expect(await running.tickets()).toEqual([]);
        expect((await running.messages())[0]?.state).toBe('held');
      },
    }]);
  });

  it('is released by hand in the name of a person, whom the ticket then names', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites]);

    const [message] = await gateway().messages();
    await releaseMessage(gateway().db, message?.id ?? '', 'anna.keller@nordlicht.example', gateway().running.installation.journey.now());
    await gateway().running.sweep();
    await gateway().settled();

    expect((await gateway().history('RTP-2026-000001')).map((entry) => entry.text)).toContain('by Anna Keller <anna.keller@nordlicht.example>');
    expect((await gateway().ticket('RTP-2026-000001')).fields['contact']?.value).toMatch(/^Anna Keller/u);
  });

  it('lets the sender himself confirm what his mail denied, where the pack asks him', async () => {
    const sam = 'Sam Reed <sam@avonit.example>';
    await converse(gateway(), '2026-03-09T09:00:00Z', [{
      what: 'the authority was not checked', state: 'held',
      mail: () => ({ from: sam, to: 'support@zynstra.example', subject: 'restore', messageId: 'denied@avonit.example', text: `Request: restore the partner's mailbox as of Friday\nServer: AVN-CMS-0042\nUser: J. Intern\nWhy third level: cannot action\nAuthority checked: no` }),
      mails: [{ kind: 'answer', to: 'sam@avonit.example', says: [/answer this mail with "Yes"/u, /the time it arrived\s+counts/u] }],
    }, {
      what: 'not yet', state: 'held', reason: /belongs to held message/u, mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, 'sam@avonit.example'), sam, 'I ask Mr Hart this afternoon.'),
    }, {
      what: 'another person of the company cannot confirm it for him', state: 'held', mails: [{ kind: 'answer', to: 'junior@avonit.example' }, { kind: 'tell', to: 'sam@avonit.example' }],
      mail: (sofar) => answerTo(lastTo(sofar, 'sam@avonit.example'), 'Robin <junior@avonit.example>', 'Yes, confirmed by Mr Hart'),
    }, {
      what: 'confirmed', until: '2026-03-09T14:00:00Z',
      mail: (sofar) => answerTo(sofar.find((mail) => mail.kind === 'answer' && mail.to === 'sam@avonit.example') ?? lastTo(sofar, 'sam@avonit.example'), sam, 'Yes, confirmed by Mr Hart'),
      mails: [{ kind: 'forward', to: 'engineers@zynstra.example', saysNot: [/Authority checked = no/u] }, { kind: 'relay', to: 'engineers@zynstra.example', says: ['I ask Mr Hart'] }, { kind: 'answer', to: 'sam@avonit.example', says: [/now ticket ZYN-000001/u] }],
      ticket: { status: 'with_L3', missing: [], fields: expect.objectContaining({ authority: expect.objectContaining({ value: 'yes', raw: 'Yes, confirmed by Mr Hart' }) as unknown }) as never },
      history: [/^released: by Sam Reed <sam@avonit\.example>: "Yes, confirmed by Mr Hart", authority = yes$/u],
      and: async (running) => expect(isoInstant((await running.ticket('ZYN-000001')).receivedAt).slice(0, 16)).toBe('2026-03-09T09:00'),
    }]);
  });

  it('makes one ticket of what a stranger writes on one matter while he waits', async () => {
    const nina = 'Nina <nina@gmail.example>';
    const write = (subject: string, text: string, messageId: string): NonNullable<Turn['mail']> => () => ({ from: nina, to: 'support@waratek.example', subject, messageId, text });
    await converse(gateway(), '2026-03-10T09:00:00Z', [{
      what: 'a stranger who names a customer', state: 'held', mail: write('agent breaks the login', 'We are Bastion. Since the update the agent breaks every login of our portal.', 'first@gmail.example'),
      mails: [{ kind: 'answer', to: 'nina@gmail.example', saysNot: [/Bastion/u, /Moran/u, /Premier/u] }, { kind: 'tell', to: 'verification@waratek.example' }],
    }, {
      what: 'she writes again', state: 'held', reason: /belongs to held message/u, mail: write('Re: agent breaks the login', 'Product: Waratek Secure\nVersion: 25.2.0', 'second@gmail.example'), mails: [],
    }, {
      what: 'and on something else', state: 'held', reason: /of the same sender is held too/u, mail: write('licence question', 'How many agents may we install on one host?', 'third@gmail.example'),
      mails: [{ kind: 'answer', to: 'nina@gmail.example' }, { kind: 'tell', to: 'verification@waratek.example' }],
    }, {
      what: 'staff have verified her', until: '2026-03-10T11:00:00Z',
      mail: (sofar) => answerTo(sofar.find((mail) => mail.kind === 'tell') ?? lastTo(sofar, 'verification@waratek.example'), 'Vera <vera@waratek.example>', 'OK'),
      mails: [{ kind: 'tell', to: 'verification@waratek.example', says: ['No response time runs yet'] },
        { kind: 'forward', to: 'engineers@waratek.example' }, { kind: 'relay', to: 'engineers@waratek.example', says: ['25.2.0'] },
        { kind: 'answer', to: 'nina@gmail.example', says: [/It is now ticket WAR-00001/u, /in our portal/u, /^Issue type:$/mu], saysNot: [/^Product version:$/mu] }],
      and: async (running) => {
        expect((await running.messages()).map((message) => [message.state, message.ref])).toEqual([['opened', 'WAR-00001'], ['joined', 'WAR-00001'], ['held', null], ['joined', null]]);
      },
    }, {
      what: 'and her other mail', mail: (sofar) => answerTo(sofar.findLast((mail) => mail.kind === 'tell' && mail.text.includes('How many agents')) ?? lastTo(sofar, 'verification@waratek.example'), 'Vera <vera@waratek.example>', 'ok'),
      mails: [{ kind: 'tell', to: 'verification@waratek.example' }, { kind: 'forward', to: 'engineers@waratek.example' }, { kind: 'answer', to: 'nina@gmail.example', says: ['WAR-00002'] }], ticket: { links: [{ ref: 'WAR-00001', kind: 'possibly-related' }] },
    }]);
  });

  it('lets what a held sender writes on wait in silence, shows his question to people once, and lets one word release all of it', async () => {
    const write = (text: string, messageId: string): NonNullable<Turn['mail']> => () => ({ from: trainee, to: 'support@retarus.example', subject: 'Any news?', messageId, text });
    await converse(gateway(), '2026-03-10T09:12:00Z', [traineeWrites, {
      what: 'he asks under another subject', state: 'held', reason: /belongs to held message/u, mail: write('Is anybody reading this?', 'asks@nordlicht.example'), mails: [{ kind: 'tell', to: 'l2-queue@retarus.example', says: [/Is anybody reading this/u] }],
    }, {
      what: 'and again', state: 'held', reason: /belongs to held message/u, mail: write('Hello? Any news on my mail?', 'again@nordlicht.example'), mails: [],
    }, {
      what: 'Anna says ok', mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), anna, 'ok'),
      mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'relay', to: thirdLevel, says: ['anybody'] }, { kind: 'relay', to: thirdLevel, says: ['Any news'] }, { kind: 'answer', to: 'trainee@nordlicht.example' }],
      and: async (running) => expect((await running.messages()).map((one) => one.state)).toEqual(['opened', 'joined', 'joined', 'joined']),
    }]);
  });

  it('releases the held mail with an answer that brings the key it lacked, and counts from the first', async () => {
    const held = { from: 'K. Lange <k.lange@mailwerk.example>', to: 'support@ox.example', subject: 'Calendar', messageId: 'typo@mailwerk.example' };
    const details = 'Server: https://mail.mailwerk.example\nSeverity: 3\nEnvironment: Production\nEnd-User-Impact: Multiple\nSteps to reproduce: open the calendar, sync, change an entry\nCurrent behaviour: the entry disappears\nExpected behaviour: the entry stays';
    await converse(gateway(), '2026-03-10T10:00:00Z', [{
      what: 'a mistyped key', state: 'held', mail: () => ({ ...held, text: `License Key: MWAG-SUP-77120-4F2K8\n${details}` }), mails: [{ kind: 'answer', to: 'noc@mailwerk.example' }, { kind: 'tell', to: 'support-lead@ox.example' }],
    }, {
      what: 'the right one', until: '2026-03-10T10:30:00Z',
      mail: (sofar) => answerTo(sofar[0] ?? lastTo(sofar, 'noc@mailwerk.example'), held.from, 'Sorry. License Key: MWAG-SUP-77120-4F2K9'),
      mails: [{ kind: 'forward', to: 'team@ox.example', says: ['the entry disappears'] }, { kind: 'answer', to: 'noc@mailwerk.example' }],
      ticket: { missing: [], wrong: [], openedBy: expect.any(String) as never },
      and: async (running) => {
        expect((await running.tickets()).map((one) => isoInstant(one.receivedAt).slice(0, 16))).toEqual(['2026-03-10T10:00']);
        expect((await running.messages()).map((one) => one.state)).toEqual(['opened', 'joined']);
      },
    }]);
  });
});
