// Waiting in tests: for a condition with a deadline, never for a time.

/** Generous: a loaded machine must not fail a test; a passing test never waits for it. */
const deadlineMsDefault = 20_000;

/** Polls until `check` returns something truthy, and returns that; fails with the last error or value otherwise. */
export async function eventually<T>(check: () => T | Promise<T>, deadlineMs = deadlineMsDefault): Promise<T> {
  // Monotonic: when the machine's clock is put forward, the wait must not end at once.
  const deadline = performance.now() + deadlineMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw last instanceof Error ? last : new Error(`still ${String(last)} at the deadline`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
