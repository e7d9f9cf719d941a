// What a relay refuses in the SMTP conversation is known to nobody but us: no server writes a report about it. So we write
// the one that it would have written (RFC 3464) and take it in like any other: one way by which addresses are marked,
// owners told and tickets noted, whoever found out.
import type { Instant } from '../mail/instant.ts';
import type { Refusal } from './transport.ts';

export interface RefusedMail {
  /** Row of the outbox. */
  readonly id: string;
  readonly attempts: number;
  readonly reversePath: string;
  /** Desk that sent it; the report goes there when the mail had the null path. */
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** Header sections of ours are a few hundred bytes; what is behind a broken one is not returned. */
const headerBytesMax = 16_384;

/** The report, with CRLF; the envelope is `<>` to `reportPath`. */
export function refusalReport(mail: RefusedMail, refusals: readonly Refusal[], host: string, now: Instant): Buffer {
  const boundary = `postern-refused-${mail.id}-${mail.attempts}`;
  const date = new Date(now).toUTCString().replace('GMT', '+0000');
  const eai = refusals.some(({ address }) => !isAscii(address));
  const lines = [
    `From: Mail delivery <MAILER-DAEMON@${host}>`, `To: <${reportPath(mail)}>`, 'Subject: Mail not delivered', `Date: ${date}`,
    // Not at our own host: a Message-ID of ours would make it our own mail that came back.
    `Message-ID: <refused.${mail.id}.${mail.attempts}@outbox.${host}>`, 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`, '',
    `--${boundary}`, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '',
    'The relay did not take this mail, and it is not tried again:', '', ...refusals.map(({ address, reply }) => `  ${oneLine(address)}: ${oneLine(reply)}`), '',
    `--${boundary}`, `Content-Type: message/${eai ? 'global-' : ''}delivery-status`, 'Content-Transfer-Encoding: 8bit', '',
    `Reporting-MTA: dns; ${host}`, `Arrival-Date: ${date}`,
    ...refusals.flatMap(({ address, reply }) => [
      '', `Final-Recipient: ${isAscii(address) ? 'rfc822' : 'utf-8'}; ${oneLine(address)}`, 'Action: failed', `Status: ${statusOf(reply)}`, `Diagnostic-Code: smtp; ${oneLine(reply)}`,
    ]), '',
    `--${boundary}`, 'Content-Type: text/rfc822-headers', 'Content-Transfer-Encoding: 8bit', '', headerOf(mail.bytes), `--${boundary}--`, '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Where the report comes to: the return path that names the mail, or the desk. */
export function reportPath({ reversePath, from }: Pick<RefusedMail, 'reversePath' | 'from'>): string {
  return reversePath === '' ? from : reversePath;
}

/** RFC 3463; a reply without one says at least its class, and no reply that nothing could be reached (4.4.1). */
function statusOf(reply: string): string {
  const code = /\b([245])\d\d[ -]/u.exec(reply)?.[1];
  return /\b[245]\.\d{1,3}\.\d{1,3}\b/u.exec(reply)?.[0] ?? (code === undefined ? '4.4.1' : `${code}.0.0`);
}

function headerOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, headerBytesMax)).toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? '' : `${text.slice(0, end)}\r\n`;
}

function isAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/u.test(text);
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\s]+/gu, ' ').trim().slice(0, 900);
}
