// Conversations as mail systems and people tear them: ids rewritten on the way, references in other spellings, answers that
// overtake what they answer, old mails taken up for new matters, people in copy, keys that change. One ticket a matter, and
// nobody in it who does not belong.
import { expect, it } from 'vitest';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { readReplyToken } from '../../src/mail/reply-token.ts';
import { listSigningKeys, retireSigningKey, rotateSigningKey } from '../../src/record/signing-keys.ts';
import type { SentMail, TestGateway } from '../support/gateway.ts';
import type { MailText } from '../support/smtp-client.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const tom = 'Tom Hale <tom@harbour.example>';
const jess = 'Jess Wynn <jess@harbour.example>';
const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';

const mailOf = (more: Partial<MailText> = {}): MailText => ({
  from: tom, to: desk, subject: 'Outlook asks for the password', messageId: 'password@harbour.example',
  text: 'Company Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nUsers affected: all\nIssue: since this morning Outlook asks for the password again and again\nTroubleshooting: rebooted', ...more,
});
const opens = (what: string, more: Partial<MailText> = {}, ref = 'RHI-0000001', writer = 'tom@harbour.example'): Turn => ({
  what, mail: () => mailOf(more), state: 'opened', ticket: { ref }, mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: writer }],
});
const first = opens('Tom writes');
const joins = (what: string, reason: RegExp, mail: NonNullable<Turn['mail']>): Turn => ({ what, mail, state: 'joined', reason, ticket: { ref: 'RHI-0000001' }, mails: [{ kind: 'relay', to: engineers }] });
const idOf = (sent: SentMail): string => sent.mail.messageId ?? '';

