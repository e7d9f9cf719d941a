// Address fields (RFC 5322 3.4) → mailboxes. nodemailer's addressparser splits (groups, quotes, spoofed display
// names); what it returns is checked here, because it also returns junk. Encoded words are decoded after splitting,
// since they may hide commas and brackets (F23). Undisclosed recipients and empty groups give no mailbox (F26).
import addressparser from 'nodemailer/lib/addressparser';
import { limits } from '../mail/limits.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import type { ProblemLog } from './problem-log.ts';

/** Local part and domain of any script (RFC 6531), dotless domains included (F24); no blanks, brackets or second `@`. */
const addrSpecPattern = /^(?:"(?:[^"\\]|\\.){1,64}"|[^\s<>@,;:"()[\]\\]{1,200})@(?:[^\s<>@,;:"()[\]\\]{1,250}|\[[^\s[\]\\]{1,60}\])$/;

/** Without the decoration that broken mailers leave around an address; null when no address is in it. */
function validAddrSpec(candidate: string): string | null {
  const bare = candidate.trim().replace(/^mailto:/i, '').replace(/^[<'\s]+/, '').replace(/[>'\s.,;]+$/, '');
  return addrSpecPattern.test(bare) ? bare : null;
}

function cleanName(name: string, problems: ProblemLog): string {
  const decoded = decodeEncodedWords(name, problems).replaceAll(/[\s\u00a0]+/g, ' ').trim();
  return decoded.replace(/^(["'])(.*)\1$/, '$2').trim();
}

/** Accounts of a mail host that write without brackets and domain; any other lone word is a name, not an address. */
const hostAccounts = /^(?:mailer-daemon|postmaster|daemon|root)$/i;

/** `MAILER-DAEMON` and `<postmaster>` of hosts that never knew a domain: kept, since they say who speaks. */
function localMailbox(entry: { name?: string | undefined; address?: string | undefined }, name: string, problems: ProblemLog): Mailbox | null {
  const address = (entry.address ?? '').trim();
  const candidate = address === '' ? name : address;
  if (address === '' ? !hostAccounts.test(candidate) : !/^[\w.+-]{1,64}$/.test(candidate)) return null;
  problems.add('address-without-domain', candidate, false);
  return { displayName: address === '' ? '' : name, addrSpec: candidate };
}

function toMailbox(entry: { name?: string | undefined; address?: string | undefined }, problems: ProblemLog): Mailbox | null {
  const addrSpec = validAddrSpec(entry.address ?? '');
  const name = cleanName(entry.name ?? '', problems);
  if (addrSpec !== null) return { displayName: name === addrSpec ? '' : name, addrSpec };
  // The whole mailbox inside an encoded word, or NBSP for blanks, or the address left in the name.
  const text = decodeEncodedWords(`${entry.name ?? ''} ${entry.address ?? ''}`, problems).replaceAll('\u00a0', ' ');
  const hidden = /<\s*([^<>\s]{3,450})\s*>/.exec(text) ?? /(?:^|[\s("'])([^\s<>()"',;]{1,200}@[^\s<>()"',;]{1,250})/.exec(text);
  const found = hidden === null ? null : validAddrSpec(hidden[1] as string);
  if (found === null) return localMailbox(entry, name, problems);
  return { displayName: cleanName(text.slice(0, hidden?.index ?? 0), problems), addrSpec: found };
}

/** A quote that nothing closes would swallow the address behind it (`"Tom" Hale" <tom@…>`): then none of them counts. */
function withEvenQuotes(body: string): string {
  const quotes = body.replaceAll(/\\./gu, '').split('"').length - 1;
  return quotes % 2 === 0 ? body : body.replaceAll('"', ' ');
}

/** Mailboxes of one address field body; `fieldName` is for problems (`address-invalid`, `too-many-mailboxes`). */
export function parseMailboxes(body: string, fieldName: string, problems: ProblemLog): Mailbox[] {
  if (body.trim() === '') return [];
  const mailboxes: Mailbox[] = [];
  for (const entry of addressparser(withEvenQuotes(body.replaceAll('\u00a0', ' ')), { flatten: true })) {
    if (mailboxes.length >= limits.mailboxesMax) {
      problems.add('too-many-mailboxes', `${fieldName}: only the first ${limits.mailboxesMax} were read`, true);
      break;
    }
    const mailbox = toMailbox(entry, problems);
    if (mailbox !== null) mailboxes.push(mailbox);
    else if (!/^undisclosed|^$/i.test((entry.name ?? '').trim()) || (entry.address ?? '') !== '') problems.add('address-invalid', `${fieldName}: ${entry.name ?? ''} ${entry.address ?? ''}`, false);
  }
  return mailboxes;
}
