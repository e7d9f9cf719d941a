// What is taken of a mail that is larger than we take: its header and what stands first, which is what its writer typed.
// A part that is not there to its end is left out, so that no half a file goes on to anybody. The mail as a whole stays
// in its mailbox (PEERS.md F13).
import { minimalMessage } from '../parse/minimal-message.ts';

/** Twice the text that is read of a mail, in base64. */
export const excerptBytesMax = 768 * 1024;

/** The excerpt of a mail from its first bytes. */
export function excerptOf(start: Buffer): Buffer {
  const bytes = start.subarray(0, excerptBytesMax);
  const header = minimalMessage(bytes, { code: 'header-only', detail: '', severe: false });
  const contentType = header.headers.find((field) => field.name.toLowerCase() === 'content-type')?.body ?? 'text/plain';
  const boundary = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/iu.exec(contentType);
  if (boundary !== null) {
    const delimiter = Buffer.from(`\n--${boundary[1] ?? boundary[2] ?? ''}`, 'latin1');
    const last = bytes.lastIndexOf(delimiter);
    // The first delimiter opens the first part: cut there, nothing but the preamble is left.
    return last < 0 ? headerOf(bytes) : bytes.subarray(0, last + 1);
  }
  return /^\s*text\//iu.test(contentType) ? bytes : headerOf(bytes);
}

/** A single file is of no use without its end. */
function headerOf(bytes: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((blank) => ({ at: bytes.indexOf(blank), length: blank.length })).filter(({ at }) => at >= 0);
  const first = ends.toSorted((one, other) => one.at - other.at)[0];
  return first === undefined ? bytes : bytes.subarray(0, first.at + first.length);
}
