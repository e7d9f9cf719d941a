// What the store says about the messages of a batch, read before anything of it is decided: which are still to be decided,
// which are copies, the tickets they name (locked), the budgets of their writers. A statement each, however many they are;
// only what concerns a held message, which is rare and decided alone, asks more.
import { releasingWord, wordToHeldMail, type AnswerOnHeld, type ReleaseWord } from '../decide/release.ts';
import { firstHeld, standingOf } from '../decide/held-mail.ts';
import type { AutomaticBudget, ReportedMail } from '../decide/decision.ts';
import { onceKeys } from '../decide/said-once.ts';
import { loopSender } from '../decide/loop-budget.ts';
import { lastStaffEvent } from '../decide/ticket.ts';
import { readBudgets } from '../record/automatic-budget.ts';
import type { Tx } from '../record/database.ts';
import { findTicket, type FindTicketResult } from '../record/find-ticket.ts';
import { findHeldTicket, heldByMessageIds, readHeld, type HeldRow } from '../record/held-message.ts';
import { findSameMails, lockAccepted, type AcceptedMessage, type MessageFacts } from '../record/message-row.ts';
import { readSaid } from '../record/said-once.ts';
import { readReportedMails, undeliverableAmong } from '../record/undeliverable.ts';
import { lockNamedTickets, namesHeld, type NamedTickets, type TracedLookup } from '../record/named-tickets.ts';
import { isCredible, type ThreadClaim } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { LoopLedger } from './loop-ledger.ts';
import type { JourneyContext, Prepared, PreparedMessage, Understood } from './context.ts';

/** What the store says about a message before anything of its batch is decided. */
export interface Reading extends Prepared {
  readonly message: AcceptedMessage;
  readonly from: string;
  readonly columns: MessageFacts;
  /** The message that this one is another copy of. */
  readonly same: string | null;
  readonly thread: FindTicketResult;
  /** What it means for the held message that it answers; null when it answers none. */
  readonly about: AboutHeld | null;
  readonly budget: AutomaticBudget;
  /** The mail of ours that this report is about; null for every other mail, and for a report about none of ours. */
  readonly reported: ReportedMail | null;
  /** Texts that are said once and were said before to who wrote, his company or in his conversation. */
  readonly said: readonly string[];
  /** Whom the loop budgets count it by. */
  readonly sender: string;
  readonly lookup: TracedLookup;
}

/** How many of the first messages may be decided together: what concerns a held message changes other messages, and goes alone. */
export function countTogether(context: Pick<JourneyContext, 'keys'>, messages: readonly PreparedMessage[]): number {
  const alone = messages.findIndex(({ message, prepared }) => message.release !== null || namesHeld(context.keys, prepared.understood.recognition.threadClaims));
  return alone === -1 ? messages.length : Math.max(alone, 1);
}

/** Reads for messages that may be decided together. */
export async function readForDeciding(context: Pick<JourneyContext, 'keys' | 'now'>, tx: Tx, messages: readonly PreparedMessage[]): Promise<{ readings: Reading[]; tickets: NamedTickets; loops: LoopLedger }> {
  const accepted = await lockAccepted(tx, messages.map((one) => one.message.id));
  const open = messages.filter((one) => accepted.has(one.message.id)).map(({ message, prepared }) => ({ ...prepared, message, ...factsOf(prepared.understood) }));
  const same = await findSameMails(tx, open.map((one) => ({ id: one.message.id, desk: one.desk.id, facts: one.columns })));
  const reportedMails = await readReportedMails(tx, open.flatMap(({ understood }) => reportedId(understood) ?? []));
  const reportedBy = (understood: Understood): ReportedMail | null => reportedMails.get(reportedId(understood) ?? '') ?? null;
  const tickets = await lockNamedTickets(tx, open.map(({ desk, understood }) => ({ desk: desk.id, claims: [...understood.recognition.threadClaims, ...refClaims(reportedBy(understood))] })), context.keys);
  const found: Omit<Reading, 'budget' | 'said'>[] = [];
  const heldThemselves = await heldByMessageIds(tx, open.map(({ desk, understood: { recognition } }) => ({
    desk: desk.id, ids: recognition.threadClaims.flatMap((claim) => (claim.kind === 'message-id' ? [claim.messageId] : [])),
  })));
  for (const [index, one] of open.entries()) {
    const lookup = tickets.lookup();
    const { recognition } = one.understood;
    const authentic = recognition.authentication.from !== 'fail';
    const organisation = one.facts.organisation?.id ?? null;
    const claimed = await findTicket(lookup, { claims: claimsOf(one), desk: one.desk, keys: context.keys, fromAddress: one.from, organisation, subject: one.understood.mail.subject, unauthentic: !isCredible(recognition.authentication) });
    const answer = { recognition, facts: one.facts, from: one.from };
    // An ok to the held mail is meant for it, also where a ticket of the writer has the same mail among its references.
    const itself = claimed.found === null || !claimed.found.by.endsWith(' token') ? (heldThemselves[index] ?? null) : null;
    const about = claimed.held !== null ? await readAnswerOnHeld(tx, one.desk, claimed.held, answer) : itself === null ? null : await readWordToHeld(tx, one.desk, itself, answer);
    const named = claimed.held === null && about !== null ? { ...claimed, found: null } : claimed;
    const reported = reportedBy(one.understood);
    const thread = { ...named, found: named.found ?? await findReported(lookup, one.desk, reported) ?? await findHeldTicket(tx, {
      held: about?.held ?? null, side: named.held?.side ?? 'requester', joins: one.message.release?.joins ?? null, desk: one.desk, from: one.from,
      organisation: authentic ? organisation : null,
    }) };
    found.push({ ...one, same: same.get(one.message.id) ?? null, thread, about, reported, sender: loopSender(one.understood.mail), lookup });
  }
  const budgets = await readBudgets(tx, found.map(({ from, thread }) => ({ address: from, ticketId: thread.found?.id ?? null, staffAt: thread.found === null ? null : lastStaffEvent(thread.found.ticket) })), context.now());
  const loops = await LoopLedger.read(tx, found.map(({ desk, sender }) => ({ desk: desk.id, sender })), context.now());
  const dead = await undeliverableAmong(tx, found.flatMap(addressesOf));
  const withDead = (one: Omit<Reading, 'budget' | 'said'>, budget: AutomaticBudget): AutomaticBudget => {
    const undeliverable = dead.size === 0 ? [] : addressesOf(one).flatMap((address) => dead.get(address.toLowerCase()) ?? []);
    return undeliverable.length === 0 ? budget : { ...budget, undeliverable };
  };
  const said = await readSaid(tx, found.map(({ desk, understood, facts }) => ({ desk: desk.id, keys: onceKeys(desk, { ...understood, facts }) })));
  return { readings: found.map((one, index) => ({ ...one, said: said[index] ?? [], budget: withDead(one, budgets[index] ?? { perTicketDay: 0, perAddressHour: 0 }) })), tickets, loops };
}

