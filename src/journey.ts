// The journey of a mail after acceptance, as a table of contents: understand it, find its ticket, decide, compose,
// record. processMessage() and submitEvent() are the only two ways a ticket changes; every door uses them.
import { sql } from 'kysely';
import { composeMail } from './compose/compose-mail.ts';
import type { OutgoingMail } from './compose/outgoing-mail.ts';
import { decide } from './decide/decide.ts';
import type { ActEvent, Decision, MailEvent, TimerEvent } from './decide/decision.ts';
import type { Directory, DirectoryFacts } from './decide/directory-facts.ts';
import { confirmsRelease } from './decide/release.ts';
import { staffForward } from './decide/staff-forward.ts';
import type { Ticket } from './decide/ticket.ts';
import type { Instant } from './mail/instant.ts';
import { limits } from './mail/limits.ts';
import type { TokenKey } from './mail/reply-token.ts';
import type { ParsedMessage } from './parse/parsed-message.ts';
import type { Recognition, RecognitionInput } from './recognise/recognition.ts';
import type { RecognitionRules } from './recognise/recognition-rules.ts';
import { readBudget } from './record/automatic-budget.ts';
import type { Db, Tx } from './record/database.ts';
import { findTicket, heldPrefix, lockTicket, storedTickets, type FindTicketResult } from './record/find-ticket.ts';
import { findSameMail, lockAccepted, releaseHeld, settleMessage, type AcceptedMessage, type MessageFacts } from './record/message-row.ts';
import { linkBack, nextReference, recordDecision } from './record/record-decision.ts';
import { Fault } from './platform/fault.ts';
import type { Desk, Rulebook } from './rulebook/rulebook.ts';

/** What understanding a mail yields: parsed, recognised, and a fingerprint of its content without trace fields. */
export interface Understood {
  readonly mail: ParsedMessage;
  readonly recognition: Recognition;
  /** SHA-256, see parse/content-fingerprint. */
  readonly fingerprint: Uint8Array;
}

/** Port: parse and recognise off the event loop, within limits; never rejects because of a mail's content. */
export type Understand = (raw: Uint8Array, input: Omit<RecognitionInput, 'mail'>, rules: RecognitionRules) => Promise<Understood>;

export interface JourneyContext {
  readonly db: Db;
  readonly rulebook: () => Rulebook;
  readonly directory: Directory;
  readonly understand: Understand;
  readonly keys: readonly TokenKey[];
  /** Host of our Message-IDs. */
  readonly host: string;
  readonly trustedAuthservIds: readonly string[];
  readonly now: () => Instant;
  readonly uniqueId: () => string;
}

/** What one step of the journey set in motion, so that the caller can ring the next one. */
export interface StepResult {
  readonly mails: number;
  readonly timers: boolean;
}

const nothing: StepResult = { mails: 0, timers: false };

/** A message read and looked up, ready to be decided. */
export interface Prepared {
  readonly desk: Desk;
  readonly understood: Understood;
  readonly facts: DirectoryFacts;
}

