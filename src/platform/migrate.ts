// Brings the database's tables up to this version's. In: a folder of `NNNN_name.sql`. Out: what was applied.
// Forward only; each file is one transaction with its row in schema_migrations, so a killed migration is repeated
// and never half done. An applied file may not be edited, and a database newer than the code is refused: older code
// would misread it. Statements that cannot run in a transaction (CREATE INDEX CONCURRENTLY) do not belong here.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { errorText, exitCodes, Fault } from './fault.ts';

export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
}

interface Migration extends AppliedMigration {
  readonly sql: string;
  readonly checksum: string;
}

const fileName = /^(\d{4})_([a-z0-9-]+)\.sql$/;
/** Any number that is ours alone: spells "PSTN". Held while migrating, so that of two starting processes one waits. */
const migrationLock = 0x5053544e;

/** Applies what is missing, in order, and returns it (empty when the database was current). */
export async function migrate(pool: pg.Pool, folder: string): Promise<readonly AppliedMigration[]> {
  const migrations = readMigrations(folder);
  const client = await pool.connect();
  try {
    const applied: AppliedMigration[] = [];
    for (;;) {
      const migration = await applyNext(client, migrations);
      if (migration === null) return applied;
      applied.push({ version: migration.version, name: migration.name });
    }
  } finally {
    client.release();
  }
}

function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder)
    .sort()
    .flatMap((file): Migration[] => {
      if (!/\.sql$/iu.test(file)) return [];
      const [, version, name] = fileName.exec(file) ?? [];
      // Passed over in silence it would be missed only when something asks for its table.
      if (version === undefined || name === undefined) throw refusal(`${join(folder, file)} is no name of a migration; it must be like 0012_what-it-brings.sql`);
      const sql = readFileSync(join(folder, file), 'utf8');
      return [{ version: Number(version), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }];
    });
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw refusal(`migration ${index + 1} is missing or doubled in ${folder}: ${migrations.map((one) => `${one.version} ${one.name}`).slice(index - 1, index + 2).join(', ')}`);
  });
  return migrations;
}

/** One transaction: lock, look, apply. Looking again for each file costs nothing and needs no state between them. */
async function applyNext(client: pg.PoolClient, migrations: readonly Migration[]): Promise<Migration | null> {
  await client.query('BEGIN');
  try {
    // A transaction's lock, not a session's: on the embedded store all clients are one session.
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         version integer PRIMARY KEY,
         name text NOT NULL,
         checksum text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    const { rows } = await client.query<{ version: number; checksum: string }>(
      'SELECT version, checksum FROM schema_migrations ORDER BY version',
    );
    const next = findNext(rows, migrations);
    if (next !== null) {
      await client.query(next.sql).catch((error: unknown) => {
        const reason = `migration ${next.version} (${next.name}) failed: ${errorText(error)}`;
        throw new Fault('migration-failed', reason, { retryable: false, cause: error });
      });
      await client.query('INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)', [
        next.version,
        next.name,
        next.checksum,
      ]);
    }
    await client.query('COMMIT');
    return next;
  } catch (error) {
    // The connection may be what failed; then the server rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function findNext(
  rows: readonly { readonly version: number; readonly checksum: string }[],
  migrations: readonly Migration[],
): Migration | null {
  for (const row of rows) {
    const migration = migrations[row.version - 1];
    if (migration === undefined) {
      throw refusal(
        `the database is at version ${rows.at(-1)?.version}, this Postern knows only up to ${migrations.length}: ` +
          'start the newer Postern that migrated it',
      );
    }
    if (migration.checksum !== row.checksum) {
      throw refusal(`migration ${row.version} (${migration.name}) was changed after it had been applied`);
    }
  }
  return migrations[rows.length] ?? null;
}

function refusal(message: string): Fault {
  return new Fault('migration-refused', message, { retryable: false, exitCode: exitCodes.configuration });
}
