// A person leaves a mail however he stands in it; what is not about him stays.
import { expect, it } from 'vitest';
import { personalPattern } from '../mail/personal-words.ts';
import { parseMessage } from './parse-message.ts';
import { partContents } from './part-content.ts';
import { redactMessage } from './redact-message.ts';

const pattern = personalPattern({ addresses: ['anna.keller@nordlicht.example'], names: ['Anna Keller', 'Zoë Ärmel'], phones: [] }) ?? '';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Every text that anybody could make of the bytes. */
function allTexts(raw: Uint8Array): string {
  const mail = parseMessage(raw);
  return [Buffer.from(raw).toString('utf8'), JSON.stringify(mail), ...partContents(raw, mail.attachments.map((one) => one.path)).map((one) => Buffer.from(one?.bytes ?? []).toString('utf8'))].join('\n');
}

const mail = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

it('leaves a mail alone that does not name him', () => {
  expect(redactMessage(mail(['From: Paul <p.brun@sudouest.example>', 'Subject: hello', '', 'Hanna Kellermann was here']), pattern)).toBeNull();
});

it('takes him out of the fields, the text and the quotes, and keeps the writer and his words', () => {
  const raw = mail([
    'From: Paul Brun <p.brun@sudouest.example>', 'To: help@desk.example', 'Cc: "Keller, Anna" <anna.keller@nordlicht.example>', 'Subject: =?utf-8?B?' + base64('Frage von Anna Keller – Änderung') + '?=',
    'Message-ID: <1@sudouest.example>', 'References: <x.anna.keller@nordlicht.example> <2@desk.example>', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
    base64('The line is down.\n> Anna Keller wrote:\n> call me'),
  ]);

  const after = parseMessage(redactMessage(raw, pattern) ?? raw);

  expect(after.from).toEqual([{ displayName: 'Paul Brun', addrSpec: 'p.brun@sudouest.example' }]);
  expect(after.cc).toEqual([]);
  expect(after.subject).toBe('Frage von [erased] – Änderung');
  expect(after.messageId).toBe('1@sudouest.example');
  expect(after.lines.map((line) => line.text)).toEqual(['The line is down.', '> [erased] wrote:', '> call me']);
});

it('finds him in encoded words, in HTML that is not shown, in quoted-printable and in file names, and keeps other files whole', () => {
  const raw = mail([
    'From: p.brun@sudouest.example', 'Subject: files', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', base64('<p title="Anna Keller">see <a href="mailto:anna.keller@nordlicht.example">mail</a></p>'),
    '--b', 'Content-Type: text/plain', 'Content-Disposition: attachment; filename="log.txt"', 'Content-Transfer-Encoding: base64', '', base64('550 rejected'),
    '--b', 'Content-Type: text/plain', 'Content-Disposition: attachment; filename="who.txt"', 'Content-Transfer-Encoding: quoted-printable', '', 'Zo=C3=AB =C3=84rm=', 'el',
    '--b', 'Content-Type: image/png', "Content-Disposition: attachment; filename*=utf-8''Anna%20Keller.png", 'Content-Transfer-Encoding: base64', '', base64('picture'),
    '--b', 'Content-Type: message/rfc822', '', 'From: Anna Keller <anna.keller@nordlicht.example>', 'Subject: inner', '', 'hello', '--b--', '',
  ]);

  const after = redactMessage(raw, pattern) ?? raw;

  expect(allTexts(after)).not.toMatch(/keller|Zoë|=C3=AB/iu);
  expect(parseMessage(after).attachments.map((one) => one.name)).toEqual(['log.txt']);
  expect(allTexts(after)).toContain('550 rejected');
});

it('finds nothing more in what it wrote', () => {
  const raw = mail(['From: Anna Keller <anna.keller@nordlicht.example>', `Subject: ${'a long subject of Anna Keller – with words – '.repeat(20)}`, '', 'Anna Keller']);
  const once = redactMessage(raw, pattern) ?? raw;

  expect(redactMessage(once, pattern)).toBeNull();
  expect(parseMessage(once).from).toEqual([]);
});
