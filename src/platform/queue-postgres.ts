// BullMQ on PostgreSQL: the queue's tables in schema `bullmq` of the same database, a pool of its own.
// A pool of its own because its search_path must be `bullmq` on a server; on the embedded store, where all clients
// are one session, the store's own search_path holds both schemas.
import { createPostgresBackend, type PgPool, runMigrations, withBackend } from 'bullmq';
import { type QueueBackend, streamOptions, workerOptions } from './queue-backend.ts';
import type { EventLog } from './event-log.ts';
import { errorText, exitCodes, Fault } from './fault.ts';
import { createPool, type Store } from './postgres.ts';

/** Names that a table of ours may not bear: on the embedded store both schemas are on one search_path. */
export const queueTables = [
  'dedup',
  'dedup_next',
  'event',
  'job',
  'job_dependency',
  'job_log',
  'meta',
  'metrics',
  'migration',
  'rate_limit',
  'relay_inbox',
  'relay_node',
  'relay_retained',
  'relay_subscription',
  'scheduler',
] as const;

/** One connection of each of three workers listens; the others carry what they and the queues ask at once. */
const poolSize = 10;

const { Queue, Worker } = withBackend(createPostgresBackend);

/** Makes or updates BullMQ's schema and connects to it. */
export async function openPostgresQueues(store: Store, log: EventLog): Promise<QueueBackend> {
  const path = store.kind === 'remote' ? { options: '-c search_path=bullmq' } : {};
  const pool = createPool(store.connectionString, poolSize, log, path);
  // Every queue and worker listens for the pool's errors.
  pool.setMaxListeners(0);
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw new Fault('queue-unavailable', `the queue's tables cannot be made or read: ${errorText(error)}`, {
      retryable: true,
      exitCode: exitCodes.unavailable,
      cause: error,
    });
  }
  // BullMQ's own description of a pool is narrower than pg's overloads; it is the same object.
  const connection = pool as unknown as PgPool;
  return {
    createQueue: (name, onError) => {
      const queue = new Queue(name, { connection, streams: streamOptions });
      queue.on('error', onError);
      return queue;
    },
    createWorker: (name, { concurrency, onBell, onError, onFailed }) => {
      const worker = new Worker(name, (job) => onBell(job.data), { ...workerOptions, connection, concurrency });
      worker.on('error', onError);
      worker.on('failed', (job, error) => onFailed(job?.id, error));
      return worker;
    },
    isReachable: () => true,
    close: () => pool.end(),
  };
}
