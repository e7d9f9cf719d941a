// Mails as the people of a script would send them: new ones, answers with the quoted text and the references that a
// mail program writes, vacation notes and delivery reports. Bytes come out; they go the way of every other mail.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Instant } from '../mail/instant.ts';
import type { WrittenMail } from './life-schema.ts';

/** What a mail needs beside its words. */
export interface Posting {
  /** Unique in the script: becomes the Message-ID. */
  readonly number: number;
  readonly at: Instant;
  /** Our mail that it answers. */
  readonly answers: OutgoingMail | null;
  /** Where it goes when the script does not say: the mailbox of the desk. */
  readonly deskAddress: string;
}

/** A mail that a person wrote. */
export function writtenMailBytes(mail: WrittenMail, posting: Posting): Buffer {
  const { answers } = posting;
  const to = mail.to ?? answers?.replyTo.addrSpec ?? posting.deskAddress;
  const text = answers === null || mail.quote === false ? mail.text : `${mail.text}\n\n${quoted(answers, mail.fill ?? {})}`;
  const head = [
    ...(mail.headers?.['Return-Path'] === undefined ? [`Return-Path: <${bare(mail.from)}>`] : []),
    `From: ${mailbox(mail.from)}`, `To: ${[to].flat().join(', ')}`, ...(mail.cc === undefined ? [] : [`Cc: ${mail.cc.join(', ')}`]),
    `Subject: ${encoded(mail.subject ?? replySubject(answers))}`, ...common(mail.from, posting), ...threading(answers),
    ...Object.entries(mail.headers ?? {}).map(([name, body]) => `${name}: ${body}`),
  ];
  const body = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text];
  const attachments = mail.attachments ?? [];
  if (attachments.length === 0) return bytes([...head, ...body]);
  const parts = attachments.map((one) => [`Content-Type: ${one.type}; name="${one.name}"`, `Content-Disposition: attachment; filename="${one.name}"`, '', 'x'].join('\n'));
  return bytes([...head, 'Content-Type: multipart/mixed; boundary="=_part"', '', '--=_part', body.join('\n'), ...parts.flatMap((part) => ['--=_part', part]), '--=_part--', '']);
}

/** The note of a mailbox whose owner is away (RFC 3834). */
export function automaticResponseBytes(from: string, subject: string | undefined, text: string, posting: Posting): Buffer {
  const answered = posting.answers?.subject ?? '';
  return writtenMailBytes({
    from, text, subject: subject ?? `Automatic reply: ${answered}`, quote: false, headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
  }, posting);
}

/** The report of a host that could not deliver our mail to `address` (RFC 3464). */
export function deliveryReportBytes(address: string, posting: Posting): Buffer {
  const { answers } = posting;
  const host = `mx.${address.split('@')[1] ?? 'host.example'}`;
  return bytes([
    'Return-Path: <>', `From: Mail Delivery System <MAILER-DAEMON@${host}>`, `To: ${answers?.replyTo.addrSpec ?? posting.deskAddress}`,
    'Subject: Undelivered Mail Returned to Sender', ...common(`daemon@${host}`, posting), 'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"', '',
    '--=_report', 'Content-Type: text/plain; charset=us-ascii', '', `The mail system could not deliver your message to <${address}>: user unknown`, '',
    '--=_report', 'Content-Type: message/delivery-status', '', `Reporting-MTA: dns; ${host}`, '',
    `Final-Recipient: rfc822; ${address}`, 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 user unknown', '',
    '--=_report', 'Content-Type: text/rfc822-headers', '',
    ...(answers === null ? [] : [`Message-ID: <${answers.messageId}>`, `From: <${answers.from.addrSpec}>`, `To: <${address}>`, `Subject: ${encoded(answers.subject)}`]), '',
    '--=_report--', '',
  ]);
}

/** The lines of a mail of ours as a mail program quotes them, with values typed behind labels. */
function quoted(mail: OutgoingMail, fill: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(fill));
  const lines = mail.text.split('\n').map((line) => {
    const label = line.trimEnd().endsWith(':') ? line.trim().slice(0, -1) : '';
    const value = left.get(label);
    left.delete(label);
    return `> ${line}${value === undefined ? '' : ` ${value}`}`;
  });
  if (left.size > 0) throw new ScriptFault(`our mail does not ask for ${[...left.keys()].join(', ')}`);
  return `On ${new Date(mail.date).toUTCString()}, ${mail.from.displayName} wrote:\n${lines.join('\n')}`;
}

/** The script asks for what cannot be done at this point of its story. */
export class ScriptFault extends Error {}

function common(from: string, { number, at }: Posting): string[] {
  return [`Message-ID: <life-${number}@${bare(from).split('@')[1] ?? 'host.example'}>`, `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`, 'MIME-Version: 1.0'];
}

function threading(answers: OutgoingMail | null): string[] {
  return answers === null ? [] : [`In-Reply-To: <${answers.messageId}>`, `References: ${answers.references.map((id) => `<${id}>`).join('\n ')}`];
}

function replySubject(answers: OutgoingMail | null): string {
  return answers === null ? '(no subject)' : `Re: ${answers.subject.replace(/^Re: /u, '')}`;
}

function encoded(text: string): string {
  return /^[ -~]*$/u.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function mailbox(text: string): string {
  const [, name = '', address = ''] = /^(.*?)\s*<([^<>]*)>$/u.exec(text) ?? [];
  return address === '' ? text : `${encoded(name)} <${address}>`;
}

function bare(text: string): string {
  return /<([^<>]*)>$/u.exec(text)?.[1] ?? text;
}

function bytes(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\n').replace(/\r?\n/gu, '\r\n'));
}
