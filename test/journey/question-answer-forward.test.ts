// The main journey: a half-empty mail is asked about exactly, the inline answer completes it, the working side gets a
// structured ticket, and its answer comes back to the partner.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ticketJsonSchema } from '../../src/compose/ticket-json.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import type { ParsedMessage } from '../../src/parse/parsed-message.ts';
import { partContents } from '../../src/parse/part-content.ts';
import type { SentMail } from '../support/gateway.ts';
import { answerTo, converse, lastTo, questionsOf, quotedWith, type ExpectedMail, type Turn } from './conversation.ts';
import { onEveryGround, onRedis } from './grounds.ts';

const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const partner = 'anna.keller@nordlicht.example';
const thirdLevel = 'level3@retarus.example';
const ref = 'RTP-2026-000001';

const halfEmpty = `Hello,

Main Customer ID: 73125
Tenant(s): 12345RS
AFFECTED SERVICE: Email Security
DESCRIPTION: around 40 users of Hafen AG get 550 5.7.1 when they write to gmx

Anna Keller
Nordlicht IT GmbH`;

/** What Anna types behind the labels of the form. */
const typed = [
  ['START OF INCIDENT', '10.03.2026 - 08:00 UTC+1'],
  ['EXAMPLE', '10.03.2026 08:41, a@hafen.example -> b@gmx.example, 550 5.7.1 rejected'],
  ['Was it possible to reproduce the error', 'yes, three test mails, all refused'],
  ['What has already been done', 'checked the outbound logs and the directory'],
  ['Is Retarus permitted to send test transactions', 'no'],
  ['Is this issue already known', 'no'],
] as const;

const asks: ExpectedMail = {
  kind: 'answer', to: partner, subject: `Re: [${ref}] Mails are refused`,
  and: (mail) => {
    const [needed = '', ifAtHand = ''] = mail.text.split(/== If you have it at hand ==/u);
    expect(questionsOf(needed)).toEqual(typed.map(([label]) => label));
    expect(questionsOf(ifAtHand)).toEqual(['END OF INCIDENT (OPTIONAL)', 'ADDITIONAL INFORMATION']);
    expect(mail.mail.replyTo[0]?.addrSpec).toMatch(/^support\+rtp-2026-000001\.r\.[a-z2-7]+@retarus\.example$/u);
    expect(mail.mail.inReplyTo).toEqual(['half-empty@nordlicht.example']);
    expect(mail.mail.headers.find((header) => header.name === 'Auto-Submitted')?.body.trim()).toBe('auto-replied');
  },
  says: ['Hello Anna', 'incident', /73125/u, /12345RS/u],
  saysNot: [/Details of affected transactions:/u, /DESCRIPTION:/u, /Contact person\(s\) including telephone number:/u],
};

const forwarded: ExpectedMail = {
  kind: 'forward', to: thirdLevel, subject: `[${ref}] INCIDENT: Mails are refused`,
  and: (mail) => {
    const printed = ["PARTNERS' MAIN CUSTOMER ID", 'Tenant(s) or Dedicated Customer ID(s)', 'Contact person(s) including telephone number', 'AFFECTED SERVICE', 'START OF INCIDENT', 'DESCRIPTION', 'EXAMPLE'];
    const at = printed.map((label) => mail.text.indexOf(`${label}:`));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at).not.toContain(-1);
    const ticket = ticketJsonSchema.parse(JSON.parse(attachedText(mail, 'ticket.json')));
    expect(ticket).toMatchObject({ ref, desk: 'retarus-partner', complete: true, missing: [], status: 'AT_RETARUS', replyTo: mail.mail.replyTo[0]?.addrSpec });
    expect(ticket.fields.find((field) => field.id === 'start')).toMatchObject({ value: '2026-03-10T07:00:00Z', raw: '10.03.2026 - 08:00 UTC+1', source: 'own-form' });
    expect(mail.mail.replyTo[0]?.addrSpec).toMatch(/^support\+rtp-2026-000001\.w\./u);
  },
  saysNot: ['NOT COMPLETE'],
};

