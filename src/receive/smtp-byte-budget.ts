// The message bytes held by all connections together, counted by allocation. Nothing is promised ahead: a message
// takes what it needs as it grows and gives all of it back when it is stored or refused. The one that asks for more
// than is left is refused (452) and so makes room for the others; as nobody waits while holding bytes, there is
// always one that gets through.

interface Waiter {
  readonly bytes: number;
  readonly wake: (free: boolean) => void;
}

export class SmtpByteBudget {
  readonly #bytesMax: number;
  #bytes = 0;
  #peak = 0;
  readonly #waiters = new Set<Waiter>();

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get inUse(): number {
    return this.#bytes;
  }

  /** Highest `inUse` so far: the bound that tests and metrics look at. */
  get peak(): number {
    return this.#peak;
  }

  get free(): number {
    return this.#bytesMax - this.#bytes;
  }

  /** How many wait in `whenFree`. */
  get waiting(): number {
    return this.#waiters.size;
  }

  take(bytes: number): boolean {
    if (bytes > this.free) return false;
    this.#bytes += bytes;
    this.#peak = Math.max(this.#peak, this.#bytes);
    return true;
  }

  giveBack(bytes: number): void {
    this.#bytes -= bytes;
    for (const waiter of this.#waiters) {
      if (waiter.bytes <= this.free) waiter.wake(true);
    }
  }

  /** Whether `bytes` are free within a time. The waiter holds nothing, so waiting here cannot block a holder. */
  whenFree(bytes: number, withinMs: number): Promise<boolean> {
    if (bytes <= this.free) return Promise.resolve(true);
    return new Promise((resolve) => {
      const wake = (free: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(free);
      };
      const waiter: Waiter = { bytes, wake };
      const timer = setTimeout(() => wake(false), withinMs);
      this.#waiters.add(waiter);
    });
  }
}
