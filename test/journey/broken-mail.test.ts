// Mail that is broken or meant to break, through a real gateway: each is accepted, ends in a state with a reason, is kept byte
// for byte, answers nobody who is not there, and stops nothing of what comes behind it (F01).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../src/mail/limits.ts';
import { retryMessage, retryableStates } from '../../src/record/message-repair.ts';
import { readRaw } from '../../src/record/raw-message.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { zipFile } from '../support/zip-file.ts';

const desk = 'support@retarus.example';
const anna = 'anna.keller@nordlicht.example';
const head = (more: readonly string[] = []): string => [`From: Anna Keller <${anna}>`, `To: ${desk}`, 'Subject: mails are refused', 'Date: Tue, 10 Mar 2026 10:12:00 +0100', ...more, '', ''].join('\r\n');
const words = 'Main Customer ID: 73125\r\nAFFECTED SERVICE: Email Security\r\n';
const multipart = (parts: readonly string[], closing = '\r\n--b--\r\n'): string => `${head(['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'])}${parts.map((part) => `--b\r\n${part}\r\n`).join('')}${closing}`;
const nested = (depth: number, wrap: (inner: string, level: number) => string): string => Array.from({ length: depth }).reduce<string>((inner, _, level) => wrap(inner, level), `Content-Type: text/plain\r\n\r\n${words}`);

/** Situation, mail, envelope sender, and what must be true of how it ends. */
const situations: readonly (readonly [string, string, { readonly from?: string; readonly says?: string; readonly opens?: boolean }])[] = [
  ['no From, no To, no body (F22)', 'Subject: x\r\n\r\n', { opens: false }],
  ['an empty From (F22)', `From:\r\nTo: ${desk}\r\nSubject: x\r\n\r\n${words}`, { opens: false }],
  ['nothing at all', '\r\n', { opens: false }],
  ['a header and no body', head(), { opens: true }],
  ['a body and no header', `\r\n${words}`, { opens: false }],
  ['no Message-ID (F20)', head() + words, { opens: true }],
  ['a Message-ID of 3,000 characters (F31)', head([`Message-ID: <${'x'.repeat(3_000)}@nordlicht.example>`]) + words, { opens: true }],
  ['a Date that cannot be (F27)', head().replace(/Date:[^\r]*/u, 'Date: 31 Feb 2026 29:24:05 +9999') + words, { opens: true }],
  ['a Date of the year 9999 (F27)', head().replace(/Date:[^\r]*/u, 'Date: Fri, 31 Dec 9999 23:59:59 +0000') + words, { opens: true }],
  ['NUL bytes in subject and text (F41)', head().replace('mails are', 'mails\0are') + words.replace('73125', '731\x0025'), { opens: true }],
  ['a charset that nobody knows (F40)', head(['Content-Type: text/plain; charset=x-klingon']) + words, { opens: true }],
  ['half a UTF-16 character', `${head(['Content-Type: text/plain; charset=utf-16le', 'Content-Transfer-Encoding: base64'])}ANg=\r\n`, { opens: true }],
  ['a subject of 300 kB (F31)', head().replace('mails are refused', 'refused '.repeat(37_000)) + words, { opens: true }],
  ['5,000 header fields', head(Array.from({ length: 5_000 }, (_, index) => `X-Field-${index}: x`)) + words, { opens: true }],
  ['an attachment name of 5,000 characters (F31)', multipart([`Content-Type: text/plain\r\n\r\n${words}`, `Content-Type: text/plain; name="${'n'.repeat(5_000)}.log"\r\n\r\nx`]), { opens: true }],
  ['a multipart that never ends (F43)', multipart([`Content-Type: text/plain\r\n\r\n${words}`], ''), { opens: true }],
  ['a multipart whose boundary is nowhere', `${head(['Content-Type: multipart/mixed; boundary=nowhere'])}${words}`, { opens: true }],
  ['a Content-Type that is an encoded word (F42)', head(['Content-Type: =?utf-8?Q?text/plain?=']) + words, { opens: true }],
  ['10,000 parts', multipart(Array.from({ length: 10_000 }, (_, index) => `Content-Type: text/plain; name=${index}.txt\r\n\r\nx`)), { opens: true, says: 'too-many-parts' }],
  ['500 multiparts inside each other', `From: Anna Keller <${anna}>\r\nTo: ${desk}\r\nSubject: deep\r\n${nested(500, (inner, level) => `Content-Type: multipart/mixed; boundary=d${level}\r\n\r\n--d${level}\r\n${inner}\r\n--d${level}--\r\n`)}`, { opens: true, says: 'mime-too-deep' }],
  ['500 mails inside each other (F01)', `From: Anna Keller <${anna}>\r\nTo: ${desk}\r\nSubject: deep\r\n${nested(500, (inner, level) => `Content-Type: message/rfc822\r\n\r\nSubject: ${level}\r\n${inner}`)}`, { opens: true, says: 'mime-too-deep' }],
  ['two megabytes of text (F44)', head() + words + 'A line of a log that goes on and on.\r\n'.repeat(57_000), { opens: true, says: 'text-too-long' }],
  ['a megabyte without a blank', head() + words + 'x'.repeat(900).concat('\r\n').repeat(1_200), { opens: true }],
  ['6,000 links in tables without end (F46)', `${head(['Content-Type: text/html'])}<p>${words}</p>${'<table><tr><td><a href="http://a.example/x">x</a>'.repeat(6_000)}`, { opens: true }],
  ['an attachment and no word (F51)', multipart(['Content-Type: application/pdf; name=fax.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK']), { opens: true }],
  ['nothing but a quote (F51)', `${head()}> ${words}> \r\n`, { opens: true }],
  ['a zip bomb', multipart([`Content-Type: text/plain\r\n\r\n${words}`, `Content-Type: application/zip; name=logs.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${zipFile([{ name: 'a.log', claims: 4_000_000_000 }]).toString('base64')}`]), { opens: true, says: 'kept back, not passed on: logs.zip (bomb)' }],
  ['an XML bomb', multipart([`Content-Type: text/plain\r\n\r\n${words}`, 'Content-Type: application/xml; name=a.xml\r\n\r\n<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>']), { opens: true }],
  ['an encrypted mail (F49)', `${head(['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'Content-Transfer-Encoding: base64'])}MIAGCSqGSIb3DQEHA6CAMIACAQAxggFK\r\n`, { opens: true, says: 'encrypted' }],
  ['base64 that is none', `${head(['Content-Transfer-Encoding: base64'])}!!!! ???? ====\r\n`, { opens: true }],
];

