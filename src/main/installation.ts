// What every command of an installation needs, built once: configuration, rulebook, store. Roles add to it.
import { fileURLToPath } from 'node:url';
import { customAlphabet } from 'nanoid';
import type { Logger } from 'pino';
import type { Directory } from '../decide/directory-facts.ts';
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import { splitSubaddress } from '../mail/mailbox.ts';
import type { JourneyContext } from '../journey.ts';
import type { Config } from '../platform/config.ts';
import { errorText, exitCodes, Fault } from '../platform/fault.ts';
import { migrate } from '../platform/migrate.ts';
import { createClamd } from '../platform/clamd.ts';
import { createDnsResolver, type AskDns, type DnsResolver } from '../platform/dns-resolver.ts';
import { makeDataFolder } from '../platform/data-folder.ts';
import { createParserPool, type ParserPool, type ParserPoolOptions } from '../platform/parser-pool.ts';
import { openStore, type Store } from '../platform/postgres.ts';
import { readRulesFolder, stampRulesFolder, type RulesFolder } from '../platform/rules-folder.ts';
import { createScan } from '../platform/scan-mail.ts';
import { createCheckSender } from '../platform/sender-check.ts';
import { createUnderstand } from '../platform/understand.ts';
import { yamlDirectory } from '../platform/yaml-directory.ts';
import { createDatabase, type Db } from '../record/database.ts';
import { keyDirectoryDomains } from '../record/directory-rows.ts';
import { pgDirectory } from '../record/pg-directory.ts';
import { openKeyRing, type KeyRing } from '../record/signing-keys.ts';
import { loadRulebook } from '../rulebook/load-rulebook.ts';
import type { RuleFault, RuleFiles, Rulebook } from '../rulebook/rulebook.ts';

export interface Installation {
  readonly config: Config;
  readonly log: Logger;
  readonly store: Store;
  readonly db: Db;
  readonly pool: ParserPool;
  /** null: senders are not looked up here. */
  readonly dns: DnsResolver | null;
  readonly keyRing: KeyRing;
  readonly journey: JourneyContext;
  readonly rulebook: () => Rulebook;
  /** Of the rules folder, before the first rulebook was read from it. */
  readonly rulesStamp: string;
  /** Puts another rulebook in force; the directory follows it. */
  readonly useRulebook: (rulebook: Rulebook) => void;
  readonly close: () => Promise<void>;
}

/** No look-alikes, no upper case: it becomes part of Message-IDs, short enough for one header line; unique per ticket. */
const uniqueId = customAlphabet('23456789abcdefghijkmnpqrstuvwxyz', 9);

/** One line a fault: `retail/pack.yaml:41:7 found …, expected …`. */
export function faultLine(fault: RuleFault): string {
  return `${fault.file}:${fault.line}:${fault.column}: found ${fault.found}, expected ${fault.expected}`;
}

/** The files of a rules folder, as texts. Throws a Fault (78) when the folder cannot be read. */
export async function readRuleFiles(folder: string): Promise<RulesFolder> {
  return readRulesFolder(folder).catch((error: unknown) => {
    const why = errorText(error);
    const words = why.startsWith('ENOENT') ? 'is not there' : why.startsWith('ENOTDIR') ? 'is a file, not the folder that holds all packs' : `cannot be read: ${why}`;
    throw new Fault('no-rules', `the rules folder ${folder} ${words}; name it with POSTERN_RULES, or behind rules check, test and diff`, { retryable: false, exitCode: exitCodes.configuration });
  });
}

/** The rulebook of a folder, or all that is wrong with it. Throws a Fault (78) when the folder cannot be read. */
export async function loadRules(folder: string): Promise<{ rulebook: Rulebook | null; faults: readonly RuleFault[]; files: RuleFiles }> {
  const read = await readRuleFiles(folder);
  const { rulebook, faults } = loadRulebook(read.files, read.unreadable);
  return read.faults.length > 0 ? { rulebook: null, faults: [...read.faults, ...faults], files: read.files } : { rulebook, faults, files: read.files };
}

/** The rulebook of a folder; a Fault (78) with every fault of it when it does not validate. */
export async function readRulebook(folder: string): Promise<Rulebook> {
  return (await readRules(folder)).rulebook;
}

