// One mail of a mailbox → what a door would have received. Its desk is that of the mailbox: To says what its writer
// thought, and a copy in Bcc or by a list names nobody we know. Which of the desk's addresses it came by, and with what
// subaddress, is read from the mail where one stands there.
import type { Instant } from '../mail/instant.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { IncomingMail } from './accept-mail.ts';
import { deliveryFields } from './import-mail.ts';

export interface MailboxMailContext {
  readonly desk: string;
  /** The desk's own address, for a mail that names none of them. */
  readonly address: string;
  readonly deskOf: (forwardPath: string) => string | null;
  /** When its server took it in. */
  readonly internalDate: Instant | null;
  readonly now: Instant;
}

/**
 * Senders retry for five days at most (RFC 5321 4.5.4.1). What lay longer elsewhere was put here by a person today, and
 * today is when it was asked of us.
 */
const lieMsMax = 5 * 24 * 3_600_000;
/** RFC 5321 4.5.3.1.3, and some more for those who do not know it. */
const pathCharactersMax = 512;

export function mailboxMail(raw: Buffer, context: MailboxMailContext): IncomingMail {
  const header = minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
  const delivered = header.headers.filter((field) => deliveryFields.includes(field.name.toLowerCase())).map((field) => pathOf(field.body));
  const written = [...header.to, ...header.cc].map((mailbox) => pathOf(mailbox.addrSpec));
  const own = [...new Set([...delivered, ...written])].filter((path) => path.length <= pathCharactersMax && context.deskOf(path) === context.desk);
  return {
    envelope: { reversePath: reversePathOf(header), forwardPaths: own.length === 0 ? [context.address] : own },
    raw, remoteAddress: '', helo: '', tls: false, receivedAt: receivedAt(context), source: 'imap',
  };
}

/** Return-Path as its server wrote it on delivery (RFC 5321 4.4): `<>` is the null path, '' that there is none. */
function reversePathOf(header: ParsedMessage): string {
  const field = header.headers.find((one) => one.name.toLowerCase() === 'return-path');
  if (field === undefined) return '';
  const path = pathOf(field.body);
  return path === '' ? '<>' : path.slice(0, pathCharactersMax);
}

function pathOf(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the store takes no NUL, and no path has a control character
  return text.replace(/[<>\s\u0000-\u001f\u007f]/gu, '');
}

function receivedAt({ internalDate, now }: MailboxMailContext): Instant {
  return internalDate === null || internalDate > now || now - internalDate > lieMsMax ? now : internalDate;
}
