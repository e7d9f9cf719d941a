// Outgoing mail → bytes. Everything that could differ between two attempts (Message-ID, date, boundary) is given, so the
// same outbox row always makes the same bytes. Header injection is impossible here: values are folded by nodemailer and
// line breaks are taken out before.
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';

export interface MimeAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The message as it goes out, CRLF lines. `id` names the outbox row and makes the boundary. */
export async function buildMime(id: string, mail: OutgoingMail, attachments: readonly MimeAttachment[]): Promise<Buffer> {
  const composer = new MailComposer({
    from: address(mail.from.displayName, mail.from.addrSpec),
    to: mail.to.map((one) => address(one.displayName, one.addrSpec)),
    cc: [...mail.cc],
    replyTo: address(mail.replyTo.displayName, mail.replyTo.addrSpec),
    subject: oneLine(mail.subject),
    // nodemailer copies the body's line ends; RFC 5322 2.3 wants CRLF, and quoted-printable folds oddly without.
    text: crlf(mail.text),
    ...(mail.html === undefined ? {} : { html: crlf(mail.html) }),
    messageId: `<${oneLine(mail.messageId)}>`,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: `<${oneLine(mail.inReplyTo)}>` }),
    references: mail.references.map((one) => `<${oneLine(one)}>`).join(' '),
    date: new Date(mail.date),
    headers: mail.headers.map((header) => ({ key: header.name, value: oneLine(header.value) })),
    attachments: [
      ...mail.files.map((file) => ({ filename: file.name, contentType: `${file.mediaType}; charset=utf-8`, content: Buffer.from(file.text) })),
      ...attachments.map((one) => ({ filename: oneLine(one.name), contentType: one.mediaType, content: Buffer.from(one.bytes), contentDisposition: 'attachment' as const })),
    ],
    baseBoundary: `postern-${id}`,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}

function crlf(text: string): string {
  return text.replace(/\r?\n/gu, '\r\n');
}

function address(name: string, addrSpec: string): { name: string; address: string } {
  return { name: oneLine(name), address: oneLine(addrSpec) };
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u0000]+/gu, ' ').trim();
}
