// The door of the embedded store: many clients of the PostgreSQL protocol on one Unix socket, one PGlite behind it.
// In: client bytes. Out: the server's answers, each to the client who asked.
// PGlite is ONE session. What belongs together (all messages up to a Sync, all statements of a transaction) must
// therefore reach it without a word of another client in between; @electric-sql/pglite-socket forwards message by
// message, and with parameters larger than a socket buffer one client's values end up in another one's statement.
// Since there is one session, notifications arrive at whoever happens to speak; they are passed to all listeners.
// It knowingly does not do: passwords, TLS, COPY FROM STDIN, cancelling, session settings or prepared names of
// one's own (all clients share them), and two transactions at once: while one is open, everybody else waits.
import { createServer, type Server, type Socket } from 'node:net';
import { backendFrames, errorFrame, frame, type Frame, FrameReader, queryFrame } from './wire-frames.ts';

/** What executes one unit of messages, as a whole, and returns everything the server said to it. */
export type Execute = (unit: Buffer) => Promise<Buffer>;

export interface EmbeddedSocketOptions {
  readonly path: string;
  readonly execute: Execute;
  /** The engine itself broke (not a statement): nothing can be executed any more. */
  readonly onBroken: (error: unknown) => void;
  /** How long a client may sit in an open transaction without speaking while others wait. */
  readonly silentHolderMs?: number;
}

/** A forgotten BEGIN in psql must not stop the mail; far above any pause between the statements of a program. */
const silentHolderMsDefault = 10_000;

/** Requests that come instead of a startup message: encryption (answered "no") and cancelling (ignored). */
const encryptionRequestCodes: ReadonlySet<number> = new Set([80877103, 80877104]);
const protocolMajor = 3;

interface Client {
  readonly socket: Socket;
  readonly reader: FrameReader;
  readonly units: Buffer[];
  /** Messages of a unit that is not complete yet. */
  parts: Buffer[];
  listens: boolean;
  gone: boolean;
}

/** Where a statement's text begins in a message that carries one; -1 for all others. */
function statementOf(message: Frame): string {
  if (message.type === 'Q') return message.bytes.toString('utf8', 5, message.bytes.length - 1);
  if (message.type !== 'P') return '';
  const start = message.bytes.indexOf(0, 5) + 1;
  return message.bytes.toString('utf8', start, message.bytes.indexOf(0, start));
}

// PGlite exits the process when COPY FROM STDIN finds no more input, and input for it would come too late:
// the statement is replaced by one that fails, so that the transaction it stands in fails as well.
const copyFromClient = /\bcopy\b[^;]*\bfrom\s+stdin\b/i;
const copyRefusal = "DO $$ BEGIN RAISE EXCEPTION 'COPY FROM STDIN does not work on the embedded store' USING ERRCODE = '0A000'; END $$";

function withoutCopyFromClient(message: Frame, statement: string): Buffer {
  if (!copyFromClient.test(statement)) return message.bytes;
  if (message.type === 'Q') return queryFrame(copyRefusal);
  const name = message.bytes.subarray(5, message.bytes.indexOf(0, 5) + 1);
  return frame('P', Buffer.concat([name, Buffer.from(`${copyRefusal}\0\0\0`)]));
}

export class EmbeddedSocket {
  private readonly options: EmbeddedSocketOptions;
  private readonly server: Server;
  private readonly clients = new Set<Client>();
  /** Clients with a complete unit, in the order in which those came in. */
  private waiting: Client[] = [];
  /** The client whose transaction (or unfinished extended query) is open: only he may speak. */
  private holder: Client | null = null;
  private holderTimer: NodeJS.Timeout | null = null;
  private running = false;
  private closing = false;

  constructor(options: EmbeddedSocketOptions) {
    this.options = options;
    this.server = createServer((socket) => this.welcome(socket));
  }

  /** Starts to listen; the folder of the socket must exist already, and only its owner may enter it. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.path, resolve);
    });
    // A failed accept (no descriptors left) must not end the process; the client tries again.
    this.server.on('error', () => undefined);
  }

  /** Lets the unit in hand finish, tells all clients that the server goes, and closes the socket. */
  async close(): Promise<void> {
    this.closing = true;
    while (this.running) await new Promise((resolve) => setImmediate(resolve));
    for (const client of this.clients) client.socket.end(errorFrame('FATAL', '57P01', 'the embedded store is closing'));
    const closed = new Promise((resolve) => this.server.close(resolve));
    // A client that does not close his end would keep us open for ever.
    setTimeout(() => this.clients.forEach((client) => client.socket.destroy()), 500).unref();
    await closed;
  }

