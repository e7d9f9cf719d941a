// The store's memory of what was said once. Two gateways that decide two first mails of one conversation at the same
// moment may both say it: nobody waits for the other over a courtesy.
import { sql } from 'kysely';
import type { SaidOnce } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';
import { jsonRows } from './json-rows.ts';

/** For each question, the texts of it that were said already. */
export async function readSaid(tx: Tx, questions: readonly { readonly desk: string; readonly keys: readonly SaidOnce[] }[]): Promise<string[][]> {
  const asked = questions.flatMap(({ desk, keys }, n) => keys.flatMap(({ text, who }) => who.map((one) => ({ n, desk, text, who: one }))));
  const said: string[][] = questions.map(() => []);
  if (asked.length === 0) return said;
  const { rows } = await sql<{ n: number; text: string }>`
    select distinct asked.n, asked.text from json_to_recordset(${jsonRows(asked)}::json) as asked(n integer, desk text, text text, who text)
    join said_once using (desk, text, who)`.execute(tx);
  for (const row of rows) said[row.n]?.push(row.text);
  return said;
}

/** Remembers what a decision has said. */
export async function storeSaid(tx: Tx, desk: string, said: readonly SaidOnce[], now: Instant): Promise<void> {
  const rows = said.flatMap(({ text, who }) => who.filter((one) => !one.includes('\u0000')).map((one) => ({ desk, text, who: one, at: new Date(now) })));
  if (rows.length > 0) await tx.insertInto('said_once').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}