/** Reads one accepted message and looks its writer up: all that needs no transaction, and may run beside others. */
export async function prepareMessage(
  context: Pick<JourneyContext, 'rulebook' | 'understand' | 'directory' | 'host' | 'trustedAuthservIds'>, message: AcceptedMessage,
): Promise<Prepared> {
  const desk = context.rulebook().desks.get(message.desk);
  if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${message.desk} is loaded`, { retryable: true });
  const understood = await context.understand(
    message.raw,
    {
      reversePath: message.source === 'import' ? null : message.reversePath, forwardPaths: message.forwardPaths, ownHost: context.host,
      trustedAuthservIds: context.trustedAuthservIds, receivedAt: message.receivedAt,
    },
    desk.recognition,
  );
  return { desk, understood, facts: await factsFor(context.directory, desk, understood) };
}

/**
 * Takes one accepted message to its final state. Safe to run twice: a message already settled is left alone. Throws a
 * retryable Fault when the store or the directory is away; the message then stays accepted.
 */
export async function processMessage(
  context: JourneyContext, message: AcceptedMessage, prepared: Promise<Prepared> = prepareMessage(context, message),
): Promise<StepResult> {
  const { desk, understood, facts } = await prepared;
  return context.db.transaction().execute(async (tx) => {
    // Losing this commit to a power cut loses nothing: the message is then still accepted and is decided again, and no
    // mail of it can have left, because the outbox claim that precedes every sending is committed with a sync.
    await setAsynchronous(tx);
    if (!(await lockAccepted(tx, message.id))) return nothing;
    return decideAndRecord(context, tx, desk, message, understood, facts);
  });
}

async function decideAndRecord(
  context: JourneyContext, tx: Tx, desk: Desk, message: AcceptedMessage, understood: Understood, facts: DirectoryFacts,
): Promise<StepResult> {
  const { mail, recognition } = understood;
  const from = mail.from[0]?.addrSpec ?? '';
  const columns: MessageFacts = {
    messageId: mail.messageId, fingerprint: Buffer.from(understood.fingerprint), from, subject: mail.subject, classification: recognition.mailClass.classification,
  };
  const same = await findSameMail(tx, message.id, desk.id, columns);
  if (same !== null) {
    const outcome = { state: 'duplicate', reason: `the same mail as message ${same}, come another way` } as const;
    await settleMessage(tx, message.id, outcome, columns, null, desk.version, context.now(), same);
    return nothing;
  }
  const thread = await findTicket(storedTickets(tx), {
    claims: recognition.threadClaims, desk, keys: context.keys, fromAddress: from, organisation: facts.organisation?.id ?? null,
    unauthentic: recognition.authentication.from === 'fail',
  });
  if (thread.held?.side === 'working' && confirmsRelease(desk, recognition, facts, from)) {
    const released = await releaseHeld(tx, thread.held.messageId, desk.id);
    const reason = released ? `released message ${thread.held.messageId}` : `message ${thread.held.messageId} is no longer held`;
    await settleMessage(tx, message.id, { state: 'joined', reason }, columns, null, desk.version, context.now());
    return { mails: 0, timers: false };
  }
  const event: MailEvent = {
    kind: 'mail', messageId: message.id, mail, recognition, facts, receivedAt: message.receivedAt, forwardPaths: message.forwardPaths,
    threadedBy: thread.found?.by ?? '', threadSide: thread.found?.side ?? null, released: message.released,
    budget: await readBudget(tx, from, thread.found?.id ?? null, thread.found?.ticket.repliedAt ?? null, context.now()),
  };
  const decision = silentWhenHeldAgain(await decideWithRef(context, tx, desk, thread, event), thread);
  const opened = decision.outcome?.state === 'opened';
  const storeTicket = decision.ticket !== null && (opened || thread.found !== null);
  const ticketId = await recordDecision(tx, {
    ticketId: opened ? null : (thread.found?.id ?? null), decision, storeTicket, mails: composeAll(context, desk, decision, storeTicket, message.id), desk,
    messageId: message.id, now: context.now(),
    thread: mail.messageId === null ? null : { messageId: mail.messageId, side: thread.found?.side ?? 'requester' },
  });
  if (opened && ticketId !== null && thread.found !== null && decision.ticket !== null) {
    await linkBack(tx, thread.found.id, decision.ticket.ref, context.now());
  }
  if (decision.outcome !== null) {
    await settleMessage(tx, message.id, withThreadNotes(decision.outcome, thread), columns, ticketId, desk.version, context.now());
  }
  return { mails: decision.effects.length, timers: storeTicket };
}

/** H-12: who writes on about a held mail, and those who may release it, have been told already. */
export function silentWhenHeldAgain(decision: Decision, thread: FindTicketResult): Decision {
  if (thread.held === null || decision.outcome?.state !== 'held') return decision;
  return { ...decision, effects: [], outcome: { state: 'held', reason: `${decision.outcome.reason}; belongs to held message ${thread.held.messageId}` } };
}

/** A reference is only drawn when the decision opens a ticket: held mail leaves no gaps in the numbers. */
async function decideWithRef(context: JourneyContext, tx: Tx, desk: Desk, thread: FindTicketResult, event: MailEvent): Promise<Decision> {
  const ticket = thread.found?.ticket ?? null;
  const first = decide({ ticket, event, desk, newRef: null, now: event.receivedAt });
  if (!first.wantsRef) return first;
  const newRef = await nextReference(tx, desk, context.now());
  const decision = decide({ ticket, event, desk, newRef, now: event.receivedAt });
  if (decision.ticket === null || thread.related.length === 0) return decision;
  const links = [...decision.ticket.links, ...thread.related.map((ref) => ({ ref, kind: 'possibly-related' }))];
  return { ...decision, ticket: { ...decision.ticket, links } };
}

/** Applies a person's act or a timer's wake-up to a ticket. A ticket that is gone is a Fault; ActRefused passes through. */
export async function submitEvent(
  context: JourneyContext, ref: string, event: ActEvent | (Omit<TimerEvent, 'budget'>),
): Promise<StepResult & { ticket: Ticket }> {
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockTicket(tx, ref);
    if (locked === null) throw new Fault('no-such-ticket', `there is no ticket ${ref}`, { retryable: false });
    const { id, ticket } = locked;
    const desk = context.rulebook().desks.get(ticket.desk);
    if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${ticket.desk} is loaded`, { retryable: true });
    const budget = await readBudget(tx, ticket.requester.addrSpec, id, ticket.repliedAt, context.now());
    const decision = decide({ ticket, event: { ...event, budget }, desk, newRef: null, now: context.now() });
    await recordDecision(tx, {
      ticketId: id, decision, storeTicket: true, mails: composeAll(context, desk, decision, true, null), desk, messageId: null, thread: null, now: context.now(),
    });
    return { mails: decision.effects.length, timers: true, ticket: decision.ticket ?? ticket };
  });
}

