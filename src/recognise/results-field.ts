// Authentication results as text (RFC 8601 2.2): `authserv-id [version]; method=result prop=value …; …` with comments
// anywhere, as it stands in Authentication-Results and, behind its instance, in ARC-Authentication-Results. In comes one
// field body, out come its results; whether its writer is to be believed is for the caller to know.
import { getDomain } from 'tldts';
import { domainOf } from '../mail/mailbox.ts';

/** One `method=result` of the field with its properties (`header.d`, `smtp.mailfrom` …), all lower case. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Comments are removed pass by pass from the inside; nobody nests them deeper in earnest. */
const commentDepthMax = 4;
/** A signature chain of forwarders has a handful of results; more is an attempt to cost us time. */
const resultsMax = 50;

/** `authservId` is '' where the field begins with a result at once, as some providers write it against the standard. */
export function parseResultsField(body: string): { readonly authservId: string; readonly results: readonly MethodResult[] } {
  let text = body.slice(0, 10_000);
  for (let depth = 0; depth < commentDepthMax && text.includes('('); depth += 1) text = text.replace(/\([^()]*\)/gu, ' ');
  const [first = '', ...rest] = text.split(';');
  const named = !/^\s*[\w-]+(?:\s*\/\s*\d+)?\s*=/u.test(first);
  const authservId = named ? (first.trim().split(/\s+/u)[0] ?? '').replaceAll('"', '').toLowerCase() : '';
  return { authservId, results: (named ? rest : [first, ...rest]).slice(0, resultsMax).map(parseResult).filter((one) => one.method !== '') };
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

export function signingDomain(one: MethodResult): string {
  return one.properties['header.d'] ?? domainOf(one.properties['header.i'] ?? '');
}

/** `smtp.mailfrom` is an address or a bare domain (RFC 8601 2.7.2). */
export function mailFromDomain(one: MethodResult): string {
  const value = one.properties['smtp.mailfrom'] ?? '';
  return value.includes('@') ? domainOf(value) : value;
}

/** Relaxed alignment: the same organisational domain by the public suffix list. A public suffix aligns with nothing. */
export function aligned(stated: string, fromDomain: string): boolean {
  const organisation = organisationOf(fromDomain);
  return organisation !== null && organisation === organisationOf(stated);
}

/** Customers of a hosting company below one suffix of its own are strangers to each other. */
function organisationOf(domain: string): string | null {
  return getDomain(domain, { allowPrivateDomains: true });
}
