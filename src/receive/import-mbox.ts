// An mbox as a stream of mails (RFC 4155, with the quoting of mboxrd: `>From ` loses one `>`). Only lines that look like
// the separator a delivery agent writes part mails: `From `, something, a time. Line ends stay as they are.

/** RFC 4155 2: sender and an asctime date; the time of day is what text that begins with "From " does not have. */
const separator = /^From \S.*\d{1,2}:\d{2}(:\d{2})?/;
const newline = 0x0a;
/** A separator is far shorter; the pattern never sees more. */
const separatorBytesMax = 512;

/** The mails of an mbox; null for one that is larger than `bytesMax`. Holds one mail and one chunk at a time. */
export async function* splitMbox(chunks: AsyncIterable<Buffer>, bytesMax: number): AsyncGenerator<Buffer | null> {
  let mail = new MboxMail(bytesMax);
  let started = false;
  for await (const line of linesOf(chunks, bytesMax)) {
    if (isSeparator(line) && (!started || mail.endsBlank)) {
      if (started) yield mail.bytes();
      mail = new MboxMail(bytesMax);
      started = true;
    } else if (started) mail.add(line);
  }
  if (started) yield mail.bytes();
}

/** Most mails fit; the buffer doubles for those that do not. */
const mailBytesFirst = 64 * 1024;

class MboxMail {
  readonly #bytesMax: number;
  #kept = Buffer.alloc(0);
  #size = 0;
  #blankBytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** The line before a separator is blank; it belongs to the mbox and not to the mail. */
  get endsBlank(): boolean {
    return this.#blankBytes > 0 || this.#size === 0;
  }

  add(quoted: Buffer): void {
    const line = quoted[0] === 0x3e && /^>+From /.test(quoted.toString('latin1', 0, separatorBytesMax)) ? quoted.subarray(1) : quoted;
    this.#blankBytes = isBlank(line) ? line.length : 0;
    // Copied, because lines of a byte each kept one by one would take a hundred times their size.
    if (this.#size + line.length <= this.#bytesMax) {
      this.#makeRoom(this.#size + line.length);
      line.copy(this.#kept, this.#size);
    }
    this.#size += line.length;
  }

  bytes(): Buffer | null {
    return this.#size > this.#bytesMax ? null : this.#kept.subarray(0, this.#size - this.#blankBytes);
  }

  #makeRoom(size: number): void {
    if (size <= this.#kept.length) return;
    const larger = Buffer.alloc(Math.min(this.#bytesMax, Math.max(size, mailBytesFirst, this.#kept.length * 2)));
    this.#kept.copy(larger, 0, 0, this.#size);
    this.#kept = larger;
  }
}

function isBlank(line: Buffer): boolean {
  return line.length === 1 || (line.length === 2 && line[0] === 0x0d);
}

function isSeparator(line: Buffer): boolean {
  return line[0] === 0x46 && separator.test(line.toString('latin1', 0, separatorBytesMax));
}

/** Lines with their ends. A line longer than `bytesMax` comes in pieces: its mail is too large anyway. */
async function* linesOf(chunks: AsyncIterable<Buffer>, bytesMax: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield parts.length === 0 ? chunk.subarray(start, end + 1) : Buffer.concat([...parts, chunk.subarray(start, end + 1)]);
      parts = [];
      size = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      parts.push(chunk.subarray(start));
      size += chunk.length - start;
    }
    if (size > bytesMax) {
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