const untilForwarded: readonly Turn[] = [
  {
    what: 'Anna writes half of what is needed',
    mail: () => ({ from: anna, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'half-empty@nordlicht.example', text: halfEmpty }),
    state: 'opened', mails: [asks],
    ticket: { ref, status: 'AWAITING_INFO', type: 'INCIDENT', missing: ['start', 'example', 'transactions', 'reproduced', 'done_so_far', 'test_ok', 'known'] },
  },
  {
    what: 'she types her answers into the quoted copy',
    mail: (sofar) => answerTo(lastTo(sofar, partner), anna, `see below\n\n${quotedWith(lastTo(sofar, partner), typed)}`),
    state: 'joined', reason: /now complete/u,
    mails: [forwarded, { kind: 'answer', to: partner, subject: `Re: [${ref}] Mails are refused`, says: [/complete/u], and: (mail) => expect(questionsOf(mail.text)).toEqual([]) }],
    ticket: { status: 'AT_RETARUS', missing: [], wrong: [] },
  },
];

const wholeJourney: readonly Turn[] = [
  ...untilForwarded,
  {
    what: 'the third level keeps a note to itself',
    mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), `Lee <lee@retarus.example>`, '#note\n\nsecret: the customer is behind with payment'),
    state: 'joined', mails: [], ticket: { repliedAt: null, status: 'AT_RETARUS' }, history: [/^note: secret/u],
  },
  {
    what: 'the third level names its reference and answers',
    mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), 'Lee <lee@retarus.example>', '#ref RCR-901177\n\nThe range was on a block list; we are having it taken off.'),
    state: 'joined', ticket: { vendorRefs: ['RCR-901177'], status: 'AT_RETARUS', repliedAt: expect.any(Number) as unknown as number },
    mails: [{ kind: 'relay', to: partner, subject: `Re: [${ref}] Mails are refused`, says: ['block list'], saysNot: ['#ref', 'secret', 'ticket.json'] }],
  },
  {
    what: 'Anna asks back, and only her new words are carried over',
    mail: (sofar) => answerTo(lastTo(sofar, partner), anna, `When will that be?\n\n${quotedWith(lastTo(sofar, partner), [])}`),
    state: 'joined', mails: [{ kind: 'relay', to: thirdLevel, says: ['When will that be?'], saysNot: ['block list'] }],
  },
  {
    what: 'the third level resolves it',
    mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), 'Lee <lee@retarus.example>', '#resolve\n\nTaken off at 10:40, mails go through again.'),
    state: 'joined', ticket: { status: 'RESOLVED' },
    mails: [{ kind: 'relay', to: partner, says: ['10:40', /resolved/u], saysNot: ['#resolve', 'secret'] }],
  },
  {
    what: 'Anna is content, and it is closed',
    mail: (sofar) => answerTo(lastTo(sofar, partner), anna, 'Thank you, it works again. You can close the ticket.'),
    state: 'joined', mails: [{ kind: 'relay', to: thirdLevel }], ticket: { status: 'CLOSED', closeReason: 'requester_agreed' },
  },
];

