// Outbox rows → attempts. Claims in batches, builds and signs the bytes, asks the transport once, settles the row. Retries
// follow a fixed back-off over about three days; every end is visible in the row, and what was refused for good or given
// up comes back as a delivery report, so that the ticket and whoever has it learn of it as of any other.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { deadText } from '../decide/dead-address.ts';
import type { UndeliverableAddress } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText } from '../platform/fault.ts';
import { isErased } from '../mail/personal-words.ts';
import type { Db } from '../record/database.ts';
import { claimOutbox, settleOutbox, settleSandboxed, type ClaimedMail } from '../record/outbox-row.ts';
import { readRaw } from '../record/raw-message.ts';
import { undeliverableAmong } from '../record/undeliverable.ts';
import { domainOf } from '../mail/mailbox.ts';
import { buildMime, type MimeAttachment } from './build-mime.ts';
import { refusalReport, reportPath } from './refusal-report.ts';
import { referenceReceipt } from './reference-receipt.ts';
import { signDkim, type DkimKeys } from './sign-dkim.ts';
import type { DeliveryVerdict, Refusal, Transport } from './transport.ts';
import type { Webhook, WebhookVerdict } from './webhook.ts';
import { webhookPayload } from './webhook-payload.ts';

export interface DeliverContext {
  readonly db: Db;
  readonly transport: Transport;
  /** Signing keys by the domain of From. */
  readonly dkim: DkimKeys;
  /** The webhook that takes mail to these recipients, for a desk whose pack names one; null = mail. */
  readonly webhookOf: (desk: string, forwardPaths: readonly string[]) => Webhook | null;
  /** Our name as the author of a report. */
  readonly host: string;
  /** Takes a report in as mail for its reverse-path `<>` and this forward-path; resolves when it is kept. */
  readonly report: (forwardPath: string, raw: Buffer) => Promise<void>;
  /** Attachments of a stored mail, all real ones or those at `paths`, taken out of its bytes off the event loop. */
  readonly attachmentsOf: (raw: Uint8Array, paths: readonly string[] | null) => Promise<readonly MimeAttachment[]>;
  readonly now: () => Instant;
  readonly log: EventLog;
  /** False once the process is to end: what is in hand is finished, nothing more is claimed. */
  readonly goesOn: () => boolean;
  /** Only mails of this kind; absent = all. */
  readonly kind?: OutgoingMail['kind'];
}

/** A sandboxed mail may be written again, so many are claimed at once; of mails to a relay only the one in hand, because a
 * claim whose process dies is uncertain for ever. */
const sandboxBatch = 32;
/** 1 min, doubling to 6 h: a relay that is down for a weekend loses nothing. */
const backOffFirstMs = 60_000;
const backOffMaxMs = 6 * 3_600_000;

/** Attempts everything that is due; returns how many mails were attempted. */
export async function deliverDue(context: DeliverContext): Promise<number> {
  let attempted = 0;
  for (;;) {
    const claimed = context.goesOn() ? await claimOutbox(context.db, context.transport.repeatable ? sandboxBatch : 1, context.now(), context.kind) : [];
    if (claimed.length === 0) return attempted;
    // Asked anew for each claim: the report may have come while the mail waited.
    const dead = await undeliverableAmong(context.db, claimed.flatMap(({ mail }) => recipientsOf(mail)));
    const sandboxed: string[] = [];
    for (const one of claimed) {
      const verdict = await attemptOne(context, one, dead);
      if (verdict?.kind === 'sandboxed') sandboxed.push(one.id);
    }
    if (sandboxed.length > 0) await settleSandboxed(context.db, sandboxed, context.now());
    attempted += claimed.length;
  }
}

/** An attempt and the bytes that it was made with. */
interface Attempt {
  readonly claimed: ClaimedMail;
  readonly forwardPaths: readonly string[];
  readonly bytes: Buffer;
}

/** One attempt; null when the mail could not even be built, which is settled here: nothing has left. */
async function attemptOne(context: DeliverContext, claimed: ClaimedMail, dead: ReadonlyMap<string, UndeliverableAddress>): Promise<DeliveryVerdict | null> {
  const { id } = claimed;
  const mail = { ...claimed.mail, to: claimed.mail.to.filter((one) => !isErased(one.addrSpec)), cc: claimed.mail.cc.filter((one) => !isErased(one)) };
  const forwardPaths = (claimed.stillTo ?? recipientsOf(mail)).filter((address) => !isErased(address) && !dead.has(address.toLowerCase()));
  if (forwardPaths.length === 0) {
    await settleOutbox(context.db, id, claimed.stillTo === null ? 'discarded' : 'sent', notSent(mail, dead), context.now());
    context.log.warn({ outboxId: id, verdict: 'undeliverable' }, 'mail not delivered');
    return null;
  }
  let bytes: Buffer;
  let attachments: MimeAttachment[];
  try {
    attachments = await collectAttachments(context, mail);
    bytes = await signDkim(await buildMime(id, mail, attachments), domainOf(mail.from.addrSpec), mail.date, context.dkim);
  } catch (error) {
    context.log.error({ outboxId: id, err: error }, 'mail could not be built');
    await postpone(context, claimed, errorText(error), claimed.stillTo);
    return null;
  }
  const webhook = context.webhookOf(deskOf(mail), forwardPaths);
  const verdict = webhook === null
    ? await context.transport.attempt({ id, desk: deskOf(mail) }, { reversePath: mail.reversePath, forwardPaths }, bytes)
    : await call(context, webhook, mail, attachments, forwardPaths[0] ?? '');
  if (verdict.kind !== 'sandboxed') await settle(context, { claimed, forwardPaths, bytes }, verdict);
  return verdict;
}

