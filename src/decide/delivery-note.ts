// What a delivery report means (F68). Of a failure for good the address is marked, so that nothing more is sent to it,
// and who has the ticket is told, once; a failure that lies in the one mail (too big, refused for its content, given up
// after days) is told and marks nobody; a delay is only noted. Anybody can write such a report: it counts for the mail of
// ours that it names, and for addresses which that mail went to.
import { flag, tell } from './actions.ts';
import type { MailEvent, UndeliverableEffect } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { countAttempt, currentStep } from './ladder.ts';
import { matchesAddress, sameAddress } from '../mail/mailbox.ts';
import { assigneeAddress, roleAddress, watchAddress } from './role-address.ts';
import type { DsnRecipient } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';

/**
 * RFC 3463 codes of failures that say nothing about the address: too big (2.3, 3.4), conversion (6), security and policy
 * (7: a filter did not like this mail, or this sender), loops (4.6) and what was given up after days (class 4, 4.7).
 */
const ofThisMailOnly = /^(?:4\.|5\.(?:2\.3|3\.4|4\.6|4\.7|6\.|7\.))/u;

/** Notes a report on its ticket, and does what follows from it. */
export function noteDelivery(draft: Draft, event: MailEvent): void {
  for (const recipient of event.recognition.mailClass.dsn?.recipients ?? []) {
    remember(draft, 'delivery', `${recipient.action} ${recipient.status ?? ''} ${recipient.address} ${recipient.diagnostic}`.trim().slice(0, 300));
    const address = addressOfOurs(recipient, event.reported?.recipients ?? fallback(draft, recipient));
    if (recipient.action !== 'failed' || address === null) continue;
    unreachable(draft, address);
    failed(draft, recipient, address);
  }
}

/** Marks of a report about a mail of ours that belongs to no ticket. */
export function marksWithoutTicket(desk: Desk, event: MailEvent): UndeliverableEffect[] {
  return (event.recognition.mailClass.dsn?.recipients ?? []).flatMap((recipient) => {
    const address = addressOfOurs(recipient, event.reported?.recipients ?? []);
    return address === null || !isForGood(recipient) ? [] : [markOf(desk, recipient, address)];
  });
}

function failed(draft: Draft, recipient: DsnRecipient, address: string): void {
  const own = isOwn(draft.desk, address);
  // There is nobody left to write to: whoever looks at the tickets must see it.
  if (sameAddress(address, draft.desk.pack.working_side.address)) flag(draft, 'forward_undeliverable');
  const line = `${address}: ${[recipient.status ?? '', recipient.diagnostic].join(' ').trim() || 'no reason given'}`.slice(0, 300);
  if (!isForGood(recipient)) {
    // One such mail on a ticket is worth a word; the next ones say the same.
    if (!own && !draft.ticket.flags.includes('mail_refused')) tellOwner(draft, 'mail_refused', line);
    flag(draft, 'mail_refused');
    return;
  }
  const known = isMarked(draft, address);
  if (!known) draft.effects.push(markOf(draft.desk, recipient, address));
  const requester = sameAddress(address, draft.ticket.requester.addrSpec);
  if (requester) flag(draft, 'undeliverable');
  if (known || own) return;
  // Of an announcement only this address did not read it; whoever looks after the list must know.
  if (draft.ticket.notice !== undefined) draft.effects.push({ kind: 'tell', to: [watchAddress(draft.desk)], text: 'notice_undeliverable', lines: [line] });
  else tellOwner(draft, 'undeliverable', line);
}

/** ZYN-S10: mail to the person of the present step came back: his contact data are stale, and nobody has reached him. */
function unreachable(draft: Draft, address: string): void {
  const step = currentStep(draft);
  if (step === null || !sameAddress(address, roleAddress(draft.desk, step.to))) return;
  flag(draft, 'contact_stale');
  tell(draft, 'working_side', 'staff_contact_stale');
  countAttempt(draft, `mail to ${step.to} came back`);
}

function isForGood({ action, status }: DsnRecipient): boolean {
  return action === 'failed' && (status === null || !ofThisMailOnly.test(status));
}

/** The address of the mail that this is about: by the name it ended under or the one we wrote to; null = none of ours. */
function addressOfOurs({ address, alias = '' }: DsnRecipient, sentTo: readonly string[]): string | null {
  const named = [address, alias].find((one) => one !== '' && sentTo.some((sent) => sameAddress(sent, one)));
  if (named !== undefined) return named.toLowerCase();
  return address === '' && alias === '' && sentTo.length === 1 ? (sentTo[0] ?? null) : null;
}

/** Tied to the ticket by its token alone, or nobody keeps an outbox: whom a mail of this ticket can have gone to. */
function fallback(draft: Draft, { address }: DsnRecipient): string[] {
  if (address === '') return [draft.ticket.requester.addrSpec];
  return draft.ticket.notice === undefined ? [draft.ticket.requester.addrSpec, draft.desk.pack.working_side.address, ...Object.values(draft.desk.pack.working_side.roles ?? {})] : [address];
}

function isMarked(draft: Draft, address: string): boolean {
  if (draft.dead.some((one) => sameAddress(one.address, address))) return true;
  return draft.ticket.flags.includes('undeliverable') && sameAddress(address, draft.ticket.requester.addrSpec);
}

function markOf(desk: Desk, { status, diagnostic }: DsnRecipient, address: string): UndeliverableEffect {
  return { kind: 'undeliverable', change: 'mark', address: address.toLowerCase(), status, diagnostic: diagnostic.slice(0, 500), own: isOwn(desk, address) };
}

function isOwn(desk: Desk, address: string): boolean {
  const { address: team, roles = {}, senders } = desk.pack.working_side;
  return [team, ...Object.values(roles)].some((one) => sameAddress(one, address)) || senders.some((pattern) => matchesAddress(pattern, address));
}

function tellOwner(draft: Draft, text: string, line: string): void {
  const { assignedTo } = draft.ticket;
  draft.effects.push({ kind: 'tell', to: [assignedTo === null ? watchAddress(draft.desk) : assigneeAddress(draft.desk, assignedTo)], text, lines: [line] });
}
