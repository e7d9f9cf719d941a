// Stored mail through another rulebook: what would have been decided otherwise. Each mail keeps its receipt time, its
// envelope and its order; tickets live in a rehearsal. Compared are the state of every mail, and of every ticket type,
// severity, fields and what is missing or wrong, as the store has them now against the end of the rehearsal.
import type { Instant } from '../mail/instant.ts';
import { isUnread } from '../platform/understand.ts';
import type { Db } from '../record/database.ts';
import { storedCases, storedMails, type StoredMail } from '../record/stored-mails.ts';
import { caseVerdicts, compareVerdicts, type Change } from './mail-verdicts.ts';
import { createRehearsal, type Rehearsal, type RehearsalContext } from './rehearsal.ts';

export interface OtherwiseDecided {
  readonly id: string;
  readonly messageId: string | null;
  readonly desk: string;
  readonly ref: string | null;
  readonly from: string;
  readonly subject: string;
  readonly receivedAt: Instant;
  readonly changes: Change[];
  /** What people did to its ticket by hand is in the record and not in the replay: such changes may be theirs. */
  actsByHand: number;
}

export interface Replay {
  readonly mails: number;
  readonly alike: number;
  readonly otherwise: readonly OtherwiseDecided[];
  /** Messages that could not be read in time: nothing is known of what would become of them. */
  readonly unread: readonly string[];
}

/** Replays what was received since `since`. Reads only. */
export async function replayMails(context: RehearsalContext, db: Db, since: Instant, desk: string | null): Promise<Replay> {
  const rehearsal = createRehearsal(context);
  const otherwise = new Map<string, OtherwiseDecided>();
  /** The first asked mail of each ticket: there the ticket's differences are told. */
  const firstOf = new Map<string, OtherwiseDecided>();
  const unread: string[] = [];
  let mails = 0;
  for await (const stored of storedMails(db, since, desk)) {
    const taken = await rehearsal.take(stored.message, stored.state === 'opened' ? stored.ref : null).catch((error: unknown) => {
      if (!isUnread(error)) throw error;
      return null;
    });
    if (taken === null) unread.push(stored.message.id);
    if (taken === null || !stored.asked) continue;
    const { outcome, ref } = taken;
    mails += 1;
    const entry = entryOf(stored);
    entry.changes.push(...compareVerdicts({ state: stored.state, ticket: stored.ref }, { state: outcome.state, ticket: ref }));
    if (entry.changes.length > 0) otherwise.set(entry.id, entry);
    if (stored.ref !== null && !firstOf.has(stored.ref)) firstOf.set(stored.ref, entry);
  }
  await compareTickets(rehearsal, db, firstOf, otherwise);
  const sorted = [...otherwise.values()].toSorted((a, b) => Number(a.id) - Number(b.id));
  return { mails, alike: mails - sorted.length, otherwise: sorted, unread };
}

async function compareTickets(rehearsal: Rehearsal, db: Db, firstOf: ReadonlyMap<string, OtherwiseDecided>, otherwise: Map<string, OtherwiseDecided>): Promise<void> {
  for await (const { ticket, actsByHand } of storedCases(db, [...firstOf.keys()])) {
    const entry = firstOf.get(ticket.ref);
    const replayed = rehearsal.ticket(ticket.ref);
    // Without a ticket in the replay its mails have been told already: held, or joined to another one.
    if (entry === undefined || replayed === null) continue;
    const changes = compareVerdicts(caseVerdicts(ticket), caseVerdicts(replayed));
    if (changes.length === 0) continue;
    entry.changes.push(...changes);
    entry.actsByHand = actsByHand;
    otherwise.set(entry.id, entry);
  }
}

function entryOf({ message, messageId, ref, from, subject }: StoredMail): OtherwiseDecided {
  return { id: message.id, messageId, desk: message.desk, ref, from, subject, receivedAt: message.receivedAt, changes: [], actsByHand: 0 };
}
