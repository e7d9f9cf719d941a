// The journey of a mail after acceptance, as a table of contents: understand it, find its ticket, decide, compose,
// record. processMessage() and submitEvent() are the only two ways a ticket changes; every door uses them.
import { sql } from 'kysely';
import { decide } from './decide/decide.ts';
import type { Decision, MailEvent, SaidOnce } from './decide/decision.ts';
import { noFacts, type Contact, type Directory, type DirectoryFacts } from './decide/directory-facts.ts';
import { bringsWhatWasLacking, earlierHeld, heldBeside, waitsWith } from './decide/held-mail.ts';
import { isAlike, nameAlike, subjectsOf } from './decide/name-alike.ts';
import { mayBeSecond, offerMerge } from './decide/offer-merge.ts';
import { onceKeys, saidBy } from './decide/said-once.ts';
import { lastStaffEvent, type Ticket } from './decide/ticket.ts';
import { assertAnswered, authenticationKept, believedServers, checkSender, uncheckedFrom, withSenderCheck } from './journey/check-sender.ts';
import { anyDeskKey, besideOthers, elsewhereOf } from './journey/beside-desks.ts';
import { besideMail, toldAlike } from './journey/beside-tickets.ts';
import { composeForAll } from './journey/compose-all.ts';
import type { JourneyContext, Prepared, PreparedMessage, StepResult, Understood } from './journey/context.ts';
import { factsFor, factsForEvent } from './journey/facts.ts';
import { countTogether, readForDeciding, type Reading } from './journey/read-messages.ts';
import { Rehearsal } from './journey/rehearsal.ts';
import { referencesOf } from './journey/thread-references.ts';
import { withPartner, withPartners, type TicketStep } from './journey/merge-steps.ts';
import type { LoopLedger } from './journey/loop-ledger.ts';
import type { Instant } from './mail/instant.ts';
import { limits } from './mail/limits.ts';
import { knownReversePath } from './mail/mailbox.ts';
import { announcedNow } from './record/announced-tickets.ts';
import { recordAudit } from './record/audit-rows.ts';
import { readBudgets, SpentBudget } from './record/automatic-budget.ts';
import type { Tx } from './record/database.ts';
import { findRequesters, type FindTicketResult } from './record/find-ticket.ts';
import { hasMoreHeld, refsAlongside, releaseFollowers, releaseHeld, waitingBefore } from './record/held-message.ts';
import { undeliverableAmong } from './record/undeliverable.ts';
import { settleMessages, type AcceptedMessage, type SettledMessage } from './record/message-row.ts';
import { lockTickets, type NamedTickets } from './record/named-tickets.ts';
import { recordDecisions, wakeAt, type RecordInput } from './record/record-decision.ts';
import { linkBack } from './record/other-desks.ts';
import { ReferenceNumbers } from './record/reference-numbers.ts';
import { ticketsOutside } from './record/outside-tickets.ts';
import { openTicketsAbout } from './record/ticket-subjects.ts';
import { Fault } from './platform/fault.ts';
import type { Desk } from './rulebook/rulebook.ts';

export { composeAll } from './journey/compose-all.ts';
export { factsFor, factsForEvent } from './journey/facts.ts';
export { referencesOf } from './journey/thread-references.ts';
export { believedServers, uncheckedFrom, withSenderCheck } from './journey/check-sender.ts';
export type { CheckSender, JourneyContext, Prepared, PreparedMessage, StepResult, Understand, Understood } from './journey/context.ts';
export { mailsOf } from './journey/rehearsal.ts';
export type { TicketStep } from './journey/merge-steps.ts';
export { composeReport, makeDueReports, makeReport, monthlyReports, readersOf, type Report, type ReportReader } from './journey/reports.ts';
export { submitNotice } from './journey/submit-notice.ts';
export { submitSamples, type PlatformSample, type SamplesResult } from './journey/submit-samples.ts';

/** The sweep comes every quarter of a minute; a timer due within twice that is not left to it. */
const soonMs = 30_000;

