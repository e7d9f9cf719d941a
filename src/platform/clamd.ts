// A client of clamd, ClamAV's scanner: one connection a mail (IDSESSION), one stream a file (INSTREAM), one deadline for it
// all. It says what was found or throws; it never takes silence, an error or a broken connection for "clean". After a failure
// it waits a while before it asks again, so that a scanner that hangs is not asked for every mail.
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../mail/instant.ts';
import { errorText, Fault } from './fault.ts';

export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

export interface ClamdOptions {
  readonly address: ClamdAddress;
  /** For one mail with all its files. */
  readonly timeoutMs: number;
  readonly now: () => Instant;
}

export interface Clamd {
  /** The name of what was found in each file, null for a clean one. Throws a retryable Fault `scanner-away`, or a final one `scanner-refused`. */
  scan(files: readonly Uint8Array[]): Promise<(string | null)[]>;
  /** What it says of itself, such as its version. */
  version(): Promise<string>;
}

const chunkBytes = 64 * 1024;
/** A mail that could not be scanned is tried again sooner than this; the scanner is not. */
const restMs = 10_000;
/** It refuses a file by answering and hanging up while we send; now and then the reset overtakes the answer. */
const triesAfterReset = 3;
/** A verdict is one line; whoever sends more is no scanner. */
const replyBytesMax = 4_096;

/** A client; connects anew for each mail. */
export function createClamd({ address, timeoutMs, now }: ClamdOptions): Clamd {
  let rest: { readonly until: Instant; readonly why: string } | null = null;
  const talk = async <T>(conversation: (session: Session) => Promise<T>, tries = triesAfterReset): Promise<T> => {
    if (rest !== null && now() < rest.until) throw away(rest.why);
    try {
      const result = await Session.with(address, timeoutMs, conversation);
      rest = null;
      return result;
    } catch (error) {
      if (error instanceof Fault) throw error;
      if (tries > 1 && wasReset(error)) return talk(conversation, tries - 1);
      rest = { until: now() + restMs, why: errorText(error) };
      throw away(rest.why);
    }
  };
  return {
    scan: (files) => talk(async (session) => {
      await session.send(Buffer.from('zIDSESSION\0'));
      const found: (string | null)[] = [];
      for (const file of files) found.push(await scanOne(session, file));
      await session.send(Buffer.from('zEND\0'));
      return found;
    }),
    version: () => talk(async (session) => {
      await session.send(Buffer.from('zVERSION\0'));
      return session.reply();
    }),
  };
}

function wasReset(error: unknown): boolean {
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  return (code === 'ECONNRESET' || code === 'EPIPE') && syscall !== 'connect';
}

function away(why: string): Fault {
  return new Fault('scanner-away', `waits for the virus scanner: ${why}`, { retryable: true });
}

/** `3: stream: Win.Test.EICAR FOUND`, `3: stream: OK`; anything else is no verdict. */
async function scanOne(session: Session, file: Uint8Array): Promise<string | null> {
  try {
    await stream(session, file);
  } catch (error) {
    // It says so and closes while we are still sending: what it said counts, not the broken connection.
    if (!tooLarge.test(session.heard())) throw error;
  }
  const verdict = (await session.reply()).replace(/^\d+:\s*/u, '').replace(/^stream:\s*/u, '');
  if (verdict === 'OK') return null;
  const name = /^(.{1,200}) FOUND$/u.exec(verdict)?.[1];
  if (name !== undefined) return name;
  // Too large for its StreamMaxLength: that does not pass with time.
  if (tooLarge.test(verdict)) throw new Fault('scanner-refused', `the virus scanner does not take a file of ${file.length} bytes; raise StreamMaxLength in its configuration`, { retryable: false });
  throw new Error(`it answers "${verdict.slice(0, 100)}"`);
}

const tooLarge = /size limit exceeded/iu;

async function stream(session: Session, file: Uint8Array): Promise<void> {
  await session.send(Buffer.from('zINSTREAM\0'));
  for (let at = 0; at < file.length; at += chunkBytes) {
    const chunk = file.subarray(at, at + chunkBytes);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(chunk.length);
    await session.send(size);
    await session.send(chunk);
    // Without a turn of the event loop an answer is not heard before the connection breaks.
    await setImmediate();
    if (tooLarge.test(session.heard())) return;
  }
  await session.send(Buffer.alloc(4));
}

/** A connection whose every wait ends at the same deadline. */
class Session {
  readonly #socket: Socket;
  #received = '';
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      this.#received += text;
      if (this.#received.length > replyBytesMax) this.#fail(new Error('it does not answer like clamd'));
      this.#wake();
    });
    socket.on('drain', () => this.#wake());
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('it closed the connection')));
  }

  static async with<T>(address: ClamdAddress, timeoutMs: number, conversation: (session: Session) => Promise<T>): Promise<T> {
    const socket = connect('path' in address ? { path: address.path } : { host: address.host, port: address.port });
    const session = new Session(socket);
    const deadline = setTimeout(() => session.#fail(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    try {
      return await conversation(session);
    } finally {
      clearTimeout(deadline);
      socket.destroy();
    }
  }

  /** Resolves when there is room for more. */
  async send(bytes: Uint8Array): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    if (this.#socket.write(bytes)) return;
    // A scanner that has had enough answers before the end of the file, and reads no further.
    await this.#until(() => !this.#socket.writableNeedDrain || this.#received.includes('\0'));
  }

  /** What came in so far and was not taken as an answer yet. */
  heard(): string {
    return this.#received;
  }

  /** The next answer, without its end mark. */
  async reply(): Promise<string> {
    await this.#until(() => this.#received.includes('\0'));
    const end = this.#received.indexOf('\0');
    const line = this.#received.slice(0, end).trim();
    this.#received = this.#received.slice(end + 1);
    return line;
  }

  async #until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (this.#failure !== null) throw this.#failure;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}
