// Watches one mailbox for as long as this process runs: takes its lease, connects, drains, waits for news (IDLE, with a
// look and a probe at every poll), and comes back later, ever later, when something fails. Mailboxes know nothing of
// each other: one that fails, or whose person must consent anew, holds up no other. While another process has the
// lease this one only asks for it now and then.
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../mail/instant.ts';
import type { MailboxConfig } from '../platform/config-mailboxes.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { isStoreTrouble } from '../platform/store-trouble.ts';
import type { Db } from '../record/database.ts';
import { clearInHand, holdLease, noteFailure, noteSuccess, openFolder, readAttempt, releaseLease, suspectInHand } from '../record/mailbox-rows.ts';
import { keepRefreshToken, readRefreshToken } from '../record/refresh-tokens.ts';
import type { AcceptMail } from './accept-mail.ts';
import { imapDeadlines, ImapSession, type ImapDeadlines } from './imap-session.ts';
import { backoffMs, connectionBackoff, loginBackoff, messageBackoff, type Backoff } from './mailbox-backoff.ts';
import { drain, type DrainContext } from './mailbox-drain.ts';
import { createMailboxLogin, type MailboxLogin } from './mailbox-login.ts';
import { mailboxMail } from './mailbox-mail.ts';
import type { SmtpByteBudget } from './smtp-byte-budget.ts';

export interface WatchOptions {
  readonly mailbox: MailboxConfig;
  readonly db: Db;
  readonly acceptMail: AcceptMail;
  /** Of a mail that names none of its desk's addresses. */
  readonly address: () => string;
  readonly deskOf: (forwardPath: string) => string | null;
  readonly budget: SmtpByteBudget;
  /** Names this process among all that might read the mailbox. */
  readonly holder: string;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly log: EventLog;
  readonly deadlines?: ImapDeadlines;
  readonly connectionBackoff?: Backoff;
  readonly loginBackoff?: Backoff;
  readonly messageBackoff?: Backoff;
  /** How long a process that died keeps the others out. */
  readonly leaseMs?: number;
  /** Asked while a failing mailbox waits: somebody may have it tried at once. */
  readonly lookMs?: number;
}

export interface MailboxWatcher {
  /** Ends when what is in hand is stored. */
  stop(): Promise<void>;
}

const leaseMsDefault = 60_000;
const lookMsDefault = 5_000;
/** A fetch that takes longer when the process is to end is broken off; the mail is still in its mailbox. */
const graceMs = 10_000;

export function watchMailbox(options: WatchOptions): MailboxWatcher {
  const watcher = new Watcher(options);
  const running = watcher.run();
  return {
    stop: async () => {
      watcher.stop();
      await running;
    },
  };
}

