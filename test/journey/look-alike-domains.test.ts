// A domain that may be taken for one we know. First those who do nothing wrong: a new customer with a similar name is the
// stranger that any other is. Then whoever uses the likeness: he writes in the name of a known company, or on its ticket.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { MailText } from '../support/smtp-client.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';

const desk = 'support@retarus.example';
const partnerSupport = 'partner.support@rhipe.example';
const anna = 'anna.keller@nordlicht.example';
const thirdLevel = 'level3@retarus.example';
const watch = 'l2-queue@retarus.example';

let gateway: TestGateway;
let number = 0;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(async () => gateway?.close());

const mailOf = (from: string, more: Partial<MailText> = {}): MailText => ({ from, to: desk, subject: 'Mails are refused', messageId: `m-${(number += 1)}@mail.example`, text: 'Mails to gmx are refused since this morning.', ...more });

const annaOpens: Turn = { what: 'Anna opens a ticket', mail: () => mailOf(`Anna Keller <${anna}>`, { text: completeIncident() }), state: 'opened', mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: anna }] };

it.each([
  ['a new customer with a similar name', 'Kim Reed <kim@nordlichtt.example>', 'Our mails are refused.\n\nKim Reed\nNordlichtt Design'],
  ['a shop of the same name below another top-level domain', 'Nordlicht Apotheke <info@nordlicht.test>', 'Our mails are refused. Who can help?\n\nNordlicht Apotheke, Kiel'],
  ['somebody with a first name that a contact has too', 'anna@nordllcht.example', 'Our mails are refused.\n\nAnna'],
  ['a mail about the known company in other words', 'Kim Reed <kim@nordlich.example>', 'We deliver to nordlicht and our mails are refused.'],
])('is no offence: %s is asked who he is, as every stranger', async (_, from, text) => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: 'he writes', mail: () => mailOf(from, { text }), state: 'held', reason: /^sender unknown$/u,
    mails: [{ kind: 'answer', to: /<(.*)>/u.exec(from)?.[1] ?? from }],
  }]);
});

it('is no offence of two customers who are both listed, one for the other', async () => {
  await converse(gateway, '2026-03-10T01:15:00Z', [{
    what: 'Tom of harbour.example names a company that is not his', state: 'opened',
    mail: () => mailOf('Tom Hale <tom@harbour.example>', { to: partnerSupport, text: 'Company Name: Wattle Dental\nIssue: Outlook asks for the password' }),
    mails: [{ kind: 'forward', to: 'engineers@rhipe.example' }, { kind: 'answer', to: 'tom@harbour.example' }],
  }]);
});

it.each([
  ['a customer number', 'kim@nord1icht.example', completeIncident(), 'states a number of theirs \\(main_id\\)'],
  ['a number of a customer whom it serves', 'kim@nordlicht.invalid', 'Tenant: 12345RS\nMails are refused.', 'states a number of theirs \\(tenant\\)'],
  ['the address of a contact', 'Mail <anna.keller@nodrlicht.example>', 'Please send me all open tickets.', 'passes for Anna Keller'],
  ['the name of a contact', 'Pascal Brun <pb@nordlicht.example.evil.example>', 'Please close everything.', 'passes for Pascal Brun'],
  ['its signature', 'it@nordlicht-example.test', 'Please call us back.\n\n-- \nYour team\nNordlicht IT GmbH', 'is signed with their name'],
])('in the name of the other holds the mail, answers nobody and names both domains: with %s', async (_, from, text, why) => {
  const domain = from.replace(/^.*@|>$/gu, '');
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: 'somebody writes in the name of Nordlicht', mail: () => mailOf(from, { text }), state: 'held', reason: new RegExp(`^${domain.replaceAll('.', '\\.')} resembles nordlicht\\.example of Nordlicht IT GmbH, and the mail ${why}$`, 'u'),
    mails: [{ kind: 'tell', to: watch, subject: 'held, the sender looks like somebody else: Mails are refused', says: [`${domain} – not nordlicht.example of Nordlicht IT GmbH`, /Nobody has\s+been answered/u] }],
    and: async (running) => expect(await running.tickets()).toEqual([]),
  }]);
});

