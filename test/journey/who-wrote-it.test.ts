// Mail straight from the internet: the gateway asks the DNS who wrote it before it decides. A forged author gets no ticket
// in somebody's name, a doubtful one counts as not authorised, nothing is thrown away, and admins see why. The gateway's
// port is real, its DNS is the test's own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMessage } from '../../src/record/message-repair.ts';
import { readDoubts } from '../../src/record/doubtful-messages.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { answersOf, signedBy, zoneOf, type Zone } from '../support/mail-zone.ts';
import { mailBytes, type MailText } from '../support/smtp-client.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type RawMail, type Turn } from './conversation.ts';

const zone: Zone = zoneOf({
  'nordlicht.example': { dmarc: 'v=DMARC1; p=reject' }, 'harbour.example': { dmarc: 'v=DMARC1; p=reject' }, 'retarus.example': {}, 'evil.example': {},
});
const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const tom = 'Tom Hale <tom@harbour.example>';
const desk = 'support@retarus.example';
const thirdLevel = 'level3@retarus.example';
const complete = completeIncident();

let gateway: TestGateway;
let dnsAway = false;
beforeAll(async () => {
  const answers = answersOf(zone);
  gateway = await startGateway({
    environment: { POSTERN_SENDER_CHECK: 'dns' },
    askDns: async (name, type) => (dnsAway ? Promise.reject(Object.assign(new Error('away'), { code: 'ETIMEOUT' })) : answers(name, type)),
  });
}, 120_000);
afterAll(async () => gateway?.close());

const mailOf = (more: Partial<MailText> = {}): MailText => ({ from: anna, to: desk, subject: 'Mails are refused', messageId: 'refused@nordlicht.example', text: complete, ...more });

/** Signed by the domain, as its own server does. */
async function signed(domain: string, mail: MailText): Promise<RawMail> {
  return { reversePath: `bounces@${domain}`, to: [/<([^>]*)>/u.exec(mail.to)?.[1] ?? mail.to], raw: await signedBy(domain, mailBytes(mail)) };
}

async function opensSigned(): Promise<Turn> {
  const mail = await signed('nordlicht.example', mailOf());
  return { what: 'Anna writes, and her domain has signed it', mail: () => mail, state: 'opened', mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] };
}

it('opens the ticket of an author whose domain vouches for her, and keeps the evidence', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [await opensSigned()]);

  const message = await readMessage(gateway.db, (await gateway.messages())[0]?.id ?? '');
  expect(message?.authentication).toMatchObject({ from: 'pass', detail: 'dmarc=pass for nordlicht.example', check: { dkim: [{ result: 'pass', domain: 'nordlicht.example' }] } });
});

it('holds a mail that the domain in its From disowns, whatever it claims in its header, and answers nobody but the colleagues who can tell', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: 'somebody writes in Anna’s name', state: 'held', reason: /the From address failed authentication \(dmarc=fail for nordlicht\.example/u,
    mail: () => mailOf({ reversePath: 'x@evil.example', headers: ['Authentication-Results: mx.postern.example; dmarc=pass header.from=nordlicht.example'] }),
    mails: [
      { kind: 'tell', to: 'anna.keller@nordlicht.example', subject: 'did you write this mail?: Mails are refused', says: [/^Hello Anna,$/mu, /A mail in your name/u, /does not vouch for/u, /"OK" in the first line/u], saysNot: [/authorised/u] },
      { kind: 'tell', to: 'p.brun@nordlicht.example', says: [/^Hello Pascal,$/mu, /in the name of your colleague anna\.keller@nordlicht\.example/u], saysNot: [/in your name/u] },
    ],
  }]);

  expect(await readDoubts(gateway.db)).toMatchObject({ messages: { fail: 1, unverified: 0 } });
});

it('holds a forged mail also where the desk takes mail of every colleague, and tells the working side alone', async () => {
  await converse(gateway, '2026-03-10T01:15:00Z', [{
    what: 'somebody writes in Tom’s name', state: 'held', reason: /failed authentication/u,
    mail: () => mailOf({ from: tom, to: 'partner.support@rhipe.example', messageId: 'forged@harbour.example', reversePath: 'x@evil.example' }),
    mails: [{ kind: 'tell', to: 'engineers@rhipe.example', says: [/may be forged/u], saysNot: [/Dear/u] }],
    and: async (running) => expect(await running.tickets()).toEqual([]),
  }]);
});

