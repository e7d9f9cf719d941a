// Outgoing mail → bytes. Everything that could differ between two attempts (Message-ID, date, boundary) is given, so the
// same outbox row always makes the same bytes. Header injection is impossible here: values are folded by nodemailer and
// line breaks are taken out before. Nor can a stranger's text end a part: the boundary is a hash of all that it separates.
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { printableName } from '../mail/printable-name.ts';

export interface MimeAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The message as it goes out, CRLF lines. `id` names the outbox row. */
export async function buildMime(id: string, mail: OutgoingMail, attachments: readonly MimeAttachment[]): Promise<Buffer> {
  const eai = [...mail.to.map((one) => one.addrSpec), ...mail.cc, mail.from.addrSpec].some(isInternational);
  const ids = (list: readonly string[]): string[] => list.map(messageId).filter((one) => one !== '' && (eai || !isInternational(one))).map((one) => `<${one}>`);
  const [inReplyTo] = ids(mail.inReplyTo === null ? [] : [mail.inReplyTo]);
  const composer = new MailComposer({
    from: address(mail.from.displayName, mail.from.addrSpec),
    to: mail.to.map((one) => address(one.displayName, one.addrSpec)),
    cc: mail.cc.map((one) => address('', one)),
    replyTo: address(mail.replyTo.displayName, mail.replyTo.addrSpec),
    subject: oneLine(mail.subject).slice(0, unfoldableMax),
    // nodemailer copies the body's line ends; RFC 5322 2.3 wants CRLF, and quoted-printable folds oddly without.
    text: crlf(mail.text),
    ...(mail.html === undefined ? {} : { html: crlf(mail.html) }),
    messageId: `<${messageId(mail.messageId)}>`,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: ids(mail.references).join(' '),
    date: new Date(mail.date),
    headers: mail.headers.map((header) => ({ key: header.name, value: oneLine(header.value).slice(0, unfoldableMax) })),
    attachments: [
      ...mail.files.map((file) => ({ filename: printableName(file.name), contentType: `${file.mediaType}; charset=utf-8`, content: Buffer.from(file.text) })),
      ...attachments.map((one) => ({ filename: printableName(one.name) || 'attachment', contentType: carriedType(one), content: Buffer.from(one.bytes), contentDisposition: 'attachment' as const })),
    ],
    baseBoundary: boundaryOf(id, mail, attachments),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}

/** What has no blank cannot be folded, and a line of a mail ends at 998 characters (RFC 5322 2.1.1). */
const unfoldableMax = 900;
const namesMax = 300;

function crlf(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n|\r|\n/gu, '\r\n');
}

/** A quoted local part may hold blanks of other scripts, at which nodemailer folds and no mail server does. */
function address(name: string, addrSpec: string): { name: string; address: string } {
  return { name: oneLine(name).slice(0, namesMax), address: oneLine(addrSpec).replace(/[^\S ]+/gu, '') };
}

/** Names, subjects and addresses come from strangers: no controls, no line of any script, no half character. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
}

/** Between the brackets; whatever would end them is taken out. */
function messageId(text: string): string {
  return oneLine(text).replace(/[<>\s,]+/gu, '').slice(0, unfoldableMax);
}

/** RFC 6532: such a value may stand in a header only where the addresses ask for SMTPUTF8 anyway. */
function isInternational(text: string): boolean {
  return /[^\u0000-\u007f]/u.test(text);
}

/** Whoever could guess it could put parts of his own into our mail; a text cannot contain a hash of itself. */
function boundaryOf(id: string, mail: OutgoingMail, attachments: readonly MimeAttachment[]): string {
  const hash = createHash('sha256').update(`${id}\n`).update(JSON.stringify(mail));
  for (const one of attachments) hash.update(one.name).update(one.bytes);
  return `postern-${hash.digest('hex').slice(0, 32)}`;
}

/**
 * What the part says it is. A message/rfc822 may not be encoded (RFC 2046 5.2.1), so only one that any server carries as it
 * is keeps that type; any other goes encoded, byte for byte, and its name says what it is (F50). No part is made of parts.
 */
function carriedType({ mediaType, bytes }: MimeAttachment): string {
  const plain = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/u.test(mediaType) ? mediaType.toLowerCase() : 'application/octet-stream';
  if (plain.startsWith('multipart/')) return 'application/octet-stream';
  return plain.startsWith('message/') && !isPlainLines(Buffer.from(bytes)) ? 'application/octet-stream' : plain;
}

/** ASCII in lines of at most 998 characters that end in CRLF. */
function isPlainLines(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return !/[^\t\r\n\x20-\x7e]|[^\r]\n|^\n|\r(?!\n)|[^\r\n]{999}/u.test(text);
}
