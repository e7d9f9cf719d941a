// People whom the requester copies (F64). The pack says what they are: nobody, people who may write on the ticket, or
// people who get a copy of what goes to the requester as well. Whoever belongs to the other conversation never is one of
// them: the working side, our own desks and machines; nor is anybody whom a doubtful author names.
import { domainOf, matchesAddress, splitSubaddress } from '../mail/mailbox.ts';
import { isCredibleSender } from './credible-sender.ts';
import { remember, type Draft } from './draft.ts';

/** A mail to more people than this is an announcement of theirs, not a conversation. */
const copiedMax = 10;

/** Takes in the people of To and Cc, as the pack wants it. */
export function takeInCopied(draft: Draft): void {
  const wanted = draft.desk.pack.desk.copied ?? 'ignored';
  const event = draft.mail;
  if (wanted === 'ignored' || event === null || !isCredibleSender(event, 'requester')) return;
  const from = event.mail.from[0]?.addrSpec.toLowerCase() ?? '';
  const named = [...event.mail.to, ...event.mail.cc].map((one) => one.addrSpec.toLowerCase());
  const people = [...new Set(named)].filter((address) => address !== from && isOutside(draft, address));
  if (people.length > copiedMax) return;
  const fresh = people.filter((address) => !draft.ticket.participants.includes(address));
  if (fresh.length > 0) remember(draft, 'copied', `${fresh.join(', ')} ${wanted === 'informed' ? 'may write and get copies' : 'may write'}`);
  draft.ticket.participants = [...draft.ticket.participants, ...fresh];
  if (wanted === 'informed') draft.ticket.copied = [...new Set([...(draft.ticket.copied ?? []), ...people])].filter((one) => one !== draft.ticket.requester.addrSpec.toLowerCase());
}

function isOutside({ desk }: Draft, address: string): boolean {
  const { user, domain } = splitSubaddress(address);
  if (!address.includes('@') || /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster)$/u.test(user)) return false;
  const { address: working, senders, roles = {} } = desk.pack.working_side;
  const ours = [...desk.addresses, working, ...senders, ...Object.values(roles)];
  // A desk's whole domain is ours: its other desks, its staff.
  return !ours.some((pattern) => matchesAddress(pattern, `${user}@${domain}`)) && !desk.addresses.some((own) => domainOf(own) === domain);
}
