// The SMTP door: a server that takes mail for known desks only and answers 250 when, and only when, the mail is
// committed. It speaks LMTP as well (RFC 2033), for a site whose own MTA stands in front: same rules, one answer a
// recipient, all of them the same because one commit keeps the mail for all. In: connections. Out: IncomingMail to the AcceptMail port, replies from mail/reason-code.ts.
// It must never relay, keep half a mail, hold more message bytes than its budget, or log a body or a whole address.
//
// RFC 5321 4.4 wants a Received field prepended by whoever takes a mail. The raw bytes are our evidence and the key
// of duplicate detection, so the trace (remote address, HELO, TLS, time) is handed on beside the bytes and kept in
// columns; a Received field is for whoever sends the mail on, and nobody sends these bytes on.
// Not handled here: sender authentication (asked while the mail is read, journey/check-sender), greylisting, PROXY.
import { chmod } from 'node:fs/promises';
import type { Logger } from 'pino';
import {
  SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerEnvelope, type SMTPServerOptions, type SMTPServerSession,
} from 'smtp-server';
import type { Instant } from '../mail/instant.ts';
import { doorReply, reasonTable, type DoorReason } from '../mail/reason-code.ts';
import type { Acceptance, AcceptMail, IncomingMail } from './accept-mail.ts';
import { removeDeadSocket } from './dead-socket.ts';
import { SmtpByteBudget } from './smtp-byte-budget.ts';
import { SmtpDoorConnection, type SmtpDoorContext } from './smtp-door-connection.ts';
import { smtpListenerLimits, type SmtpListenerLimits } from './smtp-listener-limits.ts';
import { maskedAddress } from '../mail/masked-text.ts';
import { SmtpMessageBuffer } from './smtp-message-buffer.ts';

export interface SmtpListenerOptions {
  /** LMTP (RFC 2033) is for a front MTA: LHLO instead of EHLO, and an answer to DATA for each recipient. */
  readonly protocol?: 'smtp' | 'lmtp';
  /** A port (0 = any free one; the one taken is in the result), or the path of a Unix socket. */
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string };
  /** Our name in the greeting. */
  readonly hostName: string;
  readonly acceptMail: AcceptMail;
  /**
   * The desk a forward-path belongs to, null = 550. Decides about subaddresses (desk+token@) and about postmaster:
   * RFC 5321 4.5.1 wants `postmaster@` each served domain, and `postmaster` without one, to be accepted.
   */
  deskOf(forwardPath: string): string | null;
  /** Without a certificate STARTTLS is not offered: smtp-server's built-in key is public. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  now(): Instant;
  readonly log: Logger;
  readonly limits?: Partial<SmtpListenerLimits>;
}

export interface SmtpListenerStats {
  readonly connections: number;
  /** Message bytes held now and at most so far, by allocation; never above `inFlightBytesMax`. */
  readonly inFlightBytes: number;
  readonly inFlightBytesPeak: number;
  /** Connections whose DATA waits for room. */
  readonly waitingForRoom: number;
  readonly stored: number;
  readonly duplicates: number;
  /** Messages whose client went away before their end. */
  readonly abandoned: number;
  readonly refused: Readonly<Partial<Record<DoorReason, number>>>;
}

export interface SmtpListener {
  /** 0 at a Unix socket. */
  readonly port: number;
  /** Stops accepting, lets messages that are arriving or being stored finish within `closeMs`, then closes. */
  close(): Promise<void>;
  stats(): SmtpListenerStats;
}

type Answer = (error?: Error | null, message?: string) => void;

/** The error smtp-server turns into a reply. */
function refusal(reason: DoorReason): Error & { responseCode: number } {
  const reply = doorReply(reason);
  return Object.assign(new Error(reply.text), { responseCode: reply.code });
}

export async function startSmtpListener(options: SmtpListenerOptions): Promise<SmtpListener> {
  const door = new SmtpDoor(options, { ...smtpListenerLimits, ...options.limits });
  const { at } = options;
  if ('path' in at) await removeDeadSocket(at.path);
  await new Promise<void>((resolve, reject) => {
    door.server.once('error', reject);
    const listening = (): void => {
      door.server.removeListener('error', reject);
      resolve();
    };
    if ('path' in at) door.server.listen(at.path, listening);
    else door.listen(at.port, at.host, listening);
  });
  // Who may enter the folder may deliver: an MTA runs as a user of its own, and a local port would be open to all.
  if ('path' in at) await chmod(at.path, 0o666);
  const address = door.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, close: () => door.finish(), stats: () => door.stats() };
}

