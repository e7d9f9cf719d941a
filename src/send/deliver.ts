// Outbox rows → attempts. Claims in batches, builds the bytes, asks the transport once, settles the row. Retries follow a
// fixed back-off over about three days; every end is visible in the row.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import type { Envelope } from '../mail/mailbox.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText } from '../platform/fault.ts';
import type { Db } from '../record/database.ts';
import { claimOutbox, settleOutbox, type ClaimedMail } from '../record/outbox-row.ts';
import { readRaw } from '../record/raw-message.ts';
import { buildMime, type MimeAttachment } from './build-mime.ts';
import type { Transport } from './transport.ts';

export interface DeliverContext {
  readonly db: Db;
  readonly transport: Transport;
  /** All real attachments of a stored mail, taken out of its bytes off the event loop. */
  readonly attachmentsOf: (raw: Uint8Array) => Promise<readonly MimeAttachment[]>;
  readonly now: () => Instant;
  readonly log: EventLog;
}

const batchSize = 32;
/** 1 min, doubling to 6 h: a relay that is down for a weekend loses nothing. */
const backOffFirstMs = 60_000;
const backOffMaxMs = 6 * 3_600_000;

/** Attempts everything that is due; returns how many mails were attempted. */
export async function deliverDue(context: DeliverContext): Promise<number> {
  let attempted = 0;
  for (;;) {
    const claimed = await claimOutbox(context.db, batchSize, context.now());
    if (claimed.length === 0) return attempted;
    for (const one of claimed) await deliverOne(context, one);
    attempted += claimed.length;
  }
}

async function deliverOne(context: DeliverContext, claimed: ClaimedMail): Promise<void> {
  const { id, mail } = claimed;
  try {
    const bytes = await buildMime(id, mail, await collectAttachments(context, mail));
    const verdict = await context.transport.attempt(id, envelopeOf(mail), bytes);
    switch (verdict.kind) {
      case 'sent':
      case 'sandboxed':
      case 'uncertain':
        await settleOutbox(context.db, id, verdict.kind, verdict.reply, context.now());
        break;
      case 'permanentFailure':
        await settleOutbox(context.db, id, 'failed', verdict.reply, context.now());
        break;
      case 'persistentTransientFailure':
        await postpone(context, claimed, verdict.reply);
        break;
    }
    if (verdict.kind !== 'sent' && verdict.kind !== 'sandboxed') context.log.warn({ outboxId: id, verdict: verdict.kind }, 'mail not delivered');
  } catch (error) {
    // A row that cannot even be built, or a store that went away in between: nothing has left.
    context.log.error({ outboxId: id, err: error }, 'delivery attempt failed');
    await postpone(context, claimed, errorText(error)).catch(() => undefined);
  }
}

async function postpone(context: DeliverContext, claimed: ClaimedMail, reply: string): Promise<void> {
  if (claimed.attempts >= limits.deliverAttemptsMax) {
    await settleOutbox(context.db, claimed.id, 'failed', `given up after ${claimed.attempts} attempts: ${reply}`, context.now());
    return;
  }
  const waitMs = Math.min(backOffFirstMs * 2 ** (claimed.attempts - 1), backOffMaxMs);
  await settleOutbox(context.db, claimed.id, 'pending', reply, context.now(), context.now() + waitMs);
}

async function collectAttachments(context: DeliverContext, mail: OutgoingMail): Promise<MimeAttachment[]> {
  const all: MimeAttachment[] = [];
  for (const messageId of mail.attachmentsOf) {
    const raw = await readRaw(context.db, messageId);
    if (raw !== null) all.push(...(await context.attachmentsOf(raw)));
  }
  return all;
}

function envelopeOf(mail: OutgoingMail): Envelope {
  const forwardPaths = [...new Set([...mail.to.map((one) => one.addrSpec), ...mail.cc])];
  return { reversePath: mail.reversePath, forwardPaths };
}
