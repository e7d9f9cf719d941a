// A node of the MIME tree while a mail is parsed: where its body lies in the bytes, which are not copied.
import type { StructuredField } from './parameters.ts';
import type { HeaderField } from './parsed-message.ts';

/** An entity as it lies in the bytes. `source` differs from the message only below an encoded message/rfc822. */
export interface RawEntity {
  /** IMAP part number, continued into a winmail.dat; what part 2 embeds (message/rfc822, opaque signature) is `2.0` (IMAP has no number for it), its parts `2.1`, `2.2`. */
  readonly path: string;
  readonly headers: readonly HeaderField[];
  readonly contentType: StructuredField;
  /** See `Entity.mediaType`. */
  readonly mediaType: string;
  /** Content-Type was there but unreadable (F42): `mediaType` is our choice, not the sender's. */
  readonly malformed: boolean;
  readonly disposition: StructuredField | null;
  readonly transferEncoding: string;
  readonly source: Buffer;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly children: readonly RawEntity[];
}
