// What an event on one ticket means for others: a case keeps the mail of which it got a copy, and a ticket about the same
// hears what was written on the first one.
import type { Decision, MailEvent } from '../decide/decision.ts';
import { fileCopy } from '../decide/filed-copy.ts';
import { hasNewsForAlike, tellAlike } from '../decide/tell-alike.ts';
import type { Tx } from '../record/database.ts';
import type { RecordInput } from '../record/record-decision.ts';
import { lockAlikeTickets } from '../record/ticket-subjects.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { composeForAll } from './compose-all.ts';
import type { JourneyContext } from './context.ts';
import type { Reading } from './read-messages.ts';

/** The decisions on those tickets, to be stored with the one on the mail itself. */
export async function besideMail(context: JourneyContext, tx: Tx, { thread: { about }, desk, message }: Reading, event: MailEvent, decision: Decision): Promise<RecordInput[]> {
  const copy = fileCopy(decision, event, about?.ticket ?? null);
  const filed: RecordInput[] = copy === null || about === null ? [] : [{ ...nothingOf(context, desk), ticketId: about.id, decision: copy, messageId: message.id }];
  return [...filed, ...await toldAlike(context, tx, desk, decision)];
}

/** What those are told that may be about the same. */
export async function toldAlike(context: JourneyContext, tx: Tx, desk: Desk, decision: Decision): Promise<RecordInput[]> {
  if (decision.ticket === null || !hasNewsForAlike(desk, decision)) return [];
  const records: RecordInput[] = [];
  for (const { id, ticket } of await lockAlikeTickets(tx, desk, decision.ticket)) {
    const told = tellAlike(desk, decision, ticket);
    if (told !== null) records.push({ ...nothingOf(context, desk), ticketId: id, decision: told, mails: await composeForAll(context, tx, desk, told, true, null) });
  }
  return records;
}

function nothingOf({ now }: JourneyContext, desk: Desk): Omit<RecordInput, 'ticketId' | 'decision'> {
  return { storeTicket: true, mails: [], desk, messageId: null, thread: null, now: now() };
}
