// The working copy of one decision: what the steps of decide/ read and change until it is frozen into a Decision.
// It lives for one call only and never leaves decide/.
import type { Instant } from '../mail/instant.ts';
import type { Action } from '../rulebook/pack-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Effect, HistoryEntry, MailEvent, UndeliverableAddress } from './decision.ts';
import type { DirectoryFacts } from './directory-facts.ts';
import type { Ticket } from './ticket.ts';
import type { Witness } from './witness.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly ticket: Mutable<Ticket>;
  readonly desk: Desk;
  /** The instant of the event: a mail counts from its receipt, not from when we got round to it. */
  readonly now: Instant;
  /** The mail being decided, null for timers and acts. */
  readonly mail: MailEvent | null;
  readonly facts: DirectoryFacts;
  /** The ticket was there before this decision. */
  readonly joins: boolean;
  /** Verdict on the key by which this desk entitles. */
  key: 'valid' | 'invalid' | 'missing';
  /** Addresses that take no mail, among those that this decision may write to. */
  readonly dead: readonly UndeliverableAddress[];
  /** Who acts, for history. */
  readonly by: string;
  readonly history: HistoryEntry[];
  readonly effects: Effect[];
  /** The one answer to the requester, collected over all rules (H-11). */
  readonly answer: {
    paragraphs: string[];
    askMissing: boolean;
    askWrong: boolean;
    askFields: string[];
  };
  /** Fields that this mail, or this act, filled or changed. */
  changed: string[];
  /** Set by a `followup` action: this reply belongs into a new, linked case. */
  followup: string | null;
  /** Phases of this announcement that a clock of the pack wants sent. */
  publish: string[];
  /** Carries out one action of the pack: rules act through it, so that events need not know what actions there are. */
  readonly apply: (draft: Draft, action: Action) => void;
  /** Events raised so far; a pack whose rules chase their own tail is cut at `eventsMax`. */
  raised: string[];
  readonly witness: Witness | null;
}

/** More events than this from one mail are a loop between rules, not a workflow. */
export const eventsMax = 64;

/** Adds one history line, internal unless said otherwise. */
export function remember(draft: Draft, kind: string, text: string, side: HistoryEntry['side'] = 'internal'): void {
  draft.history.push({ kind, text, side, by: draft.by, messageId: draft.mail?.messageId ?? null });
}
