// When the ticket goes to the working side, and what goes after it: the pack's `forward.when` decides once; later mails
// of the requester are carried over as they come.
import type { ForwardEffect } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { isOutsideWriter } from './outside-writer.ts';
import { mayRelay } from './relay-budget.ts';
import { raise } from './lifecycle.ts';
import { watchAddress } from './role-address.ts';
import type { Ticket } from './ticket.ts';
import { holds, isComplete } from './predicate.ts';

/** Forwards the ticket if the pack wants it now and it has not gone yet. */
export function forwardIfDue(draft: Draft): void {
  if (draft.ticket.forwardedAt !== null || !holds(draft, draft.desk.pack.forward.when)) return;
  forwardNow(draft, isComplete(draft) ? 'complete' : 'opened');
}

/** Forwards the ticket now; a second time only by hand. */
export function forwardNow(draft: Draft, reason: ForwardEffect['reason']): void {
  const { address, name } = draft.desk.pack.working_side;
  draft.ticket.forwardedAt = draft.now;
  draft.effects.push({ kind: 'forward', to: address, reason, attachmentsOf: [...draft.ticket.attachmentsIn] });
  remember(draft, 'forwarded', `to ${name}`, 'working');
  raise(draft, 'vendor.forwarded');
}

/** Somebody reads what the requester writes: the ticket was forwarded, or one of those who watch it has written to him. */
export function isRead({ forwardedAt, repliedAt }: Pick<Ticket, 'forwardedAt' | 'repliedAt'>): boolean {
  return forwardedAt !== null || repliedAt !== null;
}

/** Carries what the requester wrote to the working side, once somebody there has the ticket. */
export function relayToWorkingSide(draft: Draft): void {
  const event = draft.mail;
  if (event === null || !isRead(draft.ticket) || !mayRelay(draft)) return;
  const writer = event.mail.from[0];
  draft.effects.push({
    kind: 'relay', direction: 'to-working-side', text: event.recognition.reply.text,
    author: authorOf(draft, writer),
    attachmentsOf: event.mail.attachments.length > 0 ? event.messageId : null, changed: [...draft.changed],
    paragraphs: [], inReplyTo: draft.ticket.workingMessageId,
    ...(draft.ticket.forwardedAt === null ? { to: watchAddress(draft.desk) } : {}),
  });
}

/** Staff must see whose words these are: an outsider's name alone would look like a contact of the partner. */
function authorOf(draft: Draft, writer: Mailbox | undefined): string {
  if (writer === undefined) return '';
  const name = writer.displayName === '' ? writer.addrSpec : writer.displayName;
  return isOutsideWriter(draft) ? `${name} <${writer.addrSpec}>, who is no contact of ${draft.ticket.organisation?.name ?? 'the requester'} that we know,` : name;
}
