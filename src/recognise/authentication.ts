// Who wrote it, as far as it can be known (H-08): the verdict on the originator domain. In comes what our own door found
// out by asking the DNS (SenderCheck), or else the topmost Authentication-Results of a trusted authserv-id: everything
// below may have been written by the sender (RFC 8601 5). Out goes pass, fail, unverified or none with the evidence.
// It asks nobody anything, and it never throws a mail away: what a verdict means for a ticket is decided in decide/.
import type { SenderCheck } from '../mail/sender-check.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { AuthenticationVerdict, RecognitionInput } from './recognition.ts';
import { believedForwarder } from './arc-chain.ts';
import { domainOf } from '../mail/mailbox.ts';
import { shownAddress } from './shown-address.ts';
import { fieldBodies } from './header-fields.ts';
import { aligned, mailFromDomain, parseResultsField, signingDomain, type MethodResult } from './results-field.ts';

/** What it reads of a mail: less than every other recogniser, because the DNS is asked while the mail is read. */
export type AuthenticationInput = Pick<RecognitionInput, 'trustedAuthservIds' | 'senderCheck' | 'unchecked'> & { readonly mail: Pick<ParsedMessage, 'from' | 'headers'> };

export function recogniseAuthentication(input: AuthenticationInput): AuthenticationVerdict {
  const author = input.mail.from[0];
  const shows = author === undefined ? null : shownAddress(author);
  return { ...judge(input), ...(shows === null ? {} : { shows }) };
}

function judge(input: AuthenticationInput): AuthenticationVerdict {
  const fromDomain = domainOf(input.mail.from[0]?.addrSpec ?? '');
  // RFC 9989 5.3.1: more than one author domain cannot be aligned with anything.
  const single = fromDomain !== '' && input.mail.from.length === 1 && fieldBodies(input.mail.headers, 'From').length === 1;
  if (input.senderCheck !== null && input.senderCheck !== undefined) {
    return single ? judgeCheck(input.senderCheck, fromDomain, input) : { from: 'unverified', detail: 'From names not exactly one mailbox' };
  }
  const trusted = new Set(input.trustedAuthservIds.map((id) => id.toLowerCase()));
  // Whoever names himself so is not the one who names nobody.
  const believesUnnamed = trusted.delete(unnamedServer);
  const stated = fieldBodies(input.mail.headers, 'Authentication-Results').slice(0, statedMax).map(parseResultsField);
  // Without a name only its place says who wrote it: the last server did.
  const field = stated.find((parsed) => trusted.has(parsed.authservId)) ?? (believesUnnamed && stated[0]?.authservId === '' ? stated[0] : undefined);

  if (field === undefined) return silence(input, `no Authentication-Results of a trusted host${others(stated)}`);
  // RFC 8601 2.2: `none` is what a host writes that checked nothing.
  if (field.results.length === 0) return silence(input, `${field.authservId} checked nothing`);
  if (!single) return { from: 'unverified', detail: 'From names not exactly one mailbox' };
  return judgeField(field.results, fromDomain);
}

/** Stands among the trusted authserv-ids for a server that writes none. */
export const unnamedServer = 'unnamed';

/** More fields than servers that a mail passes through are none of ours. */
const statedMax = 100;

/** H-08: where every mail was to be checked, one that was not says no more about its author than one that failed to prove him. */
function silence({ unchecked }: AuthenticationInput, detail: string): AuthenticationVerdict {
  return unchecked === 'unverified' ? { from: 'unverified', detail, silent: true } : { from: 'none', detail };
}

/** The server that wrote results which do not count here: perhaps it is the one that should. Its name may be anybody's words. */
function others(stated: readonly { readonly authservId: string }[]): string {
  if (stated[0]?.authservId === '') return '; what a server states that does not name itself does not count here';
  const name = stated.map(({ authservId }) => authservId).find((id) => /^[a-z\d][a-z\d.-]{0,99}$/u.test(id));
  return name === undefined ? '' : `; what ${name} states does not count here`;
}

