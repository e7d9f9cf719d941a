// One test of pack.test.yaml, played: its mails, acts and waiting times go through a rehearsal, that is through the
// functions of production from the bytes of the mail to the answer that would leave. What came out of each step is
// returned; nobody judges it here.
import { ActRefused } from '../decide/decide.ts';
import { actVerbs, type Decision, type Effect } from '../decide/decision.ts';
import type { Directory } from '../decide/directory-facts.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Predicate } from '../rulebook/pack-schema.ts';
import type { Instant } from '../mail/instant.ts';
import { contentFingerprint } from '../parse/content-fingerprint.ts';
import { parseMessage } from '../parse/parse-message.ts';
import { recognise } from '../recognise/recognise.ts';
import type { Recognition } from '../recognise/recognition.ts';
import type { PackTest, TestStep } from '../rulebook/pack-test-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { createRehearsal, takeAll, type Rehearsal } from './rehearsal.ts';
import { testMailBytes } from './test-mail.ts';

/** What one step of a test came to. */
export interface Played {
  readonly outcome: string | null;
  readonly sender: Decision['sender']['verdict'];
  readonly effects: readonly Effect[];
  /** As it stands after this step; null: no ticket was kept. */
  readonly ticket: Ticket | null;
  /** null for an act, or when only time passed. */
  readonly recognition: Recognition | null;
  /** Conditions of the pack that were asked in this step, and whether they ever held. */
  readonly asked: ReadonlyMap<Predicate, boolean>;
  readonly raised: ReadonlySet<string>;
  /** An act that could not be done, or a step that has no ticket to go on with. */
  readonly problem: string | null;
}

/** When a test names no instant: a Tuesday morning inside the office hours of most calendars. */
const receivedUnlessNamed = '2026-03-10T09:00:00Z';

/** The first mail of a test, then each of its steps. */
export async function playTest(desk: Desk, directory: Directory, test: PackTest): Promise<Played[]> {
  const player = new Player(desk, directory, test);
  const played = [await player.open()];
  for (const step of test.then ?? []) played.push(await player.step(step));
  return played;
}

class Player {
  readonly #desk: Desk;
  readonly #test: PackTest;
  readonly #rehearsal: Rehearsal;
  readonly #firstId: string;
  #now: Instant;
  #mails = 0;
  #ref: string | null = null;
  #asked = new Map<Predicate, boolean>();
  #raised = new Set<string>();

  constructor(desk: Desk, directory: Directory, test: PackTest) {
    this.#desk = desk;
    this.#test = test;
    this.#now = Date.parse(test.mail.received ?? receivedUnlessNamed);
    this.#firstId = `test-1@${test.mail.from.split('@')[1] ?? 'test.example'}`;
    this.#rehearsal = createRehearsal({
      rulebook: () => ({ version: desk.version, desks: new Map([[desk.id, desk]]), directory: [] }), directory, host: 'postern.example', trustedAuthservIds: [],
      // In this process, not in the pool: a test mail is the admin's own and short.
      understand: (raw, input, rules) => {
        const mail = parseMessage(raw);
        return Promise.resolve({ mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) });
      },
      // Nobody sends these tokens back: any key signs them.
      keys: [{ id: 'x', secret: 'rehearsal' }],
      witness: {
        asked: (predicate, held) => this.#asked.set(predicate, held || this.#asked.get(predicate) === true),
        raised: (event) => this.#raised.add(event),
      },
    });
  }

  open(): Promise<Played> {
    return this.#mail(this.#test.mail, this.#test.mail);
  }

  async step({ after, mail, act }: TestStep): Promise<Played> {
    this.#now += durationMs(after);
    this.#forget();
    if (mail !== undefined) return this.#mail(mail, this.#test.mail);
    const { ticket, effects } = this.#ref === null ? { ticket: null, effects: [] } : this.#rehearsal.wait(this.#ref, this.#now);
    if (ticket === null) return this.#played({ problem: 'the test has no ticket to go on with' });
    return act === undefined ? this.#played({ ticket, effects }) : this.#act(ticket, act);
  }

  async #mail(mail: Pick<TestStep, 'mail'>['mail'] & object, first: PackTest['mail']): Promise<Played> {
    this.#mails += 1;
    const isFirst = this.#mails === 1;
    const to = first.to ?? this.#desk.addresses[0] ?? '';
    const from = mail.from ?? first.from;
    const raw = testMailBytes({
      ...(isFirst ? first : {}), ...mail, from, to, subject: mail.subject ?? `Re: ${first.subject}`, date: new Date(this.#now),
      messageId: isFirst ? this.#firstId : `test-${this.#mails}@${from.split('@')[1] ?? 'test.example'}`, inReplyTo: isFirst ? null : this.#firstId,
    });
    const message = {
      id: String(this.#mails), desk: this.#desk.id, source: 'smtp', reversePath: from, forwardPaths: [to], receivedAt: this.#now, raw, attempts: 0, release: null, remoteAddress: '', helo: '', senderCheck: null,
    };
    const { outcome, decision, understood, ref } = await takeAll(this.#rehearsal, message);
    this.#ref = ref ?? this.#ref;
    return this.#played({ outcome: outcome.state, sender: decision?.sender.verdict ?? 'none', effects: decision?.effects ?? [], ticket: decision?.ticket ?? null, recognition: understood?.recognition ?? null });
  }

  async #act(before: Ticket, written: string): Promise<Played> {
    const [, word = '', argument = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(written.trim()) ?? [];
    const verb = actVerbs.find((one) => one === word);
    if (verb === undefined) return this.#played({ ticket: before, problem: `no act "${word}"; there are ${actVerbs.join(', ')}` });
    try {
      const done = await this.#rehearsal.submit(before.ref, { kind: 'act', verb, argument, by: this.#desk.pack.working_side.address }, this.#now);
      return this.#played({ effects: done?.decision.effects ?? [], ticket: done?.decision.ticket ?? before });
    } catch (error) {
      if (error instanceof ActRefused) return this.#played({ ticket: before, problem: error.message });
      throw error;
    }
  }

  #forget(): void {
    this.#asked = new Map();
    this.#raised = new Set();
  }

  #played(part: Partial<Played>): Played {
    return { outcome: null, sender: 'none', effects: [], ticket: null, recognition: null, problem: null, asked: this.#asked, raised: this.#raised, ...part };
  }
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function durationMs(written: string | undefined): number {
  return written === undefined ? 0 : Number(written.slice(0, -1)) * (unitMs[written.at(-1) ?? ''] ?? 0);
}
