// What the doctor finds in the store: does it answer, are its tables of this version, do the queues, does the journey flow.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { errorText, exitCodes, Fault } from '../platform/fault.ts';
import { createLog } from '../platform/log.ts';
import { openStore, type Store } from '../platform/postgres.ts';
import { openQueues } from '../platform/queue.ts';
import { createDatabase } from '../record/database.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { readCheckedAuthors } from '../record/checked-authors.ts';
import { readHealth } from '../record/health.ts';
import { examineAlarms } from './doctor-alarms.ts';
import { examineDirectories } from './doctor-directory.ts';
import { examineMailboxes } from './doctor-mailboxes.ts';
import { fail, misconfigured, ok, warn, type Finding } from './doctor-finding.ts';
import { examineSeenAuthors } from './doctor-sender.ts';
import { readMigrationState } from './migration-state.ts';
import { olderCalendars, olderText } from './older-calendars.ts';

export interface StoreExamination {
  readonly findings: readonly Finding[];
  /** A gateway owns the embedded store. */
  readonly gatewayRuns: boolean;
}

/** Opens the store as any command does, but leaves our tables as they are. */
export async function examineStore(config: Config, rulebook: Rulebook | null, now: number): Promise<StoreExamination> {
  if (config.databaseUrl === null && !existsSync(join(config.dataFolder, 'store', 'database'))) {
    return { findings: [ok('store', `none yet in ${config.dataFolder}; postern serve makes it`), ...(await examineMailboxes(config, null, rulebook, now))], gatewayRuns: false };
  }
  let store: Store;
  try {
    store = await openStore({ dataFolder: config.dataFolder, shared: true, log: createLog('silent'), ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }) });
  } catch (error) {
    const configuration = error instanceof Fault && error.exitCode === exitCodes.configuration;
    const advice = config.databaseUrl === null ? 'the folder store in POSTERN_DATA must belong to one gateway and be intact' : 'is DATABASE_URL right, and the server up?';
    return { findings: [(configuration ? misconfigured : fail)('store', errorText(error), advice)], gatewayRuns: false };
  }
  try {
    const gatewayRuns = store.kind === 'embedded' && !store.owner;
    return { findings: [await examineKind(store, config, gatewayRuns), ...(await examineContent(store, config, rulebook, now, gatewayRuns))], gatewayRuns };
  } catch (error) {
    return { findings: [fail('store', errorText(error), 'see what the database says')], gatewayRuns: false };
  } finally {
    await store.close();
  }
}

async function examineKind(store: Store, config: Config, gatewayRuns: boolean): Promise<Finding> {
  if (store.kind === 'embedded') return ok('store', `embedded in ${config.dataFolder}${gatewayRuns ? ', in use by a running gateway' : ''}; each commit is synced`);
  const { rows } = await store.pool.query<{ version: string; fsync: string }>(`select current_setting('server_version') as version, current_setting('fsync') as fsync`);
  const detail = `PostgreSQL ${rows[0]?.version ?? ''}`;
  return rows[0]?.fsync === 'off' ? warn('store', `${detail} with fsync=off`, 'a power cut may lose accepted mail: set fsync=on') : ok('store', `${detail}; each commit is synced`);
}

async function examineContent(store: Store, config: Config, rulebook: Rulebook | null, now: number, gatewayRuns: boolean): Promise<Finding[]> {
  const { version, missing } = await readMigrationState(store.pool);
  if (missing < 0) return [misconfigured('tables', `version ${version} is newer than this Postern`, 'start the newer Postern that migrated it')];
  if (missing > 0) return [warn('tables', `version ${version}, ${missing} migration${missing === 1 ? ' is' : 's are'} missing`, 'postern migrate, or the next start of postern serve, applies them'), ...(await examineMailboxes(config, null, rulebook, now))];
  return [ok('tables', `version ${version}, up to date`), await examineQueues(store, config), ...(await examineJourney(store, now, gatewayRuns)), ...(await examineMailboxes(config, createDatabase(store.pool), rulebook, now)), ...examineSeenAuthors(config, await readCheckedAuthors(createDatabase(store.pool), now)), ...(await examineAlarms(createDatabase(store.pool), now, gatewayRuns)), ...(rulebook === null ? [] : await examineClocks(store, rulebook)),
    ...(rulebook === null || config.directory !== 'postgres' ? [] : await examineDirectories(rulebook, createDatabase(store.pool), now))];
}

