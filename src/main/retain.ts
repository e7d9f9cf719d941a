// Keeping only what is to be kept: once a day, a few batches at a time beside everything else, or all at once by command.
// Where it stops, it goes on; a day later it begins behind what is empty already.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRetention, retainMails, retainMessages, retainTickets, retentionPhases, writeRetention, type Retention, type RetentionBatch, type RetentionProgress } from '../record/retention-rows.ts';
import type { Installation } from './installation.ts';

const roundEveryMs = 24 * 3_600_000;
const batches = { tickets: retainTickets, messages: retainMessages, mails: retainMails };

export interface RetainOptions {
  readonly dryRun: boolean;
  /** At most so many batches now. */
  readonly batchesMax: number;
  /** Also when the round of today is over. */
  readonly anyway: boolean;
  readonly goesOn: () => boolean;
}

/** Does what is due; the rows by what they are. */
export async function retain(installation: Installation, options: RetainOptions): Promise<Readonly<Record<string, number>>> {
  const { db, config, journey, pool, rulebook } = installation;
  const known = await readRetention(db);
  const counts: Record<string, number> = {};
  if (!options.anyway && known.finishedAt !== null && journey.now() - known.finishedAt < roundEveryMs) return counts;
  const retention: Retention = {
    db, desks: rulebook().desks, keeping: config.retention, now: journey.now(), dryRun: options.dryRun,
    // What cannot be opened in time keeps its files until its bytes go.
    strip: (raw) => pool.run('strip', [raw], () => null),
  };
  let progress: RetentionProgress = known.finishedAt === null && !options.dryRun ? known : { ...known, phase: 'tickets', after: '0', finishedAt: null };
  let prefix = true;
  for (let count = 0; count < options.batchesMax && options.goesOn(); count++) {
    const start: string = progress.phase === 'messages' && BigInt(progress.after) < BigInt(progress.empty) ? progress.empty : progress.after;
    const batch: RetentionBatch = await batches[progress.phase](retention, start);
    for (const [what, number] of Object.entries(batch.counts)) if (number > 0) counts[what] = (counts[what] ?? 0) + number;
    if (!options.dryRun) for (const id of batch.mails) await rm(join(config.dataFolder, 'outbox', `${id.padStart(10, '0')}.eml`), { force: true });
    // Only what is empty from the very first row on need not be looked at again.
    const joins: boolean = prefix && start === progress.empty && batch.empty !== undefined;
    prefix = joins || progress.phase !== 'messages';
    progress = next(progress, batch.after, joins ? (batch.empty ?? progress.empty) : progress.empty, journey.now());
    if (!options.dryRun) await writeRetention(db, progress);
    if (progress.finishedAt !== null) break;
  }
  return counts;
}

function next(progress: RetentionProgress, after: string | null, empty: string, now: number): RetentionProgress {
  if (after !== null) return { ...progress, after, empty };
  const phase = retentionPhases[retentionPhases.indexOf(progress.phase) + 1];
  return phase === undefined ? { phase: 'tickets', after: '0', empty, finishedAt: now } : { ...progress, phase, after: '0', empty };
}