describe('a gateway that gets broken mail', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it.each(situations)('%s', { timeout: 90_000 }, async (_, text, { opens, says }) => {
    await gateway.reset('2026-03-10T09:20:00Z');
    const raw = Buffer.from(text, 'latin1');
    await gateway.sendRaw(anna, [desk], raw);
    await gateway.sendRaw(anna, [desk], Buffer.from(head(['Message-ID: <behind@nordlicht.example>']).replace('mails are refused', 'the mail behind it') + words));
    await gateway.settled();

    const [message, behind] = await gateway.messages();
    expect(message?.reason).not.toBe('');
    expect(['opened', 'joined', 'held', 'redirected', 'refused', 'automatic', 'dsn', 'failed']).toContain(message?.state);
    if (opens !== undefined) expect(message?.state === 'opened', `${message?.state}: ${message?.reason}`).toBe(opens);
    expect((await readRaw(gateway.db, message?.id ?? ''))?.toString('latin1').replace(/\r\n$/u, '')).toBe(text.replace(/\r\n$/u, ''));
    expect(behind?.state).toBe('opened');
    if (says !== undefined) expect((await gateway.history(message?.ref ?? '')).map((one) => one.text).join('\n')).toContain(says);
    if (opens === false) {
      expect((await gateway.newMails()).filter((mail) => mail.kind === 'answer' && !mail.mail.subject.includes('behind'))).toEqual([]);
      expect(retryableStates).toContain(message?.state);
      expect(await retryMessage(gateway.db, message?.id ?? '')).toBe(true);
      await gateway.running.sweep();
      await gateway.settled();
      expect((await gateway.messages())[0]?.state).toBe(message?.state);
    }
  });

  it('two mails under one Message-ID are both kept and decided (F21)', async () => {
    await gateway.reset('2026-03-10T09:20:00Z');
    for (const text of ['The first one.', 'Another matter altogether.']) await gateway.sendRaw(anna, [desk], Buffer.from(`${head(['Message-ID: <again@nordlicht.example>'])}${words}${text}\r\n`));
    await gateway.settled();

    expect((await gateway.messages()).map((one) => one.state)).not.toContain('duplicate');
    expect((await gateway.messages()).every((one) => one.ref !== null)).toBe(true);
  });

  it('what is larger than announced is refused at the door, and the sending server is told why (F13)', async () => {
    await gateway.reset('2026-03-10T09:20:00Z');

    await expect(gateway.sendRaw(anna, [desk], Buffer.alloc(limits.messageBytesMax + 1_000, 'x\r\n'))).rejects.toMatchObject({ responseCode: 552 });
    expect(await gateway.messages()).toEqual([]);
  });
});
