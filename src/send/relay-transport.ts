// Outbound mail through a relay by nodemailer. What an attempt means is read from the phase in which it ended: before
// DATA nothing can have left; a refusal is a refusal; a connection lost behind DATA is uncertain (freescout#5457 sent
// copies for ever because it treated that as a failure).
import nodemailer from 'nodemailer';
import type { DeliveryVerdict, Transport } from './transport.ts';

/** What has become of the bytes of one attempt. */
interface HandOver {
  /** All were taken for the socket: from here on the relay may have them, whatever happens to the connection. */
  complete: boolean;
}

/** One deadline for the whole attempt; the claim of the outbox row outlives it. */
const connectMs = 30_000;
const socketMs = 120_000;

interface SmtpError {
  readonly message: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** A pooled transport to `url` (smtp://user:password@host:587 or smtps://…). */
export function createRelayTransport(url: string, hostName: string): Transport {
  const transport = nodemailer.createTransport({
    // Once more on a fresh connection when a used one was gone before DATA; the outbox does the other retries.
    url, pool: true, maxConnections: 4, maxRequeues: 1, name: hostName, connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: socketMs,
    disableFileAccess: true, disableUrlAccess: true,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  // nodemailer says CONN for every lost connection. Its message stream is read behind the 354 and not before, so the end
  // of that stream is the moment from which nobody can know.
  transport.use('stream', ({ data, message }, done) => {
    const { handOver } = data as { handOver?: HandOver };
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => create(options).once('end', () => {
      if (handOver !== undefined) handOver.complete = true;
    });
    done();
  });
  return {
    repeatable: false,
    async attempt(_id, envelope, bytes) {
      const handOver: HandOver = { complete: false };
      try {
        const info = await transport.sendMail({
          // nodemailer takes false for the null reverse-path (RFC 5321 4.5.5).
          envelope: { from: envelope.reversePath === '' ? (false as unknown as string) : envelope.reversePath, to: [...envelope.forwardPaths] },
          raw: bytes,
          handOver,
        } as Parameters<typeof transport.sendMail>[0]);
        const rejected = (info as { rejected?: unknown[] }).rejected ?? [];
        return { kind: 'sent', reply: rejected.length === 0 ? (info as { response: string }).response : `${(info as { response: string }).response}; refused: ${rejected.length} recipients` };
      } catch (error) {
        return verdictOf(error as SmtpError, handOver);
      }
    },
    close: async () => transport.close(),
  };
}

/** The verdict on a failed attempt. */
function verdictOf(error: SmtpError, handOver: HandOver): DeliveryVerdict {
  const reply = (error.response ?? error.message).slice(0, 1_000);
  if (error.responseCode !== undefined) {
    return { kind: error.responseCode >= 500 ? 'permanentFailure' : 'persistentTransientFailure', reply };
  }
  return { kind: handOver.complete ? 'uncertain' : 'persistentTransientFailure', reply };
}
