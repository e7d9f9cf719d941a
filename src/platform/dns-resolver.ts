// The one way to the DNS: cached, bounded in time, count and size. In: names and record types. Out: records as
// `dns.resolve` gives them, or its error codes. Answers are kept for a fixed time, because node tells no TTL of TXT
// records: five minutes for what is there, one for what is not, seconds for a server that does not answer. Questions that
// are asked twice at once are asked once.
import { Resolver } from 'node:dns/promises';
import { LRUCache } from 'lru-cache';
import { limits } from '../mail/limits.ts';

/** Asks one question; rejects with an Error whose `code` is ENOTFOUND, ENODATA, ETIMEOUT, … */
export type AskDns = (name: string, type: string) => Promise<unknown[]>;

export interface DnsCounts {
  /** Questions that went out, and those that the cache answered. */
  readonly asked: number;
  readonly cached: number;
  /** Questions that no server answered. */
  readonly failed: number;
}

export interface DnsResolver {
  readonly ask: AskDns;
  /** The same for one message, which may ask so many questions. */
  bounded(): AskDns;
  counts(): DnsCounts;
}

export interface DnsResolverOptions {
  /** `192.0.2.53` or `192.0.2.53:5300`; empty = those of the system. */
  readonly servers: readonly string[];
  /** Another way to ask than the network: tests bring their own zone. */
  readonly ask?: AskDns;
}

const namesKeptMax = 10_000;
const keptMs = { found: 5 * 60_000, missing: 60_000, failed: 15_000 } as const;

type Answer = { readonly records: unknown[] } | { readonly code: string };

/** Codes by which a server says that there is nothing, as opposed to not answering (RFC 2308). */
const missing = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

/** Every limit that stands between a mail's author and our name server. */
export function createDnsResolver(options: DnsResolverOptions): DnsResolver {
  const cache = new LRUCache<string, Answer>({ max: namesKeptMax });
  const underway = new Map<string, Promise<Answer>>();
  const counts = { asked: 0, cached: 0, failed: 0 };
  const network = options.ask ?? overNetwork(options.servers);

  async function answer(name: string, type: string): Promise<Answer> {
    const key = `${type} ${name.toLowerCase()}`;
    const known = cache.get(key);
    if (known !== undefined) {
      counts.cached++;
      return known;
    }
    const asking = underway.get(key) ?? fresh(key, name, type);
    underway.set(key, asking);
    return asking.finally(() => underway.delete(key));
  }

  async function fresh(key: string, name: string, type: string): Promise<Answer> {
    counts.asked++;
    const found = await within(network(name, type)).then((records): Answer => ({ records: bounded(records) }), (error: unknown): Answer => ({ code: codeOf(error) }));
    const kind = 'records' in found ? 'found' : missing.has(found.code) ? 'missing' : 'failed';
    if (kind === 'failed') counts.failed++;
    cache.set(key, found, { ttl: keptMs[kind] });
    return found;
  }

  const ask: AskDns = async (name, type) => {
    const found = await answer(name, type);
    if ('records' in found) return found.records;
    throw dnsError(found.code, name, type);
  };
  return {
    ask,
    bounded: () => {
      let left = limits.dnsLookupsMax;
      return async (name, type) => {
        if (left-- <= 0) throw dnsError('ETOOMANY', name, type);
        return ask(name, type);
      };
    },
    counts: () => ({ ...counts }),
  };
}

function overNetwork(servers: readonly string[]): AskDns {
  const resolver = new Resolver({ timeout: limits.dnsTimeoutMs / 2, tries: 2 });
  if (servers.length > 0) resolver.setServers([...servers]);
  return async (name, type) => {
    const records: unknown = await resolver.resolve(name, type);
    return Array.isArray(records) ? records : [records];
  };
}

async function within(asking: Promise<unknown[]>): Promise<unknown[]> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })), limits.dnsTimeoutMs);
  });
  return Promise.race([asking, deadline]).finally(() => clearTimeout(timer));
}

/** The first records that fit: what a domain publishes beyond that is not for us. */
function bounded(records: unknown[]): unknown[] {
  let room: number = limits.dnsRecordCharactersMax;
  return records.slice(0, limits.dnsRecordsMax).filter((record) => (room -= JSON.stringify(record).length) >= 0);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EFAILED';
}

function dnsError(code: string, name: string, type: string): Error & { code: string } {
  return Object.assign(new Error(`${code} for ${type} of ${name}`), { code });
}