async function examineQueues(store: Store, config: Config): Promise<Finding> {
  const place = config.redisUrl === null ? 'in the store' : `on Redis at ${new URL(config.redisUrl).host}`;
  try {
    const queues = await openQueues({ store, log: createLog('silent'), ...(config.redisUrl === null ? {} : { redisUrl: config.redisUrl }) });
    try {
      const counts = Object.values(await queues.counts());
      return ok('queues', `${place}, ${counts.reduce((sum, one) => sum + one.waiting + one.active, 0)} waiting`);
    } finally {
      await queues.close();
    }
  } catch (error) {
    return fail('queues', `${place}: ${errorText(error)}`, config.redisUrl === null ? 'the store must let postern make its schema bullmq' : 'is REDIS_URL right, and Redis up? Mail is kept meanwhile');
  }
}

/** A message that waits longer than this is not merely in the queue. */
const waitsTooLongMs = 60_000;

async function examineJourney(store: Store, now: number, gatewayRuns: boolean): Promise<Finding[]> {
  const health = await readHealth(createDatabase(store.pool), now);
  const waitsMs = health.oldestAccepted === null ? 0 : now - health.oldestAccepted;
  const start = gatewayRuns ? 'see what the gateway logs' : 'postern serve decides them';
  return [
    health.oldestAccepted === null ? ok('accepted', 'no message waits to be decided')
      : (waitsMs > waitsTooLongMs ? warn : ok)('accepted', `the oldest undecided message waits for ${Math.round(waitsMs / 1000)} s`, waitsMs > waitsTooLongMs ? start : ''),
    count('failed', health.failed, 'message', 'postern messages --state failed'),
    count('held', health.held, 'message', 'postern messages --state held, then postern message ID --release or --discard'),
    count('uncertain', health.uncertain, 'mail', 'postern outbox --state uncertain, then postern outbox ID --send-again or --discard'),
    count('undelivered', health.failedMails, 'mail', 'postern outbox --state failed'),
    ...(health.undeliverable === 0 ? [] : [ok('addresses', `${health.undeliverable} take${health.undeliverable === 1 ? 's' : ''} no mail and get${health.undeliverable === 1 ? 's' : ''} none: postern undeliverable`)]),
    ...(health.mutes === 0 ? [] : [warn('mutes', `${health.mutes} sender${health.mutes === 1 ? ' or desk is' : 's or desks are'} muted, a loop budget is used up`, 'postern mutes names them; what they send is kept')]),
    ...(health.unreachableStaff === 0 ? [] : [warn('staff', `mail to ${health.unreachableStaff} address${health.unreachableStaff === 1 ? '' : 'es'} of your own people came back`, 'postern undeliverable names them; tickets do not reach anybody there')]),
    count('overdue', health.overdueTimers, 'timer', gatewayRuns ? 'they should ring within 15 s' : 'they ring when postern serve runs'),
  ];
}

/** MODEL 2.3.8: a changed calendar moves no due time by itself. */
async function examineClocks(store: Store, rulebook: Rulebook): Promise<Finding[]> {
  const text = olderText(await olderCalendars(createDatabase(store.pool), rulebook, null));
  return text === '' ? [] : [warn('calendars', text, 'postern timers --recompute --dry-run shows what another count would change')];
}

function count(what: string, number: number, noun: string, advice: string): Finding {
  return number === 0 ? ok(what, `no ${noun}`) : warn(what, `${number} ${noun}${number === 1 ? '' : 's'}`, advice);
}
