// Somebody announces something by hand, or the monitoring feed does: the one way to open a ticket without a mail.
import { ActRefused, decide } from '../decide/decide.ts';
import type { NoticeEvent } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';
import { Fault } from '../platform/fault.ts';
import { recordAudit } from '../record/audit-rows.ts';
import type { Tx } from '../record/database.ts';
import { recordDecisions } from '../record/record-decision.ts';
import { ReferenceNumbers } from '../record/reference-numbers.ts';
import { composeForAll } from './compose-all.ts';
import type { JourneyContext } from './context.ts';
import { Rehearsal } from './rehearsal.ts';

/** Opens an announcement of a desk. ActRefused when it may not be sent, or when nobody would read it. */
export async function submitNotice(context: JourneyContext, deskId: string, event: NoticeEvent, rehearse = false): Promise<{ readonly ticket: Ticket; readonly mails: number }> {
  return context.db.transaction().execute((tx) => openNoticeIn(context, tx, deskId, event, rehearse));
}

/** Likewise within a transaction of the caller. */
export async function openNoticeIn(context: JourneyContext, tx: Tx, deskId: string, event: NoticeEvent, rehearse = false): Promise<{ readonly ticket: Ticket; readonly mails: number }> {
  const desk = context.rulebook().desks.get(deskId);
  if (desk === undefined) throw new Fault('desk-gone', `no pack for desk ${deskId} is loaded`, { retryable: false });
  const now = context.now();
  const numbers = new ReferenceNumbers(tx, now);
  const decision = decide({ ticket: null, event, desk, newRef: await numbers.next(desk), now });
  if (decision.ticket === null) throw new Fault('no-notice', 'the announcement opened no ticket', { retryable: false });
  numbers.take(desk);
  const mails = await composeForAll(context, tx, desk, decision, true, null);
  if (!mails.some((mail) => mail.kind === 'notice')) throw new ActRefused('nobody would read this: its audience is empty');
  if (rehearse) throw new Rehearsal(mails);
  await recordDecisions(tx, [{ ticketId: null, decision, storeTicket: true, mails, desk, messageId: null, thread: null, now }]);
  await numbers.store();
  if (context.actor !== undefined) await recordAudit(tx, { who: context.actor, what: `notice ${event.notice}`, object: decision.ticket.ref }, now);
  return { ticket: decision.ticket, mails: mails.length };
}
