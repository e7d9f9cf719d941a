// Who did what by hand or through the API, one row an act, written in the transaction of the act where there is one. It
// repeats no words of a ticket and no address: those stand where they belong, and can be erased there.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import { maskedText } from '../mail/masked-text.ts';
import type { Db, Tx } from './database.ts';

export interface AuditEntry {
  /** User of the shell, name of an API token, or `gateway`. */
  readonly who: string;
  /** `act resolve`, `release`, `erase`, … */
  readonly what: string;
  /** `ABC-000042`, `message 42`, `mail 7`, `desk my-desk`; '' = the installation. */
  readonly object: string;
  readonly detail?: string;
}

export interface AuditRow extends Required<AuditEntry> {
  readonly id: string;
  readonly at: Instant;
}

const charactersMax = 400;

/** Writes one row; addresses and telephone numbers in `detail` are masked. */
export async function recordAudit(db: Db | Tx, { who, what, object, detail = '' }: AuditEntry, now: Instant): Promise<void> {
  const text = maskedText(detail.replaceAll('\u0000', '')).slice(0, charactersMax);
  await sql`insert into audit (at, who, what, object, detail) values (${new Date(now)}, ${who.slice(0, 100)}, ${what.slice(0, 100)}, ${object.slice(0, 200)}, ${text})`.execute(db);
}

/** Rows of one page. */
const pageRows = 1_000;

/** The trail since then, oldest first, in pages; `object` = only about this. */
export async function* listAudit(db: Db, filter: { readonly since: Instant; readonly object: string | null }): AsyncGenerator<readonly AuditRow[]> {
  let after = '0';
  for (;;) {
    const { rows } = await sql<{ id: string; at: Date; who: string; what: string; object: string; detail: string }>`
      select id, at, who, what, object, detail from audit
      where id > ${after}::bigint and at >= ${new Date(filter.since)} and (${filter.object}::text is null or object = ${filter.object}::text)
      order by id limit ${pageRows}`.execute(db);
    yield rows.map((row) => ({ ...row, at: row.at.getTime() }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

/** Notes that these rules are in force now; true when others were before, which is then in the trail. Of several gateways one writes it. */
export async function noteRules(db: Db, version: string, desks: string, who: string, now: Instant): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows: [row] } = await sql<{ before: string | null }>`
      with before as (select value->>'version' as version from settings where name = 'rules' for update),
      stored as (
        insert into settings (name, value) values ('rules', ${JSON.stringify({ version })}::jsonb)
        on conflict (name) do update set value = excluded.value where settings.value <> excluded.value returning 1)
      select (select version from before) as before from stored`.execute(tx);
    if (row === undefined) return false;
    await recordAudit(tx, { who, what: 'rules', object: '', detail: `${row.before === null ? 'first' : `${row.before} →`} ${version}: ${desks}` }, now);
    return true;
  });
}
