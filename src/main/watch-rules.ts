// A changed rules folder is taken over without a restart, but only as a whole and only when it validates: a pack with a
// fault never replaces one that runs, and the log says what is wrong with it.
import { watch, type FSWatcher } from 'node:fs';
import { errorText } from '../platform/fault.ts';
import { noteRules } from '../record/audit-rows.ts';
import { faultLine, loadRules, type Installation } from './installation.ts';

/** Editors write a file in several steps; the folder is read once they have been quiet for this long. */
const quietMs = 300;

/** Whose process it is answers for the rules that it reads; kept in the audit trail when they are others than before. */
export async function noteRulesInForce({ db, journey, log, rulebook }: Installation): Promise<void> {
  const { version, desks } = rulebook();
  await noteRules(db, version, [...desks.values()].map((desk) => `${desk.id} ${desk.version}`).join(', '), 'gateway', journey.now())
    .catch((error: unknown) => log.warn({ err: error }, 'rules in force could not be noted'));
}

/** Watches the folder until the returned function is called. */
export function watchRules(installation: Installation): () => void {
  const { log, config } = installation;
  let timer: NodeJS.Timeout | null = null;
  let watcher: FSWatcher | null = null;
  const reload = async (): Promise<void> => {
    try {
      const { rulebook, faults } = await loadRules(config.rulesFolder);
      if (rulebook === null) log.error({ faults: faults.map(faultLine) }, 'changed rules are faulty; the running ones stay in force');
      else if (rulebook.version !== installation.rulebook().version) {
        installation.useRulebook(rulebook);
        await noteRulesInForce(installation);
        log.info({ version: rulebook.version, desks: [...rulebook.desks.values()].map((desk) => `${desk.id} ${desk.version}`) }, 'changed rules are in force');
      }
    } catch (error) {
      log.error({ err: errorText(error) }, 'changed rules cannot be read; the running ones stay in force');
    }
  };
  try {
    watcher = watch(config.rulesFolder, { recursive: true }, () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void reload(), quietMs);
    });
    watcher.on('error', (error) => log.warn({ err: error }, 'rules folder is no longer watched'));
  } catch (error) {
    log.warn({ err: errorText(error) }, 'rules folder cannot be watched; restart after a change');
  }
  return () => {
    if (timer !== null) clearTimeout(timer);
    watcher?.close();
  };
}