onEveryGround((gateway) => {
  it('asks for exactly what is missing, forwards what is complete, and carries the solution back', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', wholeJourney);
  });

  it('asks only for the rest after half an answer, and does not repeat itself to a chat', async () => {
    const [start, ...rest] = typed;
    await converse(gateway(), '2026-03-10T09:12:00Z', [
      ...untilForwarded.slice(0, 1),
      {
        what: 'she only says hello', state: 'joined', mails: [],
        mail: (sofar) => answerTo(lastTo(sofar, partner), anna, 'Hello, I will collect that and come back to you this afternoon.'),
      },
      {
        what: 'she answers all but the start', state: 'joined', ticket: { missing: ['start'] },
        mail: (sofar) => answerTo(lastTo(sofar, partner), anna, quotedWith(lastTo(sofar, partner), rest)),
        mails: [{ kind: 'answer', to: partner, and: (mail) => expect(questionsOf(mail.text.split('== If you have it at hand ==')[0] ?? '')).toEqual([start[0]]) }],
      },
      {
        what: 'she writes the start above the quote', state: 'joined', ticket: { status: 'AT_RETARUS' },
        mail: (sofar) => answerTo(lastTo(sofar, partner), anna, `START OF INCIDENT: ${start[1]}\n\n${quotedWith(lastTo(sofar, partner), [])}`),
        mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: partner }],
      },
    ]);
  });

  it('lists what does not fit apart from what is missing, without naming whose number it is', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [{
      what: 'Anna gives the number of another partner and a start in the future',
      mail: () => ({
        from: anna, to: 'support@retarus.example', subject: 'quarantine', messageId: 'wrong-id@nordlicht.example',
        text: halfEmpty.replace('73125', '80210') + '\nSTART OF INCIDENT: 10.03.2027 - 08:00 UTC+1',
      }),
      state: 'opened', ticket: { status: 'AWAITING_INFO', wrong: expect.arrayContaining([expect.objectContaining({ field: 'main_id' }), expect.objectContaining({ field: 'start' })]) as never },
      mails: [{
        kind: 'answer', to: partner, saysNot: [/Sudouest/u],
        and: (mail) => {
          const [doesNotFit = '', missing = ''] = mail.text.split('== What we still need ==');
          expect(doesNotFit).toContain('== This does not fit yet ==');
          expect(questionsOf(doesNotFit)).toEqual(expect.arrayContaining(["PARTNERS' MAIN CUSTOMER ID", 'START OF INCIDENT']));
          expect(questionsOf(missing)).not.toContain('START OF INCIDENT');
          expect(questionsOf(missing)).toContain('Is this issue already known');
        },
      }],
    }]);
  });

  it('sends the attachments of the partner on byte for byte', async () => {
    const raw = readFileSync(new URL('../../fixtures/journey/half-empty-with-attachments.eml', import.meta.url));
    const original = parseMessage(raw);
    const asked = typed.filter(([label]) => label !== 'EXAMPLE');

    await converse(gateway(), '2026-03-10T09:12:00Z', [
      {
        what: 'Anna sends a capture, a note and a mail',
        mail: () => ({ reversePath: partner, to: ['support@retarus.example'], raw }),
        state: 'opened', mails: [{ kind: 'answer', to: partner, and: (mail) => expect(questionsOf(mail.text)).not.toContain('EXAMPLE') }],
      },
      {
        what: 'she answers the rest',
        mail: (sofar) => answerTo(lastTo(sofar, partner), anna, quotedWith(lastTo(sofar, partner), asked)),
        mails: [
          { kind: 'forward', to: thirdLevel, and: (mail) => expect(filesOf(mail.mail).filter((file) => !file.startsWith('ticket.json'))).toEqual(filesOf(original)) },
          { kind: 'answer', to: partner },
        ],
      },
    ]);
    expect(filesOf(original)).toHaveLength(3);
  });
});

onRedis((gateway) => {
  it('asks for exactly what is missing, forwards what is complete, and carries the solution back', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', wholeJourney);
  });
});

function filesOf(mail: ParsedMessage): string[] {
  // A part without a name gets one, so that it can be saved.
  return mail.attachments.map((one) => `${one.name === '' ? 'message-3.eml' : one.name} ${one.mediaType} ${one.sha256}`);
}

function attachedText(sent: SentMail, name: string): string {
  const attachment = sent.mail.attachments.find((one) => one.name === name);
  const content = attachment === undefined ? null : (partContents(sent.raw, [attachment.path])[0] ?? null);
  if (content === null) throw new Error(`no ${name} is attached`);
  return Buffer.from(content.bytes).toString('utf8');
}
