// The worker's handler of the `process` bell: claims accepted messages in batches and takes each through the journey, many
// in one transaction. One bad message never stops another: what fails together is tried one by one, and after its last
// attempt a message is set aside as failed, visible and retryable.
import { setTimeout as pause } from 'node:timers/promises';
import { limits } from '../mail/limits.ts';
import { prepareMessage, processMessages, type JourneyContext, type PreparedMessage, type StepResult } from '../journey.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { isStoreTrouble } from '../platform/store-trouble.ts';
import { claimMessages, failMessage, isLastAttempt, isSuspect, releaseClaim, type AcceptedMessage } from '../record/message-row.ts';

/** Beyond this a transaction costs no less a mail; the claim also has a bound in bytes, for mails of 25 MB. */
const batchSize = 32;
const retryFirstMs = 2_000;
/** Trouble that is not the message's may last for hours; it is looked at again this often at least. */
const retryMaxMs = 5 * 60_000;

export interface ProcessOptions {
  readonly context: JourneyContext;
  readonly log: EventLog;
  /** Called after each transaction, with what it set in motion. */
  readonly onStep: (step: StepResult) => void;
  /** False once the process is to end. */
  readonly goesOn: () => boolean;
}

/** What is read soon is decided together; what takes longer keeps nobody waiting who came before it. */
const readTogetherMs = 200;

/** A message in hand: its reading ends, and `ready` is what it came to once it is read, null when it could not be and its attempt is settled. */
interface InHand {
  readonly message: AcceptedMessage;
  readonly reading: Promise<void>;
  ready: PreparedMessage | null | undefined;
}

/** Processes accepted messages until none is left to claim, or the process is to end; returns how many. */
export async function processAccepted(options: ProcessOptions): Promise<number> {
  let processed = 0;
  // Read side by side in the parser pool, the next batch while this one is decided; decided in order of receipt: a reply
  // must not overtake what it answers.
  let ahead: Promise<InHand[]> | null = null;
  for (;;) {
    let batch: InHand[] = ahead === null ? [] : await ahead;
    // What was decided since may have let held messages go on, for which nobody rings.
    if (batch.length === 0) batch = await claimAndRead(options);
    if (batch.length === 0) return processed;
    await Promise.race([Promise.all(batch.map((one) => one.reading)), pause(readTogetherMs)]);
    ahead = batch.some((one) => isSuspect(one.message)) ? null : claimAndRead(options);
    // Whoever waits for it in the next round hears of its fault; until then it must not end the process.
    ahead?.catch(() => undefined);
    for (let from = 0; from < batch.length;) from += await decideReady(options, batch.slice(from));
    processed += batch.length;
  }
}

/** Waits for the first message in hand and decides it with those behind it that are read too; returns how many. */
async function decideReady(options: ProcessOptions, batch: readonly InHand[]): Promise<number> {
  await batch[0]?.reading;
  const unread = batch.findIndex((one) => one.ready === undefined);
  const count = unread === -1 ? batch.length : unread;
  const messages = batch.slice(0, count).flatMap((one) => (one.ready === null || one.ready === undefined ? [] : [one.ready]));
  for (let from = 0; from < messages.length;) from += await decideSome(options, messages.slice(from));
  return count;
}

async function claimAndRead(options: ProcessOptions): Promise<InHand[]> {
  const { context } = options;
  const batch = options.goesOn() ? await claimMessages(context.db, batchSize, context.now()) : [];
  return batch.map((message) => {
    const one: InHand = { message, ready: undefined, reading: readOne(options, message).then((ready) => void (one.ready = ready)) };
    return one;
  });
}

async function readOne(options: ProcessOptions, message: AcceptedMessage): Promise<PreparedMessage | null> {
  const { context } = options;
  try {
    if (message.attempts <= limits.processDeathsMax) return { message, prepared: await prepareMessage(context, message) };
    // Attempts that ended by themselves are counted back or end at processAttemptsMax: these ended the process.
    await failMessage(context.db, message, `the process ended ${limits.processDeathsMax} times while this message was in hand`, context.now());
  } catch (error) {
    await attemptFailed(options, message, error);
  }
  return null;
}

/** Decides the first of the messages, as many as one transaction can; returns how many are done with. */
async function decideSome(options: ProcessOptions, messages: readonly PreparedMessage[]): Promise<number> {
  try {
    const step = await processMessages(options.context, messages);
    options.onStep(step);
    return step.taken;
  } catch (error) {
    if (messages.length > 1 && !isStoreTrouble(error)) {
      for (const one of messages) await decideSome(options, [one]);
      return messages.length;
    }
    // A store that is away fails them all alike, and asking it for each would only take its time limit once for each.
    await Promise.all(messages.map((one) => attemptFailed(options, one.message, error)));
    return messages.length;
  }
}

async function attemptFailed({ context, log }: ProcessOptions, message: AcceptedMessage, error: unknown): Promise<void> {
  // A store that is away says nothing about this message: its attempts do not run out.
  const ours = (error instanceof Fault && error.retryable) || isStoreTrouble(error);
  log.error({ messageId: message.id, attempt: message.attempts, err: error }, 'message could not be decided');
  if (isLastAttempt(message) && !ours) {
    await failMessage(context.db, message, `not decided after ${limits.processAttemptsMax} attempts: ${errorText(error)}`, context.now()).catch(() => undefined);
  } else {
    await releaseClaim(context.db, message.id, context.now() + Math.min(retryFirstMs * 2 ** message.attempts, retryMaxMs), !ours, `tried again soon: ${errorText(error)}`).catch(() => undefined);
  }
}