/** A mail that was let in is a matter of its own, although an answer to it may have opened a ticket meanwhile. */
function claimsOf({ message, understood: { recognition } }: Pick<Reading, 'message' | 'understood'>): readonly ThreadClaim[] {
  return message.release === null ? recognition.threadClaims : recognition.threadClaims.filter((claim) => claim.kind !== 'own-id');
}

/** Whom the decision on this message may write to, or is told about. */
function addressesOf({ from, facts, thread, reported }: Omit<Reading, 'budget' | 'said'>): string[] {
  const ticket = thread.found?.ticket;
  return [...new Set([from, facts.organisation?.defaultAddress ?? '', ...(ticket === undefined ? [] : [ticket.requester.addrSpec, ticket.organisation?.mailbox ?? '']), ...(reported?.recipients ?? [])])];
}

/** Message-ID of the mail that a report is about. */
function reportedId({ recognition: { mailClass } }: Understood): string | null {
  return mailClass.classification === 'dsn' ? (mailClass.dsn?.originalMessageId ?? null) : null;
}

function refClaims(reported: ReportedMail | null): { kind: 'subject-tag'; ref: string }[] {
  return reported?.ref == null ? [] : [{ kind: 'subject-tag', ref: reported.ref }];
}

/** Whose mail it is, the outbox knows: an announcement carries no token that anybody could answer by. */
async function findReported(lookup: TracedLookup, desk: Desk, reported: ReportedMail | null): Promise<FindTicketResult['found']> {
  const ticket = reported?.ref == null ? null : await lookup.byRef(desk.id, reported.ref);
  return ticket === null ? null : { ...ticket, by: 'the mail that it returns', side: 'requester' };
}

function factsOf({ mail, recognition, fingerprint }: Understood): { from: string; columns: MessageFacts } {
  const from = mail.from[0]?.addrSpec ?? '';
  return {
    from,
    columns: { messageId: mail.messageId, fingerprint: Buffer.from(fingerprint), from, subject: mail.subject, classification: recognition.mailClass.classification },
  };
}

export interface AboutHeld {
  readonly held: HeldRow;
  /** The first of those that are held together with it. */
  readonly first: string;
  /** The word that lets it pass. */
  readonly word: ReleaseWord | null;
  readonly waits: boolean;
  readonly follows: boolean;
}

/** The word of who answers the held mail itself; null: it is decided as any other. */
async function readWordToHeld(tx: Tx, desk: Desk, id: string, answer: Omit<AnswerOnHeld, 'side'>): Promise<AboutHeld | null> {
  const held = await readHeld(tx, id, desk.id);
  const word = held === null ? null : wordToHeldMail(desk, answer, held);
  return held === null || word === null ? null : { held, first: firstHeld({ id: held.id, note: held.terms }), word, waits: true, follows: false };
}

/** What an answer to our question about a held mail means for it; null when there is no such mail. */
async function readAnswerOnHeld(tx: Tx, desk: Desk, named: NonNullable<FindTicketResult['held']>, answer: Omit<AnswerOnHeld, 'side'>): Promise<AboutHeld | null> {
  const held = await readHeld(tx, named.messageId, desk.id);
  if (held === null) return null;
  const answered = { ...answer, side: named.side };
  const standing = held.state === 'held' ? standingOf(desk, answered, held) : { waits: false, follows: true };
  return { held, first: firstHeld({ id: held.id, note: held.terms }), word: releasingWord(desk, answered, held), ...standing };
}
