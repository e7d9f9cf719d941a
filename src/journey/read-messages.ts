// What the store says about the messages of a batch, read before anything of it is decided: which are still to be decided,
// which are copies, the tickets they name (locked), the budgets of their writers. A statement each, however many they are;
// only what concerns a held message, which is rare and decided alone, asks more.
import { releasingWord, type AnswerOnHeld, type ReleaseWord } from '../decide/release.ts';
import { firstHeld, standingOf } from '../decide/held-mail.ts';
import type { AutomaticBudget } from '../decide/decision.ts';
import { lastStaffEvent } from '../decide/ticket.ts';
import { readBudgets } from '../record/automatic-budget.ts';
import type { Tx } from '../record/database.ts';
import { findTicket, type FindTicketResult } from '../record/find-ticket.ts';
import { findHeldTicket, readHeld, type HeldRow } from '../record/held-message.ts';
import { findSameMails, lockAccepted, type AcceptedMessage, type MessageFacts } from '../record/message-row.ts';
import { lockNamedTickets, namesHeld, type NamedTickets, type TracedLookup } from '../record/named-tickets.ts';
import type { Desk } from '../rulebook/rulebook.ts';
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
  readonly lookup: TracedLookup;
}

/** How many of the first messages may be decided together: what concerns a held message changes other messages, and goes alone. */
export function countTogether(context: Pick<JourneyContext, 'keys'>, messages: readonly PreparedMessage[]): number {
  const alone = messages.findIndex(({ message, prepared }) => message.release !== null || namesHeld(context.keys, prepared.understood.recognition.threadClaims));
  return alone === -1 ? messages.length : Math.max(alone, 1);
}

/** Reads for messages that may be decided together. */
export async function readForDeciding(context: Pick<JourneyContext, 'keys' | 'now'>, tx: Tx, messages: readonly PreparedMessage[]): Promise<{ readings: Reading[]; tickets: NamedTickets }> {
  const accepted = await lockAccepted(tx, messages.map((one) => one.message.id));
  const open = messages.filter((one) => accepted.has(one.message.id)).map(({ message, prepared }) => ({ ...prepared, message, ...factsOf(prepared.understood) }));
  const same = await findSameMails(tx, open.map((one) => ({ id: one.message.id, desk: one.desk.id, facts: one.columns })));
  const tickets = await lockNamedTickets(tx, open.map((one) => ({ desk: one.desk.id, claims: one.understood.recognition.threadClaims })), context.keys);
  const found: Omit<Reading, 'budget'>[] = [];
  for (const one of open) {
    const lookup = tickets.lookup();
    const { recognition } = one.understood;
    const authentic = recognition.authentication.from !== 'fail';
    const organisation = one.facts.organisation?.id ?? null;
    const named = await findTicket(lookup, { claims: recognition.threadClaims, desk: one.desk, keys: context.keys, fromAddress: one.from, organisation, unauthentic: !authentic });
    const about = named.held === null ? null : await readAnswerOnHeld(tx, one.desk, named.held, { recognition, facts: one.facts, from: one.from });
    const thread = { ...named, found: named.found ?? await findHeldTicket(tx, {
      held: about?.held ?? null, side: named.held?.side ?? 'requester', joins: one.message.release?.joins ?? null, desk: one.desk, from: one.from,
      organisation: authentic ? organisation : null,
    }) };
    found.push({ ...one, same: same.get(one.message.id) ?? null, thread, about, lookup });
  }
  const budgets = await readBudgets(tx, found.map(({ from, thread }) => ({ address: from, ticketId: thread.found?.id ?? null, staffAt: thread.found === null ? null : lastStaffEvent(thread.found.ticket) })), context.now());
  return { readings: found.map((one, index) => ({ ...one, budget: budgets[index] ?? { perTicketDay: 0, perAddressHour: 0 } })), tickets };
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

/** What an answer to our question about a held mail means for it; null when there is no such mail. */
async function readAnswerOnHeld(tx: Tx, desk: Desk, named: NonNullable<FindTicketResult['held']>, answer: Omit<AnswerOnHeld, 'side'>): Promise<AboutHeld | null> {
  const held = await readHeld(tx, named.messageId, desk.id);
  if (held === null) return null;
  const answered = { ...answer, side: named.side };
  const standing = held.state === 'held' ? standingOf(desk, answered, held) : { waits: false, follows: true };
  return { held, first: firstHeld({ id: held.id, note: held.terms }), word: releasingWord(desk, answered, held), ...standing };
}
