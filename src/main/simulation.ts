// Tickets on a simulated clock: mails and acts come when somebody says so, and between them everything happens that is
// due, in the order of time. Every step is the production's (rehearsal.ts); only the clock is another, the store is
// memory, and what leaves is told instead of sent. Nothing here remembers what has happened: whoever listens decides
// what to keep, so that ten years of a thousand tickets need no more memory than the tickets.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { ActVerb, MessageOutcome } from '../decide/decision.ts';
import { referencePeriod, ticketReference } from '../decide/ticket-reference.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Understood } from '../journey.ts';
import type { Instant } from '../mail/instant.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { createRehearsal, wakeAt, type Rehearsal, type RehearsalContext } from './rehearsal.ts';
import { changesOf, type Change } from './ticket-changes.ts';
import { TimerQueue } from './timer-queue.ts';

export type Cause =
  | { readonly kind: 'mail'; readonly from: string; readonly subject: string; readonly text: string; readonly outcome: MessageOutcome; readonly released: boolean }
  | { readonly kind: 'act'; readonly verb: ActVerb; readonly argument: string; readonly by: string }
  | { readonly kind: 'timer'; readonly name: string; readonly warning: boolean };

/** One event and all that it did. */
export interface Happening {
  readonly at: Instant;
  readonly desk: string;
  /** null: it belongs to no ticket (held, redirected, automatic …). */
  readonly ref: string | null;
  readonly cause: Cause;
  readonly changes: readonly Change[];
  readonly mails: readonly OutgoingMail[];
}

/** A mail on its way to a desk. */
export interface ArrivingMail {
  readonly desk: string;
  readonly raw: Buffer;
  /** null: not known. */
  readonly reversePath: string | null;
  readonly forwardPaths: readonly string[];
}

/** A pack whose timers start one another at the same instant would keep the clock there for ever. */
const wakesAtOnceMax = 1_000;

export class Simulation {
  readonly #rehearsal: Rehearsal;
  readonly #tell: (happening: Happening) => void | Promise<void>;
  readonly #queue = new TimerQueue();
  readonly #counters = new Map<string, number>();
  #received = 0;
  #now: Instant;

  constructor(context: RehearsalContext, from: Instant, tell: (happening: Happening) => void | Promise<void>) {
    this.#rehearsal = createRehearsal(context, (desk, at) => this.#nextReference(desk, at));
    this.#now = from;
    this.#tell = tell;
  }

  get now(): Instant {
    return this.#now;
  }

  ticket(ref: string): Ticket | null {
    return this.#rehearsal.ticket(ref);
  }

  tickets(): Iterable<Ticket> {
    return this.#rehearsal.tickets();
  }

  /** Is there a timer that will do something before `until`? */
  hasDue(until: Instant): boolean {
    this.#skipStale();
    return (this.#queue.next()?.at ?? Infinity) <= until;
  }

  /** Lets time pass until then, with all that is due on the way, its end included. */
  async passTo(until: Instant): Promise<void> {
    let atOnce = 0;
    while (this.hasDue(until)) {
      const wake = this.#queue.take();
      if (wake === null) break;
      atOnce = wake.at === this.#now ? atOnce + 1 : 0;
      if (atOnce > wakesAtOnceMax) throw new Error(`timer ${wake.name} of ${wake.ref} comes again and again at the same instant`);
      this.#now = Math.max(this.#now, wake.at);
      await this.#wake(wake);
    }
    this.#now = Math.max(this.#now, until);
  }

  /** A mail comes in now. */
  async receive({ desk, raw, reversePath, forwardPaths }: ArrivingMail): Promise<Happening> {
    const message: AcceptedMessage = {
      // A source whose envelope is not known is treated as an import is.
      id: String((this.#received += 1)), desk, raw, source: reversePath === null ? 'import' : 'smtp', reversePath: reversePath ?? '', forwardPaths,
      receivedAt: this.#now, attempts: 1, release: null, remoteAddress: '', helo: '', senderCheck: null,
    };
    return this.#decide(message);
  }

  /** A person of the working side acts now, by hand. Throws ActRefused; null when there is no such ticket. */
  async act(ref: string, verb: ActVerb, argument: string, by: string): Promise<Happening | null> {
    const done = await this.#rehearsal.submit(ref, { kind: 'act', verb, argument, by }, this.#now);
    if (done === null) return null;
    this.#queue.add(ref, done.decision.ticket?.timers ?? {}, done.before.timers);
    return this.#say({ at: this.#now, desk: done.before.desk, ref, cause: { kind: 'act', verb, argument, by }, changes: changesOf(done.before, done.decision), mails: done.mails });
  }

  async #decide(message: AcceptedMessage): Promise<Happening> {
    const { outcome, decision, understood, ref, before, mails, releases } = await this.#rehearsal.take(message, null);
    const ticket = ref === null ? null : (decision?.ticket ?? null);
    if (ref !== null && ticket !== null) this.#queue.add(ref, ticket.timers, before?.timers ?? {});
    const happening = await this.#say({
      at: this.#now, desk: message.desk, ref, mails, changes: ref === null || decision === null ? [] : changesOf(before, decision),
      cause: { kind: 'mail', ...saidIn(understood), outcome, released: message.release !== null },
    });
    let last = happening;
    // A released mail counts from its own receipt, as in production; what was due meanwhile is due now.
    for (const released of releases) last = await this.#decide(released);
    return last;
  }

  async #wake(wake: { readonly ref: string; readonly name: string; readonly generation: number; readonly at: Instant }): Promise<void> {
    const warning = (this.#rehearsal.ticket(wake.ref)?.timers[wake.name]?.dueAt ?? 0) > this.#now;
    const done = await this.#rehearsal.submit(wake.ref, { kind: 'timer', name: wake.name, generation: wake.generation }, this.#now);
    if (done === null) return;
    this.#queue.add(wake.ref, done.decision.ticket?.timers ?? {}, done.before.timers);
    await this.#say({
      at: this.#now, desk: done.before.desk, ref: wake.ref, cause: { kind: 'timer', name: wake.name, warning }, changes: changesOf(done.before, done.decision), mails: done.mails,
    });
  }

  async #say(happening: Happening): Promise<Happening> {
    await this.#tell(happening);
    return happening;
  }

  /** Takes away the wake-ups that their tickets no longer mean. */
  #skipStale(): void {
    for (let next = this.#queue.next(); next !== null; next = this.#queue.next()) {
      const timer = this.#rehearsal.ticket(next.ref)?.timers[next.name];
      if (timer?.state === 'running' && timer.generation === next.generation && wakeAt(timer) === next.at) return;
      this.#queue.take();
    }
  }

  #nextReference(desk: Desk, at: Instant): string {
    const period = referencePeriod(desk, at);
    const key = `${desk.id} ${period}`;
    const number = (this.#counters.get(key) ?? 0) + 1;
    this.#counters.set(key, number);
    return ticketReference(desk, period, String(number));
  }
}

function saidIn(understood: Understood | null): { readonly from: string; readonly subject: string; readonly text: string } {
  if (understood === null) return { from: '', subject: '', text: '' };
  return { from: understood.mail.from[0]?.addrSpec ?? '', subject: understood.mail.subject, text: understood.recognition.reply.text };
}
