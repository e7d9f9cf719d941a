// Plays a life: lets time pass to each step, does what the step says through the doors that people have (a mail, an act)
// and holds what came of it against what was expected. The clock, the timers and the decisions are simulation.ts.
import { ActRefused } from '../decide/decide.ts';
import { actVerbs } from '../decide/decision.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Ticket } from '../decide/ticket.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';
import { envelopeOf } from './envelope.ts';
import { lifeDifferences, type LifeDifference, type StepResult } from './life-expectations.ts';
import type { LifeStep } from './life-schema.ts';
import type { RehearsalContext } from './rehearsal.ts';
import { deliveryReportBytes, ScriptFault, automaticResponseBytes, writtenMailBytes, type Posting } from './script-mail.ts';
import { Simulation, type Happening } from './simulation.ts';
import { afterSpan } from './time-span.ts';

/** A step, or a mail named on the command line, with the bytes of the file it names. */
export interface PlannedStep {
  readonly step: LifeStep;
  /** `file.life.yaml:12`, for differences. */
  readonly place: string;
  readonly raw: Buffer | null;
  /** A mail that speaks for itself. */
  readonly silent?: true;
}

export interface LifePlan {
  readonly steps: readonly PlannedStep[];
  readonly desk: string | null;
  readonly calendar: string | null;
  readonly from: Instant;
  /** An instant, or a span after the last step; null: it ends with the last step. */
  readonly until: string | null;
  /** Whose clock is shown before there is a ticket. */
  readonly home: string | null;
}

export interface PlacedDifference extends LifeDifference {
  readonly place: string;
  readonly what: string;
}

export interface OpenPoint {
  readonly place: string;
  readonly what: string;
  readonly why: string;
  /** It holds by now, and belongs among the expectations; null: it says nothing that could be tried. */
  readonly holds: boolean | null;
}

export interface PlayedLife {
  readonly until: Instant;
  readonly tickets: readonly Ticket[];
  readonly differences: readonly PlacedDifference[];
  readonly open: readonly OpenPoint[];
  /** Expectations that were tried. */
  readonly expected: number;
}

export interface BegunStep {
  readonly what: string;
  readonly at: Instant;
  readonly desk: string | null;
  /** It only lets time pass. */
  readonly waits: boolean;
}

/** What a listener hears: each event as it happens, and before it the step that brings it. */
export interface LifeListener {
  readonly step?: (step: BegunStep) => void | Promise<void>;
  readonly happening?: (happening: Happening) => void | Promise<void>;
}

/** Plays it to its end. Throws ScriptFault for a step that cannot be done. */
export async function playLife(context: RehearsalContext, plan: LifePlan, listener: LifeListener): Promise<PlayedLife> {
  const play = new Play(context, plan, listener);
  for (const planned of plan.steps) await play.step(planned);
  return play.end();
}

class Play {
  readonly #rulebook: Rulebook;
  readonly #plan: LifePlan;
  readonly #listener: LifeListener;
  readonly #simulation: Simulation;
  readonly #differences: PlacedDifference[] = [];
  readonly #open: OpenPoint[] = [];
  #expected = 0;
  /** Since the step before; null: nobody will ask. */
  #happenings: Happening[] | null = [];
  #newest: string | null = null;
  #posted = 0;
  /** Our newest mail to each address, and by ticket and side. */
  readonly #mailTo = new Map<string, OutgoingMail>();

  constructor(context: RehearsalContext, plan: LifePlan, listener: LifeListener) {
    this.#rulebook = context.rulebook();
    this.#plan = plan;
    this.#listener = listener;
    this.#simulation = new Simulation(context, plan.from, (happening) => this.#hear(happening));
  }

