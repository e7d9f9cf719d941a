// What a person does at the command line, with its line in the audit trail: both or neither.
import { userInfo } from 'node:os';
import type { Installation } from '../main/installation.ts';
import type { Instant } from '../mail/instant.ts';
import { recordAudit, type AuditEntry } from '../record/audit-rows.ts';
import type { Tx } from '../record/database.ts';

/** Who sits at the shell; a container may run as a user without a name. */
export function shellUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** Makes a change in one transaction, and writes it down when it came about (neither false nor null). */
export async function audited<T>({ db, journey }: Pick<Installation, 'db' | 'journey'>, entry: Omit<AuditEntry, 'who'>, change: (tx: Tx, now: Instant) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const now = journey.now();
    const result = await change(tx, now);
    if (result !== false && result !== null) await recordAudit(tx, { who: shellUser(), ...entry }, now);
    return result;
  });
}
