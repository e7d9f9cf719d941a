// Which directory a trial of rules asks: the one that this installation is configured for, or the one that was named.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../decide/directory-facts.ts';
import type { Config } from '../platform/config.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import { createLog } from '../platform/log.ts';
import { openStore } from '../platform/postgres.ts';
import { yamlDirectory } from '../platform/yaml-directory.ts';
import { createDatabase } from '../record/database.ts';
import { pgDirectory } from '../record/pg-directory.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { usageFault } from './usage.ts';

const directoryChoices = ['yaml', 'store'] as const;
export type DirectoryChoice = (typeof directoryChoices)[number];

/** For --help. */
export const directoryOptionText = 'who the partners are: yaml (the rules folder) or store (the tables; default: POSTERN_DIRECTORY)';

/** --directory, or what the configuration says. */
export function directoryChoice(config: Config, written: string | undefined): DirectoryChoice {
  if (written === undefined) return config.directory === 'postgres' ? 'store' : 'yaml';
  const choice = directoryChoices.find((one) => one === written);
  if (choice === undefined) throw usageFault(`--directory ${written}: expected ${directoryChoices.join(' or ')}`);
  return choice;
}

/** Hands over how to look people up under a rulebook; a store is opened for that long, and only read. */
export async function withDirectory<T>(config: Config, choice: DirectoryChoice, use: (directoryOf: (rulebook: Rulebook) => Directory) => Promise<T>): Promise<T> {
  if (choice === 'yaml') return use((rulebook) => yamlDirectory(rulebook.directory));
  if (config.databaseUrl === null && !existsSync(join(config.dataFolder, 'store', 'database'))) {
    throw new Fault('no-store', `there is no store in ${config.dataFolder} yet, so no directory either: postern directory import makes it, --directory yaml asks the rules folder`, { retryable: false, exitCode: exitCodes.configuration });
  }
  const store = await openStore({ dataFolder: config.dataFolder, shared: true, log: createLog('error'), ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }) });
  try {
    const directory = pgDirectory(createDatabase(store.pool));
    return await use(() => directory);
  } finally {
    await store.close();
  }
}