function judgeField(results: readonly MethodResult[], fromDomain: string): AuthenticationVerdict {
  const dmarc = results.find((one) => one.method === 'dmarc' && aligned(one.properties['header.from'] ?? fromDomain, fromDomain));
  const dkim = results.filter((one) => one.method === 'dkim');
  const spf = results.filter((one) => one.method === 'spf');
  const signed = dkim.find((one) => one.result === 'pass' && aligned(signingDomain(one), fromDomain));
  // RFC 8601 2.7.4: the server's own users, whom it let write after they had logged in, have no SPF or DKIM to show.
  const loggedIn = results.find((one) => one.method === 'auth' && one.result === 'pass' && aligned(domainOf(one.properties['smtp.auth'] ?? ''), fromDomain));
  const sent = spf.find((one) => one.result === 'pass' && aligned(mailFromDomain(one), fromDomain));

  if (dmarc?.result === 'pass') return { from: 'pass', detail: `dmarc=pass for ${fromDomain}` };
  if (dmarc?.result === 'fail') return { from: 'fail', detail: `dmarc=fail for ${fromDomain}` };
  if (signed !== undefined) return { from: 'pass', detail: `dkim=pass, header.d=${signingDomain(signed)}` };
  if (sent !== undefined) return { from: 'pass', detail: `spf=pass, smtp.mailfrom=${mailFromDomain(sent)}` };
  if (loggedIn !== undefined) return { from: 'pass', detail: `auth=pass, a user of ${domainOf(loggedIn.properties['smtp.auth'] ?? '')} logged in` };
  const spfFail = spf.find((one) => one.result === 'fail' || one.result === 'softfail');
  if (dmarc === undefined && dkim.some((one) => one.result === 'fail') && spfFail !== undefined) {
    return { from: 'fail', detail: `dkim=fail and spf=${spfFail.result} for ${fromDomain}` };
  }
  return { from: 'unverified', detail: `no result aligned with ${fromDomain}` };
}

/** Everything but `pass` is no evidence (a broken body hash reads `neutral`); a forged From is one its owner disowns. */
function judgeCheck(check: SenderCheck, fromDomain: string, input: AuthenticationInput): AuthenticationVerdict {
  const { spf, dkim, dmarc } = check;
  // What one reader takes for the author and another for a comment is how DMARC is walked around.
  if (check.fromDomain !== fromDomain) return { from: 'unverified', detail: 'the From field can be read in two ways' };
  if (dmarc.result === 'pass') return { from: 'pass', detail: `dmarc=pass for ${fromDomain}` };
  const forwarder = check.arc?.result === 'pass' ? believedForwarder(input.mail.headers, check.arc.trustedSealers, fromDomain) : null;
  if (forwarder !== null) return { from: 'pass', detail: `${forwarder} forwarded it and had seen ${fromDomain} pass (arc=pass)` };
  if (dmarc.result === 'fail') {
    // Its owner only watches: a list or a forwarder may have broken it as well as a forger.
    const disowned = dmarc.policy === 'quarantine' || dmarc.policy === 'reject';
    return { from: disowned ? 'fail' : 'unverified', detail: `dmarc=fail for ${fromDomain}, whose policy is ${dmarc.policy === '' ? 'none' : dmarc.policy}` };
  }
  if (dmarc.result === 'none') {
    const signed = dkim.find((one) => one.result === 'pass' && aligned(one.domain, fromDomain));
    if (signed !== undefined) return { from: 'pass', detail: `dkim=pass, signed by ${signed.domain}` };
    if (spf.result === 'pass' && aligned(spf.domain, fromDomain)) return { from: 'pass', detail: `spf=pass for ${spf.domain}` };
    if (spf.result === 'fail' && aligned(spf.domain, fromDomain)) return { from: 'fail', detail: `spf=fail for ${spf.domain}: ${check.client} may not send its mail` };
  }
  return { from: 'unverified', detail: check.incomplete ?? `nothing that ${fromDomain} publishes vouches for it` };
}
