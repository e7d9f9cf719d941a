// Everything that a stranger chooses and that can reach a header or the seams of a mail of ours: whatever it holds, the header
// keeps the lines that we write and no other, and the mail keeps its parts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMail } from '../../src/compose/compose-mail.ts';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import type { Decision, MailEffect } from '../../src/decide/decision.ts';
import { printableName } from '../../src/mail/printable-name.ts';
import { parseAndExamine } from '../../src/parse/examine-files.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { partContents } from '../../src/parse/part-content.ts';
import { passedFile } from '../../src/parse/passed-file.ts';
import { buildMime, type MimeAttachment } from '../../src/send/build-mime.ts';
import { tokenKeys } from '../support/composed.ts';
import { acted, apiary, claim, factsOf, joined, mail as mailOf, opened, ticketOf, ticketWith, tuesday } from '../support/desk.ts';

/** Pieces that have broken mailers, and any text between them. */
const hostile = fc.array(fc.oneof(
  fc.constantFrom('\r\n', '\n', '\r', '\0', '\u0085', '\u2028', '\v', '\t', '\r\n\r\n', '\r\n ', 'Bcc: thief@nowhere.example', 'Content-Type: text/html', '--_NmP-postern-1-Part_1', '\r\n.\r\n', '=?utf-8?Q?=0D=0ABcc:_a@b.example?=',
    '=?utf-8?B?DQpCY2M6IGFAYi5leGFtcGxlDQo=?=', '"', '<', '>', ',', ';', ':', '\\', '@', '(', ')', '%0d%0a', '\u202e', '\ud800', 'é', '𝔘', '例', 'a@b.example', 'x'.repeat(1_200), '../', 'C:\\'),
  fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }),
), { maxLength: 8 }).map((pieces) => pieces.join(''));