/** Reads one accepted message and looks its writer up: all that needs no transaction, and may run beside others. */
export async function prepareMessage(
  context: Pick<JourneyContext, 'rulebook' | 'understand' | 'scan' | 'directory' | 'host' | 'trustedAuthservIds'> & Partial<Pick<JourneyContext, 'checkSender' | 'now' | 'trustedDoors'>>, message: AcceptedMessage,
): Promise<Prepared> {
  const desk = context.rulebook().desks.get(message.desk);
  if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${message.desk} is loaded`, { retryable: true });
  const [read, senderCheck] = await Promise.all([
    context.understand(
      message.raw,
      {
        reversePath: knownReversePath(message.source, message.reversePath), forwardPaths: message.forwardPaths, ownHost: context.host,
        trustedAuthservIds: believedServers(context.trustedAuthservIds, message.source), unchecked: uncheckedFrom(context.trustedDoors, message.source), receivedAt: message.receivedAt,
      },
      desk.recognition,
    ),
    checkSender(context.checkSender ?? null, message),
  ]);
  const understood = asFarAsTaken(withSenderCheck(read, senderCheck), message.source);
  if (context.now !== undefined) assertAnswered(understood, senderCheck, context.now() - message.receivedAt);
  const [facts, infections] = await Promise.all([factsFor(context.directory, desk, understood), context.scan?.(message.raw, understood.mail) ?? []]);
  return { desk, understood, facts, infections, senderCheck, release: message.release === null ? null : { ...message.release, contact: await releaser(context.directory, desk, facts, message.release.by) } };
}

/** Of a mail that was larger than we take, its mailbox gave us the beginning. */
function asFarAsTaken(understood: Understood, source: string): Understood {
  if (source !== 'imap-excerpt') return understood;
  const problem = { code: 'mail-too-large', detail: `larger than ${limits.messageBytesMax / 1024 / 1024} MB: its files are not here, the whole mail lies in its mailbox`, severe: true };
  return { ...understood, mail: { ...understood.mail, problems: [problem, ...understood.mail.problems] } };
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
  return processMessages(context, [{ message, prepared: await prepared }]);
}

/**
 * Takes messages to their final state in the order given, several in one transaction: `taken` says how many, at least
 * one. It stops before a message that must see in the store what was decided just now. All or none of them are settled.
 */
export async function processMessages(context: JourneyContext, messages: readonly PreparedMessage[]): Promise<StepResult & { taken: number }> {
  return context.db.transaction().execute(async (tx) => {
    // Losing this commit to a power cut loses nothing: the messages are then still accepted and are decided again, and no
    // mail of them can have left, because the outbox claim that precedes every sending is committed with a sync.
    await setAsynchronous(tx);
    const { readings, tickets, loops } = await readForDeciding(context, tx, messages.slice(0, countTogether(context, messages)));
    const numbers = new ReferenceNumbers(tx, context.now());
    await numbers.lock(readings.flatMap((one) => (one.same === null && one.thread.found === null ? [one.desk] : [])));
    const batch: Batch = { tx, numbers, tickets, loops, spent: new SpentBudget(), seen: new Set(), opened: [] };
    const steps: Step[] = [];
    for (const reading of readings) {
      if (dependsOnBatch(batch, reading)) break;
      const step = await decideOne(context, batch, reading);
      if (step === null) break;
      steps.push(step);
    }
    await recordSteps(context, batch, steps);
    const next = readings[steps.length];
    return {
      taken: next === undefined ? countTogether(context, messages) : messages.findIndex((one) => one.message === next.message),
      mails: steps.flatMap((step) => [...(step.record === null ? [] : [step.record]), ...(step.beside ?? [])]).reduce((sum, { decision }) => sum + decision.effects.length, 0),
      wakes: wakesOf(context, steps.flatMap((step) => (step.record === null ? [] : [step.record]))),
    };
  });
}

/** What the decisions of one transaction share. */
interface Batch {
  readonly tx: Tx;
  readonly numbers: ReferenceNumbers;
  readonly tickets: NamedTickets;
  readonly spent: SpentBudget;
  readonly loops: LoopLedger;
  /** Mails of this batch by desk, Message-ID and content, and senders of held ones. */
  readonly seen: Set<string>;
  /** Tickets that it opens: the store does not know them yet. */
  readonly opened: Ticket[];
}

/** How a message ends, and what its decision stores. */
interface Step {
  readonly reading: Reading;
  readonly outcome: SettledMessage['outcome'] | null;
  readonly duplicateOf?: string;
  /** Ticket that the message belongs to without a decision of its own. */
  readonly ticketId?: string | null;
  readonly record: RecordInput | null;
  /** What it means for other tickets. */
  readonly beside?: readonly RecordInput[];
}

/** What was read for this message is no longer true, because of a message decided in this same transaction. */
function dependsOnBatch(batch: Batch, reading: Reading): boolean {
  return batch.tickets.isStale(reading.lookup) || batch.seen.has(sameMailKey(reading)) || batch.seen.has(anyDeskKey(reading)) || batch.seen.has(heldKey(reading))
    || saidKeys(reading.desk, onceKeys(reading.desk, { ...reading.understood, facts: reading.facts })).some((key) => batch.seen.has(key));
}

function saidKeys(desk: Desk, said: readonly SaidOnce[]): string[] {
  return said.flatMap(({ text, who }) => who.map((one) => `said ${desk.id} ${text} ${one}`));
}

function heldKey({ desk, from }: Reading): string {
  return `held ${desk.id} ${from}`;
}

function sameMailKey({ desk, columns, message }: Reading): string {
  return columns.messageId === null ? `row ${message.id}` : `${desk.id} ${columns.messageId} ${columns.fingerprint.toString('hex')}`;
}

/** null: it changes another ticket that was changed in this batch already, and so begins the next. */
async function decideOne(context: JourneyContext, batch: Batch, reading: Reading): Promise<Step | null> {
  const { message, desk, from, thread, same } = reading;
  const infected = reading.infections.length > 0 && reading.release === null;
  // Nothing that an infected mail says lets another pass.
  const about = infected ? null : reading.about;
  batch.seen.add(sameMailKey(reading));
  batch.seen.add(anyDeskKey(reading));
  if (same !== null) return { reading, outcome: { state: 'duplicate', reason: `the same mail as message ${same}, come another way` }, duplicateOf: same, record: null };
  if (about?.word != null) {
    const released = await releaseHeld(batch.tx, about.first, desk.id, { by: from, at: message.receivedAt, ...about.word });
    const reason = released ? `released message ${about.first}` : `message ${about.held.id} is no longer held`;
    return { reading, outcome: { state: 'joined', reason }, ticketId: about.held.ticketId, record: null };
  }
  const related = message.release === null ? [] : await refsAlongside(batch.tx, message.id, desk.id);
  const event = await eventOf(batch, reading);
  const decided = await releasedByOwnWords(batch, { ...reading, about }, event) ?? await decideWithRef(batch.numbers, desk, thread, event, related);
  const waiting = infected || decided.outcome?.state !== 'held' || about?.follows === false ? [] : await waitingBefore(batch.tx, message.id, desk.id, from);
  const earlier = about?.follows === true ? { id: about.first, together: true } : earlierHeld(waiting, event, decided);
  const alone = heldBeside(desk, decided, earlier, event, waiting);
  const single = await withAlike(batch, desk, mayBeSecond(desk, alone) ? offerMerge(desk, alone, await ticketsOutside(batch.tx, desk.id, from, message.receivedAt)) : alone);
  const elsewhere = single.outcome?.state === 'opened' ? await elsewhereOf(batch.tx, reading, context.rulebook().desks.values()) : [];
  const decision = besideOthers(single, elsewhere, message.id);
  for (const { ref } of elsewhere) if (ref !== null && decision.ticket !== null) await linkBack(batch.tx, ref, decision.ticket.ref, context.now());
  if (decision.outcome?.state === 'held') batch.seen.add(heldKey(reading));
  const record = await recordOf(context, batch.tx, reading, decision);
  const beside = await besideMail(context, batch.tx, reading, event, decision);
  if (beside.some(({ ticketId: id }) => id !== null && batch.tickets.hasChanged(id))) return null;
  noteInBatch(batch, reading, record);
  for (const { ticketId: id, decision: { ticket } } of beside) if (ticket !== null) batch.tickets.change(id, ticket, []);
  return { reading, outcome: decision.outcome === null ? null : withThreadNotes(decision.outcome, thread), record, beside };
}

/** What its sender writes about a held message waits with it, or sets both going; null: it is decided as any other. */
async function releasedByOwnWords({ tx }: Batch, { desk, thread, about, from }: Reading, event: MailEvent): Promise<Decision | null> {
  if (about === null || thread.found !== null || about.held.state !== 'held') return null;
  if (about.waits) return waitsWith(desk, event, about.held.id, about.held.terms);
  if (!about.follows || !bringsWhatWasLacking(decide({ ticket: null, event, desk, newRef: null, now: event.receivedAt }), event)) return null;
  await releaseHeld(tx, about.first, desk.id, { by: from, at: event.receivedAt, said: '', set: {} });
  return waitsWith(desk, event, about.first, about.held.terms, true);
}

/** A ticket that is opened may be about something that is worked on already. */
async function withAlike(batch: Batch, desk: Desk, decision: Decision): Promise<Decision> {
  const { ticket } = decision;
  if (ticket === null || decision.outcome?.state !== 'opened' || desk.pack.alike === undefined) return decision;
  const before = batch.opened.filter((one) => isAlike(desk, ticket, one));
  const named = nameAlike(desk, decision, [...before, ...await openTicketsAbout(batch.tx, desk.id, subjectsOf(desk, ticket))]);
  batch.opened.push(ticket);
  return named;
}

async function eventOf(batch: Batch, { message, understood: { mail, recognition }, desk, facts, from, thread, release, infections, budget, reported, said, sender }: Reading): Promise<MailEvent> {
  return {
    kind: 'mail', messageId: message.id, mail, recognition, facts, receivedAt: message.receivedAt, forwardPaths: message.forwardPaths,
    threadedBy: thread.found?.by ?? '', threadSide: thread.found?.side ?? null,
    release: release === null ? null : { ...release, more: await hasMoreHeld(batch.tx, message.id, message.release?.joins ?? message.id) },
    budget: { ...batch.spent.on(budget, from), loops: batch.loops.state(desk, sender) }, reported, said, ...(thread.related.length === 0 ? {} : { names: thread.related }), ...(infections.length === 0 ? {} : { infections }),
  };
}

async function recordOf(context: JourneyContext, tx: Tx, { message, desk, understood: { mail }, thread }: Reading, decision: Decision): Promise<RecordInput> {
  const opened = decision.outcome?.state === 'opened';
  // What is held although it belongs to a ticket leaves that ticket alone.
  const storeTicket = decision.ticket !== null && (opened || decision.ticket.ref === thread.found?.ticket.ref);
  return {
    ticketId: opened ? null : (thread.found?.id ?? null), decision, storeTicket, mails: await composeForAll(context, tx, desk, decision, storeTicket, message.id), desk,
    messageId: message.id, now: context.now(),
    thread: mail.messageId === null ? null : { messageId: mail.messageId, side: thread.found?.side ?? 'requester' },
    ...(opened ? { references: referencesOf(mail, context.host) } : {}),
    ...(opened && thread.found !== null ? { continues: thread.found } : {}),
  };
}

/** What later mails of the batch must not read past. */
function noteInBatch(batch: Batch, { desk, sender, thread, understood: { mail } }: Reading, { ticketId, decision, storeTicket, mails, continues, references }: RecordInput): void {
  batch.spent.add(mails);
  batch.loops.add(desk, sender, thread.found?.ticket ?? null, decision, mails);
  for (const key of saidKeys(desk, saidBy(decision))) batch.seen.add(key);
  if (decision.ticket === null || !storeTicket) return;
  batch.tickets.change(ticketId, decision.ticket, [...(mail.messageId === null ? [] : [mail.messageId]), ...mails.map((one) => one.messageId)], references);
  if (continues !== undefined) batch.tickets.change(continues.id, continues.ticket, []);
}

async function recordSteps(context: JourneyContext, batch: Batch, steps: readonly Step[]): Promise<void> {
  const records = steps.flatMap((step) => [...(step.record === null ? [] : [step.record]), ...(step.beside ?? [])]);
  const rows = await recordDecisions(batch.tx, records);
  await batch.numbers.store();
  await batch.loops.store(batch.tx, context.now());
  const rowOf = new Map(records.map((record, index) => [record, rows[index] ?? null]));
  await settleMessages(batch.tx, steps.flatMap(({ reading, outcome, duplicateOf, ticketId, record, beside }) => (outcome === null ? [] : [{
    id: reading.message.id, outcome, facts: reading.columns, authentication: authenticationKept(reading), forgedTokens: reading.thread.forgedTokens, packVersion: reading.desk.version, ticketId: record === null ? (ticketId ?? null) : (rowOf.get(record) ?? beside?.[0]?.ticketId ?? null),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
  }])), context.now());
  for (const { reading: { message, desk }, record } of steps) {
    if (message.release !== null && record !== null && rowOf.get(record) != null) await releaseFollowers(batch.tx, message.id, desk.id, message.release);
  }
}

/** A reference is only taken when the decision opens a ticket: held mail leaves no gaps in the numbers. */
async function decideWithRef(numbers: ReferenceNumbers, desk: Desk, thread: FindTicketResult, event: MailEvent, alongside: readonly string[]): Promise<Decision> {
  const ticket = thread.found?.ticket ?? null;
  const decideWith = (newRef: string | null): Decision => decide({ ticket, event, desk, newRef, now: event.receivedAt });
  // Whoever belongs to no ticket mostly opens one: then this is the only time that his mail is decided.
  let decision = decideWith(ticket === null ? await numbers.next(desk) : null);
  if (decision.wantsRef) decision = decideWith(await numbers.next(desk));
  if (decision.outcome?.state !== 'opened') return ticket === null ? decideWith(null) : decision;
  numbers.take(desk);
  const related = [...thread.related, ...alongside];
  if (decision.ticket === null || related.length + thread.announcements.length === 0) return decision;
  const links = [...decision.ticket.links, ...related.map((ref) => ({ ref, kind: 'possibly-related' })), ...thread.announcements.map((ref) => ({ ref, kind: 'answers' }))];
  return { ...decision, ticket: { ...decision.ticket, links } };
}

/** Applies a person's act or a timer's wake-up to a ticket. A ticket that is gone is a Fault; ActRefused passes through. */
export async function submitEvent(context: JourneyContext, ref: string, event: TicketStep['event'], rehearse = false): Promise<StepResult & { ticket: Ticket }> {
  const result = await submitEvents(context, [{ ref, event }], rehearse);
  const [ticket] = result.tickets;
  if (ticket === undefined) throw new Fault('no-such-ticket', `there is no ticket ${ref}`, { retryable: false });
  return { ...result, ticket };
}

/** Likewise for several tickets in one transaction, each named once: all steps are stored or none. */
export async function submitEvents(context: JourneyContext, given: readonly TicketStep[], rehearse = false): Promise<StepResult & { tickets: Ticket[] }> {
  const steps = withPartners(given);
  const facts = await factsOfRequesters(context, steps);
  return context.db.transaction().execute(async (tx) => {
    const locked = await lockTickets(tx, [], steps.map((step) => step.ref.toUpperCase()));
    const byRef = new Map([...locked.values()].map((one) => [one.ticket.ref, one]));
    const found = steps.map((step) => {
      const { ref } = step;
      const one = byRef.get(ref.toUpperCase());
      if (one === undefined) throw new Fault('no-such-ticket', `there is no ticket ${ref}`, { retryable: false });
      const desk = context.rulebook().desks.get(one.ticket.desk);
      if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${one.ticket.desk} is loaded`, { retryable: true });
      return { ...one, event: withPartner(step, given.includes(step), byRef), desk };
    });
    const budgets = await readBudgets(tx, found.map(({ id, ticket }) => ({ address: ticket.requester.addrSpec, ticketId: id, staffAt: lastStaffEvent(ticket) })), context.now());
    const dead = await undeliverableAmong(tx, found.flatMap(({ ticket }) => [ticket.requester.addrSpec, ticket.organisation?.mailbox ?? '']));
    const deadOf = ({ requester, organisation }: Ticket) => ({ undeliverable: [requester.addrSpec, organisation?.mailbox ?? ''].flatMap((address) => dead.get(address.toLowerCase()) ?? []) });
    const announced = await announcedNow(tx, found.filter(({ event }) => event.kind === 'timer').map(({ ticket }) => ticket));
    const records = await Promise.all(found.map(async ({ id, ticket, event, desk }, index): Promise<RecordInput> => {
      const budget = { ...(budgets[index] ?? { perTicketDay: 0, perAddressHour: 0 }), ...deadOf(ticket) };
      const whole = event.kind === 'recount' ? event : { ...event, budget, facts: facts[index] ?? noFacts, ...(announced.has(ticket.ref) ? { announced: true } : {}) };
      const decision = decide({ ticket, event: whole, desk, newRef: null, now: context.now() });
      const mails = await composeForAll(context, tx, desk, decision, true, null);
      return { ticketId: id, decision, storeTicket: true, mails, desk, messageId: null, thread: null, now: context.now() };
    }));
    const told: RecordInput[] = [];
    for (const { desk, decision } of records) {
      const taken = new Set([...records, ...told].map((one) => one.ticketId));
      told.push(...(await toldAlike(context, tx, desk, decision)).filter((one) => !taken.has(one.ticketId)));
    }
    if (rehearse) throw new Rehearsal([...records, ...told].flatMap((record) => record.mails));
    await recordDecisions(tx, [...records, ...told]);
    await auditSteps(context, tx, steps);
    return {
      mails: [...records, ...told].reduce((sum, record) => sum + record.decision.effects.length, 0), wakes: wakesOf(context, records),
      tickets: records.map((record, index) => record.decision.ticket ?? (found[index] as (typeof found)[number]).ticket),
    };
  });
}

