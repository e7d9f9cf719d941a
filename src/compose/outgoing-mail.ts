// An outgoing mail as it stands in the outbox: everything a MIME builder needs, nothing it could decide. Its Message-ID
// and date are fixed when the decision is recorded, so that the bytes of every attempt are identical.
import type { Instant } from '../mail/instant.ts';
import type { Mailbox } from '../mail/mailbox.ts';

export interface OutgoingMail {
  readonly kind: 'answer' | 'forward' | 'relay' | 'tell' | 'notice' | 'report' | 'alarm';
  /** Written by the gateway itself (RFC 3834): marked, counted by the budgets. */
  readonly automatic: boolean;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly string[];
  readonly replyTo: Mailbox;
  readonly subject: string;
  readonly text: string;
  /** The same as `text`, for the text/html part; a row written before there was one has none. */
  readonly html?: string;
  /** Without brackets. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  /** Oldest first, our own id last (a provider that replaces Message-ID keeps References). */
  readonly references: readonly string[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly date: Instant;
  /** Envelope reverse-path, by which a report about this very mail is known (mail/return-path); '' = null path. */
  readonly reversePath: string;
  /** Files made by us. */
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly text: string }[];
  /** Message rows whose attachments go along, taken from their raw bytes when the mail is sent. */
  readonly attachmentsOf: readonly string[];
  /** Those of their files that do; absent: all that are no letter paper. */
  readonly taken?: readonly { readonly messageId: string; readonly path: string }[];
}
