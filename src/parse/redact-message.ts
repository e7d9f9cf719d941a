// A mail that names a person who is to be forgotten, written anew without him: who wrote it, what it says and what is
// attached stay, as far as he is not in it. Its bytes are then ours, not the sender's, and say so in a field. A mail that
// does not name him is left alone. Searched is whatever a reader could decode, not only what is printed.
// Knowingly not found: a name inside a picture, an archive or an encrypted part.
import { createHash } from 'node:crypto';
import type { Mailbox } from '../mail/mailbox.ts';
import { withoutPerson } from '../mail/personal-words.ts';
import { parseMessage } from './parse-message.ts';
import type { ParsedMessage } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';
import { partContents } from './part-content.ts';
import { entityBytes, splitEntities, type RawEntity } from './split-entities.ts';

/** Bytes of base64 in one line (RFC 2045 6.8: 76 characters). */
const lineCharacters = 76;

/** The mail without what matches `pattern`; null when nothing in it does. */
export function redactMessage(raw: Uint8Array, pattern: string): Uint8Array | null {
  const mail = parseMessage(raw);
  if (!names(raw, mail, pattern)) return null;
  return written(raw, mail, pattern);
}

function names(raw: Uint8Array, mail: ParsedMessage, pattern: string): boolean {
  const words = new RegExp(pattern, 'iu');
  const decoded = [mail.subject, ...[...mail.from, ...mail.sender, ...mail.replyTo, ...mail.to, ...mail.cc].map((one) => `${one.displayName} <${one.addrSpec}>`),
    ...mail.attachments.map((one) => one.name), linesOf(mail.plain), linesOf(mail.html), ...mail.reports.map((one) => one.text)];
  return textsOf(raw).some((text) => words.test(text)) || decoded.some((text) => words.test(text)) || leavesOf(splitEntities(raw, new ProblemLog())).some((leaf) => textsOf(entityBytes(leaf)).some((text) => words.test(text)));
}

const linesOf = (lines: ParsedMessage['plain']): string => (lines ?? []).map((line) => line.text).join('\n');

/** Whatever the charset says: names are found by their letters in either. */
function textsOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [buffer.toString('latin1'), buffer.toString('utf8')];
}

function leavesOf(entity: RawEntity): RawEntity[] {
  return entity.children.length === 0 ? [entity] : entity.children.flatMap(leavesOf);
}

function written(raw: Uint8Array, mail: ParsedMessage, pattern: string): Uint8Array {
  const clean = (text: string): string => withoutPerson(text, pattern);
  const boundary = `postern-redacted-${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`;
  const header = [
    addressField('From', mail.from, clean), addressField('To', mail.to, clean), addressField('Cc', mail.cc, clean), `Subject: ${encodedWords(clean(mail.subject))}`,
    ...(mail.date === null ? [] : [`Date: ${new Date(mail.date).toUTCString().replace('GMT', '+0000')}`]),
    idField('Message-ID', mail.messageId === null ? [] : [mail.messageId], clean), idField('In-Reply-To', mail.inReplyTo, clean), idField('References', mail.references, clean),
    'X-Postern-Redacted: a person was erased from this mail; these are not its first bytes',
    'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ].filter((field) => field !== '');
  const text = part('text/plain; charset=utf-8', 'inline', Buffer.from(clean(mail.lines.map((line) => line.text).join('\n'))));
  const body = [text, ...attachmentParts(raw, mail, pattern)].map((one) => `--${boundary}\r\n${one}`).join('');
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`);
}

/** Those that do not name him. */
function attachmentParts(raw: Uint8Array, mail: ParsedMessage, pattern: string): string[] {
  const words = new RegExp(pattern, 'iu');
  const contents = partContents(raw, mail.attachments.map((one) => one.path));
  return mail.attachments.flatMap((one, index) => {
    const content = contents[index] ?? null;
    // A mail within a mail and a text would hide him behind an encoding of their own.
    if (content === null || words.test(one.name) || one.mediaType.startsWith('message/') || textsOf(content.bytes).some((text) => words.test(text))) return [];
    return [part(one.mediaType, `attachment; filename*=utf-8''${encodeURIComponent(one.name)}`, Buffer.from(content.bytes))];
  });
}

function part(type: string, disposition: string, bytes: Buffer): string {
  return `Content-Type: ${oneLine(type)}\r\nContent-Disposition: ${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${(bytes.toString('base64').match(new RegExp(`.{1,${lineCharacters}}`, 'gu')) ?? []).join('\r\n')}\r\n`;
}

function addressField(name: string, mailboxes: readonly Mailbox[], clean: (text: string) => string): string {
  const kept = mailboxes.filter((one) => clean(one.addrSpec) === one.addrSpec && one.addrSpec !== '');
  return kept.length === 0 ? '' : `${name}: ${kept.map((one) => `${encodedWords(clean(one.displayName))} <${oneLine(one.addrSpec)}>`.trim()).join(',\r\n ')}`;
}

function idField(name: string, ids: readonly string[], clean: (text: string) => string): string {
  const kept = ids.filter((one) => clean(one) === one);
  return kept.length === 0 ? '' : `${name}: ${kept.map((one) => `<${oneLine(one)}>`).join('\r\n ')}`;
}

/** RFC 2047, so that no quoting is needed whatever stands in it; 45 bytes a word keep it below 75 characters. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) [word] = [(words.push(word), '')];
    word += character;
  }
  if (word !== '') words.push(word);
  return words.map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