onEveryGround((gateway) => {
  it('knows the answer again whose mail system has given our mail another id, as Gmail does', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      joins('to the plain address, In-Reply-To the other id, ours in the middle of References', /message-id token/u, (sofar) => mailOf({
        subject: 'Re: your mail', messageId: 'gmail-answer@harbour.example', text: 'It is Outlook 2021.',
        headers: ['In-Reply-To: <CAF+rewritten@relay.example>', `References: <password@harbour.example>\r\n <${idOf(lastTo(sofar, 'tom@harbour.example'))}>\r\n <CAF+rewritten@relay.example>`],
      })),
    ]);
  });

  it('reads references with commas, comments and several ids in In-Reply-To, as Exchange and phones write them', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      joins('commas between the ids', /message-id token/u, (sofar) => mailOf({
        subject: 'AW: Kennwort', messageId: 'commas@harbour.example', text: 'It is Outlook 2021.',
        headers: [`References: <x@harbour.example>,<y@harbour.example>,<${idOf(lastTo(sofar, 'tom@harbour.example'))}>`],
      })),
      joins('a comment and a phrase around', /message-id token/u, (sofar) => mailOf({
        subject: 'TR: mot de passe', messageId: 'comment@harbour.example', text: 'And only at head office.',
        headers: [`In-Reply-To: Your message of "Tue, 10 Mar 2026" <${idOf(lastTo(sofar, 'tom@harbour.example'))}> (from the desk) <other@relay.example>`],
      })),
      joins('capitals and a fold in the middle of the id', /message-id token/u, (sofar) => {
        const id = idOf(lastTo(sofar, 'tom@harbour.example')).toUpperCase();
        return mailOf({ subject: 'password', messageId: 'folded@harbour.example', text: 'Since Monday.', headers: [`References: <${id.slice(0, 20)}\r\n ${id.slice(20)}>`] });
      }),
    ]);
  });

  it('brings the answer of a colleague in copy to the ticket of the mail that he answers, before our first answer reached him', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      joins('Jess answers Tom’s own mail, the desk in copy', /by message-id/u, () => mailOf({
        from: jess, subject: 'Re: Outlook asks for the password', messageId: 'jess@harbour.example', text: 'For me it is only the phone.', headers: ['In-Reply-To: <password@harbour.example>', 'References: <password@harbour.example>'],
      })),
    ]);
  });

  it('keeps somebody in copy out who belongs to nobody on the ticket, and links what he writes for staff', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      {
        what: 'an end customer answers Tom’s own mail', state: 'opened', reason: /names RHI-0000001 without belonging to it/u, ticket: { ref: 'RHI-0000002', links: [{ ref: 'RHI-0000001', kind: 'possibly-related' }] },
        mail: () => mailOf({ from: 'office@wattle.example', subject: 'Re: Outlook asks for the password', messageId: 'wattle@wattle.example', text: 'Our scanner fails as well.', headers: ['In-Reply-To: <password@harbour.example>'] }),
        mails: [{ kind: 'forward', to: engineers, saysNot: [/Tom/u] }, { kind: 'answer', to: 'office@wattle.example', saysNot: [/RHI-0000001/u, /Harbour/u] }],
        and: async (running) => expect((await running.ticket('RHI-0000001')).participants).toEqual(['tom@harbour.example']),
      },
    ]);
  });

  it('brings a mail to the ticket of the answer that overtook it', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      opens('the answer comes first', { subject: 'Re: Outlook asks for the password', messageId: 'second@harbour.example', headers: ['In-Reply-To: <password@harbour.example>', 'References: <password@harbour.example>'] }),
      joins('then the mail that it answers', /message-id that an earlier mail names/u, () => mailOf({ text: 'By the way, since the update of Monday.' })),
    ]);
  });

  it('makes one ticket of what two colleagues pass on of one conversation of theirs, another of another matter', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      opens('Tom passes it on', { subject: 'FW: Outlook asks for the password', messageId: 'tom-fw@harbour.example', headers: ['References: <inside@harbour.example>'] }),
      joins('Jess answers the same mail with the desk in copy', /by message-id/u, () => mailOf({ from: jess, subject: 'RE: Outlook asks for the password', messageId: 'jess-re@harbour.example', text: 'Me too.', headers: ['In-Reply-To: <inside@harbour.example>'] })),
      opens('Jess uses the old conversation for something else', { from: jess, subject: 'Teams is silent', messageId: 'teams@harbour.example', headers: ['References: <inside@harbour.example>'] }, 'RHI-0000002', 'jess@harbour.example'),
    ]);
  });

  it('opens a ticket for a new matter on an old mail of ours, and lets both name each other', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      { what: 'the engineers close it', act: { verb: 'close', argument: '' }, mails: [{ kind: 'answer', to: 'tom@harbour.example' }] },
      {
        ...opens('three weeks later Tom answers our old mail with something new', {}, 'RHI-0000002'), until: '2026-04-02T01:15:00Z', reason: /answers RHI-0000001, closed long ago, with another matter/u,
        mail: (sofar) => answerTo(lastTo(sofar, 'tom@harbour.example'), tom, 'Company Name: Contoso Dental\nUsers affected: all\nIssue: the printer prints blank pages', { subject: 'Printer prints blank pages', messageId: 'printer@harbour.example' }),
        ticket: { ref: 'RHI-0000002', links: [{ ref: 'RHI-0000001', kind: 'possibly-related' }] },
        and: async (running) => expect((await running.ticket('RHI-0000001')).links).toEqual([{ ref: 'RHI-0000002', kind: 'continued-by' }]),
      },
    ]);
  });

  it('files the copy that a mailing list makes of a mail, and opens nothing for it', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      first,
      {
        what: 'the same mail over the list of the partner', state: 'automatic', reason: /filed on RHI-0000001/u, mails: [],
        mail: () => mailOf({ subject: '[it-team] Outlook asks for the password', text: `${mailOf().text}\n_______________________________________________\nit-team mailing list`, headers: ['List-Id: <it-team.harbour.example>', 'List-Post: <mailto:it-team@harbour.example>'] }),
        and: async (running) => expect(await running.tickets()).toHaveLength(1),
      },
    ]);
  });

  it('lets people in copy write and read along where the pack wants that, and nobody of the other conversation', async () => {
    const { useRulebook, rulebook } = gateway().running.installation;
    const before = rulebook();
    useRulebook(withCopied(before, 'informed'));
    try {
      await converse(gateway(), '2026-03-10T01:15:00Z', [
        {
          ...opens('Tom copies a consultant, an engineer and a robot', { headers: ['Cc: Kim <kim@consultant.example>, engineers@rhipe.example, no-reply@harbour.example'] }),
          mails: [{ kind: 'forward', to: engineers, and: (sent) => expect(sent.mail.cc).toEqual([]) }, { kind: 'answer', to: 'tom@harbour.example', and: (sent) => expect(sent.mail.cc.map((one) => one.addrSpec)).toEqual(['kim@consultant.example']) }],
          ticket: { ref: 'RHI-0000001', participants: ['tom@harbour.example', 'kim@consultant.example'], copied: ['kim@consultant.example'] },
        },
        joins('Kim answers Tom’s mail', /by message-id/u, () => mailOf({ from: 'kim@consultant.example', subject: 'Re: Outlook', messageId: 'kim@consultant.example', text: 'It began with the update.', headers: ['In-Reply-To: <password@harbour.example>'] })),
        {
          what: 'an engineer answers', state: 'joined', mail: (sofar) => answerTo(lastTo(sofar, engineers), 'Lee <lee@rhipe.example>', 'Please try the web version.'),
          mails: [{ kind: 'relay', to: 'tom@harbour.example', says: ['web version'], and: (sent) => expect(sent.mail.cc.map((one) => one.addrSpec)).toEqual(['kim@consultant.example']) }],
        },
        {
          what: 'a note stays inside', state: 'joined', mails: [],
          mail: (sofar) => answerTo(lastTo(sofar, engineers), 'Lee <lee@rhipe.example>', '#note\nKim caused it.'),
        },
      ]);
    } finally {
      useRulebook(before);
    }
  });

  it('keeps the threads of the old key when the keys are rotated, until it is retired', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [first]);
    const { db, keyRing } = gateway().running.installation;
    const answered = (await gateway().newMails()).length === 0 ? await sentTo(gateway(), 'tom@harbour.example') : [];
    const old = keyOf(answered[0] ?? '');

    const made = await db.transaction().execute((tx) => rotateSigningKey(tx, gateway().clock.now()));
    await keyRing.refresh();
    expect(keyRing.current()[0]?.id, 'signs only when everybody knows it').toBe(old);
    gateway().clock.set('2026-03-10T01:17:00Z');

    await gateway().send(mailOf({ to: answered[0] ?? '', subject: 'hello', messageId: 'after-rotation@harbour.example', text: 'It is Outlook 2021.' }));
    await gateway().settled();
    expect((await gateway().messages()).at(-1)).toMatchObject({ state: 'joined', ref: 'RHI-0000001' });
    expect(await listSigningKeys(db, null, gateway().clock.now())).toMatchObject([{ id: made?.id, signs: true }, { id: old, signs: false }]);
    expect(keyRing.current()[0]?.id).toBe(made?.id);

    expect(await db.transaction().execute((tx) => retireSigningKey(tx, made?.id ?? '', gateway().clock.now())), 'never the one that signs').toBe(false);
    expect(await db.transaction().execute((tx) => retireSigningKey(tx, old, gateway().clock.now()))).toBe(true);
    await keyRing.refresh();
    expect(readReplyToken(keyRing.current(), (answered[0] ?? '').split('+')[1]?.split('@')[0] ?? '').kind).toBe('forged');
  });
});

function withCopied(rulebook: Rulebook, copied: 'may_write' | 'informed'): Rulebook {
  return { ...rulebook, desks: new Map([...rulebook.desks].map(([id, one]) => [id, { ...one, pack: { ...one.pack, desk: { ...one.pack.desk, copied } } }])) };
}

/** Reply-To addresses of what was sent to them. */
async function sentTo(running: TestGateway, address: string): Promise<string[]> {
  const rows = await running.db.selectFrom('outbox').select('mail').where('address', '=', address).orderBy('id').execute();
  return rows.map((row) => row.mail.replyTo.addrSpec);
}

/** The letter of the key that signed a token. */
function keyOf(address: string): string {
  return /\.r\.([a-z\d])[a-z2-7]{16}@/u.exec(address)?.[1] ?? '';
}
