// The one place where claims are resolved to a ticket (H-06). Strong: a token that we signed. Weak: message-ids, subject
// tags, vendor references; they count only for somebody who already belongs to the ticket, otherwise the mail opens a
// new one and the old is merely named as related (F60-F64). A forged token is never followed.
import { matchesAddress } from '../mail/mailbox.ts';
import { matterOf } from '../mail/subject-matter.ts';
import { readReplyToken, type Side, type TokenKey } from '../mail/reply-token.ts';
import type { Ticket } from '../decide/ticket.ts';
import type { ThreadClaim } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Db } from './database.ts';

export interface FoundTicket {
  readonly id: string;
  readonly ticket: Ticket;
  /** `reply-to token`, `message-id`, `subject tag`, … for the admin. */
  readonly by: string;
  readonly side: Side;
}

export interface FindTicketResult {
  readonly found: FoundTicket | null;
  /** Tickets that a weak hint, or a forged token, named for somebody who does not belong to them. */
  readonly related: readonly string[];
  /** Announcements that the mail is about: an answer to one opens a ticket of its own, and is linked with it. */
  readonly announcements: readonly string[];
  readonly forgedTokens: number;
  /** Whoever wrote names it by the number of the vendor: not proof of anything, but what the mail is about. */
  readonly about: NamedTicket | null;
  /** The mail answers our question about a held one: its row, and whom we had asked. */
  readonly held: { readonly messageId: string; readonly side: Side } | null;
}

export interface FindTicketInput {
  readonly claims: readonly ThreadClaim[];
  readonly desk: Desk;
  readonly keys: readonly TokenKey[];
  readonly fromAddress: string;
  readonly organisation: string | null;
  readonly subject: string;
  /** The From is not to be believed: its domain disowns the mail, or does not vouch for it where that is asked. */
  readonly unauthentic: boolean;
}

/** Port: tickets by what may name them, of one desk; the newest where several bear the name. Locks them where that means something. */
export interface TicketLookup {
  byRef(desk: string, ref: string): Promise<NamedTicket | null>;
  byMessageId(desk: string, messageId: string): Promise<NamedTicket | null>;
  /** By an id that a mail of the ticket merely names in its References. */
  byReference(desk: string, messageId: string): Promise<NamedTicket | null>;
  byVendorReference(desk: string, value: string): Promise<NamedTicket | null>;
}

export type NamedTicket = Pick<FoundTicket, 'id' | 'ticket'>;

/** Tokens about a held mail name its row instead of a ticket. */
export const heldPrefix = 'HELD-';

/** Resolves the claims in their order and locks the ticket found. */
export async function findTicket(tickets: TicketLookup, input: FindTicketInput): Promise<FindTicketResult> {
  const related: string[] = [];
  const announcements: string[] = [];
  let forgedTokens = 0;
  let held: FindTicketResult['held'] = null;
  let about: NamedTicket | null = null;
  for (const claim of input.claims) {
    if (claim.kind === 'token') {
      const verdict = readReplyToken(input.keys, claim.token);
      if (verdict.kind === 'forged') {
        forgedTokens++;
        const meant = await tickets.byRef(input.desk.id, verdict.ref);
        if (meant !== null && !related.includes(meant.ticket.ref)) related.push(meant.ticket.ref);
      }
      const announcement = announcementIn(claim.token);
      if (announcement !== null) await noteAnnouncement(tickets, input, announcement, announcements);
      if (verdict.kind !== 'valid') continue;
      if (verdict.ref.startsWith(heldPrefix)) {
        held ??= { messageId: verdict.ref.slice(heldPrefix.length), side: verdict.side };
        continue;
      }
      const row = await tickets.byRef(input.desk.id, verdict.ref);
      if (row !== null) return { found: { ...row, by: `${claim.via} token`, side: verdict.side }, related, announcements, forgedTokens, held, about };
      continue;
    }
    if (claim.kind === 'vendor-ref') about ??= await tickets.byVendorReference(input.desk.id, claim.value);
    const candidate = await findByWeakClaim(tickets, input, claim);
    if (candidate === null) continue;
    const side = sideOf(input, candidate.ticket);
    if (side !== null) return { found: { ...candidate, by: wordOf[claim.kind], side }, related, announcements, forgedTokens, held, about };
    const { ref, notice } = candidate.ticket;
    const noted = notice === undefined ? related : announcements;
    if (!noted.includes(ref)) noted.push(ref);
  }
  return { found: null, related, announcements, forgedTokens, held, about };
}

/** Mails of an announcement carry no token by which anybody could join it; their ids name it (compose-notice.ts). */
export function announcementIn(token: string): string | null {
  return /^notice\.([a-z]{2,6}-[\d-]{4,20})(?:\.|$)/u.exec(token)?.[1]?.toUpperCase() ?? null;
}

async function noteAnnouncement(tickets: TicketLookup, { desk }: FindTicketInput, ref: string, announcements: string[]): Promise<void> {
  const named = await tickets.byRef(desk.id, ref);
  if (named?.ticket.notice !== undefined && !announcements.includes(ref)) announcements.push(ref);
}

const wordOf = {
  'message-id': 'message-id', 'own-id': 'message-id that an earlier mail names', 'subject-tag': 'subject tag', 'body-tag': 'tag in the text', 'vendor-ref': 'vendor reference',
} as const;

async function findByWeakClaim(tickets: TicketLookup, input: FindTicketInput, claim: Exclude<ThreadClaim, { kind: 'token' }>): Promise<NamedTicket | null> {
  switch (claim.kind) {
    case 'message-id':
      return await tickets.byMessageId(input.desk.id, claim.messageId) ?? onSameMatter(input, await tickets.byReference(input.desk.id, claim.messageId));
    case 'own-id':
      return onSameMatter(input, await tickets.byReference(input.desk.id, claim.messageId));
    case 'subject-tag':
    case 'body-tag':
      return tickets.byRef(input.desk.id, claim.ref.toUpperCase());
    case 'vendor-ref':
      // Only the vendor itself is found by its reference: partners quote such numbers for other reasons.
      return isWorkingSide(input) ? tickets.byVendorReference(input.desk.id, claim.value) : null;
  }
}

/**
 * Two mails that share an ancestor we never saw: colleagues answer one mail of their own, or an answer overtook what it
 * answers (F64). Long threads of a company are about many things, so the subject must be the same and the ticket open.
 */
function onSameMatter({ desk, subject }: FindTicketInput, named: NamedTicket | null): NamedTicket | null {
  if (named === null || desk.pack.statuses[named.ticket.status]?.is === 'closed') return null;
  return matterOf(named.ticket.subject) === matterOf(subject) ? named : null;
}

/** The side of the ticket that the writer belongs to; null = neither. */
function sideOf(input: FindTicketInput, ticket: Ticket): Side | null {
  if (input.unauthentic) return null;
  if (isWorkingSide(input)) return 'working';
  const from = input.fromAddress.toLowerCase();
  if (ticket.participants.includes(from)) return 'requester';
  return ticket.organisation !== null && ticket.organisation.id === input.organisation ? 'requester' : null;
}

function isWorkingSide(input: FindTicketInput): boolean {
  return input.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, input.fromAddress));
}

/** Desks and requesters of tickets, by reference, without a lock. */
export async function findRequesters(db: Db, refs: readonly string[]): Promise<Map<string, { readonly desk: string; readonly requester: string }>> {
  const rows = await db.selectFrom('tickets').select(['ref', 'desk', 'requester']).where('ref', 'in', refs).execute();
  return new Map(rows.map((row) => [row.ref, row]));
}
