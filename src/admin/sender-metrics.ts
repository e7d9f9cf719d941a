// Figures about who writes to the gateway: authors that their domain disowns or does not vouch for, forged reply tokens, and
// whether the DNS answers. Those of messages are read from rows when they are asked for.
import { Gauge, type Registry } from 'prom-client';
import type { DnsCounts } from '../platform/dns-resolver.ts';
import type { Db } from '../record/database.ts';
import { readCheckedAuthors } from '../record/checked-authors.ts';
import { readDoubts } from '../record/doubtful-messages.ts';

/** Adds the gauges; `dns` is null in a process that asks no DNS. */
export function addSenderMetrics(registry: Registry, db: Db, dns: () => DnsCounts | null, now: () => number = Date.now): void {
  new Gauge({
    name: 'postern_messages_doubtful', help: 'messages whose From failed authentication or is not verified', labelNames: ['from'], registers: [registry],
    async collect() {
      for (const [from, count] of Object.entries((await readDoubts(db)).messages)) this.set({ from }, count);
    },
  });
  new Gauge({
    name: 'postern_recent_authors', help: 'recent mails of people by the door they came through, checked = whether anybody had checked their author', labelNames: ['door', 'checked'], registers: [registry],
    async collect() {
      this.reset();
      for (const { door, mails, unchecked } of await readCheckedAuthors(db, now())) {
        this.set({ door, checked: 'no' }, unchecked);
        this.set({ door, checked: 'yes' }, mails - unchecked);
      }
    },
  });
  new Gauge({
    name: 'postern_forged_reply_tokens', help: 'reply tokens in received messages that none of our keys has signed', registers: [registry],
    async collect() {
      this.set((await readDoubts(db)).forgedTokens);
    },
  });
  new Gauge({
    name: 'postern_dns_questions', help: 'questions about senders since the start of this process: asked, cached (answered without asking), failed (not answered)', labelNames: ['outcome'], registers: [registry],
    collect() {
      for (const [outcome, count] of Object.entries(dns() ?? {})) this.set({ outcome }, count);
    },
  });
}
