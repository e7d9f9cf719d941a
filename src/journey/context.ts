// What the journey needs from its process, and what it hands from step to step.
import type { Infection } from '../decide/decision.ts';
import type { Directory, DirectoryFacts } from '../decide/directory-facts.ts';
import type { Release } from '../decide/release.ts';
import type { Instant } from '../mail/instant.ts';
import type { SenderCheck } from '../mail/sender-check.ts';
import type { TokenKey } from '../mail/reply-token.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { Recognition, RecognitionInput } from '../recognise/recognition.ts';
import type { RecognitionRules } from '../recognise/recognition-rules.ts';
import type { Db } from '../record/database.ts';
import type { AcceptedMessage } from '../record/message-row.ts';
import type { Desk, Rulebook } from '../rulebook/rulebook.ts';

/** What understanding a mail yields: parsed, recognised, and a fingerprint of its content without trace fields. */
export interface Understood {
  readonly mail: ParsedMessage;
  readonly recognition: Recognition;
  /** SHA-256, see parse/content-fingerprint. */
  readonly fingerprint: Uint8Array;
}

/** Port: parse and recognise off the event loop, within limits; never rejects because of a mail's content. */
export type Understand = (raw: Uint8Array, input: Omit<RecognitionInput, 'mail'>, rules: RecognitionRules) => Promise<Understood>;

/** Port: what asking the DNS about a sender comes to; resolves whatever the mail says. */
export type CheckSender = (raw: Uint8Array, envelope: Pick<AcceptedMessage, 'remoteAddress' | 'helo' | 'reversePath'>) => Promise<SenderCheck>;
/** Port: what a virus scanner finds in a mail with attachments; throws a Fault when it gives no verdict. */
export type Scan = (raw: Uint8Array, mail: ParsedMessage) => Promise<readonly Infection[]>;

export interface JourneyContext {
  readonly db: Db;
  readonly rulebook: () => Rulebook;
  readonly directory: Directory;
  readonly understand: Understand;
  /** Absent: no virus scanner is configured. */
  readonly scan?: Scan;
  readonly keys: readonly TokenKey[];
  /** Host of our Message-IDs. */
  readonly host: string;
  readonly trustedAuthservIds: readonly string[];
  /** Doors (sources of messages) through which nobody comes unchecked, so that silence about an author is believed; absent: all. */
  readonly trustedDoors?: readonly string[];
  /** null: senders are not looked up here; what a trusted host wrote into the header counts. */
  readonly checkSender: CheckSender | null;
  readonly now: () => Instant;
  readonly uniqueId: () => string;
  /** Who acts through this door (user of the shell, name of an API token), for the audit trail; absent = the gateway itself. */
  readonly actor?: string;
}

/** What one step of the journey set in motion, so that the caller can ring the next one. */
export interface StepResult {
  readonly mails: number;
  /** When timers of the tickets it stored wake, where that is so soon that the sweep could come too late. */
  readonly wakes: readonly Instant[];
}

/** A message read and looked up, ready to be decided. */
export interface Prepared {
  readonly desk: Desk;
  readonly understood: Understood;
  readonly facts: DirectoryFacts;
  /** null: the DNS was not asked. */
  readonly senderCheck: SenderCheck | null;
  readonly infections: readonly Infection[];
  readonly release: Omit<Release, 'more'> | null;
}

export interface PreparedMessage {
  readonly message: AcceptedMessage;
  readonly prepared: Prepared;
}
