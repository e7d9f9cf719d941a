// A mail between a partner and the vendor, with us in copy, opens nothing; but the case that it is about keeps it (RHI-55),
// found by the vendor's number, as long as somebody of that case is in the conversation. Nothing else happens to the case:
// no clock, no status, nobody is written to.
import { domainOf } from '../mail/mailbox.ts';
import type { Decision, MailEvent } from './decision.ts';
import type { Ticket } from './ticket.ts';

/** The decision by which `about` keeps the mail; null when it does not. `decided`: what becomes of the mail itself. */
export function fileCopy(decided: Decision, event: MailEvent, about: Ticket | null): Decision | null {
  const filed = decided.outcome?.filed === true && about !== null && event.recognition.authentication.from !== 'fail' && takesPart(event, about);
  if (!filed) return null;
  const by = event.mail.from[0]?.addrSpec ?? '';
  const firstLine = event.recognition.reply.text.split('\n').find((line) => line.trim() !== '') ?? '';
  const text = `${event.mail.subject}: ${firstLine}`.slice(0, 400);
  return { outcome: null, ticket: about, history: [{ kind: 'copy', text, side: 'internal', by, messageId: event.messageId }], effects: [], wantsRef: false, sender: decided.sender };
}

/** Who wrote, or one whom he wrote to, is of the case. */
function takesPart({ mail, facts }: MailEvent, { participants, organisation, requester }: Ticket): boolean {
  if (organisation !== null && facts.organisation?.id === organisation.id) return true;
  return [...mail.from, ...mail.to, ...mail.cc].some(({ addrSpec }) => participants.includes(addrSpec.toLowerCase()) || (organisation !== null && domainOf(addrSpec) === domainOf(requester.addrSpec)));
}
