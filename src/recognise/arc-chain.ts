// What forwarders say they saw (ARC, RFC 8617). A mailing list or a forwarder breaks the author's signature; when every
// seal of the chain is good and those who sealed are trusted here, what they saw counts. In come header fields whose
// chain our door found to pass; out comes the forwarder that had seen the author's domain pass, or null.
import type { HeaderField } from '../parse/parsed-message.ts';
import { fieldBodies } from './header-fields.ts';
import { aligned, mailFromDomain, parseResultsField, signingDomain, type MethodResult } from './results-field.ts';

/** RFC 8617 4.2.1: no chain is longer. */
const instancesMax = 50;

/** Walks from the newest seal to the oldest, as long as each sealer is trusted: what lies behind a stranger is hearsay. */
export function believedForwarder(headers: readonly HeaderField[], trustedSealers: readonly string[], fromDomain: string): string | null {
  const trusted = new Set(trustedSealers.map((domain) => domain.toLowerCase()));
  const seals = new Map(fieldBodies(headers, 'ARC-Seal').map((body) => [Number(tagOf(body, 'i')), tagOf(body, 'd').toLowerCase()]));
  const seen = new Map(fieldBodies(headers, 'ARC-Authentication-Results').map((body) => [Number(tagOf(body, 'i')), body.slice(body.indexOf(';') + 1)]));
  for (let instance = Math.min(seals.size, instancesMax); instance >= 1; instance -= 1) {
    const sealer = seals.get(instance) ?? '';
    if (!trusted.has(sealer)) return null;
    if (vouches(parseResultsField(seen.get(instance) ?? '').results, fromDomain)) return sealer;
  }
  return null;
}

function vouches(results: readonly MethodResult[], fromDomain: string): boolean {
  return results.some((one) => one.result === 'pass' && (
    (one.method === 'dmarc' && one.properties['header.from'] === fromDomain)
    || (one.method === 'dkim' && aligned(signingDomain(one), fromDomain))
    || (one.method === 'spf' && aligned(mailFromDomain(one), fromDomain))));
}

/** `i=1; a=…; d=forwarder.example; …` */
function tagOf(body: string, tag: string): string {
  const found = body.split(';', instancesMax).map((part) => part.trim()).find((part) => part.replace(/\s*=.*$/su, '') === tag);
  return found === undefined ? '' : found.slice(found.indexOf('=') + 1).trim();
}
