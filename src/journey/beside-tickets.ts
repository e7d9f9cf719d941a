// What a mail means for tickets that it does not belong to: the case of which it is a copy keeps it.
import type { Decision, MailEvent } from '../decide/decision.ts';
import { fileCopy } from '../decide/filed-copy.ts';
import type { RecordInput } from '../record/record-decision.ts';
import type { JourneyContext } from './context.ts';
import type { Reading } from './read-messages.ts';

/** The decisions on those tickets, to be stored with the one on the mail itself. */
export function besideRecords(context: Pick<JourneyContext, 'now'>, { thread: { about }, desk, message }: Reading, event: MailEvent, decision: Decision): RecordInput[] {
  const copy = fileCopy(decision, event, about?.ticket ?? null);
  return copy === null || about === null ? [] : [{ ticketId: about.id, decision: copy, storeTicket: true, mails: [], desk, messageId: message.id, thread: null, now: context.now() }];
}
