// Headers as they really come: without Message-ID, without author, from the future, with a stranger in Reply-To, to desks in
// blind copy, to two desks at once. Every such mail is kept and decided by what can be trusted; nobody who must not be is
// answered. The gateway is whole, its store embedded.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { completeIncident } from './complete-incident.ts';
import { converse, type RawMail, type Turn } from './conversation.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(async () => gateway?.close());

const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';
const text = 'Company Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nUsers affected: all\nIssue: Outlook asks for the password again and again\nTroubleshooting: rebooted';

const complete = completeIncident();

/** A mail of these header lines, in the envelope of Tom to the desk. */
function mailWith(lines: readonly string[], body = text, to: readonly string[] = [desk]): RawMail {
  return { reversePath: 'tom@harbour.example', to, raw: Buffer.from(`${[...lines, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', ...body.split('\n')].join('\r\n')}\r\n`) };
}
const usual = ['From: Tom Hale <tom@harbour.example>', `To: ${desk}`, 'Subject: Outlook asks for the password', 'Message-ID: <odd@harbour.example>'];
const without = (name: string, ...more: string[]): string[] => [...usual.filter((line) => !line.startsWith(`${name}:`)), ...more];
const opens = (what: string, lines: readonly string[], more: Partial<Turn> = {}): Turn => ({
  what, mail: () => mailWith(lines), state: 'opened', mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: 'tom@harbour.example' }], ...more,
});

it('keeps two mails without Message-ID apart that only look alike (F20)', async () => {
  await converse(gateway, '2026-03-10T01:15:00Z', [
    opens('the first', without('Message-ID'), { ticket: { ref: 'RHI-0000001' } }),
    opens('the second, one word longer', without('Message-ID'), { mail: () => mailWith(without('Message-ID'), `${text} twice`), ticket: { ref: 'RHI-0000002' } }),
    { what: 'the first once more, byte for byte', mail: () => mailWith(without('Message-ID')), state: 'duplicate', mails: [] },
  ]);
});

it('holds a mail without an author, answers nobody, and tells the people of the desk (F22)', async () => {
  for (const lines of [without('From'), without('From', 'From:'), without('From', 'From: <>'), ['Subject: nothing else']]) {
    await converse(gateway, '2026-03-10T01:15:00Z', [{
      what: lines.join(' | '), state: 'held', mail: () => mailWith(lines), mails: [{ kind: 'tell', to: 'engineers@rhipe.example', says: [/nobody whom we could answer/u], saysNot: [/<>/u] }],
      and: async (running) => expect((await running.messages()).map((one) => one.ref)).toEqual([null]),
    }]);
  }
});

it('takes a From with wide blanks, an encoded bracket and stray quotes for the address in it (F23)', async () => {
  for (const from of ['=?UTF-8?Q?Tom_=3Cboss=3E?= <tom@harbour.example>', '"Tom" Hale" <tom@harbour.example>', 'Tom\u00a0Hale\u00a0<tom@harbour.example>']) {
    await converse(gateway, '2026-03-10T01:15:00Z', [opens(from, without('From', `From: ${from}`))]);
  }
});

it('opens nothing for an address whose domain nobody can reach, and tells the people of the desk (F24)', async () => {
  for (const from of ['kim@wünsche', 'kim@local', 'kim@[IPv6:2001:db8::1]']) {
    await converse(gateway, '2026-03-10T01:15:00Z', [{ what: from, mail: () => mailWith(without('From', `From: ${from}`)), state: 'held', mails: [{ kind: 'tell', to: 'engineers@rhipe.example', says: [from] }] }]);
  }
});

it('answers who wrote, whoever stands in Reply-To, unless that is his own company (F25)', async () => {
  for (const [replyTo, answered] of [
    ['x@evil.example', 'tom@harbour.example'], ['x@evil.example, tom@harbour.example', 'tom@harbour.example'], ['not an address', 'tom@harbour.example'],
    ['support@harbour.example.evil.example', 'tom@harbour.example'], ['Service Desk <service@harbour.example>', 'service@harbour.example'],
  ] as const) {
    await converse(gateway, '2026-03-10T01:15:00Z', [{
      ...opens(replyTo, [...usual, `Reply-To: ${replyTo}`]), mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: answered }],
      ticket: { requester: { displayName: 'Tom Hale', addrSpec: 'tom@harbour.example' }, participants: ['tom@harbour.example'] },
    }]);
  }
});

