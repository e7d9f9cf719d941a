// The framing of the PostgreSQL protocol (version 3, "Message Formats"), as far as the embedded store's socket
// needs it: where one message ends and the next begins, in both directions. Pure; no message is interpreted here.

/** A complete message: `type` is '' for the untyped ones a client begins with (startup, SSL request, cancel). */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Bigger than any row can be (1 GB); a length beyond it is not our protocol. */
const frameSizeBytesMax = 1024 * 1024 * 1024;

/**
 * Cuts a stream of client bytes into messages. Chunks are joined once per message: joining at every chunk would
 * make a mail of 25 MB, which arrives in 400 chunks, cost gigabytes of copying.
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private sizeBytes = 0;
  /** The startup message has been seen: from now on each message begins with its type. */
  private started = false;

  /** Takes what arrived and returns the messages completed by it; throws RangeError on an impossible length. */
  push(chunk: Buffer): Frame[] {
    this.chunks.push(chunk);
    this.sizeBytes += chunk.length;
    const frames: Frame[] = [];
    for (let frame = this.next(); frame !== null; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): Frame | null {
    const headerBytes = this.started ? 5 : 4;
    if (this.sizeBytes < headerBytes) return null;
    if ((this.chunks[0]?.length ?? 0) < headerBytes) this.chunks = [Buffer.concat(this.chunks)];
    const head = this.chunks[0] as Buffer;
    const length = head.readInt32BE(headerBytes - 4) + (headerBytes - 4);
    if (length < headerBytes || length > frameSizeBytesMax) throw new RangeError(`message of ${length} bytes`);
    if (this.sizeBytes < length) return null;
    const all = this.chunks.length === 1 ? head : Buffer.concat(this.chunks);
    const rest = all.subarray(length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.sizeBytes = rest.length;
    // The untyped startup message is always the last untyped one (requests for encryption come before it).
    const type = this.started ? String.fromCharCode(all[0] as number) : '';
    if (type === '' && all.readInt32BE(4) >> 16 === 3) this.started = true;
    return { type, bytes: all.subarray(0, length) };
  }
}

/** Cuts a complete answer of the server into its messages. */
export function* backendFrames(bytes: Buffer): Generator<Frame> {
  for (let offset = 0; offset + 5 <= bytes.length; ) {
    const end = offset + 1 + bytes.readInt32BE(offset + 1);
    yield { type: String.fromCharCode(bytes[offset] as number), bytes: bytes.subarray(offset, end) };
    offset = end;
  }
}

/** Builds one typed message from its body. */
export function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A simple query, as psql sends it. */
export function queryFrame(sql: string): Buffer {
  return frame('Q', Buffer.from(`${sql}\0`));
}

/** An ErrorResponse with the fields every client expects. */
export function errorFrame(severity: 'ERROR' | 'FATAL', sqlState: string, message: string): Buffer {
  return frame('E', Buffer.from(`S${severity}\0V${severity}\0C${sqlState}\0M${message}\0\0`));
}
