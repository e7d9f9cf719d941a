import { describe, expect, it } from 'vitest';
import { parseMessage } from './parse-message.ts';
import { partContents } from './part-content.ts';

const embedded = 'From: x@y.example\r\nSubject: =?broken\r\n\r\n--b is no delimiter here\r\nbody  \r\n';
const mail = Buffer.from(
  ['Subject: s', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: message/rfc822; name=m.eml', '', `${embedded}`, '--b', 'Content-Type: application/pdf; name=x.pdf', 'Content-Transfer-Encoding: base64', '', 'JVBERi0x', '--b--', ''].join('\r\n'),
);

describe('partContents', () => {
  it('gives an embedded message byte by byte (F50)', () => {
    expect(Buffer.from(partContents(mail, ['1'])[0]?.bytes ?? []).toString()).toBe(embedded);
  });

  it('gives the decoded bytes of every attachment the parser lists', () => {
    for (const attachment of parseMessage(mail).attachments) {
      expect(partContents(mail, [attachment.path])[0]).toMatchObject({ mediaType: attachment.mediaType, fileName: attachment.name });
      expect(partContents(mail, [attachment.path])[0]?.bytes).toHaveLength(attachment.sizeBytes);
    }
  });

  it('reaches parts inside an embedded message', () => {
    expect(Buffer.from(partContents(mail, ['1.0'])[0]?.bytes ?? []).toString()).toContain('body');
  });

  it('gives null for a part the mail does not have', () => {
    expect(partContents(mail, ['7.3'])[0]).toBeNull();
    expect(partContents(new Uint8Array(), ['1'])[0]).toBeNull();
  });
});