const known = new Set(['from', 'to', 'cc', 'reply-to', 'subject', 'message-id', 'in-reply-to', 'references', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition', 'x-desk-id', 'x-ticket-ref', 'auto-submitted', 'x-auto-response-suppress', 'list-id', 'precedence']);

/** What is wrong with the header of a built mail. */
function headFaults(raw: Buffer): string[] {
  const text = raw.toString('utf8');
  const head = text.slice(0, text.indexOf('\r\n\r\n'));
  const lines = head.split('\r\n');
  const names = lines.filter((line) => !/^[ \t]/u.test(line)).map((line) => line.split(':')[0]?.toLowerCase() ?? '');
  return [
    ...names.filter((name) => !known.has(name)).map((name) => `a line that is not ours: ${name}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `twice: ${name}`),
    ...lines.filter((line) => line.length > 998).map((line) => `${line.length} characters in a line`),
    ...(/[\r\n]/u.test(head.replaceAll('\r\n', '')) ? ['a bare line end'] : []),
    ...(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u.test(head) ? ['a control character'] : []),
    ...(/^bcc:|^\.\r?$/imu.test(head) ? ['an injected line'] : []),
  ];
}

const simple: OutgoingMail = {
  kind: 'forward', automatic: true, from: { displayName: 'Apiary Help', addrSpec: 'help@apiary.example' }, to: [], cc: [], replyTo: { displayName: '', addrSpec: 'help+t@apiary.example' }, subject: '', text: 'x\n',
  messageId: 't.1@gateway.example', inReplyTo: null, references: [], headers: [], date: tuesday, reversePath: '', files: [], attachmentsOf: [],
};

describe('whatever stands in it', () => {
  it('no name, address, subject, id, reference, text or file begins a line of the header or a part of its own', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ name: hostile, address: hostile, subject: hostile, id: hostile, ref: hostile, text: hostile, file: hostile, type: hostile, body: hostile }), async (evil) => {
      const mailbox = { displayName: evil.name, addrSpec: `${evil.address.slice(0, 400)}@linden.example` };
      const files: MimeAttachment[] = [{ name: evil.file, mediaType: evil.type, bytes: Buffer.from(evil.body) }, { name: 'thread.eml', mediaType: 'message/rfc822', bytes: Buffer.from(evil.body) }];
      const raw = await buildMime('1', {
        ...simple, from: { ...mailbox, addrSpec: 'help@apiary.example' }, to: [{ displayName: evil.name, addrSpec: 'ida@linden.example' }, mailbox], cc: [mailbox.addrSpec], replyTo: mailbox, subject: evil.subject, text: evil.text, html: `<p>${evil.text}</p>`,
        messageId: evil.id, inReplyTo: evil.id, references: [evil.id, evil.ref], headers: [{ name: 'X-Ticket-Ref', value: evil.ref }], files: [{ name: evil.file, mediaType: 'application/json', text: evil.text }],
      }, files);

      expect(headFaults(raw)).toEqual([]);
      const read = parseMessage(raw);
      expect(read.attachments).toHaveLength(3);
      expect(read.attachments[1]?.name).toBe(printableName(evil.file) || 'attachment');
      expect(read.attachments[2]?.sizeBytes).toBe(Buffer.from(evil.body).length);
    }), { numRuns: 150, seed: 5 });
  });

  it('of a mail that came in, nothing reaches a header of what goes out to either side', async () => {
    const facts = await factsOf('ida@linden.example', ['club_no', '4711']);
    const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    await fc.assert(fc.asyncProperty(fc.record({ name: hostile, subject: hostile, id: hostile, file: hostile, text: hostile }), async (evil) => {
      const raw = Buffer.from(['From: ' + encoded(evil.name) + ' <ida@linden.example>', 'To: help@apiary.example', `Subject: ${encoded(evil.subject)}`, `Message-ID: <${evil.id.replaceAll(/[\r\n]/gu, '')}@linden.example>`,
        'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from(evil.text).toString('base64'),
        '--b', 'Content-Type: application/octet-stream', `Content-Disposition: attachment; filename*=utf-8''${Buffer.from(evil.file).toString('hex').replace(/../gu, '%$&')}`, '', 'x', '--b--', ''].join('\r\n'));
      const mail = await parseAndExamine(raw);
      const event = { ...mailOf({ facts, fields: [claim('club_no', '4711'), claim('began', '2026-03-09T08:00:00Z'), claim('story', evil.text), claim('sample', evil.file)], text: evil.text }), mail };
      const first = opened(event);
      const later = joined(ticketWith({ ...ticketOf(first), ref: 'BEE-2026-0001' }), { ...event, messageId: '18' });
      const reply = acted(ticketOf(first), 'reply', `Well: ${evil.text}`);

      for (const [decision, out] of [first, later, reply].flatMap((one) => mailsOf(one).map((sent) => [one, sent] as const))) {
        const attachments = out.attachmentsOf.length === 0 ? [] : mail.attachments.map((one, index) => passedFile(one, index + 1, Buffer.from('x')));
        const built = await buildMime('7', out, attachments);
        expect(headFaults(built), `${out.kind} of ${decision.outcome?.state ?? 'act'}`).toEqual([]);
        expect(parseMessage(built).attachments).toHaveLength(out.files.length + attachments.length);
        expect(parseMessage(built).to.map((one) => one.addrSpec)).toEqual(out.to.map((one) => one.addrSpec));
      }
    }), { numRuns: 40, seed: 5 });
  });

  it('the seam between parts is another for every mail, and the same at every attempt', async () => {
    const boundaryOf = async (text: string): Promise<string> => /boundary="([^"]*)"/u.exec((await buildMime('1', { ...simple, text, html: '<p>x</p>' }, [])).toString())?.[1] ?? '';

    expect(await boundaryOf('a')).toBe(await boundaryOf('a'));
    expect(await boundaryOf('a')).not.toBe(await boundaryOf('b'));
  });
});

function mailsOf(decision: Decision): OutgoingMail[] {
  const { ticket } = decision;
  if (ticket === null) return [];
  const mailEffects = decision.effects.filter((effect): effect is MailEffect => effect.kind !== 'subscription' && effect.kind !== 'notice');
  return mailEffects.map((effect) => composeMail(effect, { desk: apiary, ticket, stored: true, heldRef: null, host: 'gateway.example', keys: tokenKeys, now: tuesday, uniqueId: () => 'u1' }));
}

describe('a mail that is passed on', () => {
  const carried = async (bytes: Buffer): Promise<Buffer> => {
    const raw = await buildMime('1', { ...simple, to: [{ displayName: '', addrSpec: 'ida@linden.example' }] }, [{ name: 'thread.eml', mediaType: 'message/rfc822', bytes }]);
    return Buffer.from(partContents(raw, ['2'])[0]?.bytes ?? []);
  };

  it.each([
    ['plain', 'Subject: a\r\n\r\nText\r\n'], ['8bit', 'Subject: a\r\n\r\nH\u00e4llo\r\n'], ['bare line feeds', 'Subject: a\n\nText\n'], ['a line of 3,000 characters', `Subject: a\r\n\r\n${'x'.repeat(3_000)}\r\n`], ['no line end', 'Subject: a\r\n\r\nText'],
  ])('arrives byte for byte: %s (F50)', async (_, text) => {
    expect(await carried(Buffer.from(text))).toEqual(Buffer.from(text));
  });
});
