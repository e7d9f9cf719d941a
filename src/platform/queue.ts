// The doorbell: tells a worker, now or at a given instant, that a row wants to be looked at. Only this file and its
// queue-* neighbours know BullMQ. In: row ids. Out: a call of the handler, in this process or another one.
// A bell carries no content and may be lost, late or doubled; the row is the truth, the handler re-reads it, and the
// sweep rings again for every row that still waits. So ringing may fail without harm, and nothing here retries.
import type { Instant } from '../mail/instant.ts';
import type { EventLog } from './event-log.ts';
import { Fault } from './fault.ts';
import type { Store } from './postgres.ts';
import {
  type Bell,
  type BellJob,
  type BellQueue,
  type BellWorker,
  jobOptions,
  type OnBell,
  type QueueBackend,
} from './queue-backend.ts';
import { openPostgresQueues } from './queue-postgres.ts';
import { openRedisQueues } from './queue-redis.ts';

export type { Bell, OnBell } from './queue-backend.ts';

const queueNames = ['process', 'deliver', 'wake'] as const;
export type QueueName = (typeof queueNames)[number];

export interface DueBell extends Bell {
  readonly dueAt?: Instant;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  readonly failed: number;
}

export interface Queues {
  /** Rings at once, or at `dueAt`; does nothing when this bell (id and generation) is already in the queue. */
  ring(queue: QueueName, bell: Bell, dueAt?: Instant): Promise<void>;
  ringMany(queue: QueueName, bells: readonly DueBell[]): Promise<void>;
  /** Calls `onBell` for each bell from now on. A handler that throws is logged, and its bell is gone. */
  work(queue: QueueName, onBell: OnBell, options: { readonly concurrency: number }): Promise<void>;
  /** Would a bell be heard at this moment? */
  isReachable(): boolean;
  counts(): Promise<Record<QueueName, QueueCounts>>;
  /** Takes no new bells and waits for those in hand. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Redis to use; without it the queues live in the store's database. */
  readonly redisUrl?: string;
  readonly store: Store;
  readonly log: EventLog;
}

/** One statement or script per chunk: larger ones would hold up the accepting of mail for too long. */
const bellsPerChunk = 500;
/** The same trouble is logged once in this time: a Redis that is away fails many times a second. */
const repeatedErrorMs = 60_000;
/** How long closing waits for a worker's last job to be written down before it is left to the sweep. */
const closeMsMax = 5_000;

/** Opens the three queues on Redis or on the store's database. */
export async function openQueues(options: QueueOptions): Promise<Queues> {
  const onError = oncePerMinute(options.log);
  const backend =
    options.redisUrl === undefined
      ? await openPostgresQueues(options.store, options.log)
      : await openRedisQueues(options.redisUrl, onError);
  return new BullQueues(backend, options.log, onError);
}

class BullQueues implements Queues {
  private readonly backend: QueueBackend;
  private readonly log: EventLog;
  private readonly onError: (error: Error) => void;
  private readonly queues: Record<QueueName, BellQueue>;
  private readonly workers: BellWorker[] = [];
  private closed: Promise<void> | null = null;

  constructor(backend: QueueBackend, log: EventLog, onError: (error: Error) => void) {
    this.backend = backend;
    this.log = log;
    this.onError = onError;
    this.queues = {
      process: backend.createQueue('process', onError),
      deliver: backend.createQueue('deliver', onError),
      wake: backend.createQueue('wake', onError),
    };
  }

  async ring(queue: QueueName, bell: Bell, dueAt?: Instant): Promise<void> {
    this.assertReachable();
    const job = jobOf(queue, dueAt === undefined ? bell : { ...bell, dueAt });
    await this.queues[queue].add(job.name, job.data, job.opts);
  }

  async ringMany(queue: QueueName, bells: readonly DueBell[]): Promise<void> {
    for (let start = 0; start < bells.length; start += bellsPerChunk) {
      this.assertReachable();
      const chunk = bells.slice(start, start + bellsPerChunk);
      await this.queues[queue].addBulk(chunk.map((bell) => jobOf(queue, bell)));
    }
  }

  async work(queue: QueueName, onBell: OnBell, options: { readonly concurrency: number }): Promise<void> {
    const worker = this.backend.createWorker(queue, {
      concurrency: options.concurrency,
      onBell,
      onError: this.onError,
      onFailed: (jobId, error) => this.log.error({ err: error, queue, jobId }, 'bell not answered'),
    });
    this.workers.push(worker);
    // Redis may be away for as long as it likes; a worker that starts later is as good.
    if (this.backend.isReachable()) await worker.waitUntilReady();
  }

  async counts(): Promise<Record<QueueName, QueueCounts>> {
    this.assertReachable();
    const [process, deliver, wake] = await Promise.all(queueNames.map((name) => countsOf(this.queues[name])));
    const none = { waiting: 0, delayed: 0, active: 0, failed: 0 };
    return { process: process ?? none, deliver: deliver ?? none, wake: wake ?? none };
  }

  isReachable(): boolean {
    return this.backend.isReachable();
  }

  async drain(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.pause()));
  }

  close(): Promise<void> {
    this.closed ??= this.closeAll();
    return this.closed;
  }

  private async closeAll(): Promise<void> {
    await Promise.all(this.workers.map(closeWorker));
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    await this.backend.close();
  }

  private assertReachable(): void {
    if (!this.backend.isReachable()) throw new Fault('queue-away', 'the queue does not answer', { retryable: true });
  }
}

function jobOf(queue: QueueName, bell: DueBell): BellJob {
  // BullMQ reserves ids of digits only for itself and takes a colon for a separator of its keys.
  const jobId = `${queue}_${bell.id}_${bell.generation}`;
  if (jobId.includes(':')) throw new TypeError(`a row id with a colon: ${bell.id}`);
  const delay = bell.dueAt === undefined ? 0 : Math.max(0, bell.dueAt - Date.now());
  return { name: queue, data: { id: bell.id, generation: bell.generation }, opts: { ...jobOptions, jobId, delay } };
}

async function countsOf(queue: BellQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'delayed', 'active', 'failed');
  return {
    waiting: counts['waiting'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    active: counts['active'] ?? 0,
    failed: counts['failed'] ?? 0,
  };
}

/**
 * Without its backend a worker cannot write down its last job and would wait for ever; the sweep rings again.
 * BullMQ's timers then go on in the background: a process that closes while Redis is away must exit by itself.
 */
async function closeWorker(worker: BellWorker): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => (timer = setTimeout(done, closeMsMax)));
  await Promise.race([worker.close(), enough]);
  clearTimeout(timer);
}

function oncePerMinute(log: EventLog): (error: Error) => void {
  const loggedAt = new Map<string, number>();
  return (error) => {
    const now = Date.now();
    if (now - (loggedAt.get(error.message) ?? 0) < repeatedErrorMs) return;
    // Messages may hold ids; a map of them must not grow for ever.
    if (loggedAt.size > 100) loggedAt.clear();
    loggedAt.set(error.message, now);
    log.warn({ err: error }, 'queue trouble');
  };
}
