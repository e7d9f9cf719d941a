// What is wrong with the mailboxes of the configuration: one that a person must consent to anew, one that was not read for
// too long, and mail that was set aside there.
import { sql } from 'kysely';
import type { Trouble } from '../decide/alarm.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import { maskedText } from '../mail/masked-text.ts';
import type { Db, Tx } from './database.ts';
import type { MailboxState } from './mailbox-state.ts';

interface Row {
  readonly id: string;
  readonly state: MailboxState;
  readonly reason: string;
  readonly last_success_at: Date | null;
  readonly late_seconds: number;
  readonly aside: string;
}

export async function findMailboxTroubles(db: Db | Tx, now: Instant): Promise<Trouble[]> {
  const { rows } = await sql<Row>`
    select id, state, reason, last_success_at, late_seconds, (select count(*) from mailbox_messages n where n.mailbox = m.id and n.state = 'aside') as aside
    from mailboxes m where late_seconds is not null order by id`.execute(db);
  return rows.flatMap((row) => [...readingTrouble(row, now), ...asideTrouble(row)]);
}

/** A mailbox that was never read is late from the start when it fails: its login is wrong, and nobody waits for that to show. */
function readingTrouble({ id, state, reason, last_success_at: success, late_seconds: late }: Row, now: Instant): Trouble[] {
  const said = reason === '' ? '' : `: ${maskedText(reason).slice(0, 300)}`;
  if (state === 'needs-consent') {
    return [{ cause: `mailbox ${id} consent`, count: 1, detail: `the mailbox ${id} is not read until a person consents anew${said}`, advice: `postern mailboxes ${id} --refresh-token < FILE; its mail stays where it is meanwhile` }];
  }
  if (success === null ? state !== 'failing' : now - success.getTime() < late * 1_000) return [];
  const since = success === null ? 'was never read' : `was last read at ${isoInstant(success.getTime())}`;
  return [{ cause: `mailbox ${id} late`, count: 1, detail: `the mailbox ${id} ${since}${said}`, advice: `postern mailboxes ${id}; is a gateway running with the role imap?` }];
}

function asideTrouble({ id, aside }: Row): Trouble[] {
  const count = Number(aside);
  return count === 0 ? [] : [{ cause: `mailbox ${id} aside`, count, detail: `${count} mail${count === 1 ? ' lies' : 's lie'} in the mailbox ${id} and could not be taken`, advice: `postern mailboxes ${id} names them; --retry tries them again` }];
}
