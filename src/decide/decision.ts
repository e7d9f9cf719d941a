// What decide/ takes and gives: an event in, a decision out. A decision is complete: record/ stores it in one
// transaction and nothing else has to be looked up or computed afterwards.
import type { Instant } from '../mail/instant.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { Recognition } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { DirectoryFacts } from './directory-facts.ts';
import type { NoticeSlot } from './notice-slots.ts';
import type { HeldNote, Release } from './release.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import type { Witness } from './witness.ts';

/** H-05 counters, read from the outbox in the same transaction. */
export interface AutomaticBudget {
  /** Automatic mails to this address on this ticket in the last 24 h since a person last acted. */
  readonly perTicketDay: number;
  /** Automatic mails to this address over all tickets in the last hour. */
  readonly perAddressHour: number;
  /** Of the addresses that this event may write to, those that take no mail (F68); absent: none. */
  readonly undeliverable?: readonly UndeliverableAddress[];
  /** What the sender of this mail and the desk have had; absent where nobody counts. */
  readonly loops?: LoopState;
}

export type LoopScope = 'sender' | 'desk';
export type LoopWhat = 'answers' | 'reopens' | 'tickets';

/** H-05: counts beside those of the ticket, and what is muted at present. */
export interface LoopState {
  /** Lower case, without its detail. */
  readonly sender: string;
  readonly counts: {
    /** Within an hour. */
    readonly senderTickets: number;
    /** Within a day. */
    readonly senderReopens: number;
    /** These within an hour. */
    readonly deskTickets: number;
    readonly deskReopens: number;
    readonly deskAnswers: number;
  };
  readonly mutes: readonly { readonly scope: LoopScope; readonly what: LoopWhat }[];
}

/** A mail of ours came back for good from here; nothing is sent to it until somebody lets it leave again. */
export interface UndeliverableAddress {
  /** Lower case. */
  readonly address: string;
  readonly since: Instant;
  readonly status: string | null;
  /** How often it was marked. */
  readonly times: number;
}

/** The mail of ours that a delivery report is about, as the outbox has it. */
export interface ReportedMail {
  /** Of its ticket. */
  readonly ref: string | null;
  /** Lower case. */
  readonly recipients: readonly string[];
}

/** What the virus scanner found. */
export interface Infection {
  /** Path of the attachment; null: in the mail as a whole. */
  readonly path: string | null;
  readonly name: string;
  readonly signature: string;
}

export interface MailEvent {
  readonly kind: 'mail';
  /** Row of the message. */
  readonly messageId: string;
  readonly mail: ParsedMessage;
  readonly recognition: Recognition;
  readonly facts: DirectoryFacts;
  readonly receivedAt: Instant;
  readonly forwardPaths: readonly string[];
  /** How the ticket was found, '' when there is none. */
  readonly threadedBy: string;
  /** Whose reply token or thread it came by; null without a ticket. */
  readonly threadSide: 'requester' | 'working' | null;
  /** Channel it came by, where that is not the address it was sent to (passed on by staff). */
  readonly channel?: string;
  /** Somebody let this held mail pass: the sender verdict is accept. */
  readonly release: Release | null;
  readonly budget: AutomaticBudget;
  /** Of a delivery report; null: it is about no mail that we sent. Absent where nobody keeps an outbox. */
  readonly reported?: ReportedMail | null;
  /** Absent: nothing was found, or no scanner is configured. */
  readonly infections?: readonly Infection[];
  /** Texts of the pack that are said once, and were said to this person, company or conversation before. */
  readonly said?: readonly string[];
  /** Tickets that it names without belonging to them, by reference. */
  readonly names?: readonly string[];
}

export interface TimerEvent {
  readonly kind: 'timer';
  readonly name: string;
  readonly generation: number;
  readonly budget: AutomaticBudget;
  /** An announcement that began from this ticket is running. */
  readonly announced?: boolean;
  /** Of the requester; absent where no rule of the pack looks at them. */
  readonly facts?: DirectoryFacts;
}

export const actVerbs = [
  'reply', 'ask', 'contact', 'note', 'status', 'severity', 'assign', 'field', 'working', 'triaged', 'plan', 'progress', 'workaround', 'resolve', 'elsewhere',
  'close', 'reopen', 'escalate', 'handover', 'forward', 'ref', 'eta', 'call', 'waive', 'resume', 'interval', 'attempt', 'say', 'flag', 'unflag', 'notice', 'subscribe', 'unsubscribe', 'merge', 'report',
] as const;
export type ActVerb = (typeof actVerbs)[number];

