// A rulebook on trial: mails go through the journey of production with everything it would store kept in memory, so that
// a reply joins the ticket that an earlier mail opened here, and timers that ran out in between have done their work.
// Nothing is written, nothing is sent. What people do by hand (postern act) happens only where somebody calls `act`.
// The order of steps is that of journey.ts; every step is the same function.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { decide } from '../decide/decide.ts';
import type { ActVerb, Decision, DecisionInput, Effect, MailEvent, MessageOutcome } from '../decide/decision.ts';
import { heldBeside } from '../decide/held-mail.ts';
import { releasingWord, type HeldMail } from '../decide/release.ts';
import type { Ticket, TicketTimer } from '../decide/ticket.ts';
import type { Witness } from '../decide/witness.ts';
import { composeAll, prepareMessage, type JourneyContext, type Understood } from '../journey.ts';
import type { Instant } from '../mail/instant.ts';
import { findTicket, type FindTicketResult, type NamedTicket, type TicketLookup } from '../record/find-ticket.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import type { Desk } from '../rulebook/rulebook.ts';

export type RehearsalContext = Pick<JourneyContext, 'rulebook' | 'understand' | 'directory' | 'host' | 'trustedAuthservIds' | 'keys'> & { readonly witness?: Witness };

export interface Rehearsed {
  readonly outcome: MessageOutcome;
  /** null: no pack for the desk is loaded, or the mail was a duplicate. */
  readonly decision: Decision | null;
  readonly understood: Understood | null;
  /** Reference of the ticket it opened or joined. */
  readonly ref: string | null;
  readonly mails: readonly OutgoingMail[];
}

export interface Rehearsal {
  /** Decides the next mail, in order of receipt. `realRef`: the reference of the ticket it really opened, by which later mails name it. */
  take(message: AcceptedMessage, realRef: string | null): Promise<Rehearsed>;
  /** What a person of the working side does to a ticket; throws ActRefused when it cannot be done. Null: no such ticket. */
  act(ref: string, verb: ActVerb, argument: string, by: string, at: Instant): Decision | null;
  /** Lets time pass: the ticket after everything that its timers do until `at`, and what they did. */
  wait(ref: string, at: Instant): Waited;
  /** A ticket as it stands now. */
  ticket(ref: string): Ticket | null;
}

export interface Waited {
  /** null: there is no such ticket. */
  readonly ticket: Ticket | null;
  readonly effects: readonly Effect[];
}

/** A fresh trial without any ticket. */
export function createRehearsal(context: RehearsalContext): Rehearsal {
  return new MemoryJourney(context);
}

/** A pack whose timers start one another would be woken for ever. */
const wakesMax = 500;
const noBudget = { perTicketDay: 0, perAddressHour: 0 };

class MemoryJourney implements Rehearsal {
  readonly #context: RehearsalContext;
  readonly #tickets = new Map<string, Ticket>();
  /** `desk message-id` → reference of the newest ticket it belongs to */
  readonly #threads = new Map<string, string>();
  readonly #vendorReferences = new Map<string, string>();
  /** `desk message-id fingerprint` → message */
  readonly #seen = new Map<string, string>();
  /** By message: what is held, and whose word it waits for. */
  readonly #held = new Map<string, HeldMail>();
  #opened = 0;

  constructor(context: RehearsalContext) {
    this.#context = context;
  }

  ticket(ref: string): Ticket | null {
    return this.#tickets.get(ref) ?? null;
  }

