// A person leaves the tables: his own tickets keep their figures, all other rows keep their words without him. Batches of
// a few rows, each a transaction of its own under the version check of the ticket, so that the gateway goes on meanwhile.
import { sql, type RawBuilder } from 'kysely';
import type { Ticket } from '../decide/ticket.ts';
import type { Instant } from '../mail/instant.ts';
import { domainOf } from '../mail/mailbox.ts';
import { erasedWord, personalPattern, valueWithoutPerson } from '../mail/personal-words.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Db, Tx } from './database.ts';
import type { ErasureProgress } from './erasure-progress.ts';
import { stripTickets } from './strip-tickets.ts';

export interface Erasing {
  readonly db: Db;
  readonly address: string;
  readonly progress: ErasureProgress;
  readonly desks: ReadonlyMap<string, Desk>;
  readonly now: Instant;
  /** Looks only. */
  readonly dryRun: boolean;
}

export interface Batch {
  /** Last row that was looked at; null = there are no more. */
  readonly after: string | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Rows of the outbox whose sandboxed copies go too. */
  readonly mails: readonly string[];
}

const rowsPerBatch = 100;

/** The patterns: what is looked for everywhere, and where he had to do with it. */
export function patternsOf({ everywhere, names }: ErasureProgress): { readonly everywhere: string; readonly within: string } {
  const common = personalPattern(everywhere) ?? '';
  return { everywhere: common, within: personalPattern({ ...everywhere, names: [...everywhere.names, ...names] }) ?? common };
}

/** True for a ticket (alias t) of his or of one of his organisations. */
function involved({ address, progress }: Erasing): RawBuilder<boolean> {
  return sql<boolean>`(t.requester in (${address}, ${progress.placeholder}) or t.desk || ' ' || coalesce(t.organisation, '') = any(${[...progress.organisations]}::text[]))`;
}

interface TicketRow { readonly id: string; readonly version: number; readonly requester: string; readonly organisation: string | null; readonly state: Ticket }

/** Tickets behind `after`. */
export async function eraseTickets(erasing: Erasing, after: string): Promise<Batch> {
  const { db, address, progress, now } = erasing;
  const { everywhere, within } = patternsOf(progress);
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<TicketRow>`
      select t.id, t.version, t.requester, t.organisation, t.state from tickets t
      where t.id > ${after}::bigint and (t.requester = ${address} or t.state::text ~* ${everywhere} or (${involved(erasing)} and t.state::text ~* ${within}))
      order by t.id limit ${rowsPerBatch} for update`.execute(tx);
    const own = rows.filter((row) => row.requester === address);
    const others = rows.filter((row) => row.requester !== address);
    const counts = { 'tickets of his own': own.length, 'tickets that name him': others.length };
    const last = rows.length < rowsPerBatch ? null : (rows.at(-1)?.id ?? null);
    if (erasing.dryRun) return { after: last, counts, mails: [] };
    const stripped = own.length === 0 ? { messages: 0, mails: [] } : await stripTickets(tx, own.map((row) => ({ ...row, requester: progress.placeholder })), erasing.desks, now);
    for (const row of others) await rewriteTicket(tx, row, within);
    return { after: last, counts: { ...counts, 'messages of his own': stripped.messages, 'mails of ours': stripped.mails.length }, mails: stripped.mails };
  });
}

async function rewriteTicket(tx: Tx, row: TicketRow, pattern: string): Promise<void> {
  const clean = valueWithoutPerson(row.state, pattern);
  const id = (one: string | null): string | null => (one?.includes(erasedWord) === true ? null : one);
  // A place where an address was must not be written to.
  const state: Ticket = {
    ...clean, version: row.version + 1, participants: clean.participants.filter((one) => one !== erasedWord), assignedTo: id(clean.assignedTo), requesterMessageId: id(clean.requesterMessageId), workingMessageId: id(clean.workingMessageId),
    ...(clean.notice?.also === undefined ? {} : { notice: { ...clean.notice, also: clean.notice.also.filter((one) => one !== erasedWord) } }),
    ...(clean.proposedContacts === undefined ? {} : { proposedContacts: clean.proposedContacts.filter((one) => one.address !== erasedWord) }),
  };
  await sql`update tickets set state = ${JSON.stringify(state)}::jsonb, version = version + 1, subject = regexp_replace(subject, ${pattern}, ${erasedWord}, 'gi') where id = ${row.id} and version = ${row.version}`.execute(tx);
}

/** History lines behind `after`. */
export async function eraseHistory(erasing: Erasing, after: string): Promise<Batch> {
  const { everywhere, within } = patternsOf(erasing.progress);
  const found = sql`select e.id from ticket_events e join tickets t on t.id = e.ticket_id
    where e.id > ${after}::bigint and (e.text ~* ${everywhere} or e.by ~* ${everywhere} or (${involved(erasing)} and (e.text ~* ${within} or e.by ~* ${within})))
    order by e.id limit ${rowsPerBatch}`;
  const { rows } = erasing.dryRun
    ? await sql<{ id: string }>`${found}`.execute(erasing.db)
    : await sql<{ id: string }>`update ticket_events set text = regexp_replace(text, ${within}, ${erasedWord}, 'gi'), by = regexp_replace(by, ${within}, ${erasedWord}, 'gi') where id in (${found}) returning id`.execute(erasing.db);
  return { after: lastOf(rows), counts: { 'history lines': rows.length }, mails: [] };
}

/** Mails of ours behind `after`: to him they never leave any more, to others they go without him. */
export async function eraseMails(erasing: Erasing, after: string): Promise<Batch> {
  const { everywhere, within } = patternsOf(erasing.progress);
  const found = sql`select o.id from outbox o left join messages m on m.id = o.caused_by left join tickets t on t.id = coalesce(o.ticket_id, m.ticket_id)
    where o.id > ${after}::bigint and (o.address = ${erasing.address} or o.mail::text ~* ${everywhere} or o.reply ~* ${everywhere}
      or ((${involved(erasing)} or (t.id is null and split_part(o.address, '@', 2) = ${domainOf(erasing.address)})) and o.mail::text ~* ${within}))
    order by o.id limit ${rowsPerBatch}`;
  const { rows } = erasing.dryRun
    ? await sql<{ id: string }>`${found}`.execute(erasing.db)
    : await sql<{ id: string }>`update outbox set mail = regexp_replace(mail::text, ${within}, ${erasedWord}, 'gi')::jsonb, reply = regexp_replace(reply, ${within}, ${erasedWord}, 'gi'),
        address = case when address ~* ${everywhere} then ${erasing.progress.placeholder} else address end,
        state = case when address ~* ${everywhere} and state in ('pending', 'uncertain', 'failed') then 'discarded' else state end
        where id in (${found}) returning id`.execute(erasing.db);
  return { after: lastOf(rows), counts: { 'mails of ours': rows.length }, mails: rows.map((row) => row.id) };
}

function lastOf(rows: readonly { readonly id: string }[]): string | null {
  if (rows.length < rowsPerBatch) return null;
  return rows.reduce((last, row) => (BigInt(row.id) > BigInt(last) ? row.id : last), '0');
}
