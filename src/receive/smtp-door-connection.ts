// One SMTP connection: what smtp-server's connection does not do by itself. Replies by reason, the strict reader
// (smtp-command-stream.ts) and path parser (smtp-path.ts), refusal of unknown parameters, a deadline for the whole
// connection, admission of DATA by the shared byte budget, and leaving in order at shutdown.
// Overrides parts of smtp-server that its pinned version declares but does not document; each has its test.
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import type { SMTPServer } from 'smtp-server';
import { doorReply, type DoorReason } from '../mail/reason-code.ts';
import type { SmtpByteBudget } from './smtp-byte-budget.ts';
import { SmtpCommandStream } from './smtp-command-stream.ts';
import type { SmtpListenerLimits } from './smtp-listener-limits.ts';
import { parseSmtpPath, type SmtpPath } from './smtp-path.ts';

/** What all connections of one listener share. */
export interface SmtpDoorContext {
  readonly limits: SmtpListenerLimits;
  readonly budget: SmtpByteBudget;
  /** Counts and logs a refusal; `connection` is the one it happened on. */
  refused(reason: DoorReason, connection: SmtpDoorConnection): void;
}

type AcceptedSocket = ConstructorParameters<typeof SMTPConnection>[1];
type SocketOptions = ConstructorParameters<typeof SMTPConnection>[2];
type MailParameterFault = { code: number; message: string; enhancedCode: string | null };

/** Parameters of MAIL we announce the extensions of (RFC 1870, 6152, 6531); of RCPT there are none. */
const mailParameters: ReadonlySet<string> = new Set(['SIZE', 'BODY', 'SMTPUTF8']);

/** Refusals that smtp-server words itself, told apart by its own name for the case. */
const reasonOfContext: Readonly<Record<string, DoorReason>> = {
  SENDER_SYNTAX_ERROR: 'malformed-reverse-path',
  MAILBOX_SYNTAX_ERROR: 'malformed-forward-path',
  MESSAGE_TOO_BIG: 'message-too-large',
};

/** Room a message must find before its DATA gets a 354: the first block of its buffer. */
const roomToStartBytes = 64 * 1024;

export class SmtpDoorConnection extends SMTPConnection {
  readonly #context: SmtpDoorContext;
  readonly #totalTimer: NodeJS.Timeout;
  #leaveAfterMessage: DoorReason | null = null;

  constructor(server: SMTPServer, socket: AcceptedSocket, options: SocketOptions, context: SmtpDoorContext) {
    super(server, socket, options);
    this.#context = context;
    this.#totalTimer = setTimeout(() => this.leave('session-timeout', 'now'), context.limits.totalMs);
    this.#totalTimer.unref();
  }

  /** Whether the message just received has the shape of SMTP smuggling. */
  get bareNewlineAroundDot(): boolean {
    return this._parser instanceof SmtpCommandStream && this._parser.bareNewlineAroundDot;
  }

  /** A message is complete and being stored: an answer to it is owed. */
  get #storing(): boolean {
    return Boolean(this._dataStream && this._parser && !this._parser._dataMode);
  }

  /** Answers with the row of `reason` and closes; nothing the client sent behind it is looked at. */
  refuseAndClose(reason: DoorReason): void {
    if (this._closing || this._closed) return;
    this.#refuse(reason);
    this.close();
  }

  /** Closes in order: a complete message is always answered first, one still arriving only `afterMessage`. */
  leave(reason: DoorReason, when: 'now' | 'afterMessage'): void {
    if (this.#storing || (when === 'afterMessage' && this._dataStream)) this.#leaveAfterMessage = reason;
    else this.refuseAndClose(reason);
  }

  /** To be called when the answer to a message has been written. */
  messageAnswered(): void {
    if (this.#leaveAfterMessage !== null) this.refuseAndClose(this.#leaveAfterMessage);
  }

  /**
   * Greets at once. smtp-server waits 100 ms for clients that talk first; a sender that opens a connection for each
   * mail (many do) would be held to ten mails a second, and what talks too early is still refused until we are ready.
   */
  override init(): void {
    this._setListeners(() => this.connectionReady());
  }

  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    const reason = typeof context === 'string' ? reasonOfContext[context] : undefined;
    if (reason !== undefined) {
      this.#refuse(reason);
    } else {
      // Texts of ours begin with their own enhanced status; smtp-server would put its default for the code before it.
      super.send(code, data, typeof data === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(data) ? false : context);
    }
  }

  override _createParser(): SmtpCommandStream {
    // Called by the super constructor already, before #context exists: hence the closure over `this`.
    const commandBytesMax = this._server.options.maxCommandLength ?? 0;
    const parser = new SmtpCommandStream(commandBytesMax, (reason) => this.refuseAndClose(reason));
    parser.oncommand = (command, callback) => this._onCommand(command, callback);
    parser.on('error', () => this.close());
    return parser;
  }

  override _parseAddressCommand(verb: string, command: Buffer | string): SmtpPath | false {
    return parseSmtpPath(verb, Buffer.from(command)) ?? false;
  }

  override _validateMailParams(parsed: SmtpPath): MailParameterFault | null {
    const { args } = parsed;
    const fault = super._validateMailParams(parsed);
    if (fault !== null || !args) return fault;
    if (Object.keys(args).some((name) => !mailParameters.has(name))) return this.#parameterFault('unknown-parameter');
    return Number(args['SIZE'] ?? 0) > this.#context.budget.free ? this.#parameterFault('out-of-room') : null;
  }

  /** RFC 3030 chunks would follow without line structure: none of it may be read as commands. */
  handler_BDAT(): void {
    this.refuseAndClose('chunking-not-offered');
  }

  /** Asks for the message only when there is room for it. Waiting here holds nothing, so it cannot block others. */
  override handler_DATA(command: Buffer, callback: () => void): void {
    if (!this.session.envelope.rcptTo.length || this.#context.budget.free >= this.#roomToStart()) {
      super.handler_DATA(command, callback);
      return;
    }
    void this.#context.budget.whenFree(this.#roomToStart(), this.#context.limits.roomMs).then((free) => {
      if (this._closing || this._closed) return callback();
      if (free) return super.handler_DATA(command, callback);
      this.#refuse('out-of-room');
      return callback();
    });
  }

  override _onTimeout(): void {
    const clientWaitsForUs = this._handlerPending || this.#storing;
    if (this._closing || clientWaitsForUs) super._onTimeout();
    else this.refuseAndClose('idle-timeout');
  }

  override _onClose(): void {
    clearTimeout(this.#totalTimer);
    super._onClose();
  }

  #roomToStart(): number {
    return Math.min(roomToStartBytes, this.#context.limits.inFlightBytesMax);
  }

  #refuse(reason: DoorReason): void {
    this.#context.refused(reason, this);
    const reply = doorReply(reason);
    super.send(reply.code, reply.text, false);
  }

  #parameterFault(reason: DoorReason): MailParameterFault {
    this.#context.refused(reason, this);
    const reply = doorReply(reason);
    return { code: reply.code, message: reply.text, enhancedCode: null };
  }
}
