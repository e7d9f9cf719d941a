// Outbound mail through a relay by nodemailer. What an attempt means is read from the phase in which it ended: before
// DATA nothing can have left; a refusal is a refusal, of each recipient by itself; a connection lost behind DATA is
// uncertain (freescout#5457 sent copies for ever because it treated that as a failure).
import nodemailer from 'nodemailer';
import type { Envelope } from '../mail/mailbox.ts';
import type { DeliveryVerdict, Refusal, Transport } from './transport.ts';

export interface RelayOptions {
  readonly host: string;
  readonly port: number;
  /** `opportunistic` takes STARTTLS where it is offered and believes any certificate: better than none, proves nothing. */
  readonly tls: 'implicit' | 'starttls' | 'opportunistic' | 'none';
  /** PEM of the authority of its certificate; null = the public ones. */
  readonly ca: string | null;
  readonly login: RelayLogin | null;
  readonly connectionsMax: number;
  /** Mails a minute at most; null = as fast as it takes them. */
  readonly perMinute: number | null;
  /** Asks for reports of failures and delays where the relay can (RFC 3461), and for headers only in them. */
  readonly dsn: boolean;
  /** Our name in EHLO. */
  readonly hostName: string;
  readonly deadlines?: Partial<RelayDeadlines>;
}

export type RelayLogin = { readonly user: string; readonly password: string } | { readonly user: string; accessToken(): Promise<string> };

/** Of one attempt; the claim of the outbox row outlives all of them together. */
export interface RelayDeadlines {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Of silence. The relay may think for minutes behind the final dot, but not longer than the claim lasts. */
  readonly socketMs: number;
}
const deadlinesDefault: RelayDeadlines = { connectMs: 30_000, greetingMs: 30_000, socketMs: 120_000 };

/** What has become of the bytes of one attempt. */
interface HandOver {
  /** All were taken for the socket: from here on the relay may have them, whatever happens to the connection. */
  complete: boolean;
}

interface SmtpError {
  readonly message: string;
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly recipient?: string;
  readonly rejectedErrors?: readonly SmtpError[];
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/iu;

/** What `smtp://user:password@host:587` or `smtps://…` says. A password leaves this machine through TLS only. */
export function relayOfUrl(url: string, hostName: string): RelayOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const login = username === '' ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  return {
    host: hostname.replace(/^\[|\]$/gu, ''), port: port === '' ? (secure ? 465 : 587) : Number(port), tls: secure ? 'implicit' : login !== null && !loopback.test(hostname) ? 'starttls' : 'opportunistic',
    ca: null, login, connectionsMax: 4, perMinute: null, dsn: true, hostName,
  };
}

/** A pooled transport to one relay. */
export function createRelayTransport(options: RelayOptions): Transport {
  const transport = nodemailer.createTransport({ ...connectionOptions(options), ...poolOptions(options) } as Parameters<typeof nodemailer.createTransport>[0]);
  const { login } = options;
  if (login !== null && 'accessToken' in login) transport.set('oauth2_provision_cb', provide(login));
  // nodemailer says CONN for every lost connection. Its message stream is read behind the 354 and not before, so the end
  // of that stream is the moment from which nobody can know.
  transport.use('stream', ({ data, message }, done) => {
    const { handOver } = data as { handOver?: HandOver };
    const create = message.createReadStream.bind(message);
    message.createReadStream = (streamOptions) => create(streamOptions).once('end', () => {
      if (handOver !== undefined) handOver.complete = true;
    });
    done();
  });
  return {
    repeatable: false,
    async attempt({ id }, envelope, bytes) {
      const handOver: HandOver = { complete: false };
      try {
        const info = await transport.sendMail({ envelope: smtpEnvelope(id, envelope, options), raw: bytes, handOver } as Parameters<typeof transport.sendMail>[0]);
        const { response, rejectedErrors = [] } = info as { response: string; rejectedErrors?: readonly SmtpError[] };
        return { kind: 'sent', reply: response, ...sorted(rejectedErrors) };
      } catch (error) {
        return verdictOf(error as SmtpError, handOver, envelope);
      }
    },
    close: async () => transport.close(),
  };
}

