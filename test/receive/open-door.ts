// A listener for tests: two desks, a fake store, a log that is kept. Closed after each test by whoever opened it.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { startSmtpListener, type SmtpListener, type SmtpListenerOptions } from '../../src/receive/smtp-listener.ts';
import { FakeAcceptMail } from './fake-accept-mail.ts';

export const receivedAt = Date.UTC(2026, 2, 10, 9);

export interface OpenDoor extends SmtpListener {
  readonly accepted: FakeAcceptMail;
  /** Log lines so far, as objects. */
  readonly lines: readonly Record<string, unknown>[];
}

/** Desks: desk@ and other@kestrel.example with subaddresses, postmaster with and without domain, bücher@. */
function deskOf(forwardPath: string): string | null {
  const address = forwardPath.toLowerCase();
  if (/^(desk(\+[^@]*)?|postmaster|bücher)@kestrel\.example$/.test(address) || address === 'postmaster') return 'kestrel';
  return address === 'other@kestrel.example' ? 'other' : null;
}

export async function openDoor(options: Partial<SmtpListenerOptions> = {}): Promise<OpenDoor> {
  const accepted = new FakeAcceptMail();
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(JSON.parse(line.toString('utf8')) as Record<string, unknown>);
      done();
    },
  });
  const listener = await startSmtpListener({
    at: { host: '127.0.0.1', port: 0 }, hostName: 'postern.example', acceptMail: accepted, deskOf, now: () => receivedAt,
    log: pino({ level: 'debug' }, destination),
    ...options,
  });
  return { ...listener, accepted, lines };
}