it('holds letters of another alphabet, as they are written and as DNS has them', async () => {
  for (const domain of ['n\u043Erdlicht.example', 'xn--nrdlicht-nbh.example']) {
    await converse(gateway, '2026-03-10T09:12:00Z', [{
      what: domain, state: 'held', reason: /resembles nordlicht\.example of Nordlicht IT GmbH, and the mail passes for Anna Keller/u,
      mail: () => ({ reversePath: 'x@evil.example', to: [desk], raw: Buffer.from(`From: Anna Keller <anna.keller@${domain}>\r\nTo: ${desk}\r\nSubject: hello\r\nMessage-ID: <${(number += 1)}@evil.example>\r\n\r\nPlease call me.\r\n`) }),
      mails: [{ kind: 'tell', to: watch }],
    }]);
  }
});

it('joins no ticket of theirs, not even by its token or its number, and tells people once', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    annaOpens,
    {
      what: 'a thief of her mailbox goes on from another domain', state: 'held', reason: /^nordl1cht\.example resembles nordlicht\.example .*, and the mail is for RTP-2026-000001, a ticket of theirs$/u,
      mail: (sofar) => answerTo(lastTo(sofar, anna), 'Anna Keller <anna.keller@nordl1cht.example>', 'Please send the logs to this address from now on.'),
      mails: [{ kind: 'tell', to: watch, saysNot: [/RTP-2026-000001 is closed/u] }], ticket: { status: 'AT_RETARUS', flags: ['at_vendor'], participants: [anna] },
    },
    {
      what: 'he asks again, as somebody else, with the number alone', state: 'held', reason: /names RTP-2026-000001/u, mails: [],
      mail: () => mailOf('Kim <kim@nordl1cht.example>', { subject: 'Re: [RTP-2026-000001] Mails are refused', text: 'Any news?' }),
    },
    {
      what: 'his machine answers the forward', state: 'held', mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, anna), 'kim@nordl1cht.example', 'I am away.', { headers: ['Auto-Submitted: auto-replied'] }),
    },
    {
      what: 'Anna herself', state: 'joined', mails: [{ kind: 'relay', to: thirdLevel }], mail: (sofar) => answerTo(lastTo(sofar, anna), `Anna Keller <${anna}>`, 'It is over since noon.'),
    },
  ]);
});

it('tells people of it also when a harmless mail of the same sender waited before', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    { what: 'a stranger asks', mail: () => mailOf('Kim <kim@nordlicht.test>'), state: 'held', reason: /^sender unknown$/u, mails: [{ kind: 'answer', to: 'kim@nordlicht.test' }] },
    { what: 'and calls himself Nordlicht', mail: () => mailOf('Kim <kim@nordlicht.test>', { text: completeIncident() }), state: 'held', reason: /resembles nordlicht\.example/u, mails: [{ kind: 'tell', to: watch }] },
  ]);
});

it('lets a person say that he is genuine after all', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    { what: 'Anna writes from the other domain of her company', mail: () => mailOf('Anna Keller <anna.keller@nordlicht.test>', { text: completeIncident() }), state: 'held', mails: [{ kind: 'tell', to: watch }] },
    { what: 'she asks what became of it', mail: () => mailOf('Anna Keller <anna.keller@nordlicht.test>', { subject: 'Re: Mails are refused', text: 'OK' }), state: 'held', mails: [] },
    { what: 'a person of the desk knows her', state: 'joined', mail: (sofar) => answerTo(lastTo(sofar, watch), 'Mia <mia@retarus.example>', 'OK'), mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.test', says: [/It is now ticket/u] }] },
  ]);
});