/** What nodemailer wants to know to connect and log in. */
export function connectionOptions({ host, port, tls, ca, login, hostName, deadlines }: RelayOptions): object {
  const { connectMs, greetingMs, socketMs } = { ...deadlinesDefault, ...deadlines };
  return {
    host, port, name: hostName, secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none', opportunisticTLS: tls === 'opportunistic',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: tls !== 'opportunistic', ...(ca === null ? {} : { ca }) },
    connectionTimeout: connectMs, greetingTimeout: greetingMs, socketTimeout: socketMs, disableFileAccess: true, disableUrlAccess: true,
    ...(login === null ? {} : { auth: 'accessToken' in login ? { type: 'OAuth2', user: login.user } : { user: login.user, pass: login.password } }),
  };
}

function poolOptions({ connectionsMax, perMinute }: RelayOptions): object {
  return {
    // Once more on a fresh connection when a used one was gone before DATA; the outbox does the other retries.
    pool: true, maxConnections: connectionsMax, maxRequeues: 1,
    ...(perMinute === null ? {} : { rateLimit: perMinute, rateDelta: 60_000 }),
  };
}

/** XOAUTH2 asks for a token for each connection; keeping one until it runs out is the business of whoever gives it. */
function provide(login: { accessToken(): Promise<string> }) {
  return (_user: string, _renew: boolean, done: (error: Error | null, token?: string) => void): void => {
    login.accessToken().then((token) => done(null, token), (error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
  };
}

function smtpEnvelope(id: string, { reversePath, forwardPaths }: Envelope, { dsn }: RelayOptions): object {
  return {
    // nodemailer takes false for the null reverse-path (RFC 5321 4.5.5), to which no report could come.
    from: reversePath === '' ? false : reversePath, to: [...forwardPaths],
    ...(dsn && reversePath !== '' ? { dsn: { id, ret: 'HDRS', notify: ['FAILURE', 'DELAY'] } } : {}),
  };
}

/** Who was refused, by what is worth another attempt. */
function sorted(errors: readonly SmtpError[]): { refused: Refusal[]; deferred: Refusal[] } {
  const refusals = errors.map((error): Refusal & { forGood: boolean } => ({
    address: error.recipient ?? '', reply: replyOf(error), forGood: (error.responseCode ?? 0) >= 500,
  }));
  const bare = ({ address, reply }: Refusal): Refusal => ({ address, reply });
  return { refused: refusals.filter((one) => one.forGood).map(bare), deferred: refusals.filter((one) => !one.forGood).map(bare) };
}

/** The verdict on an attempt by which nobody got the mail, as far as we know. */
function verdictOf(error: SmtpError, handOver: HandOver, { forwardPaths }: Envelope): DeliveryVerdict {
  const reply = replyOf(error);
  const { responseCode: code } = error;
  if (code === undefined) return handOver.complete ? { kind: 'uncertain', reply } : { kind: 'persistentTransientFailure', reply, refused: [] };
  // Each recipient was answered by itself: those refused for now may yet get it.
  const { refused, deferred } = sorted(error.code === 'EENVELOPE' ? (error.rejectedErrors ?? []) : []);
  if (deferred.length > 0) return { kind: 'persistentTransientFailure', reply: deferred[0]?.reply ?? reply, refused };
  // A login that is not taken is our configuration's fault, not the mail's: it waits until somebody has mended that.
  if (code < 500 || error.code === 'EAUTH' || error.code === 'EOAUTH2') return { kind: 'persistentTransientFailure', reply, refused: [] };
  return { kind: 'permanentFailure', reply, refused: refused.length > 0 ? refused : forwardPaths.map((address) => ({ address, reply })) };
}

function replyOf(error: SmtpError): string {
  return (error.response ?? error.message).replace(/\s+/gu, ' ').slice(0, 1_000);
}
