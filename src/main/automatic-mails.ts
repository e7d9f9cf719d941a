// The H-05 counters of a rehearsal: which automatic mails a mail has caused, by address. The rule is that of the outbox
// (record/automatic-budget): what a clock or a person causes is not counted, and nothing is kept longer than a day.
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { AutomaticBudget } from '../decide/decision.ts';
import { lastStaffEvent, type Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Addresses at which those are forgotten to whom nothing has gone for a day. */
const tidyAt = 1_000;

interface Counted {
  readonly at: Instant;
  readonly ref: string | null;
}

export class AutomaticMails {
  readonly #byAddress = new Map<string, Counted[]>();
  #tidyAt = tidyAt;

  /** Counts what a mail has caused; `ref` is null for a ticket that is not kept. */
  add(mails: readonly OutgoingMail[], ref: string | null, at: Instant): void {
    for (const { automatic, to } of mails) {
      if (!automatic) continue;
      const address = (to[0]?.addrSpec ?? '').toLowerCase();
      this.#byAddress.set(address, [...this.#recent(address, at), { at, ref }]);
    }
    if (this.#byAddress.size < this.#tidyAt) return;
    for (const address of this.#byAddress.keys()) if (this.#recent(address, at).length === 0) this.#byAddress.delete(address);
    this.#tidyAt = Math.max(tidyAt, this.#byAddress.size * 2);
  }

  /** The counters for an automatic mail to `address` now, on `ticket` if there is one. */
  budget(address: string, ticket: Ticket | null, now: Instant): AutomaticBudget {
    const recent = this.#recent(address.toLowerCase(), now);
    const since = Math.max(now - dayMs, (ticket === null ? null : lastStaffEvent(ticket)) ?? 0);
    return {
      perTicketDay: recent.filter((one) => ticket !== null && one.ref === ticket.ref && one.at >= since).length,
      perAddressHour: recent.filter((one) => one.at >= now - hourMs).length,
    };
  }

  #recent(address: string, now: Instant): Counted[] {
    return (this.#byAddress.get(address) ?? []).filter((one) => one.at >= now - dayMs);
  }
}
