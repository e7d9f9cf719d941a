// The byte side of one SMTP connection, in place of smtp-server's reader: command lines end in CRLF and nothing
// else, DATA goes through SmtpDataDecoder. smtp-server by itself takes a bare LF for the end of a command, runs an
// unfinished command when the client closes, and removes dots after bare LF. Relies on these parts of its pinned
// SMTPStream: _dataMode, _dataStream, _countDataBytes, _endDataMode; and on _remainder, which stays empty here, being
// all that it would run as a command when the client closes. test/receive breaks when they change.
import { SMTPStream } from 'smtp-server/lib/smtp-stream.js';
import type { DoorReason } from '../mail/reason-code.ts';
import { SmtpDataDecoder } from './smtp-data-decoder.ts';

const CR = 0x0d;
const LF = 0x0a;

type Done = (error?: Error | null) => void;

export class SmtpCommandStream extends SMTPStream {
  readonly #commandBytesMax: number;
  readonly #refuse: (reason: DoorReason) => void;
  #decoder: SmtpDataDecoder | null = null;
  #partialLine: Buffer = Buffer.alloc(0);
  #loneDotInLastData = false;

  /** `refuse` answers and closes the connection; no byte behind the offence is interpreted. */
  constructor(commandBytesMax: number, refuse: (reason: DoorReason) => void) {
    super();
    this.#commandBytesMax = commandBytesMax;
    this.#refuse = refuse;
  }

  /** Whether the message just received has the shape of SMTP smuggling. */
  get bareNewlineAroundDot(): boolean {
    return this.#loneDotInLastData;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding | 'buffer', done: Done): void {
    if (chunk.length === 0 || this.isClosed) done();
    else if (this._dataMode) this._feedDataStream(chunk, done);
    else this.#runCommands(this.#partialLine.length === 0 ? chunk : Buffer.concat([this.#partialLine, chunk]), done);
  }

  override _feedDataStream(chunk: Buffer, done: Done): void {
    this.#decoder ??= new SmtpDataDecoder();
    const { content, rest } = this.#decoder.decode(chunk);
    this._countDataBytes(content.length);
    if (rest !== null) {
      this.#loneDotInLastData = this.#decoder.bareNewlineAroundDot;
      this.#decoder = null;
      this._endDataMode(content, rest, done);
      return;
    }
    const message = this._dataStream;
    if (message === null || !message.writable || content.length === 0 || message.write(content)) {
      done();
      return;
    }
    // Whoever reads the message is behind: leave the socket alone until it has caught up. Should the connection end
    // first, nobody waits for `done` any more.
    message.once('drain', () => done());
  }

  /** One command after the other; each may answer at once or later, and may switch to data mode. */
  #runCommands(buffered: Buffer, done: Done): void {
    this.#partialLine = Buffer.alloc(0);
    if (this.isClosed) {
      done();
      return;
    }
    if (this._dataMode) {
      this._write(buffered, 'buffer', done);
      return;
    }
    const end = this.#endOfLine(buffered);
    if (typeof end === 'string') {
      this.#refuse(end);
      done();
    } else if (end < 0) {
      // Copied: a few waiting bytes must not keep a whole socket chunk alive.
      this.#partialLine = Buffer.from(buffered);
      done();
    } else {
      const rest = buffered.subarray(end + 2);
      this.oncommand(buffered.subarray(0, end), () => {
        // A turn of the event loop between pipelined commands, so that a chunk full of them starves nobody.
        if (rest.length === 0) done();
        else setImmediate(() => this.#runCommands(rest, done));
      });
    }
  }

  /** Index of the CRLF that ends the first line, -1 when it has not arrived, or why the line is refused. */
  #endOfLine(buffered: Buffer): number | DoorReason {
    const length = Math.min(buffered.length, this.#commandBytesMax);
    for (let i = 0; i < length; i++) {
      const byte = buffered[i];
      if (byte === LF) return 'bare-newline-in-command';
      if (byte !== CR) continue;
      if (i + 1 === buffered.length) return -1;
      return buffered[i + 1] === LF ? i : 'bare-newline-in-command';
    }
    return buffered.length >= this.#commandBytesMax ? 'command-too-long' : -1;
  }
}