  act(ref: string, verb: ActVerb, argument: string, by: string, at: Instant): Decision | null {
    const { ticket } = this.wait(ref, at);
    const desk = this.#deskOf(ticket);
    if (ticket === null || desk === null) return null;
    const decision = this.#carryOut({ ticket, event: { kind: 'act', verb, argument, by, budget: noBudget }, desk, newRef: null, now: at });
    if (decision.ticket !== null) this.#keep(decision.ticket, []);
    return decision;
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
    if (!this.#context.rulebook().desks.has(message.desk)) {
      return { outcome: { state: 'failed', reason: `no pack for desk ${message.desk} is loaded` }, decision: null, understood: null, ref: null, mails: [] };
    }
    const { desk, understood, facts, release } = await prepareMessage(this.#context, message);
    const { mail, recognition } = understood;
    const same = this.#sameMail(message, understood);
    if (same !== null) return { outcome: { state: 'duplicate', reason: `the same mail as message ${same}` }, decision: null, understood, ref: null, mails: [] };
    const from = mail.from[0]?.addrSpec ?? '';
    const thread = await findTicket(this.#lookup(desk, message.receivedAt), {
      claims: recognition.threadClaims, desk, keys: this.#context.keys, fromAddress: from, organisation: facts.organisation?.id ?? null,
      unauthentic: recognition.authentication.from === 'fail',
    });
    const held = thread.held === null ? null : (this.#held.get(thread.held.messageId) ?? { from: '', terms: null });
    if (thread.held !== null && held !== null && releasingWord(desk, { recognition, facts, from, side: thread.held.side }, held) !== null) {
      return { outcome: { state: 'joined', reason: `releases message ${thread.held.messageId}` }, decision: null, understood, ref: null, mails: [] };
    }
    const decision = this.#decide(desk, thread, realRef, {
      kind: 'mail', messageId: message.id, mail, recognition, facts, receivedAt: message.receivedAt, forwardPaths: message.forwardPaths,
      threadedBy: thread.found?.by ?? '', threadSide: thread.found?.side ?? null, release: release === null ? null : { ...release, more: false }, budget: noBudget,
    });
    if (decision.outcome?.state === 'held') this.#held.set(message.id, { from, terms: decision.outcome.held ?? null });
    const opened = decision.outcome?.state === 'opened';
    const stored = decision.ticket !== null && (opened || thread.found !== null);
    const mails = composeAll({ ...this.#context, now: () => message.receivedAt, uniqueId: () => `rehearsal${message.id}` }, desk, decision, stored, message.id);
    const ref = stored ? (decision.ticket?.ref ?? null) : null;
    if (stored && decision.ticket !== null) this.#keep(decision.ticket, [mail.messageId, ...mails.map((one) => one.messageId)]);
    return { outcome: decision.outcome ?? { state: 'failed', reason: 'undecided' }, decision, understood, ref, mails };
  }

  #decide(desk: Desk, thread: FindTicketResult, realRef: string | null, event: MailEvent): Decision {
    const ticket = thread.found?.ticket ?? null;
    const first = this.#carryOut({ ticket, event, desk, newRef: null, now: event.receivedAt });
    const decision = first.wantsRef ? this.#carryOut({ ticket, event, desk, newRef: this.#newRef(desk, realRef, event.receivedAt), now: event.receivedAt }) : first;
    return heldBeside(decision, thread.held === null ? null : { id: thread.held.messageId, together: true });
  }

  /** One that no real mail can name, unless this mail did open a ticket. */
  #newRef(desk: Desk, realRef: string | null, at: Instant): string {
    if (realRef !== null && !this.#tickets.has(realRef)) return realRef;
    this.#opened += 1;
    return desk.pack.desk.ref.replace('{yyyy}', new Date(at).toISOString().slice(0, 4)).replace(/\{seq:\d\}/u, `NEW${this.#opened}`);
  }

  #sameMail(message: AcceptedMessage, { mail, fingerprint }: Understood): string | null {
    if (mail.messageId === null) return null;
    const key = `${message.desk} ${mail.messageId} ${Buffer.from(fingerprint).toString('hex')}`;
    const known = this.#seen.get(key) ?? null;
    if (known === null) this.#seen.set(key, message.id);
    return known === message.id ? null : known;
  }

  #keep(ticket: Ticket, messageIds: readonly (string | null)[]): void {
    this.#tickets.set(ticket.ref, ticket);
    for (const id of messageIds) if (id !== null) this.#threads.set(`${ticket.desk} ${id}`, ticket.ref);
    for (const value of ticket.vendorRefs) this.#vendorReferences.set(`${ticket.desk} ${value}`, ticket.ref);
  }

  #lookup(desk: Desk, now: Instant): TicketLookup {
    const found = (ref: string | undefined): Promise<NamedTicket | null> => {
      const ticket = ref === undefined ? undefined : this.#tickets.get(ref);
      return Promise.resolve(ticket === undefined || ticket.desk !== desk.id ? null : { id: ticket.ref, ticket: this.#wake(desk, ticket, now).ticket });
    };
    return {
      byRef: (_, ref) => found(ref),
      byMessageId: (id, messageId) => found(this.#threads.get(`${id} ${messageId}`)),
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
      const event = { kind: 'timer', name: next.name, generation: next.generation, budget: noBudget } as const;
      const decision = this.#carryOut({ ticket: current, event, desk, newRef: null, now: wakeAt(next) });
      current = decision.ticket ?? current;
      effects.push(...decision.effects);
    }
    this.#tickets.set(current.ref, current);
    return { ticket: current, effects };
  }
}

function wakeAt(timer: TicketTimer): Instant {
  return timer.warnAt !== null && !timer.warned ? timer.warnAt : timer.dueAt;
}