  private welcome(socket: Socket): void {
    const client: Client = {
      socket,
      reader: new FrameReader(),
      units: [],
      parts: [],
      listens: false,
      gone: false,
    };
    this.clients.add(client);
    socket.on('data', (chunk) => this.hear(client, chunk));
    socket.on('error', () => undefined); // 'close' follows and does the work.
    socket.on('close', () => this.farewell(client));
  }

  private hear(client: Client, chunk: Buffer): void {
    try {
      for (const message of client.reader.push(chunk)) this.sort(client, message);
    } catch (error) {
      client.socket.end(errorFrame('FATAL', '08P01', String(error)));
    }
    this.advance();
  }

  private sort(client: Client, message: Frame): void {
    if (message.type === '') {
      const code = message.bytes.readInt32BE(4);
      if (encryptionRequestCodes.has(code)) client.socket.write('N');
      else if (code >> 16 === protocolMajor) this.submit(client, message.bytes);
      else client.socket.destroy();
      return;
    }
    if (message.type === 'X') {
      client.socket.end();
      return;
    }
    const statement = statementOf(message);
    if (/\blisten\b/i.test(statement)) client.listens = true;
    client.parts.push(statement === '' ? message.bytes : withoutCopyFromClient(message, statement));
    // Query, Sync, FunctionCall end a unit; Flush asks for the answers so far and leaves it open.
    if ('QSFH'.includes(message.type)) {
      this.submit(client, client.parts.length === 1 ? (client.parts[0] as Buffer) : Buffer.concat(client.parts));
      client.parts = [];
    }
  }

  private submit(client: Client, unit: Buffer): void {
    client.units.push(unit);
    this.waiting.push(client);
  }

  /** Executes one unit after the other until nobody who may speak has one. */
  private advance(): void {
    if (this.running || this.closing) return;
    const client = this.nextSpeaker();
    if (client === null) {
      this.watchHolder();
      return;
    }
    if (this.holderTimer !== null) clearTimeout(this.holderTimer);
    this.holderTimer = null;
    const unit = client.units.shift() as Buffer;
    this.running = true;
    this.execute(client, unit).then(
      () => {
        this.running = false;
        // A turn of the event loop between units: else a busy client keeps the sockets of all others unread.
        setImmediate(() => this.advance());
      },
      (error: unknown) => this.options.onBroken(error),
    );
  }

  private nextSpeaker(): Client | null {
    const index = this.holder === null ? 0 : this.waiting.indexOf(this.holder);
    return index < 0 ? null : (this.waiting.splice(index, 1)[0] ?? null);
  }

  private async execute(client: Client, unit: Buffer): Promise<void> {
    const answer = await this.options.execute(unit);
    const { own, notifications, status } = splitAnswer(answer);
    if (!client.gone && own.length > 0) client.socket.write(own);
    for (const listener of notifications.length > 0 ? this.clients : []) {
      if (listener.listens && !listener.gone) listener.socket.write(notifications);
    }
    // Without a ReadyForQuery the extended query is still open; 'I' is the only status in which nothing is.
    this.holder = status === 'I' ? null : client;
    if (this.holder?.gone === true) await this.rollBack();
  }

  private async rollBack(): Promise<void> {
    // The Sync closes an extended query left open; outside of one it changes nothing.
    await this.options.execute(Buffer.concat([frame('S', Buffer.alloc(0)), queryFrame('ROLLBACK')]));
    this.holder = null;
  }

  private farewell(client: Client): void {
    client.gone = true;
    this.clients.delete(client);
    this.waiting = this.waiting.filter((other) => other !== client);
    if (this.holder !== client || this.running) {
      this.advance();
      return;
    }
    this.running = true;
    this.rollBack().then(
      () => {
        this.running = false;
        this.advance();
      },
      (error: unknown) => this.options.onBroken(error),
    );
  }

  private watchHolder(): void {
    const holder = this.holder;
    if (holder === null || this.waiting.length === 0 || this.holderTimer !== null) return;
    this.holderTimer = setTimeout(() => {
      this.holderTimer = null;
      holder.socket.end(errorFrame('FATAL', '25P03', 'put out: an open transaction was silent while others waited'));
      holder.socket.destroySoon();
    }, this.options.silentHolderMs ?? silentHolderMsDefault);
    this.holderTimer.unref();
  }
}

/** Parts an answer into what the speaker gets, what all listeners get, and the transaction status at its end. */
function splitAnswer(answer: Buffer): { own: Buffer; notifications: Buffer; status: string } {
  const own: Buffer[] = [];
  const notifications: Buffer[] = [];
  let status = '';
  for (const message of backendFrames(answer)) {
    (message.type === 'A' ? notifications : own).push(message.bytes);
    if (message.type === 'Z') status = String.fromCharCode(message.bytes[5] as number);
  }
  const quiet = notifications.length === 0;
  return { own: quiet ? answer : Buffer.concat(own), notifications: quiet ? Buffer.alloc(0) : Buffer.concat(notifications), status };
}
