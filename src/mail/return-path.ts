// Return paths that name the mail they belong to (VERP): `support+<left part of its Message-ID>@desk.example`. A report
// that returns nothing of our mail is tied to it by the address it comes to, and whatever else comes there was sent by a
// machine: people answer to Reply-To. Message-IDs are minted in compose/; this only knows their forms.
import { splitSubaddress } from './mailbox.ts';

/** RFC 5321 4.5.3.1.1. */
const localPartOctetsMax = 64;

/** Left parts of our Message-IDs: of a ticket's mail, an announcement, a report, and of what belongs to no ticket. */
const forms: readonly RegExp[] = [
  /^[a-z]{2,6}(?:-\d{4})?-\d{1,12}\.[rw]\.[a-z0-9][a-z2-7]{16}\.[a-z0-9]{1,40}$/,
  /^notice\.[a-z]{2,6}(?:-\d{4})?-\d{1,12}\.[a-z0-9]{1,40}$/,
  /^report\.[a-z0-9-]{1,40}\.\d{4}-\d{2}\.[a-z0-9]{1,40}$/,
  /^[a-z0-9-]{1,40}\.unfiled\.[a-z0-9]{1,40}$/,
];

/** The return path of our mail `messageId` from the desk at `address`; '' (the null path) where it would be too long. */
export function returnPath(address: string, messageId: string): string {
  const { user, domain } = splitSubaddress(address);
  const local = `${user}+${messageId.slice(0, messageId.lastIndexOf('@'))}`;
  return Buffer.byteLength(local) > localPartOctetsMax ? '' : `${local}@${domain}`;
}

/** The Message-ID that a return path of ours names, without brackets; null for every other address. */
export function returnedMessageId(address: string, ownHost: string): string | null {
  const detail = splitSubaddress(address.trim()).detail?.toLowerCase() ?? '';
  return forms.some((form) => form.test(detail)) ? `${detail}@${ownHost.toLowerCase()}` : null;
}
