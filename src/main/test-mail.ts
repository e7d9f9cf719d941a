// The mail of one case of pack.test.yaml as bytes, as a mail program would have written it.
import type { PackTests } from '../rulebook/pack-test-schema.ts';

/** `to` is the address it goes to when the case names none. */
export function testMailBytes(written: PackTests['tests'][number]['mail'], to: string): Buffer {
  const head = [
    `From: ${written.from}`, `To: ${to}`, ...(written.cc ?? []).map((address) => `Cc: ${address}`), `Subject: =?utf-8?B?${Buffer.from(written.subject).toString('base64')}?=`,
    `Message-ID: <test@${written.from.split('@')[1] ?? 'test.example'}>`, 'Date: Tue, 10 Mar 2026 09:00:00 +0000', 'MIME-Version: 1.0',
  ];
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', written.text];
  const attachments = written.attachments ?? [];
  if (attachments.length === 0) return Buffer.from([...head, ...text].join('\r\n'));
  const parts = attachments.map((one) => [`Content-Type: ${one.type}`, `Content-Disposition: attachment; filename="${one.name}"`, '', 'x'].join('\r\n'));
  return Buffer.from([...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', text.join('\r\n'), ...parts.flatMap((part) => ['--b', part]), '--b--', ''].join('\r\n'));
}