class SmtpDoor extends SMTPServer {
  readonly #options: SmtpListenerOptions;
  readonly #context: SmtpDoorContext;
  readonly #connectionOf = new WeakMap<SMTPServerSession, SmtpDoorConnection>();
  readonly #refused: Partial<Record<DoorReason, number>> = {};
  readonly #counts = { stored: 0, duplicates: 0, abandoned: 0 };
  #finished: Promise<void> | null = null;

  constructor(options: SmtpListenerOptions, limits: SmtpListenerLimits) {
    super(libraryOptions(options, limits));
    this.#options = options;
    this.#context = {
      limits,
      budget: new SmtpByteBudget(limits.inFlightBytesMax),
      refused: (reason, { session }) => this.#countRefusal(reason, traceOf(session)),
    };
    // Connections that are closing wait for their client up to 5 s and no longer count in `connections`; a flood of
    // them must not use up the descriptors either.
    this.server.maxConnections = limits.connectionsMax * 2;
    // smtp-server looks after a socket one turn of the event loop after it was accepted; a reset in between must not
    // be an unhandled error.
    this.server.prependListener('connection', (socket) => socket.on('error', () => {}));
    // Without a listener here a connection reset by its client would end the process.
    this.on('error', (error: Error & { code?: string }) => options.log.debug({ code: error.code }, 'smtp connection failed'));
  }

  stats(): SmtpListenerStats {
    const { budget } = this.#context;
    return {
      connections: this.connections.size,
      inFlightBytes: budget.inUse,
      inFlightBytesPeak: budget.peak,
      waitingForRoom: budget.waiting,
      ...this.#counts,
      refused: { ...this.#refused },
    };
  }

  finish(): Promise<void> {
    this.#finished ??= new Promise((resolve) => {
      this.close(resolve);
      for (const connection of this.connections) {
        if (connection instanceof SmtpDoorConnection) connection.leave('shutting-down', 'afterMessage');
      }
    });
    return this.#finished;
  }

  override connect(...[socket, socketOptions]: Parameters<SMTPServer['connect']>): void {
    const full = this.connections.size >= this.#context.limits.connectionsMax;
    if (full || this.#finished !== null) {
      const reason = full ? 'too-many-connections' : 'shutting-down';
      const { code, text } = doorReply(reason);
      this.#countRefusal(reason, { remoteAddress: socket.remoteAddress });
      socket.on('error', () => socket.destroy());
      socket.write(`${code} ${text}\r\n`);
      // No half-closed wait for a client we never talked to.
      socket.destroySoon();
      return;
    }
    const connection = new SmtpDoorConnection(this, socket, socketOptions, this.#context);
    this.#connectionOf.set(connection.session, connection);
    this.connections.add(connection);
    connection.on('error', (error: Error) => this._onError(error));
    connection.init();
  }

  override onRcptTo(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): void {
    const reason = this.#recipientRefusal(address, session.envelope);
    if (reason === null) answer();
    else {
      this.#countRefusal(reason, { ...traceOf(session), forwardPath: maskedAddress(address.address) });
      answer(refusal(reason));
    }
  }

  #recipientRefusal({ address, args }: SMTPServerAddress, envelope: SMTPServerEnvelope): DoorReason | null {
    // No extension of RCPT is announced (DSN is not offered), so every parameter is an unknown one.
    if (args) return 'unknown-parameter';
    if (this.#options.deskOf(address) === null) return 'unknown-recipient';
    const known = envelope.rcptTo.some((rcpt) => rcpt.address.toLowerCase() === address.toLowerCase());
    return !known && envelope.rcptTo.length >= this.#context.limits.recipientsMax ? 'too-many-recipients' : null;
  }

  override onData(stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer): void {
    const message = new SmtpMessageBuffer(this.#context.budget, this.#context.limits.messageBytesMax);
    stream.on('data', (bytes: Buffer) => message.append(bytes));
    stream.on('end', () => void this.#conclude(message, session, answer));
    stream.on('close', () => {
      if (stream.readableEnded) return;
      message.release();
      this.#counts.abandoned++;
      this.#options.log.info({ ...traceOf(session), sizeBytes: message.sizeBytes }, 'client left in the middle of a mail, nothing kept');
    });
  }

  /** The whole message has arrived: refuse it, or store it and answer what came of that. */
  async #conclude(message: SmtpMessageBuffer, session: SMTPServerSession, answer: Answer): Promise<void> {
    const connection = this.#connectionOf.get(session);
    const reason = message.refusal ?? (connection?.bareNewlineAroundDot === true ? 'bare-newline-around-dot' : null);
    if (reason !== null) {
      message.release();
      this.#countRefusal(reason, { ...traceOf(session), sizeBytes: message.sizeBytes });
      answer(refusal(reason));
    } else {
      const stored = await this.#store(message, session);
      if (stored === null) answer(refusal('store-away'));
      else answer(null, `kept as ${stored.id}`);
    }
    connection?.messageAnswered();
  }

  /** Null = not stored as far as we know; the sender will come again, and if it was stored after all, as a duplicate. */
  async #store(message: SmtpMessageBuffer, session: SMTPServerSession): Promise<Acceptance | null> {
    const trace = { ...traceOf(session), sizeBytes: message.sizeBytes };
    try {
      // The store may go on after its deadline and holds the bytes until it settles, so they stay counted.
      const accepting = this.#accept(incomingMail(message, session, this.#options.now(), this.#options.protocol ?? 'smtp')).finally(() => message.release());
      const acceptance = await within(accepting, this.#context.limits.acceptMs);
      this.#counts[acceptance.outcome === 'stored' ? 'stored' : 'duplicates']++;
      this.#options.log.info({ ...trace, messageId: acceptance.id, outcome: acceptance.outcome }, 'mail accepted');
      return acceptance;
    } catch (error) {
      this.#count('store-away');
      this.#options.log.error({ ...trace, reason: 'store-away', ...faultOf(error) }, 'store away, sender told to try again');
      return null;
    }
  }

  /** An accept that throws before it returns a promise is the same fault. */
  async #accept(mail: IncomingMail): Promise<Acceptance> {
    return this.#options.acceptMail.accept(mail);
  }

  #countRefusal(reason: DoorReason, trace: object): void {
    this.#count(reason);
    this.#options.log[reasonTable[reason].logLevel]({ ...trace, reason }, 'refused at the door');
  }

  #count(reason: DoorReason): void {
    this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
  }
}

