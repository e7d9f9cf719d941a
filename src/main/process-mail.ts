// The worker's handler of the `process` bell: claims accepted messages in batches and takes each through the journey.
// One bad message never stops another: after its last attempt it is set aside as failed, visible and retryable.
import { limits } from '../mail/limits.ts';
import { prepareMessage, processMessage, type JourneyContext, type Prepared } from '../journey.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { isStoreTrouble } from '../platform/store-trouble.ts';
import { claimMessages, failMessage, isLastAttempt, releaseClaim, type AcceptedMessage } from '../record/message-row.ts';

/** Big enough that claiming costs little, small enough that 25 MB mails do not pile up in memory. */
const batchSize = 8;
const retryFirstMs = 2_000;
/** Trouble that is not the message's may last for hours; it is looked at again this often at least. */
const retryMaxMs = 5 * 60_000;

export interface ProcessResult {
  readonly processed: number;
  readonly mails: number;
}

/**
 * Processes accepted messages until none is left to claim, or `goesOn` says that the process is to end. `onMails` is called
 * after each batch that made mail.
 */
export async function processAccepted(context: JourneyContext, log: EventLog, onMails: () => void, goesOn: () => boolean): Promise<ProcessResult> {
  let processed = 0;
  let mails = 0;
  for (;;) {
    const batch = goesOn() ? await claimMessages(context.db, batchSize, context.now()) : [];
    if (batch.length === 0) return { processed, mails };
    // Read side by side in the parser pool, decided in order of receipt: a reply must not overtake what it answers.
    const prepared = batch.map((message) => prepareMessage(context, message));
    for (const one of prepared) one.catch(() => undefined);
    const results: number[] = [];
    for (const [index, message] of batch.entries()) results.push(await processOne(context, log, message, prepared[index]));
    processed += batch.length;
    const made = results.reduce((sum, count) => sum + count, 0);
    mails += made;
    if (made > 0) onMails();
  }
}

async function processOne(context: JourneyContext, log: EventLog, message: AcceptedMessage, prepared: Promise<Prepared> | undefined): Promise<number> {
  if (message.attempts > limits.processDeathsMax) {
    // Attempts that ended by themselves are counted back or end at processAttemptsMax: these ended the process.
    await failMessage(context.db, message.id, `the process ended ${limits.processDeathsMax} times while this message was in hand`, context.now());
    return 0;
  }
  try {
    const result = await processMessage(context, message, prepared);
    return result.mails;
  } catch (error) {
    // A store that is away fails every message alike and says nothing about this one: its attempts do not run out.
    const ours = (error instanceof Fault && error.retryable) || isStoreTrouble(error);
    log.error({ messageId: message.id, attempt: message.attempts, err: error }, 'message could not be decided');
    if (isLastAttempt(message) && !ours) {
      await failMessage(context.db, message.id, `not decided after ${limits.processAttemptsMax} attempts: ${errorText(error)}`, context.now());
    } else {
      await releaseClaim(context.db, message.id, context.now() + Math.min(retryFirstMs * 2 ** message.attempts, retryMaxMs), !ours).catch(() => undefined);
    }
    return 0;
  }
}
