// The log: JSON lines on standard error, static messages with fields. Standard output belongs to what a command prints.
// Secrets never get here; what could carry them is cut out by path. What an error of a library repeats of a mail is masked
// in the finished line, whatever field it came in: addresses, telephone numbers, and keys by the patterns of the packs.
import { pino, type Logger } from 'pino';
import { maskKey } from '../mail/masked-key.ts';
import { maskedText } from '../mail/masked-text.ts';

/** Texts of keys that stand in a line. */
export type FindKeys = (line: string) => readonly string[];

/** A line below `warn` has only fields of ours, no text from elsewhere: it is not searched for keys. */
const ownLine = /^\{"level":[123]0,/u;

/** A logger of the given level. */
export function createLog(level: string, keysIn: FindKeys = () => []): Logger {
  const destination = pino.destination({ dest: 2, sync: true });
  return pino(
    {
      level, base: null, timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.connectionString', '*.password', '*.secret', 'err.client', 'err.cause.client', 'err.parameters', 'err.detail', 'err.cause.detail', 'err.cause.parameters'], remove: true },
    },
    { write: (line: string) => void destination.write(maskedLine(line, keysIn)) },
  );
}

/** The line without keys, whole addresses and telephone numbers; it stays JSON, because none of them holds a quote. */
export function maskedLine(line: string, keysIn: FindKeys): string {
  const keys = ownLine.test(line) ? [] : keysIn(line);
  return maskedText(keys.reduce((text, key) => text.split(key).join(maskKey(key)), line));
}
