// People keep an old mail of ours as their way to the desk and answer it with something new (F60). A case that has been
// closed for a while is not opened again by a mail about another matter: it gets a ticket of its own, and both name the
// other. The subject says so, because nobody changes it by accident; a reply below the old one is about the old case.
import { matterOf } from '../mail/subject-matter.ts';
import type { MailEvent } from './decision.ts';
import type { Ticket } from './ticket.ts';

/** Shorter, a changed subject is part of the same conversation. */
const closedForMs = 7 * 24 * 60 * 60_000;

/** Is this answer on the closed ticket about something else? */
export function startsAnew({ mail, receivedAt }: Pick<MailEvent, 'mail' | 'receivedAt'>, ticket: Ticket): boolean {
  if (ticket.closedAt === null || receivedAt - ticket.closedAt < closedForMs) return false;
  if (mail.subject.toLowerCase().includes(ticket.ref.toLowerCase())) return false;
  const [now, before] = [matterOf(mail.subject), matterOf(ticket.subject)];
  // Without a subject, or with one around the old one, nothing new is stated.
  return now !== '' && !now.includes(before) && !before.includes(now);
}
