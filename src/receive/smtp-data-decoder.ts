// RFC 5321 4.5.2 as a state machine over chunks: finds the one end of DATA, removes the dots of dot-stuffing, and
// says whether a lone dot stands between line ends of which one is not CRLF. smtp-server's own reader removes dots
// after a bare LF as well and is silent about such sequences, hence this one.
//
// Only CRLF.CRLF ends the data (the CRLF of the DATA command counts as the first). Bare LF and bare CR are content:
// scripts send them, and they are kept as received. A relay that takes "\n.\r\n" for the end would see a second,
// smuggled mail behind it; here everything up to the true end is one message, which the caller refuses.

const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;

/** Where the next byte stands. "bare" = the line was begun by a LF without CR or a CR without LF. */
const inLine = 0;
const lineStart = 1;
const bareLineStart = 2;
const afterCr = 3;
const dotAtLineStart = 4;
const dotAtBareLineStart = 5;
const dotCr = 6;
const bareDotCr = 7;
type Position = typeof inLine | typeof lineStart | typeof bareLineStart | typeof afterCr | typeof dotAtLineStart
  | typeof dotAtBareLineStart | typeof dotCr | typeof bareDotCr;

export interface DecodedChunk {
  /** Message bytes of this chunk, dots removed. Shares memory with the chunk. */
  readonly content: Buffer;
  /** What follows the end of DATA in this chunk, null while the end has not been seen. */
  readonly rest: Buffer | null;
}

export class SmtpDataDecoder {
  #position: Position = lineStart;
  #loneDotSeen = false;

  /** A lone dot was framed by at least one line end other than CRLF: PEERS.md F15, the shape of SMTP smuggling. */
  get bareNewlineAroundDot(): boolean {
    return this.#loneDotSeen;
  }

  /** Overwrites `chunk` in place: content only ever shrinks, so a mail full of dots costs no allocation per line. */
  decode(chunk: Buffer): DecodedChunk {
    let position = this.#position;
    let written = 0;
    // Start of the run of content bytes not yet moved; -1 while bytes are withheld because they may be the end.
    let from = 0;
    let nextCr = -1;
    let nextLf = -1;
    for (let i = 0; i < chunk.length; i++) {
      if (position === inLine) {
        // Within a line only its end matters: native search is five times faster here than a loop over the bytes.
        // Each is searched again only when it was passed, so a chunk without one of them is searched once.
        if (nextCr < i) nextCr = indexOrEnd(chunk, CR, i);
        if (nextLf < i) nextLf = indexOrEnd(chunk, LF, i);
        i = Math.min(nextCr, nextLf);
        if (i === chunk.length) break;
      }
      const byte = chunk[i] ?? 0;
      if (position === dotCr && byte === LF) {
        this.#position = lineStart;
        return { content: chunk.subarray(0, written), rest: chunk.subarray(i + 1) };
      }
      const next = this.#follow(position, byte);
      const withheld = next === dotAtLineStart || next === dotCr;
      if (withheld && from >= 0) {
        written = moveDown(chunk, written, from, i);
        from = -1;
      } else if (!withheld && from < 0) {
        from = i;
      }
      position = next;
    }
    this.#position = position;
    if (from >= 0) written = moveDown(chunk, written, from, chunk.length);
    return { content: chunk.subarray(0, written), rest: null };
  }

  /** The position after `byte`. The end itself (dotCr, LF) is the caller's. */
  #follow(position: Position, byte: number): Position {
    switch (position) {
      case dotAtLineStart:
        if (byte === CR) return dotCr;
        // ".x" loses its dot; "." LF is the smuggling shape CRLF . LF.
        if (byte === LF) this.#loneDotSeen = true;
        return byte === LF ? bareLineStart : inLine;
      case dotAtBareLineStart:
        if (byte === CR) return bareDotCr;
        break;
      case dotCr:
      case bareDotCr:
        // Either the dot began at a bare newline or its CR is not followed by LF: framed wrongly on one side.
        this.#loneDotSeen = true;
        return byte === LF ? lineStart : byte === CR ? afterCr : byte === DOT ? dotAtBareLineStart : inLine;
      case afterCr:
        if (byte === LF) return lineStart;
        return byte === CR ? afterCr : byte === DOT ? dotAtBareLineStart : inLine;
    }
    if (byte === CR) return afterCr;
    if (byte === LF) {
      if (position === dotAtBareLineStart) this.#loneDotSeen = true;
      return bareLineStart;
    }
    if (byte === DOT && position === lineStart) return dotAtLineStart;
    return byte === DOT && position === bareLineStart ? dotAtBareLineStart : inLine;
  }
}

function indexOrEnd(chunk: Buffer, byte: number, from: number): number {
  const index = chunk.indexOf(byte, from);
  return index < 0 ? chunk.length : index;
}

function moveDown(chunk: Buffer, written: number, from: number, to: number): number {
  if (written !== from) chunk.copyWithin(written, from, to);
  return written + (to - from);
}
