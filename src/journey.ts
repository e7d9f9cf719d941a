// The journey of a mail after acceptance, as a table of contents: understand it, find its ticket, decide, compose,
// record. processMessage() and submitEvent() are the only two ways a ticket changes; every door uses them.
import { sql } from 'kysely';
import { composeMail } from './compose/compose-mail.ts';
import type { OutgoingMail } from './compose/outgoing-mail.ts';
import { decide } from './decide/decide.ts';
import type { ActEvent, Decision, MailEvent, TimerEvent } from './decide/decision.ts';
import { noFacts, type Contact, type Directory, type DirectoryFacts } from './decide/directory-facts.ts';
import { heldBeside, standingOf, waitsWith } from './decide/held-mail.ts';
import { releasingWord, type AnswerOnHeld, type Release, type ReleaseWord } from './decide/release.ts';
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
import { findRequester, findTicket, heldPrefix, lockTicket, storedTickets, type FindTicketResult } from './record/find-ticket.ts';
import { earlierHeld, findHeldTicket, firstHeld, hasMoreHeld, readHeld, refsAlongside, releaseFollowers, releaseHeld, type HeldRow } from './record/held-message.ts';
import { findSameMail, lockAccepted, settleMessage, type AcceptedMessage, type MessageFacts } from './record/message-row.ts';
import { linkBack, nextReference, recordDecision } from './record/record-decision.ts';
import type { EarlierHeld, StoredHeld } from './record/stored-release.ts';
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
  readonly release: Omit<Release, 'more'> | null;
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
  const facts = await factsFor(context.directory, desk, understood);
  return { desk, understood, facts, release: message.release === null ? null : { ...message.release, contact: await releaser(context.directory, desk, facts, message.release.by) } };
}

/** The record of who let a mail pass, when he may stand up for its sender: an authorised contact of the same organisation. */
async function releaser(directory: Directory, desk: Desk, sender: DirectoryFacts, by: string): Promise<Contact | null> {
  if (!by.includes('@')) return null;
  const { contact } = await directory.facts({ desk: desk.id, addrSpec: by, identifiers: [] });
  return contact?.authorised === true && contact.organisation === sender.organisation?.id ? contact : null;
}

/**
 * Takes one accepted message to its final state. Safe to run twice: a message already settled is left alone. Throws a
 * retryable Fault when the store or the directory is away; the message then stays accepted.
 */
export async function processMessage(
  context: JourneyContext, message: AcceptedMessage, prepared: Promise<Prepared> = prepareMessage(context, message),
): Promise<StepResult> {
  const ready = await prepared;
  return context.db.transaction().execute(async (tx) => {
    // Losing this commit to a power cut loses nothing: the message is then still accepted and is decided again, and no
    // mail of it can have left, because the outbox claim that precedes every sending is committed with a sync.
    await setAsynchronous(tx);
    if (!(await lockAccepted(tx, message.id))) return nothing;
    return decideAndRecord(context, tx, message, ready);
  });
}

async function decideAndRecord(
  context: JourneyContext, tx: Tx, message: AcceptedMessage, { desk, understood, facts, release }: Prepared,
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
  const named = await findTicket(storedTickets(tx), {
    claims: recognition.threadClaims, desk, keys: context.keys, fromAddress: from, organisation: facts.organisation?.id ?? null,
    unauthentic: recognition.authentication.from === 'fail',
  });
  const about = named.held === null ? null : await readAnswerOnHeld(tx, desk, named.held, { recognition, facts, from });
  if (about?.word != null) {
    const released = await releaseHeld(tx, firstHeld(about.held), desk.id, { by: from, ...about.word });
    const reason = released ? `released message ${firstHeld(about.held)}` : `message ${about.held.id} is no longer held`;
    await settleMessage(tx, message.id, { state: 'joined', reason }, columns, about.held.ticketId, desk.version, context.now());
    return nothing;
  }
  const authentic = recognition.authentication.from !== 'fail';
  const thread = { ...named, found: named.found ?? await findHeldTicket(tx, {
    held: about?.held ?? null, side: named.held?.side ?? 'requester', joins: message.release?.joins ?? null, desk, from,
    organisation: authentic ? (facts.organisation?.id ?? null) : null,
  }) };
  const event: MailEvent = {
    kind: 'mail', messageId: message.id, mail, recognition, facts, receivedAt: message.receivedAt, forwardPaths: message.forwardPaths,
    threadedBy: thread.found?.by ?? '', threadSide: thread.found?.side ?? null,
    release: release === null ? null : { ...release, more: await hasMoreHeld(tx, message.id, message.release?.joins ?? message.id) },
    budget: await readBudget(tx, from, thread.found?.id ?? null, thread.found?.ticket.repliedAt ?? null, context.now()),
  };
  const related = message.release === null ? [] : await refsAlongside(tx, message.id, desk.id);
  const decided = about?.waits === true ? waitsWith(about.held.id, about.held) : await decideWithRef(context, tx, desk, thread, event, related);
  const earlier = decided.outcome?.state !== 'held' || about?.follows === false ? null : await earlierHeld(tx, {
    id: message.id, desk: desk.id, from, fromCounts: authentic, subject: mail.subject, references: [...mail.inReplyTo, ...mail.references], named: about?.held.id ?? null,
  });
  const decision = heldBeside(decided, earlier);
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
    const outcome = withThreadNotes(decision.outcome, thread);
    await settleMessage(tx, message.id, withEarlier(outcome, earlier), columns, ticketId, desk.version, context.now());
    if (message.release !== null && ticketId !== null) await releaseFollowers(tx, message.id, desk.id, message.release);
  }
  return { mails: decision.effects.length, timers: storeTicket };
}

