// A mail whose files are no longer kept: its header as it came, what it says as text, and one line for each file that was
// there, with the hash of its bytes. It is evidence still of who wrote what and when, and a hundredth of the size.
import { limits } from '../mail/limits.ts';
import { parseMessage } from './parse-message.ts';

/** Fields about a body that is no longer there. */
const bodyFields = /^(content-|mime-version)/iu;

/** The mail without its files; null when it has none. */
export function withoutAttachments(raw: Uint8Array): Uint8Array | null {
  const mail = parseMessage(raw);
  if (mail.attachments.length === 0) return null;
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const files = mail.attachments.map((one) => `[file no longer kept: ${one.name === '' ? one.mediaType : one.name}, ${one.sizeBytes} bytes, SHA-256 ${one.sha256}]`);
  const text = Buffer.from([...mail.lines.map((line) => line.text), '', ...files].join('\r\n')).toString('base64').match(/.{1,76}/gu) ?? [];
  const header = fieldsOf(bytes).filter((field) => !bodyFields.test(field)).join('');
  return Buffer.concat([
    Buffer.from(header, 'latin1'),
    Buffer.from(`MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${text.join('\r\n')}\r\n`),
  ]);
}

/** Header fields with their continuation lines, as they stand. */
function fieldsOf(bytes: Buffer): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at < Math.min(bytes.length, limits.headerBytesMax)) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.toString('latin1', at, end);
    if (line.trim() === '') break;
    if (/^[ \t]/u.test(line) && fields.length > 0) fields[fields.length - 1] += line;
    else if (line.includes(':')) fields.push(line);
    at = end;
  }
  return fields.map((field) => (field.endsWith('\n') ? field : `${field}\r\n`));
}
