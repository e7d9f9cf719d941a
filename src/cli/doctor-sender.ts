// How the gateway finds out who wrote a mail, and whether that way works: the host whose word counts, or the DNS.
import type { Config } from '../platform/config.ts';
import { createDnsResolver } from '../platform/dns-resolver.ts';
import { fail, ok, warn, type Finding } from './doctor-finding.ts';

/** Interfaces that nobody outside of the machine reaches. */
const inside = /^(127\.|::1$|localhost$)/u;

export async function examineSenderCheck(config: Config): Promise<Finding> {
  const { senderCheck, smtp, trustedAuthservIds, dnsServers } = config;
  if (senderCheck === 'off') return warn('authors', 'nobody is asked who wrote a mail: every From is taken at its word', 'POSTERN_SENDER_CHECK=header behind a mail server that checks, dns for a port in the internet');
  if (senderCheck === 'header') {
    const detail = `Authentication-Results of ${trustedAuthservIds.join(', ')} are believed`;
    if (inside.test(smtp.host)) return ok('authors', detail);
    return warn('authors', `${detail}, and whoever reaches ${smtp.host}:${smtp.port} may write them himself`, 'let only that mail server reach the port, or set POSTERN_SENDER_CHECK=dns');
  }
  const place = dnsServers.length === 0 ? 'the name servers of this machine' : dnsServers.join(', ');
  const began = performance.now();
  const code = await createDnsResolver({ servers: dnsServers }).ask(config.host, 'TXT').then(() => null, (error: Error & { code?: string }) => error.code ?? error.message);
  // That there is no such record is an answer.
  if (code === null || code === 'ENOTFOUND' || code === 'ENODATA') return ok('authors', `asked of the DNS (SPF, DKIM, DMARC, ARC): ${place} answered in ${Math.round(performance.now() - began)} ms`);
  return fail('authors', `${place} did not answer (${code}), so every author stays unverified`, 'name servers that answer with POSTERN_DNS; mail is kept meanwhile');
}
