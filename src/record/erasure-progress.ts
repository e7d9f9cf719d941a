// How far the erasing of a person has come, so that a run that was interrupted goes on where it stopped. It knows him
// only while it lasts: the first thing erased is where his name could be looked up again.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonalWords } from '../mail/personal-words.ts';
import type { Db, Tx } from './database.ts';

export const erasePhases = ['tickets', 'history', 'mails', 'messages', 'elsewhere'] as const;
export type ErasePhase = (typeof erasePhases)[number];

export interface ErasureProgress {
  /** Address that stands for him from now on. */
  readonly placeholder: string;
  /** Looked for in every row. */
  readonly everywhere: PersonalWords;
  /** His names as mails and the directory spell them: looked for where he or his organisations had to do with it. */
  readonly names: readonly string[];
  /** `desk organisation` of those he belonged to. */
  readonly organisations: readonly string[];
  readonly phase: ErasePhase;
  /** Last row of the phase that is done. */
  readonly after: string;
}

/** Names of settings that hold such progress. */
export const progressPrefix = 'erasing:';

const nameOf = (address: string): string => `${progressPrefix}${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 24)}`;

export async function readProgress(db: Db, address: string): Promise<ErasureProgress | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', nameOf(address)).executeTakeFirst();
  return row === undefined ? null : (row.value as ErasureProgress);
}

export async function writeProgress(db: Db | Tx, address: string, progress: ErasureProgress): Promise<void> {
  await sql`insert into settings (name, value) values (${nameOf(address)}, ${JSON.stringify(progress)}::jsonb) on conflict (name) do update set value = excluded.value`.execute(db);
}

export async function dropProgress(db: Db | Tx, address: string): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', nameOf(address)).execute();
}