function libraryOptions({ hostName, tls, protocol }: SmtpListenerOptions, limits: SmtpListenerLimits): SMTPServerOptions {
  return {
    name: hostName,
    lmtp: protocol === 'lmtp',
    heloResponse: '%s',
    size: limits.messageBytesMax,
    maxCommandLength: limits.commandBytesMax,
    socketTimeout: limits.idleMs,
    closeTimeout: limits.closeMs,
    hideENHANCEDSTATUSCODES: false,
    // No lookup of the client's name: it delays the greeting and proves nothing.
    disableReverseLookup: true,
    // AUTH would make us a submission server; XCLIENT and XFORWARD forge the trace; WIZ, SHELL and KILL are jokes.
    disabledCommands: ['AUTH', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL', ...(tls === undefined ? ['STARTTLS'] : [])],
    logger: false,
    ...(tls === undefined ? {} : { cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }),
  };
}

function incomingMail(message: SmtpMessageBuffer, session: SMTPServerSession, receivedAt: Instant, source: 'smtp' | 'lmtp'): IncomingMail {
  const { envelope } = session;
  return {
    envelope: {
      reversePath: envelope.mailFrom ? envelope.mailFrom.address : '',
      forwardPaths: envelope.rcptTo.map(({ address }) => address),
    },
    raw: message.whole(),
    remoteAddress: session.remoteAddress,
    helo: session.hostNameAppearsAs,
    tls: session.secure,
    receivedAt,
    source,
  };
}

/** What a log line says about where a mail came from. The envelope is missing before the first greeting. */
function traceOf(session: SMTPServerSession): object {
  const sender = 'envelope' in session && session.envelope.mailFrom;
  return { session: session.id, remoteAddress: session.remoteAddress, ...(sender ? { reversePath: maskedAddress(sender.address) } : {}) };
}

/** Code and first line of a fault: the details of a database error may quote the mail. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { fault: 'not an Error' };
  const code = 'code' in error ? error.code : undefined;
  return { fault: error.name, code, detail: error.message.split('\n', 1)[0]?.slice(0, 200) };
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
