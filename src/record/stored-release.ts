// What is kept with a held message, and with a released one (migrations/0003_release.sql).
import type { HeldNote } from '../decide/release.ts';
import type { Instant } from '../mail/instant.ts';

export type StoredHeld = HeldNote;

export interface StoredRelease {
  /** An address, or what the command line says. */
  readonly by: string;
  readonly said: string;
  /** When the word was given; absent in releases from before it was kept. */
  readonly at?: Instant;
  readonly set: Readonly<Record<string, string>>;
  /** The message whose ticket it joins. */
  readonly joins?: string;
}
