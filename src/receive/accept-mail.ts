// The port through which every door (SMTP, mailbox watcher, import) hands a mail to the record. Accepting is one
// INSERT committed with synchronous_commit=on: when the promise resolves, a power cut no longer loses the mail, and
// only then may a door answer 250, set \Seen or count a file as imported.
import type { Envelope } from '../mail/mailbox.ts';
import type { Instant } from '../mail/instant.ts';

/** One mail as a door received it. The raw bytes are the evidence: nothing is prepended, decoded or repaired. */
export interface IncomingMail {
  readonly envelope: Envelope;
  readonly raw: Buffer;
  /** The trace a relay would write into a Received field (RFC 5321 4.4); kept beside the bytes, not in them. */
  readonly remoteAddress: string;
  readonly helo: string;
  readonly tls: boolean;
  readonly receivedAt: Instant;
  /**
   * With `imap` the reverse-path is the Return-Path field: `<>` when it is null, '' when there is none. `imap-excerpt` is
   * the first part of a mail that is larger than we take; the whole lies in its mailbox.
   */
  /** `relay`: a report that we wrote about a mail of ours, because the relay refused it to our face. */
  readonly source: 'smtp' | 'lmtp' | 'pipe' | 'import' | 'relay' | 'imap' | 'imap-excerpt';
}

/** `duplicate` = the same bytes are already kept; `id` then names the message that holds them. */
export interface Acceptance {
  readonly outcome: 'stored' | 'duplicate';
  readonly id: string;
}

export interface AcceptMail {
  /** Resolves after the commit; throws a Fault when the store is away. Either everything is kept or nothing. */
  accept(mail: IncomingMail): Promise<Acceptance>;
}
