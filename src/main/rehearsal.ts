// A rulebook on trial: mails go through the journey of production with everything it would store kept in memory, so that
// a reply joins the ticket that an earlier mail opened here, and timers that ran out in between have done their work.
// Nothing is written, nothing is sent. What people do by hand (postern act) happens only where somebody calls `submit`.
// The order of steps is that of journey.ts; every step is the same function. It has no clock of its own: each call says
// what time it is.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { decide } from '../decide/decide.ts';
import type { ActEvent, Decision, DecisionInput, Effect, MailEvent, MessageOutcome, TimerEvent } from '../decide/decision.ts';
import { bringsWhatWasLacking, earlierHeld, firstHeld, heldBeside, standingOf, waitsWith, type WaitingMail } from '../decide/held-mail.ts';
import { fileCopy } from '../decide/filed-copy.ts';
import { isAlike, nameAlike } from '../decide/name-alike.ts';
import { releasingWord, wordToHeldMail, type AnswerOnHeld, type HeldMail } from '../decide/release.ts';
import { onceKeys, saidBy } from '../decide/said-once.ts';
import type { ReportedEvent } from '../decide/ticket-report.ts';
import { hasNewsForAlike, tellAlike } from '../decide/tell-alike.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import type { Witness } from '../decide/witness.ts';
import { composeAll, factsForEvent, prepareMessage, referencesOf, type JourneyContext, type Understood } from '../journey.ts';
import type { Instant } from '../mail/instant.ts';
import { matchesAddress, sameAddress } from '../mail/mailbox.ts';
import { isCredible } from '../recognise/recognition.ts';
import { findTicket, type FindTicketResult, type FoundTicket, type NamedTicket, type TicketLookup } from '../record/find-ticket.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import { spellings } from '../record/record-decision.ts';
import type { StoredRelease } from '../record/stored-release.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { AutomaticMails } from './automatic-mails.ts';

export type RehearsalContext = Pick<JourneyContext, 'rulebook' | 'understand' | 'directory' | 'host' | 'trustedAuthservIds' | 'keys'> & { readonly witness?: Witness };

export interface Rehearsed {
  readonly outcome: MessageOutcome;
  /** null: no pack for the desk is loaded, or the mail was a duplicate. */
  readonly decision: Decision | null;
  readonly understood: Understood | null;
  /** Reference of the ticket it opened or joined. */
  readonly ref: string | null;
  /** That ticket as it was before; null when it was opened. */
  readonly before: Ticket | null;
  readonly mails: readonly OutgoingMail[];
  /** The held messages that go on now, in this order: each is to be taken again. */
  readonly releases: readonly AcceptedMessage[];
}

/** What an act or a timer did to its ticket. */
export interface Submitted {
  readonly before: Ticket;
  readonly decision: Decision;
  readonly mails: readonly OutgoingMail[];
}

export interface Rehearsal {
  /** Decides the next mail, in order of receipt. `realRef`: the reference of the ticket it really opened, by which later mails name it. */
  take(message: AcceptedMessage, realRef: string | null): Promise<Rehearsed>;
  /** What a person of the working side does by hand, or a timer's wake-up; null: no such ticket. Throws ActRefused for an act that cannot be done. */
  submit(ref: string, event: Omit<ActEvent, 'budget' | 'facts'> | Omit<TimerEvent, 'budget' | 'facts'>, at: Instant): Promise<Submitted | null>;
  /** Lets time pass: the ticket after everything that its timers do until `at`, and what they did. */
  wait(ref: string, at: Instant): Waited;
  /** A ticket as it stands now. */
  ticket(ref: string): Ticket | null;
  tickets(): Iterable<Ticket>;
}

export interface Waited {
  /** null: there is no such ticket. */
  readonly ticket: Ticket | null;
  readonly effects: readonly Effect[];
}

/** A fresh trial without any ticket. `drawRef` gives the reference of a ticket whose real one is not known. */
export function createRehearsal(context: RehearsalContext, drawRef: (desk: Desk, at: Instant) => string = unnamableRefs()): Rehearsal {
  return new MemoryJourney(context, drawRef);
}

/** Takes a mail, and the held ones that it sets going; what came of the last of them. */
export async function takeAll(rehearsal: Rehearsal, message: AcceptedMessage): Promise<Rehearsed> {
  let last = await rehearsal.take(message, null);
  for (const released of last.releases) last = await takeAll(rehearsal, released);
  return last;
}

