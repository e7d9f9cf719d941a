// postern explain MAIL.eml…: one line (--json) or one page a mail, streamed as they are done; thousands of files in one
// call never crash it.
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Directory } from '../../decide/directory-facts.ts';
import type { Instant } from '../../mail/instant.ts';
import { limits } from '../../mail/limits.ts';
import { readRulebook } from '../../main/installation.ts';
import type { ExplainContext } from '../../main/explain-mail.ts';
import { minimalMessage } from '../../parse/minimal-message.ts';
import { doors, readConfig, type Config } from '../../platform/config.ts';
import { exitCodes, Fault } from '../../platform/fault.ts';
import { createParserPool } from '../../platform/parser-pool.ts';
import { createDnsResolver } from '../../platform/dns-resolver.ts';
import { createCheckSender } from '../../platform/sender-check.ts';
import { createUnderstand } from '../../platform/understand.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { directoryChoice, directoryOptionText, withDirectory } from '../chosen-directory.ts';
import { explainFiles } from '../explain-files.ts';

export function describe(command: Command): Command {
  return command.argument('<mail...>', 'files with one mail each').option('--json', 'one JSON object a mail, a line each')
    .option('--desk <id>', 'assume this desk instead of reading it from the recipients')
    .option('--directory <where>', directoryOptionText)
    .option('--client <address>', 'the SMTP client that brought it: the DNS is asked for SPF, DKIM, DMARC and ARC')
    .option('--helo <name>', 'how that client greeted (default: its address)')
    .option('--door <door>', `through which it came, for what a missing check means: ${doors.join(', ')} (default: smtp)`)
    .option('--received <instant>', 'when it was received, ISO 8601 (default: its newest Received field, else its Date, else now)')
    .addHelpText('after', '\nExit code: 65 when none of the files could be explained, 75 when a mail was not read in time (try again).');
}

interface Options {
  readonly json?: true;
  readonly desk?: string;
  readonly directory?: string;
  readonly received?: string;
  readonly client?: string;
  readonly door?: string;
  readonly helo?: string;
}

async function explainAll(files: readonly string[], options: Options, config: Config, rulebook: Rulebook, receivedAt: Instant | null, directory: Directory): Promise<number> {
  const pool = createParserPool({ size: Math.max(1, availableParallelism()), timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb });
  const context: ExplainContext = {
    rulebook, directory, understand: createUnderstand(pool), host: config.host,
    trustedAuthservIds: config.trustedAuthservIds, trustedDoors: config.trustedDoors, asksDns: config.senderCheck === 'dns', now: () => Date.now(),
    checkSender: createCheckSender({ dns: createDnsResolver({ servers: config.dnsServers }), host: config.host, trustedSealers: config.arcSealers }),
    header: (raw) => minimalMessage(raw, { code: 'header-only', detail: '', severe: false }),
  };
  const print = async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  };
  try {
    return await explainFiles(context, files, {
      json: options.json === true, print, desk: options.desk ?? null, receivedAt, ...(options.door === undefined ? {} : { door: options.door }),
      ...(options.client === undefined ? {} : { client: { remoteAddress: options.client, helo: options.helo ?? options.client } }),
    });
  } finally {
    await pool.close();
  }
}

export async function run(files: readonly string[], options: Options): Promise<number> {
  const config = readConfig(process.env, process.cwd());
  const receivedAt = options.received === undefined ? null : Date.parse(options.received);
  if (receivedAt !== null && Number.isNaN(receivedAt)) throw usage(`--received ${options.received}: expected an instant such as 2026-03-10T09:12:00Z`);
  if (options.client !== undefined && isIP(options.client) === 0) throw usage(`--client ${options.client}: expected an address such as 192.0.2.25`);
  if (options.door !== undefined && !doors.some((door) => door === options.door)) throw usage(`--door ${options.door}: expected one of ${doors.join(', ')}`);
  const rulebook = await readRulebook(config.rulesFolder);
  if (options.desk !== undefined && !rulebook.desks.has(options.desk)) throw usage(`no desk ${options.desk}; there are ${[...rulebook.desks.keys()].join(', ')}`);
  return withDirectory(config, directoryChoice(config, options.directory), (directoryOf) => explainAll(files, options, config, rulebook, receivedAt, directoryOf(rulebook)));
}

function usage(message: string): Fault {
  return new Fault('usage', message, { retryable: false, exitCode: exitCodes.usage });
}
