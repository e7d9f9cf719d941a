// A clock that tests can move. It ticks in between, so that what happens later also has the later instant.

export interface MovableClock {
  readonly now: () => number;
  /** Sets it to an instant such as `2026-03-10T09:12:00Z`. */
  set(instant: string): void;
  advance(ms: number): void;
}

/** A clock that shows `instant` now. */
export function movableClock(instant: string): MovableClock {
  let offsetMs = 0;
  const clock: MovableClock = {
    now: () => Date.now() + offsetMs,
    set: (to) => {
      const target = Date.parse(to);
      if (Number.isNaN(target)) throw new TypeError(`no instant: ${to}`);
      offsetMs = target - Date.now();
    },
    advance: (ms) => {
      offsetMs += ms;
    },
  };
  clock.set(instant);
  return clock;
}