/** What a person of the working side does, by CLI, API or a `#command` at the top of a mail. */
export interface ActEvent {
  readonly kind: 'act';
  readonly verb: ActVerb;
  readonly argument: string;
  /** Who: an address or `cli`. */
  readonly by: string;
  readonly budget: AutomaticBudget;
  /** Of `merge`: the other ticket as it is now; `stays`: this one takes it over. The journey looks it up. */
  readonly with?: { readonly ticket: Ticket; readonly stays: boolean };
  /** Of the requester. */
  readonly facts?: DirectoryFacts;
}

/** An admin lets running timers count again by calendars that have changed (MODEL 2.3.8). */
export interface RecountEvent {
  readonly kind: 'recount';
  readonly by: string;
  readonly facts?: DirectoryFacts;
}

/** Somebody of the working side, or the monitoring feed, announces something: it opens a ticket of its own. */
export interface NoticeEvent {
  readonly kind: 'notice';
  /** Kind of announcement of the pack. */
  readonly notice: string;
  readonly said: NoticeText;
  /** Who: an address, `cli` or `monitor`. */
  readonly by: string;
  readonly flags?: readonly string[];
  readonly facts?: DirectoryFacts;
}

/** What the monitoring feed sees of an outage that is open. */
export interface MonitorEvent {
  readonly kind: 'monitor';
  readonly down: readonly { readonly service: string; readonly since: Instant }[];
  /** Everything that was down answers again. */
  readonly recovered: boolean;
  readonly restore: 'suggest' | 'automatic';
  readonly facts?: DirectoryFacts;
}

/** What was written for one mail of an announcement. */
export interface NoticeText {
  readonly values: Readonly<Partial<Record<NoticeSlot, string>>>;
  /** In the writer's own words, below the rest. */
  readonly details: string;
  readonly title: string;
  readonly platforms: readonly string[];
  /** Why it cannot wait for the lead time; '' = not said. */
  readonly anyway: string;
}

export type TicketEvent = MailEvent | TimerEvent | ActEvent | RecountEvent | NoticeEvent | MonitorEvent;

export interface DecisionInput {
  readonly ticket: Ticket | null;
  readonly event: TicketEvent;
  readonly desk: Desk;
  /** A reserved reference, needed only when the decision opens a ticket: see `Decision.wantsRef`. */
  readonly newRef: string | null;
  readonly now: Instant;
  readonly witness?: Witness;
}

/** The state a message ends in, and why, in words for an admin. */
export const messageStates = [
  'accepted', 'opened', 'joined', 'duplicate', 'automatic', 'dsn', 'held', 'redirected', 'refused', 'failed', 'discarded',
] as const;
export type MessageState = (typeof messageStates)[number];

export interface MessageOutcome {
  readonly state: MessageState;
  readonly reason: string;
  /** Of a redirected one: the ticket that its number of the vendor names keeps it. */
  readonly filed?: true;
  /** Of a held one: whose word it waits for, and with which other. */
  readonly held?: HeldNote;
}

/** One line of a ticket's history. `side` says whose conversation it belongs to; `internal` never leaves us. */
export interface HistoryEntry {
  readonly kind: string;
  readonly text: string;
  readonly side: 'requester' | 'working' | 'internal';
  readonly by: string;
  /** Message row it came from. */
  readonly messageId: string | null;
}

/** A text that is said once, and by what those who hear it are known. */
export interface SaidOnce {
  readonly text: string;
  readonly who: readonly string[];
}

/** The one automatic mail that answers a requester's mail (H-11), or tells him of a step. */
export interface AnswerEffect {
  readonly kind: 'answer';
  readonly to: Mailbox;
  /** Display name of who is answered, where `to` is a mailbox of his company. */
  readonly greets?: string;
  readonly cc: readonly string[];
  readonly language: string;
  readonly situation: 'opened' | 'completed' | 'still-missing' | 'reopened' | 'closed' | 'notice' | 'held' | 'redirected';
  /** Names of the desk's texts, in order. */
  readonly paragraphs: readonly string[];
  readonly missing: readonly string[];
  readonly optional: readonly string[];
  readonly wrong: readonly string[];
  /** Files that would help and did not come, by the names people know. */
  readonly helpful: readonly string[];
  /** Files of his mail that are not passed on. */
  readonly keptBack?: readonly TicketFile[];
  /** Show what is known (opening, completion). */
  readonly showKnown: boolean;
  readonly inReplyTo: string | null;
  /** auto-replied answers a mail, auto-generated comes from a timer (RFC 3834 5). */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated';
  /** Which of the paragraphs were said for the first time, and are not to be said again. */
  readonly once?: readonly SaidOnce[];
}

