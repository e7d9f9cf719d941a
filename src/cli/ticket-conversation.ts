// What was said on each side of a ticket, with time, author and text: the words of people from their mails, without
// quotes and signatures, and our own mails as they stand in the outbox.
import type { Installation } from '../main/installation.ts';
import type { Instant } from '../mail/instant.ts';
import { knownReversePath, matchesAddress } from '../mail/mailbox.ts';
import { errorText } from '../platform/fault.ts';
import { isUnread } from '../platform/understand.ts';
import { readRaws, type RecordedMail, type TicketMessage, type TicketRecord } from '../record/ticket-record.ts';
import type { Desk } from '../rulebook/rulebook.ts';

export interface Utterance {
  readonly at: Instant;
  readonly author: string;
  readonly text: string;
  /** Message row it came in with, null for ours. */
  readonly message: string | null;
  /** Outbox row it went out with, null for theirs. */
  readonly outbox: string | null;
}

export interface Conversations {
  readonly requester: readonly Utterance[];
  readonly working: readonly Utterance[];
}

/** Both conversations, each in the order of time. A desk without a pack (null) still shows its mails as they are. */
export async function readConversations({ db, pool, journey }: Installation, record: TicketRecord, desk: Desk | null): Promise<Conversations> {
  const sides = { requester: [] as Utterance[], working: [] as Utterance[] };
  for await (const raws of readRaws(db, record.messages)) {
    for (const message of record.messages) {
      const raw = raws.get(message.id);
      if (raw === undefined) continue;
      const said = desk === null ? await unread(raw) : await understood(raw, message, desk);
      sides[sideOfMessage(record, message, desk)].push({ at: message.receivedAt, ...said, message: message.id, outbox: null });
    }
  }
  for (const one of record.mails) {
    sides[sideOfMail(one, desk)].push({ at: one.createdAt, author: one.mail.from.displayName, text: one.mail.text.trimEnd(), message: null, outbox: one.id });
  }
  const inOrder = (list: readonly Utterance[]): Utterance[] => list.toSorted((a, b) => a.at - b.at);
  return { requester: inOrder(sides.requester), working: inOrder(sides.working) };

  async function understood(raw: Buffer, message: TicketMessage, of: Desk): Promise<{ author: string; text: string }> {
    const input = {
      reversePath: knownReversePath(message.source, message.reversePath), forwardPaths: message.forwardPaths, ownHost: journey.host,
      trustedAuthservIds: journey.trustedAuthservIds, receivedAt: message.receivedAt,
    };
    try {
      const { mail, recognition } = await journey.understand(raw, input, of.recognition);
      return { author: authorOf(mail.from[0]), text: recognition.reply.text.trim() };
    } catch (error) {
      if (!isUnread(error)) throw error;
      return { author: message.from, text: `(${errorText(error)}; its bytes: postern message ${message.id} --raw)` };
    }
  }

  async function unread(raw: Buffer): Promise<{ author: string; text: string }> {
    const mail = await pool.parse(raw);
    return { author: authorOf(mail.from[0]), text: mail.lines.map((line) => line.text).join('\n').trim() };
  }
}

function authorOf(from: { readonly displayName: string; readonly addrSpec: string } | undefined): string {
  if (from === undefined) return '';
  return from.displayName === '' ? from.addrSpec : `${from.displayName} <${from.addrSpec}>`;
}

/** The history says which side a message was taken for; without a line of its own the sender does. */
function sideOfMessage(record: TicketRecord, message: TicketMessage, desk: Desk | null): 'requester' | 'working' {
  const kinds = record.history.filter((event) => event.messageId === message.id).map((event) => event.kind);
  if (kinds.includes('working-reply')) return 'working';
  if (kinds.includes('opened') || kinds.includes('reply')) return 'requester';
  return desk?.pack.working_side.senders.some((pattern) => matchesAddress(pattern, message.from)) === true ? 'working' : 'requester';
}

function sideOfMail({ mail }: RecordedMail, desk: Desk | null): 'requester' | 'working' {
  if (mail.kind === 'forward' || mail.kind === 'tell') return 'working';
  return mail.kind === 'relay' && mail.to[0]?.addrSpec === desk?.pack.working_side.address ? 'working' : 'requester';
}
