// Mailboxes as an admin sees them: state, last success, how far, what is set aside, who reads them.
import { sql } from 'kysely';
import type { Instant } from '../mail/instant.ts';
import type { Db } from './database.ts';
import type { MailboxState } from './mailbox-state.ts';

export interface MailboxListing {
  readonly id: string;
  readonly state: MailboxState;
  readonly reason: string;
  readonly failures: number;
  readonly nextAttemptAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastMailAt: Instant | null;
  /** null = nobody reads it now. */
  readonly holder: string | null;
  readonly folders: readonly { readonly folder: string; readonly uidValidity: string; readonly uidMark: number }[];
  /** Stored, and not flagged or moved yet. */
  readonly taken: number;
  /** Could not be taken yet, will be tried again. */
  readonly retry: number;
  readonly aside: number;
}

/** Every mailbox that was ever read, by name. */
export async function listMailboxes(db: Db): Promise<MailboxListing[]> {
  const { rows } = await sql<{
    id: string; state: MailboxState; reason: string; failures: number; next_attempt_at: Date | null; last_success_at: Date | null; last_mail_at: Date | null; holder: string | null;
    folders: { folder: string; uidValidity: string; uidMark: number }[] | null; taken: string; retry: string; aside: string;
  }>`
    select id, state, reason, failures, next_attempt_at, last_success_at, last_mail_at,
           case when lease_until >= clock_timestamp() then lease_holder end as holder,
           (select json_agg(json_build_object('folder', folder, 'uidValidity', uid_validity, 'uidMark', uid_mark) order by folder) from mailbox_folders f where f.mailbox = m.id) as folders,
           (select count(*) from mailbox_messages n where n.mailbox = m.id and state = 'taken') as taken,
           (select count(*) from mailbox_messages n where n.mailbox = m.id and state in ('retry', 'suspect')) as retry,
           (select count(*) from mailbox_messages n where n.mailbox = m.id and state = 'aside') as aside
    from mailboxes m order by id`.execute(db);
  return rows.map((row) => ({
    id: row.id, state: row.state, reason: row.reason, failures: row.failures, nextAttemptAt: row.next_attempt_at?.getTime() ?? null,
    lastSuccessAt: row.last_success_at?.getTime() ?? null, lastMailAt: row.last_mail_at?.getTime() ?? null, holder: row.holder, folders: row.folders ?? [],
    taken: Number(row.taken), retry: Number(row.retry), aside: Number(row.aside),
  }));
}
