// The port between the outbox and the world: one attempt with fixed bytes, one verdict from a closed set.
import type { Envelope } from '../mail/mailbox.ts';

/** One recipient and what the relay said about it. */
export interface Refusal {
  readonly address: string;
  readonly reply: string;
}

export type DeliveryVerdict =
  /** The relay took responsibility (250 after DATA) for all but these: refused for good (5.x.x), or for now (4.x.x). */
  | { readonly kind: 'sent'; readonly reply: string; readonly refused: readonly Refusal[]; readonly deferred: readonly Refusal[] }
  /** Written to the sandbox folder and nowhere else. */
  | { readonly kind: 'sandboxed'; readonly reply: string }
  /** RFC 3463 4.x.x or no connection: try again later, without those who were refused for good. */
  | { readonly kind: 'persistentTransientFailure'; readonly reply: string; readonly refused: readonly Refusal[] }
  /** 5.x.x for every recipient: do not try again. */
  | { readonly kind: 'permanentFailure'; readonly reply: string; readonly refused: readonly Refusal[] }
  /** The connection was lost behind DATA: it may or may not be out. Only a person sends it again. */
  | { readonly kind: 'uncertain'; readonly reply: string };

/** Which mail is attempted: its row in the outbox and the desk that sends it. */
export interface AttemptedMail {
  readonly id: string;
  readonly desk: string;
}

export interface Transport {
  /** The same mail always comes with the same bytes. Never throws. */
  attempt(mail: AttemptedMail, envelope: Envelope, bytes: Buffer): Promise<DeliveryVerdict>;
  /** Writing the same again cannot make a second copy: a claim of a dead process may simply be repeated. */
  readonly repeatable: boolean;
  close(): Promise<void>;
}
