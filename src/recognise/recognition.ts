// What recognise/ claims about a parsed mail. Claims are statements found IN the mail ("References names <id>",
// "line 4 says main_id is 73125"), never looked up and never believed: only record/ resolves them, only decide/
// believes them. Plain data; values are already in the pack's spelling, so that decide/ compares and never parses.
import type { Instant } from '../mail/instant.ts';
import type { Problem } from '../mail/problem.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';

/** H-02. `list` is human mail that came over a mailing list: it may be a ticket, it is never answered automatically. */
export type Classification = 'human' | 'automatic' | 'dsn' | 'own' | 'list';

export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** RFC 3464 per-recipient fields, or what a non-standard bounce says in words. */
export interface DsnRecipient {
  /** Final-Recipient, lower case; '' when the report names none. */
  readonly address: string;
  /** Original-Recipient, lower case, where it is another: the address that the mail was sent to. */
  readonly alias?: string;
  readonly action: DsnAction;
  /** Enhanced status code `5.1.1`; null when none is stated and none follows from the text. */
  readonly status: string | null;
  readonly diagnostic: string;
}

export interface DeliveryStatus {
  readonly recipients: readonly DsnRecipient[];
  /** Message-ID of the mail that is reported on, without brackets. */
  readonly originalMessageId: string | null;
}

/** Why a mail is what it is: `reason` is one sentence for an admin ("Auto-Submitted: auto-replied"). */
export interface MailClass {
  readonly classification: Classification;
  readonly reason: string;
  /** Answering it automatically is forbidden although it may be human (list, null reverse-path, no-reply, suppress). */
  readonly doNotAnswer: boolean;
  readonly doNotAnswerReason: string | null;
  readonly dsn: DeliveryStatus | null;
}

/** Rank of MODEL 2.1 "provenance and precedence", best first. */
export const fieldSources = [
  'label', 'table', 'sublabel', 'own-form', 'subject', 'signature', 'forwarded', 'attachment', 'directory',
] as const;
export type FieldSource = (typeof fieldSources)[number];

/** ids upper-case, instants ISO 8601 UTC, yes/no "yes"/"no", enums as spelled in the pack, lists as arrays. */
export type FieldValue = string | readonly string[];

/** "This mail says field F is V." Several claims for one field are normal; decide/ ranks them. */
export interface FieldClaim {
  readonly field: string;
  /** null when what stands there cannot be a value of this field; `problem` then says why. */
  readonly value: FieldValue | null;
  /** Reason of a value that cannot be right by its form alone: "not a date", "two readings: …", "placeholder". */
  readonly problem: string | null;
  /** The text as it stood, cut at 4,000 characters. */
  readonly raw: string;
  readonly source: FieldSource;
  /** 1-based line of the readable text (`ParsedMessage.lines`), 0 for the subject. */
  readonly line: number;
  /** `retail-support/pack.yaml:41`: the pack line (label or pattern) that matched. */
  readonly rule: string;
  /** Of an instant: what of it is there. */
  readonly when?: InstantParts;
}

/** Of a date and time: `2026-03-10`, `09:30:00`, minutes east of UTC or an IANA zone; null = not said. */
export interface InstantParts {
  readonly day: string | null;
  readonly time: string | null;
  readonly zone: number | string | null;
}

/** Parts of a date and time that stand in a sentence of the new text, as the answer to a question for them. */
export interface InstantPiece extends InstantParts {
  /** The time of day that is taken back in the same sentence: "at 7:15, not at 7:40". */
  readonly notTime?: string;
  readonly raw: string;
  readonly line: number;
}

/** An identifier of the pack's `identifiers` that stands somewhere in the mail, label or not. */
export interface IdentifierClaim {
  readonly identifier: string;
  /** Normalised: upper case where the pattern ignores case, else as written. */
  readonly value: string;
  readonly raw: string;
  readonly source: FieldSource;
  readonly line: number;
  /** It stood behind one of the labels of a field of this identifier. */
  readonly labelled: boolean;
  readonly placeholder: boolean;
  readonly rule: string;
}

/** What role a line of the readable text has. */
export type SegmentKind = 'new' | 'quoted' | 'forwarded' | 'signature' | 'disclaimer';

