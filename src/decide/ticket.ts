// The ticket as decide/ sees it: plain data, loaded and stored as a whole by record/ under a version check. Only
// decide/ makes a new one, only record/ writes it.
import type { Instant } from '../mail/instant.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { FieldSource, FieldValue, InstantParts } from '../recognise/recognition.ts';

/** A field that is known, with where it came from. */
export interface KnownField {
  readonly value: FieldValue;
  readonly raw: string;
  readonly source: FieldSource;
  /** 1-based line of the mail's readable text, 0 = subject or directory. */
  readonly line: number;
  /** Pack line that matched; for the directory the field's own line. */
  readonly rule: string;
  /** True when nobody wrote it: taken from the directory or from another field (H-14 shows it as such). */
  readonly assumed: boolean;
  /** The closed case that knew it, of which this ticket is the continuation; nobody has said it again. */
  readonly earlier?: string;
  /** Of an instant: as he said it, in his own zone. */
  readonly when?: InstantParts;
  /** Of an identifier that another field must not lie in (`not_in`): all domains of its owner. */
  readonly domains?: readonly string[];
  /** Values that it replaced, oldest first: our older mails show them, and quoting those takes nothing back. */
  readonly was?: readonly string[];
}

/** Why a value does not fit. Closed: every word has its sentence in the shared words of each language. */
export const wrongReasons = [
  'two_values', 'unknown_id', 'not_yours', 'not_under', 'not_valid', 'expired', 'placeholder', 'not_a_date', 'no_such_day',
  'no_such_time', 'no_time', 'no_day', 'no_offset', 'no_such_offset', 'two_readings', 'in_the_future', 'before_start', 'not_a_choice', 'too_short', 'malformed', 'not_in_tenant',
  'no_minor_version', 'no_share',
] as const;
export type WrongReason = (typeof wrongReasons)[number];

export interface WrongField {
  readonly field: string;
  readonly reason: WrongReason;
  /** For people: "31.02.2026 is not a date". Never names another organisation. */
  readonly detail: string;
  readonly raw: string;
  /** Of an instant: what of it is known, to be completed by the answer. */
  readonly when?: InstantParts;
}

export type TimerState = 'running' | 'fired' | 'stopped';

export interface TicketTimer {
  readonly name: string;
  /** Grows with each start or recompute; a wake-up for an older generation is stale. */
  readonly generation: number;
  readonly state: TimerState;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly warnAt: Instant | null;
  readonly warned: boolean;
  /** When it fired or was stopped. */
  readonly endedAt: Instant | null;
  readonly calendar: string;
  readonly calendarVersion: string;
  /** The steps that led to `dueAt`, for people. */
  readonly why: readonly string[];
  /** Stopped only because the present level has no target; another level counts again from the same start. */
  readonly withoutTarget?: true;
  /** It stands still since then (`pause:` of the pack); its state is `stopped` meanwhile. */
  readonly pausedAt?: Instant;
  /** Open time in which it stood still so far. */
  readonly pausedMs?: number;
}

/** Text kept with a ticket; the mails keep the whole. */
export const textCharactersMax = 20_000;

/** How the requester liked it. */
export interface TicketSurvey {
  readonly askedAt: Instant;
  readonly answer: {
    /** 1 to `scale`; null: said in words only. */
    readonly score: number | null;
    readonly scale: number;
    readonly words: string;
    /** Address of who said it. */
    readonly by: string;
    readonly at: Instant;
  } | null;
}

/** What the requester may expect, and by what it was found (an identifier or `sender`). */
export interface TicketEntitlement {
  readonly by: string;
  readonly tier: string | null;
  readonly valid: boolean;
  readonly key: string | null;
  /** Response due by severity from the contract, for `due: contract`. */
  readonly response: Readonly<Record<string, string>>;
}

/** How far the requester has come on the escalation path. */
export interface TicketLadder {
  readonly step: string;
  /** When it was reached. */
  readonly at: Instant;
  /** When its person last showed progress. */
  readonly progressAt: Instant | null;
  /** Attempts in vain to reach its person. */
  readonly attempts: readonly { readonly at: Instant; readonly how: string }[];
  /** Why the next step was not open when it was last asked for. */
  readonly shut?: { readonly notBefore: Instant | null; readonly attemptsMissing: number };
}

