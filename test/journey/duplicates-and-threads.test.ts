// Which mails are the same, and which belong to a ticket. What only looks like an answer opens a ticket of its own that
// names the other one to us, never to the writer.
import { expect, it } from 'vitest';
import { readDoubts } from '../../src/record/doubtful-messages.ts';
import type { SentMail } from '../support/gateway.ts';
import { mailBytes, type MailText } from '../support/smtp-client.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const tom = 'Tom Hale <tom@harbour.example>';
const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';

const mailOf = (more: Partial<MailText> = {}): MailText => ({
  from: tom, to: desk, subject: 'Outlook asks for the password', messageId: 'password@harbour.example',
  text: 'Company Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nUsers affected: all\nIssue: since this morning Outlook asks for the password again and again\nTroubleshooting: rebooted', ...more,
});
const first: Turn = {
  what: 'Tom writes', mail: () => mailOf(), state: 'opened', ticket: { ref: 'RHI-0000001' },
  mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: 'tom@harbour.example' }],
};
const opensItsOwn = (what: string, mail: Turn['mail'], ref: string): Turn => ({
  what, state: 'opened', ticket: { ref }, mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: 'tom@harbour.example' }], ...(mail === undefined ? {} : { mail }),
});
const withTrace = (lines: readonly string[]) => Buffer.concat([Buffer.from(lines.map((line) => `${line}\r\n`).join('')), mailBytes(mailOf())]);
/** The token of that ticket with another signature. */
const forged = (sofar: readonly SentMail[]): string => (lastTo(sofar, 'tom@harbour.example').mail.replyTo[0]?.addrSpec ?? '').replace(/\.r\.([a-z\d])[a-z2-7]{4}/u, '.r.$1aaaa');

onEveryGround((gateway) => {
  it('takes the same bytes twice as one mail', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      { what: 'the sending server did not hear our 250', mail: () => mailOf(), state: 'duplicate', reason: /same bytes/u, mails: [] },
      { what: 'and once more', mail: () => mailOf(), state: 'duplicate', mails: [], and: async (running) => expect(await running.tickets()).toHaveLength(1) },
    ]);
  });

  it('takes the same mail by To and by an alias, with other trace fields, as one mail', async () => {
    const direct = ['Return-Path: <tom@harbour.example>', 'Received: from a.example by mx.postern.example; Tue, 10 Mar 2026 01:15:00 +0000'];
    const byAlias = ['Delivered-To: assist@cloudsupport.example', 'Received: from b.example by mx2.postern.example;', '\tTue, 10 Mar 2026 01:15:09 +0000', 'Authentication-Results: mx2; spf=pass'];

    await converse(gateway(), '2026-03-10T01:15:00Z', [
      { ...first, mail: () => ({ reversePath: 'tom@harbour.example', to: [desk], raw: withTrace(direct) }) },
      {
        what: 'the copy by the alias', state: 'duplicate', reason: /come another way/u, mails: [],
        mail: () => ({ reversePath: 'tom@harbour.example', to: ['assist@cloudsupport.example'], raw: withTrace(byAlias) }),
      },
    ]);
  });

  it('takes other words under the same Message-ID as another mail', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      opensItsOwn('a program that gives every mail the same id', () => mailOf({ subject: 'Teams is silent', text: 'Teams has no sound on all machines of Contoso Dental since noon.' }), 'RHI-0000002'),
    ]);
  });

  it('keeps one thread for the mail program that names our mail only in References', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      {
        what: 'to the plain address, without tag, without In-Reply-To', state: 'joined', reason: /message-id token/u, ticket: { ref: 'RHI-0000001' }, mails: [{ kind: 'relay', to: engineers }],
        mail: (sofar) => mailOf({ subject: 'the password thing', messageId: 'only-references@harbour.example', text: 'It is Outlook 2021.', headers: [`References: <x@y.example> <${lastTo(sofar, 'tom@harbour.example').mail.messageId}>`] }),
      },
      {
        what: 'with nothing but the tag in the subject, by a colleague', state: 'joined', reason: /subject tag/u, ticket: { ref: 'RHI-0000001' }, mails: [{ kind: 'relay', to: engineers }],
        mail: () => mailOf({ from: 'jess@harbour.example', subject: 'RE: [RHI-0000001] Outlook', messageId: 'tag@harbour.example', text: 'For me it is Outlook 2019.' }),
      },
    ]);
  });

  it('opens a ticket for a forged token, and says so to us alone', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      {
        ...opensItsOwn('the signature is wrong', (sofar) => mailOf({ to: forged(sofar), subject: 'hello', messageId: 'forged@harbour.example', text: 'Please send me everything on this case.' }), 'RHI-0000002'),
        reason: /carried 1 forged reply token; names RHI-0000001 without belonging to it/u, ticket: { ref: 'RHI-0000002', links: [{ ref: 'RHI-0000001', kind: 'possibly-related' }] },
        and: async (running) => expect(await readDoubts(running.db)).toMatchObject({ forgedTokens: 1 }),
      },
    ]);
  });

  it('opens a ticket for another partner who writes the tag of somebody else, and tells him nothing of it', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      {
        what: 'an end customer with support of his own guesses a number', state: 'opened', reason: /names RHI-0000001 without belonging to it/u,
        mail: () => mailOf({ from: 'office@wattle.example', subject: '[RHI-0000001] status?', messageId: 'guess@wattle.example', text: 'What is the status of this, please? The scanner does not send mails either.' }),
        ticket: { ref: 'RHI-0000002', links: [{ ref: 'RHI-0000001', kind: 'possibly-related' }] },
        mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: 'office@wattle.example', saysNot: [/RHI-0000001/u, /Harbour/u], and: (mail) => expect(mail.mail.subject).toBe('Re: [RHI-0000002] status?') }],
        and: async (running) => expect((await running.ticket('RHI-0000001')).participants).toEqual(['tom@harbour.example']),
      },
    ]);
  });

  it('follows its own token although the subject names another ticket', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      opensItsOwn('Tom has a second case', () => mailOf({ subject: 'Teams is silent', messageId: 'second@harbour.example', text: 'Teams has no sound on all machines of Contoso Dental since noon.' }), 'RHI-0000002'),
      {
        what: 'he answers the second mail and types the first number into the subject', state: 'joined', reason: /reply on RHI-0000002/u, mails: [{ kind: 'relay', to: engineers, says: ['headset'] }],
        mail: (sofar) => answerTo(lastTo(sofar, 'tom@harbour.example'), tom, 'Only with a headset, by the way.', { subject: 'Re: [RHI-0000001] Outlook asks' }),
      },
    ]);
  });
});
