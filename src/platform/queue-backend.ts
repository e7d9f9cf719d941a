// What both BullMQ backends (Redis and PostgreSQL) offer to queue.ts: the few methods of BullMQ's Queue and Worker
// that a doorbell needs, and the options that must be the same on both.
import type { JobsOptions } from 'bullmq';

/** What a job carries: which row to look at, and which of its generations the ring was meant for. */
export interface Bell {
  readonly id: string;
  readonly generation: number;
}

export interface BellJob {
  readonly name: string;
  readonly data: Bell;
  readonly opts: JobsOptions;
}

export interface BellQueue {
  add(name: string, data: Bell, options: JobsOptions): Promise<unknown>;
  addBulk(jobs: BellJob[]): Promise<unknown>;
  getJobCounts(...states: ('waiting' | 'delayed' | 'active' | 'failed')[]): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface BellWorker {
  waitUntilReady(): Promise<unknown>;
  pause(): Promise<void>;
  close(): Promise<void>;
}

export type OnBell = (bell: Bell) => Promise<void>;

export interface WorkerSettings {
  readonly concurrency: number;
  readonly onBell: OnBell;
  readonly onError: (error: Error) => void;
  readonly onFailed: (jobId: string | undefined, error: Error) => void;
}

export interface QueueBackend {
  createQueue(name: string, onError: (error: Error) => void): BellQueue;
  createWorker(name: string, settings: WorkerSettings): BellWorker;
  /** False while it is known that nothing can be added; adding would only wait for a connection. */
  isReachable(): boolean;
  close(): Promise<void>;
}

/** The rows are the memory: a finished job that stayed behind would swallow the next ring of the same id. */
export const jobOptions = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: true,
} as const satisfies JobsOptions;

export const workerOptions = {
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
  // A worker killed in the middle of a job holds it for this long; renewed at half time while it lives. A handler
  // that blocks the event loop for longer runs twice, which every handler must bear anyway.
  lockDuration: 10_000,
  stalledInterval: 5_000,
  // The row counts its own attempts; a limit here would only drop the bell.
  maxStalledCount: 1_000,
  // After a lost connection; BullMQ's 15 s would be felt as a stopped gateway.
  runRetryDelay: 1_000,
} as const;

/** BullMQ keeps a stream of events for dashboards; nobody reads ours, so it is kept short. */
export const streamOptions = { events: { maxLen: 100 } } as const;
