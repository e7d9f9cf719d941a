// One round over a mailbox: everything new is taken, in the order of its numbers, until nothing is left. A mail is stored
// first, then the mark moves over it, and only then is it flagged or moved: whatever dies in between, the next round
// knows the mail by its bytes and goes on from there. A message that cannot be taken does not stop those behind it; it
// is tried again, later each time, and in the end set aside for a person, with one alarm.
import { limits } from '../mail/limits.ts';
import type { Instant } from '../mail/instant.ts';
import { parseMessageId } from '../parse/message-ids.ts';
import type { DoneWith, MailboxConfig } from '../platform/config-mailboxes.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText, Fault } from '../platform/fault.ts';
import { isStoreTrouble } from '../platform/store-trouble.ts';
import type { Db } from '../record/database.ts';
import { knownByHeader, messageWithBytes } from '../record/known-mails.ts';
import { forgetMessages, listNoted, noteInHand, noteTrouble, passMessages, type FolderMark } from '../record/mailbox-rows.ts';
import type { AcceptMail, IncomingMail } from './accept-mail.ts';
import type { ImapSession, MessageSummary } from './imap-session.ts';
import { backoffMs, type Backoff } from './mailbox-backoff.ts';
import { excerptBytesMax, excerptOf } from './mailbox-excerpt.ts';
import type { SmtpByteBudget } from './smtp-byte-budget.ts';

export interface DrainContext {
  readonly mailbox: MailboxConfig;
  readonly db: Db;
  readonly acceptMail: AcceptMail;
  readonly mailOf: (raw: Buffer, internalDate: Instant | null) => IncomingMail;
  /** Bytes that all mailboxes of this process may hold together. */
  readonly budget: SmtpByteBudget;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly log: EventLog;
  /** Of a message that could not be taken. */
  readonly backoff: Backoff;
  /** Nothing new is begun when it says no. */
  readonly goesOn: () => boolean;
}

/** Messages asked about at once, and fetched at once: few enough that a round soon shows what it did. */
const describedMax = 200;
const groupMax = 50;
const groupBytesMax = 8 * 1024 * 1024;
/** Numbers in one command that flags or moves. */
const settledMax = 500;
/** A message with which so many connections ended lets the others pass first. */
const suspectAttemptsMax = 3;
/** With the back-off of a message about a quarter of an hour: long enough for a server that restarts. */
const attemptsMax = 5;
/** Its clock and ours differ, and it counts in seconds: in doubt a mail is taken rather than lost. */
const clockSlackMs = 24 * 3_600_000;
const retryStates = ['retry'] as const;

interface Item {
  readonly uid: number;
  /** null: its server could not say. */
  readonly summary: MessageSummary | null;
  /** Times it was in hand when a connection or process ended; then it may be stored already. */
  readonly suspected: number;
  /** Its turn came again by itself. */
  readonly retried: boolean;
  /** Stored before all messages were numbered anew. */
  readonly known: boolean;
}

type Outcome = 'taken' | 'done' | 'noted';

/** Takes what is there; returns the mark as far as it came. */
export async function drain(context: DrainContext, session: ImapSession, mark: FolderMark): Promise<FolderMark> {
  await settle(context, session, mark);
  await retryDue(context, session, mark);
  let current = mark;
  for (;;) {
    const uids = await newMessages(session, current);
    if (uids.length === 0) return current;
    for (let start = 0; start < uids.length; start += describedMax) {
      if (!context.goesOn()) return current;
      current = await takeSome(context, session, current, uids.slice(start, start + describedMax));
    }
  }
}

async function newMessages(session: ImapSession, { uidMark, startTo }: FolderMark): Promise<number[]> {
  if (uidMark >= startTo) return session.search(uidMark + 1, null, false);
  return [...(await session.search(uidMark + 1, startTo, true)), ...(await session.search(startTo + 1, null, false))];
}

async function takeSome(context: DrainContext, session: ImapSession, mark: FolderMark, uids: readonly number[]): Promise<FolderMark> {
  let current = mark;
  for (const group of groupsOf(await describeAll(context, session, mark, uids))) {
    if (!context.goesOn()) return current;
    current = await takeGroup(context, session, current, group);
  }
  return current;
}

async function describeAll({ db, mailbox }: DrainContext, session: ImapSession, mark: FolderMark, uids: readonly number[]): Promise<Item[]> {
  const renumbered = uids.filter((uid) => uid <= mark.rescanTo);
  const summaries = await session.describe(uids, renumbered.length > 0);
  const suspects = new Map((await listNoted(db, mark, ['suspect'])).map((one) => [one.uid, one.attempts]));
  const named = renumbered.flatMap((uid) => {
    const summary = summaries.get(uid);
    const messageId = summary === undefined ? null : messageIdOf(summary);
    return messageId === null || summary === undefined ? [] : [{ key: uid, messageId, sizeBytes: summary.sizeBytes }];
  });
  const known = await knownByHeader(db, mailbox.desk, named);
  return uids.map((uid) => ({ uid, summary: summaries.get(uid) ?? null, suspected: suspects.get(uid) ?? 0, retried: false, known: known.has(uid) }));
}

