// Mails as the people who get them read them: greeted by their own name, told what happened and why a value does not fit,
// and of what somebody else did on their case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';

const jess = 'Jess Tan <jess@harbour.example>';
const tom = 'Tom Hale <tom@harbour.example>';
const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const engineers = 'engineers@rhipe.example';
const desk = 'support@retarus.example';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(async () => gateway?.close());

const details = 'Partner: Harbour Cloud Pty Ltd\nTechnical contact: Jess Tan, +61 2 5550 0188, jess@harbour.example\nCompany Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nIssue: shared mailboxes no longer appear in Outlook\nUsers affected: reception@contoso.example\nTroubleshooting steps: new Outlook profile';
const jessWrites: Turn = {
  what: 'Jess writes', mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: 'jess@harbour.example', says: [/^Hello Jess,$/mu] }],
  mail: () => ({ from: jess, to: 'partner.support@rhipe.example', subject: 'Shared mailboxes', messageId: 'shared@harbour.example', text: details }),
};

it('greets whoever of the company is answered, and tells the other that he closed her case', async () => {
  await converse(gateway, '2026-03-10T01:00:00Z', [
    jessWrites,
    {
      what: 'Tom closes it', mail: (sofar) => answerTo(lastTo(sofar, 'jess@harbour.example'), tom, 'It is solved, please close the case.'), ticket: { status: 'closed' },
      mails: [
        { kind: 'relay', to: engineers },
        { kind: 'answer', to: 'jess@harbour.example', says: [/^Hello Jess,$/mu, /RHI-0000001 is closed: somebody else/u, /just answer this mail/u], saysNot: [/How did we do|As you asked/u] },
        { kind: 'answer', to: 'tom@harbour.example', says: [/^Hello Tom,$/mu, /As you asked, case RHI-0000001 is now closed/u], saysNot: ['Jess'] },
      ],
    },
    {
      what: 'Jess wants it back', mail: (sofar) => answerTo(lastTo(sofar, 'jess@harbour.example'), jess, 'No, it is still broken for two people.'), ticket: { status: 'open' },
      mails: [{ kind: 'relay', to: engineers }, { kind: 'answer', to: 'jess@harbour.example', says: [/^Hello Jess,$/mu, /open again/u, /takes it from here/u], saysNot: [/working on your case/u] }],
    },
  ]);
});

it('repeats the words of who claims that it is urgent, and gives him the phone', async () => {
  await converse(gateway, '2026-03-10T01:00:00Z', [{
    what: 'URGENT', mail: () => ({ from: tom, to: 'partner.support@rhipe.example', subject: 'URGENT P1!!! Exchange down', messageId: 'urgent@harbour.example', text: `URGENT P1!!!\n\n${details}` }),
    mails: [
      { kind: 'tell', to: 'engineers-l2@rhipe.example' }, { kind: 'forward', to: engineers },
      { kind: 'answer', to: 'tom@harbour.example', says: [/You write "P1", "URGENT"\./u, '\\+61 2 5550 0142'.replace('\\', ''), /priority = 2 \(high\), assumed/u] },
    ],
  }]);
});

it.each([
  ['31.02.2026 - 10:00 UTC+1', 'there is no such day in the calendar'],
  ['09.03.2026 - 25:00 UTC+1', 'there is no such time of day'],
  ['09.03.2026 - 10:00', 'the time zone is missing'],
  ['09.03.2026', 'this is only a date'],
  ['10:30 UTC+1', 'this is only a time'],
  ['03/04/2026 10:00 UTC+1', 'day and month could be swapped'],
  ['10.03.2027 - 10:00 UTC+1', 'this lies in the future'],
])('says why %s is no start: %s', async (start, why) => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: start, state: 'opened', ticket: { missing: [] }, mail: () => ({ from: anna, to: desk, subject: 'Mails are refused', messageId: 'dates@nordlicht.example', text: completeIncident().replace(/START OF INCIDENT: .*/u, `START OF INCIDENT: ${start}`) }),
    mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example', and: (mail) => expect(mail.text.replace(/\s+/gu, ' ')).toContain(`You wrote "${start}" - ${why}`) }],
  }]);
});

it('opens nothing for an invitation to a meeting alone, and shows it to people', async () => {
  const invitation = (text: string, id: string): Buffer => Buffer.from([
    `From: ${anna}`, `To: ${desk}`, 'Subject: Jour fixe', `Message-ID: <${id}@nordlicht.example>`, 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=alt', '',
    '--alt', 'Content-Type: text/plain', '', text, '--alt', 'Content-Type: text/calendar; method=REQUEST; name="invite.ics"', '', 'BEGIN:VCALENDAR', 'END:VCALENDAR', '--alt--', '',
  ].join('\r\n'));
  const send = (text: string, id: string) => () => ({ reversePath: 'anna.keller@nordlicht.example', to: [desk], raw: invitation(text, id) });

  await converse(gateway, '2026-03-10T09:12:00Z', [
    { what: 'a meeting', state: 'held', reason: /an invitation to a meeting/u, mail: send('Let us talk on Monday about how it goes.', 'meeting'), mails: [{ kind: 'tell', to: 'l2-queue@retarus.example', says: [/An invitation/u, /on Monday/u] }] },
    { what: 'an incident that comes with a meeting', state: 'opened', mail: send(completeIncident(), 'incident'), mails: [{ kind: 'forward', to: 'level3@retarus.example' }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] },
  ]);
});

it('puts what merely helps below the questions', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: 'half an incident', mail: () => ({ from: anna, to: desk, subject: 'Mails are refused', messageId: 'half@nordlicht.example', text: 'Incident\n\nMain Customer ID: 73125\nAFFECTED SERVICE: Email Security' }),
    mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example', and: ({ text }) => expect([...text.matchAll(/^== (.*) ==$|guide for partners/gmu)].map((one) => one[1] ?? 'the guide')).toEqual(['How to answer', 'What we still need', 'If you have it at hand', 'What we have noted', 'Good to know', 'the guide']) }],
  }]);
});