it('counts an author for whom nobody vouches as not authorised', async () => {
  zone.delete('TXT _dmarc.nordlicht.example');
  // One of its own: the other remembers the policy.
  const other = await startGateway({ environment: { POSTERN_SENDER_CHECK: 'dns' }, askDns: answersOf(zone) });
  try {
    await converse(other, '2026-03-10T09:12:00Z', [{
      what: 'a mail of Anna’s that nothing vouches for', state: 'held', reason: /is not verified \(nothing that nordlicht\.example publishes vouches for it\)/u,
      mail: () => mailOf({ reversePath: 'x@evil.example' }),
      mails: [{ kind: 'tell', to: 'anna.keller@nordlicht.example', says: [/A mail in your name/u] }, { kind: 'tell', to: 'p.brun@nordlicht.example' }],
    }, {
      what: 'she sees the question and says yes', state: 'joined',
      mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), anna, 'OK', { reversePath: 'x@evil.example' }),
      mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }],
    }]);
  } finally {
    zone.set('TXT _dmarc.nordlicht.example', [['v=DMARC1; p=reject']]);
    await other.close();
  }
});

it('lets nobody into a ticket by its number alone who is not verified, but does by the reply token', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    await opensSigned(),
    {
      what: 'her own answer, broken by a forwarder on its way', state: 'joined', reason: /reply-to token/u, history: [/^sender: the From of this mail failed authentication/u],
      mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), anna, 'It is over since noon.', { reversePath: 'x@evil.example' }),
      mails: [{ kind: 'relay', to: thirdLevel }], and: async (running) => expect((await running.tickets())[0]?.flags).toContain('from_failed'),
    },
    {
      what: 'somebody writes in her name, with the number in the subject', state: 'held', reason: /names RTP-2026-000001 without belonging to it/u,
      mail: () => mailOf({ subject: 'Re: [RTP-2026-000001] Mails are refused', messageId: 'guess@nordlicht.example', text: 'Please close this.', reversePath: 'x@evil.example' }),
      mails: [{ kind: 'tell', to: 'anna.keller@nordlicht.example', says: [/A mail in your name/u] }, { kind: 'tell', to: 'p.brun@nordlicht.example' }],
    },
  ]);
});

it('does not take the word of the working side from somebody who is not verified, unless he has its token', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    await opensSigned(),
    {
      what: 'a command in the name of the vendor, to the ticket of the requester', state: 'held', mails: [],
      mail: () => mailOf({ from: 'Lee <lee@retarus.example>', subject: 'Re: [RTP-2026-000001] Mails are refused', messageId: 'command@retarus.example', text: '#resolve\nDone.', reversePath: 'x@evil.example' }),
      ticket: { status: 'AT_RETARUS' },
    },
    {
      what: 'the vendor answers the forward from a server that signs nothing', state: 'joined', reason: /working side/u,
      mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), 'Lee <lee@retarus.example>', 'Please send us a trace.'), mails: [{ kind: 'relay', to: 'anna.keller@nordlicht.example' }],
    },
  ]);
});

it('shows staff the address that a display name pretends', async () => {
  const mail = await signed('harbour.example', mailOf({ from: '"anna.keller@nordlicht.example" <tom@harbour.example>', to: 'partner.support@rhipe.example', messageId: 'shown@harbour.example', text: 'Company Name: Contoso Dental\nIssue: Outlook asks for the password' }));

  await converse(gateway, '2026-03-10T01:15:00Z', [{
    what: 'Tom calls himself Anna', mail: () => mail, state: 'opened', ticket: { flags: ['name_shows_other_address'], requester: { displayName: 'anna.keller@nordlicht.example', addrSpec: 'tom@harbour.example' } },
    history: [/^sender: its display name shows anna\.keller@nordlicht\.example, but tom@harbour\.example wrote it/u],
    mails: [{ kind: 'forward', to: 'engineers@rhipe.example', says: [/name_shows_other_address/u] }, { kind: 'answer', to: 'tom@harbour.example' }],
  }]);
});

it('waits for a DNS that is away, and decides without it in the end', async () => {
  await gateway.reset('2026-03-10T01:15:00Z');
  dnsAway = true;
  try {
    await gateway.send(mailOf({ from: 'kim@away.example', to: desk, messageId: 'away@away.example' }));
    expect((await gateway.messages())[0]?.state).toBe('accepted');

    gateway.clock.set('2026-03-10T01:18:00Z');
    await gateway.running.sweep();
    await gateway.settled();

    const message = await readMessage(gateway.db, (await gateway.messages())[0]?.id ?? '');
    expect(message?.state).not.toBe('accepted');
    expect(message?.authentication).toMatchObject({ from: 'unverified', detail: expect.stringContaining('the DNS did not answer') });
  } finally {
    dnsAway = false;
  }
});
