// The same mail often arrives twice, by To and by an alias: same content, other trace fields. This fingerprint leaves
// out what relays write (RFC 5321 4.4, 5322 3.6.7) and keeps every byte its author wrote (H-01).
import { createHash } from 'node:crypto';

/** Fields that relays and delivery agents add or change on the way. */
const traceFields = /^(received|return-path|delivered-to|x-original-to|envelope-to|x-envelope-.*|x-delivered-to|authentication-results|arc-.*|received-spf|x-spam.*|x-received|x-google-smtp-source|x-forwarded-.*|dkim-.*|x-ms-exchange-.*|x-virus-.*)$/i;

/** SHA-256 over the message without its trace fields. Linear; bytes, not text, so no charset can blur it. */
export function contentFingerprint(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const hash = createHash('sha256');
  let start = 0;
  let skipping = false;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const first = bytes[start];
    const blank = first === 10 || (first === 13 && bytes[start + 1] === 10);
    if (blank) break;
    const continuation = first === 32 || first === 9;
    if (!continuation) {
      const colon = bytes.subarray(start, Math.min(end, start + 100)).indexOf(58);
      skipping = colon > 0 && traceFields.test(bytes.toString('latin1', start, start + colon).trim());
    }
    if (!skipping) hash.update(withBareLineEnds(bytes.subarray(start, end)));
    start = end;
  }
  return hash.update(withBareLineEnds(bytes.subarray(start))).digest();
}

/** A mail that was on a disk has LF where the wire had CRLF; it is the same mail. */
function withBareLineEnds(bytes: Buffer): Buffer {
  return bytes.includes(13) ? Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : bytes;
}
