// The next wake-ups of many tickets in order of time: a binary heap. An entry is never taken out when its timer stops or
// moves; the ticket says at its turn whether it still means it, as the rows of the store do with a job.
import type { TicketTimer } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import { wakeAt } from './rehearsal.ts';

export interface Wake {
  readonly at: Instant;
  readonly ref: string;
  readonly name: string;
  readonly generation: number;
  /** Order of arrival, for what is due at the same instant. */
  readonly order: number;
}

export class TimerQueue {
  readonly #heap: Wake[] = [];
  #order = 0;

  /** Adds what the timers of a ticket have to do next; `before` are those it had, whose wake-ups are in here already. */
  add(ref: string, timers: Readonly<Record<string, TicketTimer>>, before: Readonly<Record<string, TicketTimer>>): void {
    for (const timer of Object.values(timers)) {
      const known = before[timer.name];
      if (timer.state !== 'running' || (known?.state === 'running' && known.generation === timer.generation && wakeAt(known) === wakeAt(timer))) continue;
      this.#push({ at: wakeAt(timer), ref, name: timer.name, generation: timer.generation, order: (this.#order += 1) });
    }
  }

  /** The earliest one, left where it is. */
  next(): Wake | null {
    return this.#heap[0] ?? null;
  }

  /** Takes the earliest one out. */
  take(): Wake | null {
    const first = this.#heap[0] ?? null;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) this.#sink(last);
    return first;
  }

  #push(wake: Wake): void {
    let index = this.#heap.push(wake) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || isBefore(parent, wake)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = wake;
  }

  #sink(wake: Wake): void {
    let index = 0;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      const smaller = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (smaller === undefined || isBefore(wake, smaller)) break;
      this.#heap[index] = smaller;
      index = smaller === left ? 2 * index + 1 : 2 * index + 2;
    }
    this.#heap[index] = wake;
  }
}

function isBefore(one: Wake, other: Wake): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
