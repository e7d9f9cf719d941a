// The loop budgets of a batch of mails that are decided in one transaction: what the store knew before it, and what its
// own earlier decisions have added.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { Decision, LoopState } from '../decide/decision.ts';
import { loopCounts } from '../decide/loop-budget.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from '../record/database.ts';
import { loopStateOf, readLoopRows, storeLoopCounts, storeMutes, type LoopIncrement, type LoopKey, type LoopRow, type StoredMute } from '../record/loop-counts.ts';
import type { Desk } from '../rulebook/rulebook.ts';

export class LoopLedger {
  readonly #rows: LoopRow[];
  readonly #added = new Map<string, LoopIncrement>();
  readonly #mutes: StoredMute[] = [];

  constructor(rows: readonly LoopRow[]) {
    this.#rows = [...rows];
  }

  /** What the senders of a batch and their desks have had. */
  static async read(tx: Tx, writers: readonly { readonly desk: string; readonly sender: string }[], now: Instant): Promise<LoopLedger> {
    const keys = writers.flatMap(({ desk, sender }): LoopKey[] => [{ desk, scope: 'desk', subject: '' }, ...(sender === '' ? [] : [{ desk, scope: 'sender', subject: sender } as const])]);
    return new LoopLedger(await readLoopRows(tx, keys.filter(({ subject }) => !subject.includes('\u0000')), now));
  }

  state(desk: Desk, sender: string): LoopState {
    return loopStateOf(this.#rows, desk.id, sender);
  }

  /** A mail of this sender was decided, with these mails. */
  add(desk: Desk, sender: string, before: Ticket | null, decision: Decision, mails: readonly OutgoingMail[]): void {
    const { tickets, reopens } = loopCounts(desk, before, decision);
    const answers = mails.filter((mail) => mail.kind === 'answer').length;
    this.#count({ desk: desk.id, scope: 'desk', subject: '', what: 'answers', count: answers });
    for (const key of [{ desk: desk.id, scope: 'desk', subject: '' }, ...(sender === '' ? [] : [{ desk: desk.id, scope: 'sender', subject: sender } as const])] as const) {
      this.#count({ ...key, what: 'tickets', count: tickets });
      this.#count({ ...key, what: 'reopens', count: reopens });
    }
    for (const effect of decision.effects) {
      if (effect.kind !== 'mute') continue;
      this.#mutes.push({ desk: desk.id, effect });
      this.#rows.push({ desk: desk.id, scope: effect.scope, subject: effect.subject, what: effect.what, hour: 0, day: 0, muted: true });
    }
  }

  /** Writes down what was added. */
  async store(tx: Tx, now: Instant): Promise<void> {
    await storeLoopCounts(tx, [...this.#added.values()].filter(({ subject }) => !subject.includes('\u0000')), now);
    await storeMutes(tx, this.#mutes, now);
  }

  #count(one: LoopIncrement): void {
    if (one.count === 0) return;
    const { count, ...key } = one;
    const name = JSON.stringify(key);
    this.#added.set(name, { ...key, count: count + (this.#added.get(name)?.count ?? 0) });
    this.#rows.push({ ...key, hour: count, day: count, muted: false });
  }
}