/** Calls instead of mailing; the number that the other side gave the case comes in as its receipt. */
async function call(context: DeliverContext, webhook: Webhook, mail: OutgoingMail, attachments: readonly MimeAttachment[], address: string): Promise<WebhookVerdict['verdict']> {
  const { verdict, reference } = await webhook.call(mail.messageId, webhookPayload(mail, attachments), address);
  if (reference !== null) await context.report(mail.replyTo.addrSpec, referenceReceipt(mail, reference, address, context.host, context.now()));
  return verdict;
}

/**
 * Writes down what an attempt came to. When the store is away just now, the row stays claimed and becomes uncertain:
 * trying again after a mail has left would send it twice. Reports come first: written after the row, one could be lost.
 */
async function settle(context: DeliverContext, attempt: Attempt, verdict: Exclude<DeliveryVerdict, { kind: 'sandboxed' }>): Promise<void> {
  const { claimed, forwardPaths } = attempt;
  if (verdict.kind !== 'sent') context.log.warn({ outboxId: claimed.id, verdict: verdict.kind }, 'mail not delivered');
  if (verdict.kind === 'uncertain') return settleOutbox(context.db, claimed.id, 'uncertain', verdict.reply, context.now());
  const waiting = stillWaiting(verdict, forwardPaths);
  const givenUp = waiting.length > 0 && claimed.attempts >= limits.deliverAttemptsMax ? waiting : [];
  await report(context, attempt, [...verdict.refused, ...givenUp]);
  if (givenUp.length > 0) return settleOutbox(context.db, claimed.id, 'failed', `given up after ${claimed.attempts} attempts: ${verdict.reply}`, context.now());
  // Some have it or never will: only the others are tried again.
  if (waiting.length > 0) return postpone(context, claimed, verdict.reply, waiting.length < recipientsOf(claimed.mail).length ? waiting.map(({ address }) => address) : null);
  await settleOutbox(context.db, claimed.id, verdict.kind === 'sent' ? 'sent' : 'failed', replyText(verdict), context.now());
}

/** Who may get it by another attempt, each with why he has not. */
function stillWaiting(verdict: Exclude<DeliveryVerdict, { kind: 'sandboxed' | 'uncertain' }>, forwardPaths: readonly string[]): readonly Refusal[] {
  if (verdict.kind === 'sent') return verdict.deferred;
  if (verdict.kind === 'permanentFailure') return [];
  const refused = new Set(verdict.refused.map(({ address }) => address));
  return forwardPaths.filter((address) => !refused.has(address)).map((address) => ({ address, reply: verdict.reply }));
}

function replyText(verdict: { readonly reply: string; readonly refused: readonly Refusal[]; readonly kind: string }): string {
  return verdict.kind === 'sent' && verdict.refused.length > 0 ? `${verdict.reply}; refused: ${verdict.refused.map(({ address, reply }) => `${address} (${reply})`).join(', ')}` : verdict.reply;
}

async function report(context: DeliverContext, { claimed, bytes }: Attempt, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const mail = { id: claimed.id, attempts: claimed.attempts, reversePath: claimed.mail.reversePath, from: claimed.mail.from.addrSpec, bytes };
  await context.report(reportPath(mail), refusalReport(mail, refusals, context.host, context.now()));
}

async function postpone(context: DeliverContext, claimed: ClaimedMail, reply: string, to: readonly string[] | null): Promise<void> {
  if (claimed.attempts >= limits.deliverAttemptsMax) {
    await settleOutbox(context.db, claimed.id, 'failed', `given up after ${claimed.attempts} attempts: ${reply}`, context.now());
    return;
  }
  const waitMs = Math.min(backOffFirstMs * 2 ** (claimed.attempts - 1), backOffMaxMs);
  await settleOutbox(context.db, claimed.id, 'pending', reply, context.now(), { at: context.now() + waitMs, to });
}

async function collectAttachments(context: DeliverContext, mail: OutgoingMail): Promise<MimeAttachment[]> {
  const all: MimeAttachment[] = [];
  for (const messageId of mail.attachmentsOf) {
    const paths = pathsOf(mail, messageId);
    const raw = paths?.length === 0 ? null : await readRaw(context.db, messageId);
    if (raw !== null) all.push(...(await context.attachmentsOf(raw, paths)));
  }
  return all;
}

/** Each mail of ours names its desk (H-02). */
function deskOf(mail: OutgoingMail): string {
  return mail.headers.find((header) => header.name === 'X-Desk-Id')?.value ?? '';
}

function recipientsOf(mail: OutgoingMail): string[] {
  return [...new Set([...mail.to.map((one) => one.addrSpec), ...mail.cc])];
}

/** F68: why it stays here, for the admin who reads the outbox. */
function notSent(mail: OutgoingMail, dead: ReadonlyMap<string, UndeliverableAddress>): string {
  const [first] = recipientsOf(mail).flatMap((address) => dead.get(address.toLowerCase()) ?? []);
  return first === undefined ? 'not sent: whom it was for is no longer known' : `not sent: ${deadText(first)}; \`postern undeliverable ${first.address} --clear\` lets mail to it leave again`;
}

/** Which files of that message go along; null = all real ones. */
export function pathsOf(mail: Pick<OutgoingMail, 'taken'>, messageId: string): string[] | null {
  return mail.taken?.filter((one) => one.messageId === messageId).map((one) => one.path) ?? null;
}