/** What a person did; his words are in the history of the ticket. */
async function auditSteps({ actor, now }: JourneyContext, tx: Tx, steps: readonly TicketStep[]): Promise<void> {
  if (actor === undefined) return;
  for (const { ref, event } of steps) {
    if (event.kind !== 'timer') await recordAudit(tx, { who: actor, what: event.kind === 'act' ? `act ${event.verb}` : event.kind, object: ref.toUpperCase() }, now());
  }
}

/** What the directory says of the tickets' requesters. */
async function factsOfRequesters(context: JourneyContext, steps: readonly TicketStep[]): Promise<DirectoryFacts[]> {
  const requesters = await findRequesters(context.db, steps.map((step) => step.ref.toUpperCase()));
  return Promise.all(steps.map(async ({ ref, event }) => {
    const ticket = requesters.get(ref.toUpperCase());
    const desk = ticket === undefined ? undefined : context.rulebook().desks.get(ticket.desk);
    return ticket === undefined || desk === undefined ? noFacts : factsForEvent(context.directory, desk, ticket.requester, event);
  }));
}

/** Wake-ups that are near, each instant once. */
function wakesOf(context: JourneyContext, records: readonly RecordInput[]): Instant[] {
  const until = context.now() + soonMs;
  const timers = records.flatMap(({ decision, storeTicket }) => (storeTicket ? Object.values(decision.ticket?.timers ?? {}) : []));
  return [...new Set(timers.filter((timer) => timer.state === 'running').map(wakeAt).filter((instant) => instant <= until))];
}

function withThreadNotes(outcome: NonNullable<Decision['outcome']>, thread: FindTicketResult): typeof outcome {
  const forged = thread.forgedTokens > 0 ? `; carried ${thread.forgedTokens} forged reply token${thread.forgedTokens > 1 ? 's' : ''}` : '';
  const related = thread.related.length > 0 ? `; names ${thread.related.join(', ')} without belonging to it` : '';
  const announced = thread.announcements.length > 0 ? `; answers the announcement ${thread.announcements.join(', ')}` : '';
  return { ...outcome, reason: outcome.reason + forged + related + announced };
}

async function setAsynchronous(tx: Tx): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx);
}