/** Likewise, with the texts it was made from. */
export async function readRules(folder: string): Promise<{ rulebook: Rulebook; files: RuleFiles }> {
  const { rulebook, faults, files } = await loadRules(folder);
  if (rulebook !== null) return { rulebook, files };
  throw new Fault('bad-rules', `the rules in ${folder} have ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n  ${faults.map(faultLine).join('\n  ')}`, {
    retryable: false, exitCode: exitCodes.configuration,
  });
}

/** Who the partners are: the rules folder's own files, or the tables of the store. */
export function directoryOf(config: Pick<Config, 'directory'>, db: Db, rulebook: Rulebook): Directory {
  return config.directory === 'postgres' ? pgDirectory(db) : yamlDirectory(rulebook.directory);
}

/** The desk a forward-path belongs to: its address with any subaddress; postmaster of its domain (RFC 5321 4.5.1). */
export function deskOf(rulebook: Rulebook, forwardPath: string): string | null {
  const { user, domain } = splitSubaddress(forwardPath);
  for (const desk of rulebook.desks.values()) {
    if (desk.addresses.includes(`${user}@${domain}`)) return desk.id;
    if (user === 'postmaster' && (domain === '' || desk.addresses.some((address) => address.endsWith(`@${domain}`)))) return desk.id;
  }
  return null;
}

export interface InstallationOptions {
  /** Come in through the socket of a running `serve` instead of refusing. */
  readonly shared: boolean;
  /** The embedded database ended by itself. */
  readonly onLost?: (fault: Fault) => void;
  /** The clock of every decision and timer; the system's unless somebody simulates. */
  readonly now?: () => Instant;
  /** Who acts, for the audit trail; absent = the gateway itself. */
  readonly actor?: string;
  /** Another way to the DNS than POSTERN_DNS. */
  readonly askDns?: AskDns;
  /** Another deadline for the reading of a mail than `limits.parseMs`, and another worker. */
  readonly reading?: Partial<Pick<ParserPoolOptions, 'timeoutMs' | 'workerUrl'>>;
}

/** Opens store, rules and parser pool, and brings the tables up to date. */
export async function openInstallation(config: Config, log: Logger, options: InstallationOptions): Promise<Installation> {
  // A folder that is not there has its sentence in the line below.
  const rulesStamp = await stampRulesFolder(config.rulesFolder).catch(() => '');
  const first = await readRulebook(config.rulesFolder);
  if (config.databaseUrl === null) makeDataFolder(config.dataFolder);
  const store = await openStore({
    dataFolder: config.dataFolder, shared: options.shared, log,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    ...(options.onLost === undefined ? {} : { onLost: options.onLost }),
  });
  if (store.owner) await migrate(store.pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
  const db = createDatabase(store.pool);
  if (store.owner) await keyDirectoryDomains(db);
  const pool = createParserPool({ size: 2, timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb, ...options.reading });
  const dns = config.senderCheck === 'dns' ? createDnsResolver({ servers: config.dnsServers, ...(options.askDns === undefined ? {} : { ask: options.askDns }) }) : null;
  let rulebook = first;
  let directory = directoryOf(config, db, first);
  const now = options.now ?? Date.now;
  const keyRing = await openKeyRing(db, config.secret, now);
  const journey: JourneyContext = {
    db, rulebook: () => rulebook, directory: { facts: (query) => directory.facts(query), members: (query) => directory.members(query), namedFor: (query) => directory.namedFor(query), phonesFor: (query) => directory.phonesFor(query) }, understand: createUnderstand(pool),
    // Read again while the process runs: an admin may rotate them.
    get keys() {
      return keyRing.current();
    },
    host: config.host, trustedAuthservIds: config.trustedAuthservIds, trustedDoors: config.trustedDoors,
    checkSender: dns === null ? null : createCheckSender({ dns, host: config.host, trustedSealers: config.arcSealers }), now, uniqueId,
    ...(config.clamd === null ? {} : { scan: createScan(createClamd({ address: config.clamd, timeoutMs: limits.scanMs, now }), pool) }),
    ...(options.actor === undefined ? {} : { actor: options.actor }),
  };
  return {
    config, log, store, db, pool, dns, keyRing, journey, rulebook: () => rulebook, rulesStamp,
    useRulebook: (next) => {
      rulebook = next;
      directory = directoryOf(config, db, next);
    },
    close: async () => {
      await pool.close();
      await store.close();
    },
  };
}
