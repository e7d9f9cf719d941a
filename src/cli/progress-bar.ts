// How far a long command is, on standard error: a bar for a person at a terminal, a line now and then for a log.
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** `value` of the total is done; `note` says what that means. */
  to(value: number, note: string): void;
  stop(): void;
}

/** A line now and then is enough to see that it goes on. */
const lineEveryMs = 5_000;

/** Shows nothing for what is done at once. */
export function startProgress(total: number): Progress {
  if (process.stderr.isTTY !== true) return lines(total);
  const bar = new SingleBar({ stream: process.stderr, format: '{bar} {percentage} %  {note}  {eta_formatted} left', hideCursor: true, clearOnComplete: true, etaBuffer: 200, gracefulExit: false });
  bar.start(Math.max(1, total), 0, { note: '' });
  return { to: (value, note) => bar.update(Math.min(value, total), { note }), stop: () => bar.stop() };
}

function lines(total: number): Progress {
  let printedAt = Date.now();
  return {
    to: (value, note) => {
      if (Date.now() - printedAt < lineEveryMs) return;
      printedAt = Date.now();
      console.error(`… ${Math.floor((100 * Math.min(value, total)) / Math.max(1, total))} %  ${note}`);
    },
    stop: () => undefined,
  };
}
