// Outgoing mail → bytes, read back by our own parser: both parts, our file and the partner's attachments each in their
// place, the same bytes at every attempt, and no line of a header that a stranger wrote.
import { expect, test } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { buildMime } from '../../src/send/build-mime.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';

const mail: OutgoingMail = {
  kind: 'forward', automatic: true, from: { displayName: 'Apiary Help', addrSpec: 'help@apiary.example' }, to: [{ displayName: 'Ida', addrSpec: 'ida@linden.example' }],
  cc: [], replyTo: { displayName: 'Apiary Help', addrSpec: 'help+t@apiary.example' }, subject: '[BEE-1] ill', text: 'Hällo,\n\nill.\n', html: '<p>Hällo,</p>\n<p>ill.</p>\n',
  messageId: 't.1@gateway.example', inReplyTo: 'm1@linden.example', references: ['m1@linden.example', 't.1@gateway.example'],
  headers: [{ name: 'X-Desk-Id', value: 'apiary' }], date: Date.parse('2026-03-10T09:00:00Z'), reversePath: '', files: [], attachmentsOf: [],
};
const file = { name: 'ticket.json', mediaType: 'application/json', text: '{"ref":"BEE-1"}\n' };
const photo = { name: 'hive.jpg', mediaType: 'image/jpeg', bytes: Buffer.from([255, 216, 255]) };

const structureOf = (raw: Buffer): string[] => [...raw.toString('latin1').matchAll(/^Content-Type: ([\w/-]+)/gimu)].map((match) => match[1] ?? '');

test('text and HTML are alternatives, the HTML last', async () => {
  const raw = await buildMime('1', mail, []);

  expect(structureOf(raw)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  expect(parseMessage(raw).lines.map((line) => line.text)).toEqual(['Hällo,', '', 'ill.']);
});

test('files of ours and of the partner stand beside the alternatives, not among them', async () => {
  const raw = await buildMime('1', { ...mail, files: [file] }, [photo]);

  expect(structureOf(raw)).toEqual(['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html', 'application/json', 'image/jpeg']);
  expect(parseMessage(raw).attachments.map((one) => one.name)).toEqual(['ticket.json', 'hive.jpg']);
});

test('a row from before there was an HTML part is sent as the text it is', async () => {
  const { html: _, ...plain } = mail;

  expect(structureOf(await buildMime('1', plain, []))).toEqual(['text/plain']);
});

test('every attempt has the same bytes, CRLF throughout, no line beyond 998', async () => {
  const long = { ...mail, html: `<p>${'x'.repeat(5_000)}</p>\n`, text: `${'y'.repeat(5_000)}\n`, files: [file] };
  const [one, two] = [await buildMime('7', long, [photo]), await buildMime('7', long, [photo])];

  expect(one.equals(two)).toBe(true);
  expect(one.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]/u);
  expect(Math.max(...one.toString('latin1').split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
});

test.each([['CR LF', '\r\n'], ['LF', '\n'], ['CR', '\r'], ['a fold', '\r\n '], ['NUL', '\0\r\n'], ['NEL and line separator', '\u0085\u2028']])('%s in a name, a subject, an id, an address or a file name begins no header line', async (_, lineBreak) => {
  const evil = `x${lineBreak}Bcc: thief@nowhere.example${lineBreak}${lineBreak}<script>`;
  const mailbox = { displayName: evil, addrSpec: `ida@linden.example${lineBreak}Bcc: thief@nowhere.example` };
  const raw = await buildMime('1', {
    ...mail, from: mailbox, to: [mailbox], cc: [mailbox.addrSpec], replyTo: mailbox, subject: evil, messageId: evil, inReplyTo: evil, references: [evil],
    headers: [{ name: 'X-Ticket-Ref', value: evil }], files: [{ ...file, name: evil }],
  }, [{ ...photo, name: evil, mediaType: 'image/jpeg' }]);
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';

  expect(head.split('\r\n').filter((line) => !/^\s/u.test(line)).map((line) => line.split(':')[0])).toEqual(['From', 'To', 'Cc', 'Reply-To', 'Subject', 'Message-ID', 'In-Reply-To', 'References', 'X-Ticket-Ref', 'Date', 'MIME-Version', 'Content-Type'].filter((name) => head.includes(`${name}:`)).toSorted((a, b) => head.indexOf(`${a}:`) - head.indexOf(`${b}:`)));
  expect(raw.toString('latin1')).not.toMatch(/^Bcc:/imu);
});
