// The role `imap`: a watcher for every mailbox of the configuration.
import { hostname } from 'node:os';
import { exitCodes, Fault } from '../platform/fault.ts';
import { limits } from '../mail/limits.ts';
import type { AcceptMail } from '../receive/accept-mail.ts';
import { configureMailboxes } from '../record/mailbox-rows.ts';
import { watchMailbox } from '../receive/mailbox-watcher.ts';
import { SmtpByteBudget } from '../receive/smtp-byte-budget.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { deskOf, type Installation } from './installation.ts';

/** Starts them; a mailbox for a desk that the rules do not have is a fault of configuration (78). */
export async function startMailboxes(installation: Installation, acceptMail: () => AcceptMail): Promise<{ close(): Promise<void> }> {
  const { config, db, rulebook, journey, log } = installation;
  const unknown = config.mailboxes.filter((one) => !rulebook().desks.has(one.desk));
  if (unknown.length > 0) {
    throw new Fault('bad-configuration', unknown.map((one) => `mailboxes.${one.id}.desk: there is no desk ${one.desk}; there are ${[...rulebook().desks.keys()].join(', ')}`).join('\n  '), { retryable: false, exitCode: exitCodes.configuration });
  }
  await configureMailboxes(db, config.mailboxes);
  const budget = new SmtpByteBudget(limits.inFlightBytesMax);
  const holder = `${hostname()} ${process.pid} ${journey.uniqueId()}`;
  const door = acceptMail();
  const watchers = config.mailboxes.map((mailbox) => watchMailbox({
    mailbox, db, acceptMail: door, budget, holder, now: journey.now, random: Math.random, log,
    address: () => addressOf(rulebook(), mailbox.desk), deskOf: (path) => deskOf(rulebook(), path),
  }));
  return { close: async () => void (await Promise.all(watchers.map((one) => one.stop()))) };
}

/** Throws when the rules lost the desk: its mail stays in the mailbox until they have it again. */
function addressOf(rulebook: Rulebook, desk: string): string {
  const address = rulebook.desks.get(desk)?.addresses[0];
  if (address === undefined) throw new Fault('desk-gone', `no pack for desk ${desk} is loaded`, { retryable: true });
  return address;
}
