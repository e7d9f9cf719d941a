// How a command sets something in motion: by the bell of the gateway that is running, or by doing it here when this
// command owns the store. Ringing may fail without harm, because the gateway looks for itself every 15 seconds.
import { setTimeout as pause } from 'node:timers/promises';
import { processMessage, type JourneyContext } from '../journey.ts';
import type { Installation } from '../main/installation.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { openQueues, type QueueName } from '../platform/queue.ts';
import { stateOfMessage } from '../record/message-repair.ts';
import { claimMessages, failMessage, releaseClaim, type AcceptedMessage } from '../record/message-row.ts';

/** True when the store is another process's: a gateway is running. On a shared database nobody can know. */
export function isGuest({ store }: Installation): boolean {
  return store.kind === 'embedded' && !store.owner;
}

/** Rings for whatever waits; false when there is nobody to ring for, or no way to. */
export async function ring(installation: Installation, queue: QueueName): Promise<boolean> {
  const { config, log, store, journey } = installation;
  if (store.kind === 'embedded' && store.owner) return false;
  try {
    const queues = await openQueues({ store, log, ...(config.redisUrl === null ? {} : { redisUrl: config.redisUrl }) });
    try {
      await queues.ring(queue, { id: `cli${journey.uniqueId()}`, generation: 0 });
      return true;
    } finally {
      await queues.close();
    }
  } catch {
    // The rows are committed; the sweep of the gateway finds them without the bell.
    return false;
  }
}

/** Where a mail in the outbox stands for somebody who waits for it. */
export function deliveryNote(installation: Installation, rang: boolean): string {
  if (rang) return 'the gateway has been told';
  return isGuest(installation) ? 'the running gateway takes it within 15 seconds' : 'it leaves when the gateway runs (postern serve)';
}

/** A worker of the gateway may hold the message; its claim runs out after this at the latest. */
const claimRunsOutMs = 60_000;

/**
 * Takes one accepted message through the journey here, or waits for the worker that already has it. Returns null, or
 * why it could not be decided; the message is then failed or, when something of ours is away, still accepted.
 */
export async function processHere({ db, journey }: Installation, id: string): Promise<string | null> {
  const [message] = await claimMessages(db, 1, journey.now(), id);
  if (message !== undefined) return decideHere(journey, message);
  await waitUntilSettled(db, id, claimRunsOutMs);
  return null;
}

/** Takes a message that is claimed already through the journey, by the rules of `journey`; returns likewise. */
export async function decideHere(journey: JourneyContext, message: AcceptedMessage): Promise<string | null> {
  const { db } = journey;
  try {
    await processMessage(journey, message);
    return null;
  } catch (error) {
    const reason = errorText(error);
    if (error instanceof Fault && error.retryable) await releaseClaim(db, message.id, journey.now(), false, `tried again soon: ${reason}`);
    else await failMessage(db, message, `not decided: ${reason}`, journey.now());
    return reason;
  }
}

/** Waits for the gateway to decide a message; false when it has not within the time. */
export async function waitUntilSettled(db: Installation['db'], id: string, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  while ((await stateOfMessage(db, id)) === 'accepted') {
    if (Date.now() > deadline) return false;
    await pause(100);
  }
  return true;
}