interface AboutHeld {
  readonly held: HeldRow;
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
  return { held, word: releasingWord(desk, answered, held), ...standing };
}

/** A reference is only drawn when the decision opens a ticket: held mail leaves no gaps in the numbers. */
async function decideWithRef(context: JourneyContext, tx: Tx, desk: Desk, thread: FindTicketResult, event: MailEvent, alongside: readonly string[]): Promise<Decision> {
  const ticket = thread.found?.ticket ?? null;
  const first = decide({ ticket, event, desk, newRef: null, now: event.receivedAt });
  if (!first.wantsRef) return first;
  const newRef = await nextReference(tx, desk, context.now());
  const decision = decide({ ticket, event, desk, newRef, now: event.receivedAt });
  const related = [...thread.related, ...alongside];
  if (decision.ticket === null || related.length === 0) return decision;
  const links = [...decision.ticket.links, ...related.map((ref) => ({ ref, kind: 'possibly-related' }))];
  return { ...decision, ticket: { ...decision.ticket, links } };
}

/** Applies a person's act or a timer's wake-up to a ticket. A ticket that is gone is a Fault; ActRefused passes through. */
export async function submitEvent(
  context: JourneyContext, ref: string, event: ActEvent | (Omit<TimerEvent, 'budget'>),
): Promise<StepResult & { ticket: Ticket }> {
  const facts = await factsOfRequester(context, ref, event);
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockTicket(tx, ref);
    if (locked === null) throw new Fault('no-such-ticket', `there is no ticket ${ref}`, { retryable: false });
    const { id, ticket } = locked;
    const desk = context.rulebook().desks.get(ticket.desk);
    if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${ticket.desk} is loaded`, { retryable: true });
    const budget = await readBudget(tx, ticket.requester.addrSpec, id, ticket.repliedAt, context.now());
    const decision = decide({ ticket, event: { ...event, budget, facts }, desk, newRef: null, now: context.now() });
    await recordDecision(tx, {
      ticketId: id, decision, storeTicket: true, mails: composeAll(context, desk, decision, true, null), desk, messageId: null, thread: null, now: context.now(),
    });
    return { mails: decision.effects.length, timers: true, ticket: decision.ticket ?? ticket };
  });
}

/** What the directory says of a ticket's requester, for rules that look at him or tell his organisation; most timers never do. */
async function factsOfRequester(context: JourneyContext, ref: string, event: { readonly kind: 'act' | 'timer'; readonly name?: string }): Promise<DirectoryFacts> {
  const ticket = await findRequester(context.db, ref);
  const desk = ticket === null ? undefined : context.rulebook().desks.get(ticket.desk);
  if (ticket === null || desk === undefined || (event.kind === 'timer' && !tellsOrganisation(desk, event.name ?? ''))) return noFacts;
  return context.directory.facts({ desk: desk.id, addrSpec: ticket.requester, identifiers: [] });
}

function tellsOrganisation(desk: Desk, timer: string): boolean {
  const { on_due = [], on_warn = [] } = desk.pack.timers[timer] ?? {};
  // What such a timer raises may lead to any rule.
  return [...on_due, ...on_warn].some((action) => 'raise' in action || ('tell' in action && action.tell.startsWith('org.')));
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

function withThreadNotes(outcome: NonNullable<Decision['outcome']>, thread: FindTicketResult): typeof outcome {
  const forged = thread.forgedTokens > 0 ? `; carried ${thread.forgedTokens} forged reply token${thread.forgedTokens > 1 ? 's' : ''}` : '';
  const related = thread.related.length > 0 ? `; names ${thread.related.join(', ')} without belonging to it` : '';
  return { ...outcome, reason: outcome.reason + forged + related };
}

/** A held message remembers the one that it goes with. */
function withEarlier(outcome: NonNullable<Decision['outcome']>, earlier: EarlierHeld | null): typeof outcome & { readonly held?: StoredHeld } {
  if (earlier === null) return outcome;
  return { ...outcome, held: { ...(outcome.held ?? { organisation: null, authorised: false, sender: null }), with: earlier } };
}

async function setAsynchronous(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx);
}
