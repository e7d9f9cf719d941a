// The log: JSON lines on standard error, static messages with fields. Standard output belongs to what a command prints.
// Secrets and addresses never get here in full; what could carry them is cut out by path as a second line of defence.
import { pino, type Logger } from 'pino';

/** A logger of the given level. */
export function createLog(level: string): Logger {
  return pino(
    {
      level, base: null, timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.connectionString', '*.password', '*.secret', 'err.client', 'err.cause.client', 'err.parameters', 'err.detail', 'err.cause.detail', 'err.cause.parameters'], remove: true },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
