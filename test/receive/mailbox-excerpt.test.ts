// What is taken of a mail that is too large: never half a part.
import { expect, it } from 'vitest';
import { excerptBytesMax, excerptOf } from '../../src/receive/mailbox-excerpt.ts';

const mail = (type: string, body: string): Buffer => Buffer.from(`From: anna@nord.example\r\nContent-Type: ${type}\r\n\r\n${body}`, 'latin1');
const excerpt = (raw: Buffer): string => excerptOf(raw).toString('latin1');

it('keeps the parts that are there to their end', () => {
  const taken = excerpt(mail('multipart/mixed; boundary=b1', '--b1\r\n\r\nthe text\r\n--b1\r\nContent-Type: image/png\r\n\r\nAAAA'.concat('A'.repeat(excerptBytesMax))));

  expect(taken).toMatch(/\r\n\r\nthe text\r\n$/u);
});

it('keeps the text of a mail that is text, as far as it is taken', () => {
  expect(excerptOf(mail('text/plain', 'x'.repeat(excerptBytesMax))).length).toBe(excerptBytesMax);
});

it('keeps only the header of a single file', () => {
  expect(excerpt(mail('application/zip; name="logs.zip"', 'UEsD'.repeat(excerptBytesMax)))).toMatch(/name="logs\.zip"\r\n\r\n$/u);
});

it('keeps the header where no part has begun', () => {
  expect(excerpt(mail('multipart/mixed; boundary="never seen"', 'x'.repeat(excerptBytesMax)))).toMatch(/never seen"\r\n\r\n$/u);
});
