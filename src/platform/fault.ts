// The one exception class of Postern: something outside the mail failed (database, network, queue, a bug).
// What is wrong with a mail is a Problem value and what policy refuses is a Decision; neither is ever thrown.
// Faults are caught only at the edge of a process step, which reads `retryable` and nothing else of them.

/** Exit codes of sysexits(3) that Postern uses; the contract for scripts that call the command. */
export const exitCodes = {
  usage: 64,
  badData: 65,
  noUser: 67,
  unavailable: 69,
  bug: 70,
  tryLater: 75,
  configuration: 78,
} as const satisfies Record<string, number>;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface FaultOptions {
  /** True when the same step may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly exitCode?: ExitCode;
  readonly cause?: unknown;
}

/** A failure of our surroundings. `code` is kebab-case and stable, `message` is for the person at the terminal. */
export class Fault extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly exitCode: ExitCode;

  constructor(code: string, message: string, options: FaultOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryable = options.retryable;
    this.exitCode = options.exitCode ?? (options.retryable ? exitCodes.tryLater : exitCodes.bug);
  }
}

/** The text of anything that was thrown, for log fields and for messages that name a cause. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