/** References that no real mail can name: what it did not open in reality it must not find here. */
function unnamableRefs(): (desk: Desk, at: Instant) => string {
  let opened = 0;
  return (desk, at) => desk.pack.desk.ref.replace('{yyyy}', new Date(at).toISOString().slice(0, 4)).replace(/\{seq:\d\}/u, `NEW${(opened += 1)}`);
}

/** A held message, and what became of it. */
interface Held extends HeldMail, WaitingMail {
  readonly message: AcceptedMessage;
  waits: boolean;
  ref: string | null;
}

/** A pack whose timers start one another would be woken for ever. */
const wakesMax = 500;

class MemoryJourney implements Rehearsal {
  readonly #context: RehearsalContext;
  readonly #drawRef: (desk: Desk, at: Instant) => string;
  readonly #tickets = new Map<string, Ticket>();
  /** `desk message-id` → reference of the newest ticket it belongs to. Only of mails that came in: ours carry their ticket in the id. */
  readonly #threads = new Map<string, string>();
  /** Likewise of the ids that the mail which opened a ticket names. */
  readonly #references = new Map<string, string>();
  readonly #vendorReferences = new Map<string, string>();
  /** `desk message-id fingerprint` → message */
  readonly #seen = new Map<string, string>();
  readonly #said = new Set<string>();
  /** By message: what is held, and whose word it waits for. */
  readonly #held = new Map<string, Held>();
  /** By reference: what reports on one ticket tell. */
  readonly #history = new Map<string, readonly ReportedEvent[]>();
  readonly #automatic = new AutomaticMails();
  #composed = 0;

  constructor(context: RehearsalContext, drawRef: (desk: Desk, at: Instant) => string) {
    this.#context = context;
    this.#drawRef = drawRef;
  }

  ticket(ref: string): Ticket | null {
    return this.#tickets.get(ref) ?? null;
  }

  tickets(): Iterable<Ticket> {
    return this.#tickets.values();
  }

