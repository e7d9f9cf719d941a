// An AcceptMail in memory that behaves as told: stores, fails, throws before it returns, hangs until released.
import { createHash } from 'node:crypto';
import type { Acceptance, AcceptMail, IncomingMail } from '../../src/receive/accept-mail.ts';

export class FakeAcceptMail implements AcceptMail {
  readonly mails: IncomingMail[] = [];
  /** Thrown instead of storing while it is set. */
  fault: Error | null = null;
  throwsAtOnce = false;
  #held: (() => void)[] | null = null;
  #arrivals: (() => void)[] = [];
  #calls = 0;
  readonly #ids = new Map<string, string>();

  accept(mail: IncomingMail): Promise<Acceptance> {
    if (this.throwsAtOnce) throw new Error('store is away');
    this.#calls++;
    for (const resolve of this.#arrivals.splice(0)) resolve();
    return this.#accept(mail);
  }

  /** From now on accept() does not resolve until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const resolve of held) resolve();
  }

  /** Resolves when accept() has been called `count` times in all. */
  async called(count: number): Promise<void> {
    while (this.#calls < count) await new Promise<void>((resolve) => this.#arrivals.push(resolve));
  }

  async #accept(mail: IncomingMail): Promise<Acceptance> {
    if (this.#held !== null) await new Promise<void>((resolve) => this.#held?.push(resolve));
    if (this.fault !== null) throw this.fault;
    const hash = createHash('sha256').update(mail.raw).digest('hex');
    const known = this.#ids.get(hash);
    if (known !== undefined) return { outcome: 'duplicate', id: known };
    this.mails.push(mail);
    const id = `m${this.mails.length}`;
    this.#ids.set(hash, id);
    return { outcome: 'stored', id };
  }
}
