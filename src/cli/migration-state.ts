// Which version the tables have and which this Postern wants, without changing anything.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface MigrationState {
  /** 0 = no tables yet. */
  readonly version: number;
  /** Migrations of this Postern that are not applied; negative when the database is newer. */
  readonly missing: number;
}

export async function readMigrationState(pool: pg.Pool): Promise<MigrationState> {
  const wanted = readdirSync(migrationsFolder).filter((file) => /^\d{4}_.*\.sql$/u.test(file)).length;
  const { rows: made } = await pool.query<{ made: boolean }>(`select to_regclass('schema_migrations') is not null as made`);
  if (made[0]?.made !== true) return { version: 0, missing: wanted };
  const { rows } = await pool.query<{ version: number }>('select coalesce(max(version), 0) as version from schema_migrations');
  const version = rows[0]?.version ?? 0;
  return { version, missing: wanted - version };
}
