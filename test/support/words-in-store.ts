// Looks for words in everything a store holds: every column of every table, and every mail as a reader could decode it.
import { sql } from 'kysely';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { partContents } from '../../src/parse/part-content.ts';
import type { Db } from '../../src/record/database.ts';

/** `table.column` of every column in which a row matches. */
export async function columnsWith(db: Db, words: RegExp): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`.execute(db);
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const { rows } = type === 'bytea'
      ? await sql<{ value: Buffer }>`select ${sql.ref(column)} as value from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)} is not null`.execute(db)
      : await sql<{ value: string }>`select ${sql.ref(column)}::text as value from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)} is not null`.execute(db);
    if (rows.some(({ value }) => words.test(typeof value === 'string' ? value : decodedText(value)))) found.push(`${table}.${column}`);
  }
  if (columns.length < 50) throw new Error('the store has hardly any tables: nothing was searched');
  return found;
}

/** Bytes as they are, as their header says, and part by part. */
export function decodedText(raw: Buffer): string {
  const mail = parseMessage(raw);
  return [raw.toString('latin1'), raw.toString('utf8'), JSON.stringify(mail), ...partContents(raw, mail.attachments.map((one) => one.path)).map((one) => Buffer.from(one?.bytes ?? []).toString('utf8'))].join('\n');
}