class Watcher {
  readonly #options: WatchOptions;
  readonly #login: MailboxLogin;
  readonly #leaseMs: number;
  readonly #stopping = new AbortController();
  #lease = new AbortController();
  #session: ImapSession | null = null;
  #failures = 0;
  /** Of them the last ones that were refused logins. */
  #refusals = 0;
  #reason = '';
  /** Of this process and of those before it. */
  #lastSuccessAt: Instant;
  #late = false;
  /** The last session ended by no fault of a message. */
  #blameless = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? leaseMsDefault;
    this.#lastSuccessAt = options.now();
    const { db, mailbox, now } = options;
    const configured = 'oauth' in mailbox.login ? mailbox.login.oauth.refreshToken : null;
    this.#login = createMailboxLogin(mailbox, {
      read: () => readRefreshToken(db, mailbox.id, configured), keep: (token) => keepRefreshToken(db, mailbox.id, token, configured),
    }, now);
  }

  stop(): void {
    this.#stopping.abort();
    const session = this.#session;
    if (session !== null) setTimeout(() => session.abort(), graceMs).unref();
  }

  async run(): Promise<void> {
    const { db, mailbox, holder, log } = this.#options;
    while (!this.#stopped) {
      const held = await holdLease(db, mailbox.id, holder, this.#leaseMs).catch(() => false);
      if (held) await this.#whileHeld();
      else await this.#pause(this.#leaseMs / 3, this.#stopping.signal);
    }
    await releaseLease(db, mailbox.id, holder).catch((error: unknown) => log.warn({ mailbox: mailbox.id, err: error }, 'lease of the mailbox not given back; it runs out'));
  }

  /** Reads until the lease is lost or the process ends. */
  async #whileHeld(): Promise<void> {
    const { db, mailbox, now } = this.#options;
    this.#lease = new AbortController();
    const renewing = this.#renewLease();
    this.#lastSuccessAt = await readAttempt(db, mailbox.id).then((row) => row.lastSuccessAt ?? now(), () => now());
    try {
      while (this.#mayRead) {
        try {
          await this.#read();
        } catch (error) {
          if (this.#mayRead) await this.#failed(error);
        }
      }
    } finally {
      clearInterval(renewing);
    }
  }

  /** A lease that could not be taken anew in time is lost: somebody else may be reading already. */
  #renewLease(): NodeJS.Timeout {
    const { db, mailbox, holder, log } = this.#options;
    let heldAt = performance.now();
    return setInterval(() => {
      const askedAt = performance.now();
      void holdLease(db, mailbox.id, holder, this.#leaseMs).catch(() => performance.now() - heldAt < (this.#leaseMs * 2) / 3 ? null : false).then((held) => {
        if (held === true) heldAt = askedAt;
        if (held !== false) return;
        log.warn({ mailbox: mailbox.id }, 'lease of the mailbox lost');
        this.#lease.abort();
        this.#session?.abort();
      });
    }, this.#leaseMs / 3);
  }

  /** One connection, from login to its end. */
  async #read(): Promise<void> {
    const { mailbox, db, deadlines, log, now, random } = this.#options;
    const session = await ImapSession.open(mailbox, await this.#login.get(), deadlines ?? imapDeadlines, this.#ending);
    this.#session = session;
    try {
      const key = { mailbox: mailbox.id, folder: mailbox.folder };
      await (this.#blameless ? clearInHand(db, key) : suspectInHand(db, key, now()));
      this.#blameless = false;
      const opened = await openFolder(db, { ...key, uidValidity: session.uidValidity, uidNext: session.uidNext, start: mailbox.start, now: now() });
      if (opened.reset) log.warn({ mailbox: mailbox.id, uidValidity: session.uidValidity }, 'messages of the mailbox were numbered anew; known ones are not taken again');
      let { mark } = opened;
      while (this.#mayRead) {
        mark = await drain(this.#drainContext(), session, mark);
        if (!this.#mayRead) break;
        await this.#succeeded();
        await session.wait(Math.round(mailbox.pollMs * (0.9 + random() / 10)), this.#ending);
      }
    } finally {
      this.#session = null;
      await session.close();
    }
  }

  #drainContext(): DrainContext {
    const { mailbox, db, acceptMail, address, deskOf, budget, now, random, log } = this.#options;
    // A desk that the rules no longer have is said here, before any mail is in hand.
    const own = address();
    return {
      mailbox, db, acceptMail, budget, now, random, log, backoff: this.#options.messageBackoff ?? messageBackoff, goesOn: () => this.#mayRead,
      mailOf: (raw, internalDate) => mailboxMail(raw, { desk: mailbox.desk, address: own, deskOf, internalDate, now: now() }),
    };
  }

  async #succeeded(): Promise<void> {
    const { mailbox, db, log, now } = this.#options;
    await noteSuccess(db, mailbox.id, now());
    if (this.#failures > 0) log.info({ mailbox: mailbox.id, failures: this.#failures }, 'mailbox is read again');
    this.#failures = 0;
    this.#refusals = 0;
    this.#reason = '';
    this.#late = false;
    this.#lastSuccessAt = now();
  }

  async #failed(error: unknown): Promise<void> {
    const { mailbox, db, log, now, random } = this.#options;
    const code = error instanceof Fault ? error.code : '';
    const needsConsent = code === 'needs-consent';
    // A broken connection to the mailbox looks like one to the store.
    this.#blameless = !code.startsWith('mailbox-') && isStoreTrouble(error);
    this.#failures += 1;
    this.#refusals = code === 'mailbox-login' ? this.#refusals + 1 : 0;
    if (code === 'mailbox-login') this.#login.refused();
    // A token that was revoked before its time is refused once; a new one is had at once.
    const patient = needsConsent || this.#refusals > ('password' in mailbox.login ? 0 : 1);
    const backoff = patient ? (this.#options.loginBackoff ?? loginBackoff) : (this.#options.connectionBackoff ?? connectionBackoff);
    const nextAttemptAt = now() + backoffMs(backoff, this.#failures, random());
    const reason = this.#blameless ? `the store is away: ${errorText(error)}` : errorText(error);
    if (reason !== this.#reason) {
      const fields = { mailbox: mailbox.id, reason, failures: this.#failures };
      if (needsConsent) log.error(fields, 'mailbox needs consent: a person must log in anew');
      else log.warn(fields, 'mailbox cannot be read');
    }
    this.#reason = reason;
    await noteFailure(db, mailbox.id, { state: needsConsent ? 'needs-consent' : 'failing', reason, failures: this.#failures, nextAttemptAt }).catch(() => undefined);
    await this.#waitUntil(nextAttemptAt);
  }

  /** Waits for the next attempt, or for somebody who will not wait; says once when it has been too long. */
  async #waitUntil(nextAttemptAt: Instant): Promise<void> {
    const { mailbox, db, log, now, lookMs = lookMsDefault } = this.#options;
    let until = nextAttemptAt;
    while (this.#mayRead && now() < until) {
      if (!this.#late && now() - this.#lastSuccessAt > mailbox.lateMs) {
        this.#late = true;
        log.error({ mailbox: mailbox.id, lastSuccess: new Date(this.#lastSuccessAt).toISOString(), reason: this.#reason }, 'mailbox was not read for too long');
      }
      await this.#pause(Math.min(lookMs, until - now()), this.#ending);
      const asked = await readAttempt(db, mailbox.id).catch(() => null);
      until = Math.min(until, asked?.nextAttemptAt ?? until);
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }

  get #ending(): AbortSignal {
    return AbortSignal.any([this.#stopping.signal, this.#lease.signal]);
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  get #mayRead(): boolean {
    return !this.#stopped && !this.#lease.signal.aborted;
  }
}
