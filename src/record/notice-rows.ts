// Announcements among the tickets, for looking at them.
import { sql } from 'kysely';
import type { TicketNotice } from '../decide/ticket.ts';
import type { Db } from './database.ts';

export interface NoticeRow {
  readonly ref: string;
  readonly desk: string;
  readonly notice: string;
  readonly phase: string | null;
  readonly status: string;
  readonly title: string;
  readonly platforms: readonly string[];
  readonly openedAt: string;
}

/** The newest announcements, oldest first; of one desk or of all. */
export async function listNotices(db: Db, desk: string | null): Promise<NoticeRow[]> {
  const rows = await db.selectFrom('tickets').select(['ref', 'desk', 'status', 'subject', 'opened_at', sql<TicketNotice>`state->'notice'`.as('notice')])
    .where(sql<boolean>`state ? 'notice'`).$if(desk !== null, (query) => query.where('desk', '=', desk ?? '')).orderBy('id', 'desc').limit(500).execute();
  return rows.toReversed().map((row) => ({
    ref: row.ref, desk: row.desk, notice: row.notice.kind, phase: row.notice.phase, status: row.status, title: row.subject, platforms: row.notice.platforms,
    openedAt: row.opened_at.toISOString(),
  }));
}
