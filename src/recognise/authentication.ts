// What our own boundary found out about the originator domain (RFC 8601). Only the topmost Authentication-Results
// of a trusted authserv-id counts: everything below may have been written by the sender (RFC 8601 5). In comes the
// parsed mail, out goes pass, fail or none with the evidence. It computes no SPF, DKIM or DMARC itself, and it
// approximates the organisational domain by suffix (no public suffix list): `a.shop.example` aligns with
// `shop.example`, two siblings below it do not.
import type { AuthenticationVerdict, RecognitionInput } from './recognition.ts';
import { domainOf } from '../mail/mailbox.ts';
import { fieldBodies } from './header-fields.ts';

/** One `method=result` of the field with its properties (`header.d`, `smtp.mailfrom` …), all lower case. */
interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Comments are removed pass by pass from the inside; nobody nests them deeper in earnest. */
const commentDepthMax = 4;
/** A signature chain of forwarders has a handful of results; more is an attempt to cost us time. */
const resultsMax = 50;

export function recogniseAuthentication(input: RecognitionInput): AuthenticationVerdict {
  const fromDomain = domainOf(input.mail.from[0]?.addrSpec ?? '');
  const trusted = new Set(input.trustedAuthservIds.map((id) => id.toLowerCase()));
  const field = fieldBodies(input.mail.headers, 'Authentication-Results')
    .map(parseField)
    .find((parsed) => trusted.has(parsed.authservId));

  if (field === undefined) return { from: 'none', detail: 'no Authentication-Results of a trusted host' };
  // RFC 7489 6.6.1: more than one author domain cannot be aligned with anything.
  if (fromDomain === '' || input.mail.from.length > 1) return { from: 'none', detail: 'From names not exactly one mailbox' };
  return judge(field.results, fromDomain);
}

function judge(results: readonly MethodResult[], fromDomain: string): AuthenticationVerdict {
  const dmarc = results.find((one) => one.method === 'dmarc' && aligned(one.properties['header.from'] ?? fromDomain, fromDomain));
  const dkim = results.filter((one) => one.method === 'dkim');
  const spf = results.filter((one) => one.method === 'spf');
  const signed = dkim.find((one) => one.result === 'pass' && aligned(signingDomain(one), fromDomain));
  const sent = spf.find((one) => one.result === 'pass' && aligned(mailFromDomain(one), fromDomain));

  if (dmarc?.result === 'pass') return { from: 'pass', detail: `dmarc=pass for ${fromDomain}` };
  if (dmarc?.result === 'fail') return { from: 'fail', detail: `dmarc=fail for ${fromDomain}` };
  if (signed !== undefined) return { from: 'pass', detail: `dkim=pass, header.d=${signingDomain(signed)}` };
  if (sent !== undefined) return { from: 'pass', detail: `spf=pass, smtp.mailfrom=${mailFromDomain(sent)}` };
  const spfFail = spf.find((one) => one.result === 'fail' || one.result === 'softfail');
  if (dmarc === undefined && dkim.some((one) => one.result === 'fail') && spfFail !== undefined) {
    return { from: 'fail', detail: `dkim=fail and spf=${spfFail.result} for ${fromDomain}` };
  }
  return { from: 'none', detail: `no result aligned with ${fromDomain}` };
}

function signingDomain(one: MethodResult): string {
  return one.properties['header.d'] ?? domainOf(one.properties['header.i'] ?? '');
}

/** `smtp.mailfrom` is an address or a bare domain (RFC 8601 2.7.2). */
function mailFromDomain(one: MethodResult): string {
  const value = one.properties['smtp.mailfrom'] ?? '';
  return value.includes('@') ? domainOf(value) : value;
}

/** Relaxed alignment by suffix; a bare top-level domain aligns with nothing. */
function aligned(stated: string, fromDomain: string): boolean {
  if (!stated.includes('.')) return false;
  return stated === fromDomain || fromDomain.endsWith(`.${stated}`) || stated.endsWith(`.${fromDomain}`);
}

/** RFC 8601 2.2: `authserv-id [version]; method=result prop=value …; …` with comments anywhere. */
function parseField(body: string): { authservId: string; results: MethodResult[] } {
  let text = body.slice(0, 10_000);
  for (let depth = 0; depth < commentDepthMax && text.includes('('); depth += 1) text = text.replace(/\([^()]*\)/gu, ' ');
  const [first = '', ...rest] = text.split(';');
  const authservId = (first.trim().split(/\s+/u)[0] ?? '').replaceAll('"', '').toLowerCase();
  return { authservId, results: rest.slice(0, resultsMax).map(parseResult).filter((one) => one.method !== '') };
}

function parseResult(text: string): MethodResult {
  const pairs = text.trim().split(/\s+/u).map((word) => {
    const equals = word.indexOf('=');
    return equals < 0 ? [word, ''] as const : [word.slice(0, equals), word.slice(equals + 1)] as const;
  });
  const [head, ...properties] = pairs;
  return {
    // The method may carry a version: `dkim/1=pass`.
    method: head === undefined || head[1] === '' ? '' : (head[0].split('/')[0] ?? '').toLowerCase(),
    result: (head?.[1] ?? '').toLowerCase(),
    properties: Object.fromEntries(properties.map(([name, value]) => [name.toLowerCase(), value.replaceAll(/["<>]/gu, '').toLowerCase()])),
  };
}
