// Outbound mail through a relay by nodemailer. What an attempt means is read from the phase in which it ended: before
// DATA nothing can have left; a refusal is a refusal; a connection lost behind DATA is uncertain (freescout#5457 sent
// copies for ever because it treated that as a failure).
import nodemailer from 'nodemailer';
import type { DeliveryVerdict, Transport } from './transport.ts';

/** One deadline for the whole attempt; the claim of the outbox row outlives it. */
const connectMs = 30_000;
const socketMs = 120_000;

interface SmtpError {
  readonly message: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** Phase: CONN, EHLO, AUTH, MAIL FROM, RCPT TO, DATA. */
  readonly command?: string;
}

/** A pooled transport to `url` (smtp://user:password@host:587 or smtps://…). */
export function createRelayTransport(url: string, hostName: string): Transport {
  const transport = nodemailer.createTransport({
    url, pool: true, maxConnections: 4, name: hostName, connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: socketMs,
    disableFileAccess: true, disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  return {
    repeatable: false,
    async attempt(_id, envelope, bytes) {
      try {
        const info = await transport.sendMail({
          // nodemailer takes false for the null reverse-path (RFC 5321 4.5.5).
          envelope: { from: envelope.reversePath === '' ? (false as unknown as string) : envelope.reversePath, to: [...envelope.forwardPaths] },
          raw: bytes,
        });
        const rejected = (info as { rejected?: unknown[] }).rejected ?? [];
        return { kind: 'sent', reply: rejected.length === 0 ? (info as { response: string }).response : `${(info as { response: string }).response}; refused: ${rejected.length} recipients` };
      } catch (error) {
        return verdictOf(error as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}

/** The verdict on a failed attempt. */
export function verdictOf(error: SmtpError): DeliveryVerdict {
  const reply = (error.response ?? error.message).slice(0, 1_000);
  if (error.responseCode !== undefined) {
    return { kind: error.responseCode >= 500 ? 'permanentFailure' : 'persistentTransientFailure', reply };
  }
  return { kind: error.command === 'DATA' ? 'uncertain' : 'persistentTransientFailure', reply };
}
