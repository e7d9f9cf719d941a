// How long a mailbox is left alone after it failed: doubled with each failure, with a random part so that many mailboxes
// of one provider do not come back together. Each mailbox counts for itself.

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A connection that failed: soon again, then every ten minutes. */
export const connectionBackoff: Backoff = { firstMs: 2_000, longestMs: 10 * 60_000 };
/** A refused login: providers lock accounts that try often. */
export const loginBackoff: Backoff = { firstMs: 60_000, longestMs: 30 * 60_000 };
/** A message that could not be taken. */
export const messageBackoff: Backoff = { firstMs: 60_000, longestMs: 6 * 3_600_000 };

/** Half of the doubled time for certain, the other half by chance; `failures` counts from 1, `random` is below 1. */
export function backoffMs({ firstMs, longestMs }: Backoff, failures: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(30, failures - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