function messageIdOf({ messageIdField }: MessageSummary): string | null {
  return messageIdField === null ? null : parseMessageId(messageIdField.toString('latin1').replace(/^[^:]*:/u, '').replaceAll('\0', ''));
}

/** In order; what is large, suspect or unclear goes alone. */
function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const size = item.known ? 0 : sizeOf(item);
    const last = groups.at(-1);
    if (last === undefined || bytes + size > groupBytesMax || last.length >= groupMax) {
      groups.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return groups;
}

function sizeOf({ summary, suspected }: Item): number {
  return summary === null || suspected > 0 ? groupBytesMax : Math.min(summary.sizeBytes, limits.messageBytesMax);
}

async function takeGroup(context: DrainContext, session: ImapSession, mark: FolderMark, group: readonly Item[]): Promise<FolderMark> {
  const { db, mailbox, now } = context;
  await noteInHand(db, mark, group.map((item) => item.uid));
  const outcomes = await holding(context, group, async () => {
    const bodies = await fetchSome(session, group.filter(isWanted).map((item) => item.uid));
    const found: [number, Outcome][] = [];
    for (const item of group) found.push([item.uid, await takeOne(context, session, mark, item, bodies.get(item.uid))]);
    return found;
  });
  const uidMark = Math.max(...group.map((item) => item.uid));
  const of = (wanted: Outcome): number[] => outcomes.filter(([, outcome]) => outcome === wanted).map(([uid]) => uid);
  const taken = of('taken');
  const keep = mailbox.done.kind === 'keep';
  await passMessages(db, mark, { uidMark, taken: keep ? [] : taken, done: [...of('done'), ...(keep ? taken : [])], now: now() });
  if (taken.length > 0 && !keep) await settle(context, session, mark);
  return { ...mark, uidMark };
}

/** Keeps the bytes of all mailboxes together bounded while `work` holds those of the group. */
async function holding<T>({ budget }: DrainContext, group: readonly Item[], work: () => Promise<T>): Promise<T> {
  const bytes = group.filter(isWanted).reduce((sum, item) => sum + (item.summary === null ? limits.messageBytesMax : Math.min(item.summary.sizeBytes, limits.messageBytesMax)), 0);
  while (!budget.take(bytes)) await budget.whenFree(bytes, 60_000);
  try {
    return await work();
  } finally {
    budget.giveBack(bytes);
  }
}

/** Its bytes are to be fetched. */
function isWanted(item: Item): boolean {
  return !item.known && !isPutBack(item) && !isWithdrawn(item.summary) && !isTooLarge(item.summary);
}

/** So many connections ended with it that the others pass first. */
function isPutBack({ suspected, retried }: Item): boolean {
  return !retried && suspected >= suspectAttemptsMax;
}

/** Somebody deleted it, or is still writing it. */
function isWithdrawn(summary: MessageSummary | null): boolean {
  return summary !== null && (summary.flags.has('\\Deleted') || summary.flags.has('\\Draft'));
}

function isTooLarge(summary: MessageSummary | null): boolean {
  return summary !== null && summary.sizeBytes > limits.messageBytesMax;
}

/** The bytes of each; one that the server will not give, or not in an answer that makes sense, does not cost the others. */
async function fetchSome(session: ImapSession, uids: readonly number[], bytesMax = limits.messageBytesMax + 1): Promise<Map<number, Buffer | string>> {
  if (uids.length === 0) return new Map();
  const found = new Map<number, Buffer | string>();
  const fetchInto = async (some: readonly number[]): Promise<void> => {
    try {
      for (const [uid, raw] of await session.fetch(some, bytesMax)) found.set(uid, raw);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (some.length === 1) found.set(some[0] ?? 0, errorText(error));
    }
  };
  await fetchInto(uids);
  if (uids.length > 1) for (const uid of uids) if (!found.has(uid)) await fetchInto([uid]);
  return found;
}

async function takeOne(context: DrainContext, session: ImapSession, mark: FolderMark, item: Item, body: Buffer | string | undefined): Promise<Outcome> {
  const { uid, summary, suspected } = item;
  if (item.known) return 'taken';
  if (isWithdrawn(summary)) return 'done';
  if (isPutBack(item)) return trouble(context, mark, uid, suspected, 'the connection ended each time it was fetched');
  if (isTooLarge(summary)) return takeExcerpt(context, session, mark, item, null);
  if (!Buffer.isBuffer(body)) return missing(context, session, mark, item, body);
  return body.length > limits.messageBytesMax ? takeExcerpt(context, session, mark, item, body) : acceptOne(context, mark, item, body, 'imap');
}

