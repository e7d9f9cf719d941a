// `postern simulate --json`: the events as they happen, so that ten years stream; instants in UTC, names as everywhere.
import { isoInstant } from '../mail/instant.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { PlayedLife } from '../main/play-life.ts';
import type { Happening } from '../main/simulation.ts';

/** One event of the timeline; `full` adds the texts of the mails. */
export function happeningJson({ at, desk, ref, cause, changes, mails }: Happening, full: boolean): object {
  return {
    at: isoInstant(at), desk, ticket: ref,
    cause: cause.kind === 'mail' ? { kind: 'mail', from: cause.from, subject: cause.subject, ...cause.outcome, released: cause.released } : cause,
    changes: changes.map((change) => (change.kind === 'timer' ? { ...change, due: change.due === null ? null : isoInstant(change.due) } : change)),
    mails: mails.map((mail) => mailJson(mail, full)),
  };
}

function mailJson(mail: OutgoingMail, full: boolean): object {
  return {
    kind: mail.kind, automatic: mail.automatic, to: mail.to.map((one) => one.addrSpec), cc: mail.cc, subject: mail.subject,
    ...(full ? { text: mail.text, files: mail.files } : {}),
  };
}

/** What stands behind the timeline. */
export function endJson({ until, tickets, differences, open, expected }: PlayedLife): Record<string, unknown> {
  return {
    until: isoInstant(until),
    tickets: tickets.map((ticket) => ({
      ref: ticket.ref, desk: ticket.desk, type: ticket.type, status: ticket.status, severity: ticket.severity, requester: ticket.requester.addrSpec,
      missing: ticket.missing, flags: ticket.flags, openedAt: isoInstant(ticket.receivedAt), closedAt: ticket.closedAt === null ? null : isoInstant(ticket.closedAt),
      timers: Object.values(ticket.timers).map((timer) => ({ name: timer.name, state: timer.state, due: isoInstant(timer.dueAt), why: timer.why })),
    })),
    expectations: expected, differences, open,
  };
}
