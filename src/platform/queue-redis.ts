// BullMQ on Redis, for several machines. Two connections of ours: one for ringing, which must fail at once while
// Redis is away (the sweep rings again from the rows), and one for the workers, which must wait for it as long as
// it takes; BullMQ makes a third kind, for blocking, by itself.
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type QueueBackend, streamOptions, workerOptions } from './queue-backend.ts';

/** Keeps our keys apart from those of other programs on the same Redis. */
const keyPrefix = 'postern';
/** Pauses between attempts to connect: quick at first, because most absences are restarts. */
const reconnectMsMax = 2_000;
/** How long opening waits for a first answer; a Redis that comes later is as welcome, mail is taken in without it. */
const firstAnswerMsMax = 3_000;

/** Connects to Redis; when it does not answer soon, the queues are opened all the same and refuse to ring. */
export async function openRedisQueues(url: string, onError: (error: Error) => void): Promise<QueueBackend> {
  const connectionOptions = {
    connectTimeout: 5_000,
    retryStrategy: (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 10), reconnectMsMax),
  };
  const ringing = new Redis(url, { ...connectionOptions, maxRetriesPerRequest: 1, commandTimeout: 5_000 });
  const working = new Redis(url, { ...connectionOptions, maxRetriesPerRequest: null });
  for (const client of [ringing, working]) {
    client.on('error', onError);
    // Every queue and worker listens for the connection's events.
    client.setMaxListeners(0);
  }
  await Promise.all([ringing, working].map(firstAnswer));
  return {
    createQueue: (name, onQueueError) => {
      const queue = new Queue(name, { connection: ringing, prefix: keyPrefix, streams: streamOptions });
      queue.on('error', onQueueError);
      return queue;
    },
    createWorker: (name, { concurrency, onBell, onError: onWorkerError, onFailed }) => {
      const worker = new Worker(name, (job) => onBell(job.data), {
        ...workerOptions,
        connection: working,
        prefix: keyPrefix,
        concurrency,
      });
      worker.on('error', onWorkerError);
      worker.on('failed', (job, error) => onFailed(job?.id, error));
      return worker;
    },
    isReachable: () => ringing.status === 'ready',
    close: async () => {
      ringing.disconnect();
      working.disconnect();
    },
  };
}

async function firstAnswer(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  await new Promise<void>((done) => {
    const timer = setTimeout(done, firstAnswerMsMax);
    client.once('ready', () => {
      clearTimeout(timer);
      done();
    });
  });
}
