// A mail of pack.test.yaml as bytes, as a mail program would have written it.
import type { PackTest } from '../rulebook/pack-test-schema.ts';

export interface TestMail extends Pick<PackTest['mail'], 'from' | 'subject' | 'text' | 'cc' | 'attachments' | 'automatic'> {
  readonly to: string;
  /** Without brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly date: Date;
}

/** Its bytes with CRLF. */
export function testMailBytes(written: TestMail): Buffer {
  const head = [
    `From: ${written.from}`, `To: ${written.to}`, ...(written.cc ?? []).map((address) => `Cc: ${address}`), `Subject: =?utf-8?B?${Buffer.from(written.subject).toString('base64')}?=`,
    `Message-ID: <${written.messageId}>`, ...(written.inReplyTo === null ? [] : [`In-Reply-To: <${written.inReplyTo}>`]),
    `Date: ${written.date.toUTCString().replace('GMT', '+0000')}`, ...(written.automatic === true ? ['Auto-Submitted: auto-generated'] : []), 'MIME-Version: 1.0',
  ];
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', written.text.replace(/\r?\n/gu, '\r\n')];
  const attachments = written.attachments ?? [];
  if (attachments.length === 0) return Buffer.from([...head, ...text].join('\r\n'));
  const parts = attachments.map((one) => [`Content-Type: ${one.type}`, `Content-Disposition: attachment; filename="${one.name}"`, '', 'x'].join('\r\n'));
  return Buffer.from([...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', text.join('\r\n'), ...parts.flatMap((part) => ['--b', part]), '--b--', ''].join('\r\n'));
}
