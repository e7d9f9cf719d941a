// A changed rules folder is taken over without a restart, but only as a whole and only when it validates: a pack with a
// fault never replaces one that runs, and the log says what is wrong with it. The folder is looked at again and again:
// what the system tells of changes misses files that an editor replaces, and says nothing of mounts in a container.
import { errorText } from '../platform/fault.ts';
import { stampRulesFolder } from '../platform/rules-folder.ts';
import { noteRules } from '../record/audit-rows.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { faultLine, loadRules, type Installation } from './installation.ts';

/** A look costs a few milliseconds; nobody who has saved a file waits longer than this. */
const lookEveryMs = 2_000;

/** Whose process it is answers for the rules that it reads; kept in the audit trail when they are others than before. */
export async function noteRulesInForce({ db, journey, log, rulebook }: Installation): Promise<void> {
  const { version, desks } = rulebook();
  await noteRules(db, version, [...desks.values()].map((desk) => `${desk.id} ${desk.version}`).join(', '), 'gateway', journey.now())
    .catch((error: unknown) => log.warn({ err: error }, 'rules in force could not be noted'));
}

/** What runs, and where the next one comes from. */
export interface WatchedRules {
  readonly folder: string;
  /** Of the folder before the running rules were read from it. */
  readonly stamp: string;
  readonly log: Pick<Installation['log'], 'info' | 'error'>;
  readonly rulebook: () => Rulebook;
  readonly use: (rulebook: Rulebook) => Promise<void>;
}

export interface RulesWatch {
  /** Looks once. Editors write a file in several steps: what differs from the look before is read at the next one. */
  look(): Promise<void>;
  stop(): void;
}

/** Looks at the folder until it is stopped. */
export function watchRules(rules: WatchedRules): RulesWatch {
  let seen: string | null = null;
  let read = rules.stamp;
  let faulty = false;
  const once = async (): Promise<void> => {
    const stamp = await stampRulesFolder(rules.folder).catch((error: unknown) => errorText(error));
    const quiet = stamp === seen;
    seen = stamp;
    if (!quiet || stamp === read) return;
    read = stamp;
    faulty = !(await takeOver(rules, faulty));
  };
  // One after the other: a slow look that ended behind a later one would take its older stamp for the newest.
  let last = Promise.resolve();
  const look = (): Promise<void> => {
    last = last.then(once);
    return last;
  };
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void look().finally(next), lookEveryMs);
    timer.unref();
  };
  void look().finally(next);
  return {
    look,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Puts what stands in the folder in force; false when it cannot be. */
async function takeOver({ folder, log, rulebook: running, use }: WatchedRules, wasFaulty: boolean): Promise<boolean> {
  try {
    const { rulebook, faults } = await loadRules(folder);
    if (rulebook === null) {
      log.error({ faults: faults.map(faultLine) }, 'changed rules are faulty; the running ones stay in force');
      return false;
    }
    if (rulebook.version !== running().version) {
      await use(rulebook);
      log.info({ version: rulebook.version, desks: [...rulebook.desks.values()].map((desk) => `${desk.id} ${desk.version}`) }, 'changed rules are in force');
    } else if (wasFaulty) log.info({ version: rulebook.version }, 'the rules folder is sound again; its rules are those in force');
    return true;
  } catch (error) {
    log.error({ err: errorText(error) }, 'changed rules cannot be read; the running ones stay in force');
    return false;
  }
}
