// How the gateway finds out who wrote a mail, and whether that way works: the host whose word counts, or the DNS; and
// what was seen of it in the mails of the last days.
import type { Config } from '../platform/config.ts';
import { createDnsResolver } from '../platform/dns-resolver.ts';
import { habitMails, type CheckedAuthors } from '../record/checked-authors.ts';
import { fail, ok, warn, type Finding } from './doctor-finding.ts';

/** Interfaces that nobody outside of the machine reaches. */
const inside = /^(127\.|::1$|localhost$)/u;
const howToCheck = 'POSTERN_AUTHSERV names the mail server in front that checks, POSTERN_SENDER_CHECK=dns checks at a port in the internet';

export async function examineSenderCheck(config: Config): Promise<Finding> {
  const { senderCheck, smtp, trustedAuthservIds, dnsServers } = config;
  if (senderCheck === 'off') return warn('authors', 'nobody is asked who wrote a mail: every From is taken at its word', 'POSTERN_SENDER_CHECK=header behind a mail server that checks, dns for a port in the internet');
  if (senderCheck === 'header') {
    const believed = `Authentication-Results of ${trustedAuthservIds.join(', ')} are believed`;
    if (config.trustedDoors.includes('smtp')) return warn('authors', `senders are believed as they write themselves, unless somebody states a failure: ${believed}, and a mail without them counts as its From says`, howToCheck);
    const detail = `${believed}, and a mail without them counts as not verified${trustedText(config)}`;
    if (inside.test(smtp.host)) return ok('authors', detail);
    return warn('authors', `${detail}; whoever reaches ${smtp.host}:${smtp.port} may write them himself`, 'let only that mail server reach the port, or set POSTERN_SENDER_CHECK=dns');
  }
  const place = dnsServers.length === 0 ? 'the name servers of this machine' : dnsServers.join(', ');
  const began = performance.now();
  const code = await createDnsResolver({ servers: dnsServers }).ask(config.host, 'TXT').then(() => null, (error: Error & { code?: string }) => error.code ?? error.message);
  // That there is no such record is an answer.
  if (code === null || code === 'ENOTFOUND' || code === 'ENODATA') return ok('authors', `asked of the DNS (SPF, DKIM, DMARC, ARC): ${place} answered in ${Math.round(performance.now() - began)} ms${trustedText(config)}`);
  return fail('authors', `${place} did not answer (${code}), so every author stays unverified`, 'name servers that answer with POSTERN_DNS; mail is kept meanwhile');
}

function trustedText({ trustedDoors }: Config): string {
  return trustedDoors.length === 0 ? '' : `; believed unchecked what comes by ${trustedDoors.join(', ')}`;
}

/** What the mails of the last days show; `seen` is of each door. */
export function examineSeenAuthors({ trustedDoors }: Pick<Config, 'trustedDoors'>, seen: readonly CheckedAuthors[]): Finding[] {
  return seen.flatMap(({ door, mails, unchecked, inARow, why }) => {
    const what = `authors, ${door}`;
    const trusted = trustedDoors.includes(door);
    const checked = mails - unchecked;
    if (unchecked * habitMails <= checked && trusted && checked >= habitMails) return [warn(what, `${unchecked === 0 ? 'all' : checked} of the last ${many(mails)} had been checked, so one that was not is no ordinary mail; it would be believed`, 'POSTERN_AUTHSERV by name, or POSTERN_TRUSTED_DOORS without this door: then it counts as not verified')];
    if (unchecked === 0) return [ok(what, `all of the last ${many(mails)} had been checked`)];
    const detail = `${unchecked} of the last ${many(mails)} had been checked by nobody${why === '' ? '' : `, the newest: ${why}`}`;
    if (trusted) return [warn(what, `${detail}; believed as they write themselves`, howToCheck)];
    const advice = 'the server in front writes results under another name (POSTERN_AUTHSERV), or not for every mail; POSTERN_TRUSTED_DOORS believes a door through which only your own people come';
    return [inARow >= habitMails ? fail(what, `${detail}; none of their authors counts as authorised`, advice) : warn(what, `${detail}; they count as not verified`, advice)];
  });
}

function many(mails: number): string {
  return `${mails} mail${mails === 1 ? '' : 's'}`;
}
