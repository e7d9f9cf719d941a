// Contacts that somebody does not want in the directory: what mails propose of them again is not shown again, unless they
// name another number.
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { Proposal } from './proposed-contacts.ts';

/** Address in lower case → the number that was proposed with it. */
type Dismissed = Readonly<Record<string, string | null>>;

const nameOf = (desk: string): string => `dismissed proposals:${desk}`;

/** Those of `proposals` that nobody has dismissed. */
export async function withoutDismissed(db: Db, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const desks = [...new Set(proposals.map((one) => one.desk))];
  const rows = desks.length === 0 ? [] : await db.selectFrom('settings').select(['name', 'value']).where('name', 'in', desks.map(nameOf)).execute();
  const byName = new Map(rows.map((row) => [row.name, row.value as Dismissed]));
  return proposals.filter((one) => {
    const dismissed = byName.get(nameOf(one.desk))?.[one.address.toLowerCase()];
    return dismissed === undefined || dismissed !== one.phone;
  });
}

/** Somebody has looked at it, and it stays out. */
export async function dismissProposal(tx: Tx, { desk, address, phone }: Proposal): Promise<void> {
  await sql`insert into settings (name, value) values (${nameOf(desk)}, ${JSON.stringify({ [address.toLowerCase()]: phone })}::jsonb)
    on conflict (name) do update set value = settings.value || excluded.value`.execute(tx);
}