export interface Ticket {
  readonly ref: string;
  readonly desk: string;
  /** Row version for the optimistic check; 0 = not stored yet. */
  readonly version: number;
  readonly packVersion: string;
  readonly subject: string;
  /** ISO 639-1 in which we write to the requester. */
  readonly language: string;
  readonly channel: string;
  readonly requester: Mailbox;
  /** Addresses that may write on this ticket, lower case, the requester's included. */
  readonly participants: readonly string[];
  /** Those of them who get a copy of what goes to the requester. */
  readonly copied?: readonly string[];
  readonly organisation: { readonly id: string; readonly name: string; readonly country?: string; readonly mailbox?: string } | null;
  readonly zone: string;
  readonly entitlement: TicketEntitlement | null;
  /** False: no service-level clock runs (wrong channel, no entitlement). */
  readonly sla: boolean;
  readonly type: string;
  readonly typeAssumed: boolean;
  readonly status: string;
  readonly severity: string | null;
  readonly severityAssumed: boolean;
  readonly severityReason: string;
  /** The words by which the mail that opened it claims to be urgent, as they stand there. */
  readonly claimed?: readonly string[];
  /** What staff did to it last: the level before (null = confirmed as it was), and the words behind the new one. */
  readonly severityChange?: { readonly from: string | null; readonly because: string };
  readonly fields: Readonly<Record<string, KnownField>>;
  /** Told in free text that this type of ticket does not ask for; it counts again when the type changes to one that does. */
  readonly setAside?: Readonly<Record<string, KnownField>>;
  readonly wrong: readonly WrongField[];
  /** The same of fields that this type of ticket does not ask for: shown to whoever looks, and holds nothing up. */
  readonly unusable?: readonly WrongField[];
  readonly missing: readonly string[];
  readonly optionalMissing: readonly string[];
  /** Field ids we have asked for, as last asked; the same question is not sent twice unchanged (H-12). */
  readonly asked: readonly string[];
  readonly flags: readonly string[];
  /** References of the working side's own system (`RCR-…`), newest last. */
  readonly vendorRefs: readonly string[];
  readonly links: readonly { readonly ref: string; readonly kind: string }[];
  /** It turned out to be the same as this one, which gets all mail that is written to it. */
  readonly mergedInto?: string;
  readonly assignedTo: string | null;
  readonly timers: Readonly<Record<string, TicketTimer>>;
  /** Receipt of the mail that opened it; every service-level clock counts from here. */
  readonly receivedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closeReason: string | null;
  readonly forwardedAt: Instant | null;
  /** A person of the working side has written to the requester. */
  readonly repliedAt: Instant | null;
  /** A person of the working side last did something here, by mail or by hand: from then on the budget of automatic mails counts anew (H-05). */
  readonly staffAt?: Instant | null;
  /** When mails were passed from one side to the other, within the last day (H-05). */
  readonly relayedAt?: readonly Instant[];
  /** When a mail reopened it, within the last day (H-05). */
  readonly reopenedAt?: readonly Instant[];
  /** What the working side wrote before the severity was confirmed; it leaves with the confirmation. */
  readonly heldReply?: HeldReply | null;
  /** Texts for the one answer to mails that were held together; it follows the last of them. */
  readonly saysLater?: readonly string[];
  /** Asked when it was closed, and answered since; absent: never asked. */
  readonly survey?: TicketSurvey;
  /** Last day on which the version that it names is supported, an ISO date; absent: nobody can say. */
  readonly supportedUntil?: string;
  /** Who the directory says has the number from which a call came. */
  readonly caller?: TicketCaller;
  /** For the directory; staff confirm them. */
  readonly proposedContacts?: readonly ProposedContact[];
  readonly ladder?: TicketLadder | null;
  /** What the requester wrote until the ticket was forwarded, without quotes and signatures; cut at `textCharactersMax`. */
  readonly text: string;
  /** Message row of the mail that opened it. */
  readonly openedBy: string;
  /** Message rows of the requester's side that carry attachments: they go with the forward. */
  readonly attachmentsIn: readonly string[];
  /** Files of both sides and what becomes of them, the newest `ticketFilesMax`; absent: none came, or before they were noted. */
  readonly files?: readonly TicketFile[];
  /** Set when it is an announcement: its requester is who announced it. */
  readonly notice?: TicketNotice;
  /** Intervals that were agreed instead of the pack's `every`, by timer. */
  readonly intervals?: Readonly<Record<string, string>>;
  /** Message-ID header of the requester's newest mail, for In-Reply-To of ours. */
  readonly requesterMessageId: string | null;
  /** Likewise of the working side. */
  readonly workingMessageId: string | null;
}

/** Why a file does not go to the other side: what it is, or that there is too much. */
export type LeftOutReason = 'program' | 'disguised' | 'script' | 'macros' | 'bomb' | 'infected' | 'too_large' | 'too_many';

/** A file of a mail that is on this ticket. */
export interface TicketFile {
  /** Message row it came with, and its path there. */
  readonly messageId: string;
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly leftOut: LeftOutReason | null;
}

/** Whose number it is from which somebody spoke on the machine; he who called may be another. */
export interface TicketCaller {
  readonly phone: string;
  /** '' where several contacts have the number. */
  readonly address: string;
  readonly name: string;
  readonly organisation: string;
}

/** A person of the requester's organisation whom, or whose number, the directory does not have. */
export interface ProposedContact {
  readonly organisation: string;
  readonly address: string;
  readonly name: string;
  readonly phone: string | null;
}

/** The ticket is an announcement. */
export interface TicketNotice {
  readonly kind: string;
  readonly audience: string;
  /** None: all platforms. */
  readonly platforms: readonly string[];
  /** The last phase that was sent; null = nothing has left yet. */
  readonly phase: string | null;
  /** When each phase was sent last. */
  readonly sent: Readonly<Record<string, Instant>>;
  /** In the writer's own words, for the first mail. */
  readonly details: string;
  /** When somebody last wrote how it goes. */
  readonly progressAt: Instant | null;
  /** Why it was announced later than it should have been. */
  readonly anyway: string | null;
  /** Who told us of it on a ticket of his own: he reads it too, once, instead of the updates on that ticket. */
  readonly also?: readonly string[];
}

export interface HeldReply {
  readonly text: string;
  readonly author: string;
  readonly attachmentsOf: string | null;
  /** Its text was a workaround, the solution, a question, a plan, or what was found elsewhere. */
  readonly outcome: 'workaround' | 'resolve' | 'ask' | 'plan' | 'elsewhere' | null;
}

/** The working side has said how severe it is; until then a level is assumed or proposed. */
export function isSeverityConfirmed(ticket: Ticket): boolean {
  return ticket.severityReason.startsWith('set by');
}

/** When a person of the working side last did something on the ticket; null = never. */
export function lastStaffEvent(ticket: Ticket): Instant | null {
  return ticket.staffAt ?? ticket.repliedAt;
}

/** A field value as one line of text. */
export function valueText(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join(', ');
}
