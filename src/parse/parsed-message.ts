// What parse/ makes of raw bytes: headers decoded, the MIME tree kept, the readable text as lines. Plain data that
// survives structured clone (it crosses a worker thread). Nothing here is interpreted: who wrote, whether it is
// automatic and what it means is recognise/'s work.
import type { Instant } from '../mail/instant.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Problem } from '../mail/problem.ts';

/** One header field as it stood, unfolded; encoded words are NOT decoded here (`name` keeps its case). */
export interface HeaderField {
  readonly name: string;
  readonly body: string;
}

/**
 * One line of readable text. A row of an HTML table is one line with its `cells`; a cell's text may hold `\n`
 * (several paragraphs or a nested table). `text` of such a line is the cells joined by ' | ' on one line.
 * HTML blockquotes and the quote containers of mail clients become a '> ' prefix, as text/plain has it.
 */
export interface BodyLine {
  readonly text: string;
  readonly cells?: readonly string[];
}

/** One node of the MIME tree (RFC 2045 "entity"). `path` is the IMAP part number, '' for the message itself. */
export interface Entity {
  readonly path: string;
  /** Lower case, `text/plain` where absent (RFC 2045 5.2), `application/octet-stream` where malformed. */
  readonly mediaType: string;
  readonly charset: string | null;
  /** `inline`, `attachment` or null when not stated. */
  readonly disposition: string | null;
  readonly fileName: string | null;
  /** Without angle brackets. */
  readonly contentId: string | null;
  /** Decoded size; for a multipart 0. */
  readonly sizeBytes: number;
  readonly headers: readonly HeaderField[];
  readonly children: readonly Entity[];
}

/**
 * What speaks against opening a file unseen: it runs when opened; it looks like something else than it is; it is a picture
 * that runs in a browser; a document with macros; an archive made to fill a disk.
 */
export type FileDanger = 'program' | 'disguised' | 'script' | 'macros' | 'bomb';

/** What the bytes of a file say. */
export interface FileContent {
  /** null when they say nothing: plain text, a format that nobody knows. */
  readonly mediaType: string | null;
  /** Pictures inside a document; null when it is none, or none that can be looked into. */
  readonly pictures: boolean | null;
  readonly danger: FileDanger | null;
}

/** A part that people call an attachment: everything that is not the body text itself. */
export interface Attachment {
  /** Path of its entity. */
  readonly path: string;
  /** Decoded file name (RFC 2231 and encoded words); '' when none was given. */
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly contentId: string | null;
  /** Shown inside the HTML (its Content-ID is referenced there, or it is related and has no name). */
  readonly inline: boolean;
  /** Hex SHA-256 of the decoded bytes. */
  readonly sha256: string;
  /** Absent: nobody has looked (parse/examine-files.ts does). */
  readonly content?: FileContent;
}

export interface ParsedMessage {
  /** Header of the message itself, in order. */
  readonly headers: readonly HeaderField[];
  /** Without angle brackets; null when absent or empty. */
  readonly messageId: string | null;
  /** The Date field as an instant; null when absent or impossible (a problem says so). */
  readonly date: Instant | null;
  /** Instant of the newest (first) Received field, null without one. */
  readonly received: Instant | null;
  readonly from: readonly Mailbox[];
  readonly sender: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Decoded, unfolded, one line; '' when absent. */
  readonly subject: string;
  /** Message-ids without brackets, in the order they stand (References: oldest first). */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The MIME tree. */
  readonly root: Entity;
  /** Readable lines of the text/plain alternative, null when the mail has none. */
  readonly plain: readonly BodyLine[] | null;
  /** Readable lines made from the HTML alternative, null when the mail has none. */
  readonly html: readonly BodyLine[] | null;
  /** What a person reads: `plain` unless it is missing or only says "use an HTML reader", else `html`, else empty. */
  readonly lines: readonly BodyLine[];
  readonly attachments: readonly Attachment[];
  /**
   * Bodies that recognise/ needs beside the text: message/delivery-status, text/rfc822-headers, message/rfc822
   * (first `limits.textBytesMax` of each, decoded to text), message/disposition-notification, message/feedback-report.
   */
  readonly reports: readonly { readonly path: string; readonly mediaType: string; readonly text: string }[];
  readonly sizeBytes: number;
  readonly problems: readonly Problem[];
}
