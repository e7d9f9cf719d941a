// postern migrate: brings the tables up to this version's, for installations that do it before the gateway starts.
import type { Command } from 'commander';
import { migrationsFolder, readMigrationState } from '../migration-state.ts';
import { readConfig } from '../../platform/config.ts';
import { Fault } from '../../platform/fault.ts';
import { createLog } from '../../platform/log.ts';
import { migrate } from '../../platform/migrate.ts';
import { openStore } from '../../platform/postgres.ts';
import { printJson } from '../open.ts';

export function describe(command: Command): Command {
  return command.option('--json', 'one JSON object').addHelpText('after', '\nExample: DATABASE_URL=postgresql://postern@db/postern postern migrate');
}

export async function run(options: { readonly json?: true }): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const store = await openStore({ dataFolder: config.dataFolder, shared: true, log: createLog('error'), ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }) });
  try {
    if (!store.owner && (await readMigrationState(store.pool)).missing > 0) {
      // Tables must not change under a gateway of an older version.
      throw new Fault('store-in-use', 'a gateway of an older version is running on this store; stop it first, then migrate', { retryable: true });
    }
    const applied = store.owner ? await migrate(store.pool, migrationsFolder) : [];
    const { version } = await readMigrationState(store.pool);
    if (options.json === true) printJson({ applied, version });
    else {
      for (const one of applied) console.log(`applied ${one.version} ${one.name}`);
      console.log(`${applied.length === 0 ? 'nothing to do: ' : ''}the database is at version ${version}`);
    }
  } finally {
    await store.close();
  }
}
