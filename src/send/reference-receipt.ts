// The number that a ticket system gave a case when we called it: taken in as the receipt that it would have mailed, so that
// references have one way to the ticket.
import type { Instant } from '../mail/instant.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';

/** The receipt, with CRLF; its envelope is `<>` to the Reply-To of the mail. */
export function referenceReceipt(mail: OutgoingMail, reference: string, address: string, host: string, now: Instant): Buffer {
  const lines = [
    `From: <${address}>`, `To: <${mail.replyTo.addrSpec}>`, `Subject: [${reference}] received`, `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <received.${mail.messageId.split('@')[0] ?? ''}@outbox.${host}>`, `In-Reply-To: <${mail.messageId}>`, 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8', '', `Received under ${reference}.`, '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