it('finds the desk by the envelope when no field names it: in blind copy, in a group, in a broken To (F26, F32)', async () => {
  for (const to of ['To: undisclosed-recipients:;', 'To: Friends: a@shop.example, b@shop.example;', 'To: the desk @ shop <', 'Cc: boss@harbour.example']) {
    await converse(gateway, '2026-03-10T01:15:00Z', [opens(to, without('To', to))]);
  }
});

it('counts from the receipt, whatever the Date says (F27)', async () => {
  for (const date of ['Tue, 10 Mar 2026 29:24:05 +0000', 'Wed, 01 Jan 2098 00:00:00 +0000', `${'x'.repeat(184)}`, '']) {
    await converse(gateway, '2026-03-10T01:15:00Z', [{ ...opens(date, [...usual, `Date: ${date}`]), and: async (running) => expect(isoInstant((await running.tickets())[0]?.receivedAt ?? 0)).toMatch(/^2026-03-10T01:15/u) }]);
  }
});

it('sees the tag in an encoded subject, and no proof in a Thread-Index (F29, F30)', async () => {
  const index = 'Thread-Index: AdY0wZ5wq1m9c0J3QmK0Zz7mQw==';

  await converse(gateway, '2026-03-10T01:15:00Z', [
    opens('Tom writes', [...usual, index]),
    {
      what: 'an encoded tag', state: 'joined', reason: /subject tag/u, mails: [{ kind: 'relay', to: engineers }],
      mail: () => mailWith(['From: tom@harbour.example', `To: ${desk}`, 'Subject: =?UTF-8?Q?Re:_=5BRHI-0000001=5D_Outlook?=', 'Message-ID: <tagged@harbour.example>'], 'It is Outlook 2021.'),
    },
    opens('only the same Thread-Index', [...usual.slice(0, 2), 'Subject: Teams is silent', 'Message-ID: <teams@harbour.example>', index], { mail: () => mailWith([...usual.slice(0, 2), 'Subject: Teams is silent', 'Message-ID: <teams@harbour.example>', index], text.replace('Outlook asks for the password', 'Teams is silent')), ticket: { ref: 'RHI-0000002' } }),
  ]);
});

it('takes a header that is longer than any column (F31)', async () => {
  await converse(gateway, '2026-03-10T01:15:00Z', [
    opens('subject, name and id of kilobytes', [`From: "${'T'.repeat(3_000)}" <tom@harbour.example>`, `To: ${desk}`, `Subject: ${'long '.repeat(1_000)}`, `Message-ID: <${'i'.repeat(3_000)}@harbour.example>`, `References: ${Array.from({ length: 300 }, (_, index) => `<r${index}@harbour.example>`).join('\r\n ')}`]),
  ]);
});

/** One desk knows Anna; this lets the other take mail of anybody, so that one mail opens a ticket at both. */
function withOpenDoor(rulebook: Rulebook, id: string): Rulebook {
  return { ...rulebook, desks: new Map([...rulebook.desks].map(([name, one]) => [name, name === id ? { ...one, pack: { ...one.pack, open_by: one.pack.open_by.map((rule) => ({ ...rule, if: rule.reason === 'partner' ? {} : rule.if })).filter((rule) => rule.reason === 'partner') } } : one])) };
}

it('makes a ticket at each of two desks that get one mail, lets both name the other, and acknowledges it once (F65)', async () => {
  const { useRulebook, rulebook } = gateway.running.installation;
  const before = rulebook();
  await gateway.reset('2026-03-10T09:12:00Z');
  useRulebook(withOpenDoor(before, 'rhipe-csp'));
  try {
    const mail = mailWith(['From: Anna Keller <anna.keller@nordlicht.example>', `To: ${desk}, support@retarus.example`, 'Subject: Mails are refused', 'Message-ID: <both@nordlicht.example>'], complete);
    await gateway.sendRaw('anna.keller@nordlicht.example', [desk, 'support@retarus.example'], mail.raw);
    await gateway.settled();
  } finally {
    useRulebook(before);
  }

  expect((await gateway.tickets()).map(({ ref, links }) => [ref, links])).toEqual([
    ['RHI-0000001', [{ ref: 'RTP-2026-000001', kind: 'same-mail' }]], ['RTP-2026-000001', [{ ref: 'RHI-0000001', kind: 'same-mail' }]],
  ]);
  expect((await gateway.newMails()).filter((mail) => mail.kind === 'answer').map((mail) => mail.mail.subject)).toEqual(['Re: [RHI-0000001] Mails are refused']);
  expect((await gateway.history('RTP-2026-000001')).map((one) => one.text)).toContain('no automatic mail: rhipe-csp has answered the same mail');
  expect((await gateway.history('RHI-0000001')).map((one) => one.text)).toContain('the same mail opened RTP-2026-000001');
});
