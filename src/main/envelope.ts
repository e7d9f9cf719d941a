// The envelope of a mail that comes as a file: nobody says any more to whom it was delivered and from where, so its own
// header has to. Delivery agents write it down; what the author wrote counts when they did not.
import { matchesAddress, splitSubaddress } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';

export interface Envelope {
  /** null: it goes to no desk of this rulebook. */
  readonly desk: Desk | null;
  /** null: not written down. '' is the null path of bounces. */
  readonly reversePath: string | null;
  /** Those of the desk; all of them without one. */
  readonly forwardPaths: readonly string[];
}

/** Reads it from the header; `deskId` assumes a desk. */
export function envelopeOf(rulebook: Rulebook, header: ParsedMessage, deskId: string | null): Envelope {
  const recipients = recipientsOf(header);
  const desk = deskId !== null ? (rulebook.desks.get(deskId) ?? null) : findDesk(rulebook, recipients);
  return { desk, reversePath: returnPath(header), forwardPaths: desk === null ? recipients : recipients.filter((address) => belongsTo(desk, address)) };
}

/** Where the mail says it went: the fields that delivery agents write first, then what its author wrote. */
function recipientsOf(header: ParsedMessage): string[] {
  const traced = header.headers
    .filter((field) => ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].includes(field.name.toLowerCase()))
    .map((field) => field.body.replace(/[<>]/gu, '').trim());
  return [...new Set([...traced, ...[...header.to, ...header.cc].map((mailbox) => mailbox.addrSpec)])].filter((address) => address !== '');
}

function findDesk(rulebook: Rulebook, recipients: readonly string[]): Desk | null {
  for (const address of recipients) {
    for (const desk of rulebook.desks.values()) if (belongsTo(desk, address)) return desk;
  }
  return null;
}

function belongsTo(desk: Desk, address: string): boolean {
  const { user, domain } = splitSubaddress(address);
  return desk.addresses.some((own) => matchesAddress(own, `${user}@${domain}`));
}

function returnPath(header: ParsedMessage): string | null {
  const field = header.headers.find((one) => one.name.toLowerCase() === 'return-path');
  return field === undefined ? null : field.body.replace(/[<>\s]/gu, '');
}
