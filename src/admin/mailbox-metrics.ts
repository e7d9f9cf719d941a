// Figures of the mailboxes that are read by IMAP, from the store: whichever process reads one, every process can tell.
import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../record/database.ts';
import { listMailboxes } from '../record/mailbox-listing.ts';

const states = ['unread', 'reading', 'failing', 'needs-consent'] as const;

/** Registers the gauges; the returned function sets them anew. A mailbox that was never read has a last success of 0. */
export function addMailboxMetrics(registry: Registry, db: Db, configured: readonly string[]): () => Promise<void> {
  const labelNames = ['mailbox'];
  const registers = [registry];
  const state = new Gauge({ name: 'postern_mailbox_state', help: '1 for the state a mailbox is in', labelNames: ['mailbox', 'state'], registers });
  const success = new Gauge({ name: 'postern_mailbox_last_success_timestamp_seconds', help: 'when a mailbox was last read to its end', labelNames, registers });
  const failures = new Gauge({ name: 'postern_mailbox_failures', help: 'failed attempts since a mailbox was last read', labelNames, registers });
  const held = new Gauge({ name: 'postern_mailbox_lease', help: '1 while a process reads a mailbox', labelNames, registers });
  const noted = new Gauge({ name: 'postern_mailbox_messages', help: 'messages of a mailbox that are not simply done: taken (to be flagged or moved), retry, aside', labelNames: ['mailbox', 'state'], registers });

  return async () => {
    const known = new Map((await listMailboxes(db)).map((one) => [one.id, one]));
    for (const mailbox of configured) {
      const one = known.get(mailbox);
      for (const name of states) state.set({ mailbox, state: name }, name === (one?.state ?? 'unread') ? 1 : 0);
      success.set({ mailbox }, (one?.lastSuccessAt ?? 0) / 1_000);
      failures.set({ mailbox }, one?.failures ?? 0);
      held.set({ mailbox }, one?.holder === null || one === undefined ? 0 : 1);
      for (const name of ['taken', 'retry', 'aside'] as const) noted.set({ mailbox, state: name }, one?.[name] ?? 0);
    }
  };
}
