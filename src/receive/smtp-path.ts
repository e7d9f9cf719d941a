// The argument of MAIL and RCPT (RFC 5321 4.1.2, RFC 6531 for non-ASCII): `<path>` and ESMTP parameters. The path
// is kept as written; smtp-server's own parser rewrites punycode domains, refuses quoted local parts with "@" or
// space, and turns bytes that are not UTF-8 into U+FFFD. Deliberately lenient on dots in local parts ("user.@x",
// "a..b@x"): firmware and some mobile providers really send them. Strict on everything that could forge a log line,
// a header or what a person sees: control, formatting and bidirectional characters.
import { isIPv4, isIPv6 } from 'node:net';

export interface SmtpPath {
  /** '' for the null reverse-path; 'postmaster' may come without a domain (RFC 5321 4.1.1.3). */
  readonly address: string;
  /** Parameter names in upper case; `true` for one without a value. */
  readonly args: Record<string, string | true> | false;
  /** Name of a parameter given twice. */
  readonly duplicate?: string;
}

/** RFC 5321 4.5.3.1.3: a path has 256 octets with its brackets. Local parts beyond 64 are common (SRS, VERP). */
const pathOctetsMax = 254;
const command = /^([A-Z]+ [A-Z]+):[ \t]*<((?:"(?:[^"\\]|\\.)*"|[^"<>\s])*)>(?:[ \t]+(.*))?$/is;
const sourceRoute = /^@[^\s,:@]+(?:,@[^\s,:@]+)*:/;
const dotString = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u00a0-\u{10ffff}-]+$/u;
const quotedString = /^"(?:[^"\\\r\n]|\\.)*"$/u;
const domainName = /^(?=.{1,255}$)[A-Za-z0-9_\u00a1-\u{10ffff}-]{1,63}(?:\.[A-Za-z0-9_\u00a1-\u{10ffff}-]{1,63})*$/u;
// eslint-disable-next-line no-control-regex
const unsafe = /[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufffd]/u;

/** `verb` is 'MAIL FROM' or 'RCPT TO'. Null = not this verb, or not a path. */
export function parseSmtpPath(verb: string, line: Buffer): SmtpPath | null {
  // Bytes that are not UTF-8 become U+FFFD here, which is unsafe: no address is kept with invented characters.
  const text = line.toString('utf8').trimEnd();
  const match = unsafe.test(text) ? null : command.exec(text);
  if (match === null || match[1]?.toUpperCase() !== verb.toUpperCase()) return null;
  // A source route must be accepted and is ignored (RFC 5321 appendix C).
  const address = (match[2] ?? '').replace(sourceRoute, '');
  const postmaster = verb.toUpperCase() === 'RCPT TO' && address.toLowerCase() === 'postmaster';
  if (address !== '' && !postmaster && !isMailbox(address)) return null;
  return { address, ...parseParameters(match[3] ?? '') };
}

function isMailbox(address: string): boolean {
  if (Buffer.byteLength(address) > pathOctetsMax) return false;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1);
  return (dotString.test(local) || quotedString.test(local)) && isDomain(domain);
}

function isDomain(domain: string): boolean {
  if (!domain.startsWith('[')) return domainName.test(domain);
  const literal = domain.slice(1, -1);
  if (!domain.endsWith(']')) return false;
  return /^ipv6:/i.test(literal) ? isIPv6(literal.slice(5)) : isIPv4(literal);
}

function parseParameters(text: string): Pick<SmtpPath, 'args' | 'duplicate'> {
  const words = text.split(/[ \t]+/).filter((word) => word !== '');
  if (words.length === 0) return { args: false };
  // Without a prototype: a parameter named __proto__ is just an unknown parameter.
  const args: Record<string, string | true> = Object.create(null);
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = (equals < 0 ? word : word.slice(0, equals)).toUpperCase();
    if (name in args) return { args, duplicate: name };
    args[name] = equals < 0 || equals === word.length - 1 ? true : word.slice(equals + 1);
  }
  return { args };
}