/** Directory facts of the writer and of every identifier that stands in the mail: one look-up a mail. */
export async function factsFor(directory: Directory, desk: Desk, understood: Pick<Understood, 'mail' | 'recognition'>): Promise<DirectoryFacts> {
  const { mail, recognition } = understood;
  const stated = recognition.identifiers.map((claim) => ({ identifier: claim.identifier, value: claim.value }));
  const labelled = recognition.fields.flatMap((claim) => {
    const field = desk.pack.fields[claim.field];
    if (claim.value === null || field === undefined || (field.kind !== 'id' && field.kind !== 'id_list')) return [];
    const values = typeof claim.value === 'string' ? [claim.value] : claim.value;
    return values.map((value) => ({ identifier: field.identifier ?? claim.field, value }));
  });
  const identifiers = [...new Map([...stated, ...labelled].map((one) => [`${one.identifier} ${one.value}`, one])).values()].slice(0, limits.patternMatchesMax * 10);
  const writer = staffForward(desk, mail, recognition)?.from.addrSpec ?? mail.from[0]?.addrSpec ?? '';
  return directory.facts({ desk: desk.id, addrSpec: writer, identifiers });
}

/** The mails of a decision; `stored` is false for a ticket that is not kept (held, redirected). */
export function composeAll(
  context: Pick<JourneyContext, 'host' | 'keys' | 'now' | 'uniqueId'>, desk: Desk, decision: Decision, stored: boolean, messageId: string | null,
): OutgoingMail[] {
  const { ticket } = decision;
  if (ticket === null) return [];
  const heldRef = decision.outcome?.state === 'held' && messageId !== null ? `${heldPrefix}${messageId}` : null;
  return decision.effects.map((effect) =>
    composeMail(effect, { desk, ticket, stored, heldRef, host: context.host, keys: context.keys, now: context.now(), uniqueId: context.uniqueId }),
  );
}

function withThreadNotes(outcome: { state: NonNullable<Decision['outcome']>['state']; reason: string }, thread: FindTicketResult): typeof outcome {
  const forged = thread.forgedTokens > 0 ? `; carried ${thread.forgedTokens} forged reply token${thread.forgedTokens > 1 ? 's' : ''}` : '';
  const related = thread.related.length > 0 ? `; names ${thread.related.join(', ')} without belonging to it` : '';
  return { state: outcome.state, reason: outcome.reason + forged + related };
}

async function setAsynchronous(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx);
}
