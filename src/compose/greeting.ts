// Whom a mail greets: the one who reads it, by the name that he writes under. A name that is none (a role, a machine, his
// company) greets nobody: better no name than a wrong one.
import type { Mailbox } from '../mail/mailbox.ts';
import { sameAddress } from '../mail/mailbox.ts';
import type { Ticket } from '../decide/ticket.ts';

const roleWords = /^(support|team|service|info|admin|noc|desk|mail|helpdesk|the|it|edv|office|sales|marketing|operations|ops|trainee|help|no|herr|frau|mr|mrs|ms|monsieur|madame|dr)$/iu;

/** What to call the reader; '' twice when his name is not known. */
export interface Greeted {
  /** First name. */
  readonly name: string;
  /** First and last name. */
  readonly full: string;
}

/** `greets`: who was meant where the mail goes to a mailbox of his company. */
export function greeted(to: Mailbox, greets: string | undefined, ticket: Ticket): Greeted {
  const own = sameAddress(to.addrSpec, ticket.requester.addrSpec) ? ticket.requester.displayName : '';
  return nameOf(greets ?? (to.displayName === '' ? own : to.displayName), ticket.organisation?.name ?? '');
}

/** First name, and the whole one; nothing that looks like a role, a machine or the company. */
export function nameOf(displayName: string, organisation: string): Greeted {
  const plain = displayName.replace(/\(.*?\)|".*?"/gu, ' ').replace(/\s+/gu, ' ').trim();
  const reversed = /^([\p{L}'-]+),\s*([\p{L}'-]+)$/u.exec(plain);
  const full = reversed === null ? plain : `${reversed[2] ?? ''} ${reversed[1] ?? ''}`;
  const first = full.split(' ')[0]?.replace(/,$/u, '') ?? '';
  // "Linden Club service desk" is the company, not a person of that name.
  const company = displayName.includes(' ') && organisation.toLowerCase().startsWith(`${first.toLowerCase()} `);
  if (company || !/^\p{Lu}[\p{L}'-]+$/u.test(first) || roleWords.test(first)) return { name: '', full: '' };
  return { name: first, full: /[,@<>]/u.test(full) ? first : full };
}