  async step(planned: PlannedStep): Promise<void> {
    const { step, place, raw } = planned;
    const at = this.#instantOf(step);
    if (at < this.#simulation.now) throw new ScriptFault(`${place} "${step.what}": ${isoInstant(at)} lies before ${isoInstant(this.#simulation.now)}`);
    this.#happenings = [];
    await this.#simulation.passTo(at);
    if (planned.silent !== true) await this.#listener.step?.({ what: step.what, at, desk: this.#desk()?.id ?? this.#plan.home, waits: waits(step) });
    let refused: string | null = null;
    let own: Happening | null = null;
    try {
      own = await this.#carryOut(step, raw);
    } catch (error) {
      if (error instanceof ScriptFault) throw new ScriptFault(`${place} "${step.what}": ${error.message}`);
      if (!(error instanceof ActRefused)) throw error;
      refused = error.message;
    }
    const ticket = this.#ticketOf(step, own);
    const result: StepResult = { ticket, own, refused, happenings: this.#happenings };
    this.#judge(planned, result);
    this.#happenings = null;
  }

  async end(): Promise<PlayedLife> {
    const { until } = this.#plan;
    const end = until === null ? null : this.#instant(until);
    if (end !== null) await this.#simulation.passTo(end);
    return {
      until: this.#simulation.now, tickets: [...this.#simulation.tickets()], differences: this.#differences, open: this.#open, expected: this.#expected,
    };
  }

  #judge({ step, place }: PlannedStep, result: StepResult): void {
    const { what, expect = {}, open = [] } = step;
    this.#expected += Object.keys(expect).length;
    if (result.refused !== null && expect.refused === undefined) {
      this.#differences.push({ place, what, verdict: 'act', expected: step.act ?? '', found: `refused: ${result.refused}` });
    }
    this.#differences.push(...lifeDifferences(expect, result).map((one) => ({ place, what, ...one })));
    for (const { why, expect: wanted } of open) {
      this.#open.push({ place, what, why, holds: wanted === undefined ? null : lifeDifferences(wanted, result).length === 0 });
    }
  }

  #instantOf({ at, after }: LifeStep): Instant {
    if (at !== undefined) return Date.parse(at);
    return after === undefined ? this.#simulation.now : this.#instant(after);
  }

  #instant(text: string): Instant {
    const at = text.includes('T') || text.includes('-') ? Date.parse(text) : afterSpan(this.#simulation.now, text, this.#calendar());
    if (at === null || Number.isNaN(at)) throw new ScriptFault(`${text} leads to no time`);
    return at;
  }

  #calendar() {
    const desk = this.#desk();
    if (desk === null) return null;
    if (this.#plan.calendar !== null) return desk.calendars.get(this.#plan.calendar) ?? null;
    const all = [...desk.calendars.values()];
    return all.find((one) => one.windows.some((window) => window.toMinute - window.fromMinute < 1440)) ?? all[0] ?? null;
  }

  /** The desk of the script, else of the newest ticket. */
  #desk(): Desk | null {
    const id = this.#plan.desk ?? (this.#newest === null ? null : (this.#simulation.ticket(this.#newest)?.desk ?? null));
    return id === null ? null : (this.#rulebook.desks.get(id) ?? null);
  }

