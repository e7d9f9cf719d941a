// A mail to the working side as JSON, for a ticket system that takes calls instead of mail: what the mail says, and its
// ticket.json as an object. Versioned: a field is added, never renamed.
import { isoInstant } from '../mail/instant.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { MimeAttachment } from './build-mime.ts';

/** The body of the call; the same mail always makes the same bytes. */
export function webhookPayload(mail: OutgoingMail, attachments: readonly MimeAttachment[]): Buffer {
  const header = (name: string): string => mail.headers.find((one) => one.name === name)?.value ?? '';
  return Buffer.from(JSON.stringify({
    schema: 'postern/webhook/1',
    id: mail.messageId,
    kind: mail.kind,
    desk: header('X-Desk-Id'),
    ref: header('X-Ticket-Ref'),
    at: isoInstant(mail.date),
    subject: mail.subject,
    text: mail.text,
    // An answer by mail to this address reaches the ticket.
    replyTo: mail.replyTo.addrSpec,
    ticket: ticketOf(mail),
    attachments: attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, base64: Buffer.from(bytes).toString('base64') })),
  }));
}

function ticketOf({ files }: OutgoingMail): unknown {
  const file = files.find((one) => one.name === 'ticket.json');
  return file === undefined ? null : (JSON.parse(file.text) as unknown);
}
