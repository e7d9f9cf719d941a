// Is a failed statement the store's trouble or that of what was to be stored? A server that went away, restarts, is full
// of connections or chose us in a deadlock says nothing about the row; the same statement will succeed later.

/** SQLSTATE classes and codes: connection lost, rolled back for another's sake, shutting down or starting, no more connections. */
const states = /^(08...|40...|57P0[1-5]|53300|53400|58000|58030)$/u;
const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);
/** node-postgres gives these without a code. */
const words = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed/iu;

/** True when the statement failed because of the store, whatever it was about. */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && (states.test(code) || socketCodes.has(code))) return true;
  return words.test(error.message) || isStoreTrouble(error.cause);
}
