// The port between the outbox and the world: one attempt with fixed bytes, one verdict from a closed set.
import type { Envelope } from '../mail/mailbox.ts';

export type DeliveryVerdict =
  /** The relay took responsibility (250 after DATA). */
  | { readonly kind: 'sent'; readonly reply: string }
  /** Written to the sandbox folder and nowhere else. */
  | { readonly kind: 'sandboxed'; readonly reply: string }
  /** RFC 3463 4.x.x or no connection: try again later. */
  | { readonly kind: 'persistentTransientFailure'; readonly reply: string }
  /** 5.x.x: do not try again. */
  | { readonly kind: 'permanentFailure'; readonly reply: string }
  /** The connection was lost behind DATA: it may or may not be out. Only a person sends it again. */
  | { readonly kind: 'uncertain'; readonly reply: string };

export interface Transport {
  /** `id` is the outbox row; the same id always comes with the same bytes. Never throws. */
  attempt(id: string, envelope: Envelope, bytes: Buffer): Promise<DeliveryVerdict>;
  /** Writing the same again cannot make a second copy: a claim of a dead process may simply be repeated. */
  readonly repeatable: boolean;
  close(): Promise<void>;
}