/** The structured ticket for the working side, or an update of it. */
export interface ForwardEffect {
  readonly kind: 'forward';
  readonly to: string;
  readonly reason: 'complete' | 'opened' | 'by-hand';
  /** Message rows whose attachments go along. */
  readonly attachmentsOf: readonly string[];
}

/** What one side wrote, carried to the other. */
export interface RelayEffect {
  readonly kind: 'relay';
  readonly direction: 'to-requester' | 'to-working-side';
  /** Those who watch tickets that were not forwarded; absent: who works on them, or the requester. */
  readonly to?: string;
  readonly text: string;
  /** Display name of who wrote. */
  readonly author: string;
  readonly attachmentsOf: string | null;
  /** Field ids that this mail filled or changed. */
  readonly changed: readonly string[];
  /** Texts of the desk that go below it (how to reopen, what happens next). */
  readonly paragraphs: readonly string[];
  readonly inReplyTo: string | null;
}

/** A notice: to a role of the working side (late, undeliverable, held mail waiting …), or to people of the requester's side. */
export interface TellEffect {
  readonly kind: 'tell';
  readonly to: readonly string[];
  /** Name of the desk's text. */
  readonly text: string;
  /** Who reads it: people of the requester's side, or a colleague of his who is asked about his mail; absent: the working side. */
  readonly reader?: 'requester' | 'colleague';
  /** It is said once to all of these; kept when it was. */
  readonly once?: readonly SaidOnce[];
  /** Name of the first of them. */
  readonly greets?: string;
  /** Lines below the text: what exactly is meant. */
  readonly lines?: readonly string[];
  /** What somebody has just written; absent: what the ticket began with. */
  readonly says?: string;
  /** The fields as they were when it was told; absent: as the decision leaves them. */
  readonly fields?: Ticket['fields'];
  /** Report of the pack on this one ticket: its history goes along. */
  readonly report?: string;
}

/** One mail of an announcement, to everybody in its audience. Who that is, the store knows. */
export interface NoticeEffect {
  readonly kind: 'notice';
  readonly notice: string;
  readonly phase: string;
  readonly audience: string;
  /** None: all platforms. */
  readonly platforms: readonly string[];
  /** Addresses beside the audience. */
  readonly also?: readonly string[];
  readonly details: string;
  /** For a mail about progress: is there any, and since when is nothing new known. */
  readonly news: { readonly kind: 'fresh' | 'repeated' | 'none'; readonly since: Instant } | null;
}

/** An address comes to, or leaves, what a desk announces. */
export interface SubscriptionEffect {
  readonly kind: 'subscription';
  readonly change: 'add' | 'remove';
  /** Lower case. */
  readonly address: string;
  readonly audiences: readonly string[];
  /** '' = all of them. */
  readonly platform: string;
  readonly organisation: string | null;
}

/** An address takes no mail, or takes it again. */
export interface UndeliverableEffect {
  readonly kind: 'undeliverable';
  readonly change: 'mark' | 'clear';
  /** Lower case. */
  readonly address: string;
  readonly status: string | null;
  readonly diagnostic: string;
  /** Of the desk's own people: they are still written to, because tickets have to reach somebody. */
  readonly own: boolean;
}

/** A budget is used up: nothing of this kind follows from mails of this sender, or at this desk, until it is calm or lifted. */
export interface MuteEffect {
  readonly kind: 'mute';
  readonly scope: LoopScope;
  /** Of a sender his address; '' for the desk. */
  readonly subject: string;
  readonly what: LoopWhat;
  readonly reason: string;
}

/** What becomes one mail. */
export type MailEffect = AnswerEffect | ForwardEffect | RelayEffect | TellEffect;
export type Effect = MailEffect | NoticeEffect | StoreEffect;
/** What changes the store and writes to nobody. */
export type StoreEffect = SubscriptionEffect | UndeliverableEffect | MuteEffect;

/** Is it a change of the store? */
export function isStoreEffect(effect: Effect): effect is StoreEffect {
  return effect.kind === 'subscription' || effect.kind === 'undeliverable' || effect.kind === 'mute';
}

export interface Decision {
  /** null for timer and act events. */
  readonly outcome: MessageOutcome | null;
  /** The ticket afterwards; null when none was touched. */
  readonly ticket: Ticket | null;
  readonly history: readonly HistoryEntry[];
  readonly effects: readonly Effect[];
  /** True: call again with `newRef`; this mail opens a ticket and nothing else of this decision counts. */
  readonly wantsRef: boolean;
  /** For `explain`: the sender verdict of a mail. */
  readonly sender: { readonly verdict: 'accept' | 'hold' | 'redirect' | 'none'; readonly reason: string };
}
