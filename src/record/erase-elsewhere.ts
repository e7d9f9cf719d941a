// Whatever other table holds words: found by looking at the tables themselves, so that one that is made tomorrow is not
// forgotten. A row whose key names the person is about him and goes; in all others the words are replaced.
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { progressPrefix } from './erasure-progress.ts';
import { erasedWord } from '../mail/personal-words.ts';

export interface TextColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** Part of a primary or unique key. */
  readonly key: boolean;
}

/** Made by the queues in a schema of its own. */
const queueSchema = 'bullmq';
const rowsPerBatch = 500;

/** Columns that can hold words, of these tables of ours and of the queues'; other programs may live in the same database. */
export async function textColumns(db: Db, tables: readonly string[]): Promise<TextColumn[]> {
  const { rows } = await sql<TextColumn>`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey)) as key
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and format_type(a.atttypid, a.atttypmod) ~ '^(text|character varying.*|jsonb?|citext)(\\[\\])?$'
      and ((n.nspname = current_schema() and c.relname = any(${[...tables]}::text[])) or n.nspname = ${queueSchema})
    order by 1, 2, a.attnum`.execute(db);
  return rows;
}

/** Rows that name him, column by column; with `dryRun` they are only counted. */
export async function eraseElsewhere(db: Db, columns: readonly TextColumn[], pattern: string, dryRun: boolean): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of columns) {
    const table = sql.table(`${one.schema}.${one.table}`);
    const column = sql.ref(one.column);
    // Tables that have been gone through already are looked at too: nothing may be left anywhere.
    const found = sql`${column}::text ~* ${pattern}${one.table === 'settings' ? sql` and name not like ${`${progressPrefix}%`}` : sql``}`;
    for (;;) {
      const some = sql`ctid = any(array(select ctid from ${table} where ${found} limit ${rowsPerBatch}))`;
      const { rows, numAffectedRows } = dryRun ? await sql<{ count: string }>`select count(*) as count from ${table} where ${found}`.execute(db)
        : one.key ? await sql<{ count: string }>`delete from ${table} where ${some}`.execute(db)
          : await sql<{ count: string }>`update ${table} set ${column} = regexp_replace(${column}::text, ${pattern}, ${erasedWord}, 'gi')::${sql.raw(one.type)} where ${some}`.execute(db);
      const changed = dryRun ? Number(rows[0]?.count ?? 0) : Number(numAffectedRows ?? 0n);
      if (changed > 0) counts[`${one.table}.${one.column}`] = (counts[`${one.table}.${one.column}`] ?? 0) + changed;
      if (dryRun || changed < rowsPerBatch) break;
    }
  }
  return counts;
}
