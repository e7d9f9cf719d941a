// One IMAP connection with one folder open, by UID only (RFC 9051): what the watcher of a mailbox needs and nothing else.
// Each command has a deadline for its whole attempt; one that passes it ends the connection, because its answer could
// come at any time later. Errors are Faults of three codes: `mailbox-ended` (the connection is gone), `mailbox-refused`
// (the server said no, the connection lives) and `mailbox-login` (it did not let us in).
// What a message says is never asked of the server: ENVELOPE and BODYSTRUCTURE of broken mail are what breaks clients.
import { ImapFlow, type FetchMessageObject, type ImapFlowOptions } from 'imapflow';
import { limits } from '../mail/limits.ts';
import type { MailboxConfig } from '../platform/config-mailboxes.ts';
import { errorText, Fault } from '../platform/fault.ts';

export type ImapLogin = { readonly password: string } | { readonly accessToken: string };

export interface ImapDeadlines {
  /** DNS, TCP, TLS, greeting and login. */
  readonly connectMs: number;
  /** A command without mail in it. */
  readonly commandMs: number;
  /** A command that brings mail. */
  readonly fetchMs: number;
  /** Silence while an answer is due. */
  readonly silenceMs: number;
}

/** 25 MB within the fetch deadline need 700 kbit/s; a link slower than that delivers mail by another way. */
export const imapDeadlines: ImapDeadlines = { connectMs: 60_000, commandMs: 60_000, fetchMs: 300_000, silenceMs: 60_000 };

export interface MessageSummary {
  readonly uid: number;
  /** RFC822.SIZE; some servers only estimate it. */
  readonly sizeBytes: number;
  readonly internalDate: number | null;
  readonly flags: ReadonlySet<string>;
  /** The Message-ID field as it stands, when it was asked for. */
  readonly messageIdField: Buffer | null;
}

export class ImapSession {
  readonly #client: ImapFlow;
  readonly #deadlines: ImapDeadlines;
  readonly #ended: Promise<void>;
  #news = false;
  #wake: () => void = () => undefined;
  #problem: unknown = null;
  /** '' when its server gives none. */
  uidValidity = '';
  uidNext = 1;

