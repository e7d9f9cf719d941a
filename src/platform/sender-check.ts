// Who wrote it, asked of the DNS: SPF, DKIM, DMARC and ARC of one accepted mail, by mailauth over our bounded resolver.
// In: the bytes and the envelope that the door kept beside them. Out: a SenderCheck, which says what was found and never
// what it means. Never rejects because of a mail's content, and holds the event loop only for a piece of the body at once.
// Knowingly not done: BIMI, sealing, reports to domain owners.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BlockList, isIP } from 'node:net';
import { Readable } from 'node:stream';
import { limits } from '../mail/limits.ts';
import { domainOf } from '../mail/mailbox.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { AskDns, DnsResolver } from './dns-resolver.ts';
import { errorText } from './fault.ts';
import { withFewSignatures } from './few-signatures.ts';

export interface SenderEnvelope {
  readonly remoteAddress: string;
  readonly helo: string;
  readonly reversePath: string;
}

/** Port: resolves always. */
export type CheckSender = (raw: Uint8Array, envelope: SenderEnvelope) => Promise<SenderCheck>;

export interface SenderCheckOptions {
  readonly dns: DnsResolver;
  /** Our name in what SPF explains. */
  readonly host: string;
  readonly trustedSealers: readonly string[];
}

const pieceBytes = 64 * 1024;

export function createCheckSender(options: SenderCheckOptions): CheckSender {
  // It is large, and only doors that ask the DNS need it. A failure is told by each check.
  const checker = import('mailauth');
  checker.catch(() => undefined);
  return async (raw, envelope) => {
    const away: string[] = [];
    const ending = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), limits.senderCheckMs);
    });
    try {
      const message = withFewSignatures(raw);
      if (message === null) return nothingFound(envelope, null);
      const checking = check(checker, message, envelope, options, noting(options.dns.bounded(), away), ending.signal);
      // After the deadline it ends by the signal, and nobody waits for it.
      checking.catch(() => undefined);
      const found = await Promise.race([checking, deadline]);
      if (found === 'late') return nothingFound(envelope, `not checked within ${limits.senderCheckMs / 1000} s`);
      return { ...found, incomplete: away.length === 0 ? null : `the DNS did not answer: ${away.slice(0, 3).join(', ')}` };
    } catch (error) {
      // A fault of the checker is no evidence for or against the author.
      return nothingFound(envelope, `not checked: ${errorText(error).slice(0, 200)}`);
    } finally {
      clearTimeout(timer);
      ending.abort();
    }
  };
}

async function check(checker: Promise<typeof import('mailauth')>, raw: Uint8Array, envelope: SenderEnvelope, { host, trustedSealers }: SenderCheckOptions, ask: AskDns, signal: AbortSignal): Promise<SenderCheck> {
  const client = plainAddress(envelope.remoteAddress);
  const { authenticate } = await checker;
  const found = await authenticate(Readable.from(pieces(raw, signal), { objectMode: false }), {
    ...(isPublic(client) ? { ip: client } : {}), helo: envelope.helo, sender: envelope.reversePath, mta: host, disableBimi: true, rejectRsaSha1: true,
    resolver: ask as unknown as (domain: string, type: string) => Promise<string[]>,
  });
  const authors = [...new Set((found.dkim.headerFrom ?? []).map(domainOf))];
  const { spf, dmarc, arc } = found;
  return {
    ...envelopeOf(envelope),
    fromDomain: authors.length === 1 && found.dkim.headerFrom?.length === 1 ? (authors[0] ?? '') : '',
    spf: spf === false || spf === undefined || !isPublic(client) ? { result: 'none', domain: '' } : { result: spf.status.result, domain: (spf.domain ?? '').toLowerCase() },
    dkim: (found.dkim.results ?? []).filter((one) => one.signingDomain !== undefined).map((one) => ({
      // RFC 6376 8.2: what follows the signed length is nobody's word.
      result: one.status.result === 'pass' && (one.status.underSized ?? 0) > 0 ? 'policy' : one.status.result,
      domain: (one.signingDomain ?? '').toLowerCase(), selector: one.selector ?? '',
      detail: (one.status.underSized ?? 0) > 0 ? 'signs only a part of the body' : String(one.status.comment ?? '').slice(0, 200),
    })),
    dmarc: dmarc === false || dmarc === undefined ? { result: 'none', policy: '' } : { result: dmarc.status.result, policy: dmarc.policy ?? '' },
    arc: arc === false || arc === undefined || arc.status.result === 'none' ? null : { result: arc.status.result, detail: String(arc.status.comment ?? '').slice(0, 200), trustedSealers },
    incomplete: null,
  };
}

async function* pieces(raw: Uint8Array, signal: AbortSignal): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    signal.throwIfAborted();
    yield bytes.subarray(at, at + pieceBytes);
    await nextTurn();
  }
}

/** The same way to ask, which notes the questions that stayed without an answer. */
function noting(ask: AskDns, away: string[]): AskDns {
  return async (name, type) => ask(name, type).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['ENOTFOUND', 'ENODATA', 'EBADNAME', 'ETOOMANY'].includes(code)) away.push(`${type} ${name} (${code})`);
    throw error;
  });
}

function nothingFound(envelope: SenderEnvelope, incomplete: string | null): SenderCheck {
  return { ...envelopeOf(envelope), fromDomain: '', spf: { result: 'none', domain: '' }, dkim: [], dmarc: { result: 'none', policy: '' }, arc: null, incomplete };
}

function envelopeOf({ remoteAddress, helo }: SenderEnvelope): Pick<SenderCheck, 'client' | 'helo'> {
  return { client: plainAddress(remoteAddress), helo: helo.slice(0, 255) };
}

/** Nobody publishes the addresses behind a proxy or of a container's bridge: of them SPF could only say no. */
const insideNetworks = new BlockList();
for (const [network, prefix] of [['10.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) insideNetworks.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) insideNetworks.addSubnet(network, prefix, 'ipv6');

function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !insideNetworks.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 client on a socket for both kinds is `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/iu, '');
}