/** Lines `from`..`to` (1-based, inclusive) of `ParsedMessage.lines`. Segments cover all lines, in order. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: number;
  readonly to: number;
}

export interface ReplyText {
  readonly segments: readonly Segment[];
  /** What the writer added: `new` segments and inline answers, without quote, signature, disclaimer. */
  readonly text: string;
  /** Originator of the forwarded part as it stands in its header block; null without one. */
  readonly forwardedFrom: { readonly displayName: string; readonly addrSpec: string } | null;
  /** What that originator wrote, without its header block, quotes and signature; '' without one. */
  readonly forwardedText: string;
  /** Numbers of the lines that he wrote: `forwardedText` as lines of the mail. */
  readonly forwardedLines: readonly number[];
}

/** Hints to the ticket a mail belongs to, strongest first. None is proof: see decide/ and record/find-ticket. */
export type ThreadClaim =
  | { readonly kind: 'token'; readonly via: 'reply-to' | 'message-id'; readonly token: string }
  | { readonly kind: 'message-id'; readonly messageId: string }
  /** The mail's own id: an answer to it may have come first and named it. */
  | { readonly kind: 'own-id'; readonly messageId: string }
  | { readonly kind: 'subject-tag'; readonly ref: string }
  | { readonly kind: 'body-tag'; readonly ref: string }
  | { readonly kind: 'vendor-ref'; readonly identifier: string; readonly value: string };

/** An author whom nobody has checked: taken at his word (a trusted channel), or one for whom nobody vouches (H-08). */
export type Unchecked = 'believed' | 'unverified';

/** What our own boundary found out about the author (H-08); what the sender wrote about himself is ignored. */
export interface AuthenticationVerdict {
  /**
   * `pass`: the domain of the From vouches for the mail. `fail`: it disowns it. `unverified`: asked, and nobody vouches.
   * `none`: nobody asked, and this installation leaves it at that.
   */
  readonly from: 'pass' | 'fail' | 'unverified' | 'none';
  readonly detail: string;
  /** Unverified because nobody has checked it, where somebody should have. */
  readonly silent?: true;
  /** Another address than his own that the writer's display name shows to people. */
  readonly shows?: string;
}

/** The From may be taken for who wrote: it was verified, or this installation leaves that to others. */
export function isCredible({ from }: AuthenticationVerdict): boolean {
  return from === 'pass' || from === 'none';
}

/** A line such as `#resolve` at the top of a working-side answer. */
export interface CommandClaim {
  readonly verb: string;
  readonly argument: string;
  readonly line: number;
}

export interface Recognition {
  readonly mailClass: MailClass;
  readonly reply: ReplyText;
  readonly threadClaims: readonly ThreadClaim[];
  readonly fields: readonly FieldClaim[];
  readonly identifiers: readonly IdentifierClaim[];
  /** What stands in the quoted list of what we have noted; only what differs from it was edited. */
  readonly noted?: readonly FieldClaim[];
  /** Parts of dates and times in new sentences; they count only where some were asked for. */
  readonly pieces?: readonly InstantPiece[];
  /** Names of the pack's word lists (`text:` predicates) that match subject or new text, with the line. */
  readonly phrases: readonly { readonly name: string; readonly line: number; readonly words: string }[];
  readonly commands: readonly CommandClaim[];
  /** `reply.text` without the command lines. */
  readonly message: string;
  /** ISO 639-1 of the new text; null when too short to be sure. */
  readonly language: string | null;
  readonly authentication: AuthenticationVerdict;
  readonly problems: readonly Problem[];
}

/** What every recogniser gets. */
export interface RecognitionInput {
  readonly mail: ParsedMessage;
  /** RFC 5321 reverse-path of the transaction, null when unknown (an imported file). */
  readonly reversePath: string | null;
  readonly forwardPaths: readonly string[];
  /** Host of our own Message-IDs. */
  readonly ownHost: string;
  /** authserv-ids whose Authentication-Results we believe. */
  readonly trustedAuthservIds: readonly string[];
  /** What asking the DNS came to; then no header field counts. */
  readonly senderCheck?: SenderCheck | null;
  /** What an author counts for about whom nobody states anything; absent: believed. */
  readonly unchecked?: Unchecked;
  readonly receivedAt: Instant;
}