  async #carryOut(step: LifeStep, raw: Buffer | null): Promise<Happening | null> {
    if (raw !== null) return this.#post(raw);
    const ref = step.ticket ?? this.#newest ?? '';
    if (typeof step.mail === 'object') {
      const answers = step.mail['reply-to'] === undefined ? null : this.#ours(step.mail['reply-to'], ref);
      return this.#post(writtenMailBytes(step.mail, this.#posting(answers)));
    }
    if (step.staff !== undefined) return this.#post(this.#staffMail(step.staff, ref));
    if (step.auto !== undefined) return this.#post(this.#automaticResponse(step.auto, ref));
    if (step.bounce !== undefined) return this.#post(deliveryReportBytes(step.bounce, this.#posting(this.#ours(step.bounce, ref))));
    if (step.act !== undefined) return this.#act(step.act, ref, step.by ?? 'cli');
    return null;
  }

  #staffMail(said: NonNullable<LifeStep['staff']>, ref: string): Buffer {
    const { from, to = 'forward', subject, text } = typeof said === 'string' ? { from: undefined, subject: undefined, text: said } : said;
    const answers = this.#ours(to, ref);
    return writtenMailBytes({ from: from ?? answers.to[0]?.addrSpec ?? '', text, ...(subject === undefined ? {} : { subject }) }, this.#posting(answers));
  }

  #automaticResponse(said: NonNullable<LifeStep['auto']>, ref: string): Buffer {
    const { from, to, subject, text } = typeof said === 'string' ? { from: undefined, to: undefined, subject: undefined, text: said } : said;
    const person = from ?? this.#simulation.ticket(ref)?.requester.addrSpec ?? '';
    return automaticResponseBytes(person, subject, text, this.#posting(this.#ours(to ?? /<([^<>]*)>$/u.exec(person)?.[1] ?? person, ref)));
  }

  async #act(text: string, ref: string, by: string): Promise<Happening> {
    const [, word = '', argument = ''] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(text) ?? [];
    const verb = actVerbs.find((one) => one === word);
    if (verb === undefined) throw new ScriptFault(`no act ${word}; there are ${actVerbs.join(', ')}`);
    const done = await this.#simulation.act(ref, verb, argument, by);
    if (done === null) throw new ScriptFault(ref === '' ? 'there is no ticket yet' : `there is no ticket ${ref}`);
    return done;
  }

  async #post(raw: Buffer): Promise<Happening> {
    const header = headerOf(raw);
    const { desk, reversePath, forwardPaths } = envelopeOf(this.#rulebook, header, this.#plan.desk);
    if (desk === null) throw new ScriptFault(`the mail goes to no desk of these rules (${forwardPaths.join(', ') || 'it names nobody'})`);
    return this.#simulation.receive({ desk: desk.id, raw, reversePath, forwardPaths });
  }

  #posting(answers: OutgoingMail | null): Posting {
    return { number: (this.#posted += 1), at: this.#simulation.now, answers, deskAddress: this.#desk()?.addresses[0] ?? '' };
  }

  /** Our newest mail to that side, to anybody, or to that address. */
  #ours(target: string, ref: string): OutgoingMail {
    const key = target === 'answer' || target === 'forward' ? `${target} ${ref}` : target.toLowerCase();
    const found = this.#mailTo.get(key);
    if (found === undefined) throw new ScriptFault(target.includes('@') ? `no mail has left to ${target}` : `no ${target === 'last' ? 'mail' : target} has left${ref === '' ? '' : ` on ${ref}`}`);
    return found;
  }

  async #hear(happening: Happening): Promise<void> {
    this.#happenings?.push(happening);
    if (happening.ref !== null && happening.cause.kind === 'mail' && happening.cause.outcome.state === 'opened') this.#newest = happening.ref;
    const address = this.#rulebook.desks.get(happening.desk)?.pack.working_side.address;
    for (const mail of happening.mails) {
      const toWorking = mail.kind === 'forward' || mail.kind === 'tell' || (mail.kind === 'relay' && mail.to[0]?.addrSpec === address);
      // A notice to a role is no place to answer the partner from, as long as there is a forward.
      if (mail.kind !== 'tell' || !this.#mailTo.has(`forward ${happening.ref ?? ''}`)) this.#mailTo.set(`${toWorking ? 'forward' : 'answer'} ${happening.ref ?? ''}`, mail);
      this.#mailTo.set('last', mail);
      for (const to of [...mail.to.map((one) => one.addrSpec), ...mail.cc]) this.#mailTo.set(to.toLowerCase(), mail);
    }
    await this.#listener.happening?.(happening);
  }

  #ticketOf(step: LifeStep, own: Happening | null): Ticket | null {
    const ref = own?.ref ?? step.ticket ?? this.#newest;
    return ref === null ? null : this.#simulation.ticket(ref);
  }
}

function waits({ mail, staff, act, auto, bounce }: LifeStep): boolean {
  return [mail, staff, act, auto, bounce].every((action) => action === undefined);
}

function headerOf(raw: Buffer): ParsedMessage {
  return minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
}