  async submit(ref: string, event: Omit<ActEvent, 'budget' | 'facts'> | Omit<TimerEvent, 'budget' | 'facts'>, at: Instant): Promise<Submitted | null> {
    const before = this.ticket(ref);
    const desk = this.#deskOf(before);
    if (before === null || desk === null) return null;
    const facts = await factsForEvent(this.#context.directory, desk, before.requester.addrSpec, event);
    const budget = this.#automatic.budget(before.requester.addrSpec, before, at);
    const decision = this.#carryOut({ ticket: before, event: { ...event, budget, facts }, desk, newRef: null, now: at });
    const mails = this.#compose(desk, decision, true, null, at);
    if (decision.ticket !== null) this.#keep(decision.ticket, null);
    return { before, decision, mails: [...mails, ...this.#tellAlike(desk, decision, at)] };
  }

  wait(ref: string, at: Instant): Waited {
    const ticket = this.ticket(ref);
    const desk = this.#deskOf(ticket);
    return ticket === null || desk === null ? { ticket, effects: [] } : this.#wake(desk, ticket, at);
  }

  #deskOf(ticket: Ticket | null): Desk | null {
    return ticket === null ? null : (this.#context.rulebook().desks.get(ticket.desk) ?? null);
  }

  #carryOut(input: DecisionInput): Decision {
    const { witness } = this.#context;
    return decide(witness === undefined ? input : { ...input, witness });
  }

  async take(message: AcceptedMessage, realRef: string | null): Promise<Rehearsed> {
    const nothing = { decision: null, understood: null, ref: null, before: null, mails: [], releases: [] };
    if (!this.#context.rulebook().desks.has(message.desk)) {
      return { ...nothing, outcome: { state: 'failed', reason: `no pack for desk ${message.desk} is loaded` } };
    }
    const { desk, understood, facts, release } = await prepareMessage(this.#context, message);
    const { mail, recognition } = understood;
    const same = this.#sameMail(message, understood);
    if (same !== null) return { ...nothing, understood, outcome: { state: 'duplicate', reason: `the same mail as message ${same}` } };
    const from = mail.from[0]?.addrSpec ?? '';
    const now = message.receivedAt;
    const unauthentic = recognition.authentication.from === 'fail';
    const thread = await findTicket(this.#lookup(desk, now), {
      claims: recognition.threadClaims, desk, keys: this.#context.keys, fromAddress: from, subject: mail.subject, organisation: facts.organisation?.id ?? null, unauthentic: !isCredible(recognition.authentication),
    });
    const answer = { recognition, facts, from };
    const about = thread.held !== null ? this.#answerOnHeld(desk, thread.held, answer) : thread.found === null ? this.#wordToHeld(desk, mail, answer) : null;
    if (about?.word != null) {
      return { ...nothing, understood, outcome: { state: 'joined', reason: `releases message ${about.first}` }, releases: this.#release(about.first, { by: from, at: now, ...about.word }) };
    }
    const found = thread.found ?? this.#heldTicket(desk, message, thread.held, { from, organisation: unauthentic ? null : (facts.organisation?.id ?? null) }, now);
    const before = found?.ticket ?? null;
    const event: MailEvent = {
      kind: 'mail', messageId: message.id, mail, recognition, facts, receivedAt: now, forwardPaths: message.forwardPaths,
      threadedBy: found?.by ?? '', threadSide: found?.side ?? null, release: release === null ? null : { ...release, more: this.#hasMoreHeld(message) },
      budget: this.#automatic.budget(from, before, now), said: onceKeys(desk, { mail, recognition, facts }).filter((one) => one.who.some((who) => this.#said.has(`${desk.id} ${one.text} ${who}`))).map((one) => one.text),
      ...(thread.related.length === 0 ? {} : { names: thread.related }),
    };
    const own = found === null && about?.held.waits === true ? this.#releasedByOwnWords(desk, about, event) : null;
    const decided = own?.decision ?? this.#decide(desk, { ...thread, found }, realRef, event, message.release === null ? null : this.#refAlongside(message.id));
    const waiting = about?.follows === false ? [] : this.#waitingOf(desk, from);
    const earlier = about?.follows === true ? { id: about.first, together: true } : earlierHeld(waiting, event, decided);
    const decision = heldBeside(desk, decided, earlier, event, waiting);
    if (decision.outcome?.state === 'held') {
      const note = decision.outcome.held ?? null;
      this.#held.set(message.id, { id: message.id, message, from, terms: note, note, subject: mail.subject, messageId: mail.messageId, waits: true, ref: null });
    }
    const opened = decision.outcome?.state === 'opened';
    const stored = decision.ticket !== null && (opened || decision.ticket.ref === found?.ticket.ref);
    const mails = this.#compose(desk, decision, stored, message.id, now);
    const ref = stored ? (decision.ticket?.ref ?? null) : null;
    const copy = fileCopy(decision, event, thread.about?.ticket ?? null);
    if (copy?.ticket != null) this.#history.set(copy.ticket.ref, [...(this.#history.get(copy.ticket.ref) ?? []), ...copy.history.map((one) => ({ ...one, at: now }))]);
    this.#automatic.add(mails, ref, now);
    for (const { text, who } of saidBy(decision)) for (const one of who) this.#said.add(`${desk.id} ${text} ${one}`);
    if (ref !== null && decision.ticket !== null) {
      this.#keep(decision.ticket, mail.messageId);
      if (opened) for (const id of referencesOf(mail, this.#context.host)) this.#references.set(`${message.desk} ${id}`, ref);
      if (opened && before !== null) this.#tickets.set(before.ref, { ...before, links: [...before.links, { ref, kind: 'continued-by' }] });
      const was = this.#held.get(message.id);
      if (was !== undefined) was.ref = ref;
    }
    return { outcome: decision.outcome ?? { state: 'failed', reason: 'undecided' }, decision, understood, ref, before: opened ? null : before, mails: [...mails, ...this.#tellAlike(desk, decision, now)], releases: own?.releases === undefined ? [] : this.#release(own.releases, { by: from, at: now, said: '', set: {} }) };
  }

  /** Mails to those who may have the same matter. */
  #tellAlike(desk: Desk, decision: Decision, now: Instant): OutgoingMail[] {
    if (!hasNewsForAlike(desk, decision)) return [];
    return [...this.#tickets.values()].flatMap((other) => {
      const told = other.ref === decision.ticket?.ref ? null : tellAlike(desk, decision, other);
      return told === null ? [] : this.#compose(desk, told, true, null, now);
    });
  }

  /** The word of who answers the held mail itself; null: it is decided as any other. */
  #wordToHeld(desk: Desk, mail: Understood['mail'], answer: Omit<AnswerOnHeld, 'side'>) {
    const ids = [...mail.inReplyTo, ...mail.references];
    const held = [...this.#held.values()].find((one) => one.waits && one.message.desk === desk.id && one.messageId !== null && ids.includes(one.messageId));
    const word = held === undefined ? null : wordToHeldMail(desk, answer, held);
    return held === undefined || word === null ? null : { held, first: firstHeld(held), word, waits: true, follows: false };
  }

  /** What an answer to our question about a held mail means for it. */
  #answerOnHeld(desk: Desk, named: NonNullable<FindTicketResult['held']>, answer: Omit<AnswerOnHeld, 'side'>) {
    const held = this.#held.get(named.messageId) ?? { id: named.messageId, from: '', terms: null, note: null, waits: true };
    const answered = { ...answer, side: named.side };
    const standing = held.waits ? standingOf(desk, answered, held) : { waits: false, follows: true };
    return { held, first: firstHeld(held), word: held.waits ? releasingWord(desk, answered, held) : null, ...standing };
  }

  /** What its sender writes about a held message waits with it, or sets both going; null: it is decided as any other. */
  #releasedByOwnWords(desk: Desk, about: { readonly first: string; readonly held: Pick<Held, 'id' | 'terms' | 'waits'>; readonly waits: boolean; readonly follows: boolean }, event: MailEvent): { decision: Decision; releases?: string } | null {
    if (about.waits) return { decision: waitsWith(desk, event, about.held.id, about.held.terms) };
    if (!about.follows || !bringsWhatWasLacking(this.#carryOut({ ticket: null, event, desk, newRef: null, now: event.receivedAt }), event)) return null;
    return { decision: waitsWith(desk, event, about.first, about.held.terms, true), releases: about.first };
  }

  /** What this sender has waiting, newest first. */
  #waitingOf(desk: Desk, from: string): Held[] {
    return [...this.#held.values()].filter((one) => one.waits && one.message.desk === desk.id && sameAddress(one.from, from)).toReversed();
  }

  /** The ticket of the message that the same sender had waiting beside this one, on another matter. */
  #refAlongside(id: string): string | null {
    const beside = this.#held.get(id)?.note?.with;
    return beside?.together === false ? (this.#held.get(beside.id)?.ref ?? null) : null;
  }

  /** The held message and those that are held together with it go on. */
  #release(first: string, release: StoredRelease): AcceptedMessage[] {
    const all = [...this.#held].filter(([, held]) => held.waits && firstHeld(held) === first);
    for (const [, held] of all) held.waits = false;
    return all.map(([id, { message }]) => ({ ...message, release: id === first ? release : { ...release, set: {}, joins: first } }));
  }

  /** Are there more of those that were held together with this message, still to come? */
  #hasMoreHeld({ id, release }: AcceptedMessage): boolean {
    const first = release?.joins ?? id;
    return [...this.#held].some(([other, held]) => Number(other) > Number(id) && held.note?.with?.together === true && firstHeld(held) === first);
  }

  /** The ticket that a held message has opened meanwhile, for what is written about it. */
  #heldTicket(
    desk: Desk, message: AcceptedMessage, named: FindTicketResult['held'], writer: { readonly from: string; readonly organisation: string | null }, now: Instant,
  ): FoundTicket | null {
    const id = message.release?.joins ?? named?.messageId ?? '';
    const ref = this.#held.get(id)?.ref ?? null;
    const known = ref === null ? null : this.ticket(ref);
    if (known === null) return null;
    const ticket = this.#wake(desk, known, now).ticket;
    const found = { id: ticket.ref, ticket, by: `held message ${id}` };
    const working = desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, writer.from));
    if (message.release?.joins !== undefined || named?.side === 'requester') return { ...found, side: 'requester' };
    if (working) return { ...found, side: 'working' };
    return writer.organisation !== null && writer.organisation === ticket.organisation?.id ? { ...found, side: 'requester' } : null;
  }

  #decide(desk: Desk, thread: FindTicketResult, realRef: string | null, event: MailEvent, alongside: string | null): Decision {
    const ticket = thread.found?.ticket ?? null;
    const first = this.#carryOut({ ticket, event, desk, newRef: null, now: event.receivedAt });
    if (!first.wantsRef) return first;
    const newRef = realRef !== null && !this.#tickets.has(realRef) ? realRef : this.#drawRef(desk, event.receivedAt);
    const decision = this.#carryOut({ ticket, event, desk, newRef, now: event.receivedAt });
    const related = alongside === null ? thread.related : [...thread.related, alongside];
    if (decision.ticket === null) return decision;
    const links = [...decision.ticket.links, ...related.map((ref) => ({ ref, kind: 'possibly-related' })), ...thread.announcements.map((ref) => ({ ref, kind: 'answers' }))];
    return nameAlike(desk, { ...decision, ticket: { ...decision.ticket, links } }, this.#openAbout(desk, decision.ticket));
  }

  #openAbout(desk: Desk, ticket: Ticket): Ticket[] {
    const worksOn = (one: Ticket): boolean => ['open', 'waiting'].includes(desk.pack.statuses[one.status]?.is ?? '');
    return [...this.#tickets.values()].filter((one) => worksOn(one) && isAlike(desk, ticket, one)).reverse();
  }

  #compose(desk: Desk, decision: Decision, stored: boolean, messageId: string | null, now: Instant): OutgoingMail[] {
    const before = this.#history.get(decision.ticket?.ref ?? '') ?? [];
    if (decision.ticket !== null && stored) this.#history.set(decision.ticket.ref, [...before, ...decision.history.map((one) => ({ ...one, at: now }))]);
    return composeAll({ ...this.#context, now: () => now, uniqueId: () => `rehearsal${(this.#composed += 1)}` }, desk, decision, stored, messageId, undefined, before);
  }

  #sameMail(message: AcceptedMessage, { mail, fingerprint }: Understood): string | null {
    if (mail.messageId === null) return null;
    const key = `${message.desk} ${mail.messageId} ${Buffer.from(fingerprint).toString('hex')}`;
    const known = this.#seen.get(key) ?? null;
    if (known === null) this.#seen.set(key, message.id);
    return known === message.id ? null : known;
  }

  #keep(ticket: Ticket, messageId: string | null): void {
    this.#tickets.set(ticket.ref, ticket);
    if (messageId !== null) this.#threads.set(`${ticket.desk} ${messageId}`, ticket.ref);
    for (const value of ticket.vendorRefs.flatMap(spellings)) this.#vendorReferences.set(`${ticket.desk} ${value}`, ticket.ref);
  }

  #lookup(desk: Desk, now: Instant): TicketLookup {
    const found = (ref: string | undefined): Promise<NamedTicket | null> => {
      const ticket = ref === undefined ? undefined : this.#tickets.get(ref);
      return Promise.resolve(ticket === undefined || ticket.desk !== desk.id ? null : { id: ticket.ref, ticket: this.#wake(desk, ticket, now).ticket });
    };
    return {
      byRef: (_, ref) => found(ref),
      byMessageId: (id, messageId) => found(this.#threads.get(`${id} ${messageId}`)),
      byReference: (id, messageId) => found(this.#references.get(`${id} ${messageId}`)),
      byVendorReference: (id, value) => found(this.#vendorReferences.get(`${id} ${value}`)),
    };
  }

  /** The ticket after everything that its timers did until `now`. */
  #wake(desk: Desk, ticket: Ticket, now: Instant): { ticket: Ticket; effects: readonly Effect[] } {
    let current = ticket;
    const effects: Effect[] = [];
    for (let count = 0; count < wakesMax; count++) {
      const next = Object.values(current.timers).filter((timer) => timer.state === 'running' && wakeAt(timer) <= now).toSorted((a, b) => wakeAt(a) - wakeAt(b))[0];
      if (next === undefined) break;
      const event = { kind: 'timer', name: next.name, generation: next.generation, budget: { perTicketDay: 0, perAddressHour: 0 } } as const;
      const decision = this.#carryOut({ ticket: current, event, desk, newRef: null, now: wakeAt(next) });
      current = decision.ticket ?? current;
      effects.push(...decision.effects);
    }
    this.#tickets.set(current.ref, current);
    return { ticket: current, effects };
  }
}

/** When a running timer has something to do next: its warning, then its due time. */
export function wakeAt(timer: TicketTimer): Instant {
  return timer.warnAt !== null && !timer.warned ? timer.warnAt : timer.dueAt;
}