  private constructor(client: ImapFlow, deadlines: ImapDeadlines) {
    this.#client = client;
    this.#deadlines = deadlines;
    client.on('error', (error) => (this.#problem ??= error));
    client.on('exists', ({ count, prevCount }) => {
      if (count <= prevCount) return;
      this.#news = true;
      this.#wake();
    });
    this.#ended = new Promise((resolve) => client.once('close', resolve));
  }

  /** Connects, logs in and opens the folder. */
  static async open(mailbox: MailboxConfig, login: ImapLogin, deadlines: ImapDeadlines, signal: AbortSignal): Promise<ImapSession> {
    const client = new ImapFlow(clientOptions(mailbox, login, deadlines));
    const session = new ImapSession(client, deadlines);
    const giveUp = (): void => client.close();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      await session.#openFolder(mailbox.folder);
      return session;
    } catch (error) {
      client.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  async #openFolder(folder: string): Promise<void> {
    const client = this.#client;
    await this.#within(this.#deadlines.connectMs, () => client.connect().catch((error: unknown) => {
      throw loginFault(error);
    }));
    const opened = await this.#within(this.#deadlines.commandMs, () => client.mailboxOpen(folder)).catch((error: unknown) => {
      throw error instanceof Fault && error.code === 'mailbox-refused' ? new Fault('mailbox-refused', `the folder ${folder} cannot be opened: ${error.message}`, { retryable: true }) : error;
    });
    this.uidValidity = opened.uidValidity === undefined ? '' : String(opened.uidValidity);
    this.uidNext = opened.uidNext ?? 1;
  }

  /** UIDs in `from` to `to` (null = the newest), ascending. */
  async search(from: number, to: number | null, unseenOnly: boolean): Promise<number[]> {
    this.#news = false;
    const query = { uid: `${from}:${to ?? '*'}`, ...(unseenOnly ? { seen: false } : {}) };
    const found = await this.#within(this.#deadlines.commandMs, () => this.#client.search(query, { uid: true }));
    if (!Array.isArray(found)) throw this.#refused('the search was refused');
    // `n:*` always names the newest message, also when its number is below n (RFC 9051 6.4.8).
    return found.filter((uid) => uid >= from && (to === null || uid <= to)).sort((one, other) => one - other);
  }

  /** Size, time and flags; what is gone, or whose answer makes no sense, is missing. */
  async describe(uids: readonly number[], withMessageId: boolean): Promise<Map<number, MessageSummary>> {
    const found = await this.#fetch(uids, { uid: true, flags: true, internalDate: true, size: true, ...(withMessageId ? { headers: ['message-id'] } : {}) }, this.#deadlines.commandMs);
    return new Map(found.map((one) => [one.uid, {
      uid: one.uid, sizeBytes: one.size ?? 0, internalDate: instantOf(one.internalDate), flags: one.flags ?? new Set<string>(), messageIdField: one.headers ?? null,
    }]));
  }

  /** The bytes of each, at most `bytesMax` of one; what is gone, or whose answer makes no sense, is missing. */
  async fetch(uids: readonly number[], bytesMax: number): Promise<Map<number, Buffer>> {
    const found = await this.#fetch(uids, { uid: true, source: { start: 0, maxLength: bytesMax } }, this.#deadlines.fetchMs);
    return new Map(found.flatMap((one) => (one.source === undefined || one.source.length === 0 ? [] : [[one.uid, one.source] as const])));
  }

  /** Is it still there? Asks for news first: without, a server may show a message that somebody else has expunged. */
  async exists(uid: number): Promise<boolean> {
    await this.probe();
    return (await this.search(uid, uid, false)).length > 0;
  }

  async flag(uids: readonly number[], flag: string): Promise<void> {
    const done = await this.#within(this.#deadlines.commandMs, () => this.#client.messageFlagsAdd(uids.join(','), [flag], { uid: true, silent: true }));
    if (!done) throw this.#refused(`the flag ${flag} was refused`);
  }

  /**
   * Moves them, into a folder that is made when it is not there; returns those that lie where they lay. A server may say
   * that all went well and have moved none, when one of them was expunged by somebody else meanwhile.
   */
  async move(uids: readonly number[], folder: string): Promise<number[]> {
    const move = (): Promise<unknown> => this.#within(this.#deadlines.commandMs, () => this.#client.messageMove(uids.join(','), folder, { uid: true }));
    if ((await move()) === false) {
      if (!this.#client.usable) throw this.#endedFault();
      // Most likely it is not there yet.
      await this.#within(this.#deadlines.commandMs, () => this.#client.mailboxCreate(folder)).catch((error: unknown) => {
        throw error instanceof Fault && error.code === 'mailbox-refused' ? new Fault('mailbox-refused', `the folder ${folder} cannot be made: ${error.message}`, { retryable: true }) : error;
      });
      if ((await move()) === false) throw this.#refused(`the move to ${folder} was refused`);
    }
    await this.probe();
    const left = new Set(await this.search(Math.min(...uids), Math.max(...uids), false));
    return uids.filter((uid) => left.has(uid));
  }

  /** Returns when the server announces something, `ms` have passed, `signal` says so or the connection ends; then probes it. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#news && !signal.aborted) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
        timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      // Ends by itself at the next command, or early when the server ends it.
      const idling = this.#client.idle().catch(() => undefined);
      await Promise.race([woken, idling, this.#ended]);
      clearTimeout(timer);
      this.#wake = () => undefined;
    }
    await this.probe();
  }

  /** An answer within the deadline, or the connection is over: a dead one may look open for hours. */
  async probe(): Promise<void> {
    await this.#within(this.#deadlines.commandMs, () => this.#client.noop());
    if (!this.#client.usable) throw this.#endedFault();
  }

  /** Says goodbye when there is somebody to say it to. */
  async close(): Promise<void> {
    if (this.#client.usable) await this.#within(2_000, () => this.#client.logout()).catch(() => undefined);
    this.#client.close();
  }

  /** Ends it at once; whoever waits for an answer learns so. */
  abort(): void {
    this.#client.close();
  }

  async #fetch(uids: readonly number[], query: Parameters<ImapFlow['fetch']>[1], deadlineMs: number): Promise<FetchMessageObject[]> {
    const asked = new Set(uids);
    const found = await this.#within(deadlineMs, () => this.#client.fetchAll(uids.join(','), query, { uid: true }));
    // Flags of other messages may be announced in between.
    return found.filter((one) => asked.has(one.uid));
  }

  /** The result of a command, or a Fault; past its deadline the connection is closed. */
  async #within<T>(ms: number, command: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const fault = new Fault('mailbox-ended', `no answer within ${Math.round(ms / 1000)} s`, { retryable: true });
        this.#problem ??= fault;
        reject(fault);
        this.#client.close();
      }, ms);
    });
    try {
      return await Promise.race([command(), late]);
    } catch (error) {
      if (error instanceof Fault) throw error;
      if (!this.#client.usable) throw this.#endedFault(error);
      throw new Fault('mailbox-refused', said(error), { retryable: true, cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** For commands that tell a refusal and a lost connection alike. */
  #refused(what: string): Fault {
    return this.#client.usable ? new Fault('mailbox-refused', what, { retryable: true }) : this.#endedFault();
  }

  #endedFault(error?: unknown): Fault {
    const cause = this.#problem ?? error;
    if (cause instanceof Fault) return cause;
    return new Fault('mailbox-ended', `the connection ended${cause === undefined ? '' : `: ${errorText(cause)}`}`, { retryable: true, cause });
  }
}

function clientOptions({ host, port, tls, ca, user }: MailboxConfig, login: ImapLogin, deadlines: ImapDeadlines): ImapFlowOptions {
  return {
    host, port, secure: tls === 'implicit', ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
    auth: 'password' in login ? { user, pass: login.password } : { user, accessToken: login.accessToken },
    clientInfo: { name: 'Postern' }, logger: false, disableAutoIdle: true,
    connectionTimeout: deadlines.connectMs, greetingTimeout: deadlines.connectMs, socketTimeout: deadlines.silenceMs,
    // One mail and what stands around it; a list of UIDs takes eleven bytes for each.
    maxLiteralSize: limits.messageBytesMax + 64 * 1024, maxResponseSize: limits.messageBytesMax + 1024 * 1024, maxLineLength: 32 * 1024 * 1024,
  };
}

/** Temporary by RFC 5530: the login itself was not judged. */
const temporaryCodes = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'CONTACTADMIN', 'ALERT']);

function loginFault(error: unknown): Fault {
  const { authenticationFailed, serverResponseCode } = error as { authenticationFailed?: boolean; serverResponseCode?: string };
  const refused = authenticationFailed === true && !temporaryCodes.has(serverResponseCode ?? '');
  return new Fault(refused ? 'mailbox-login' : 'mailbox-ended', refused ? `the login was refused: ${said(error)}` : `no connection: ${said(error)}`, { retryable: true, cause: error });
}

/** What the server said, when it said something. */
function said(error: unknown): string {
  const { response, responseText } = error as { response?: unknown; responseText?: unknown };
  for (const text of [responseText, response]) if (typeof text === 'string' && text !== '') return text;
  return errorText(error);
}

function instantOf(date: Date | string | undefined): number | null {
  const at = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(at) ? null : at;
}