async function acceptOne(context: DrainContext, mark: FolderMark, item: Item, raw: Buffer, source: 'imap' | 'imap-excerpt'): Promise<Outcome> {
  const { db, mailbox, acceptMail, mailOf } = context;
  const renumbered = item.uid <= mark.rescanTo;
  if ((renumbered || item.suspected > 0) && (await messageWithBytes(db, mailbox.desk, raw)) !== null) return 'taken';
  const internalDate = item.summary?.internalDate ?? null;
  // Of what lay there before the first reading, that was taken which should be.
  if (renumbered && mailbox.start !== 'all' && internalDate !== null && internalDate < mark.since - clockSlackMs) return 'done';
  try {
    await acceptMail.accept({ ...mailOf(raw, internalDate), source });
    return 'taken';
  } catch (error) {
    if (isStoreTrouble(error)) throw error;
    return trouble(context, mark, item.uid, item.suspected, `it could not be stored: ${errorText(error instanceof Fault ? (error.cause ?? error) : error)}`);
  }
}

/** Notes it for another attempt, or as set aside. */
async function trouble({ db, log, mailbox, now, random, backoff }: DrainContext, mark: FolderMark, uid: number, before: number, reason: string): Promise<Outcome> {
  const attempts = before + 1;
  const nextAttemptAt = attempts >= attemptsMax ? null : now() + backoffMs(backoff, attempts, random());
  await noteTrouble(db, mark, { uid, attempts, reason, nextAttemptAt, now: now() });
  if (nextAttemptAt === null) log.error({ mailbox: mailbox.id, uid, reason }, 'mail set aside in its mailbox');
  else log.warn({ mailbox: mailbox.id, uid, attempt: attempts, reason }, 'mail could not be taken; it is tried again');
  return 'noted';
}

/** Its header and text are taken, and whoever reads them is told that there was more. */
async function takeExcerpt(context: DrainContext, session: ImapSession, mark: FolderMark, item: Item, start: Buffer | null): Promise<Outcome> {
  const { log, mailbox } = context;
  const found = start ?? (await fetchSome(session, [item.uid], excerptBytesMax)).get(item.uid);
  if (!Buffer.isBuffer(found)) return missing(context, session, mark, item, found);
  const outcome = await acceptOne(context, mark, item, excerptOf(found), 'imap-excerpt');
  log.warn({ mailbox: mailbox.id, uid: item.uid, sizeBytes: item.summary?.sizeBytes ?? null }, 'mail larger than is taken; its text was taken without its files');
  return outcome;
}

/** Somebody else may have expunged it between the search and the fetch; what is still there is tried again. */
async function missing(context: DrainContext, session: ImapSession, mark: FolderMark, { uid, suspected }: Item, reason: string | undefined): Promise<Outcome> {
  if (!(await session.exists(uid))) return 'done';
  return trouble(context, mark, uid, suspected, reason ?? 'the answer of the server to its fetch makes no sense');
}

/** What could not be taken before and is due again, one by one. */
async function retryDue(context: DrainContext, session: ImapSession, mark: FolderMark): Promise<void> {
  const { db, now, random, backoff, mailbox } = context;
  for (const { uid, attempts, nextAttemptAt, reason } of await listNoted(db, mark, retryStates)) {
    if (!context.goesOn()) return;
    if ((nextAttemptAt ?? 0) > now()) continue;
    if (attempts >= attemptsMax) {
      await trouble(context, mark, uid, attempts, reason);
      continue;
    }
    // Counted before it starts: should it end the connection or the process, it was an attempt.
    await noteTrouble(db, mark, { uid, attempts: attempts + 1, reason, nextAttemptAt: now() + backoffMs(backoff, attempts + 1, random()), now: now() });
    const summary = (await session.describe([uid], false)).get(uid) ?? null;
    const item: Item = { uid, summary, suspected: attempts, retried: true, known: false };
    const outcome = await holding(context, [item], async () => {
      const bodies = await fetchSome(session, isWanted(item) ? [uid] : []);
      return takeOne(context, session, mark, item, bodies.get(uid));
    });
    if (outcome === 'noted') continue;
    await passMessages(db, mark, { uidMark: 0, taken: outcome === 'taken' && mailbox.done.kind !== 'keep' ? [uid] : [], done: [uid], now: now() });
    await settle(context, session, mark);
  }
}

/** Flags or moves what is stored. What is gone meanwhile needs neither; what the server refuses is asked again next time. */
async function settle({ db, mailbox, log }: DrainContext, session: ImapSession, mark: FolderMark): Promise<void> {
  const { done } = mailbox;
  const taken = (await listNoted(db, mark, ['taken'])).map((one) => one.uid);
  for (let start = 0; start < taken.length; start += settledMax) {
    const some = taken.slice(start, start + settledMax);
    const left = await settleSome(session, done, some).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      log.warn({ mailbox: mailbox.id, count: some.length, reason: errorText(error) }, 'stored mail could not be flagged or moved');
      return some;
    });
    await forgetMessages(db, mark, some.filter((uid) => !left.includes(uid)));
  }
}

/** Returns those that are to be asked for again. */
async function settleSome(session: ImapSession, done: DoneWith, uids: readonly number[]): Promise<readonly number[]> {
  if (done.kind === 'flag') await session.flag(uids, done.flag);
  if (done.kind !== 'move') return [];
  const left = await session.move(uids, done.folder);
  return left.length === 0 ? left : session.move(left, done.folder);
}

function isRefusal(error: unknown): boolean {
  return error instanceof Fault && error.code === 'mailbox-refused';
}
