// What is kept with a held message, and with a released one (migrations/0003_release.sql).
import type { HeldTerms } from '../decide/release.ts';

/** The earlier held message of the same sender; `together`: it is the same matter. */
export interface EarlierHeld {
  readonly id: string;
  readonly together: boolean;
}

export type StoredHeld = HeldTerms & { readonly with?: EarlierHeld };

export interface StoredRelease {
  /** An address, or what the command line says. */
  readonly by: string;
  readonly said: string;
  readonly set: Readonly<Record<string, string>>;
  /** The message whose ticket it joins. */
  readonly joins?: string;
}
